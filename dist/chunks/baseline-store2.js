import { t as baselineStore } from "./baseline-store.js";

export { baselineStore };