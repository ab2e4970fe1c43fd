import type { ToolCall } from "../../src/domain/message.ts";
import type { ModelSpec } from "../../src/domain/model-spec.ts";
import type { EndpointSpec } from "../../src/domain/suite.ts";
import type {
  EmbedReply,
  EmbedRequest,
  ModelReply,
  ModelRequest,
  Models,
  Progress,
  SearchReply,
  SearchRequest,
  Services,
  ToolReply,
  ToolRequest,
} from "../../src/ports.ts";

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

export function anEndpoint(overrides: Partial<EndpointSpec> = {}): EndpointSpec {
  return { url: "http://127.0.0.1:9/search", timeoutMs: 1000, ...overrides };
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

type EmbedScript = (request: EmbedRequest, n: number) => EmbedReply;

/** A vector of two numbers for each text, and four tokens a text. */
export function aVectorForEach({ texts }: EmbedRequest): EmbedReply {
  const vectors = texts.map((text) => [text.length, 1]);
  return { status: "embedded", vectors, usage: { input: 4 * texts.length, output: 0 }, cached: false };
}

/**
 * Models that answer by a script, a turn of the event loop later; `requests` and `embedded` are what they were asked.
 * The most at once counts questions, not embeddings.
 */
export function scriptedModels(
  script: (request: ModelRequest, n: number) => ModelReply,
  embedScript: EmbedScript = aVectorForEach,
) {
  const requests: ModelRequest[] = [];
  const embedded: EmbedRequest[] = [];
  let now = 0;
  let most = 0;
  const models: Models = {
    async ask(request) {
      requests.push(request);
      const reply = script(request, requests.length - 1);
      now += 1;
      most = Math.max(most, now);
      await turn();
      now -= 1;
      return reply;
    },
    async embed(request) {
      embedded.push(request);
      await turn();
      return embedScript(request, embedded.length - 1);
    },
  };
  return { models, requests, embedded, mostAtOnce: () => most };
}

type ServiceScripts = {
  readonly search?: (request: SearchRequest, n: number) => SearchReply;
  readonly callTool?: (request: ToolRequest, n: number) => ToolReply;
};

/** Endpoints that answer by scripts; without one, a call is an error of the test. */
export function scriptedServices({ search, callTool }: ServiceScripts = {}) {
  const searches: SearchRequest[] = [];
  const toolCalls: ToolRequest[] = [];
  const services: Services = {
    async search(request) {
      searches.push(request);
      await turn();
      if (search === undefined) throw new Error("no retrieval endpoint is expected to be asked here");
      return search(request, searches.length - 1);
    },
    async callTool(request) {
      toolCalls.push(request);
      await turn();
      if (callTool === undefined) throw new Error("no tool endpoint is expected to be asked here");
      return callTool(request, toolCalls.length - 1);
    },
  };
  return { services, searches, toolCalls };
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
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
