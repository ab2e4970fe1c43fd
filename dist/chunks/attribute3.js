import { n as attributed, t as attribute } from "./attribute2.js";

export { attribute };