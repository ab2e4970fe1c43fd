/**
 * How often traffic is said to have moved, a slice to hold a loss, or queries to be novel, where that is so and where it is
 * not, by the program's own steps. Writes results.md beside this file, which STATISTICS.md quotes.
 *
 *     node evals/traffic/run.ts [--samples N] [--seed S] [--out FILE]
 */
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { markdownTable } from "markdown-table";
import { progressOf } from "../calibration/progress.ts";
import { run } from "../entry.ts";
import { TAU_BENCH_JSON } from "../real/convert-tau-bench.ts";
import { wholeNumber } from "../speed/arguments.ts";
import { mixRows } from "./mixes.ts";
import { noveltyRows } from "./novelty.ts";
import { sliceRows } from "./slices.ts";

await run(async () => {
  const { values } = parseArgs({
    options: {
      samples: { type: "string", default: "300" },
      seed: { type: "string", default: "1" },
      out: { type: "string", default: join(import.meta.dirname, "results.md") },
    },
  });
  const samples = wholeNumber("samples", values.samples);
  const { seed } = values;
  if (!existsSync(TAU_BENCH_JSON)) {
    console.log("skipped: ../shared/traces/tau-bench not found");
    return;
  }
  const progress = progressOf("traffic", 13);
  const mix = tableOf(
    ["traffic: requests before / after, and what moved", "moved, %", "by slices / by texts, %"],
    mixRows(samples, seed, progress.advance),
  );
  const slices = tableOf(
    ["slice: questions, values, share that loses in the slice / elsewhere", "some slice named, %", "the right one, %"],
    sliceRows(samples, seed, progress.advance),
  );
  const novelty = tableOf(
    ["queries beside 30 of an airline", "one by one, p ≤ 0.1, %", "as a set, p ≤ 0.01, %", "told as a gap, %"],
    await noveltyRows(samples, seed),
  );
  progress.end();
  const made = `\`node evals/traffic/run.ts --samples ${samples} --seed ${seed}\`: ${samples} samples a row.`;
  const text = ["# Traffic, slices and novelty", mix, slices, novelty, made].join("\n\n");
  await writeFile(values.out, `${text}\n`);
  console.log(text);
});

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return markdownTable([[...head], ...rows.map((row) => [...row])], { alignDelimiters: false });
}
