import { existsSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { builtCommandLine, runNode } from "../../evals/command-line.ts";
import { claimLine, equals } from "../../evals/real/claims.ts";
import {
  convertLlmDrift,
  driftTrace,
  LLMDRIFT_CSV,
  readDriftRecords,
  rightAnswers,
} from "../../evals/real/convert-llmdrift.ts";
import { convertTauBench, systemOf, TAU_BENCH_JSON, tauTrace } from "../../evals/real/convert-tau-bench.ts";
import { llmDriftSuite, tauBenchSuite } from "../../evals/real/suites.ts";
import { readTauRuns } from "../../evals/real/tau-run.ts";
import { readSuiteFile } from "../../src/config/suite-file.ts";
import { sha256 } from "../../src/domain/digest.ts";
import type { Trace } from "../../src/domain/trace.ts";
import { otlpRecords } from "../../src/formats/otlp/record.ts";
import { readTrace } from "../../src/formats/spans/read-trace.ts";
import { buildInto } from "./build.ts";

const REMEDY = "Use the file as its README describes it, unchanged.";

function readLine(line: string): Trace {
  const [first, ...rest] = otlpRecords.read(JSON.parse(line)).spans;
  if (first === undefined) throw new Error("the line holds no span");
  return readTrace([first, ...rest], [], { prompt: "app.prompt.template_hash" });
}

async function temporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), "real-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

const COLUMNS = "model,temperature,max_tokens,dataset,id,query,ref_answer,answer,latency,timestamp";

function csvOf(change: { readonly gold?: string; readonly latency?: string; readonly time?: string }): string {
  const { gold = "No", latency = "0.25", time = "07/02/2023, 21:28:40" } = change;
  return `${COLUMNS}\nopenaichat/m-1,0.1,10,odd,5,"Is 91 odd?",${gold},"[no]\nreally",${latency},"${time}"\n`;
}

describe("converting LLMDrift", () => {
  test("makes one model call of a record, with the question's id, the gold tag and the template's hash", () => {
    const [record] = readDriftRecords(csvOf({}));
    const trace = readLine(driftTrace(record ?? expect.unreachable()));
    expect(trace.id).toBe(sha256("llmdrift:m-1:5").slice(0, 32));
    expect(trace.hops.filter(({ synthesised }) => !synthesised)).toMatchObject([
      {
        kind: "model",
        requestedModel: "m-1",
        resolvedModel: "m-1",
        input: [{ role: "user", text: "Is 91 odd?" }],
        output: { role: "assistant", text: "[no]\nreally" },
        startNs: BigInt(Date.UTC(2023, 6, 2, 21, 28, 40)) * 1_000_000n,
        endNs: BigInt(Date.UTC(2023, 6, 2, 21, 28, 40) + 250) * 1_000_000n,
      },
    ]);
    expect(trace.attributes).toMatchObject({ "app.question.id": "5", "app.dataset": "odd", "app.expected": "[No]" });
    expect(trace.versions.prompt.id).toBe(sha256("Is {number} odd?"));
    expect(rightAnswers(record === undefined ? [] : [record])).toBe(1);
  });

  test.each([
    [csvOf({ gold: "maybe" }), "record 1 has a ref_answer that is neither yes nor no"],
    [csvOf({ latency: "fast" }), "record 1 has no number in latency"],
    [csvOf({ time: "2023-07-02" }), "record 1 has a timestamp that is not MM/DD/YYYY, HH:MM:SS"],
    ["model\nm-1\n", "record 1 has no column id"],
  ])("names the record and what is wrong with it (%#)", (csv, problem) => {
    expect(() => readDriftRecords(csv)).toThrow(
      expect.objectContaining({ message: `PRIME_FULL_EVAL.csv: ${problem}`, remedy: REMEDY }),
    );
  });

  test("says when the file is no CSV, or not there", async () => {
    expect(() => readDriftRecords('a,b\n"x')).toThrow(
      expect.objectContaining({ message: expect.stringMatching(/^PRIME_FULL_EVAL.csv is not CSV: /), remedy: REMEDY }),
    );
    await using folder = await temporaryFolder();
    await expect(convertLlmDrift(folder.path, join(folder.path, "none.csv"))).rejects.toMatchObject({
      message: `${join(folder.path, "none.csv")} cannot be read`,
      remedy: "Put the data set beside the project, or leave this evaluation out.",
    });
  });

  const isHere = existsSync(LLMDRIFT_CSV);
  test.skipIf(!isHere)(
    isHere ? "finds the counts that are known of the data set" : "skipped: ../shared/traces/llmdrift not found",
    async () => {
      await using folder = await temporaryFolder();
      const byModel = await convertLlmDrift(folder.path);
      const counts = Object.fromEntries([...byModel].map(([model, records]) => [model, rightAnswers(records)]));
      expect(counts).toMatchObject({ "gpt-4-0314": 840, "gpt-4-0613": 502 });
      const lines = (await readFile(join(folder.path, "gpt-4-0613.otlp.jsonl"), "utf8")).trimEnd().split("\n");
      const traces = lines.map(readLine);
      expect(new Set(traces.map(({ id }) => id)).size).toBe(1000);
      expect(new Set(traces.map(({ versions }) => versions.prompt.id)).size).toBe(1);
    },
  );
});

const SYSTEM = { role: "system", content: "Be kind." };
const CALL = { id: "c", type: "function", function: { name: "look", arguments: '{"at":1}' } };
const TRAJECTORY = [
  SYSTEM,
  { role: "user", content: "Look." },
  { role: "assistant", content: null, tool_calls: [CALL] },
  { role: "tool", name: "look", tool_call_id: "c", content: "one" },
  { role: "assistant", content: null, tool_calls: [{ ...CALL, function: { name: "look", arguments: '{"at":2}' } }] },
  { role: "tool", name: "look", tool_call_id: "c", content: "two" },
  { role: "assistant", content: "Done." },
];

function runsOf(change: object): string {
  return JSON.stringify([{ task_id: 4, trial: 2, reward: 1, info: { reward_info: {} }, traj: TRAJECTORY, ...change }]);
}

describe("converting tau-bench", () => {
  test("makes a model call of each assistant message and a tool call of each tool message", () => {
    const trace = readLine(tauTrace(readTauRuns(runsOf({}))[0] ?? expect.unreachable()));
    const hops = trace.hops.filter(({ synthesised }) => !synthesised);
    expect(hops.map(({ kind }) => kind)).toEqual(["model", "tool", "model", "tool", "model"]);
    expect(hops[4]).toMatchObject({ output: { text: "Done." }, requestedModel: "gpt-4o" });
    const input = hops[4]?.kind === "model" ? (hops[4].input ?? []) : [];
    expect(input.map(({ role }) => role)).toEqual(["system", "user", "assistant", "tool", "assistant", "tool"]);
    expect(trace.conversation).toBe("task-4");
    expect(trace.attributes).toMatchObject({ "app.task.id": "4", "app.trial": 2, "app.reward": 1 });
    expect(trace.flaws).toEqual([]);
  });

  test("gives each result the arguments of its own call, though both calls have one id", () => {
    const trace = readLine(tauTrace(readTauRuns(runsOf({}))[0] ?? expect.unreachable()));
    const tools = trace.hops.filter((hop) => hop.kind === "tool");
    expect(tools.map((hop) => [hop.arguments, hop.result])).toEqual([
      ['{"at":1}', "one"],
      ['{"at":2}', "two"],
    ]);
  });

  test("gives an unscored run no reward, though its file says 0", () => {
    const trace = readLine(
      tauTrace(readTauRuns(runsOf({ reward: 0, info: { reward_info: null } }))[0] ?? expect.unreachable()),
    );
    expect(trace.attributes["app.reward"]).toBeUndefined();
    expect(trace.attributes["app.outcome"]).toBe("truncated");
  });

  test.each([
    ["{", "the file is not a JSON array"],
    [runsOf({ task_id: null }), "run 0 has no task_id or trial"],
    [runsOf({ reward: 0.5 }), "run 0 has a reward that is neither 0 nor 1"],
    [runsOf({ traj: [] }), "run 0: traj is missing or empty"],
    [runsOf({ traj: [{ role: "user" }] }), "run 0: traj[0] has no known role or no text"],
  ])("names the run and what is wrong with it (%#)", (text, problem) => {
    expect(() => readTauRuns(text)).toThrow(
      expect.objectContaining({ message: `gpt-4o-airline.json: ${problem}`, remedy: REMEDY }),
    );
  });

  const isHere = existsSync(TAU_BENCH_JSON);
  test.skipIf(!isHere)(
    isHere ? "finds the counts that are known of the data set" : "skipped: ../shared/traces/tau-bench not found",
    async () => {
      await using folder = await temporaryFolder();
      const byFile = await convertTauBench(folder.path);
      const runs = [...byFile.values()].map((own) => own.filter(({ reward }) => reward === 1).length);
      expect(runs).toEqual([43, 41]);
      const all = [...byFile.values()].flat();
      expect(all.filter(({ reward }) => reward === undefined)).toHaveLength(5);
      expect(new Set(all.map((run) => sha256(systemOf(run))))).toEqual(
        new Set(["56c335801c16e26b54f600f9db99eb04d31db477e86eb160341d5c66b796c5c8"]),
      );
      expect((await readdir(folder.path)).sort()).toEqual([
        "prompt.txt",
        "tools.json",
        "trials-0-1.otlp.jsonl",
        "trials-2-3.otlp.jsonl",
      ]);
      const lines = (await readFile(join(folder.path, "trials-0-1.otlp.jsonl"), "utf8")).trimEnd().split("\n");
      const traces = lines.map(readLine);
      expect(new Set(traces.map(({ id }) => id)).size).toBe(100);
      expect(new Set(traces.map(({ attributes }) => attributes["app.task.id"])).size).toBe(50);
    },
  );
});

test.each([llmDriftSuite("m-1.otlp.jsonl", "m-1"), tauBenchSuite("trials-0-1.otlp.jsonl")])(
  "the suite file for a data set is a valid one (%#)",
  (text) => {
    expect(readSuiteFile(text, "suite.yml").value).toMatchObject({ trials: expect.any(Number) });
  },
);

const PROJECT = join(import.meta.dirname, "../..");

describe("the evaluation on real data", () => {
  const areHere = existsSync(LLMDRIFT_CSV) && existsSync(TAU_BENCH_JSON);
  test.skipIf(!areHere)(
    areHere
      ? "finds what is known of both data sets with the built command line"
      : "skipped: ../shared/traces/llmdrift or tau-bench not found",
    async () => {
      await using folder = await temporaryFolder();
      const cli = await buildInto(folder.path);
      const { status, stdout, stderr } = await runNode([join(PROJECT, "evals/real/run.ts"), cli], { cwd: PROJECT });
      expect({ status, stderr, failed: stdout.split("\n").filter((line) => line.startsWith("FAILED")) }).toEqual({
        status: 0,
        stderr: "",
        failed: [],
      });
      expect(stdout).toContain("ok      gpt-4-0314 → gpt-4-0613: verdict: regressed\n");
      expect(stdout).toContain("ok      tool calls with arguments and result: 1164\n");
      expect(stdout).toContain("ok      calls after the user's last turn that get the right one: 175 of 175\n");
      expect(stdout).toMatch(/^\| tau-bench, tool calls with arguments and result +\| 1164 of 1164 +\|$/m);
    },
    120_000,
  );

  test("says which data sets are not beside the project, and is content", async () => {
    await using folder = await temporaryFolder();
    for (const part of ["evals", "src"])
      await cp(join(PROJECT, part), join(folder.path, "main", part), { recursive: true });
    await symlink(join(PROJECT, "node_modules"), join(folder.path, "main", "node_modules"));
    const ended = await runNode(["evals/real/run.ts"], { cwd: join(folder.path, "main") });
    expect(ended).toEqual({
      status: 0,
      stdout: "skipped: ../shared/traces/llmdrift not found\nskipped: ../shared/traces/tau-bench not found\n",
      stderr: "",
    });
  });

  test("asks for a build when there is none", () => {
    expect(() => builtCommandLine("none/cli.js")).toThrow(
      expect.objectContaining({ message: "none/cli.js is not there", remedy: "Build it first: npm run build." }),
    );
  });

  test("says of a claim that does not hold what was found in its place", () => {
    expect(claimLine(equals("right of 1,000", 840, 840))).toBe("ok      right of 1,000: 840");
    expect(claimLine(equals("right of 1,000", 839, 840))).toBe("FAILED  right of 1,000: 840 (found 839)");
  });
});
