import { t as UserError } from "./errors2.js";
import { n as serialisePostMortem, t as parsePostMortem } from "./post-mortem.js";
import { t as checkBaselinePlace } from "./baseline-file2.js";
import { n as writeTextFile } from "./text-file2.js";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

// src/edges/post-mortem-files.ts
/**
* @param folder absolute path  @param name as a person wrote it, for errors
* @throws UserError when it could not be written, before anything is paid for
*/
async function postMortemFolder(folder, name) {
	const [json, markdown, cases] = [
		"post-mortem.json",
		"post-mortem.md",
		"cases.jsonl"
	].map((file) => join(folder, file));
	for (const path of [
		json,
		markdown,
		cases
	]) await checkBaselinePlace(path);
	return {
		async earlier(incident) {
			const [record, text] = await Promise.all([textOf(json), textOf(markdown)]);
			if (record === void 0 && text === void 0) return void 0;
			if (record === void 0 || text === void 0) throw new UserError(`${name} holds ${record === void 0 ? "post-mortem.md without post-mortem.json" : "post-mortem.json without post-mortem.md"}`, "Name another folder, or put back the file that is gone.");
			const postMortem = parsePostMortem(record, join(name, "post-mortem.json"));
			if (postMortem.incident === incident) return {
				postMortem,
				markdown: text
			};
			throw new UserError(`${name} holds the post-mortem of ${postMortem.incident}, and this is the one of ${incident}`, "Name another folder: nothing is overwritten.");
		},
		async write(kept) {
			await writeTextFile(json, serialisePostMortem(kept.postMortem));
			await writeTextFile(markdown, kept.markdown);
			if (kept.cases !== void 0) await writeTextFile(cases, kept.cases);
			return markdown;
		}
	};
}
/** A post-mortem as it lies on the branch: the text of post-mortem.json. */
const postMortemJson = serialisePostMortem;
async function textOf(path) {
	try {
		return await readFile(path, "utf8");
	} catch (cause) {
		if (cause.code === "ENOENT") return void 0;
		throw new UserError(`${path} cannot be read: ${cause.message}`, "Name a folder that can be read.", { cause });
	}
}

export { postMortemFolder, postMortemJson };