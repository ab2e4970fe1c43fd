import type { Command } from "commander";
import { UserError } from "../errors.ts";
import { type Done, PASSED } from "./exit-status.ts";
import { type IncidentOptions, incidentAsked, meansOptions } from "./incident-options.ts";
import { amountOf, listOf, wholeNumber } from "./option-values.ts";
import { colourOn, columnsOf, outsideOf, withModel } from "./options.ts";

type PostMortemOptions = IncidentOptions & { readonly incident?: string };

export function addPostMortem(program: Command, done: Done): void {
  const [before, after] = meansOptions();
  withModel(program.command("post-mortem"), "schema/post-mortem.json")
    .summary("writes down an incident: what happened, which layer did it, why it was not caught")
    .description(
      "Attributes a loss, replays one of its traces again and again with what resolves it taken back, finds out why nothing caught it, and writes all of it to the branch of baselines. It names layers and roles, never persons. What people wrote between its marks stays when it is written anew.",
    )
    .option(
      "--incident <what>",
      "the name of an incident on the branch, two records (A..B), or one, which is compared with the record before it (default: latest)",
    )
    .option("--traces <ids>", "ids of traces that failed, in place of an incident, separated by commas", listOf)
    .option("--metric <name>", "the metric that leads (default: the one that lost most beside what is accepted)")
    .option("--trials <number>", "replays of the one trace in each state (default: 20)", wholeNumber)
    .option("--usd <amount>", "cap in dollars, in place of the suite's", amountOf)
    .addOption(before)
    .addOption(after)
    .option(
      "--out <folder>",
      "write post-mortem.json, post-mortem.md and cases.jsonl to this folder, and not to the branch",
    )
    .addHelpText(
      "after",
      `
Examples:
  eval-baseline post-mortem                                     the latest record
  eval-baseline post-mortem --incident 2026-10-26..2026-11-02   two records, the earlier one first
  eval-baseline post-mortem --incident 2026-11-02-desk-answers  one on the branch, written anew
  eval-baseline post-mortem --traces ID,ID,… --out incident     failed requests, ten or more

What is in it, and where people write: docs/post-mortem.md.
Exit status: 0 it is written, whatever it says; 2 it could not be.`,
    )
    .allowExcessArguments()
    .action(async (options: PostMortemOptions, { args }: Command) => {
      if (args.length > 0) throw namedWithout(args);
      const { startPostMortem } = await import("../start/post-mortem.ts");
      const { incident } = options;
      const asked = { ...incidentAsked(options), ...(incident === undefined ? {} : { incident }) };
      const told = await startPostMortem(asked, outsideOf(options));
      if (options.json === true) {
        process.stdout.write(told.json);
      } else {
        const { renderPostMortemBrief } = await import("../report/post-mortem-terminal.ts");
        const face = { colour: colourOn(), width: columnsOf(process.stdout) };
        process.stdout.write(await renderPostMortemBrief(told, face));
      }
      done(PASSED);
    });
}

/** attribute takes records as they are, so people write them here as well. */
function namedWithout(names: readonly string[]): UserError {
  return new UserError(
    `post-mortem takes no ${names.join(" ")} without an option`,
    `Write it so: eval-baseline post-mortem --incident ${names.slice(0, 2).join("..")}.`,
  );
}
