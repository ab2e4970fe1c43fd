import { n as sampleTexts, t as NO_TEXTS } from "./sample-texts2.js";

export { NO_TEXTS, sampleTexts };