import { mkdir, readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { wholeNumber } from "../speed/arguments.ts";
import { codeDigest } from "./code-digest.ts";
import { type MadeTable, pageOf } from "./made-table.ts";
import { portionsOf } from "./portion.ts";
import { progressOf } from "./progress.ts";
import { addCounts, type CalibrationTable, type Counts } from "./table.ts";
import { tableIn } from "./tables.ts";
import { simulateAll } from "./workers.ts";

const RESULTS = join(import.meta.dirname, "results");

type Plan = Pick<MadeTable, "seed" | "runs" | "code"> & { readonly threads: number; readonly script: string };

/**
 * Makes the tables that the command line asks for, one page and one JSON file for each. A table that was made already
 * with the same code, seed and runs is left alone, so that what was interrupted goes on where it was.
 *
 * @param script name of the script that is run, without its ending
 * @throws UserError when an argument makes no sense
 */
export async function makeTables(script: string, all: readonly CalibrationTable[]): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: "string" },
      runs: { type: "string" },
      seed: { type: "string", default: "1" },
      threads: { type: "string", default: String(availableParallelism()) },
      again: { type: "boolean", default: false },
    },
  });
  const tables = values.only === undefined ? all : values.only.split(",").map((name) => tableIn(all, name));
  const runs = values.runs === undefined ? undefined : wholeNumber("runs", values.runs);
  const shared = {
    seed: values.seed,
    threads: wholeNumber("threads", values.threads),
    code: await codeDigest(),
    script,
  };
  await mkdir(RESULTS, { recursive: true });
  for (const table of tables) {
    const plan = { ...shared, runs: runs ?? table.runs };
    if (!values.again && (await isMade(table, plan))) console.log(`${table.name}: made already`);
    else await make(table, plan);
  }
}

/** Whether the table lies there as it would be made now. */
async function isMade(table: CalibrationTable, { seed, runs, code }: Plan): Promise<boolean> {
  const text = await readFile(join(RESULTS, `${table.name}.json`), "utf8").catch(() => undefined);
  if (text === undefined) return false;
  const made = JSON.parse(text) as MadeTable;
  return made.seed === seed && made.runs === runs && made.code === code;
}

async function make(table: CalibrationTable, { seed, runs, code, threads, script }: Plan): Promise<void> {
  const portions = portionsOf(table, runs, seed);
  const progress = progressOf(table.name, portions.length);
  const counts: Counts[] = table.rows.map(() => ({}));
  await simulateAll(portions, threads, ({ row }, happened) => {
    counts[row] = addCounts(counts[row] ?? {}, happened);
    progress.advance();
  });
  const made: MadeTable = {
    table: table.name,
    command: `node evals/calibration/${script}.ts --only ${table.name} --runs ${runs} --seed ${seed}`,
    seed,
    runs,
    date: new Date().toISOString().slice(0, 10),
    code,
    rows: table.rows.map(({ labels }, row) => ({ labels, counts: inOrder(counts[row] ?? {}) })),
  };
  await writeFile(join(RESULTS, `${table.name}.json`), `${JSON.stringify(made, null, 1)}\n`);
  await writeFile(join(RESULTS, `${table.name}.md`), pageOf(table, made));
  progress.end();
}

/** Threads end in any order, and the file is to be the same: sums of shares are rounded, names are sorted. */
function inOrder(counts: Counts): Counts {
  const rounded = Object.entries(counts).map(([event, count]) => [event, Math.round(count * 1e6) / 1e6] as const);
  return Object.fromEntries(rounded.sort(([a], [b]) => (a < b ? -1 : 1)));
}
