import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { exchangeTraces } from "../../evals/real/convert-exchanges.ts";
import { datasetFile } from "../../evals/real/dataset-file.ts";
import { type FileFindings, readAllFiles } from "../../evals/real/formats.ts";
import { streamedAnswer } from "../../evals/real/streamed-answer.ts";
import type { Hop } from "../../src/domain/trace.ts";
import { gradeOf } from "../../src/pipeline/examine/grade.ts";

const HERE = existsSync(datasetFile("tau-bench"));

/** Hops of a kind per file, by the beginning of its name. */
function hopsIn(files: readonly FileFindings[], kind: Hop["kind"]): (name: string) => number {
  return (name) =>
    files
      .filter(({ file }) => file.includes(name))
      .flatMap(({ traces }) => traces.flatMap(({ hops }) => hops))
      .filter((hop) => hop.kind === kind).length;
}

test("every public record that holds a model call comes through with its hops", async ({ skip }) => {
  skip(!HERE, "skipped: ../shared/traces/tau-bench not found");
  const files = await readAllFiles();
  // tools.json of the tau-bench conversion holds definitions and no trace.
  expect(files.filter(({ badRecords }) => badRecords > 0).map(({ file }) => file)).toEqual([
    expect.stringContaining("tools.json"),
  ]);
  const models = hopsIn(files, "model");
  const tools = hopsIn(files, "tool");
  const calls = ["agno", "autogen", "google-adk", "gemini", "vertex", "koog", "langgraph", "llamaindex-2025"];
  expect(calls.map(models)).toEqual([2, 1, 2, 1, 1, 2, 2, 1]);
  expect(["microsoft", "langfuse/openai-agents", "openai-assistants", "pydantic-ai"].map(models)).toEqual([2, 2, 1, 4]);
  expect(["agno", "google-adk", "koog", "langgraph", "microsoft", "pydantic-ai"].map(tools)).toEqual([
    1, 1, 2, 1, 1, 3,
  ]);
  expect([models("vercel"), hopsIn(files, "retrieval")("vercel"), hopsIn(files, "parse")("vercel")]).toEqual([4, 1, 1]);
  expect([models("exchanges"), tools("exchanges")]).toEqual([38, 4]);
  expect([models("tau-bench"), tools("tau-bench"), models("llmdrift")]).toEqual([2454, 1164, 4000]);
}, 60_000);

test("public exchanges have the grades that are known of them", async ({ skip }) => {
  skip(!HERE, "skipped: ../shared/traces/tau-bench not found");
  const files = await readAllFiles();
  const gradesOf = (name: string) =>
    files
      .filter(({ file }) => file.includes(name))
      .flatMap(({ traces }) => traces.map((trace) => gradeOf(trace).grade));
  expect(gradesOf("pinecone")).toEqual([3]);
  expect(gradesOf("langchain__test_agents")).toEqual([2, 2, 2, 2]);
  expect(gradesOf("anthropic")).toEqual([2, 2]);
  expect(gradesOf("openai__test_chat.")).toEqual([1, 1, 1, 1]);
}, 60_000);

test("a stream of deltas adds up to the answer it was", () => {
  const chunk = (delta: object, finish: string | null = null) =>
    `data: ${JSON.stringify({ model: "m-1", choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
  const call = (part: object) => ({ tool_calls: [{ index: 0, ...part }] });
  const stream = [
    chunk(call({ id: "c1", function: { name: "search", arguments: "" } })),
    chunk(call({ function: { arguments: '{"q":' } })),
    chunk(call({ function: { arguments: '"x"}' } })),
    chunk({}, "tool_calls"),
    "data: [DONE]\n\n",
  ].join("");
  expect(streamedAnswer(stream)).toMatchObject({
    model: "m-1",
    choices: [
      {
        finish_reason: "tool_calls",
        message: { tool_calls: [{ id: "c1", function: { name: "search", arguments: '{"q":"x"}' } }] },
      },
    ],
  });
});

test("exchanges up to the model's last word are one trace", () => {
  const chat = (message: object) => ({
    uri: "https://model.example/v1/chat/completions",
    request: { model: "m-1", messages: [{ role: "user", content: "Hello" }] },
    response_status: { code: 200 },
    response: { choices: [{ message }] },
  });
  const asks = chat({ role: "assistant", tool_calls: [{ id: "c1", function: { name: "search", arguments: "{}" } }] });
  const says = chat({ role: "assistant", content: "Hello." });
  expect(exchangeTraces([asks, says, says], "test")).toHaveLength(2);
});
