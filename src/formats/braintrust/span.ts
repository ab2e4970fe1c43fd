import { readInstant } from "../instant.ts";
import { firstOwn, items, own } from "../json-shape.ts";
import { type Entry, entry, metadataEntries } from "../payloads/attribute-values.ts";
import { tagEntries } from "../payloads/tag-entries.ts";
import { wantedAttributes } from "../payloads/wanted-attributes.ts";
import type { RawSpan } from "../spans/raw-span.ts";
import { contentEntries } from "./content.ts";
import { scoreEntries } from "./scores.ts";

/**
 * One event. Its trace is that of its root span.
 *
 * @param wanted the only attributes to read; absent means all
 * @returns null without a root span id or a span id
 */
export function readSpan(event: unknown, wanted: ReadonlySet<string> | undefined): RawSpan | null {
  const traceId = textIn(own(event, "root_span_id"));
  const spanId = textIn(own(event, "span_id"));
  if (traceId === undefined || spanId === undefined) return null;
  const name = textIn(own(own(event, "span_attributes"), "name")) ?? "";
  const error = own(event, "error") ?? "";
  const message = textIn(error) ?? textIn(firstOwn(error, ["message", "error"]));
  return {
    traceId,
    spanId,
    parentId: textIn(items(own(event, "span_parents"))[0]) ?? null,
    name,
    startNs: readInstant(own(own(event, "metrics"), "start")) ?? readInstant(own(event, "created")),
    endNs: readInstant(own(own(event, "metrics"), "end")),
    status: error === "" ? "unset" : "error",
    ...(message !== undefined && { statusMessage: message }),
    attributes: wantedAttributes(allEntries(event, name), wanted),
    resource: {},
    events: [],
  };
}

function textIn(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function allEntries(event: unknown, name: string): readonly Entry[] {
  const kind = textIn(own(own(event, "span_attributes"), "type"))?.toLowerCase() ?? "span";
  const metadata = own(event, "metadata");
  return [
    ...metadataEntries(metadata),
    // As a whole too: a template is filled from it.
    ...entry("metadata.prompt.variables", own(own(metadata, "prompt"), "variables")),
    ...tagEntries(own(event, "tags")),
    ...scoreEntries(event),
    ...contentEntries(event, kind, name),
    ...entry("braintrust.span.type", kind),
    ...entry("expected", own(event, "expected")),
    ...entry("error.type", firstOwn(own(event, "error"), ["type", "name"])),
  ];
}
