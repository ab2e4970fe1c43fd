import { i as gradeRows, n as diagnosisJson, r as diagnosisTerminal, t as coverageRows } from "./diagnosis2.js";

export { diagnosisJson, diagnosisTerminal };