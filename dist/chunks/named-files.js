// src/world/named-files.ts
/** The file that a baseline is to be written to. @throws UserError when it could not be, before anything is paid for */
async function openBaselineFile(path) {
	const { checkBaselinePlace, writeBaselineFile } = await import("./baseline-file.js");
	await checkBaselinePlace(path);
	return { write: (baseline) => writeBaselineFile(path, baseline) };
}
/** The labels of people that a judge is compared with. */
async function readLabels(path) {
	return (await import("./labels-file.js")).readLabels(path);
}
/** The configuration of promptfoo, made ours. */
async function importFromPromptfoo(from, folder) {
	return (await import("./import-promptfoo.js")).importFromPromptfoo(from, folder);
}

export { openBaselineFile as n, readLabels as r, importFromPromptfoo as t };