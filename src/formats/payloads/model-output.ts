import { isCutOffJson } from "../cut-off-json.ts";
import { firstOwn, isObject, items, type JsonObject, own } from "../json-shape.ts";
import { decoded, textOf } from "../json-text.ts";
import { readParts } from "../spans/message-parts.ts";
import { roleNamed } from "../spans/roles.ts";
import { toMessage } from "./message-forms.ts";

/** What came out of a model call. */
export type ModelOutput = {
  /** One message of the assistant; absent when nothing was recorded, or when it was cut off. */
  readonly message?: JsonObject;
  /** False when `message` is other content, put as text. */
  readonly written: boolean;
  /** As the provider says it. */
  readonly finish?: string;
  readonly servedModel?: string;
  readonly fingerprint?: string;
  /** What a provider's answer repeats of the request. */
  readonly system?: unknown;
  readonly definitions?: readonly unknown[];
};

/**
 * Reads the output of a model call as observability platforms store it: a message, a provider's whole answer, LangChain's
 * generations, plain text. Of several choices the first counts; pieces of one answer become one message.
 *
 * @param value a structure or JSON text
 */
export function readModelOutput(value: unknown): ModelOutput {
  if (isCutOffJson(value)) return { written: false };
  const content = decoded(value);
  // Python's word for nothing, written as text.
  if (content === undefined || content === null || content === "" || content === "None") return { written: false };
  const list = listOf(content, WRAPPINGS);
  const message = joined((list ?? []).map((item) => toMessage(item)));
  const facts = answerFacts(content, list?.[0]);
  if (message !== undefined) return { message, written: true, ...facts };
  if (list?.length === 0 || isEmpty(content)) return { written: false, ...facts };
  const text = textOf(firstOwn(list?.[0], ["text"]) ?? onlyText(content) ?? value);
  return { ...(text !== undefined && { message: { role: "assistant", content: text } }), written: false, ...facts };
}

function isEmpty(content: unknown): boolean {
  return isObject(content) && Object.keys(content).length === 0;
}

/** Nobody wraps an output more often; following what is deeper would exhaust the stack. */
const WRAPPINGS = 4;

/** The pieces of the answer; of several choices, candidates or generations the first one alone. */
function listOf(content: unknown, levels: number): readonly unknown[] | undefined {
  if (Array.isArray(content)) return content.length === 1 && Array.isArray(content[0]) ? content[0] : content;
  if (!isObject(content) || levels === 0) return undefined;
  const choices = decoded(firstOwn(content, ["choices", "candidates", "generations"]));
  if (Array.isArray(choices)) return items(choices.flat()).slice(0, 1);
  if (toMessage(content) !== undefined) return [content];
  return listOf(decoded(firstOwn(content, ["output", "messages", "message", "response"])), levels - 1);
}

/** One message of what the assistant said last: the first text, and all calls. */
function joined(messages: readonly (JsonObject | undefined)[]): JsonObject | undefined {
  const known = messages.filter((message) => message !== undefined);
  const others = known.findLastIndex((message) => !isAssistant(own(message, "role")));
  const last = known.slice(others + 1);
  if (last.length === 0) return undefined;
  const parts = last.map(readParts);
  const texts = parts.map((some) => some.flatMap((part) => (part.kind === "text" ? [part.text] : [])).join("\n"));
  const calls = parts.flat().flatMap((part) => (part.kind === "call" ? [part.call] : []));
  return {
    role: "assistant",
    content: texts.find((text) => text !== "") ?? "",
    ...(calls.length > 0 && { tool_calls: calls }),
  };
}

function isAssistant(role: unknown): boolean {
  return role === undefined || roleNamed(role) === "assistant";
}

/** What a traced function returned under one of the usual names, with nothing beside it. */
function onlyText(content: unknown): unknown {
  if (!isObject(content) || Object.keys(content).length !== 1) return undefined;
  return firstOwn(content, ["text", "completion", "output"]);
}

function answerFacts(answer: unknown, first: unknown): Omit<ModelOutput, "message" | "written"> {
  const inner = own(first, "message");
  const messages = [first, inner, own(first, "kwargs"), own(inner, "kwargs")];
  const metadata = messages.map((message) => own(message, "response_metadata"));
  // An answer in JSON that the application asked for may have a key called model too.
  const isWhole = firstOwn(answer, ["choices", "candidates", "usage", "usage_metadata"]) !== undefined;
  const whole = [...(isWhole ? [answer] : []), own(answer, "llm_output"), ...metadata];
  const finish = textIn([...whole, ...messages, own(first, "generation_info")], FINISH);
  const servedModel = textIn(whole, MODEL);
  const fingerprint = textIn(whole, ["system_fingerprint"]);
  const isResponse = own(answer, "object") === "response";
  const system = isResponse ? firstOwn(answer, ["instructions"]) : undefined;
  const definitions = isResponse ? items(own(answer, "tools")) : [];
  return {
    ...(finish !== undefined && { finish }),
    ...(servedModel !== undefined && { servedModel }),
    ...(fingerprint !== undefined && { fingerprint }),
    ...(system !== undefined && { system }),
    ...(definitions.length > 0 && { definitions }),
  };
}

const FINISH = ["finish_reason", "finishReason", "stop_reason"];
const MODEL = ["model", "model_name", "model_version", "modelVersion"];

function textIn(places: readonly unknown[], names: readonly string[]): string | undefined {
  for (const place of places) {
    const found = firstOwn(place, names);
    if (typeof found === "string" && found !== "") return found;
  }
  return undefined;
}
