import { n as verdictSentence } from "./sentence.js";
import { t as sortedJson } from "./sorted-json.js";

// src/report/result-json.ts
/**
* The result for programs: JSON as `schema/result.json` describes it, format 1, with the verdict as a sentence first and
* all of the result's own keys sorted. It may stand inside a script element: no character in it ends one.
*/
function resultJson(result) {
	return sortedJson({
		format: 1,
		sentence: verdictSentence(result)
	}, result);
}

export { resultJson };