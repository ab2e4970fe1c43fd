import { readInstant } from "../instant.ts";
import { firstOwn, isObject, type JsonObject, own } from "../json-shape.ts";
import { type Entry, entry, metadataEntries } from "../payloads/attribute-values.ts";
import { tagEntries } from "../payloads/tag-entries.ts";
import { wantedAttributes } from "../payloads/wanted-attributes.ts";
import type { RawSpan } from "../spans/raw-span.ts";
import { contentEntries } from "./content.ts";
import { evaluationEntries } from "./evaluations.ts";
import { field, textField } from "./field.ts";

/**
 * One span, flat or with its content in `meta`.
 *
 * @param shared what the envelope says about all its spans: application, tags, session
 * @param wanted the only attributes to read; absent means all
 * @returns null without a trace id or a span id
 */
export function readSpan(span: unknown, shared: JsonObject, wanted: ReadonlySet<string> | undefined): RawSpan | null {
  const traceId = idText(own(span, "trace_id"));
  const spanId = idText(own(span, "span_id"));
  if (traceId === null || spanId === null) return null;
  const startNs = readInstant(own(span, "start_ns"));
  const tags = [...tagEntries(own(shared, "tags")), ...tagEntries(own(span, "tags"))];
  const message = own(field(span, "error"), "message") ?? field(span, "error.message");
  return {
    traceId,
    spanId,
    parentId: parentOf(span),
    name: textField(span, "name") ?? "",
    startNs,
    endNs: endOf(startNs, own(span, "duration")),
    status: readStatus(own(span, "status"), new Map(tags).get("error")),
    ...(typeof message === "string" && message !== "" && { statusMessage: message }),
    attributes: wantedAttributes(allEntries(span, shared, tags), wanted),
    resource: {},
    events: [],
  };
}

function idText(id: unknown): string | null {
  return (typeof id === "string" && id !== "") || Number.isSafeInteger(id) ? String(id) : null;
}

function parentOf(span: unknown): string | null {
  const parent = idText(own(span, "parent_id"));
  return parent === null || NO_PARENT.has(parent) ? null : parent;
}

/** What a root has for a parent: the export writes a word for it. */
const NO_PARENT: ReadonlySet<string> = new Set(["undefined", "null", "0"]);

function endOf(startNs: bigint | null, duration: unknown): bigint | null {
  const nanoseconds = typeof duration === "string" && duration.trim() !== "" ? Number(duration) : duration;
  if (startNs === null || typeof nanoseconds !== "number" || !Number.isSafeInteger(Math.round(nanoseconds)))
    return null;
  return startNs + BigInt(Math.round(nanoseconds));
}

function readStatus(status: unknown, errorTag: unknown): RawSpan["status"] {
  if (status === "error" || errorTag === "1") return "error";
  return status === "ok" ? "ok" : "unset";
}

function allEntries(span: unknown, shared: JsonObject, tags: readonly Entry[]): readonly Entry[] {
  const kind = (textField(span, "span_kind") ?? textField(span, "kind") ?? textField(span, "span.kind"))?.toLowerCase();
  const prompt = own(field(span, "input"), "prompt") ?? field(span, "prompt");
  const session = firstOwn(span, ["session_id"]) ?? new Map(tags).get("session_id") ?? own(shared, "session_id");
  return [
    ...metadataEntries(field(span, "metadata")),
    ...tags,
    ...evaluationEntries(span),
    ...contentEntries(span, kind),
    ...entry("datadog.span.kind", kind),
    ...entry("ml_app", own(span, "ml_app") ?? own(shared, "ml_app")),
    ...entry("session.id", session),
    ...entry("model_name", field(span, "model_name")),
    ...entry("model_provider", field(span, "model_provider")),
    ...entry("error.type", own(field(span, "error"), "type") ?? field(span, "error.type")),
    ...(isObject(prompt) ? promptEntries(prompt) : []),
  ];
}

function promptEntries(prompt: JsonObject): readonly Entry[] {
  return ["id", "version", "template", "variables"].flatMap((name) => entry(`prompt.${name}`, own(prompt, name)));
}
