import type { Gate } from "../domain/suite.ts";
import type { Result } from "../domain/verdict.ts";
import { compare } from "../pipeline/compare/compare.ts";
import type { Baselines } from "../ports.ts";
import { gateAction } from "./gate.ts";

/** Two stored baselines, the earlier one first as the user names them. Nothing is replayed. */
export async function compareBaselines(
  references: { readonly before: string; readonly after: string },
  gate: Gate,
  baselines: Baselines,
): Promise<Result> {
  const before = await baselines.find(references.before);
  const after = await baselines.find(references.after);
  const [earlier, later] = [before.baseline.run, after.baseline.run];
  const comparison = compare(
    { ...earlier, label: before.name },
    { ...later, label: after.name },
    { confidence: gate.confidence },
  );
  return {
    story: "compare",
    suite: later.suite,
    verdict: comparison.verdict,
    gate: gateAction(comparison.verdict, gate),
    comparison,
    tuple: later.versions,
    touched: [],
    baseline: before.name,
    notes: [],
  };
}
