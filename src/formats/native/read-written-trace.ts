import type { Message, RetrievedDocument, ToolCall, ToolDefinition } from "../../domain/message.ts";
import {
  type Contradiction,
  type Evaluation,
  FLAWS,
  type Flaw,
  type Hop,
  type ModelHop,
  type RetrievalHop,
  STACKS,
  type Stack,
  type Trace,
  type Upstream,
  type Usage,
} from "../../domain/trace.ts";
import { LAYERS, type Layer } from "../../domain/version.ts";
import { list, number, object, oneOf, only, optional, type Reader, ShapeError, text, truth } from "../json-reader.ts";
import { readVersions } from "../version-shape.ts";
import { finish, giver, jsonObject, nullable, oneKind, outcome, status } from "./field-readers.ts";

/**
 * A trace that `writeTrace` wrote, equal to what it was given. Unknown keys are ignored: a later program may add some.
 *
 * @throws ShapeError that names the place of the first thing that is not as it was written
 */
export function readWrittenTrace(value: unknown): Trace {
  const { time, ...trace } = readTrace(value, "");
  return { ...trace, startNs: time };
}

const nanoseconds: Reader<bigint | null> = (value, place) => {
  if (value === null) return null;
  const digits = text(value, place);
  if (/^-?\d{1,40}$/.test(digits)) return BigInt(digits);
  throw new ShapeError(`${place} must be nanoseconds as text, or null`);
};

const readCall = object<ToolCall>({ id: text, name: text, arguments: text });
const readOutput = object<Extract<Message, { role: "assistant" }>>({
  role: only("assistant"),
  text,
  toolCalls: optional(list(readCall)),
});

const readMessage: Reader<Message> = (value, place) => {
  const { role } = object<Pick<Message, "role">>({
    role: oneOf({ system: true, user: true, assistant: true, tool: true }),
  })(value, place);
  if (role === "assistant") return readOutput(value, place);
  if (role !== "tool") return { role, ...object<{ text: string }>({ text })(value, place) };
  const result = { role: only(role), text, callId: text, name: optional(text) };
  return object<Extract<Message, { role: "tool" }>>(result)(value, place);
};

const readDocument = object<RetrievedDocument>({
  id: text,
  text: optional(text),
  title: optional(text),
  score: optional(number),
});
const readDefinition = object<ToolDefinition>({
  name: text,
  description: optional(text),
  parameters: optional(jsonObject),
});
const readUsage = object<Usage>({ input: number, output: number, cachedInput: optional(number) });

type Facts = Omit<Extract<Hop, { kind: "parse" }>, "kind" | "outcome">;

const readFacts: Reader<Facts> = (value, place) => {
  const { span, start, end, ...rest } = object<
    Pick<Facts, "status" | "error"> & {
      span: { id: string; parent: string | null; name: string; synthesised: boolean };
      start: bigint | null;
      end: bigint | null;
    }
  >({
    span: object({ id: text, parent: nullable(text), name: text, synthesised: truth }),
    start: nanoseconds,
    end: nanoseconds,
    status,
    error: optional(object<NonNullable<Facts["error"]>>({ type: optional(text), message: optional(text) })),
  })(value, place);
  const { id, parent, name, synthesised } = span;
  return { spanId: id, parentId: parent, name, synthesised, startNs: start, endNs: end, ...rest };
};

const retrieval = object<Pick<RetrievalHop, "query" | "embedding" | "documents">>({
  query: optional(text),
  embedding: optional(only(true)),
  documents: optional(list(readDocument)),
});
const assembly = object<Pick<Extract<Hop, { kind: "assembly" }>, "template" | "variables" | "messages">>({
  template: optional(text),
  variables: optional(jsonObject),
  messages: optional(list(readMessage)),
});

type WrittenModel = Omit<ModelHop, keyof Facts | "kind" | "requestedModel" | "resolvedModel" | "definitions"> & {
  readonly requested?: string;
  readonly resolved?: string;
  readonly tools?: readonly ToolDefinition[];
};

const readModel = object<WrittenModel>({
  provider: optional(text),
  requested: optional(text),
  resolved: optional(text),
  fingerprint: optional(text),
  parameters: jsonObject,
  input: optional(list(readMessage)),
  output: optional(readOutput),
  tools: optional(list(readDefinition)),
  finish: optional(finish),
  usage: optional(readUsage),
});

const model: Reader<Omit<ModelHop, keyof Facts | "kind">> = (value, place) => {
  const { requested, resolved, tools, ...rest } = readModel(value, place);
  return {
    ...rest,
    ...(requested !== undefined && { requestedModel: requested }),
    ...(resolved !== undefined && { resolvedModel: resolved }),
    ...(tools !== undefined && { definitions: tools }),
  };
};

const readTool = object<{ name: string; callId?: string; arguments?: string; result?: string }>({
  name: text,
  callId: optional(text),
  arguments: optional(text),
  result: optional(text),
});

const readHop = oneKind<Hop>({
  retrieval: (value, place) => ({ kind: "retrieval", ...retrieval(value, place), ...readFacts(value, place) }),
  assembly: (value, place) => ({ kind: "assembly", ...assembly(value, place), ...readFacts(value, place) }),
  model: (value, place) => ({ kind: "model", ...model(value, place), ...readFacts(value, place) }),
  tool: (value, place) => {
    const { name, ...rest } = readTool(value, place);
    return { kind: "tool", tool: name, ...rest, ...readFacts(value, place) };
  },
  parse: (value, place) => ({ kind: "parse", ...object({ outcome })(value, place), ...readFacts(value, place) }),
});

/** The words of a list that the domain exports. */
function oneOfList<T extends string>(words: readonly T[]): Reader<T> {
  return oneOf(Object.fromEntries(words.map((word) => [word, true])) as { readonly [word in T]: true });
}

const readTrace = object<Omit<Trace, "startNs"> & { readonly time: bigint | null }>({
  id: text,
  stack: oneOfList<Stack>(STACKS),
  time: nanoseconds,
  conversation: optional(text),
  attributes: jsonObject,
  versions: readVersions,
  evaluations: list(object<Evaluation>({ name: text, value: optional(number), label: optional(text), by: giver })),
  flaws: list(oneOfList<Flaw>(FLAWS)),
  contradictions: list(object<Contradiction>({ layer: oneOfList<Layer>(LAYERS), claims: list(text) })),
  upstream: object<Upstream>({ count: optional(number), tail: truth }),
  hops: list(readHop),
});
