import { t as UserError } from "./errors2.js";

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
/**
* Whether a JavaScript expression matches somewhere in a text, in time linear in the text.
*
* @param flags of i, m, s and u; g and y would make no difference
* @returns undefined where RE2 has no such expression, or would read it differently
*/
async function compileLinearTest({ source, flags }) {
	const translated = inRe2(source, flags.includes("s"));
	if (translated === void 0) return void 0;
	const { RE2JS, RE2JSException } = await import("./build.js");
	const modes = flags.replace(/[^ims]/g, "");
	try {
		const compiled = RE2JS.compile(modes === "" ? translated : `(?${modes})${translated}`);
		return (text) => compiled.matcher(text).find();
	} catch (error) {
		if (error instanceof RE2JSException) return void 0;
		throw error;
	}
}
/** What JavaScript calls white space, and RE2 does not. */
const SPACE = "\\t\\n\\x0b\\f\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}";
const LINE_ENDS = "\\n\\r\\x{2028}\\x{2029}";
/** An escape, the beginning of a class, the end of one, or a dot. What RE2 reads differently is among them. */
const PIECE = /\\(?:u[\da-fA-F]{4}|.)|\[\^?\]?|\]|\./gs;
/** A JavaScript expression in RE2's words; undefined where there is a part that has none. */
function inRe2(source, dotAll) {
	let inClass = false;
	let foreign = false;
	const translated = source.replace(PIECE, (piece) => {
		if (piece === "\\s") return inClass ? SPACE : `[${SPACE}]`;
		if (piece === "\\S" && !inClass) return `[^${SPACE}]`;
		if (piece.length === 6) {
			const unit = Number.parseInt(piece.slice(2), 16);
			foreign ||= unit >= 55296 && unit <= 57343;
			return `\\x{${piece.slice(2)}}`;
		}
		if (piece.startsWith("\\")) {
			foreign ||= !(inClass ? /^\\[dDwWtnrfvx\W]$/ : /^\\[dDwWbBtnrfvx\W]$/).test(piece);
			return piece;
		}
		if (piece === ".") return inClass || dotAll ? piece : `[^${LINE_ENDS}]`;
		if (piece === "]") {
			inClass = false;
			return piece;
		}
		if (inClass) {
			inClass = !piece.endsWith("]");
			return piece.replace("[", "\\[");
		}
		foreign ||= piece.endsWith("]");
		inClass = true;
		return piece;
	});
	return foreign ? void 0 : translated;
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

export { compileLinearTest as n, patternProblem as r, compileLinear as t };