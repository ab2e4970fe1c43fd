import { t as attributionSentence } from "./attribution2.js";
import { t as sortedJson } from "./sorted-json.js";

// src/report/attribution-json.ts
/**
* The attribution for programs: JSON as `schema/attribution.json` describes it, format 1, with the verdict
* as a sentence first and all of its own keys sorted.
*/
function attributionJson(attribution) {
	return sortedJson({
		format: 1,
		sentence: attributionSentence(attribution)
	}, attribution);
}

export { attributionJson as t };