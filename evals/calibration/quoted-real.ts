import { markdownTable } from "markdown-table";
import type { RealResults } from "./real-tables.ts";
import type { RealVerdict } from "./real-verdict.ts";
import { percent } from "./simulation-error.ts";

/** What was found on data of which the truth is known. */
export function realData({ tau, drift, driftDisjoint, runs, seed }: RealResults): string {
  const rows = [
    [
      "tau-bench, one agent against itself",
      `${tau.unscored.length} splits of its four trials`,
      ...verdictsOf(tau.unscored),
    ],
    ["LLMDrift, the later model is worse by 15 points or more", ...pairsWhere(drift, (change) => change <= -0.15)],
    ["LLMDrift, it is better by 15 points or more", ...pairsWhere(drift, (change) => change >= 0.15)],
    ["LLMDrift, they differ by 1.5 points", ...pairsWhere(drift, (change) => Math.abs(change) < 0.15)],
    ...driftDisjoint
      .filter(({ cases }) => cases === 200)
      .map(({ what, regressed, improved, unchanged, undecided, redByMargin }) => [
        `LLMDrift, ${what} against itself, no question in common`,
        `${runs} pairs of samples of 200`,
        ...[regressed, improved, unchanged, undecided, redByMargin].map((share) => `${percent(share)} %`),
      ]),
  ];
  const head = ["truth", "compared", "regressed", "improved", "unchanged", "inconclusive", "naive: red"];
  return `${markdownTable([head, ...rows], { alignDelimiters: false })}\n\n\`node evals/calibration/real.ts --runs ${runs} --seed ${seed}\`; margin 5 points, naive: a drop of more than that.`;
}

function pairsWhere(drift: readonly RealVerdict[], isMeant: (change: number) => boolean): readonly string[] {
  const pairs = drift.filter(({ rightBefore, rightAfter }) => isMeant(rightAfter - rightBefore));
  return [`${pairs.length} pairs of models`, ...verdictsOf(pairs)];
}

function verdictsOf(verdicts: readonly RealVerdict[]): readonly string[] {
  const named = ["regressed", "improved", "unchanged", "inconclusive"].map((verdict) =>
    String(verdicts.filter((one) => one.verdict === verdict).length),
  );
  return [...named, String(verdicts.filter(({ redByMargin }) => redByMargin).length)];
}
