import type { Command } from "commander";
import type { Done } from "./exit-status.ts";
import { type CommonOptions, suiteOf, withSuite } from "./options.ts";
import { tell } from "./tell.ts";

export function addCompare(program: Command, done: Done): void {
  withSuite(program.command("compare"), "schema/result.json")
    .summary("compare two baselines that are there already")
    .description("Compares two baselines case by case. Nothing is replayed and nothing is written.")
    .argument(
      "<before>",
      "a baseline file, or a name on the branch: latest, anchor, a date (2026-11-02), the beginning of a tuple",
    )
    .argument("<after>", "the same, for the later one")
    .option(
      "--anytime",
      "for a canary that is compared again and again as it grows: wider intervals that hold each time",
    )
    .addHelpText(
      "after",
      "\nExamples:\n  eval-baseline compare 2026-11-02 latest\n  eval-baseline compare anchor latest\n  eval-baseline compare monday.json friday.json --json",
    )
    .action(async (before: string, after: string, options: CommonOptions & { readonly anytime?: true }) => {
      const { startCompare } = await import("../start/compare.ts");
      const request = { ...suiteOf(options), before, after, anytime: options.anytime === true };
      done(await tell("compare", options, (outside) => startCompare(request, outside)));
    });
}
