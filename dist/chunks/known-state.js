import { n as stateOfRecord, r as toldApart, t as attributionOccasion } from "./known-state2.js";

export { attributionOccasion, stateOfRecord };