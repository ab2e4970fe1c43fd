import { t as LAYERS } from "./version.js";
import { t as layoutOf } from "./columns.js";
import { n as PLAIN } from "./markup2.js";
import { i as count } from "./numbers.js";
import { t as sortedJson } from "./sorted-json.js";
import { i as versionWords } from "./version-words.js";

// src/report/shown-anchor.ts
/** For programs: the anchor with the ids of its record's versions (schema/anchor.json, $defs.shown). */
function shownAnchorJson({ record, ...shown }) {
	const versions = record && Object.fromEntries(LAYERS.map((layer) => [layer, record.versions[layer].id]));
	return sortedJson({}, {
		...shown,
		...record === void 0 ? {} : { record: {
			...record,
			versions
		} }
	});
}
/** For people. @param width columns there are; lines take at most 100 of them */
async function shownAnchorText(shown, width) {
	const { paragraph, columns } = await layoutOf(width);
	const { suite, anchor, record, previous, notes } = shown;
	const versions = record && [["Layer", "Version it was recorded under"], ...LAYERS.map((layer) => [layer, versionWords(record.versions[layer], PLAIN)])];
	const blocks = [
		paragraph(headline(shown)),
		...anchor === void 0 ? [] : [paragraph(blessingWords(anchor))],
		...record === void 0 ? [] : [paragraph(`Recorded ${moment(record.at)}: ${count(record.cases, "question")}, ${targetWords(record.target)}.`)],
		...versions === void 0 ? [] : [columns(versions)],
		...previous === void 0 ? [] : [paragraph(`Before it: ${PLAIN.word(previous.baseline)}. ${blessingWords(previous)}`)],
		...notes.map((note) => paragraph(PLAIN.word(note, 2 * 500)))
	];
	return `${PLAIN.word(suite)}\n\n${blocks.join("\n\n")}\n`;
}
function headline({ status, anchor }) {
	const path = PLAIN.word(anchor?.baseline ?? "");
	switch (status) {
		case "none": return "No anchor: nobody has blessed a baseline, so each record is compared with the one before it only. Bless one: eval-baseline anchor latest --why TEXT.";
		case "shown": return `The anchor is ${path}.`;
		case "blessed": return `Blessed: ${path} is the anchor from now on, and every record is compared with it.`;
		case "already-blessed": return `Nothing was written: ${path} is the anchor already, for this reason.`;
		default: return status;
	}
}
function blessingWords({ by, at, why }) {
	return `Blessed by ${PLAIN.word(by)}, ${moment(at)}: ${PLAIN.word(why, 500)}`;
}
/** "2026-11-02 06:00 UTC" */
function moment(at) {
	return `${PLAIN.word(at).slice(0, 16).replace("T", " ")} UTC`;
}
function targetWords(target) {
	return target === "replay" ? "replayed" : "as production answered them";
}

export { shownAnchorJson, shownAnchorText };