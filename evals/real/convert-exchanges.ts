/**
 * Turns recorded HTTP exchanges with providers into traces: the hops of one request, up to the model's last word, are
 * one trace. Bodies go into the attributes as the provider wrote them; what they mean is the readers' business.
 */
import { sha256 } from "../../src/domain/digest.ts";
import { isObject } from "../../src/simulation/chat.ts";
import { type Span, spanLine, type Value, type Values } from "../otlp-writer.ts";
import { streamedAnswer } from "./streamed-answer.ts";

type Json = { readonly [key: string]: unknown };

/** One exchange, as recorded. */
export type Exchange = {
  readonly uri: string;
  readonly request: unknown;
  readonly response_status: { readonly code: number };
  readonly response: unknown;
};

type Step = { readonly name: string; readonly attributes: Values; readonly closes: boolean; readonly failed: boolean };

// The recordings have no times.
const START_MS = Date.UTC(2025, 7, 1);

/** The traces of a list of exchanges, one OTLP/JSON line each, without line ends. @param source names the list */
export function exchangeTraces(exchanges: readonly Exchange[], source: string): readonly string[] {
  const groups: Step[][] = [[]];
  const steps = exchanges.flatMap((exchange, index) => stepOf(exchange, exchanges[index - 1]));
  for (const step of steps) {
    groups.at(-1)?.push(step);
    if (step.closes) groups.push([]);
  }
  return groups
    .filter((group) => group.length > 0)
    .map((group, index) => {
      const traceId = sha256(`${source} ${index}`).slice(0, 32);
      return spanLine(
        { "service.name": "exchanges" },
        "exchanges",
        group.map((step, at) => spanOf(step, traceId, at)),
      );
    });
}

function spanOf({ name, attributes, failed }: Step, traceId: string, at: number): Span {
  return {
    traceId,
    spanId: sha256(`${traceId} ${at}`).slice(0, 16),
    name,
    kind: 3,
    startMs: START_MS + at * 1000,
    endMs: START_MS + at * 1000 + 500,
    attributes,
    status: { code: failed ? 2 : 1 },
  };
}

/** @param before the exchange before it: what was embedded there is what a vector search asks */
function stepOf(
  { uri, request, response, response_status: { code } }: Exchange,
  before: Exchange | undefined,
): readonly Step[] {
  const { pathname } = new URL(uri);
  const asked = isObject(request) ? request : {};
  const answered = typeof response === "string" ? streamedAnswer(response) : isObject(response) ? response : {};
  const step = (name: string, attributes: Values, closes = false) => [
    { name, attributes, closes, failed: code >= 400 },
  ];
  if (/\/(chat\/completions|completions|responses|messages|chat)$/.test(pathname)) {
    return step(`chat ${asked["model"]}`, modelAttributes(asked, answered), code >= 400 || !callsTools(answered));
  }
  if (pathname.endsWith("/embeddings")) {
    return step("embeddings", {
      "gen_ai.operation.name": "embeddings",
      ...wordsOf({ "gen_ai.request.model": asked["model"], "gen_ai.response.model": answered["model"] }),
    });
  }
  if (pathname.endsWith("/query")) {
    const documents = listOf(answered["matches"]).map((match) => {
      const { id, score, metadata } = match as { id: string; score: number; metadata: { text: string } };
      return { id, score, content: metadata.text };
    });
    return step("query", {
      "gen_ai.operation.name": "retrieval",
      ...embeddedText(before),
      "gen_ai.retrieval.documents": JSON.stringify(documents),
    });
  }
  if (pathname.endsWith("/search")) {
    const { api_key: _, ...given } = asked;
    return step("execute_tool search", {
      "gen_ai.operation.name": "execute_tool",
      "gen_ai.tool.name": "search",
      "gen_ai.tool.call.arguments": JSON.stringify(given),
      "gen_ai.tool.call.result": JSON.stringify(answered),
    });
  }
  if (typeof answered["commit_hash"] === "string") {
    return step("hub", { "gen_ai.operation.name": "plan", lc_hub_commit_hash: answered["commit_hash"] });
  }
  return [];
}

function embeddedText(exchange: Exchange | undefined): Values {
  const asked = isObject(exchange?.request) ? exchange.request["input"] : undefined;
  const [text] = [asked].flat();
  return typeof text === "string" ? { "gen_ai.retrieval.query.text": text } : {};
}

/** Chat completions, completions, Responses, Anthropic's messages, Cohere's chat: whichever fields are there. */
function modelAttributes(asked: Json, answered: Json): Values {
  const input = asked["messages"] ?? asked["input"] ?? asked["prompt"] ?? cohereTurns(asked);
  const system = asked["instructions"] ?? asked["system"];
  const output = answered["choices"] ?? answered["output"] ?? anthropicAnswer(answered) ?? answered["text"];
  const usage = isObject(answered["usage"]) ? answered["usage"] : {};
  return {
    "gen_ai.operation.name": "chat",
    ...wordsOf({ "gen_ai.request.model": asked["model"], "gen_ai.response.model": answered["model"] }),
    ...(system === undefined ? {} : { "gen_ai.system_instructions": String(system) }),
    ...(input === undefined ? {} : { "gen_ai.input.messages": JSON.stringify(input) }),
    ...(output === undefined ? {} : { "gen_ai.output.messages": JSON.stringify(output) }),
    ...(Array.isArray(asked["tools"]) ? { "gen_ai.tool.definitions": JSON.stringify(asked["tools"]) } : {}),
    ...numbersOf({
      "gen_ai.usage.input_tokens": usage["prompt_tokens"] ?? usage["input_tokens"],
      "gen_ai.usage.output_tokens": usage["completion_tokens"] ?? usage["output_tokens"],
      "gen_ai.request.temperature": asked["temperature"],
      "gen_ai.request.max_tokens": asked["max_tokens"] ?? asked["max_output_tokens"],
    }),
  };
}

function cohereTurns({ message, chat_history: history }: Json): readonly Json[] | undefined {
  if (message === undefined) return undefined;
  const turns = listOf(history).map((turn) => {
    const { role, message: text } = turn as { role: string; message: string };
    return { role: role === "CHATBOT" ? "assistant" : role.toLowerCase(), content: text };
  });
  return [...turns, { role: "user", content: message }];
}

function anthropicAnswer({ role, content }: Json): readonly Json[] | undefined {
  return role === "assistant" ? [{ role, content }] : undefined;
}

function callsTools(answered: Json): boolean {
  return /"(tool_calls|function_call|tool_use)"/.test(
    JSON.stringify(answered["choices"] ?? answered["output"] ?? answered["content"] ?? ""),
  );
}

function wordsOf(values: Json): Values {
  return kept(values, (value) => typeof value === "string");
}

function numbersOf(values: Json): Values {
  return kept(values, (value) => typeof value === "number");
}

function kept(values: Json, isKept: (value: unknown) => boolean): Values {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Value & {}] => isKept(entry[1])));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
