import type { RedactionSpec } from "../../domain/suite.ts";
import type { Finder, Found } from "./finding.ts";

/**
 * A finder for each of the user's own patterns. They run in RE2, in linear time, whatever pattern and text are.
 *
 * @throws Error in the compiler's words when one cannot be used; the suite file's reader asks `patternProblem` before
 */
export async function ownFinders(patterns: RedactionSpec["patterns"]): Promise<readonly Finder[]> {
  if (patterns.length === 0) return [];
  const { compileLinear } = await import("../../linear-pattern.ts");
  return Promise.all(
    patterns.map(async ({ name, pattern }): Promise<Finder> => {
      const spans = await compileLinear(pattern, `traces.redact.patterns: ${name}`);
      return (text): readonly Found[] =>
        spans(text).map(({ start, end }) => ({ start, end, kind: name, value: text.slice(start, end) }));
    }),
  );
}
