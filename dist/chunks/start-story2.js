import { i as startRecord, n as startCheck, r as startCompare, t as startCanary } from "./start-story.js";

export { startCanary, startCheck, startCompare, startRecord };