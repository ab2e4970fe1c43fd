import { n as verdictSentence, t as decisiveComparison } from "./sentence.js";

export { verdictSentence };