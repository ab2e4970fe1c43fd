import { isObject, own } from "../json-shape.ts";
import { EMPTY_RECORD, type RawRecord, type RecordFormat } from "../spans/raw-span.ts";
import { readScores } from "./scores.ts";
import { readSpan } from "./span.ts";

/**
 * Braintrust's logs by span: one event, a page of the fetch endpoint, or rows of a query. Of several rows of one event
 * in a record only the newest counts; of rows in different records the one that says more, as of any repeated span.
 */
export const braintrustEvents: RecordFormat = {
  name: "Braintrust logs (spans)",
  recognises: (value) => eventsOf(value) !== undefined,
  read: readRecord,
};

function readRecord(value: unknown, wanted?: ReadonlySet<string>): RawRecord {
  const events = newest(eventsOf(value) ?? []);
  if (events.length === 0) return EMPTY_RECORD;
  const read = events.map((event) => ({ event, span: readSpan(event, wanted) }));
  return {
    spans: read.flatMap(({ span }) => span ?? []),
    logs:
      wanted === undefined
        ? read.flatMap(({ event, span }) => (span ? readScores(event, span, transaction(event)) : []))
        : [],
    withoutId: read.filter(({ span }) => span === null).length,
  };
}

function eventsOf(value: unknown): readonly unknown[] | undefined {
  if (isEvent(value)) return [value];
  const page = own(value, "events");
  if (Array.isArray(page)) {
    const isEmptyPage = page.length === 0 && own(value, "cursor") !== undefined && own(value, "name") === undefined;
    return isEmptyPage || page.some(isEvent) ? page : undefined;
  }
  const rows = own(value, "data");
  return Array.isArray(rows) && rows.some(isEvent) ? rows : undefined;
}

function isEvent(value: unknown): boolean {
  if (!isObject(value) || own(value, "root_span_id") === undefined) return false;
  return own(value, "span_id") !== undefined || isObject(own(value, "span_attributes"));
}

/** The row with the highest transaction of each id; rows without an id are all kept. */
function newest(events: readonly unknown[]): readonly unknown[] {
  const best = new Map<unknown, unknown>();
  for (const [index, event] of events.entries()) {
    const id = own(event, "id");
    const key = typeof id === "string" && id !== "" ? id : index;
    const other = best.get(key);
    if (other === undefined || transaction(event) > transaction(other)) best.set(key, event);
  }
  return [...best.values()];
}

/** Transactions are numbers beyond what a double holds, so they are written as text. */
function transaction(event: unknown): bigint {
  const id = own(event, "_xact_id");
  const text = typeof id === "string" || typeof id === "number" ? String(id) : "";
  return /^\d{1,30}$/.test(text) ? BigInt(text) : -1n;
}
