import type { Evidence, MetricComparison, Settle, SliceComparison, VerdictKind } from "../domain/verdict.ts";
import {
  allowedWords,
  askedWords,
  briefDifference,
  detectableWords,
  differenceWords,
  LOSS,
  levelsWords,
  type Measured,
  marginWords,
} from "./evidence-words.ts";
import { type Markup, PLAIN } from "./markup.ts";
import { count, price } from "./numbers.ts";
import { sliceName } from "./slice-name.ts";

/**
 * What the comparison of one metric says, without the last full stop: "cites got worse: 91 % → 74 %, −17.0 points (95 %:
 * −21.4 to −12.6), more than the 10 you allow, 142 questions asked three times of each".
 */
export function metricSentence(metric: MetricComparison, markup: Markup = PLAIN): string {
  const name = markup.word(metric.metric);
  const culprits = metric.kind === "slice-regressed" ? regressedSlices(metric) : [];
  if (culprits.length === 0) return claimSentence(name, metric, metric, markup);
  return [
    ...culprits.slice(0, SPELT_OUT).map((slice) => sliceSentence(metric, slice, markup)),
    ...(culprits.length > SPELT_OUT ? [`${count(culprits.length - SPELT_OUT, "more slice")} got worse`] : []),
    ...(metric.evidence === undefined ? [] : [wholeWords(metric, metric.evidence)]),
  ].join(". ");
}

/** What the comparison of one slice says: "cites of refunds (app.intent) got worse: 90 % → 70 %, …". */
export function sliceSentence(metric: MetricComparison, slice: SliceComparison, markup: Markup = PLAIN): string {
  return claimSentence(`${markup.word(metric.metric)} of ${sliceName(slice, markup)}`, metric, slice, markup);
}

/** The slices of a metric that got worse. */
export function regressedSlices({ slices = [] }: MetricComparison): readonly SliceComparison[] {
  return slices.filter(({ verdict }) => verdict === "regressed");
}

/** The comparison in a few words, for where the full one stands elsewhere: "cites 91 % → 74 % (−17.0 points)". */
export function briefSentence(metric: MetricComparison, markup: Markup): string {
  const name = markup.word(metric.metric);
  const { evidence } = metric;
  if (evidence === undefined) return `${name} ${BRIEFLY[metric.verdict]}`;
  const sliced = metric.kind === "slice-regressed" ? "; worse in a slice" : "";
  return `${name} ${levelsWords(metric, evidence)} (${briefDifference(metric, evidence)}${sliced})`;
}

/** More than this is counted, not spelt out; the tables have all. */
const SPELT_OUT = 3;

/** The whole beside the slice that failed it. */
function wholeWords(metric: MetricComparison, evidence: Evidence): string {
  const held = evidence.lower > -evidence.margin ? "The whole held" : "The whole is undecided";
  return `${held}: ${numbersWords(metric, evidence).join(", ")}`;
}

type Claimed = Pick<MetricComparison, "verdict" | "kind" | "evidence" | "reason">;

function claimSentence(subject: string, measured: Measured, claimed: Claimed, markup: Markup): string {
  const { kind, evidence } = claimed;
  switch (kind) {
    case "definition-differs":
    case "suite-differs":
    case "target-differs":
    case "design-differs":
    case "judge-differs":
    case "scoring-code-differs":
    case "on-one-side-only":
      return `${subject} was not compared (${reasonWords(claimed, WHY[kind], markup)})`;
    case "too-few-cases":
    case "shrunken-sample":
    case "missing-results":
      return `${subject} is undecided (${reasonWords(claimed, WHY[kind], markup)})`;
    case "went-missing":
      return `${subject} cannot be judged (${reasonWords(claimed, WHY[kind], markup)})`;
    case "wide-interval":
      return evidence === undefined ? `${subject} is undecided` : undecidedWords(subject, measured, evidence);
    case "material":
    case "real":
    case "non-inferior":
    case "equivalent":
    case "equivalent-below-baseline":
    case "slice-regressed": {
      const claim = `${subject} ${claimWords(measured, claimed)}`;
      if (evidence === undefined) return claim;
      const [levels = "", difference = "", asked = ""] = numbersWords(measured, evidence);
      return `${claim}: ${[levels, difference, ...againstMargin(measured, claimed, evidence), asked].join(", ")}`;
    }
    default:
      return kind satisfies never;
  }
}

function claimWords({ direction, unit }: Measured, { verdict, kind }: Claimed): string {
  // Of time and money people say where they went; of a score, what that means.
  const [better, worse] = unit !== "score" && direction === "lower-is-better" ? FELL_ROSE : BETTER_WORSE;
  if (kind === "equivalent-below-baseline") return `${worse} a little, by less than you allow`;
  if (kind === "non-inferior" || kind === "equivalent") return "held";
  return verdict === "improved" ? better : worse;
}

const BETTER_WORSE = ["got better", "got worse"] as const;
const FELL_ROSE = ["fell", "rose"] as const;

function numbersWords(measured: Measured, evidence: Evidence): readonly string[] {
  return [levelsWords(measured, evidence), differenceWords(measured, evidence), askedWords(evidence)];
}

function againstMargin(measured: Measured, { verdict, kind }: Claimed, evidence: Evidence): readonly string[] {
  if (verdict === "improved") return [];
  // A lower limit above −margin is more than "not significant": the accepted loss itself lies outside the interval.
  if (verdict === "unchanged") return [`${marginWords(measured, evidence)} is ruled out`];
  if (evidence.margin === 0) return [`you allow no ${LOSS[measured.direction]}`];
  return [`${doubtOf(kind, evidence)}more than ${allowedWords(measured, evidence)}`];
}

/** Whether the loss is beyond the margin: for sure, by what was measured, or within the interval only. */
function doubtOf(kind: VerdictKind, { difference, margin }: Evidence): "" | "probably " | "possibly " {
  if (kind !== "real") return "";
  return difference < -margin ? "probably " : "possibly ";
}

/** The question that stays open, the numbers, and what would settle it. */
function undecidedWords(subject: string, measured: Measured, evidence: Evidence): string {
  const loss = LOSS[measured.direction];
  const open =
    evidence.margin === 0
      ? `you allow no ${loss} at all, and no number of questions can rule out every one`
      : `${marginWords(measured, evidence)} is neither seen nor ruled out`;
  const seen = detectableWords(measured, evidence);
  const visible =
    seen === undefined
      ? `This comparison could not have seen a ${loss} of any size`
      : `This comparison could only have seen ${seen} or more`;
  const [levels = "", difference = "", asked = ""] = numbersWords(measured, evidence);
  return [
    `${subject} is undecided: ${open}`,
    `${levels}, ${difference}, ${asked}`,
    visible,
    ...(evidence.settle === undefined ? [] : [settleWords(evidence.settle)]),
  ].join(". ");
}

/** "310 questions would settle it ($12.40), or 7 trials of each ($4.10)". */
export function settleWords({ cases, casesUsd, trials, trialsUsd }: Settle): string {
  const questions = `${count(cases, "question")} would settle it${dollars(casesUsd)}`;
  if (trials === undefined) return questions;
  if (trials === null) return `${questions}; more trials of the same ones would not`;
  return `${questions}, or ${count(trials, "trial")} of each${dollars(trialsUsd)}`;
}

function dollars(usd: number | undefined): string {
  return usd === undefined ? "" : ` (${price(usd)})`;
}

const BRIEFLY = {
  regressed: "got worse",
  improved: "got better",
  unchanged: "held",
  inconclusive: "is undecided",
  "not-comparable": "was not compared",
  errored: "cannot be judged",
} as const satisfies { readonly [verdict in MetricComparison["verdict"]]: string };

const WHY = {
  "suite-differs": "the two runs are of different suites",
  "target-differs": "one run holds observed answers and the other replayed ones",
  "design-differs": "no question is on both sides, and the samples were drawn by different rules",
  "definition-differs": "its definition differs between the two runs",
  "judge-differs": "its judge differs between the two runs",
  "scoring-code-differs": "its scoring code differs between the two runs",
  "on-one-side-only": "only one of the two runs has it",
  "too-few-cases": "too few questions have a score on both sides",
  "shrunken-sample": "too few of the earlier questions are on both sides",
  "missing-results": "too many answers have no score",
  "went-missing": "more scores are missing than before",
} as const satisfies { readonly [kind in VerdictKind]?: string };

/** The comparison's own reason where it gave one: it knows the numbers. */
function reasonWords({ reason }: Claimed, otherwise: string, markup: Markup): string {
  return reason === undefined ? otherwise : markup.word(reason.replace(/\.$/, ""));
}
