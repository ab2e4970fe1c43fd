import { isObject, items, own } from "../json-shape.ts";
import { entry } from "../payloads/attribute-values.ts";
import type { RawRecord, RecordFormat } from "../spans/raw-span.ts";
import { field, textField } from "./fields.ts";
import { readMetadata } from "./metadata.ts";
import { OBSERVATION_TYPES, readObservation, sharedEntries, type TraceContext } from "./observation.ts";
import { isScore, readScore, scoreEntries } from "./scores.ts";

/**
 * What Langfuse's API and its export to a bucket give: one observation, one score, a page of either, or a saved trace of
 * the API's first version with all of its observations.
 */
export const langfuseObservations: RecordFormat = {
  name: "Langfuse observations",
  recognises: (value) => isObservation(value) || isScore(value) || isPage(value) || isSavedTrace(value),
  read: readRecord,
};

function readRecord(value: unknown, wanted?: ReadonlySet<string>): RawRecord {
  if (isSavedTrace(value)) return readSavedTrace(value, wanted);
  return readItems(isPage(value) ? items(own(value, "data")) : [value], { entries: [] }, wanted);
}

function isObservation(value: unknown): boolean {
  if (!isObject(value) || field(value, "traceId") === undefined) return false;
  const type = own(value, "type");
  // A type that is newer than this program is written in the same way.
  return (
    OBSERVATION_TYPES.has(type) ||
    (typeof type === "string" && /^[A-Z_]+$/.test(type) && field(value, "startTime") !== undefined)
  );
}

/** A page without any item is one when it says where the next one begins, or how many there are. */
function isPage(value: unknown): boolean {
  const data = own(value, "data");
  if (!Array.isArray(data)) return false;
  return data.length === 0 ? isObject(own(value, "meta")) : data.some((item) => isObservation(item) || isScore(item));
}

function isSavedTrace(value: unknown): boolean {
  if (!Array.isArray(own(value, "observations"))) return false;
  return isObject(own(value, "trace")) || textField(value, "id") !== undefined;
}

function readItems(list: readonly unknown[], context: TraceContext, wanted?: ReadonlySet<string>): RawRecord {
  const isScoreItem = (item: unknown) => isScore(item) && !isObservation(item);
  const scores = list.filter(isScoreItem);
  const read = list.filter((item) => !isScoreItem(item)).map((item) => readObservation(item, context, wanted));
  const spans = read.filter((span) => span !== null);
  const logs = wanted === undefined ? scores.flatMap((score) => readScore(score, context.traceId) ?? []) : [];
  return { spans, logs, withoutId: read.length - spans.length };
}

function readSavedTrace(value: unknown, wanted?: ReadonlySet<string>): RawRecord {
  const inner = own(value, "trace");
  const trace = isObject(inner) ? inner : value;
  const scores = items(own(trace, "scores") ?? own(value, "scores"));
  const traceId = textField(trace, "id");
  const entries = [
    // What it says of an OpenTelemetry span is a copy of what the root observation says.
    ...readMetadata(own(trace, "metadata")).users,
    ...scoreEntries(scores),
    ...sharedEntries(trace),
    ...entry("langfuse.trace.name", textField(trace, "name")),
  ];
  const context = { entries, ...(traceId !== undefined && { traceId }) };
  const record = readItems(items(own(value, "observations")), context, wanted);
  const logs = scores.flatMap((score) => readScore(score, traceId) ?? []);
  return wanted === undefined ? { ...record, logs: [...record.logs, ...logs] } : record;
}
