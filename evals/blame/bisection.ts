/**
 * How many runs a bisection over unreliable versions takes, and how often it is right.
 *
 *     node evals/blame/bisection.ts [--bisections N] [--seed S]
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bisectionOf, nextVersion } from "../../src/pipeline/bisect.ts";
import { type Chance, chanceOf } from "../calibration/chance.ts";
import { run } from "../entry.ts";
import { wholeNumber } from "../speed/arguments.ts";
import { type BisectionRow, bisectionPage, type MadeBisection } from "./quoted-bisection.ts";

const RESULTS = join(import.meta.dirname, "results");
/** As the story has it. */
const MOST_RUNS = 400;
const RATES = [
  [0.7, 0.1],
  [0.4, 0.1],
] as const;

type Setting = Pick<BisectionRow, "versions" | "withFault" | "without" | "atOnce">;

await run(async () => {
  const { values } = parseArgs({
    options: { bisections: { type: "string", default: "400" }, seed: { type: "string", default: "1" } },
  });
  const bisections = wholeNumber("bisections", values.bisections);
  const settings = RATES.flatMap(([withFault, without]) =>
    [8, 32].flatMap((versions) => [1, 3].map((atOnce): Setting => ({ versions, withFault, without, atOnce }))),
  );
  const made: MadeBisection = {
    command: `node evals/blame/bisection.ts --bisections ${bisections} --seed ${values.seed}`,
    date: new Date().toISOString().slice(0, 10),
    bisections,
    rows: settings.map((setting) => rowOf(setting, bisections, values.seed)),
  };
  await mkdir(RESULTS, { recursive: true });
  await writeFile(join(RESULTS, "bisection.json"), `${JSON.stringify(made, null, 1)}\n`);
  await writeFile(join(RESULTS, "bisection.md"), bisectionPage(made));
  console.log(bisectionPage(made));
});

function rowOf(setting: Setting, bisections: number, seed: string): BisectionRow {
  const chance = chanceOf("bisection", seed, JSON.stringify(setting));
  const ended = Array.from({ length: bisections }, () => bisect(setting, chance));
  const runs = ended.map((one) => one.runs).sort((a, b) => a - b);
  const quantile = (share: number) => runs[Math.min(runs.length - 1, Math.floor(share * runs.length))] ?? 0;
  const shareOf = (is: "right" | "open") => ended.filter((one) => one[is]).length / bisections;
  return {
    ...setting,
    median: quantile(0.5),
    ninetyFifth: quantile(0.95),
    right: shareOf("right"),
    open: shareOf("open"),
  };
}

function bisect({ versions, withFault, without, atOnce }: Setting, chance: Chance) {
  const brought = 1 + Math.floor(chance() * (versions - 1));
  const prior = Array.from({ length: versions }, () => 1);
  const [runs, failures] = [prior.map(() => 0), prior.map(() => 0)];
  let made = 0;
  let found = bisectionOf({ prior, runs, failures }).found;
  while (found === undefined && made < MOST_RUNS) {
    const version = nextVersion({ prior, runs, failures }) ?? 0;
    const next = Math.min(atOnce, MOST_RUNS - made);
    for (let one = 0; one < next; one += 1) {
      runs[version] = (runs[version] ?? 0) + 1;
      if (chance() < (version >= brought ? withFault : without)) failures[version] = (failures[version] ?? 0) + 1;
    }
    made += next;
    found = bisectionOf({ prior, runs, failures }).found;
  }
  return { runs: made, right: found === brought, open: found === undefined };
}
