import { n as probeSentence, r as trafficSentence, t as aroundWords } from "./around-words2.js";

export { probeSentence };