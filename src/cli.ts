#!/usr/bin/env node
import module from "node:module";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { addAnchor } from "./commands/anchor.ts";
import { addAttribute } from "./commands/attribute.ts";
import { addCanary } from "./commands/canary.ts";
import { addCheck } from "./commands/check.ts";
import { addCompare } from "./commands/compare.ts";
import { addDemo } from "./commands/demo.ts";
import { addDoctor } from "./commands/doctor.ts";
import { COULD_NOT_RUN, PASSED } from "./commands/exit-status.ts";
import { addHistory } from "./commands/history.ts";
import { addImport } from "./commands/import.ts";
import { addInit } from "./commands/init.ts";
import { addJudge } from "./commands/judge.ts";
import { addPlan } from "./commands/plan.ts";
import { addPostMortem } from "./commands/post-mortem.ts";
import { addRecord } from "./commands/record.ts";
import { addSimulatedModel } from "./commands/simulated-model.ts";
import { addVersions } from "./commands/versions.ts";
import { plainLine } from "./domain/plain-line.ts";
import { UserError, UserErrors } from "./errors.ts";

const EXIT_STATUSES = `
Exit status: 0 the gate passed or warned, 1 the gate failed, 2 it could not run.
Start with: eval-baseline demo   (offline, no key, nothing is changed)`;

/** The example suite lies at the same place relative to this source and to the bundle. */
const EXAMPLE = fileURLToPath(new URL("../evals/support-desk", import.meta.url));
const HOME = fileURLToPath(new URL("..", import.meta.url));

// Where Node can, what is loaded from here on is kept compiled between runs.
module.enableCompileCache?.();

// Who reads through head or a pager may stop early. That ends no record, and is no failure.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });

process.exitCode = await main(process.argv).catch(reportFailure);

async function main(argv: readonly string[]): Promise<number> {
  let status = PASSED;
  const done = (code: number) => {
    status = code;
  };
  const program = new Command("eval-baseline")
    .description("Says which layer broke when an LLM feature gets worse: baselines of replayed production traces.")
    .version("0.1.0")
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "eval-baseline: ")) })
    .addHelpText("after", EXIT_STATUSES)
    .showSuggestionAfterError();
  addInit(program, HOME);
  addRecord(program, done);
  addCheck(program, done);
  addCanary(program, done);
  addCompare(program, done);
  addAttribute(program, done);
  addPostMortem(program, done);
  addHistory(program);
  addAnchor(program);
  addDoctor(program, done);
  addPlan(program);
  addJudge(program);
  addVersions(program);
  addImport(program);
  addDemo(program, EXAMPLE);
  addSimulatedModel(program);
  await program.parseAsync([...argv]);
  return status;
}

/** The one catch. What a person can mend is told in two lines; anything else is a bug and shows its stack. */
function reportFailure(error: unknown): number {
  if (isCommanderExit(error)) return error.exitCode === 0 ? PASSED : COULD_NOT_RUN;
  if (error instanceof UserErrors) {
    process.stderr.write(
      `eval-baseline: ${plainLine(error.message)}:\n${error.problems.map((line) => `  ${plainLine(line)}\n`).join("")}${plainLine(error.remedy)}\n`,
    );
    return COULD_NOT_RUN;
  }
  if (error instanceof UserError) {
    process.stderr.write(`eval-baseline: ${plainLine(error.message)}.\n${plainLine(error.remedy)}\n`);
    return COULD_NOT_RUN;
  }
  process.stderr.write(
    `eval-baseline: this is a bug; please report it with what follows.\n${(error as Error)?.stack ?? String(error)}\n`,
  );
  return COULD_NOT_RUN;
}

/** Commander has printed its message already. */
function isCommanderExit(error: unknown): error is { readonly exitCode: number } {
  return (
    error instanceof Error && "code" in error && String(error.code).startsWith("commander.") && "exitCode" in error
  );
}
