/**
 * The program on two public data sets of which the truth is known. Drives the built command line in a temporary folder,
 * prints one line for each thing that is known and a table of what was measured, and fails when one was not found.
 * A data set that is not beside the project is skipped.
 *
 *     node evals/real/run.ts [another build's cli.js]
 */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { markdownTable } from "markdown-table";
import { builtCommandLine } from "../command-line.ts";
import { run } from "../entry.ts";
import { claimLine, type Findings } from "./claims.ts";
import { LLMDRIFT_CSV } from "./convert-llmdrift.ts";
import { TAU_BENCH_JSON } from "./convert-tau-bench.ts";
import { measureLlmDrift } from "./llmdrift.ts";
import type { Bench } from "./measure.ts";
import { measureTauBench } from "./tau-bench.ts";
import { measureTauReplay } from "./tau-replay.ts";

type DataSet = {
  readonly name: string;
  readonly file: string;
  readonly measure: (bench: Bench) => Promise<Findings>;
};

const DATA_SETS: readonly DataSet[] = [
  { name: "llmdrift", file: LLMDRIFT_CSV, measure: measureLlmDrift },
  { name: "tau-bench", file: TAU_BENCH_JSON, measure: measureTauBench },
  { name: "tau-bench", file: TAU_BENCH_JSON, measure: measureTauReplay },
];

const here = DATA_SETS.filter(({ file }) => existsSync(file));
const missing = DATA_SETS.filter((set) => !here.includes(set)).map(({ name }) => name);
for (const name of new Set(missing)) console.log(`skipped: ../shared/traces/${name} not found`);
await run(async () => {
  if (here.length > 0) process.exitCode = await measureAll(here, builtCommandLine(process.argv[2]));
});

async function measureAll(sets: readonly DataSet[], cli: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "eval-baseline-real-"));
  const measured: string[][] = [];
  let failed = false;
  try {
    for (const { measure } of sets) {
      const findings = await measure({ cli, folder });
      for (const claim of findings.claims) console.log(claimLine(claim));
      failed ||= findings.claims.some(({ holds }) => !holds);
      measured.push(...findings.measured.map((row) => [...row]));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log(`\n${markdownTable([["measured", "found"], ...measured])}`);
  return failed ? 1 : 0;
}
