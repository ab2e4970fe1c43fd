#!/usr/bin/env node
import module from "node:module";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError, Option } from "commander";
import type { Result, StoryName } from "./domain/verdict.ts";
import { LAYERS, type Layer } from "./domain/version.ts";
import { erroredResult } from "./errored-result.ts";
import { UserError, UserErrors } from "./errors.ts";
import type { LayerOverride } from "./ports.ts";
import { type Outside, progressOn } from "./world.ts";

/** Exit statuses: the gate passed (or only warned), the gate failed, it could not run. */
const PASSED = 0;
const GATE_FAILED = 1;
const COULD_NOT_RUN = 2;
const EXIT_STATUSES = `
Exit status: 0 the gate passed or warned, 1 the gate failed, 2 it could not run.
Start with: eval-baseline demo   (offline, no key, nothing is changed)`;

type CommonOptions = {
  readonly suite?: string;
  readonly json?: true;
  readonly quiet?: true;
  readonly cache?: string;
  readonly fresh?: true;
};

/** The example suite lies at the same place relative to this source and to the bundle. */
const EXAMPLE = fileURLToPath(new URL("../evals/support-desk", import.meta.url));

// Where Node can, what is loaded from here on is kept compiled between runs.
module.enableCompileCache?.();

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
  addRecord(program, done);
  addCheck(program, done);
  addCanary(program, done);
  addCompare(program, done);
  addDemo(program, done);
  addSimulatedModel(program);
  await program.parseAsync([...argv]);
  return status;
}

function addRecord(program: Command, done: (status: number) => void): void {
  common(program.command("record"))
    .summary("measure production now, compare with the latest baseline, and keep the result")
    .description(
      "Draws a sample of production traces, replays it (or scores what production answered), tags the scores with the version of every layer, compares them with the latest baseline and commits them to the baseline branch. Nothing in the work tree or the index is touched.",
    )
    .addOption(
      new Option("--target <target>", "replay: ask the model again; observed: score what production answered")
        .choices(["replay", "observed"])
        .default("replay"),
    )
    .option("--no-commit", "leave the baseline branch alone")
    .option("--out <file>", "also write the baseline to this file")
    .addHelpText(
      "after",
      "\nExamples:\n  eval-baseline record\n  eval-baseline record --target observed --no-commit --out monday.json",
    )
    .action(async (options: CommonOptions & { target: "replay" | "observed"; commit: boolean; out?: string }) => {
      const { startRecord } = await import("./start-story.ts");
      const { target, commit, out } = options;
      const request = { ...suiteOf(options), target, commit, ...(out === undefined ? {} : { out }) };
      done(await tell("record", options, (outside) => startRecord(request, outside)));
    });
}

function addCheck(program: Command, done: (status: number) => void): void {
  common(program.command("check"))
    .summary("compare the layer files of two commits, as a pull request would be")
    .description(
      "Finds which layers the change touches; when it touches none, says so at once. Otherwise replays the merge base and the head on the same cases, taking turns, and compares them case by case. The suite is that of the base; of the head only the text of layer files is read, and nothing is executed.",
    )
    .requiredOption("--base <revision>", "what the change is to be merged into")
    .option("--head <revision>", "the change", "HEAD")
    .addHelpText("after", "\nExample:\n  eval-baseline check --base origin/main --head HEAD")
    .action(async (options: CommonOptions & { base: string; head: string }) => {
      const { startCheck } = await import("./start-story.ts");
      const request = { ...suiteOf(options), base: options.base, head: options.head };
      done(await tell("check", options, (outside) => startCheck(request, outside)));
    });
}

function addCanary(program: Command, done: (status: number) => void): void {
  common(program.command("canary"))
    .summary("compare production with production that has one layer replaced")
    .description("Replays production and the canary on the same cases, taking turns, and compares them case by case.")
    .requiredOption(
      "--layer <layer=value>",
      "what to replace: model=NAME, or prompt, policy, tools, retrieval =FILE; may be repeated",
      overrideOf,
    )
    .addHelpText(
      "after",
      "\nExamples:\n  eval-baseline canary --layer model=gpt-5-mini-2025-08-07\n  eval-baseline canary --layer prompt=drafts/support.md --layer model=gpt-5-mini-2025-08-07",
    )
    .action(async (options: CommonOptions & { layer: readonly LayerOverride[] }) => {
      const { startCanary } = await import("./start-story.ts");
      const request = { ...suiteOf(options), overrides: options.layer };
      done(await tell("canary", options, (outside) => startCanary(request, outside)));
    });
}

function addCompare(program: Command, done: (status: number) => void): void {
  common(program.command("compare"))
    .summary("compare two baselines that are there already")
    .description("Compares two baselines case by case. Nothing is replayed and nothing is written.")
    .argument(
      "<before>",
      "a baseline file, or a name on the branch: latest, a date (2026-11-02), the beginning of a tuple",
    )
    .argument("<after>", "the same, for the later one")
    .addHelpText(
      "after",
      "\nExamples:\n  eval-baseline compare 2026-11-02 latest\n  eval-baseline compare monday.json friday.json --json",
    )
    .action(async (before: string, after: string, options: CommonOptions) => {
      const { startCompare } = await import("./start-story.ts");
      const request = { ...suiteOf(options), before, after };
      done(await tell("compare", options, (outside) => startCompare(request, outside)));
    });
}

function addDemo(program: Command, done: (status: number) => void): void {
  program
    .command("demo")
    .summary("the whole loop on the example suite, offline, with a simulated model")
    .description(
      "Copies the example suite to a temporary repository, starts a simulated model on loopback, and records, checks two prompt edits and runs a canary. No key, no network, no cost.",
    )
    .option("--keep", "leave the temporary repository there, to look at")
    .action(async (options: { keep?: true }) => {
      const { startDemo } = await import("./start-demo.ts");
      const signal = interruption();
      await startDemo({
        example: EXAMPLE,
        keep: options.keep === true,
        output: process.stdout,
        colour: colourOn(),
        signal,
      });
      done(PASSED);
    });
}

function addSimulatedModel(program: Command): void {
  program
    .command("simulated-model")
    .summary("serve the example suite's simulated model on loopback, until it is stopped")
    .description(
      "An OpenAI-compatible server that follows rules instead of a model: for the example suite, and for trying workflows without a key. Its answers and its dollars are simulated.",
    )
    .option("--port <number>", "the loopback port (default: one that is free)", portOf, 0)
    .action(async ({ port }: { port: number }) => {
      const { openSimulatedModel } = await import("./world-of-demo.ts");
      const { baseUrl, close } = await openSimulatedModel(port);
      process.stdout.write(`The simulated model is at ${baseUrl}; set OPENAI_BASE_URL to it.\n`);
      await new Promise<void>((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve));
      await close();
    });
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError("Write a number from 0 to 65535.");
  return port;
}

function common(command: Command): Command {
  return command
    .option("--suite <file>", "the suite file (default: suite.yml, evals/suite.yml, or the only suite.yml there is)")
    .option("--json", "print the result as JSON (schema/result.json)")
    .option("--quiet", "no progress on standard error")
    .option("--cache <folder>", "where answers are kept for a day, so that a run that was stopped pays nothing twice")
    .option("--fresh", "do not use answers that were kept");
}

function overrideOf(text: string, earlier: readonly LayerOverride[] = []): readonly LayerOverride[] {
  const [, layer, value] = /^([^=]*)=(.+)$/.exec(text) ?? [];
  if (layer === undefined || value === undefined || !LAYERS.includes(layer as Layer)) {
    throw new InvalidArgumentError(`Write LAYER=VALUE, where the layer is one of ${LAYERS.join(", ")}.`);
  }
  if (earlier.some((override) => override.layer === layer)) {
    throw new InvalidArgumentError(`The layer ${layer} is replaced twice.`);
  }
  return [...earlier, { layer: layer as Layer, value }];
}

function suiteOf({ suite }: CommonOptions): { readonly suite?: string } {
  return suite === undefined ? {} : { suite };
}

function outsideOf({ quiet, cache, fresh }: CommonOptions): Outside {
  return {
    directory: process.cwd(),
    environment: process.env,
    progress: progressOn(process.stderr, quiet === true),
    signal: interruption(),
    clock: { now: () => new Date() },
    fresh: fresh === true,
    ...(cache === undefined ? {} : { cacheFolder: cache }),
  };
}

/** The first interrupt lets calls under way finish, so that what is paid for is kept; the second ends at once. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  process.once("SIGINT", () => {
    controller.abort();
    process.once("SIGINT", () => process.exit(130));
  });
  return controller.signal;
}

/** Runs a story and shows what it found. Under --json a story that cannot start is a result too. */
async function tell(
  story: StoryName,
  options: CommonOptions,
  start: (outside: Outside) => Promise<Result>,
): Promise<number> {
  const result = await start(outsideOf(options)).catch((error: unknown) => {
    if (options.json !== true || !(error instanceof UserError)) throw error;
    return erroredResult(story, options.suite ?? "", error);
  });
  return show(result, options);
}

async function show(result: Result, { json }: CommonOptions): Promise<number> {
  if (json === true) {
    const { resultJson } = await import("./report/result-json.ts");
    process.stdout.write(resultJson(result));
  } else {
    const { renderTerminal } = await import("./report/terminal.ts");
    process.stdout.write(await renderTerminal(result, { colour: colourOn(), width: process.stdout.columns ?? 100 }));
  }
  if (result.verdict === "errored") return COULD_NOT_RUN;
  return result.gate === "fail" ? GATE_FAILED : PASSED;
}

function colourOn(): boolean {
  return process.stdout.isTTY === true && (process.env["NO_COLOR"] ?? "") === "";
}

/** The one catch. What a person can mend is told in two lines; anything else is a bug and shows its stack. */
function reportFailure(error: unknown): number {
  if (isCommanderExit(error)) return error.exitCode === 0 ? PASSED : COULD_NOT_RUN;
  if (error instanceof UserErrors) {
    process.stderr.write(
      `eval-baseline: ${error.message}:\n${error.problems.map((line) => `  ${line}\n`).join("")}${error.remedy}\n`,
    );
    return COULD_NOT_RUN;
  }
  if (error instanceof UserError) {
    process.stderr.write(`eval-baseline: ${error.message}.\n${error.remedy}\n`);
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
