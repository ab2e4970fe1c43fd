import { closeSync, openSync, writeSync } from "node:fs";
import { sha256 } from "../../src/domain/digest.ts";
import { messagesAttribute, type Span, spanLine, type Values } from "../otlp-writer.ts";

/** Spans in one trace: the request, a search, a model call, a tool's run, and another model call. */
export const SPANS_OF_A_TRACE = 5;
export const INTENTS: readonly string[] = ["refund", "delivery", "account", "product"];
/** When the first trace starts; one follows each second. */
export const FIRST_MS: number = Date.UTC(2026, 9, 1);

/**
 * Writes traces of a shop's support desk as lines of OTLP JSON, one of about 8 KB for each trace, as a collector's file
 * exporter does. The same number of bytes is the same file on every machine.
 *
 * @returns how many traces there are
 */
export function writeLines(path: string, bytes: number): { readonly traces: number; readonly bytes: number } {
  const random = generator(1);
  const file = openSync(path, "w");
  let written = 0;
  let traces = 0;
  try {
    for (let pending = ""; written < bytes; pending = "") {
      while (pending.length < 1 << 22) pending += `${traceLine(traces++, random)}\n`;
      written += writeSync(file, pending);
    }
  } finally {
    closeSync(file);
  }
  return { traces, bytes: written };
}

const RESOURCE: Values = {
  "service.name": "support-desk",
  "service.version": "4.2.1",
  "service.instance.id": "627cc493-f310-47de-96bd-71410b7dec09",
  "deployment.environment.name": "production",
  "host.name": "support-7d9f6b5c4-x2vqp",
  "telemetry.sdk.language": "nodejs",
  "telemetry.sdk.name": "opentelemetry",
  "telemetry.sdk.version": "2.1.0",
};

function traceLine(index: number, random: () => number): string {
  const traceId = sha256(`trace ${index}`).slice(0, 32);
  const startMs = FIRST_MS + index * 1000;
  const span = (place: number, rest: Pick<Span, "name" | "kind" | "attributes"> & Partial<Span>): Span => ({
    traceId,
    spanId: `${traceId.slice(0, 15)}${place}`,
    ...(place > 0 && { parentSpanId: `${traceId.slice(0, 15)}0` }),
    startMs: startMs + place * 150,
    endMs: startMs + (place === 0 ? 900 : place * 150 + 120),
    ...rest,
  });
  const question = `${words(18, random)}?\n${words(9, random)}.`;
  return spanLine(RESOURCE, "@shop/support", [
    span(0, { name: "POST /support", kind: 2, attributes: request(index, random) }),
    span(1, { name: "retrieval kb", kind: 3, attributes: search(question, random) }),
    span(2, { name: "chat m-large", kind: 3, attributes: chat(question, [], random), ...failure(random) }),
    span(3, { name: "execute_tool look_up_order", kind: 1, attributes: tool(index, random) }),
    span(4, { name: "chat m-large", kind: 3, attributes: chat(question, [words(30, random)], random) }),
  ]);
}

function request(index: number, random: () => number): Values {
  return {
    "http.request.method": "POST",
    "http.route": "/support",
    "http.response.status_code": 200,
    "url.path": "/support",
    "server.address": "support.shop.example",
    "user_agent.original": "Mozilla/5.0 (X11; Linux x86_64)",
    "app.intent": INTENTS[Math.floor(random() * INTENTS.length)] ?? "",
    "app.feedback": random() < 0.05 ? 0 : 1,
    "session.id": `session-${index >> 1}`,
  };
}

function search(question: string, random: () => number): Values {
  const documents = [1, 2, 3].map((place) => ({
    id: `kb-${Math.floor(random() * 500)}`,
    score: Number((1 / place - random() / 9).toFixed(4)),
    content: `# ${words(4, random)}\n\n- ${words(12, random)}\n- "${words(10, random)}"`,
  }));
  return {
    "gen_ai.operation.name": "retrieval",
    "gen_ai.data_source.id": "kb",
    "gen_ai.retrieval.query.text": question,
    "gen_ai.retrieval.documents": JSON.stringify(documents),
    "db.system.name": "vectors",
    "server.address": "vectors.internal",
    "server.port": 6333,
  };
}

function chat(question: string, results: readonly string[], random: () => number): Values {
  const call = {
    id: "call_1",
    type: "function" as const,
    function: { name: "look_up_order", arguments: '{"order":"A-10023"}' },
  };
  return {
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "openai",
    "gen_ai.request.model": "m-large",
    "gen_ai.request.temperature": 0.2,
    "gen_ai.request.max_tokens": 800,
    "gen_ai.response.model": "m-large-2026-08-01",
    "gen_ai.response.id": `chatcmpl-${Math.floor(random() * 1e12).toString(36)}`,
    "gen_ai.response.finish_reasons": [results.length === 0 ? "tool_calls" : "stop"],
    "gen_ai.usage.input_tokens": 600 + Math.floor(random() * 400),
    "gen_ai.usage.output_tokens": 20 + Math.floor(random() * 90),
    "server.address": "api.models.example",
    "server.port": 443,
    "gen_ai.input.messages": messagesAttribute([
      { role: "system", content: `You help the customers of a shop.\n- ${words(8, random)}\n- ${words(8, random)}` },
      { role: "user", content: question },
      ...results.map((content) => ({ role: "tool" as const, content, tool_call_id: "call_1" })),
    ]),
    "gen_ai.output.messages": messagesAttribute(
      [
        {
          role: "assistant",
          content: results.length === 0 ? "" : words(35, random),
          ...(results.length === 0 && { tool_calls: [call] }),
        },
      ],
      "stop",
    ),
  };
}

function tool(index: number, random: () => number): Values {
  return {
    "gen_ai.operation.name": "execute_tool",
    "gen_ai.tool.name": "look_up_order",
    "gen_ai.tool.type": "function",
    "gen_ai.tool.call.id": "call_1",
    "gen_ai.tool.call.arguments": JSON.stringify({ order: `A-${10_000 + (index % 90_000)}` }),
    "gen_ai.tool.call.result": JSON.stringify({ status: "sent", carrier: "post", note: words(14, random) }),
  };
}

function failure(random: () => number): Partial<Span> {
  return random() < 0.02 ? { status: { code: 2, message: "the model did not answer in time" } } : {};
}

const WORDS =
  "order parcel refund late arrived damaged box customer please thank invoice address street delivery tomorrow courier pickup label return policy thirty days receipt size colour blue exchange voucher account login password e-mail phone colleague warehouse stock café naïve".split(
    " ",
  );

function words(count: number, random: () => number): string {
  return Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]).join(" ");
}

/** A linear congruential generator: chance without a seed would be another file every time. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
