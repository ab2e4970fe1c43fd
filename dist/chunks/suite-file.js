import { n as suiteFiles, t as keyVariablesOf } from "./suite-file2.js";

export { keyVariablesOf, suiteFiles };