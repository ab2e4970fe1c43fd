import { n as stateOfRecord, t as attributionOccasion } from "./known-state2.js";

export { attributionOccasion, stateOfRecord };