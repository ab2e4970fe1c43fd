/**
 * What the program makes of data whose truth is known: tau-bench's four trials of one agent against each other, and every
 * pair of LLMDrift's dated models. Writes `results/real.md` and `results/real.json`. Without the data sets beside the
 * project it says so and leaves the results as they are.
 *
 *     node evals/calibration/real.ts [--runs 500] [--seed 1]
 */
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { UserError } from "../../src/errors.ts";
import { run } from "../entry.ts";
import { LLMDRIFT_CSV, readDriftRecords } from "../real/convert-llmdrift.ts";
import { TAU_BENCH_JSON } from "../real/convert-tau-bench.ts";
import { readDataset } from "../real/dataset-file.ts";
import { readTauRuns } from "../real/tau-run.ts";
import { driftDisjoint, driftSamples, driftTable } from "./real-llmdrift.ts";
import { type RealResults, realTables } from "./real-tables.ts";
import { tauHarm, tauTable } from "./real-tau.ts";

export const REAL_RESULTS: string = join(import.meta.dirname, "results");

/** Names of the data sets that are not beside the project. */
export function missingDataSets(): readonly string[] {
  const sets = [
    { name: "tau-bench", file: TAU_BENCH_JSON },
    { name: "llmdrift", file: LLMDRIFT_CSV },
  ];
  return sets.filter(({ file }) => !existsSync(file)).map(({ name }) => name);
}

/** All figures. `runs` samples are drawn for every share. @throws UserError when a data set is absent or broken */
export async function measureReal(runs: number, seed: string): Promise<RealResults> {
  const tau = readTauRuns(await readDataset(TAU_BENCH_JSON));
  const drift = readDriftRecords(await readDataset(LLMDRIFT_CSV));
  return {
    seed,
    runs,
    tau: tauTable(tau),
    tauHarm: tauHarm(tau, runs, seed),
    drift: driftTable(drift),
    driftSamples: driftSamples(drift, runs, seed),
    driftDisjoint: driftDisjoint(drift, runs, seed),
  };
}

if (import.meta.main) await run(main);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { runs: { type: "string", default: "500" }, seed: { type: "string", default: "1" } },
  });
  const missing = missingDataSets();
  for (const name of missing) console.log(`skipped: ../shared/traces/${name} not found`);
  if (missing.length > 0) return;
  const runs = Number(values.runs);
  if (!Number.isSafeInteger(runs) || runs < 1)
    throw new UserError(`--runs ${values.runs} is not a number of runs`, "Give a whole number from 1.");
  const results = await measureReal(runs, values.seed);
  await writeFile(join(REAL_RESULTS, "real.json"), `${JSON.stringify(results, null, 2)}\n`);
  const tables = realTables(results);
  await writeFile(join(REAL_RESULTS, "real.md"), tables);
  console.log(tables);
}
