import { a as newestNames, t as baselineCalled } from "./baseline2.js";
import { t as UserError } from "./errors2.js";
import { t as parseBaseline } from "./baseline.js";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

// src/edges/baseline-references.ts
/**
* Finds baselines as files, or by name on the branch: "latest", "anchor", a date (the last of that day), the beginning of a
* tuple.
* @param folder what file names are relative to
* @param stored the branch and the suite whose records are meant; a function, since files need neither
*/
function baselineReferences(folder, stored) {
	return { async find(reference) {
		const text = await fileText(resolve(folder, reference));
		if (text !== void 0) return {
			name: reference,
			baseline: await parseBaseline(text, reference)
		};
		if (/[./\\]/.test(reference) && !reference.startsWith("baselines/")) throw new UserError(`there is no file ${reference}`, "Give a baseline file, or a name on the branch: latest, anchor, a date, or the beginning of a tuple.");
		return findStored(reference, await stored());
	} };
}
async function findStored(reference, { store, suite }) {
	const names = await store.list(suite);
	const called = reference === "anchor" ? await blessedPath(store, suite) : reference;
	const name = baselineCalled(called, names);
	if (name !== void 0) return {
		name: name.path,
		baseline: await store.read(name)
	};
	throw new UserError(`${store.label} holds no baseline of suite ${suite} that goes by ${reference}`, names.length === 0 ? "Record one first: eval-baseline record." : `The last ones are ${newestNames(names).join(", ")}; or give a file.`);
}
async function blessedPath(store, suite) {
	const anchor = await store.anchor(suite);
	if (anchor !== void 0) return anchor.baseline;
	throw new UserError(`nobody has blessed a baseline of suite ${suite} on ${store.label}, so it has no anchor`, "Bless one: eval-baseline anchor latest --why TEXT.");
}
/** A folder that happens to be called "latest" must not hide the baseline of that name. */
const NO_FILE = /* @__PURE__ */ new Set([
	"ENOENT",
	"ENOTDIR",
	"EISDIR"
]);
async function fileText(path) {
	try {
		return await readFile(path, "utf8");
	} catch (error) {
		if (NO_FILE.has(error.code ?? "")) return void 0;
		throw new UserError(`${path} cannot be read: ${error.message}`, "Give a readable file.", { cause: error });
	}
}

export { baselineReferences };