import { attributeText } from "../../domain/attribute-text.ts";
import type { Case } from "../../domain/case.ts";
import { isFailing } from "../../domain/failing.ts";
import { isNegative } from "../../domain/negative-feedback.ts";
import type { MetricRecord, Run } from "../../domain/run.ts";
import { scoredValues } from "../../domain/scored-values.ts";
import type { Evaluation } from "../../domain/trace.ts";
import type { Confirmed, Fact } from "../../pipeline/gaps/facts.ts";
import { mean } from "../../statistics/mean.ts";

/**
 * The answers that people found bad, and how many of them the best metric finds bad too: a suite is not blind while one of
 * the metrics that decide sees.
 *
 * @param run whose scores say what the metrics see  @param feedback the attribute that says how satisfied the user was
 */
export function confirmedFailures(
  cases: readonly Case[] | undefined,
  run: Run | undefined,
  feedback: string | undefined,
): Fact<Confirmed> {
  if (cases === undefined || run === undefined)
    return { why: "the traces of the incident, or the scores of their questions, are not at hand" };
  const told = cases.filter((one) => one.recordings.some((recording) => isTold(recording, feedback)));
  if (told.length === 0) return { why: "no trace of the incident says what people found of its answer" };
  const bad = new Set(told.filter((one) => one.recordings.some((recording) => isBad(recording, feedback))).map(idOf));
  const scores = run.metrics.filter(({ blocking, unit }) => blocking && unit === "score");
  const [best] = scores
    .map((metric) => seenBy(metric, run, bad))
    .toSorted((a, b) => share(b) - share(a) || b.confirmed - a.confirmed);
  return best === undefined ? { why: "no metric that decides scores answers from 0 to 1" } : { known: best };
}

function idOf({ id }: Case): string {
  return id;
}

type Judged = Pick<Case["recordings"][number], "evaluations" | "attributes">;

function isTold({ evaluations, attributes }: Judged, feedback: string | undefined): boolean {
  return (
    evaluations.some(({ by }) => by === "human") ||
    (feedback !== undefined && attributeText(attributes, feedback) !== undefined)
  );
}

function isBad({ evaluations, attributes }: Judged, feedback: string | undefined): boolean {
  const saysBad = ({ by, value, label }: Evaluation) =>
    by === "human" && (value === undefined ? isNegative(label) : value <= 0);
  return evaluations.some(saysBad) || (feedback !== undefined && isNegative(attributeText(attributes, feedback)));
}

/** Of the answers that people found bad those that the metric has scored, and those it fails too. */
function seenBy(metric: MetricRecord, run: Run, bad: ReadonlySet<string>): Confirmed {
  const scored = run.cases
    .filter(({ id }) => bad.has(id))
    .map(({ trials }) => scoredValues(trials, metric))
    .filter((values) => values.length > 0);
  return {
    metric: metric.name,
    isJudged: metric.judge !== undefined,
    confirmed: scored.length,
    seen: scored.filter((values) => isFailing(mean(values), metric)).length,
  };
}

function share({ confirmed, seen }: Confirmed): number {
  return confirmed === 0 ? -1 : seen / confirmed;
}
