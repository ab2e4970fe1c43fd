import { type Command, InvalidArgumentError, Option } from "commander";
import type { Done } from "./exit-status.ts";
import { type CommonOptions, shareOf, suiteOf, withModel } from "./options.ts";
import { tell } from "./tell.ts";

type RecordOptions = CommonOptions & {
  readonly target: "replay" | "observed";
  readonly commit: boolean;
  readonly out?: string;
  readonly size?: number;
  readonly rate?: number;
  readonly batch?: true;
};

export function addRecord(program: Command, done: Done): void {
  withModel(program.command("record"))
    .summary("measure production now, compare with the latest baseline, and keep the result")
    .description(
      "Draws a sample of production traces, replays it (or scores what production answered), tags the scores with the version of every layer, compares them with the latest baseline and commits them to the baseline branch. Nothing in the work tree or the index is touched.",
    )
    .addOption(
      new Option("--target <target>", "replay: ask the model again; observed: score what production answered")
        .choices(["replay", "observed"])
        .default("replay"),
    )
    .addOption(new Option("--size <number>", "traces to draw, in place of the suite's").argParser(sizeOf))
    .addOption(
      new Option("--rate <share>", "the share of traces to draw, in place of the suite's: 2%")
        .argParser(shareOf)
        .conflicts("size"),
    )
    .option("--batch", "ask through the provider's Batch API: half the price, within 24 hours (docs/batches.md)")
    .option("--no-commit", "leave the baseline branch alone")
    .option("--out <file>", "also write the baseline to this file")
    .addHelpText(
      "after",
      "\nExamples:\n  eval-baseline record\n  eval-baseline record --target observed --no-commit --out monday.json",
    )
    .action(async (options: RecordOptions) => {
      const { startRecord } = await import("../start/record.ts");
      const { target, commit, out, rate, batch } = options;
      const size = rate === undefined ? options.size : { rate };
      const request = {
        ...suiteOf(options),
        target,
        commit,
        ...(out === undefined ? {} : { out }),
        ...(size === undefined ? {} : { size }),
        ...(batch === true ? { batch } : {}),
      };
      done(await tell("record", options, (outside) => startRecord(request, outside)));
    });
}

function sizeOf(text: string): number {
  const size = Number(text);
  if (!Number.isInteger(size) || size < 1) throw new InvalidArgumentError("Write a whole number, 1 or more.");
  return size;
}
