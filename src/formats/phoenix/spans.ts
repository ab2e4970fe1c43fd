import type { Attributes } from "../../domain/trace.ts";
import { readInstant } from "../instant.ts";
import { firstOwn, isObject, items, own } from "../json-shape.ts";
import { wantedAttributes } from "../payloads/wanted-attributes.ts";
import { carriersOf } from "../spans/flattened/carried.ts";
import { expandFlattened } from "../spans/flattened/expand.ts";
import { EMPTY_RECORD, type RawEvent, type RawRecord, type RawSpan, type RecordFormat } from "../spans/raw-span.ts";
import { flatAttributes } from "./flat-attributes.ts";

/** Spans as Phoenix's API gives them, one by one or as a page. OpenTelemetry's Python SDK prints its spans likewise. */
export const phoenixSpans: RecordFormat = {
  name: "Phoenix spans",
  recognises: (value) => isSpan(value) || isOtherForm(value) || isPage(value),
  read: readRecord,
};

/**
 * Reads a span, or a page `{data: [...], next_cursor}` of spans. What another endpoint of Phoenix calls OTLP is refused:
 * it is neither OTLP nor complete (lists in its attributes are lost).
 *
 * @param wanted names of the attributes a survey needs; they are found in a span's `metadata` too
 */
function readRecord(value: unknown, wanted?: ReadonlySet<string>): RawRecord {
  const given = isPage(value) ? items(own(value, "data")) : [value];
  if (given.some(isOtherForm)) return { ...EMPTY_RECORD, withoutId: countOf(given), problem: OTHER_FORM };
  const found = given.map((span) => readSpan(span, wanted));
  const spans = found.filter((span) => span !== undefined);
  return { spans, logs: [], withoutId: found.length - spans.length };
}

const OTHER_FORM =
  "spans of Phoenix's endpoint spans/otlpv1, which leave out part of the attributes: get them from the endpoint spans";

function isSpan(value: unknown): boolean {
  return typeof own(own(value, "context"), "trace_id") === "string" && typeof own(value, "name") === "string";
}

function isPage(value: unknown): boolean {
  const data = own(value, "data");
  if (!isObject(value) || !Array.isArray(data)) return false;
  return data.length === 0
    ? Object.hasOwn(value, "next_cursor")
    : data.some((item) => isSpan(item) || isOtherForm(item));
}

/** OTLP with its names in snake case, which no exporter writes. */
function isOtherForm(value: unknown): boolean {
  if (Array.isArray(own(value, "resource_spans"))) return true;
  return own(value, "trace_id") !== undefined && own(value, "start_time_unix_nano") !== undefined;
}

/** At least one, so that the record counts as bad. */
function countOf(records: readonly unknown[]): number {
  const spans = records.flatMap((record) => {
    const resources = own(record, "resource_spans");
    if (!Array.isArray(resources)) return [record];
    const scopes = resources.flatMap((resource) => items(own(resource, "scope_spans")));
    return scopes.flatMap((scope) => items(own(scope, "spans")));
  });
  return Math.max(spans.length, 1);
}

function readSpan(span: unknown, wanted: ReadonlySet<string> | undefined): RawSpan | undefined {
  const traceId = readId(own(own(span, "context"), "trace_id"));
  const spanId = readId(own(own(span, "context"), "span_id"));
  if (traceId === null || spanId === null) return undefined;
  const status = firstOwn(span, ["status_code"]) ?? own(own(span, "status"), "status_code");
  const message = firstOwn(span, ["status_message"]) ?? own(own(span, "status"), "description");
  const read: RawSpan = {
    traceId,
    spanId,
    parentId: readId(own(span, "parent_id")),
    name: text(own(span, "name")),
    startNs: readInstant(own(span, "start_time")),
    endNs: readInstant(own(span, "end_time")),
    status: status === "ERROR" ? "error" : status === "OK" ? "ok" : "unset",
    ...(typeof message === "string" && message !== "" && { statusMessage: message }),
    attributes: attributesOf(span),
    resource: flatAttributes(own(own(span, "resource"), "attributes")),
    events: wanted === undefined ? items(own(span, "events")).map(readEvent) : [],
  };
  return wanted === undefined ? read : withOnly(read, wanted);
}

/** The kind stands beside the attributes, and most often among them too. */
function attributesOf(span: unknown): Attributes {
  const attributes = flatAttributes(own(span, "attributes"));
  const kind = own(span, "span_kind");
  if (typeof kind !== "string" || kind === "UNKNOWN" || Object.hasOwn(attributes, KIND)) return attributes;
  return { ...attributes, [KIND]: kind };
}

const KIND = "openinference.span.kind";

function withOnly(span: RawSpan, wanted: ReadonlySet<string>): RawSpan {
  const sought = new Set([...wanted].flatMap(carriersOf));
  const { attributes } = expandFlattened({
    ...span,
    attributes: wantedAttributes(Object.entries(span.attributes), sought),
  });
  return {
    ...span,
    attributes: wantedAttributes(Object.entries(attributes), wanted),
    resource: wantedAttributes(Object.entries(span.resource), wanted),
  };
}

function readEvent(event: unknown): RawEvent {
  return {
    name: text(own(event, "name")),
    timeNs: readInstant(own(event, "timestamp")),
    attributes: flatAttributes(own(event, "attributes")),
  };
}

/** Hexadecimal in lower case, without the prefix that Python prints; other ids keep their text. Zero means none. */
function readId(value: unknown): string | null {
  if (typeof value !== "string" || value === "") return null;
  const id = /^(?:0x)?(?:[0-9a-f]{16}|[0-9a-f]{32})$/i.test(value) ? value.toLowerCase().replace(/^0x/, "") : value;
  return /^0+$/.test(id) ? null : id;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
