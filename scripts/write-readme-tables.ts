/**
 * Writes the tables of inputs and outputs in README.md from action.yml. `npm run docs`; a test checks that what is
 * committed is what this writes.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { markdownTable } from "markdown-table";
import { parse } from "yaml";

type Described = { readonly description: string; readonly default?: string };
type Action = {
  readonly inputs: { readonly [name: string]: Described };
  readonly outputs: { readonly [name: string]: Described };
};

/**
 * The README with its two tables as action.yml has them.
 *
 * @param readme text with `<!-- inputs -->` … `<!-- /inputs -->`, and the same for outputs
 * @param actionYml text of action.yml
 * @throws Error when a pair of markers is not there
 */
export function withActionTables(readme: string, actionYml: string): string {
  const { inputs, outputs } = parse(actionYml) as Action;
  const inputRows = Object.entries(inputs).map(([name, input]) => [code(name), cell(input), defaultOf(input)]);
  const outputRows = Object.entries(outputs).map(([name, output]) => [code(name), cell(output)]);
  const withInputs = between(readme, "inputs", table([["Input", "What it is", "Default"], ...inputRows]));
  return between(withInputs, "outputs", table([["Output", "What it is"], ...outputRows]));
}

function table(rows: readonly (readonly string[])[]): string {
  return markdownTable(
    rows.map((row) => [...row]),
    { alignDelimiters: false },
  );
}

function between(text: string, name: string, table: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md has no ${start} … ${end}`);
  return `${text.slice(0, from + start.length)}\n\n${table}\n\n${text.slice(to)}`;
}

function cell({ description }: Described): string {
  return description.trim().replace(/\s+/g, " ").replaceAll("|", "\\|");
}

function defaultOf(input: Described): string {
  return input.default === undefined || input.default === "" ? "" : code(input.default);
}

function code(text: string): string {
  return `\`${text}\``;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = new URL("../", import.meta.url);
  const readme = new URL("README.md", root);
  const actionYml = readFileSync(new URL("action.yml", root), "utf8");
  writeFileSync(readme, withActionTables(readFileSync(readme, "utf8"), actionYml));
}
