import { a as startDoctor, c as suiteOfCheckout, i as startCompare, n as startCanary, o as startRecord, r as startCheck, s as startVersions, t as inWorld } from "./story2.js";

export { startCanary, startCheck, startCompare, startDoctor, startRecord, startVersions };