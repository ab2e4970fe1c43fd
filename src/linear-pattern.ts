import { UserError } from "./errors.ts";

/** A stretch of a text, from `start` up to `end`, in code units; never empty. */
export type Span = { readonly start: number; readonly end: number };

/**
 * Compiles a pattern that a user wrote, in RE2 syntax. It runs in time linear in the text, whatever both are, so no text
 * can hang a run. The engine is large and loaded only here.
 *
 * @param place where the pattern is written: "traces.redact.patterns: order"
 * @returns finds all matches in a text, in order, without overlaps; matches of nothing are left out
 * @throws UserError when it is no such pattern
 */
export async function compileLinear(pattern: string, place: string): Promise<(text: string) => readonly Span[]> {
  const problem = await patternProblem(pattern);
  if (problem !== undefined)
    throw new UserError(
      `${place}: ${JSON.stringify(pattern)} cannot be used: ${problem}`,
      "Write it in RE2 syntax, which has no look-around and no back-references.",
    );
  const { RE2JS } = await import("re2js");
  const compiled = RE2JS.compile(pattern);
  return (text) => {
    const spans: Span[] = [];
    for (const matcher = compiled.matcher(text); matcher.find(); )
      if (matcher.end() > matcher.start()) spans.push({ start: matcher.start(), end: matcher.end() });
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
export async function compileLinearTest({
  source,
  flags,
}: RegExp): Promise<((text: string) => boolean | undefined) | undefined> {
  const inUnits = !/[uv]/.test(flags);
  const read = inUnits ? spread : (text: string) => text;
  const translated = flags.includes("v") ? undefined : inRe2(read(source), flags);
  if (translated === undefined) return undefined;
  const { RE2JS, RE2JSException } = await import("re2js");
  const modes = flags.replace(/[^ims]/g, "");
  const foreign = [...(flags.includes("i") && inUnits ? [FOLDED_APART] : []), ...(flags.includes("m") ? [LINES] : [])];
  try {
    const compiled = RE2JS.compile(modes === "" ? translated : `(?${modes})${translated}`);
    return (text) => (foreign.some((one) => one.test(text)) ? undefined : compiled.matcher(read(text)).find());
  } catch (error) {
    if (error instanceof RE2JSException) return undefined;
    throw error;
  }
}

/** Where a line ends for JavaScript's ^ and $ and not for RE2's. */
const LINES = /[\r\u2028\u2029]/;

/** What is the same letter as another to RE2, as with u to JavaScript, and not to JavaScript without u. */
const FOLDED_APART = /[\u017f\u0390\u03b0\u03f4\u1e9e\u1f80-\u1fff\u2126\u212a\u212b\ufb05\ufb06]/;

const UPPER_UNITS = 0x100000;

/**
 * A text in which every code unit is a character, as JavaScript without u has it: RE2 knows whole characters only. The
 * units from the surrogates on go, in their order, to private characters at the end of Unicode.
 */
function spread(text: string): string {
  return text.replace(/[\ud800-\uffff]/g, (unit) => String.fromCodePoint(UPPER_UNITS + unit.charCodeAt(0)));
}

/** What JavaScript calls white space, and RE2 does not; \ufeff also where it was spread. No range begins or ends with \s. */
const SPACE =
  "\\s\\x0b\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}\\x{10feff}\\s";
const LINE_ENDS = "\\n\\r\\x{2028}\\x{2029}";

/**
 * An escape, the beginning of a class, the end of one, a dot, the beginning of a group with flags of its own, or a letter
 * from where cases of letters become intricate. What RE2 reads differently is among them.
 */
const PIECE = /\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|.)|\[\^?\]?|\]|\.|\(\?[-ims]|[\u017f-\uffff]/gs;

/** Behind a class in a class, what comes after a dash begins no range to JavaScript, and does to RE2. */
const DASHES = /^-(?:-|(?:\\(?:u.{4}|x..|.)|[^\]\\])-)/s;

/** A JavaScript expression in RE2's words; undefined where there is a part that has none. */
function inRe2(source: string, flags: string): string | undefined {
  const inUnits = !flags.includes("u");
  const ignoresCase = flags.includes("i");
  let inClass = false;
  let foreign = false;
  const character = (letter: string) => {
    // A range may run over such letters, so that they do not show.
    foreign ||=
      ignoresCase && inUnits && letter > "\u017e" && (inClass || letter >= "\ud800" || FOLDED_APART.test(letter));
  };
  const translated = source.replace(PIECE, (piece, place: number) => {
    foreign ||= inClass && /^\\[dwsDWS]$/.test(piece) && DASHES.test(source.slice(place + 2, place + 10));
    if (piece === "\\s") return inClass ? SPACE : `[${SPACE}]`;
    if (piece === "\\S" && !inClass) return `[^${SPACE}]`;
    if (piece.length === 6) {
      const unit = Number.parseInt(piece.slice(2), 16);
      character(String.fromCharCode(unit));
      // Half of a surrogate pair means nothing where texts are read in whole characters.
      foreign ||= !inUnits && unit >= 0xd800 && unit <= 0xdfff;
      return `\\x{${(inUnits && unit >= 0xd800 ? UPPER_UNITS + unit : unit).toString(16)}}`;
    }
    if (piece.startsWith("\\")) {
      foreign ||= !(inClass ? /^\\(?:[dDwWtnrfv\W]|x..)$/ : /^\\(?:[dDwWbBtnrfv\W]|x..)$/).test(piece);
      // With i and u, ſ and the Kelvin sign are letters of words.
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
    // In a class another bracket is a character, and a named class to RE2 unless it is escaped.
    if (inClass) {
      inClass = !piece.endsWith("]");
      return piece.replace("[", "\\[");
    }
    // A class of nothing, or of everything, is not over there for RE2.
    foreign ||= piece.endsWith("]");
    inClass = true;
    return piece;
  });
  return foreign ? undefined : translated;
}

/** What is wrong with a pattern, in the engine's words, or undefined when it can be used. */
export async function patternProblem(pattern: string): Promise<string | undefined> {
  const { RE2JS, RE2JSException } = await import("re2js");
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    if (error instanceof RE2JSException) return error.message;
    throw error;
  }
}
