import { isCutOffJson } from "../cut-off-json.ts";
import { readInstant } from "../instant.ts";
import { firstOwn, isObject, items, type JsonObject, own } from "../json-shape.ts";
import { decoded } from "../json-text.ts";
import { type Entry, entry, metadataEntries } from "../payloads/attribute-values.ts";
import { wantedAttributes } from "../payloads/wanted-attributes.ts";
import type { RawSpan } from "../spans/raw-span.ts";
import { runContent } from "./content.ts";
import { feedbackEntries } from "./feedback.ts";

/** Whether a value is a run, of either version of the API. */
export function isRun(value: unknown): boolean {
  return isObject(value) && RUN_TYPES.has(kindOf(value)) && typeof own(value, "id") === "string";
}

const RUN_TYPES: ReadonlySet<string> = new Set(["tool", "chain", "llm", "retriever", "embedding", "prompt", "parser"]);

/**
 * One run as a span.
 *
 * @param wanted names of the attributes to read, without content; absent means everything
 * @returns null for what is no run, and without an id, or without a trace id where the run is no root
 */
export function readRun(run: unknown, wanted?: ReadonlySet<string>): RawSpan | null {
  if (!isObject(run) || !isRun(run)) return null;
  const spanId = textIn(run, "id");
  const parentId = textIn(run, "parent_run_id") ?? lastText(own(run, "parent_run_ids"));
  // The root's id is the trace's.
  const traceId = textIn(run, "trace_id") ?? (parentId === undefined ? spanId : undefined);
  if (spanId === undefined || traceId === undefined) return null;
  const error = textIn(run, "error");
  const bare = bareEntries(run);
  return {
    traceId,
    spanId,
    parentId: parentId ?? null,
    name: textIn(run, "name") ?? "",
    startNs: readInstant(own(run, "start_time")),
    endNs: readInstant(own(run, "end_time")),
    status: readStatus(run, error),
    ...(error !== undefined && { statusMessage: error }),
    attributes: wantedAttributes(
      wanted === undefined ? [...bare, ...runContent(run, kindOf(run), bare)] : bare,
      wanted,
    ),
    resource: {},
    events: [],
    ...(isElsewhere(run) && { truncated: true }),
  };
}

function kindOf(run: unknown): string {
  const type = own(run, "run_type");
  return typeof type === "string" ? type.toLowerCase() : "";
}

function textIn(run: JsonObject, name: string): string | undefined {
  const value = own(run, name);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The second version lists all runs above, the root first. */
function lastText(ids: unknown): string | undefined {
  const last = items(ids).at(-1);
  return typeof last === "string" && last !== "" ? last : undefined;
}

function readStatus(run: JsonObject, error: string | undefined): RawSpan["status"] {
  const status = textIn(run, "status")?.toLowerCase();
  if (status === "error" || error !== undefined) return "error";
  return status === "success" ? "ok" : "unset";
}

/** `session_id` is left out: it is the project, and in metadata the same word is a conversation. */
function bareEntries(run: JsonObject): readonly Entry[] {
  const tags = own(run, "tags");
  return [
    ...metadataEntries(own(decoded(own(run, "extra")), "metadata")),
    ...metadataEntries(own(run, "metadata")),
    ...entry("langsmith.span.kind", kindOf(run)),
    ...(Array.isArray(tags) && tags.length > 0 ? entry("langsmith.span.tags", tags) : []),
    ...entry("thread_id", own(run, "thread_id")),
    ...feedbackEntries(run),
  ];
}

/** Large content is kept in another place, of which the run has only the address; or what is here was cut off. */
function isElsewhere(run: JsonObject): boolean {
  return ["inputs", "outputs"].some((name) => {
    const content = own(run, name);
    const isEmpty =
      content === null || content === undefined || (isObject(content) && Object.keys(content).length === 0);
    const address = firstOwn(run, [`${name}_s3_urls`]);
    return isCutOffJson(content) || (isEmpty && isObject(address) && Object.keys(address).length > 0);
  });
}
