import { t as startRecord } from "./record3.js";

export { startRecord };