import { t as UserError } from "./errors.js";

// src/linear-pattern.ts
/**
* Compiles a pattern that a user wrote, in RE2 syntax. It runs in time linear in the text, whatever both are, so no text
* can hang a run. The engine is large and loaded only here.
*
* @param place where the pattern is written: "traces.redact.patterns: order"
* @returns finds all matches in a text, in order, without overlaps; matches of nothing are left out
* @throws UserError when it is no such pattern
*/
async function compileLinear(pattern, place) {
	const problem = await patternProblem(pattern);
	if (problem !== void 0) throw new UserError(`${place}: ${JSON.stringify(pattern)} cannot be used: ${problem}`, "Write it in RE2 syntax, which has no look-around and no back-references.");
	const { RE2JS } = await import("./build.js");
	const compiled = RE2JS.compile(pattern);
	return (text) => {
		const spans = [];
		for (const matcher = compiled.matcher(text); matcher.find();) if (matcher.end() > matcher.start()) spans.push({
			start: matcher.start(),
			end: matcher.end()
		});
		return spans;
	};
}
/** What is wrong with a pattern, in the engine's words, or undefined when it can be used. */
async function patternProblem(pattern) {
	const { RE2JS, RE2JSException } = await import("./build.js");
	try {
		RE2JS.compile(pattern);
		return;
	} catch (error) {
		if (error instanceof RE2JSException) return error.message;
		throw error;
	}
}

export { patternProblem as n, compileLinear as t };