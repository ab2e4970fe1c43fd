export type HopKind = "retrieval" | "assembly" | "model" | "tool" | "parse" | "structure";

type Words = { readonly [word: string]: HopKind };

/** What most formats call their steps. */
const COMMON: Words = {
  llm: "model",
  tool: "tool",
  retriever: "retrieval",
  reranker: "retrieval",
  embedding: "retrieval",
  agent: "structure",
  chain: "structure",
  workflow: "structure",
  task: "structure",
  evaluator: "structure",
  guardrail: "structure",
};

const OPERATIONS: Words = {
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
};

/**
 * The attributes in which formats write what a span is, the most telling first, each with the meaning of its words in
 * lower case. A word that decides nothing (Langfuse's "span", a new operation) has none.
 */
export const KIND_TABLES: readonly (readonly [
  attribute: string,
  meaning: (word: string, spanName: string) => HopKind | undefined,
])[] = [
  ["langfuse.observation.type", wordIn({ ...COMMON, generation: "model" })],
  ["openinference.span.kind", wordIn({ ...COMMON, prompt: "assembly" })],
  ["gen_ai.operation.name", wordIn(OPERATIONS)],
  ["langsmith.span.kind", wordIn({ ...COMMON, prompt: "assembly", parser: "parse" })],
  ["ai.operationId", vercelStep],
  // The id of the function, which the user chose, may follow.
  ["operation.name", (word) => vercelStep(word.split(" ")[0] ?? "")],
  ["traceloop.span.kind", wordIn({ tool: "tool" })],
  ["llm.request.type", wordIn({ chat: "model", completion: "model", embedding: "retrieval", rerank: "retrieval" })],
  ["traceloop.span.kind", wordIn(COMMON)],
  ["datadog.span.kind", wordIn({ ...COMMON, retrieval: "retrieval" })],
  ["braintrust.span.type", braintrustStep],
];

function wordIn(words: Words): (word: string) => HopKind | undefined {
  const table = new Map(Object.entries(words));
  return (word) => table.get(word);
}

/** The AI SDK's inner spans are the calls; the spans around them repeat their content and usage. */
function vercelStep(operation: string): HopKind | undefined {
  if (!operation.startsWith("ai.")) return undefined;
  if (/^ai\.\w+\.do(generate|stream)$/.test(operation)) return "model";
  if (/^ai\.(\w+\.do(embed|rerank)|rerank)$/.test(operation)) return "retrieval";
  return operation === "ai.toolcall" ? "tool" : "structure";
}

/** Braintrust has no type for a search: a function or task that says in its name that it retrieves is one. */
function braintrustStep(word: string, spanName: string): HopKind | undefined {
  if (word === "function" || word === "task") return /retriev/i.test(spanName) ? "retrieval" : "structure";
  return word === "llm" ? "model" : word === "tool" ? "tool" : "structure";
}
