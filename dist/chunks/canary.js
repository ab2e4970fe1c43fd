import { t as startCanary } from "./canary2.js";

export { startCanary };