import { expect, test } from "vitest";
import { traceOf } from "../otlp/otlp.ts";

test.each([
  ["otel", { "gen_ai.operation.name": "chat" }],
  ["openinference", { "openinference.span.kind": "LLM" }],
  ["openllmetry", { "llm.request.type": "chat" }],
  ["openllmetry", { "traceloop.workflow.name": "support" }],
  ["vercel", { "ai.operationId": "ai.generateText" }],
  ["vercel", { "ai.model.id": "m" }],
  ["langfuse", { "langfuse.observation.type": "GENERATION", "openinference.span.kind": "LLM" }],
  ["langsmith", { "langsmith.span.kind": "llm" }],
  ["datadog", { "datadog.span.kind": "llm" }],
  ["braintrust", { "braintrust.span.type": "llm" }],
  ["openai", { "openai.stored": true }],
  ["native", { "eval_baseline.native": true }],
])("a trace is written in the words of %s when a span has %j", (stack, attributes) => {
  expect(traceOf([{ id: "1" }, { id: "2", parent: "1", attributes }]).stack).toBe(stack);
});

test("a trace of OpenInference is known by its instrumentation where no span says a kind", () => {
  expect(traceOf([{ id: "1" }], { scope: "openinference.instrumentation.openai" }).stack).toBe("openinference");
});
