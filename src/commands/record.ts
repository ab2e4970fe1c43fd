import { type Command, Option } from "commander";
import type { Done } from "./exit-status.ts";
import { type CommonOptions, suiteOf, withModel } from "./options.ts";
import { tell } from "./tell.ts";

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
    .option("--no-commit", "leave the baseline branch alone")
    .option("--out <file>", "also write the baseline to this file")
    .addHelpText(
      "after",
      "\nExamples:\n  eval-baseline record\n  eval-baseline record --target observed --no-commit --out monday.json",
    )
    .action(async (options: CommonOptions & { target: "replay" | "observed"; commit: boolean; out?: string }) => {
      const { startRecord } = await import("../start-story.ts");
      const { target, commit, out } = options;
      const request = { ...suiteOf(options), target, commit, ...(out === undefined ? {} : { out }) };
      done(await tell("record", options, (outside) => startRecord(request, outside)));
    });
}
