/**
 * What early stopping and a stored base save, at equal error: simulates checks of which the truth is known with the
 * program's own looks and compare(), and writes one page and one JSON file for each table.
 *
 *     node evals/calibration/calls.ts [--only NAME,NAME] [--runs N] [--seed S] [--threads N]
 */
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { UserError } from "../../src/errors.ts";
import { run } from "../entry.ts";
import { wholeNumber } from "../speed/arguments.ts";
import { CALLS_TABLES } from "./calls-tables.ts";
import { codeDigest } from "./code-digest.ts";
import { type MadeTable, pageOf } from "./made-table.ts";
import { type Portion, portionsOf, simulatePortion } from "./portion.ts";
import { progressOf } from "./progress.ts";
import { addCounts, type CalibrationTable, type Counts } from "./table.ts";

const RESULTS = join(import.meta.dirname, "results");

if (isMainThread) await run(main);
else
  parentPort?.on("message", (portion: Portion) =>
    parentPort?.postMessage(simulatePortion(tableOf(portion.table), portion)),
  );

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: "string" },
      runs: { type: "string" },
      seed: { type: "string", default: "1" },
      threads: { type: "string", default: String(availableParallelism()) },
    },
  });
  const tables = values.only === undefined ? CALLS_TABLES : values.only.split(",").map(tableOf);
  const runs = values.runs === undefined ? undefined : wholeNumber("runs", values.runs);
  await mkdir(RESULTS, { recursive: true });
  for (const table of tables)
    await make(table, { runs: runs ?? table.runs, seed: values.seed, threads: wholeNumber("threads", values.threads) });
}

/** @throws UserError when no table goes by that name */
function tableOf(name: string): CalibrationTable {
  const table = CALLS_TABLES.find((one) => one.name === name);
  if (table !== undefined) return table;
  const names = CALLS_TABLES.map((one) => one.name).join(", ");
  throw new UserError(`--only ${name}: there is no such table`, `These are: ${names}.`);
}

type Plan = { readonly runs: number; readonly seed: string; readonly threads: number };

async function make(table: CalibrationTable, { runs, seed, threads }: Plan): Promise<void> {
  const counts = await simulate(portionsOf(table, runs, seed), table, threads);
  const made: MadeTable = {
    table: table.name,
    command: `node evals/calibration/calls.ts --only ${table.name} --runs ${runs} --seed ${seed}`,
    seed,
    runs,
    date: new Date().toISOString().slice(0, 10),
    code: await codeDigest(),
    rows: table.rows.map(({ labels }, row) => ({ labels, counts: inOrder(counts[row] ?? {}) })),
  };
  await writeFile(join(RESULTS, `${table.name}.json`), `${JSON.stringify(made, null, 1)}\n`);
  await writeFile(join(RESULTS, `${table.name}.md`), pageOf(table, made));
}

/** What happened in each row. Threads take one portion after another. */
async function simulate(
  portions: readonly Portion[],
  table: CalibrationTable,
  threads: number,
): Promise<readonly Counts[]> {
  const counts: Counts[] = table.rows.map(() => ({}));
  const progress = progressOf(table.name, portions.length);
  const left = portions.values();
  const workers = Array.from({ length: threads }, () => new Worker(new URL(import.meta.url)));
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (const portion of left) {
          worker.postMessage(portion);
          const [happened] = (await once(worker, "message")) as [Counts];
          counts[portion.row] = addCounts(counts[portion.row] ?? {}, happened);
          progress.advance();
        }
      }),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  progress.end();
  return counts;
}

/** Threads end in any order, and the file is to be the same: sums of shares are rounded, names are sorted. */
function inOrder(counts: Counts): Counts {
  const rounded = Object.entries(counts).map(([event, count]) => [event, Math.round(count * 1e6) / 1e6] as const);
  return Object.fromEntries(rounded.sort(([a], [b]) => (a < b ? -1 : 1)));
}
