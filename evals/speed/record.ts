/**
 * How much time and memory the program adds to the calls it makes: `record` as a process of its own, beside a bare loop
 * over the same client with the same requests, in turns, against a server in a third process. Prints medians.
 *
 *     node evals/speed/record.ts [--cases 500] [--latency 200] [--shape fixed|long-tailed] [--concurrency 20] [--runs 5]
 *                                [--cli dist/cli.js]
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { markdownTable } from "markdown-table";
import { UserError } from "../../src/errors.ts";
import { builtCommandLine, runNode } from "../command-line.ts";
import { run } from "../entry.ts";
import { wholeNumber } from "./arguments.ts";
import { createBenchRepository } from "./bench-repository.ts";
import { idealMs, latencyOf, questionsOf, SHAPES, type Shape } from "./questions.ts";
import { inTurns, median, type Timed, timedRun } from "./timed.ts";

await run(() => main(benchOf(process.argv.slice(2))));

type Bench = {
  readonly cases: number;
  readonly latencyMs: number;
  readonly shape: Shape;
  readonly concurrency: number;
  readonly runs: number;
  readonly cli: string;
};

async function main(bench: Bench): Promise<void> {
  const questions = questionsOf(bench.cases);
  const repository = await createBenchRepository(questions, bench.concurrency);
  const folder = await mkdtemp(join(tmpdir(), "eval-baseline-bare-"));
  const model = await startSlowModel(bench);
  try {
    const bare = await bundledBareLoop(folder);
    const record = ["record", "--no-commit", "--fresh", "--quiet", "--cache", join(folder, "cache")];
    const env = { OPENAI_BASE_URL: `${model.url}/v1` };
    const measured = (args: readonly string[]) => async () => {
      const timed = await timedRun(args, { cwd: repository.root, env });
      return { ...timed, spanMs: await model.spanOf(bench.cases) };
    };
    const results = await inTurns(
      {
        record: measured([bench.cli, ...record]),
        bare: measured([bare, "questions.json", String(bench.concurrency)]),
      },
      bench.runs,
    );
    const latencies = questions.map(({ id }) => latencyOf(id, bench.latencyMs, bench.shape));
    print(bench, idealMs(latencies, bench.concurrency), results);
  } finally {
    model.stop();
    await repository.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

/** @throws UserError when an argument is not one */
function benchOf(args: readonly string[]): Bench {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cases: { type: "string", default: "500" },
      latency: { type: "string", default: "200" },
      shape: { type: "string", default: "fixed" },
      concurrency: { type: "string", default: "20" },
      runs: { type: "string", default: "5" },
      cli: { type: "string" },
    },
  });
  return {
    cases: wholeNumber("cases", values.cases),
    latencyMs: wholeNumber("latency", values.latency),
    shape: shapeOf(values.shape),
    concurrency: wholeNumber("concurrency", values.concurrency),
    runs: wholeNumber("runs", values.runs),
    cli: builtCommandLine(values.cli),
  };
}

function shapeOf(text: string): Shape {
  const shape = SHAPES.find((known) => known === text);
  if (shape !== undefined) return shape;
  throw new UserError(`--shape ${text} is not known`, `Name one of ${SHAPES.join(", ")}.`);
}

/** Bundled as the program is: loading a package from many small files would make the floor look slower than it is. */
async function bundledBareLoop(folder: string): Promise<string> {
  const project = join(import.meta.dirname, "../..");
  const bundler = join(project, "node_modules/rolldown/bin/cli.mjs");
  const args = ["evals/speed/bare-loop.ts", "--platform", "node", "--format", "esm", "-d", folder];
  const { status, stderr } = await runNode([bundler, ...args], { cwd: project });
  if (status !== 0) throw new Error(`the bare loop cannot be bundled: ${stderr}`);
  await writeFile(join(folder, "package.json"), '{ "type": "module" }\n');
  return join(folder, "bare-loop.js");
}

async function startSlowModel({ latencyMs, shape }: Bench) {
  const script = join(import.meta.dirname, "slow-model.ts");
  const child = spawn(process.execPath, [script, String(latencyMs), shape], { stdio: ["pipe", "pipe", "inherit"] });
  const [url] = (await once(createInterface(child.stdout), "line")) as [string];
  return {
    url,
    stop: () => child.kill(),
    /** Milliseconds from the first request to the last answer. @throws Error when not each case was asked once */
    async spanOf(cases: number): Promise<number> {
      const reply = (await (await fetch(`${url}/measured`)).json()) as { requests: number; spanMs: number };
      if (reply.requests !== cases) throw new Error(`${reply.requests} requests were sent for ${cases} cases`);
      return reply.spanMs;
    },
  };
}

type Measured = Timed & { readonly spanMs: number };

function print(
  { cases, latencyMs, shape, concurrency, runs }: Bench,
  ideal: number,
  { record, bare }: { readonly record: readonly Measured[]; readonly bare: readonly Measured[] },
): void {
  const of = (measured: readonly Measured[], what: keyof Measured) => median(measured.map((one) => one[what]));
  const row = (name: string, measured: readonly Measured[]) => [
    name,
    (of(measured, "wallMs") / 1000).toFixed(2),
    (of(measured, "wallMs") / ideal).toFixed(3),
    (of(measured, "wallMs") / of(bare, "wallMs")).toFixed(3),
    (of(measured, "spanMs") / ideal).toFixed(3),
    (of(measured, "cpuMs") / 1000).toFixed(2),
    of(measured, "memoryMb").toFixed(0),
  ];
  const head = ["", "wall, s", "wall / ideal", "wall / bare loop", "calls / ideal", "processor, s", "memory, MB"];
  console.log(
    `${cases} cases, ${latencyMs} ms ${shape}, concurrency ${concurrency}; ideal ${(ideal / 1000).toFixed(2)} s; ` +
      `medians of ${runs} runs in turns; Node ${process.version}\n`,
  );
  console.log(
    markdownTable([head, row("eval-baseline record", record), row("bare openai + p-limit loop", bare)], {
      align: ["l", "r", "r", "r", "r", "r", "r"],
    }),
  );
}
