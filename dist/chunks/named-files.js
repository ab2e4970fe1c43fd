import { resolve } from "node:path";

// src/world/named-files.ts
/** Files that a person names beside the suite. Each reader is loaded when such a file is. */
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
/** The versions that a file holds which `versions --json` printed; undefined where it is another file, or none. */
async function readStampsFile(path, name) {
	return (await import("./stamps-file.js")).readStampsFile(path, name);
}
/** The file that a text is to be written to. @throws UserError when it could not be, before anything is paid for */
async function openTextFile(path) {
	const { checkBaselinePlace } = await import("./baseline-file.js");
	const { writeTextFile } = await import("./text-file.js");
	await checkBaselinePlace(path);
	return { write: (text) => writeTextFile(path, text) };
}
/** Tells of a path whether it leads to a file. @param folder what paths are relative to */
async function filesFrom(folder) {
	const { isFile } = await import("./text-file.js");
	return (path) => isFile(resolve(folder, path));
}

export { readLabels as a, openTextFile as i, importFromPromptfoo as n, readStampsFile as o, openBaselineFile as r, filesFrom as t };