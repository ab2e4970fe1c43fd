import { n as openSimulatedModel, t as openDemo } from "./of-demo2.js";

export { openSimulatedModel };