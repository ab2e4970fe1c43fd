import { n as writeBaselineFile, t as checkBaselinePlace } from "./baseline-file2.js";

export { checkBaselinePlace, writeBaselineFile };