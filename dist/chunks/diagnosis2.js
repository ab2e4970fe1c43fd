import { i as gradeRows, n as diagnosisJson, r as diagnosisTerminal, t as coverageRows } from "./diagnosis3.js";

export { diagnosisJson, diagnosisTerminal };