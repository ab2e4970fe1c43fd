/** Several metrics that came to the same, in one sentence. */
import type { Comparison, MetricComparison, Pairing, Settle } from "../domain/verdict.ts";
import { askedWords, levelsWords } from "./evidence-words.ts";
import type { Markup } from "./markup.ts";
import { settleWords } from "./metric-sentence.ts";
import { count, list } from "./numbers.ts";

/** More metrics than this are counted, not spelt out; the table has them all. */
export const SPELT_OUT = 3;

/** Metrics that all held: no interval is needed to believe that, and the table has them. */
export function allHeld({ pairing }: Comparison, held: readonly MetricComparison[], markup: Markup): string {
  return `${namesWords(held, markup)} held: no loss as large as you allow, ${askedTogether(held, pairing)}`;
}

/** Whether an interval that is too wide is all that keeps a metric undecided. */
export function isOpen({ kind, evidence }: MetricComparison): boolean {
  return kind === "wide-interval" && evidence !== undefined && evidence.margin > 0;
}

/** In one sentence what is the same for all; the table has their intervals. */
export function allOpen({ pairing }: Comparison, open: readonly MetricComparison[], markup: Markup): string {
  const said = `${namesWords(open, markup)} are undecided: losses as large as you allow are neither seen nor ruled out, ${askedTogether(open, pairing)}`;
  const settle = hardest(open.map(({ evidence }) => evidence?.settle));
  return settle === undefined ? said : `${said}. ${settleWords(settle)}`;
}

/** What settles each of several settles all. */
function hardest(settles: readonly (Settle | undefined)[]): Settle | undefined {
  const known = settles.filter((settle) => settle !== undefined);
  if (known.length < settles.length) return undefined;
  const byCases = known.toSorted((a, b) => b.cases - a.cases)[0];
  const none = known.find(({ trials }) => trials === undefined) ?? known.find(({ trials }) => trials === null);
  const byTrials = none ?? known.toSorted((a, b) => (b.trials ?? 0) - (a.trials ?? 0))[0];
  if (byCases === undefined || byTrials === undefined) return undefined;
  const { cases, casesUsd } = byCases;
  const { trials, trialsUsd } = byTrials;
  return {
    cases,
    ...(casesUsd === undefined ? {} : { casesUsd }),
    ...(trials === undefined ? {} : { trials }),
    ...(trialsUsd === undefined ? {} : { trialsUsd }),
  };
}

/** "cites (91 % → 88 %), answers (80 % → 79 %) and 2 more metrics". */
function namesWords(metrics: readonly MetricComparison[], markup: Markup): string {
  const names = metrics.slice(0, SPELT_OUT).map((metric) => {
    const levels = metric.evidence === undefined ? "" : ` (${levelsWords(metric, metric.evidence)})`;
    return `${markup.word(metric.metric)}${levels}`;
  });
  return list(withRest(names, metrics.length));
}

function askedTogether(metrics: readonly MetricComparison[], { paired }: Pairing): string {
  const asked = new Set(metrics.flatMap(({ evidence }) => (evidence === undefined ? [] : [askedWords(evidence)])));
  return asked.size === 1 ? [...asked].join("") : count(paired, "question");
}

/** The metrics shown, and how many more there are. */
export function withRest(shown: readonly string[], all: number): readonly string[] {
  return all > shown.length ? [...shown, count(all - shown.length, "more metric")] : shown;
}
