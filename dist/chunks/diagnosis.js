// src/domain/diagnosis.ts
/** What a trace lacks for a higher grade, each with a remedy of its own. */
const LACKS = [
	"model-call",
	"model-name",
	"input",
	"earlier-turns",
	"media",
	"whole-text",
	"tool-definitions",
	"tool-parameters",
	"tool-results",
	"query",
	"documents",
	"document-text"
];
const FIELD_REMEDIES = [
	"messages",
	"served-model",
	"completion",
	"latency",
	"query",
	"documents",
	"scores",
	"document-text",
	"index-version",
	"arguments",
	"results",
	"tool-schema"
];
/**
* The share that --fail-under goes by, 0…1: of the traces with a replayable grade (1 or more) and of the traces with a
* known version, the smallest over all layers.
*/
function weakestShare({ examined, layers, grades }) {
	if (examined === 0) return 0;
	const replayable = grades.reduce((sum, { grade, traces }) => grade > 0 ? sum + traces : sum, 0);
	return Math.min(replayable, ...layers.map(({ known }) => known)) / examined;
}

export { LACKS as n, weakestShare as r, FIELD_REMEDIES as t };