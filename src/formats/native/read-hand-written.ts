import type { ToolDefinition } from "../../domain/message.ts";
import type { Usage } from "../../domain/trace.ts";
import { TRACE_FORMAT } from "../../domain/trace-line.ts";
import { count, list, number, object, oneOf, only, optional, type Reader, ShapeError, text } from "../json-reader.ts";
import { isObject } from "../json-shape.ts";
import { closed, filled, finish, giver, json, jsonObject, name, oneKind, status, time } from "./field-readers.ts";
import type {
  HandWritten,
  WrittenAnswer,
  WrittenAssembly,
  WrittenCall,
  WrittenDocument,
  WrittenEvaluation,
  WrittenFacts,
  WrittenHop,
  WrittenMessage,
  WrittenModel,
  WrittenParse,
  WrittenRetrieval,
  WrittenTool,
} from "./hand-written.ts";

/**
 * A trace that a person wrote. Unknown keys are mistakes, so that a misspelt one is not lost in silence.
 *
 * @throws ShapeError that names the place of the first mistake: "hops[2].model.input[0].role must be one of …"
 */
export function readHandWritten(value: unknown): HandWritten {
  const trace = readTrace(value, "");
  for (const [index, hop] of trace.hops.entries()) refuseOutOfPlace(trace, hop, index);
  return trace;
}

const readRole = oneOf<WrittenMessage["role"]>({ system: true, user: true, assistant: true, tool: true });
const readCall = closed<WrittenCall>({ id: optional(text), name, arguments: optional(json) });
const answer = { text: optional(text), toolCalls: optional(list(readCall)) };

const readMessage: Reader<WrittenMessage> = (value, place) => {
  const { role } = object<{ role: WrittenMessage["role"] }>({ role: readRole })(value, place);
  switch (role) {
    case "system":
    case "user":
      return closed<{ role: "system" | "user"; text: string }>({ role: only(role), text })(value, place);
    case "assistant":
      return closed<Extract<WrittenMessage, { role: "assistant" }>>({ role: only(role), ...answer })(value, place);
    case "tool": {
      const result = { role: only(role), text, callId: optional(text), name: optional(text) };
      return closed<Extract<WrittenMessage, { role: "tool" }>>(result)(value, place);
    }
    default:
      return role satisfies never;
  }
};

const readAnswer: Reader<WrittenAnswer> = (value, place) => {
  const read = closed<WrittenAnswer>({ role: optional(only("assistant")), ...answer })(value, place);
  if (read.text === undefined && read.toolCalls === undefined) throw new ShapeError(`${place}.text is missing`);
  return read;
};

const readError: Reader<NonNullable<WrittenFacts["error"]>> = (value, place) => {
  if (typeof value === "string") return value;
  if (!isObject(value)) throw new ShapeError(`${place} must be text, or an object with type and message`);
  return closed<{ type?: string; message?: string }>({ type: optional(text), message: optional(text) })(value, place);
};

/** More than eleven days. */
const LONGEST_MS = 1e9;

const readLatency: Reader<number> = (value, place) => {
  const read = number(value, place);
  if (read >= 0 && read <= LONGEST_MS) return read;
  throw new ShapeError(`${place} must be from 0 to ${LONGEST_MS}`);
};

const facts = {
  start: optional(time),
  latencyMs: optional(readLatency),
  status: optional(status),
  error: optional(readError),
};

const readDocument = closed<WrittenDocument>({
  id: optional(name),
  text: optional(text),
  title: optional(text),
  score: optional(number),
});

const readDefinition = closed<ToolDefinition>({ name, description: optional(text), parameters: optional(jsonObject) });
const readUsage = closed<Usage>({ input: count, output: count, cachedInput: optional(count) });

/** The kind of a step is its key, so its body says nothing of it. */
type Body<T> = Omit<T, "kind">;

const retrieval = closed<Body<WrittenRetrieval>>({
  query: optional(text),
  documents: optional(list(readDocument)),
  ...facts,
});
const assembly = closed<Body<WrittenAssembly>>({ template: optional(text), variables: optional(jsonObject) });
const model = closed<Body<WrittenModel>>({
  provider: optional(name),
  requested: optional(name),
  resolved: optional(name),
  fingerprint: optional(name),
  parameters: optional(jsonObject),
  input: optional(filled(list(readMessage))),
  output: optional(readAnswer),
  tools: optional(list(readDefinition)),
  finish: optional(finish),
  usage: optional(readUsage),
  ...facts,
});
const tool = closed<Body<WrittenTool>>({
  name,
  callId: optional(name),
  arguments: optional(json),
  result: optional(json),
  ...facts,
});
const parse = closed<Body<WrittenParse>>({ outcome: oneOf({ parsed: true, failed: true }), ...facts });

const readHop = oneKind<WrittenHop>({
  retrieval: (value, place) => ({ kind: "retrieval", ...retrieval(value, place) }),
  assembly: (value, place) => ({ kind: "assembly", ...assembly(value, place) }),
  model: (value, place) => ({ kind: "model", ...model(value, place) }),
  tool: (value, place) => ({ kind: "tool", ...tool(value, place) }),
  parse: (value, place) => ({ kind: "parse", ...parse(value, place) }),
});

const readTrace = closed<HandWritten>({
  format: only(TRACE_FORMAT),
  id: name,
  time: optional(time),
  conversation: optional(name),
  attributes: optional(jsonObject),
  versions: optional(
    closed<NonNullable<HandWritten["versions"]>>({
      model: optional(name),
      prompt: optional(name),
      policy: optional(name),
      retrieval: optional(name),
      tools: optional(name),
    }),
  ),
  evaluations: optional(
    list(
      closed<WrittenEvaluation>({
        name,
        value: optional(number),
        label: optional(text),
        by: optional(giver),
      }),
    ),
  ),
  hops: filled(list(readHop)),
});

function refuseOutOfPlace({ time, hops }: HandWritten, hop: WrittenHop, index: number): void {
  const place = `hops[${index}].${hop.kind}`;
  if (hop.kind === "assembly") {
    if (hops.slice(index + 1).some(({ kind }) => kind === "model")) return;
    throw new ShapeError(`${place} must come before the model it is for`);
  }
  if (hop.latencyMs === undefined || time !== undefined) return;
  if (hops.some((other) => other.kind !== "assembly" && other.start !== undefined)) return;
  throw new ShapeError(`${place}.latencyMs needs a time: give the trace a time, or a step a start`);
}
