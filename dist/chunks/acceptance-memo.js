import { n as readAcceptance, t as acceptanceRecord } from "./acceptance.js";
import { o as object, t as ShapeError, u as text } from "./json-reader.js";

// src/formats/acceptance-memo.ts
const readMemo = object({
	suite: text,
	acceptance: readAcceptance
});
/** The text of a memo: JSON on one line. */
function acceptanceMemo({ suite, acceptance }) {
	return JSON.stringify({
		suite,
		acceptance: acceptanceRecord(acceptance)
	});
}
/** The memo in a text; undefined for one that is damaged or says something else: that is no acceptance. */
function parseAcceptanceMemo(memo) {
	try {
		return readMemo(JSON.parse(memo), "");
	} catch (error) {
		if (error instanceof ShapeError || error instanceof SyntaxError) return void 0;
		throw error;
	}
}

export { parseAcceptanceMemo as n, acceptanceMemo as t };