import type { Comparison } from "../../src/domain/verdict.ts";
import { type Claim, equals, type Findings } from "./claims.ts";
import { convertLlmDrift } from "./convert-llmdrift.ts";
import { type Bench, compareRecords, evidenceOf, pointsOf, recordObserved, scoredTrials } from "./measure.ts";
import { llmDriftSuite } from "./suites.ts";

/** Two dated models of one family, and what is known of them: right answers of 1,000 by the gold tag. */
type Pair = {
  readonly before: string;
  readonly after: string;
  readonly right: readonly [number, number];
  readonly verdict: Comparison["verdict"];
};

const PAIRS: readonly Pair[] = [
  { before: "gpt-4-0314", after: "gpt-4-0613", right: [840, 502], verdict: "regressed" },
  { before: "gpt-3.5-turbo-0301", after: "gpt-3.5-turbo-0613", right: [520, 681], verdict: "improved" },
];

/** Half the width an interval may have with 1,000 pairs: 0.06 is six points. */
const WIDEST = 0.06;

/**
 * Does the program find a change that is published, its size, and the one layer that changed? In each family the model
 * is the only difference between the two records.
 */
export async function measureLlmDrift(bench: Bench): Promise<Findings> {
  await convertLlmDrift(bench.folder);
  const findings: Findings[] = [];
  for (const pair of PAIRS) findings.push(await measurePair(bench, pair));
  return {
    claims: findings.flatMap(({ claims }) => claims),
    measured: findings.flatMap(({ measured }) => measured),
  };
}

async function measurePair(bench: Bench, { before, after, right, verdict }: Pair): Promise<Findings> {
  const runs = await Promise.all(
    [before, after].map((model) => recordObserved(bench, model, llmDriftSuite(`${model}.otlp.jsonl`, model))),
  );
  const [scoresBefore, scoresAfter] = runs.map((run) => scoredTrials(run, "right"));
  const comparison = await compareRecords(bench, before, after);
  const evidence = evidenceOf(comparison, "right");
  const changed = comparison.layers.filter(({ difference }) => difference === "changed").map(({ layer }) => layer);
  const pair = `${before} → ${after}`;
  return {
    claims: [
      equals(`${before}: right of 1,000`, scoresBefore?.full ?? 0, right[0]),
      equals(`${after}: right of 1,000`, scoresAfter?.full ?? 0, right[1]),
      equals(`${pair}: cases in pairs`, evidence.cases, 1000),
      equals(`${pair}: verdict`, comparison.verdict, verdict),
      ...intervalClaims(pair, evidence, (right[1] - right[0]) / 1000),
      equals(`${pair}: layers that changed`, changed.join(", "), "model"),
      { ...noneUnknown(comparison), says: `${pair}: of every other layer it is known that it did not change` },
    ],
    measured: [[`LLMDrift, ${pair}, right`, `${comparison.verdict}, ${pointsOf(evidence)} points, 1,000 cases`]],
  };
}

function intervalClaims(
  pair: string,
  { lower, upper }: { readonly lower: number; readonly upper: number },
  known: number,
): readonly Claim[] {
  const found = `${lower} to ${upper}`;
  return [
    { says: `${pair}: the interval holds ${known}`, holds: lower <= known && known <= upper, found },
    { says: `${pair}: the interval is narrower than ±${WIDEST}`, holds: (upper - lower) / 2 < WIDEST, found },
  ];
}

function noneUnknown({ layers }: Comparison): Omit<Claim, "says"> {
  const unknown = layers.filter(({ difference }) => difference === "cannot-tell").map(({ layer }) => layer);
  return { holds: unknown.length === 0, found: `cannot tell: ${unknown.join(", ")}` };
}
