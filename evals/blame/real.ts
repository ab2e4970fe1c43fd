/**
 * Attribution on LLMDrift: two dated models of one family, as two baselines of one suite, replayed through a server that
 * says what they said. The model is all that changed, so it is to be named, and may be.
 *
 *     node evals/blame/real.ts [--cli another build's cli.js] [--out FOLDER]
 */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { builtCommandLine } from "../command-line.ts";
import { run } from "../entry.ts";
import { claimLine } from "../real/claims.ts";
import { LLMDRIFT_CSV, readDriftRecords } from "../real/convert-llmdrift.ts";
import { measureDrift } from "./drift.ts";
import { driftPage, type MadeDrift } from "./quoted-drift.ts";

await run(async () => {
  const { values } = parseArgs({
    options: { cli: { type: "string" }, out: { type: "string", default: join(import.meta.dirname, "results") } },
  });
  if (!existsSync(LLMDRIFT_CSV)) {
    console.log("skipped: ../shared/traces/llmdrift not found");
    return;
  }
  const cli = builtCommandLine(values.cli);
  const folder = await mkdtemp(join(tmpdir(), "eval-baseline-blame-"));
  try {
    const records = readDriftRecords(await readFile(LLMDRIFT_CSV, "utf8"));
    const { claims, rows } = await measureDrift({ cli, folder }, records);
    for (const claim of claims) console.log(claimLine(claim));
    const made: MadeDrift = { command: "node evals/blame/real.ts", date: new Date().toISOString().slice(0, 10), rows };
    await mkdir(values.out, { recursive: true });
    await writeFile(join(values.out, "llmdrift.json"), `${JSON.stringify(made, null, 1)}\n`);
    const page = driftPage(made);
    await writeFile(join(values.out, "llmdrift.md"), page);
    console.log(`\n${page}`);
    if (claims.some(({ holds }) => !holds)) process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
