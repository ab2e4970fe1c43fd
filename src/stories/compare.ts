import type { Result } from "../domain/result.ts";
import { usdPerAnswerOf } from "../domain/run.ts";
import type { Budget, Gate } from "../domain/suite.ts";
import { compare } from "../pipeline/compare/compare.ts";
import type { Baselines } from "../ports.ts";
import { gateAction } from "./gate.ts";

/** Which baselines, and whether they are compared again and again while the later one grows (an open canary). */
export type CompareRequest = { readonly before: string; readonly after: string; readonly anytime?: boolean };

/** What a suite says of comparisons; without one the error budget is the usual one. */
export type CompareRules = { readonly gate: Gate; readonly budget?: Pick<Budget, "errors"> };

/** Two stored baselines, the earlier one first as the user names them. Nothing is replayed. */
export async function compareBaselines(
  request: CompareRequest,
  { gate, budget }: CompareRules,
  baselines: Baselines,
): Promise<Result> {
  const before = await baselines.find(request.before);
  const after = await baselines.find(request.after);
  const [earlier, later] = [before.baseline.run, after.baseline.run];
  const usdPerAnswer = usdPerAnswerOf(later);
  const comparison = compare(
    { ...earlier, label: before.name },
    { ...later, label: after.name },
    {
      confidence: gate.confidence,
      slices: gate.slices,
      ...(budget === undefined ? {} : { errorBudget: budget.errors }),
      ...(request.anytime === true && { anytime: true }),
      ...(usdPerAnswer === undefined ? {} : { usdPerAnswer }),
    },
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
    notes: notesOf(before, after),
  };
}

/** What was named in a way that makes the verdict say less than it seems to. */
function notesOf(before: Named, after: Named): readonly string[] {
  if (before.name === after.name) return ["Both sides are one and the same baseline, so nothing can differ."];
  const isSwapped = after.baseline.run.at < before.baseline.run.at;
  return isSwapped ? [`${before.name} was recorded after ${after.name}: gains and losses are swapped.`] : [];
}

type Named = Awaited<ReturnType<Baselines["find"]>>;
