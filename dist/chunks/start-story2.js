import { a as startRecord, i as startDoctor, n as startCheck, o as startVersions, r as startCompare, t as startCanary } from "./start-story.js";

export { startCanary, startCheck, startCompare, startDoctor, startRecord, startVersions };