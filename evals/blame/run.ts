/**
 * Proof of attribution: injects faults of which the truth is known into a simulated pipeline, and has the program's own
 * story attribute what they brought.
 *
 *     node evals/blame/run.ts [--incidents N] [--seed S] [--threads N] [--out FOLDER]
 */
import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { progressOf } from "../calibration/progress.ts";
import { addCounts, type Counts } from "../calibration/table.ts";
import { run } from "../entry.ts";
import { wholeNumber } from "../speed/arguments.ts";
import { portionsOf, ROWS } from "./portion.ts";
import { blamePage, type MadeBlame } from "./quoted.ts";
import { simulateAll } from "./workers.ts";

await run(async () => {
  const { values } = parseArgs({
    options: {
      incidents: { type: "string", default: "50" },
      seed: { type: "string", default: "1" },
      threads: { type: "string", default: String(availableParallelism()) },
      out: { type: "string", default: join(import.meta.dirname, "results") },
    },
  });
  const incidents = wholeNumber("incidents", values.incidents);
  const portions = portionsOf(incidents, values.seed);
  const progress = progressOf("blame", portions.length);
  const counts: Counts[] = ROWS.map(() => ({}));
  await simulateAll(portions, wholeNumber("threads", values.threads), ({ row }, happened) => {
    counts[row] = addCounts(counts[row] ?? {}, happened);
    progress.advance();
  });
  progress.end();
  const made: MadeBlame = {
    command: `node evals/blame/run.ts --incidents ${incidents} --seed ${values.seed}`,
    seed: values.seed,
    incidents,
    date: new Date().toISOString().slice(0, 10),
    rows: ROWS.map(({ truth: { name, strength, causes }, size }, row) => ({
      truth: name,
      strength,
      causes,
      ...size,
      counts: inOrder(counts[row] ?? {}),
    })),
  };
  await mkdir(values.out, { recursive: true });
  await writeFile(join(values.out, "blame.json"), `${JSON.stringify(made, null, 1)}\n`);
  const page = blamePage(made);
  await writeFile(join(values.out, "blame.md"), page);
  console.log(page);
});

/** Threads end in any order, and the file is to be the same. */
function inOrder(counts: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
