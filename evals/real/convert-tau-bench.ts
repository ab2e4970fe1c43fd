/**
 * Turns tau-bench's recorded runs (one JSON file) into traces: OTLP/JSON lines, one file for each pair of trials.
 *
 * The runs have no times. They get some: each run starts 100 seconds after the one before it, from a fixed moment, and
 * each of its messages takes one second. Latency read from these traces means nothing.
 *
 *     node evals/real/convert-tau-bench.ts <folder to write into>
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "../../src/domain/digest.ts";
import { UserError } from "../../src/errors.ts";
import type { ChatMessage } from "../../src/simulation/chat.ts";
import { messagesAttribute, type Span, spanLine } from "../otlp-writer.ts";
import { datasetFile, readDataset } from "./dataset-file.ts";
import { readTauRuns, type TauRun } from "./tau-run.ts";

export const TAU_BENCH_JSON: string = datasetFile("tau-bench/gpt-4o-airline.json");

// The runs do not name their model; their file's name does.
const MODEL = "gpt-4o";
const START_MS = Date.UTC(2024, 9, 1);
const RUN_MS = 100_000;
const STEP_MS = 1_000;

/** One run as a trace: the agent, its model calls, its tool calls. The line is without its end. */
export function tauTrace(run: TauRun): string {
  const startMs = START_MS + (run.trial * 50 + run.task) * RUN_MS;
  const traceId = sha256(`tau-bench:${run.task}:${run.trial}`).slice(0, 32);
  const root: Span = {
    traceId,
    spanId: spanId(traceId, 0),
    name: "invoke_agent airline",
    kind: 1,
    startMs,
    endMs: startMs + run.messages.length * STEP_MS,
    attributes: {
      "gen_ai.operation.name": "invoke_agent",
      "gen_ai.conversation.id": `task-${run.task}`,
      "app.task.id": String(run.task),
      "app.trial": run.trial,
      "app.run.id": `${run.task}-${run.trial}`,
      "app.answer": run.messages.findLast(({ role }) => role === "assistant")?.content ?? "",
      "app.prompt.template_hash": sha256(systemOf(run)),
      ...(run.reward === undefined ? { "app.outcome": "truncated" } : { "app.reward": run.reward }),
    },
  };
  const steps = run.messages.flatMap((_, index) => stepSpan(run.messages, index));
  const children = steps.map(({ index, ...step }) => ({
    traceId,
    spanId: spanId(traceId, index + 1),
    parentSpanId: root.spanId,
    startMs: startMs + index * STEP_MS,
    endMs: startMs + (index + 1) * STEP_MS,
    ...step,
  }));
  return spanLine({ "service.name": "tau-bench" }, "tau-bench", [root, ...children]);
}

/** The system text of a run. */
export function systemOf({ messages }: TauRun): string {
  return messages.find(({ role }) => role === "system")?.content ?? "";
}

function spanId(traceId: string, index: number): string {
  return sha256(`${traceId} ${index}`).slice(0, 16);
}

type Step = Pick<Span, "name" | "kind" | "attributes"> & { readonly index: number };

/** A model call for a message of the assistant, a tool call for a tool's, nothing for the others. */
function stepSpan(messages: readonly ChatMessage[], index: number): readonly Step[] {
  const message = messages[index];
  if (message?.role === "assistant") return [{ index, ...modelCall(messages.slice(0, index), message) }];
  if (message?.role === "tool") return [{ index, ...toolCall(messages.slice(0, index), message) }];
  return [];
}

function modelCall(before: readonly ChatMessage[], message: ChatMessage): Omit<Step, "index"> {
  const system = before.filter(({ role }) => role === "system");
  const finish = message.tool_calls === undefined ? "stop" : "tool_calls";
  return {
    name: `chat ${MODEL}`,
    kind: 3,
    attributes: {
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "openai",
      "gen_ai.request.model": MODEL,
      "gen_ai.response.finish_reasons": [finish],
      "gen_ai.system_instructions": JSON.stringify(system.map(({ content }) => ({ type: "text", content }))),
      "gen_ai.input.messages": messagesAttribute(before.filter(({ role }) => role !== "system")),
      "gen_ai.output.messages": messagesAttribute([message], finish),
    },
  };
}

/** Call ids repeat within a run, so a result belongs to the nearest call before it. */
function toolCall(before: readonly ChatMessage[], message: ChatMessage): Omit<Step, "index"> {
  const calls = before.flatMap(({ tool_calls = [] }) => tool_calls);
  const call = calls.findLast(({ id }) => id === message.tool_call_id);
  const name = call?.function.name ?? "unknown";
  return {
    name: `execute_tool ${name}`,
    kind: 1,
    attributes: {
      "gen_ai.operation.name": "execute_tool",
      "gen_ai.tool.name": name,
      "gen_ai.tool.call.id": message.tool_call_id ?? "",
      "gen_ai.tool.call.arguments": call?.function.arguments ?? "",
      "gen_ai.tool.call.result": message.content,
    },
  };
}

/**
 * Writes `trials-0-1.otlp.jsonl` and `trials-2-3.otlp.jsonl`, the system text, and the tools, of which only the names
 * are known. @returns the runs by file
 */
export async function convertTauBench(
  folder: string,
  jsonPath: string = TAU_BENCH_JSON,
): Promise<ReadonlyMap<string, readonly TauRun[]>> {
  const runs = readTauRuns(await readDataset(jsonPath));
  const byFile = Map.groupBy(runs, ({ trial }) => (trial < 2 ? "trials-0-1.otlp.jsonl" : "trials-2-3.otlp.jsonl"));
  await mkdir(folder, { recursive: true });
  for (const [file, own] of byFile)
    await writeFile(join(folder, file), own.map((run) => `${tauTrace(run)}\n`).join(""));
  const calls = runs.flatMap(({ messages }) => messages.flatMap(({ tool_calls = [] }) => tool_calls));
  const names = [...new Set(calls.map((call) => call.function.name))].sort();
  await writeFile(join(folder, "tools.json"), `${JSON.stringify(names.map((name) => ({ name })))}\n`);
  const [first] = runs;
  await writeFile(join(folder, "prompt.txt"), first === undefined ? "" : systemOf(first));
  return byFile;
}

if (import.meta.main) {
  const folder = process.argv[2];
  if (folder === undefined) throw new UserError("no folder was given", "Name the folder to write the traces into.");
  for (const [file, runs] of await convertTauBench(folder)) {
    const passed = runs.filter(({ reward }) => reward === 1).length;
    const unscored = runs.filter(({ reward }) => reward === undefined).length;
    console.log(`${file}: ${runs.length} runs, ${passed} passed, ${unscored} unscored`);
  }
}
