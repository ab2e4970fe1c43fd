/**
 * Writes what STATISTICS.md and the README quote of the blame bench, and its pages, from the committed JSON: after a run, or when only a
 * page's words changed. A test checks that what is committed is what this writes.
 *
 *     node evals/blame/quotes.ts
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  blamePage,
  chosenTable,
  layersTable,
  type MadeBlame,
  madeBy,
  modelTable,
  otherwiseTable,
  rolesTable,
  shortTable,
} from "./quoted.ts";
import { bisectionPage, bisectionTable, type MadeBisection } from "./quoted-bisection.ts";
import { driftPage, driftTable, type MadeDrift } from "./quoted-drift.ts";
import * as rules from "./quoted-rules.ts";

const PROJECT = join(import.meta.dirname, "../..");
const RESULTS = "evals/blame/results";

type Results = {
  readonly blame: MadeBlame;
  readonly drift: MadeDrift;
  readonly bisection: MadeBisection;
  readonly rules: rules.MadeRules;
};

/** Quoted tables by the name in their markers. */
const QUOTES: { readonly [name: string]: (results: Results) => string } = {
  layers: ({ blame }) => `${layersTable(blame)}\n\n${madeBy(blame)}`,
  short: ({ blame }) => shortTable(blame),
  chosen: ({ blame }) => chosenTable(blame),
  otherwise: ({ blame }) => otherwiseTable(blame),
  model: ({ blame }) => modelTable(blame),
  roles: ({ blame }) => rolesTable(blame),
  sizes: (results) => `${rules.sizesTable(results.rules)}\n\n${rules.madeBy(results.rules)}`,
  designs: (results) => rules.designsTable(results.rules),
  llmdrift: ({ drift }) => driftTable(drift),
  bisection: ({ bisection }) => bisectionTable(bisection),
};

/** Text with every quoted table as the results have it. @throws Error when there is no table by a marker's name */
export function withBlame(text: string, results: Results): string {
  return text.replaceAll(/<!-- blame:(\S+) -->.*?(?=<!-- \/blame:\1 -->)/gs, (_, name: string) => {
    const quote = QUOTES[name];
    if (quote === undefined) throw new Error(`no table is quoted as ${name}`);
    return `<!-- blame:${name} -->\n\n${quote(results)}\n\n`;
  });
}

/** All that is made of the committed JSON: texts by path. */
export async function blameFiles(): Promise<ReadonlyMap<string, string>> {
  const read = async (path: string) => readFile(join(PROJECT, path), "utf8");
  const blame = JSON.parse(await read(`${RESULTS}/blame.json`)) as MadeBlame;
  const drift = JSON.parse(await read(`${RESULTS}/llmdrift.json`)) as MadeDrift;
  const bisection = JSON.parse(await read(`${RESULTS}/bisection.json`)) as MadeBisection;
  const made = JSON.parse(await read(`${RESULTS}/rules.json`)) as rules.MadeRules;
  const results: Results = { blame, drift, bisection, rules: made };
  return new Map([
    [`${RESULTS}/blame.md`, blamePage(blame)],
    [`${RESULTS}/llmdrift.md`, driftPage(drift)],
    [`${RESULTS}/bisection.md`, bisectionPage(bisection)],
    [`${RESULTS}/rules.md`, rules.rulesPage(made)],
    ["STATISTICS.md", withBlame(await read("STATISTICS.md"), results)],
    ["README.md", withBlame(await read("README.md"), results)],
  ]);
}

if (import.meta.main) for (const [path, text] of await blameFiles()) await writeFile(join(PROJECT, path), text);
