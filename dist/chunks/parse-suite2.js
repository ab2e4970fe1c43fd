import { t as parseSuite } from "./parse-suite.js";

export { parseSuite };