import { o as parsePrompt } from "./too-dear.js";

// src/pipeline/assemble/variables-read.ts
/** The variables that a template reads; none where it does not parse, which is told elsewhere. */
async function variablesRead(template) {
	const prompt = await parsePrompt(template);
	return prompt.status === "parsed" ? prompt.variables : [];
}

// src/stories/missing-variables.ts
/**
* A sentence for each variable that the variant's template reads and no trace of the cases holds: it renders as nothing,
* which may be what nobody meant. One that some traces hold is left to the template. An application of the user's fills
* in templates by itself.
*/
async function missingVariables({ target }, variant, cases) {
	const recordings = cases.flatMap((one) => one.recordings);
	if (target.kind !== "agent" || variant.template === void 0 || recordings.length === 0) return [];
	const missing = (await variablesRead(variant.template)).filter(({ name }) => recordings.every(({ variables }) => !Object.hasOwn(variables, name)));
	const traces = `${recordings.length} of ${recordings.length} traces do not hold`;
	return missing.map(({ written }) => `The prompt template reads ${written}, which ${traces}: it renders as nothing.`);
}

export { missingVariables as t };