import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Trace } from "../../../src/domain/trace.ts";
import { langfuseObservations } from "../../../src/formats/langfuse/record.ts";
import { readTrace } from "../../../src/formats/spans/read-trace.ts";

const FOLDER = "../shared/traces/langfuse-framework-traces";
const isHere = existsSync(FOLDER);

function traceIn(file: string): Trace {
  const { spans, logs } = langfuseObservations.read(JSON.parse(readFileSync(`${FOLDER}/${file}.json`, "utf8")));
  const [first, ...others] = spans;
  if (first === undefined) throw new Error(`${file} holds no span`);
  return readTrace([first, ...others], logs);
}

// Model calls, tools, and how the tools' version is known. 28 generations make 24 calls: agno recorded two calls twice,
// and BeeAI wrote one of three in three pieces, as it did with its one tool.
describe.skipIf(!isHere)(isHere ? "traces of thirteen frameworks" : `skipped: ${FOLDER} not found`, () => {
  test.each([
    ["agno-2025-06-11", 2, 1, "hash"],
    ["autogen-2025-06-06", 1, 0, "unknown"],
    ["beeai-2025-08-01", 3, 1, "partial hash"],
    ["google-adk-2025-08-28", 2, 1, "partial hash"],
    ["google-gemini-2025-08-01", 1, 0, "unknown"],
    ["google-vertex-tools-langchain-2025-09-19", 1, 0, "hash"],
    ["koog-2025-08-26", 2, 2, "unknown"],
    ["langgraph-2025-08-22", 2, 1, "hash"],
    ["llamaindex-2025-06-05", 1, 0, "unknown"],
    ["microsoft-agent-2025-10-14", 2, 1, "hash"],
    ["openai-agents-2025-09-30", 2, 1, "hash"],
    ["openai-assistants-2024-05-29", 1, 0, "unknown"],
    ["pydantic-ai-tools-2025-12-04", 4, 3, "hash"],
  ])("%s has %d model calls and %d tools, whose version is %s", (file, calls, tools, known) => {
    const { hops, versions, contradictions, flaws } = traceIn(file);
    const countOf = (kind: string) => hops.filter((hop) => hop.kind === kind).length;
    expect([countOf("model"), countOf("tool"), countOf("retrieval")]).toEqual([calls, tools, 0]);
    const { tools: version, model } = versions;
    expect(version.id !== null && version.partial ? `partial ${version.source}` : version.source).toBe(known);
    expect(model.id).not.toBeNull();
    expect(contradictions).toEqual([]);
    expect(flaws.filter((flaw) => flaw !== "truncated")).toEqual([]);
  });

  test("every tool has its arguments and its result", () => {
    const files = ["agno-2025-06-11", "beeai-2025-08-01", "koog-2025-08-26", "microsoft-agent-2025-10-14"];
    const hops = files.flatMap((file) => traceIn(file).hops).filter((hop) => hop.kind === "tool");
    expect(hops.map((hop) => hop.arguments !== undefined && hop.result !== undefined)).toEqual(Array(5).fill(true));
  });
});
