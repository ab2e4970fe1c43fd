import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { langfuseObservations } from "../../../src/formats/langfuse/record.ts";
import type { RawSpan } from "../../../src/formats/spans/raw-span.ts";
import { readTrace } from "../../../src/formats/spans/read-trace.ts";

const FOLDER = "../shared/traces/langfuse-framework-traces";
const isHere = existsSync(FOLDER);

/** Spans and their model and tool hops by file, as the README beside the files counts them; null where only merging can tell. */
const KNOWN = {
  "agno-2025-06-11.json": { spans: 6, generations: 4, roots: 1, scores: 0, model: 2, tool: 1 },
  "autogen-2025-06-06.json": { spans: 2, generations: 1, roots: 1, scores: 0, model: 1, tool: 0 },
  "beeai-2025-08-01.json": { spans: 29, generations: 5, roots: 1, scores: 2, model: null, tool: null },
  "google-adk-2025-08-28.json": { spans: 5, generations: 2, roots: 1, scores: 2, model: 2, tool: 1 },
  "google-gemini-2025-08-01.json": { spans: 1, generations: 1, roots: 1, scores: 2, model: 1, tool: 0 },
  "google-vertex-tools-langchain-2025-09-19.json": { spans: 1, generations: 1, roots: 1, scores: 0, model: 1, tool: 0 },
  "koog-2025-08-26.json": { spans: 11, generations: 2, roots: 1, scores: 0, model: 2, tool: 2 },
  "langgraph-2025-08-22.json": { spans: 9, generations: 2, roots: 1, scores: 2, model: 2, tool: 1 },
  "llamaindex-2025-06-05.json": { spans: 2, generations: 1, roots: 1, scores: 0, model: 1, tool: 0 },
  "microsoft-agent-2025-10-14.json": { spans: 4, generations: 2, roots: 1, scores: 2, model: 2, tool: 1 },
  "openai-agents-2025-09-30.json": { spans: 5, generations: 2, roots: 1, scores: 2, model: 2, tool: 1 },
  "openai-assistants-2024-05-29.json": { spans: 4, generations: 1, roots: 3, scores: 0, model: 1, tool: 0 },
  "pydantic-ai-tools-2025-12-04.json": { spans: 12, generations: 4, roots: 1, scores: 0, model: 4, tool: 3 },
} as const;

function recordOf(file: string) {
  const value: unknown = JSON.parse(readFileSync(join(FOLDER, file), "utf8"));
  expect(langfuseObservations.recognises(value)).toBe(true);
  return langfuseObservations.read(value);
}

function traceOf(file: string) {
  const { spans, logs } = recordOf(file);
  const [first, ...rest] = spans;
  return readTrace([first ?? expect.unreachable(), ...rest], logs);
}

const isGeneration = ({ attributes }: RawSpan) => attributes["langfuse.observation.type"] === "generation";

describe.skipIf(!isHere)(isHere ? "traces of thirteen frameworks" : `skipped: ${FOLDER} not found`, () => {
  test("are the thirteen that are known", () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(KNOWN));
  });

  test.each(Object.entries(KNOWN))("%s comes through, span for span", (file, known) => {
    const { spans, logs, withoutId } = recordOf(file);
    expect(withoutId).toBe(0);
    expect(new Set(spans.map(({ spanId }) => spanId)).size).toBe(known.spans);
    expect(spans.filter(isGeneration)).toHaveLength(known.generations);
    expect(spans.filter(({ parentId }) => parentId === null)).toHaveLength(known.roots);
    expect(logs).toHaveLength(known.scores);
    expect(spans.every(({ startNs, status }) => startNs !== null && status !== "error")).toBe(true);
    expect(spans.some(({ truncated }) => truncated)).toBe(false);
  });

  test.each(Object.entries(KNOWN).filter(([, { model }]) => model !== null))(
    "%s has the hops that are known of it",
    (file, known) => {
      const { hops } = traceOf(file);
      const recorded = hops.filter(({ synthesised }) => !synthesised);
      expect(recorded.filter(({ kind }) => kind === "model")).toHaveLength(known.model ?? 0);
      expect(recorded.filter(({ kind }) => kind === "tool")).toHaveLength(known.tool ?? 0);
    },
  );

  test("have in all 91 spans, 28 of them generations, and 12 evaluations by machine", () => {
    const records = Object.keys(KNOWN).map(recordOf);
    expect(records.flatMap(({ spans }) => spans)).toHaveLength(91);
    expect(records.flatMap(({ spans }) => spans.filter(isGeneration))).toHaveLength(28);
    const evaluations = Object.keys(KNOWN).flatMap((file) => traceOf(file).evaluations);
    expect(evaluations.map(({ by }) => by)).toEqual(Array(12).fill("machine"));
  });

  test("of tools have arguments and a result wherever a framework recorded them", () => {
    const files = [
      "agno-2025-06-11.json",
      "koog-2025-08-26.json",
      "langgraph-2025-08-22.json",
      "pydantic-ai-tools-2025-12-04.json",
    ];
    const tools = files.flatMap((file) => traceOf(file).hops.flatMap((hop) => (hop.kind === "tool" ? [hop] : [])));
    expect(tools).toHaveLength(7);
    for (const tool of tools) {
      expect(JSON.parse(tool.arguments ?? "")).toBeTypeOf("object");
      expect(tool.result?.length).toBeGreaterThan(0);
    }
  });

  test("of LangChain have the definitions that were filed among the messages, and no message of them", () => {
    for (const [file, tools] of [
      ["langgraph-2025-08-22.json", 1],
      ["google-vertex-tools-langchain-2025-09-19.json", 5],
    ] as const) {
      const call = traceOf(file).hops.find((hop) => hop.kind === "model");
      expect(call?.definitions).toHaveLength(tools);
      expect(call?.definitions?.every(({ parameters }) => parameters !== undefined)).toBe(true);
      expect(call?.input?.some(({ role, text }) => role === "tool" && text.includes("parameters"))).toBe(false);
    }
  });

  test("have the system text, also where the store kept it away from the messages", () => {
    const systemOf = (file: string) => traceOf(file).hops.find((hop) => hop.kind === "model")?.input?.[0]?.role;
    for (const file of ["openai-agents-2025-09-30.json", "google-adk-2025-08-28.json", "autogen-2025-06-06.json"])
      expect(systemOf(file)).toBe("system");
  });
});
