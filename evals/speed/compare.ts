/**
 * How long a comparison takes, and how much memory: all verdicts, slices and corrections, with and without the
 * cross-check by resampling, beside a loop that takes the difference of means. Each in a process of its own, in turns.
 * Prints medians.
 *
 *     node evals/speed/compare.ts [--runs 5] [--cases 500] [--trials 5] [--metrics 10] [--slices 20]
 */
import { parseArgs } from "node:util";
import { markdownTable } from "markdown-table";
import { compare } from "../../src/pipeline/compare/compare.ts";
import { run } from "../entry.ts";
import { wholeNumber } from "./arguments.ts";
import { type BenchSize, benchRuns, naiveDifferences } from "./compare-runs.ts";
import { inTurns, median, timedRun } from "./timed.ts";

const WAYS = ["nothing", "difference of means", "compare", "compare, cross-checked"] as const;
type Way = (typeof WAYS)[number];

/** Comparisons in one process; the first ones, before the engine has compiled anything, are not what is asked. */
const WARM_UP = 3;
const REPEATS = 10;

await run(main);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: "string", default: "5" },
      cases: { type: "string", default: "500" },
      trials: { type: "string", default: "5" },
      metrics: { type: "string", default: "10" },
      slices: { type: "string", default: "20" },
      way: { type: "string" },
    },
  });
  const { runs, way, ...sizes } = values;
  const size = Object.fromEntries(
    Object.entries(sizes).map(([name, text]) => [name, wholeNumber(name, text)]),
  ) as BenchSize;
  const asked = WAYS.find((one) => one === way);
  if (asked !== undefined) console.log(millisecondsOf(asked, size));
  else await measureAll(size, wholeNumber("runs", runs));
}

/** The median of one comparison, in this process; 0 where nothing is compared. */
function millisecondsOf(way: Way, size: BenchSize): number {
  const [before, after] = benchRuns(size);
  const once = (): unknown => {
    switch (way) {
      case "nothing":
        return undefined;
      case "difference of means":
        return naiveDifferences(before, after);
      case "compare":
        return compare(before, after, { confidence: 0.95, crossCheck: false });
      case "compare, cross-checked":
        return compare(before, after, { confidence: 0.95 });
      default:
        return way satisfies never;
    }
  };
  const times: number[] = [];
  for (let repeat = 0; repeat < WARM_UP + REPEATS; repeat += 1) {
    const start = performance.now();
    once();
    if (repeat >= WARM_UP) times.push(performance.now() - start);
  }
  return median(times);
}

async function measureAll(size: BenchSize, runs: number): Promise<void> {
  const sizes = Object.entries(size).flatMap(([name, number]) => [`--${name}`, String(number)]);
  const task = (way: Way) => () =>
    timedRun([import.meta.filename, "--way", way, ...sizes], { cwd: import.meta.dirname });
  const results = await inTurns(
    Object.fromEntries(WAYS.map((way) => [way, task(way)])) as { readonly [way in Way]: ReturnType<typeof task> },
    runs,
  );
  const found = WAYS.map((way) => ({
    way,
    ms: median(results[way].map(({ stdout }) => Number(stdout))),
    memoryMb: median(results[way].map(({ memoryMb }) => memoryMb)),
  }));
  const of = (way: Way) => found.find((one) => one.way === way) ?? { ms: Number.NaN, memoryMb: Number.NaN };
  const { cases, trials, metrics, slices } = size;
  console.log(`Medians of ${runs} processes in turns; Node ${process.version}; ${cases} cases, ${trials} trials,`);
  console.log(`${metrics} metrics, ${slices} slices. Memory is above a process that compares nothing.\n`);
  const rows = found
    .filter(({ way }) => way !== "nothing")
    .map(({ way, ms, memoryMb }) => [
      way,
      ms.toFixed(1),
      (ms / of("difference of means").ms).toFixed(1),
      (memoryMb - of("nothing").memoryMb).toFixed(0),
    ]);
  console.log(
    markdownTable([["", "ms", "/ difference of means", "memory, MB"], ...rows], { align: ["l", "r", "r", "r"] }),
  );
}
