import { isObject, type JsonObject, own } from "../json-shape.ts";
import { EMPTY_RECORD, type RawRecord, type RecordFormat } from "../spans/raw-span.ts";
import { readEvaluations } from "./evaluations.ts";
import { readSpan } from "./span.ts";

/**
 * Spans of Datadog LLM Observability: as the export gives them (flat, alone or in a page), and as an application sends
 * them (`meta.kind`, `meta.input`, many in one envelope).
 */
export const datadogSpans: RecordFormat = {
  name: "Datadog LLM Observability spans",
  recognises: (value) => itemsOf(value) !== undefined,
  read: readRecord,
};

function readRecord(value: unknown, wanted?: ReadonlySet<string>): RawRecord {
  const { spans: found, shared } = itemsOf(value) ?? NOTHING;
  if (found.length === 0) return EMPTY_RECORD;
  const read = found.map((item) => ({ item: spanOf(item), span: readSpan(spanOf(item), shared, wanted) }));
  return {
    spans: read.flatMap(({ span }) => span ?? []),
    logs: wanted === undefined ? read.flatMap(({ item, span }) => (span ? readEvaluations(item, span) : [])) : [],
    withoutId: read.filter(({ span }) => span === null).length,
  };
}

/** The spans of a record, and what their envelope says about all of them. */
type Items = { readonly spans: readonly unknown[]; readonly shared: JsonObject };

const NOTHING: Items = { spans: [], shared: {} };

function itemsOf(value: unknown): Items | undefined {
  if (isSpan(value)) return { spans: [value], shared: {} };
  const page = own(value, "data");
  if (Array.isArray(page)) return page.some(isSpan) ? { spans: page, shared: {} } : undefined;
  const envelope = own(page, "type") === "span" ? own(page, "attributes") : value;
  const sent = own(envelope, "spans");
  const isEnvelope = isObject(envelope) && (own(page, "type") ?? own(value, "event_type")) === "span";
  return isEnvelope && Array.isArray(sent) ? { spans: sent, shared: envelope } : undefined;
}

/** The export wraps each span as JSON:API wants it. */
function spanOf(item: unknown): unknown {
  const wrapped = own(item, "attributes");
  return own(item, "type") === "span" && isObject(wrapped) ? wrapped : item;
}

function isSpan(item: unknown): boolean {
  const span = spanOf(item);
  if (!isObject(span)) return false;
  const has = (name: string) => own(span, name) !== undefined;
  if (!has("span_id") || has("context") || has("root_span_id")) return false;
  return has("start_ns") || has("ml_app") || has("span_kind") || isObject(own(span, "meta"));
}
