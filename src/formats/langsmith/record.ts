import { isObject, items, own } from "../json-shape.ts";
import type { RawRecord, RecordFormat } from "../spans/raw-span.ts";
import { isFeedback, readFeedback, readFeedbackStats } from "./feedback.ts";
import { isRun, readRun } from "./run.ts";

/**
 * What LangSmith's API gives, in its first and its second version: one run, one item of feedback, or a page of either.
 * Runs as JSON lines are the same.
 */
export const langsmithRuns: RecordFormat = {
  name: "LangSmith runs",
  recognises: (value) => isRun(value) || isFeedback(value) || pageOf(value) !== undefined,
  read: readRecord,
};

function readRecord(value: unknown, wanted?: ReadonlySet<string>): RawRecord {
  const list = isRun(value) || isFeedback(value) ? [value] : (pageOf(value) ?? []);
  const runs = list.filter((item) => !isFeedback(item));
  const spans = runs.map((run) => readRun(run, wanted));
  const known = spans.filter((span) => span !== null);
  const withoutId = spans.length - known.length;
  if (wanted !== undefined) return { spans: known, logs: [], withoutId };
  const logs = [
    ...list.filter(isFeedback).flatMap((item) => readFeedback(item) ?? []),
    ...runs.flatMap((run, index) => (spans[index] ? readFeedbackStats(run, spans[index]) : [])),
  ];
  return { spans: known, logs, withoutId };
}

/** The items of a page: `runs` with the first version of the API, `items` with the second. */
function pageOf(value: unknown): readonly unknown[] | undefined {
  const runs = own(value, "runs");
  if (Array.isArray(runs) && (runs.some(isRun) || (runs.length === 0 && isObject(own(value, "cursors"))))) return runs;
  const list = items(own(value, "items"));
  return list.some((item) => isRun(item) || isFeedback(item)) ? list : undefined;
}
