import type { Message, ToolDefinition } from "../../domain/message.ts";
import type { Attributes, FinishReason } from "../../domain/trace.ts";
import { firstOwn, isObject, items, numberIn, own } from "../json-shape.ts";
import { decoded, textOf } from "../json-text.ts";
import { ALIASES } from "./aliases.ts";
import { readFinishReason } from "./finish-reason.ts";
import { readMessages, readSystemText } from "./messages.ts";
import type { RawEvent, RawLog, RawSpan } from "./raw-span.ts";
import { definitionsAmongMessages, readToolDefinitions } from "./tool-definitions.ts";

/** What went into a model call and came out; a property is absent where its content was not recorded. */
export type ModelContent = {
  readonly input?: readonly Message[];
  readonly output?: Extract<Message, { role: "assistant" }>;
  readonly finish?: FinishReason;
  readonly definitions?: readonly ToolDefinition[];
};

/**
 * Reads the content of a model call in every form the conventions have had, the newest first: attributes of the span or
 * of its details event; one event per message; one event for the prompt and one for the completion. Events are looked
 * for in the span and among the log records.
 *
 * @param logs the log records of this span
 */
export function readModelContent(span: RawSpan, logs: readonly RawLog[]): ModelContent {
  const events = [...span.events.map(toPayload), ...logs.map(toLogPayload)].sort(byTime);
  const attributes = withDetails(span.attributes, events);
  const choices = events.filter(({ name }) => name === "gen_ai.choice").sort(byChoice);
  const input = readInput(attributes, events);
  const output = readOutput(attributes, events, choices[0]);
  const definitions =
    readToolDefinitions(firstOwn(attributes, ALIASES.definitions)) ??
    definitionsAmongMessages(firstOwn(attributes, ALIASES.inputMessages));
  const finish =
    readFinishReason(firstOwn(attributes, ALIASES.finish)) ??
    readFinishReason(own(items(decoded(firstOwn(attributes, ALIASES.outputMessages)))[0], "finish_reason")) ??
    readFinishReason(own(choices[0]?.payload, "finish_reason"));
  return {
    ...(input !== undefined && { input }),
    ...(output !== undefined && { output }),
    ...(finish !== undefined && { finish }),
    ...(definitions !== undefined && { definitions }),
  };
}

type EventPayload = { readonly name: string; readonly timeNs: bigint | null; readonly payload: Attributes };

function toPayload({ name, timeNs, attributes }: RawEvent): EventPayload {
  const content = decoded(own(attributes, "gen_ai.event.content"));
  return { name, timeNs, payload: isObject(content) ? { ...attributes, ...(content as Attributes) } : attributes };
}

function toLogPayload({ name, timeNs, attributes, body }: RawLog): EventPayload {
  const content = decoded(body);
  if (isObject(content)) return { name, timeNs, payload: { ...attributes, ...(content as Attributes) } };
  return { name, timeNs, payload: typeof body === "string" ? { ...attributes, content: body } : attributes };
}

/** Events without a time keep their place among each other, at the end. */
function byTime(a: EventPayload, b: EventPayload): number {
  if (a.timeNs === b.timeNs) return 0;
  if (a.timeNs === null || b.timeNs === null) return a.timeNs === null ? 1 : -1;
  return a.timeNs < b.timeNs ? -1 : 1;
}

function byChoice(a: EventPayload, b: EventPayload): number {
  return (numberIn(own(a.payload, "index")) || 0) - (numberIn(own(b.payload, "index")) || 0);
}

function withDetails(attributes: Attributes, events: readonly EventPayload[]): Attributes {
  const details = events.findLast(({ name }) => name === "gen_ai.client.inference.operation.details");
  return { ...details?.payload, ...attributes };
}

function readInput(attributes: Attributes, events: readonly EventPayload[]): readonly Message[] | undefined {
  const recorded = readMessages(firstOwn(attributes, ALIASES.inputMessages), "user");
  const messages = recorded ?? readMessageEvents(events) ?? readWhole(attributes, events, PROMPT);
  const system = readSystemText(firstOwn(attributes, ALIASES.system));
  if (system === undefined || messages?.some(({ role, text }) => role === "system" && text === system)) return messages;
  return [{ role: "system", text: system }, ...(messages ?? [])];
}

function readMessageEvents(events: readonly EventPayload[]): readonly Message[] | undefined {
  const messages = events.flatMap(({ name, payload }) => {
    const role = EVENT_ROLES.get(name);
    return role === undefined ? [] : [{ ...payload, role: own(payload, "role") ?? role }];
  });
  return messages.length === 0 ? undefined : readMessages(messages, "user");
}

const EVENT_ROLES: ReadonlyMap<string, string> = new Map([
  ["gen_ai.system.message", "system"],
  ["gen_ai.user.message", "user"],
  ["gen_ai.assistant.message", "assistant"],
  ["gen_ai.tool.message", "tool"],
]);

const PROMPT = { event: "gen_ai.content.prompt", attribute: "gen_ai.prompt", plainRole: "user" } as const;
const COMPLETION = {
  event: "gen_ai.content.completion",
  attribute: "gen_ai.completion",
  plainRole: "assistant",
} as const;

/** The oldest form: all messages in one attribute, of an event or of the span itself. */
function readWhole(
  attributes: Attributes,
  events: readonly EventPayload[],
  form: typeof PROMPT | typeof COMPLETION,
): readonly Message[] | undefined {
  const event = events.find(({ name }) => name === form.event);
  return readMessages(own(event?.payload, form.attribute) ?? own(attributes, form.attribute), form.plainRole);
}

function readOutput(
  attributes: Attributes,
  events: readonly EventPayload[],
  choice: EventPayload | undefined,
): ModelContent["output"] {
  const messages =
    readMessages(firstOwn(attributes, ALIASES.outputMessages), "assistant") ??
    (choice && readMessages(messageOfChoice(choice.payload), "assistant")) ??
    readMessages(vercelOutput(attributes), "assistant") ??
    readWhole(attributes, events, COMPLETION);
  const answers = messages?.filter((message) => message.role === "assistant") ?? [];
  return numberIn(own(attributes, "gen_ai.request.choice.count")) > 1 ? answers[0] : wholeAnswer(answers);
}

/**
 * Several output messages are alternatives, of which the application used the first. Where each holds calls and no text,
 * they are the parts of one answer: some frameworks write a message for each call.
 */
function wholeAnswer(answers: readonly NonNullable<ModelContent["output"]>[]): ModelContent["output"] {
  const calls = answers.map(({ toolCalls = [] }) => toolCalls);
  const ids = new Set(calls.flat().map(({ id }) => id));
  const [first] = answers;
  const isSplit = answers.length > 1 && answers.every(({ text }, index) => text === "" && calls[index]?.length === 1);
  return first !== undefined && isSplit && ids.size === answers.length ? { ...first, toolCalls: calls.flat() } : first;
}

/** The AI SDK writes text, object and calls apart from each other. */
function vercelOutput(attributes: Attributes): unknown {
  const text = firstOwn(attributes, ["ai.response.text", "ai.response.object"]);
  const calls = decoded(own(attributes, "ai.response.toolCalls"));
  if (text === undefined && !Array.isArray(calls)) return undefined;
  return [{ role: "assistant", content: textOf(text) ?? "", tool_calls: calls }];
}

function messageOfChoice(payload: Attributes): unknown {
  const message = decoded(own(payload, "message"));
  const calls = own(payload, "tool_calls");
  const base = isObject(message) ? message : { content: message ?? own(payload, "content") };
  const content = own(base, "content") ?? own(base, "parts");
  const toolCalls = own(base, "tool_calls") ?? calls;
  if ((content === undefined || content === null) && toolCalls === undefined) return undefined;
  return { ...base, role: "assistant", ...(toolCalls !== undefined && { tool_calls: toolCalls }) };
}
