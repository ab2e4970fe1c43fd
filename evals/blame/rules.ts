/**
 * The rules of attribution alone, on scores that are drawn: how often each truth gets exactly its roles, by how much is
 * replayed; and how often each design finds exactly the layers that did it, where five changed.
 *
 *     node evals/blame/rules.ts [--runs N] [--seed S]
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chanceOf } from "../calibration/chance.ts";
import { progressOf } from "../calibration/progress.ts";
import { addCounts, type Counts } from "../calibration/table.ts";
import { run } from "../entry.ts";
import { wholeNumber } from "../speed/arguments.ts";
import { type MadeRules, rulesPage } from "./quoted-rules.ts";
import { RULE_ROWS, simulateRule } from "./rule-rows.ts";

const RESULTS = join(import.meta.dirname, "results");

await run(async () => {
  const { values } = parseArgs({
    options: { runs: { type: "string", default: "600" }, seed: { type: "string", default: "1" } },
  });
  const runs = wholeNumber("runs", values.runs);
  const progress = progressOf("rules", RULE_ROWS.length);
  const rows = RULE_ROWS.map((row) => {
    const chance = chanceOf(
      "rules",
      values.seed,
      row.table,
      row.truth.name,
      row.cases,
      row.trials,
      row.design,
      row.confidence,
    );
    let counts: Counts = {};
    for (let made = 0; made < runs; made += 1) counts = addCounts(counts, simulateRule(row, chance));
    progress.advance();
    const { table, truth, design, cases, trials, confidence } = row;
    return { table, truth: truth.name, design, cases, trials, confidence, counts };
  });
  progress.end();
  const made: MadeRules = {
    command: `node evals/blame/rules.ts --runs ${runs} --seed ${values.seed}`,
    date: new Date().toISOString().slice(0, 10),
    runs,
    rows,
  };
  await mkdir(RESULTS, { recursive: true });
  await writeFile(join(RESULTS, "rules.json"), `${JSON.stringify(made, null, 1)}\n`);
  await writeFile(join(RESULTS, "rules.md"), rulesPage(made));
  console.log(rulesPage(made));
});
