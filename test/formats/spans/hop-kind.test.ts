import { describe, expect, test } from "vitest";
import { type SpanText, traceOf } from "../otlp/otlp.ts";

type Attributes = NonNullable<SpanText["attributes"]>;

/** The kinds of the hops that a single span makes, without those put in around them. */
function kindsOf(attributes: Attributes, name = "step"): readonly string[] {
  const { hops } = traceOf([{ id: "1", name, attributes }]);
  return hops.filter(({ synthesised }) => !synthesised).map(({ kind }) => kind);
}

const WORDS: { readonly [attribute: string]: { readonly [word: string]: string } } = {
  "langfuse.observation.type": {
    GENERATION: "model",
    RETRIEVER: "retrieval",
    EMBEDDING: "retrieval",
    TOOL: "tool",
    AGENT: "structure",
    CHAIN: "structure",
    EVALUATOR: "structure",
    GUARDRAIL: "structure",
    SPAN: "model",
    EVENT: "model",
  },
  "openinference.span.kind": {
    LLM: "model",
    llm: "model",
    RETRIEVER: "retrieval",
    RERANKER: "retrieval",
    EMBEDDING: "retrieval",
    TOOL: "tool",
    PROMPT: "assembly",
    AGENT: "structure",
    CHAIN: "structure",
    GUARDRAIL: "structure",
    EVALUATOR: "structure",
  },
  "gen_ai.operation.name": {
    chat: "model",
    generate_content: "model",
    text_completion: "model",
    completion: "model",
    generate: "model",
    llm_request: "model",
    retrieval: "retrieval",
    embeddings: "retrieval",
    rerank: "retrieval",
    vector_db_retrieve: "retrieval",
    execute_tool: "tool",
    create_agent: "structure",
    invoke_agent: "structure",
    invoke_workflow: "structure",
    plan: "structure",
    agent_step: "structure",
    execute_task: "structure",
  },
  "langsmith.span.kind": {
    llm: "model",
    LLM: "model",
    retriever: "retrieval",
    embedding: "retrieval",
    tool: "tool",
    prompt: "assembly",
    parser: "parse",
    chain: "structure",
  },
  "ai.operationId": {
    "ai.generateText.doGenerate": "model",
    "ai.streamText.doStream": "model",
    "ai.generateObject.doGenerate": "model",
    "ai.streamObject.doStream": "model",
    "ai.embed.doEmbed": "retrieval",
    "ai.embedMany.doEmbed": "retrieval",
    "ai.rerank": "retrieval",
    "ai.toolCall": "tool",
    "ai.generateText": "structure",
    "ai.embed": "structure",
  },
  "operation.name": {
    "ai.generateText.doGenerate support-answer": "model",
    "ai.generateText support-answer": "structure",
    "GET /orders": "model",
  },
  "traceloop.span.kind": { tool: "tool", workflow: "structure", task: "structure", agent: "structure" },
  "llm.request.type": { chat: "model", completion: "model", embedding: "retrieval", rerank: "retrieval" },
  "datadog.span.kind": {
    llm: "model",
    retrieval: "retrieval",
    embedding: "retrieval",
    tool: "tool",
    agent: "structure",
    workflow: "structure",
    task: "structure",
  },
  "braintrust.span.type": { llm: "model", tool: "tool", task: "structure", score: "structure", eval: "structure" },
};

const CASES = Object.entries(WORDS).flatMap(([attribute, words]) =>
  Object.entries(words).map(([word, kind]) => [attribute, word, kind] as const),
);

test.each(CASES)("%s %j says %s", (attribute, word, kind) => {
  // With a model's name beside it, which decides where the word does not.
  const attributes = { [attribute]: word, "gen_ai.response.model": "m" };
  expect(kindsOf(attributes)).toEqual(kind === "structure" ? [] : [kind]);
});

describe("where two attributes disagree", () => {
  test.each<readonly [string, Attributes, string]>([
    ["Langfuse's type", { "langfuse.observation.type": "TOOL", "openinference.span.kind": "LLM" }, "tool"],
    ["OpenInference's kind", { "openinference.span.kind": "TOOL", "gen_ai.operation.name": "chat" }, "tool"],
    ["the operation", { "gen_ai.operation.name": "retrieval", "langsmith.span.kind": "llm" }, "retrieval"],
    ["LangSmith's kind", { "langsmith.span.kind": "tool", "ai.operationId": "ai.embed.doEmbed" }, "tool"],
    ["the SDK's operation", { "ai.operationId": "ai.toolCall", "llm.request.type": "chat" }, "tool"],
    ["the request type", { "llm.request.type": "chat", "traceloop.span.kind": "task" }, "model"],
  ])("%s wins over those after it", (_, attributes, kind) => {
    expect(kindsOf(attributes)).toContain(kind);
  });
});

describe("without a word that decides", () => {
  test("a span that Langfuse does not call anything else is known by what it holds", () => {
    const span = { "langfuse.observation.type": "SPAN" };
    expect(kindsOf({ ...span, "tool.name": "find_order" })).toEqual(["tool"]);
    expect(kindsOf({ ...span, "gen_ai.tool.name": "find_order" })).toEqual(["tool"]);
    expect(kindsOf({ ...span, "gen_ai.request.model": "m" })).toEqual(["model"]);
  });

  test("usage or a linked prompt makes a generation of a span of Langfuse's old SDK, and of no other", () => {
    const usage = { "gen_ai.usage.input_tokens": 7 };
    const [first] = traceOf([{ id: "1", attributes: usage }], { scope: "langfuse-sdk" }).hops;
    expect(first?.kind).toBe("model");
    expect(kindsOf(usage)).toEqual([]);
  });

  test("a model's name that metadata hands down to every span makes no model call", () => {
    expect(kindsOf({ ls_model_name: "gpt-4.1" })).toEqual([]);
    expect(kindsOf({ model_name: "gpt-4.1", agent_name: "support" })).toEqual([]);
  });

  test("a function of Braintrust is a search when its name says so", () => {
    expect(kindsOf({ "braintrust.span.type": "function" }, "Retrieve documents")).toEqual(["retrieval"]);
    expect(kindsOf({ "braintrust.span.type": "function" }, "format answer")).toEqual([]);
  });
});
