import type { Sample } from "../../src/domain/case.ts";
import type { Trace } from "../../src/domain/trace.ts";
import { diskTree } from "../../src/edges/disk-tree.ts";
import { traceFiles } from "../../src/edges/sources/trace-files.ts";
import { buildCases } from "../../src/pipeline/build-cases.ts";
import { recordedTools } from "../../src/pipeline/replay/recorded-tools.ts";
import { type Claim, equals, type Findings } from "./claims.ts";
import { convertTauBench } from "./convert-tau-bench.ts";
import { type Bench, compareRecords, evidenceOf, pointsOf, recordObserved, scoredTrials } from "./measure.ts";
import { tauBenchSuite } from "./suites.ts";

const BEFORE = "trials-0-1";
const AFTER = "trials-2-3";

/**
 * Does the program keep quiet about one agent measured twice, whose trials depend on their task? And does every tool
 * call of a long conversation arrive with its arguments and its result, though the ids of the calls repeat?
 */
export async function measureTauBench(bench: Bench): Promise<Findings> {
  await convertTauBench(bench.folder);
  const verdict = await measureVerdict(bench);
  const tools = await measureTools(bench.folder);
  return {
    claims: [...verdict.claims, ...tools.claims],
    measured: [...verdict.measured, ...tools.measured],
  };
}

async function measureVerdict(bench: Bench): Promise<Findings> {
  const [before, after] = await Promise.all(
    [BEFORE, AFTER].map(async (name) =>
      scoredTrials(await recordObserved(bench, name, tauBenchSuite(`${name}.otlp.jsonl`)), "reward"),
    ),
  );
  const comparison = await compareRecords(bench, BEFORE, AFTER);
  const evidence = evidenceOf(comparison, "reward");
  const { verdict } = comparison;
  return {
    claims: [
      equals("trials 0, 1: runs that passed", before?.full ?? 0, 43),
      equals("trials 2, 3: runs that passed", after?.full ?? 0, 41),
      equals("runs that ended unscored", (before?.unscored ?? 0) + (after?.unscored ?? 0), 5),
      {
        says: "trials 0, 1 → 2, 3: the same agent neither regressed nor improved",
        holds: verdict === "unchanged" || verdict === "inconclusive",
        found: verdict,
      },
      {
        says: "trials 0, 1 → 2, 3: the interval holds 0",
        holds: evidence.lower <= 0 && evidence.upper >= 0,
        found: `${evidence.lower} to ${evidence.upper}`,
      },
    ],
    measured: [
      ["tau-bench, trials 0, 1 → 2, 3, reward", `${verdict}, ${pointsOf(evidence)} points, ${evidence.cases} tasks`],
    ],
  };
}

async function measureTools(folder: string): Promise<Findings> {
  const traces = await readTraces(folder);
  const hops = traces.flatMap((trace) => trace.hops.filter((hop) => hop.kind === "tool"));
  const whole = hops.filter((hop) => hop.arguments !== undefined && hop.result !== undefined);
  const { cases } = buildCases(traces, {
    sample: {
      size: 200,
      fixed: 0,
      turns: "any",
      nearDuplicates: true,
      keep: { errors: 0, negativeFeedback: 0 },
      seed: "1",
      key: "app.task.id",
    },
    slices: [],
    draw: { traces: traces.length, strata: [], seed: "1", leftOut: {} },
  });
  const calls = answeredCalls(traces, cases);
  return {
    claims: [
      equals("traces", traces.length, 200),
      equals("tool calls", hops.length, 1164),
      equals("tool calls with arguments and result", whole.length, 1164),
      equals("different tools", new Set(hops.map(({ tool }) => tool)).size, 14),
      equals("cases, one a task", cases.length, 50),
      ...callClaims(calls),
    ],
    measured: [
      ["tau-bench, tool calls with arguments and result", `${whole.length} of ${hops.length}`],
      ["tau-bench, calls after the last turn that a replay can answer", `${calls.served} of ${calls.made}`],
      ["tau-bench, of these with the very result of that call", `${calls.exact} of ${calls.made}`],
    ],
  };
}

/** Tasks ask for the same things again and again, so that the result of an earlier call would look right. */
function callClaims({ made, served, exact }: AnsweredCalls): readonly Claim[] {
  const what = "calls after the user's last turn";
  return [
    equals(what, made, 175),
    equals(`${what} that get a recorded result when a replay makes them again`, `${served} of ${made}`, "175 of 175"),
    equals(`${what} that get the right one`, `${exact} of ${made}`, "175 of 175"),
  ];
}

async function readTraces(folder: string): Promise<readonly Trace[]> {
  const source = traceFiles({
    tree: diskTree(folder),
    globs: [`${BEFORE}.otlp.jsonl`, `${AFTER}.otlp.jsonl`],
    versions: {},
    errorBudget: 0,
  });
  const ids = new Set<string>();
  const everything = { attributes: [], conversations: false, counts: false, seed: "1", size: 200 } as const;
  await source.survey(everything, ({ traceId }) => ids.add(traceId));
  return source.fetch([...ids].sort());
}

type AnsweredCalls = { readonly made: number; readonly served: number; readonly exact: number };

/** Makes the recorded calls after the user's last turn again, in their order, and counts the results that come back. */
function answeredCalls(traces: readonly Trace[], cases: Sample["cases"]): AnsweredCalls {
  const recordings = new Map(cases.flatMap((one) => one.recordings.map((recording) => [recording.traceId, recording])));
  const results = traces.flatMap((trace) => {
    const resultOf = recordedTools(recordings.get(trace.id)?.toolResults ?? []);
    return callsAfterLastTurn(trace).map(({ call, result }) => ({ served: resultOf(call)?.text, result }));
  });
  return {
    made: results.length,
    served: results.filter(({ served }) => served !== undefined).length,
    exact: results.filter(({ served, result }) => served === result).length,
  };
}

/** What the last model call was shown after the user's last turn: the calls that a replay has to make again. */
function callsAfterLastTurn({ hops }: Trace) {
  const input = hops.findLast((hop) => hop.kind === "model")?.input ?? [];
  const after = input.slice(input.findLastIndex(({ role }) => role === "user") + 1);
  return after.flatMap((message, index) => {
    if (message.role !== "assistant") return [];
    const [next] = after.slice(index + 1);
    const [call] = message.toolCalls ?? [];
    return call !== undefined && next?.role === "tool" ? [{ call, result: next.text }] : [];
  });
}
