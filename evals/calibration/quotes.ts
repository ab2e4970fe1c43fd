/**
 * Writes what STATISTICS.md and README.md quote of the tables, and the page of every table, from the committed JSON: after
 * a run of the tables, or when only a page's words changed. A test checks that what is committed is what this writes.
 *
 *     node evals/calibration/quotes.ts
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CALLS_TABLES } from "./calls-tables.ts";
import { type MadeTable, pageOf } from "./made-table.ts";
import * as simulated from "./quoted.ts";
import { callsErrors, callsUsed, drift } from "./quoted-calls.ts";
import { realData } from "./quoted-real.ts";
import { summary } from "./quoted-summary.ts";
import type { RealResults } from "./real-tables.ts";
import { TABLES } from "./tables.ts";

const PROJECT = join(import.meta.dirname, "../..");
const RESULTS = "evals/calibration/results";

/** Quoted tables by the name in their markers. */
const QUOTES: { readonly [name: string]: (results: Results) => string } = {
  "false-alarms": ({ tables }) => simulated.falseAlarms(made(tables, "false-alarms")),
  "false-alarms-per-run": ({ tables }) => simulated.falseAlarmsPerRun(made(tables, "false-alarms-per-run")),
  "silent-greens": ({ tables }) => simulated.silentGreens(made(tables, "silent-greens")),
  power: ({ tables }) => simulated.power(made(tables, "power")),
  looks: ({ tables }) => simulated.looks(made(tables, "looks")),
  coverage: ({ tables }) => simulated.coverage(made(tables, "coverage")),
  "naive-rule": ({ tables }) => simulated.naiveRule(made(tables, "naive-rule")),
  "calls-used": ({ tables }) => callsUsed(made(tables, "calls")),
  "calls-errors": ({ tables }) => callsErrors(made(tables, "calls")),
  drift: ({ tables }) => drift(made(tables, "calls-drift")),
  real: ({ real }) => realData(real),
  summary: ({ tables }) => summary(tables),
};

type Results = { readonly tables: { readonly [name: string]: MadeTable }; readonly real: RealResults };

function made(tables: Results["tables"], name: string): MadeTable {
  const found = tables[name];
  if (found === undefined) throw new Error(`there is no table ${name}`);
  return found;
}

/** Text with every quoted table as the results have it. @throws Error when a marker has no end, or no table by its name */
export function withQuotes(text: string, results: Results): string {
  return text.replaceAll(/<!-- calibration:(\S+) -->(.*?)(?=<!-- \/?calibration)/gs, (_, name: string) => {
    const quote = QUOTES[name];
    if (quote === undefined) throw new Error(`no table is quoted as ${name}`);
    return `<!-- calibration:${name} -->\n\n${quote(results)}\n\n`;
  });
}

/** All that is made of the committed JSON: texts by path. */
export async function quotedFiles(): Promise<ReadonlyMap<string, string>> {
  const read = async (path: string) => readFile(join(PROJECT, path), "utf8");
  const parsed = async (name: string): Promise<unknown> => JSON.parse(await read(`${RESULTS}/${name}.json`));
  const all = [...TABLES, ...CALLS_TABLES];
  const tables = await Promise.all(all.map(async (table) => [table, (await parsed(table.name)) as MadeTable] as const));
  const results: Results = {
    tables: Object.fromEntries(tables.map(([{ name }, one]) => [name, one])),
    real: (await parsed("real")) as RealResults,
  };
  const pages = tables.map(([table, one]) => [`${RESULTS}/${table.name}.md`, pageOf(table, one)] as const);
  const quoting = await Promise.all(
    ["README.md", "STATISTICS.md"].map(async (path) => [path, withQuotes(await read(path), results)] as const),
  );
  return new Map([...pages, ...quoting]);
}

if (import.meta.main) for (const [path, text] of await quotedFiles()) await writeFile(join(PROJECT, path), text);
