/** How like production a record's replay is: a sentence, and the table behind it. */
import type { Estimate, Fidelity, FidelityCause, FidelityUnknown, MetricFidelity } from "../domain/fidelity.ts";
import type { Result } from "../domain/result.ts";
import { STACKS, type Stack } from "../domain/trace.ts";
import type { Markup } from "./markup.ts";
import { certainty, change, count, interval, level } from "./numbers.ts";
import { fieldRemedy } from "./remedies.ts";
import type { Rows } from "./tables.ts";

/**
 * What the replay is worth as evidence, the verdict first; where it is not to be trusted, why, in the words of the stack
 * most traces are written in. Undefined where nothing was replayed.
 */
export function fidelityWords({ fidelity, diagnosis }: Result, markup: Markup): string | undefined {
  if (fidelity === undefined) return undefined;
  if (fidelity.status === "unknown")
    return `${markup.strong("Replay fidelity")} is unknown: ${UNKNOWN[fidelity.reason]}`;
  const { agreement, atLeast, cause } = fidelity;
  const title = markup.strong(`Replay fidelity ${level(agreement, "score")}`);
  if (cause === undefined)
    return `${title}${leastWords(fidelity, markup)}: ${isShown(fidelity) ? "" : "as far as these questions show, "}a replay of production scores as production's own answers did.`;
  const stack = STACKS.toSorted((a, b) => (diagnosis?.stacks[b] ?? 0) - (diagnosis?.stacks[a] ?? 0))[0] ?? "otel";
  return `${title}${leastWords(fidelity, markup)} is below the ${level(atLeast, "score")} that the suite asks for: attribution by replay is not to be trusted. ${causeWords(cause, agreement, stack)}`;
}

/** Every metric: production's own mean, the replay's, their difference and agreement with intervals. */
export function fidelityRows(fidelity: Fidelity, markup: Markup): Rows | undefined {
  if (fidelity.status === "unknown") return undefined;
  const rows = fidelity.metrics.map((one) => [
    markup.word(one.metric, LONGEST_NAME),
    level(one.observedMean, "score"),
    level(one.replayMean, "score"),
    differenceWords(one.difference, fidelity.confidence),
    agreementWords(one.agreement, fidelity.confidence),
    one.blocking ? one.cases.toString() : `${one.cases.toString()}, only informs`,
  ]);
  return [["Metric", "Observed", "Replayed", "Difference", "Agreement", "Questions"], ...rows];
}

const LONGEST_NAME = 64;

type Measured = Extract<Fidelity, { status: "measured" }>;

/** The whole interval lies where the suite wants it. */
function isShown({ metrics, agreement, atLeast }: Measured): boolean {
  return metrics.some(
    (one) => one.blocking && one.agreement.value === agreement && (one.agreement.lower ?? 0) >= atLeast,
  );
}

/** The metric that the least agreement is of, with its interval and cases. */
function leastWords({ metrics, agreement, confidence, leftOut }: Measured, markup: Markup): string {
  const least = metrics.find((one) => one.blocking && one.agreement.value === agreement);
  const left = leftOut === 0 ? "" : `, ${count(leftOut, "question")} left out`;
  return least === undefined
    ? ""
    : ` (${markup.word(least.metric, LONGEST_NAME)}${limitsWords(least, confidence)}, ${count(least.cases, "question")}${left})`;
}

function limitsWords({ agreement: { lower, upper } }: MetricFidelity, confidence: number): string {
  return lower === undefined || upper === undefined ? "" : `, ${limits(confidence, lower, upper)}`;
}

function differenceWords({ value, lower, upper }: Estimate, confidence: number): string {
  const shown = lower === undefined || upper === undefined ? "" : ` ${interval(confidence, lower, upper, "score")}`;
  return `${change(value, "score")}${shown}`;
}

function agreementWords({ value, lower, upper }: Estimate, confidence: number): string {
  const shown = lower === undefined || upper === undefined ? "" : ` (${limits(confidence, lower, upper)})`;
  return `${level(value, "score")}${shown}`;
}

function limits(confidence: number, lower: number, upper: number): string {
  return `${certainty(confidence)}: ${level(lower, "score")} to ${level(upper, "score")}`;
}

const UNKNOWN: { readonly [reason in FidelityUnknown]: string } = {
  "no-observed-answers":
    "production recorded no answer to any of these questions, so there is nothing to compare a replay with.",
  "nothing-scored": "no metric that decides has a score of both a recorded and a replayed answer.",
};

function causeWords(cause: FidelityCause, agreement: number, stack: Stack): string {
  switch (cause.kind) {
    case "not-recorded":
      return `Least recorded of what a replay feeds on: ${cause.hop} hops, ${cause.field}, ${cause.present} of ${cause.hops}. To record more of it, ${fieldRemedy(cause.remedy, stack)}.`;
    case "left-the-recording":
      return `${count(cause.trials, "trial")} of ${cause.of} called a tool in a way that the recording does not hold: see ignore-arguments and not-recorded under layers.tools in the suite file.`;
    case "chance":
      return `Nothing that a replay needs is missing${chanceWords(cause.amongTrials, agreement)}`;
    default:
      return cause satisfies never;
  }
}

/** @param amongTrials how far two trials of one case agree with each other, where a case has several */
function chanceWords(amongTrials: number | undefined, agreement: number): string {
  if (amongTrials === undefined)
    return ", so answers to one question may differ by chance, or something is not as it was in production, a layer's version or the application that answers: raise trials in the suite file to tell the two apart.";
  const alike = `. Two trials of one question agree to ${level(amongTrials, "score")} with each other`;
  return agreement >= amongTrials
    ? `${alike}, so chance alone can explain it: lower the model's temperature, take a metric of a finer scale, or let fidelity.at-least in the suite file allow for it.`
    : `${alike}, and that much is left by chance; what is lost beyond it comes from what is not as it was in production: a layer's version, or the application that answers.`;
}
