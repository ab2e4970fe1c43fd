import { n as pRetry, t as AbortError } from "./p-retry.js";

export { pRetry as default };