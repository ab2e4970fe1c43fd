import { t as startCheck } from "./check2.js";

export { startCheck };