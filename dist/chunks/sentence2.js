import { n as decisiveComparison, r as verdictSentence, t as VERDICT_TITLE } from "./sentence.js";

export { verdictSentence };