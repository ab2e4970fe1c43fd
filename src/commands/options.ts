import { type Command, InvalidArgumentError } from "commander";
import { type Outside, progressOn } from "../world/world.ts";

/** The options that every story of a suite has. */
export type CommonOptions = {
  readonly suite?: string;
  readonly json?: true;
  readonly quiet?: true;
  readonly cache?: string;
  readonly fresh?: true;
  readonly export?: string;
};

/** Which suite, and how to be told. */
export function withSuite(command: Command, jsonSchema: string): Command {
  return command
    .option("--suite <file>", "the suite file (default: suite.yml, evals/suite.yml, or the only suite.yml there is)")
    .option("--json", `print the result as JSON (${jsonSchema})`)
    .option("--quiet", "no progress on standard error");
}

/** The options of a story that asks a model. */
export function withModel(command: Command, jsonSchema = "schema/result.json"): Command {
  return withSuite(command, jsonSchema)
    .option("--cache <folder>", "where answers are kept for a day, so that a run that was stopped pays nothing twice")
    .option("--fresh", "do not use answers that were kept")
    .option("--export <file>", "add every trial to this file as an OTLP/JSON trace, with texts and scores");
}

export function suiteOf({ suite }: CommonOptions): { readonly suite?: string } {
  return suite === undefined ? {} : { suite };
}

export function outsideOf({ quiet, cache, fresh, export: exportTo }: CommonOptions): Outside {
  const progress = progressOn(process.stderr, quiet === true);
  return {
    directory: process.cwd(),
    environment: process.env,
    progress,
    signal: interruption(() => progress.say(STOPPING)),
    clock: { now: () => new Date() },
    fresh: fresh === true,
    ...(cache === undefined ? {} : { cacheFolder: cache }),
    ...(exportTo === undefined ? {} : { exportTo }),
  };
}

const STOPPING = "Stopping: calls under way may end within five seconds. Ctrl-C again ends at once.";

/**
 * The first interrupt lets calls under way finish, so that what is paid for is kept; the second ends at once.
 * @param onFirst called at the first
 */
export function interruption(onFirst: () => void = () => {}): AbortSignal {
  const controller = new AbortController();
  process.once("SIGINT", () => {
    onFirst();
    controller.abort();
    process.once("SIGINT", () => process.exit(130));
  });
  return controller.signal;
}

export function colourOn(): boolean {
  return process.stdout.isTTY === true && (process.env["NO_COLOR"] ?? "") === "";
}

/** Columns that a report may take. */
export function columnsOf(output: { readonly columns?: number }): number {
  return output.columns ?? 100;
}

/** "80%" or "0.8" → 0.8. */
export function shareOf(text: string): number {
  const [, digits, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text) ?? [];
  const share = Number(digits) / (percent === "%" ? 100 : 1);
  if (!(share >= 0 && share <= 1)) throw new InvalidArgumentError("Write a share: 80% or 0.8.");
  return share;
}
