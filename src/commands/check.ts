import type { Command } from "commander";
import type { Done } from "./exit-status.ts";
import { type CommonOptions, suiteOf, withModel } from "./options.ts";
import { tell } from "./tell.ts";

export function addCheck(program: Command, done: Done): void {
  withModel(program.command("check"))
    .summary("compare the layer files of two commits, as a pull request would be")
    .description(
      "Finds which layers the change touches; when it touches none, says so at once. Otherwise replays the merge base and the head on the same cases, taking turns, and compares them case by case, until the answer is clear; where a record of the base is stored, only a share of the base is asked again (docs/looks.md). The suite is that of the base; of the head only the text of layer files is read, and nothing is executed.",
    )
    .requiredOption("--base <revision>", "what the change is to be merged into")
    .option("--head <revision>", "the change", "HEAD")
    .addHelpText("after", "\nExample:\n  eval-baseline check --base origin/main --head HEAD")
    .action(async (options: CommonOptions & { base: string; head: string }) => {
      const { startCheck } = await import("../start/check.ts");
      const request = { ...suiteOf(options), base: options.base, head: options.head };
      done(await tell("check", options, (outside) => startCheck(request, outside)));
    });
}
