import { REDACTIONS, type RedactionSpec } from "../domain/suite.ts";
import { patternProblem } from "../linear-pattern.ts";
import type { ValueProblem } from "./schema-problems.ts";
import type { WrittenSuite } from "./written-suite.ts";

type WrittenRedact = WrittenSuite["traces"]["redact"];

/** Everything that is known by itself is replaced unless the suite says otherwise. */
export function redactionOf(written: WrittenRedact): RedactionSpec | null {
  if (written === "none") return null;
  return {
    kinds: written?.kinds ?? REDACTIONS,
    attributes: written?.attributes ?? [],
    patterns: written?.patterns ?? [],
  };
}

/** Patterns that the linear engine does not take; the engine is loaded only where there are patterns. */
export async function redactionProblems(written: WrittenRedact): Promise<readonly ValueProblem[]> {
  const patterns = written === "none" ? [] : (written?.patterns ?? []);
  const found = await Promise.all(patterns.map(({ pattern }) => patternProblem(pattern)));
  return found.flatMap((problem, index) =>
    problem === undefined
      ? []
      : [{ path: ["traces", "redact", "patterns", index, "pattern"], problem: `${problem}; expected RE2 syntax` }],
  );
}
