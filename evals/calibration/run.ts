/**
 * Proof of calibration: simulates comparisons of which the truth is known, judges them with the program's own compare(),
 * and writes one page and one JSON file for each table. A table that was made already with the same code, seed and runs
 * is left alone, so that what was interrupted goes on where it was.
 *
 *     node evals/calibration/run.ts [--only NAME,NAME] [--runs N] [--seed S] [--threads N] [--again]
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { run } from "../entry.ts";
import { wholeNumber } from "../speed/arguments.ts";
import { codeDigest } from "./code-digest.ts";
import { type MadeTable, pageOf } from "./made-table.ts";
import { portionsOf } from "./portion.ts";
import { progressOf } from "./progress.ts";
import { addCounts, type CalibrationTable, type Counts } from "./table.ts";
import { TABLES, tableOf } from "./tables.ts";
import { simulateAll } from "./workers.ts";

const RESULTS = join(import.meta.dirname, "results");

type Plan = Pick<MadeTable, "seed" | "runs" | "code"> & { readonly threads: number };

await run(async () => {
  const { values } = parseArgs({
    options: {
      only: { type: "string" },
      runs: { type: "string" },
      seed: { type: "string", default: "1" },
      threads: { type: "string", default: String(availableParallelism()) },
      again: { type: "boolean", default: false },
    },
  });
  const tables = values.only === undefined ? TABLES : values.only.split(",").map(tableOf);
  const runs = values.runs === undefined ? undefined : wholeNumber("runs", values.runs);
  const code = await codeDigest();
  await mkdir(RESULTS, { recursive: true });
  for (const table of tables) {
    const plan = { seed: values.seed, runs: runs ?? table.runs, code, threads: wholeNumber("threads", values.threads) };
    if (!values.again && (await isMade(table, plan))) console.log(`${table.name}: made already`);
    else await make(table, plan);
  }
});

/** Whether the table lies there as it would be made now. */
async function isMade(table: CalibrationTable, { seed, runs, code }: Plan): Promise<boolean> {
  const text = await readFile(join(RESULTS, `${table.name}.json`), "utf8").catch(() => undefined);
  if (text === undefined) return false;
  const made = JSON.parse(text) as MadeTable;
  return made.seed === seed && made.runs === runs && made.code === code;
}

async function make(table: CalibrationTable, { seed, runs, code, threads }: Plan): Promise<void> {
  const portions = portionsOf(table, runs, seed);
  const progress = progressOf(table.name, portions.length);
  const counts: Counts[] = table.rows.map(() => ({}));
  await simulateAll(portions, threads, ({ row }, happened) => {
    counts[row] = addCounts(counts[row] ?? {}, happened);
    progress.advance();
  });
  const made: MadeTable = {
    table: table.name,
    command: `node evals/calibration/run.ts --only ${table.name} --runs ${runs} --seed ${seed}`,
    seed,
    runs,
    date: new Date().toISOString().slice(0, 10),
    code,
    rows: table.rows.map(({ labels }, row) => ({ labels, counts: sorted(counts[row] ?? {}) })),
  };
  await writeFile(join(RESULTS, `${table.name}.json`), `${JSON.stringify(made, null, 1)}\n`);
  await writeFile(join(RESULTS, `${table.name}.md`), pageOf(table, made));
  progress.end();
}

/** Threads finish in any order, and the file is to be the same. */
function sorted(counts: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
