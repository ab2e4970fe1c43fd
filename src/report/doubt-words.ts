/** What a careful reader wants to know of a comparison's numbers besides the numbers. */
import type { Comparison, MetricComparison } from "../domain/verdict.ts";
import { limitsWords } from "./evidence-words.ts";
import type { Markup } from "./markup.ts";
import { probability } from "./numbers.ts";

/** Cross-checks that see it otherwise, and intervals that hold at any time; empty where there are none. */
export function doubtWords({ metrics }: Comparison, markup: Markup): readonly string[] {
  const anytime = metrics.some(({ evidence }) => evidence?.method === "anytime");
  return [
    ...metrics.flatMap((metric) => crossCheckWords(metric, markup)),
    ...(anytime ? ["The intervals hold at any time: this comparison may be repeated as often as one likes."] : []),
  ];
}

function crossCheckWords(metric: MetricComparison, markup: Markup): readonly string[] {
  const { evidence } = metric;
  if (evidence?.crossCheck === undefined) return [];
  const { verdict, pRegressed } = evidence.crossCheck;
  return [
    `${markup.word(metric.metric)}: a cross-check by resampling sees it otherwise: ${SEEN[verdict]} (${limitsWords(metric, evidence, evidence.crossCheck)}, p of worse ${probability(pRegressed)}). It decides nothing.`,
  ];
}

const SEEN = {
  regressed: "worse",
  improved: "better",
  unchanged: "unchanged",
  inconclusive: "undecided",
  "not-comparable": "not comparable",
  errored: "not to be judged",
} as const satisfies { readonly [verdict in MetricComparison["verdict"]]: string };
