import { t as pLimit } from "./p-limit.js";

export { pLimit as default };