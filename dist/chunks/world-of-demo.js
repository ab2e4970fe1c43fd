import { n as openSimulatedModel, t as openDemo } from "./world-of-demo2.js";

export { openSimulatedModel };