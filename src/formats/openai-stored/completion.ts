import { readInstant } from "../instant.ts";
import { items, own } from "../json-shape.ts";
import { type Entry, entry, metadataEntries } from "../payloads/attribute-values.ts";
import { modelEntries } from "../payloads/model-entries.ts";
import { wantedAttributes } from "../payloads/wanted-attributes.ts";
import type { RawSpan } from "../spans/raw-span.ts";

/**
 * One completion as a trace of one span: what called it is not recorded.
 *
 * @param wanted the only attributes to read; absent means all
 * @returns null without an id
 */
export function readCompletion(completion: unknown, wanted: ReadonlySet<string> | undefined): RawSpan | null {
  const id = own(completion, "id");
  if (typeof id !== "string" || id === "") return null;
  const model = own(completion, "model");
  return {
    traceId: id,
    spanId: id,
    parentId: null,
    name: typeof model === "string" ? `chat ${model}` : "chat",
    startNs: readInstant(own(completion, "created")),
    // When the answer was complete is not recorded, so its latency is unknown.
    endNs: null,
    status: "unset",
    attributes: wantedAttributes(allEntries(completion), wanted),
    resource: {},
    events: [],
  };
}

function allEntries(completion: unknown): readonly Entry[] {
  const choices = items(own(completion, "choices"));
  const choice = choices.find((item) => own(item, "index") === 0) ?? choices[0];
  const call = modelEntries({ input: inputOf(completion), output: answerOf(choice), parameters: completion });
  const usage = own(completion, "usage");
  const finish = own(choice, "finish_reason");
  return [
    ...metadataEntries(own(completion, "metadata")),
    ...call.filling,
    ...call.written,
    ...entry("openai.stored", true),
    ...entry("gen_ai.operation.name", "chat"),
    ...entry("gen_ai.provider.name", "openai"),
    ...entry("gen_ai.response.id", own(completion, "id")),
    ...entry("gen_ai.response.model", own(completion, "model")),
    ...entry("gen_ai.response.finish_reasons", typeof finish === "string" ? [finish] : undefined),
    ...entry("openai.response.system_fingerprint", own(completion, "system_fingerprint")),
    ...entry("gen_ai.usage.input_tokens", own(usage, "prompt_tokens")),
    ...entry("gen_ai.usage.output_tokens", own(usage, "completion_tokens")),
    ...entry("gen_ai.usage.cache_read.input_tokens", own(own(usage, "prompt_tokens_details"), "cached_tokens")),
  ];
}

/** Stored messages keep their parts apart from their text. */
function inputOf(completion: unknown): unknown {
  const given = own(completion, "messages") ?? own(completion, "input");
  const page = own(given, "data");
  const list = Array.isArray(page) ? page : given;
  if (!Array.isArray(list)) return list;
  return list.map((message: unknown) => {
    const parts = own(message, "content_parts");
    const isInParts = (own(message, "content") ?? "") === "" && Array.isArray(parts) && parts.length > 0;
    return isInParts ? { ...Object(message), content: parts } : message;
  });
}

/** A refusal is what the user got to read. */
function answerOf(choice: unknown): unknown {
  const message = own(choice, "message");
  const refusal = own(message, "refusal");
  const refuses = (own(message, "content") ?? "") === "" && typeof refusal === "string";
  return refuses ? { ...Object(message), content: refusal } : message;
}
