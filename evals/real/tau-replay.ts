import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { failuresOf, type Run } from "../../src/domain/run.ts";
import { parseBaseline } from "../../src/formats/baseline.ts";
import type { ChatMessage } from "../../src/simulation/chat.ts";
import { runNode } from "../command-line.ts";
import { equals, type Findings } from "./claims.ts";
import { TAU_BENCH_JSON } from "./convert-tau-bench.ts";
import { readDataset } from "./dataset-file.ts";
import { type Bench, scoredTrials } from "./measure.ts";
import { type RecordedModel, startRecordedModel } from "./recorded-model.ts";
import { tauReplaySuite } from "./suites.ts";
import { readTauRuns, type TauRun } from "./tau-run.ts";

/**
 * Does a replay come to the recorded end when the model says what it said? And does it leave the recording, and say so,
 * in exactly those runs in which the model asks for something else?
 */
export async function measureTauReplay(bench: Bench): Promise<Findings> {
  const runs = readTauRuns(await readDataset(TAU_BENCH_JSON));
  await using faithful = await startRecordedModel(runs, (message) => message);
  const same = await replay(bench, "replayed", faithful);
  const strayed = new Set(runs.filter((run) => callsAtEnd(run).length > 0 && run.task % 2 === 0));
  await using perturbed = await startRecordedModel(runs, (message, run) =>
    strayed.has(run) && callsAtEnd(run).includes(message) ? askingForMore(message) : message,
  );
  const other = await replay(bench, "strayed", perturbed);
  const ends = scoredTrials(same, "end");
  const calls = scoredTrials(same, "calls");
  const left = failuresOf(other)["left-the-recording"] ?? 0;
  return {
    claims: [
      equals("runs replayed", same.cases.length, 200),
      equals("runs that come to their recorded end", ends.full, 200),
      equals("runs that make the recorded calls on the way", calls.full, calls.scored),
      equals("replay fidelity", same.fidelity?.status === "unknown" ? -1 : (same.fidelity?.agreement ?? -1), 1),
      equals("conversations that no run holds", faithful.unknown(), 0),
      equals("runs that leave the recording when the model strays", left, strayed.size),
      equals("runs that come to their end when the model strays", scoredTrials(other, "end").full, 200 - strayed.size),
    ],
    measured: [
      ["tau-bench, runs that replay to their recorded end", `${ends.full} of ${same.cases.length}`],
      ["tau-bench, runs that leave the recording when the model asks for something else", `${left} of ${strayed.size}`],
    ],
  };
}

async function replay({ cli, folder }: Bench, name: string, model: RecordedModel): Promise<Run> {
  await writeFile(join(folder, `${name}.yml`), tauReplaySuite("trials-*.otlp.jsonl", model.url));
  const out = `${name}.json`;
  const args = ["record", "--no-commit", "--quiet", "--fresh", "--suite", `${name}.yml`, "--out", out];
  const ended = await runNode([cli, ...args], { cwd: folder });
  if (ended.status !== 0)
    throw new Error(`eval-baseline ${args.join(" ")} ended with ${ended.status}: ${ended.stderr}`);
  return parseBaseline(await readFile(join(folder, out), "utf8"), out).run;
}

/** The assistant's messages after the user's last turn that call a tool: those that a replay makes again. */
function callsAtEnd({ messages }: TauRun): readonly ChatMessage[] {
  const lastAnswer = messages.findLastIndex(({ role }) => role === "assistant");
  const answered = messages.slice(0, lastAnswer + 1);
  const turn = answered.findLastIndex(({ role }) => role === "user");
  return answered.slice(turn + 1).filter(({ tool_calls = [] }) => tool_calls.length > 0);
}

/** The same calls, each with an argument that production never sent. */
function askingForMore(message: ChatMessage): ChatMessage {
  const calls = (message.tool_calls ?? []).map((call) => ({
    ...call,
    function: {
      ...call.function,
      arguments: JSON.stringify({ ...JSON.parse(call.function.arguments), strayed: true }),
    },
  }));
  return { ...message, tool_calls: calls };
}
