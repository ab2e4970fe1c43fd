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
