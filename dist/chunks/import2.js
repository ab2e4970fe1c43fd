import { n as importFromPromptfoo } from "./named-files.js";
import { relative, resolve } from "node:path";

// src/start/import.ts
/**
* Makes a suite of curated cases from what a team already has.
*
* @param request.from a promptfoo configuration
* @param request.to the folder of the new suite
* @param directory both are relative to it
* @throws UserError that names what cannot be read, or is in the way
*/
async function startImport(request, directory) {
	const folder = resolve(directory, request.to);
	return {
		...await importFromPromptfoo(resolve(directory, request.from), folder),
		folder: relative(directory, folder) || "."
	};
}

export { startImport };