/**
 * How often the probe alarms in a year in which nothing changes, and how often it sees a change: simulates weekly readings
 * and judges them by the program's own rule. Writes results.md beside this file, which STATISTICS.md quotes.
 *
 *     node evals/probe/run.ts [--years N] [--seed S] [--out FILE]
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { markdownTable } from "markdown-table";
import type { ProbeReading } from "../../src/domain/probe.ts";
import { deviationOf } from "../../src/pipeline/probe/compare-readings.ts";
import type { StoredProbe } from "../../src/ports.ts";
import { type Chance, chanceOf } from "../calibration/chance.ts";
import { run } from "../entry.ts";
import { wholeNumber } from "../speed/arguments.ts";
import { type SimulatedWeeks, weeklyReadings } from "./weeks.ts";
import { weeklyTexts } from "./words.ts";

/** Inputs × calls of a reading, and calls of each input for the reference. */
const SIZES = [
  { name: "3 × 5", inputs: 3, calls: 5, reference: 50 },
  { name: "5 × 8, the default", inputs: 5, calls: 8, reference: 50 },
  { name: "5 × 8, reference of 20", inputs: 5, calls: 8, reference: 20 },
  { name: "5 × 8, reference of 100", inputs: 5, calls: 8, reference: 100 },
] as const;

const SWAYS = [0, 0.4, 0.8];

function quietYears(years: number, seed: string): string {
  const rows = SIZES.flatMap((size) =>
    SWAYS.map((sway) => {
      const found = yearsOf(years, chanceOf("quiet", size.name, sway, seed), (chance) =>
        weeklyReadings(new Array<number>(52).fill(0), { ...size, sway, chance }),
      );
      return [size.name, String(sway), ...found];
    }),
  );
  const texts = yearsOf(years, chanceOf("quiet texts", seed), (chance) => weeklyTexts(new Array(52).fill(0), chance));
  const head = [
    "inputs × calls",
    "sway of the odds",
    "suspect a year",
    "years with a suspicion, %",
    "years with an alarm, %",
  ];
  return markdownTable([head, ...rows, ["5 × 8 short texts", "0", ...texts]], { alignDelimiters: false });
}

function yearsOf(years: number, chance: Chance, year: (chance: Chance) => readonly StoredProbe[]): readonly string[] {
  let [suspicions, suspected, alarmed] = [0, 0, 0];
  for (let count = 0; count < years; count++) {
    const deviating = deviatingIn(year(chance));
    const own = deviating.filter((deviates, index) => deviates && !deviating[index - 1]).length;
    suspicions += own;
    if (own > 0) suspected += 1;
    if (deviating.some((deviates, index) => deviates && deviating[index - 1])) alarmed += 1;
  }
  return [(suspicions / years).toFixed(3), percent(suspected / years), percent(alarmed / years)];
}

const STRENGTHS = [0.1, 0.2, 0.3, 0.5, 1];

function changes(runs: number, seed: string): string {
  const shown = (name: string, world: Omit<SimulatedWeeks, "chance">) => [
    name,
    ...STRENGTHS.map((share) => {
      const chance = chanceOf("change", name, share, seed);
      return caught(runs, () => weeklyReadings([share, share], { ...world, chance }));
    }),
  ];
  const texts = STRENGTHS.map((share) => {
    const chance = chanceOf("change of texts", share, seed);
    return caught(runs, () => weeklyTexts([share, share], chance));
  });
  return markdownTable(
    [
      ["inputs × calls", ...STRENGTHS.map((share) => share.toFixed(1))],
      ...SIZES.map(({ name, ...size }) => shown(name, size)),
      ["5 × 8 short texts", ...texts],
    ],
    { alignDelimiters: false },
  );
}

function caught(runs: number, readings: () => readonly StoredProbe[]): string {
  let [first, both] = [0, 0];
  for (let count = 0; count < runs; count++) {
    const [one, two] = deviatingIn(readings());
    if (one) first += 1;
    if (one && two) both += 1;
  }
  return `${percent(first / runs)} / ${percent(both / runs)}`;
}

function deviatingIn([reference, ...beside]: readonly StoredProbe[]): readonly boolean[] {
  const deviates = (reading: ProbeReading) =>
    reference !== undefined && deviationOf(reference.reading, reading)?.deviates === true;
  return beside.map(({ reading }) => deviates(reading));
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

await run(async () => {
  const { values } = parseArgs({
    options: {
      years: { type: "string", default: "100" },
      seed: { type: "string", default: "1" },
      out: { type: "string", default: join(import.meta.dirname, "results.md") },
    },
  });
  const years = wholeNumber("years", values.years);
  const { seed } = values;
  const text = [
    `# The probe\n\n\`node evals/probe/run.ts --years ${years} --seed ${seed}\`: ${years} years a row, ${4 * years} swaps a figure. None of ${years} years is at most ${percent(1 - 0.05 ** (1 / years))} % (95 %).`,
    `## A year of 52 readings in which nothing changes\n\n${quietYears(years, seed)}`,
    `## A change, as the share of answers that become others: suspected at the first reading / changed at the second, %\n\n${changes(4 * years, seed)}`,
  ].join("\n\n");
  await writeFile(values.out, `${text}\n`);
  console.log(text);
});
