import { n as compileLinearTest, r as patternProblem, t as compileLinear } from "./linear-pattern2.js";

export { compileLinear };