import type { RetrievedDocument } from "../../../src/domain/message.ts";
import { type Chance, chanceOf } from "../../../src/simulation/chance.ts";
import type { ChatCompletion, ChatMessage, ChatRequest, ChatTool, ChatToolCall } from "../../../src/simulation/chat.ts";
import { simulateAnswer } from "../../../src/simulation/simulate-answer.ts";
import { callTool } from "./shop-records.ts";
import type { Visit } from "./traffic.ts";

/** What happened between a question and its answer, in order. */
export type Step =
  | {
      readonly kind: "chat";
      readonly request: ChatRequest;
      readonly completion: ChatCompletion;
      readonly tookMs: number;
    }
  | { readonly kind: "failed-chat"; readonly request: ChatRequest; readonly error: string; readonly tookMs: number }
  | { readonly kind: "tool"; readonly call: ChatToolCall; readonly result: string; readonly tookMs: number };

/** One visit, answered. */
export type Exchange = {
  readonly visit: Visit;
  readonly documents: readonly RetrievedDocument[];
  readonly steps: readonly Step[];
  /** The final text; absent when the provider failed. */
  readonly answer?: string;
  /** What the customer clicked: 1, 0 or −1; absent when nothing. */
  readonly feedback?: number;
};

/** The assistant as it ran in production. */
export type Assistant = {
  readonly model: string;
  readonly temperature: number;
  readonly seed: string;
  readonly tools: readonly ChatTool[];
  readonly system: (documents: readonly RetrievedDocument[]) => Promise<string>;
};

/** Answers a visit: asks the simulated model, runs the tools it calls, until it answers. */
export async function answerVisit(
  visit: Visit,
  assistant: Assistant,
  context: { readonly documents: readonly RetrievedDocument[]; readonly history: readonly ChatMessage[] },
): Promise<Exchange> {
  const { documents, history } = context;
  const { seed, model, temperature, tools } = assistant;
  const chance = chanceOf(seed, "production", visit.traceId);
  const system: ChatMessage = { role: "system", content: await assistant.system(documents) };
  const messages: ChatMessage[] = [system, ...history, { role: "user", content: visit.question.text }];
  const steps: Step[] = [];
  for (;;) {
    const request: ChatRequest = { model, messages: [...messages], tools, temperature };
    const tookMs = 300 + Math.floor(chance(`chat ${steps.length}`) * 1_200);
    if (visit.failure !== undefined) {
      steps.push({ kind: "failed-chat", request, error: visit.failure, tookMs });
      return { visit, documents, steps };
    }
    const completion = simulateAnswer(request, { seed: `${seed} ${visit.traceId}`, repetition: 0 });
    steps.push({ kind: "chat", request, completion, tookMs });
    const { content, tool_calls = [] } = completion.choices[0].message;
    if (tool_calls.length === 0) return withFeedback({ visit, documents, steps, answer: content ?? "" }, chance);
    messages.push({ role: "assistant", content: content ?? "", tool_calls });
    for (const call of tool_calls) {
      const result = callTool(call.function.name, call.function.arguments);
      steps.push({ kind: "tool", call, result, tookMs: 20 + Math.floor(chance(`tool ${steps.length}`) * 80) });
      messages.push({ role: "tool", content: result, tool_call_id: call.id });
    }
  }
}

/** Fewer than half of the customers click; most of those who do are fair. */
function withFeedback(exchange: Exchange, chance: Chance): Exchange {
  if (chance("clicks") < 0.55) return exchange;
  const isRight = (exchange.answer ?? "").toLowerCase().includes(exchange.visit.question.expected.toLowerCase());
  const mood = chance("mood");
  const feedback = isRight ? (mood < 0.75 ? 1 : mood < 0.93 ? 0 : -1) : mood < 0.7 ? -1 : 0;
  return { ...exchange, feedback };
}
