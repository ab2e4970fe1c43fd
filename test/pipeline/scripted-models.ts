import type { ToolCall } from "../../src/domain/message.ts";
import type { ModelSpec } from "../../src/domain/suite.ts";
import type { ModelReply, ModelRequest, Models, Progress } from "../../src/ports.ts";

type Replied = Extract<ModelReply, { status: "replied" }>;

export function aModelSpec(overrides: Partial<ModelSpec> = {}): ModelSpec {
  return {
    name: "gpt-4.1",
    keyVariable: "OPENAI_API_KEY",
    parameters: {},
    price: { input: 2, output: 8 },
    ...overrides,
  };
}

export function aReply(overrides: Partial<Replied> = {}): Replied {
  return {
    status: "replied",
    text: "Yes.",
    toolCalls: [],
    finish: "stop",
    usage: { input: 10, output: 5 },
    latencyMs: 100,
    resolvedModel: "gpt-4.1-2025-04-14",
    cached: false,
    ...overrides,
  };
}

export function aCall(name: string, args: string, id = "c1"): ToolCall {
  return { id, name, arguments: args };
}

/** Models that answer by a script, a turn of the event loop later; `requests` is what they were asked. */
export function scriptedModels(script: (request: ModelRequest, n: number) => ModelReply) {
  const requests: ModelRequest[] = [];
  let now = 0;
  let most = 0;
  const models: Models = {
    async ask(request) {
      requests.push(request);
      const reply = script(request, requests.length - 1);
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
      return reply;
    },
  };
  return { models, requests, mostAtOnce: () => most };
}

/** Progress as a list of what was said. */
export function heardProgress() {
  const heard: string[] = [];
  const progress: Progress = {
    start: (label, total) => void heard.push(`start ${label} ${total}`),
    advance: (done, detail) => void heard.push(`${done}${detail === undefined ? "" : ` ${detail}`}`),
    end: () => void heard.push("end"),
    say: (line) => void heard.push(line),
  };
  return { progress, heard };
}
