import { t as jsonText } from "./json-text2.js";
import { t as layoutOf } from "./columns.js";
import { t as layerSentence } from "./layer-sentence.js";
import { n as PLAIN } from "./markup2.js";
import { d as list } from "./numbers.js";
import { i as versionWords, t as briefVersion } from "./version-words.js";

// src/report/stamps.ts
/** JSON with stable key order, for programs. */
function stampsJson({ suite, stamps, since }) {
	const versions = Object.fromEntries(stamps.map(({ layer, attribute, version }) => [layer, {
		...version,
		attribute
	}]));
	return jsonText({
		suite,
		versions,
		...since === void 0 ? {} : { since }
	});
}
/**
* Lines of NAME=value, for a shell's eval and for GitHub's environment file alike: ids that a shell would take apart are
* quoted. A layer whose version is unknown is left out: an empty value would be a claim.
*/
function stampsShell({ stamps }) {
	return known(stamps).map(({ layer, version }) => `EVAL_BASELINE_VERSION_${layer.toUpperCase()}=${shellWord(version.id)}\n`).join("");
}
/** One line that sets OTEL_RESOURCE_ATTRIBUTES, values percent-encoded as the OpenTelemetry specification says. */
function stampsOtel({ stamps }) {
	return `OTEL_RESOURCE_ATTRIBUTES=${shellWord(known(stamps).map(({ attribute, version }) => `${attribute}=${attributeValue(version.id)}`).join(","))}\n`;
}
/** For people. @param width columns there are; lines take at most 100 of them */
async function stampsTerminal({ suite, stamps, since }, width) {
	const { paragraph, columns } = await layoutOf(width);
	const rows = stamps.map(({ layer, attribute, version }) => [
		layer,
		versionWords(version, PLAIN),
		attribute
	]);
	const unknown = stamps.filter(({ version }) => version.id === null).map(({ layer }) => layer);
	const blocks = [
		columns([[
			"Layer",
			`Version in the checkout`,
			"Stamp it as"
		], ...rows]),
		...unknown.length === 0 ? [] : [paragraph(unknownWords(unknown))],
		...since === void 0 ? [] : [sinceText(since, paragraph, columns)]
	];
	return `${PLAIN.word(suite)}\n\n${blocks.join("\n\n")}\n`;
}
function sinceText({ revision, layers }, paragraph, columns) {
	const head = paragraph(`Since ${PLAIN.word(revision)}: ${layerSentence(layers)}.`);
	const changed = layers.filter(({ difference, files }) => difference !== "same" || files.length > 0);
	if (changed.length === 0) return head;
	return `${head}\n\n${columns([[
		"Layer",
		"Before",
		"Now",
		"Files"
	], ...changed.map(({ layer, before, after, files }) => [
		layer,
		briefVersion(before, PLAIN),
		briefVersion(after, PLAIN),
		files.length === 0 ? "–" : list(files.map((file) => PLAIN.word(file)))
	])])}`;
}
function unknownWords(layers) {
	const why = layers.includes("retrieval") ? " The index version is known to the application that asks the index: let it report the version with each request, or state layers.retrieval.version in the suite file." : "";
	return `The version of ${list(layers)} cannot be told from the checkout, so it is not stamped.${why}`;
}
function known(stamps) {
	return stamps.filter((stamp) => stamp.version.id !== null);
}
/** Everything but what neither the list nor a shell takes for something else. */
function attributeValue(text) {
	return encodeURIComponent(text).replaceAll("%3A", ":").replaceAll("%2F", "/").replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
function shellWord(text) {
	return /^[\w@%+=:,./-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

export { stampsJson, stampsOtel, stampsShell, stampsTerminal };