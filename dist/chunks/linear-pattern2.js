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
* @returns undefined where RE2 has no such expression, or would read it differently; what is returned says undefined of
*   the few texts that RE2 would read differently
*/
async function compileLinearTest({ source, flags }) {
	const inUnits = !/[uv]/.test(flags);
	const read = inUnits ? spread : (text) => text;
	const translated = flags.includes("v") ? void 0 : inRe2(read(source), flags);
	if (translated === void 0) return void 0;
	const { RE2JS, RE2JSException } = await import("./build.js");
	const modes = flags.replace(/[^ims]/g, "");
	const foreign = [...flags.includes("i") && inUnits ? [FOLDED_APART] : [], ...flags.includes("m") ? [LINES] : []];
	try {
		const compiled = RE2JS.compile(modes === "" ? translated : `(?${modes})${translated}`);
		return (text) => foreign.some((one) => one.test(text)) ? void 0 : compiled.matcher(read(text)).find();
	} catch (error) {
		if (error instanceof RE2JSException) return void 0;
		throw error;
	}
}
/** Where a line ends for JavaScript's ^ and $ and not for RE2's. */
const LINES = /[\r\u2028\u2029]/;
/** What is the same letter as another to RE2, as with u to JavaScript, and not to JavaScript without u. */
const FOLDED_APART = /[\u017f\u0390\u03b0\u03f4\u1e9e\u1f80-\u1fff\u2126\u212a\u212b\ufb05\ufb06]/;
const UPPER_UNITS = 1048576;
/**
* A text in which every code unit is a character, as JavaScript without u has it: RE2 knows whole characters only. The
* units from the surrogates on go, in their order, to private characters at the end of Unicode.
*/
function spread(text) {
	return text.replace(/[\ud800-\uffff]/g, (unit) => String.fromCodePoint(UPPER_UNITS + unit.charCodeAt(0)));
}
/** What JavaScript calls white space, and RE2 does not; \ufeff also where it was spread. No range begins or ends with \s. */
const SPACE = "\\s\\x0b\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}\\x{10feff}\\s";
const LINE_ENDS = "\\n\\r\\x{2028}\\x{2029}";
/**
* An escape, the beginning of a class, the end of one, a dot, the beginning of a group with flags of its own, or a letter
* from where cases of letters become intricate. What RE2 reads differently is among them.
*/
const PIECE = /\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|.)|\[\^?\]?|\]|\.|\(\?[-ims]|[\u017f-\uffff]/gs;
/** Behind a class in a class, what comes after a dash begins no range to JavaScript, and does to RE2. */
const DASHES = /^-(?:-|(?:\\(?:u.{4}|x..|.)|[^\]\\])-)/s;
/** A JavaScript expression in RE2's words; undefined where there is a part that has none. */
function inRe2(source, flags) {
	const inUnits = !flags.includes("u");
	const ignoresCase = flags.includes("i");
	let inClass = false;
	let foreign = false;
	const character = (letter) => {
		foreign ||= ignoresCase && inUnits && letter > "ž" && (inClass || letter >= "\ud800" || FOLDED_APART.test(letter));
	};
	const translated = source.replace(PIECE, (piece, place) => {
		foreign ||= inClass && /^\\[dwsDWS]$/.test(piece) && DASHES.test(source.slice(place + 2, place + 10));
		if (piece === "\\s") return inClass ? SPACE : `[${SPACE}]`;
		if (piece === "\\S" && !inClass) return `[^${SPACE}]`;
		if (piece.length === 6) {
			const unit = Number.parseInt(piece.slice(2), 16);
			character(String.fromCharCode(unit));
			foreign ||= !inUnits && unit >= 55296 && unit <= 57343;
			return `\\x{${(inUnits && unit >= 55296 ? UPPER_UNITS + unit : unit).toString(16)}}`;
		}
		if (piece.startsWith("\\")) {
			foreign ||= !(inClass ? /^\\(?:[dDwWtnrfv\W]|x..)$/ : /^\\(?:[dDwWbBtnrfv\W]|x..)$/).test(piece);
			foreign ||= ignoresCase && !inUnits && /[wb]/i.test(piece);
			return piece;
		}
		if (piece.startsWith("(")) {
			foreign ||= !inClass;
			return piece;
		}
		if (piece === ".") return inClass || flags.includes("s") ? piece : `[^${LINE_ENDS}]`;
		if (piece === "]") {
			inClass = false;
			return piece;
		}
		if (!piece.startsWith("[")) {
			character(piece);
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