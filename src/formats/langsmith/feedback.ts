import type { Evaluation } from "../../domain/trace.ts";
import { readInstant } from "../instant.ts";
import { firstOwn, isObject, own } from "../json-shape.ts";
import { type Entry, entry } from "../payloads/attribute-values.ts";
import { evaluationLog } from "../payloads/evaluation-log.ts";
import type { RawLog, RawSpan } from "../spans/raw-span.ts";

/** Whether a value is one item of feedback on a run. */
export function isFeedback(value: unknown): boolean {
  return (
    typeof own(value, "run_id") === "string" &&
    typeof own(value, "key") === "string" &&
    own(value, "run_type") === undefined
  );
}

/**
 * One item of feedback as an evaluation's record.
 *
 * @returns undefined when it says neither a score nor a value
 */
export function readFeedback(feedback: unknown): RawLog | undefined {
  const runId = own(feedback, "run_id");
  const name = own(feedback, "key");
  if (typeof runId !== "string" || typeof name !== "string") return undefined;
  const said = [firstOwn(feedback, ["score"]), firstOwn(feedback, ["value"])];
  const value = said.map(toNumber).find((number) => number !== undefined);
  const label = said.find((word) => typeof word === "string");
  if (value === undefined && label === undefined) return undefined;
  const traceId = own(feedback, "trace_id");
  const by = SOURCES.get(own(own(feedback, "feedback_source"), "type")) ?? "unknown";
  // Feedback is given on the run that answered the user, the root: its id is the trace's.
  const subject = typeof traceId === "string" && traceId !== "" ? traceId : runId;
  const given: Evaluation = { name, ...(value !== undefined && { value }), ...(label !== undefined && { label }), by };
  return evaluationLog(subject, runId, given, readInstant(own(feedback, "created_at")));
}

/** Who gave feedback. What an application sends is taken for what its users said. */
const SOURCES: ReadonlyMap<unknown, "human" | "machine"> = new Map([
  ["app", "human"],
  ["api", "human"],
  ["model", "machine"],
  ["auto_eval", "machine"],
]);

/** The feedback that a run carries in sum: one evaluation for each key, the mean or the one word. Who gave it is not said. */
export function readFeedbackStats(run: unknown, { traceId, spanId }: RawSpan): readonly RawLog[] {
  return sums(run).map((sum) => evaluationLog(traceId, spanId, { ...sum, by: "unknown" }));
}

/** The same as attributes, so that a suite can name one as feedback: `langsmith.feedback.<key>`. */
export function feedbackEntries(run: unknown): readonly Entry[] {
  return sums(run).flatMap(({ name, value, label }) => entry(`langsmith.feedback.${name}`, value ?? label));
}

type Sum = { readonly name: string; readonly value?: number; readonly label?: string };

function sums(run: unknown): readonly Sum[] {
  const stats = own(run, "feedback_stats");
  if (!isObject(stats)) return [];
  return Object.entries(stats).flatMap(([name, stat]): readonly Sum[] => {
    const value = toNumber(own(stat, "avg"));
    const counts = own(stat, "values");
    const words = isObject(counts) ? Object.keys(counts) : [];
    const [label] = words.length === 1 ? words : [];
    if (value === undefined && label === undefined) return [];
    return [{ name, ...(value !== undefined && { value }), ...(label !== undefined && { label }) }];
  });
}

function toNumber(value: unknown): number | undefined {
  if (typeof value === "boolean") return Number(value);
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}
