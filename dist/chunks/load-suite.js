import { n as heldSuite, r as loadSuite, t as findSuite } from "./load-suite2.js";

export { findSuite, heldSuite, loadSuite };