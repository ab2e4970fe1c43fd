import type { Answer, Step, ToolResult } from "../../domain/answer.ts";
import type { RetrievedDocument, ToolCall } from "../../domain/message.ts";
import type { FinishReason, Usage } from "../../domain/trace.ts";
import { LAYERS, type Layer } from "../../domain/version.ts";
import {
  count,
  list,
  map,
  number,
  object,
  oneOf,
  optional,
  type Reader,
  ShapeError,
  text,
  truth,
} from "../json-reader.ts";
import { finish } from "../native/field-readers.ts";

type Answered = Extract<Answer, { status: "answered" }>;

/** What an application's line or body says. Keys that are not of the contract are passed over. */
export type ApplicationReply =
  | { readonly status: "answered"; readonly answer: Answered; readonly versions: ReportedVersions }
  /** The application's own words, as it wrote them. @property retry asking again may help */
  | { readonly status: "failed"; readonly message: string; readonly retry: boolean }
  | { readonly status: "empty" }
  /** @property problem "usage.input_tokens must be a number"; holds nothing of the reply but its places */
  | { readonly status: "malformed"; readonly problem: string };

/** The versions that were really run, as far as the application says. */
export type ReportedVersions = { readonly [layer in Layer]?: string };

/**
 * Reads a response as `schema/application.json#/definitions/response` has it.
 * @param id the id of the request that it must answer
 */
export function readReply(value: unknown, id: string): ApplicationReply {
  try {
    const { id: answered } = object<{ readonly id: string }>({ id: text })(value, "");
    if (answered !== id) return { status: "malformed", problem: "id is not that of the request" };
    const { error } = object<{ readonly error?: WrittenError }>({ error: absent(failure) })(value, "");
    if (error !== undefined) return { status: "failed", message: error.message, retry: error.retry ?? false };
    const { versions, ...written } = response(value, "");
    const answer = answerOf(written);
    if (answer.text === "" && answer.toolCalls.length === 0) return { status: "empty" };
    return { status: "answered", answer, versions: namedVersions(versions) };
  } catch (error) {
    if (error instanceof ShapeError) return { status: "malformed", problem: error.message };
    throw error;
  }
}

type WrittenError = { readonly message: string; readonly retry?: boolean };
type WrittenUsage = {
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly cached_input_tokens?: number;
};
type WrittenCall = { readonly id?: string; readonly name: string; readonly arguments?: string };
type WrittenResult = {
  readonly call_id: string;
  readonly text: string;
  readonly from: ToolResult["from"];
  readonly error?: boolean;
};
type WrittenStep = {
  readonly text: string;
  readonly tool_calls?: readonly WrittenCall[];
  readonly results?: readonly WrittenResult[];
  readonly finish?: FinishReason;
  readonly latency_ms?: number;
  readonly usage?: WrittenUsage;
  readonly model?: string;
};
type WrittenResponse = Omit<WrittenStep, "results"> & {
  readonly usd?: number;
  readonly documents?: readonly RetrievedDocument[];
  readonly index_version?: string;
  readonly model_calls?: number;
  readonly versions?: { readonly [layer: string]: string | undefined };
  readonly steps?: readonly WrittenStep[];
};

const failure = object<WrittenError>({ message: text, retry: absent(truth) });
const usage = object<WrittenUsage>({ input_tokens: count, output_tokens: count, cached_input_tokens: absent(count) });
const toolCall = object<WrittenCall>({ id: absent(text), name: text, arguments: absent(textOrStructure) });
const result = object<WrittenResult>({
  call_id: text,
  text,
  from: oneOf<ToolResult["from"]>({ recording: true, nearest: true, endpoint: true }),
  error: absent(truth),
});
const said = {
  text,
  tool_calls: absent(list(toolCall)),
  finish: absent(finish),
  latency_ms: absent(atLeastNought),
  usage: absent(usage),
  model: absent(text),
};
const response = object<WrittenResponse>({
  ...said,
  usd: absent(atLeastNought),
  documents: absent(
    list(object<RetrievedDocument>({ id: text, text: absent(text), title: absent(text), score: absent(number) })),
  ),
  index_version: absent(text),
  model_calls: absent(count),
  versions: absent(map(absent(text))),
  steps: absent(list(object<WrittenStep>({ ...said, results: absent(list(result)) }))),
});

/** A key that may be absent or null: many languages write the one where they mean the other. */
function absent<T>(reader: Reader<T>): Reader<T | undefined> {
  return (value, place) => optional(reader)(value ?? undefined, place);
}

function atLeastNought(value: unknown, place: string): number {
  const read = number(value, place);
  if (read >= 0) return read;
  throw new ShapeError(`${place} must be 0 or more`);
}

/** A call's arguments: the text as the model wrote it, or the structure it stands for. */
function textOrStructure(value: unknown, place: string): string {
  if (typeof value === "string") return value;
  try {
    return JSON.stringify(value);
  } catch (cause) {
    throw new ShapeError(`${place} nests too deep`, { cause });
  }
}

function answerOf(written: Omit<WrittenResponse, "versions">): Answered {
  const { usd, documents, index_version: index, model_calls: modelCalls, steps } = written;
  const { toolCalls, finish, latencyMs, usage, resolvedModel } = saidIn(written);
  return {
    status: "answered",
    text: written.text,
    toolCalls,
    finish,
    ...(latencyMs !== undefined && { latencyMs }),
    ...(usage !== undefined && { usage }),
    ...(usd !== undefined && { usd }),
    ...(resolvedModel !== undefined && { resolvedModel }),
    modelCalls: modelCalls ?? steps?.length ?? 1,
    ...(steps !== undefined && { steps: steps.map(stepOf) }),
    ...(documents !== undefined && { documents }),
    ...(index !== undefined && { index }),
  };
}

function stepOf(written: WrittenStep): Step {
  const results = (written.results ?? []).map(({ call_id: callId, text, from, error }) => ({
    callId,
    text,
    from,
    ...(error === true && { error }),
  }));
  return { ...saidIn(written), results };
}

/** What a step and a whole answer have in common. */
function saidIn(written: Omit<WrittenStep, "results">): Omit<Step, "results"> {
  const { text, tool_calls: calls = [], finish = "stop", latency_ms: latencyMs, model: resolvedModel } = written;
  return {
    text,
    toolCalls: calls.map(callOf),
    finish,
    ...(latencyMs !== undefined && { latencyMs }),
    ...(written.usage !== undefined && { usage: usageOf(written.usage) }),
    ...(resolvedModel !== undefined && { resolvedModel }),
  };
}

function callOf({ id, name, arguments: text = "{}" }: WrittenCall, place: number): ToolCall {
  return { id: id ?? `call-${place + 1}`, name, arguments: text };
}

function usageOf({
  input_tokens: input,
  output_tokens: output,
  cached_input_tokens: cachedInput,
}: WrittenUsage): Usage {
  return { input, output, ...(cachedInput !== undefined && { cachedInput }) };
}

function namedVersions(versions: WrittenResponse["versions"] = {}): ReportedVersions {
  const own = new Map(Object.entries(versions));
  return Object.fromEntries(LAYERS.flatMap((layer) => (own.get(layer) === undefined ? [] : [[layer, own.get(layer)]])));
}
