/**
 * How much time and memory the program adds to the calls it makes: `record` as a process of its own, beside a bare loop
 * over the same client with the same requests, and beside promptfoo on request, in turns, against a server in a third
 * process. Prints a table of medians: latency by concurrency; what faults cost; memory at ten times the cases.
 *
 *     node evals/speed/replay.ts [--rows 50/4,200/20,tail/64] [--faults] [--memory] [--cases 500] [--runs 3]
 *                                [--with-peers FOLDER] [--cli dist/cli.js]
 *
 * A row is a latency in milliseconds, or `tail` (log-normal, median 100 ms, 99th percentile 2 s), and a concurrency.
 * `--with-peers` installs promptfoo into the folder, unless it is there.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { markdownTable } from "markdown-table";
import { UserError } from "../../src/errors.ts";
import { builtCommandLine } from "../command-line.ts";
import { run } from "../entry.ts";
import { wholeNumber } from "./arguments.ts";
import { createBenchRepository } from "./bench-repository.ts";
import { FAULTS, type Fault } from "./faults.ts";
import { installPromptfoo } from "./install-promptfoo.ts";
import { idealMs, latencyOf, questionsOf, type Shape } from "./questions.ts";
import { bareRunner, ourRunner, promptfooRunner, type Runner } from "./runners.ts";
import { startSlowModel } from "./slow-model-process.ts";
import { inTurns, median } from "./timed.ts";

type Row = {
  readonly latencyMs: number;
  readonly shape: Shape;
  readonly concurrency: number;
  readonly fault: Fault;
  readonly cases: number;
};
type Bench = { readonly rows: readonly Row[]; readonly runs: number; readonly cli: string; readonly peers?: string };

/** @throws UserError when an argument is not one */
function benchOf(args: readonly string[]): Bench {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: "string" },
      faults: { type: "boolean", default: false },
      memory: { type: "boolean", default: false },
      cases: { type: "string", default: "500" },
      runs: { type: "string", default: "3" },
      "with-peers": { type: "string" },
      cli: { type: "string" },
    },
  });
  const cases = wholeNumber("cases", values.cases);
  const isWhole = !values.faults && !values.memory;
  const rows = [
    ...(values.rows ?? (isWhole ? ALL_ROWS : ""))
      .split(",")
      .filter(Boolean)
      .map((row) => rowOf(row, cases)),
    ...(values.faults ? FAULTS.slice(1).map((fault) => ({ ...rowOf("50/20", cases), fault })) : []),
    ...(values.memory ? [rowOf("50/20", cases), rowOf("50/20", 10 * cases)] : []),
  ];
  const peers = values["with-peers"];
  return {
    rows,
    runs: wholeNumber("runs", values.runs),
    cli: builtCommandLine(values.cli),
    ...(peers === undefined ? {} : { peers: resolve(peers) }),
  };
}

const ALL_ROWS = ["50", "200", "tail"]
  .flatMap((latency) => [4, 20, 64].map((width) => `${latency}/${width}`))
  .join(",");

function rowOf(text: string, cases: number): Row {
  const [, latency, width] = /^(\d+|tail)\/(\d+)$/.exec(text) ?? [];
  if (latency === undefined || width === undefined)
    throw new UserError(`--rows ${text} is no row`, "Write LATENCY/CONCURRENCY, for instance 50/64 or tail/20.");
  return {
    latencyMs: latency === "tail" ? 100 : wholeNumber("rows", latency),
    shape: latency === "tail" ? "long-tailed" : "fixed",
    concurrency: wholeNumber("rows", width),
    fault: "none",
    cases,
  };
}

async function main({ rows, runs, cli, peers }: Bench): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "eval-baseline-replay-"));
  try {
    const runners = [ourRunner(cli, folder), await bareRunner(folder)];
    if (peers !== undefined && (await installPromptfoo(peers, console.error)))
      runners.push(await promptfooRunner(peers, folder));
    const table: string[][] = [];
    for (const row of rows) table.push(...(await measureRow(row, runners, runs)));
    console.log(`Medians of ${runs} ${runs === 1 ? "run" : "runs"} in turns; Node ${process.version}\n`);
    console.log(markdownTable([HEAD, ...table], { align: ["l", "l", ...HEAD.slice(2).map(() => "r")] }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const HEAD = [
  "cases, latency, concurrency",
  "",
  "wall, s",
  "/ ideal",
  "/ bare loop",
  "calls / ideal",
  "processor, s",
  "memory, MB",
  "lost",
];

async function measureRow(row: Row, runners: readonly Runner[], runs: number): Promise<string[][]> {
  const { cases, concurrency, latencyMs, shape, fault } = row;
  const questions = questionsOf(cases);
  const repository = await createBenchRepository(questions, concurrency);
  const model = await startSlowModel(latencyMs, shape, fault);
  try {
    const place = { root: repository.root, modelUrl: model.url, concurrency, questions };
    const tasks = runners.map((runner) => [
      runner.name,
      async () => {
        const ran = await runner.run(place);
        const { questions: asked, spanMs } = await model.seen();
        if (asked !== cases) throw new Error(`${runner.name} asked ${asked} of ${cases} questions`);
        return { ...ran, spanMs, lost: cases - ran.right };
      },
    ]);
    type Ran = Awaited<ReturnType<Runner["run"]>> & { readonly spanMs: number; readonly lost: number };
    const measured = await inTurns<string, Ran>(Object.fromEntries(tasks), runs);
    const ideal = idealMs(
      questions.map(({ id }) => latencyOf(id, latencyMs, shape)),
      concurrency,
    );
    const of = (name: string, what: keyof Ran) => median((measured[name] ?? []).map((one) => Number(one[what])));
    const bare = runners[1]?.name ?? "";
    return runners.map(({ name }, index) => [
      index === 0 ? inWords(row) : "",
      name,
      (of(name, "wallMs") / 1000).toFixed(2),
      (of(name, "wallMs") / ideal).toFixed(3),
      (of(name, "wallMs") / of(bare, "wallMs")).toFixed(3),
      (of(name, "spanMs") / ideal).toFixed(3),
      (of(name, "cpuMs") / 1000).toFixed(2),
      of(name, "memoryMb").toFixed(0),
      String(of(name, "lost")),
    ]);
  } finally {
    model.stop();
    await repository.remove();
  }
}

function inWords({ cases, latencyMs, shape, concurrency, fault }: Row): string {
  const latency = shape === "fixed" ? `${latencyMs} ms` : "long-tailed";
  return `${cases}, ${latency}, ${concurrency}${fault === "none" ? "" : `, 10 % ${fault}`}`;
}

await run(() => main(benchOf(process.argv.slice(2))));
