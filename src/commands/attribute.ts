import { type Command, InvalidArgumentError } from "commander";
import { COULD_NOT_RUN, type Done, PASSED } from "./exit-status.ts";
import { type IncidentOptions, incidentAsked, meansOptions } from "./incident-options.ts";
import { amountOf, listOf, wholeNumber } from "./option-values.ts";
import { colourOn, columnsOf, outsideOf, withModel } from "./options.ts";

type AttributeOptions = IncidentOptions & { readonly cases?: number };

export function addAttribute(program: Command, done: Done): void {
  const [before, after] = meansOptions();
  withModel(program.command("attribute"), "schema/attribution.json")
    .summary("which layer broke first: replays the combinations of what changed between two records")
    .description(
      "Replays the questions that got worse under the combinations of the versions that differ between two states, and says which layer did it, which are exonerated, and whether the model may be named. Each old version is found by its id. An estimate comes first, and the cap of the suite holds.",
    )
    .argument(
      "[before]",
      "a record: latest, anchor, a date (2026-11-02), the beginning of a tuple, or a file; or a file that versions --json printed",
    )
    .argument(
      "[after]",
      "the same, for the later one; one name alone is compared with the record before it, none is latest",
    )
    .option("--traces <ids>", "ids of traces that failed, in place of two records, separated by commas", listOf)
    .option("--metric <name>", "the metric that leads (default: the one that lost most beside what is accepted)")
    .option("--cases <number>", "questions to replay at most, 10 or more, in place of the suite's", casesOf)
    .option("--trials <number>", "how often each is asked in each combination, in place of the suite's", wholeNumber)
    .option("--usd <amount>", "cap in dollars, in place of the suite's", amountOf)
    .addOption(before)
    .addOption(after)
    .option("--out <file>", "also write it as JSON to this file")
    .addHelpText(
      "after",
      `
Examples:
  eval-baseline attribute                          the latest record against the one before it
  eval-baseline attribute 2026-10-26 2026-11-02    two records, the earlier one first
  eval-baseline attribute --traces ID,ID,…         ten or more requests that failed, against the
                                                   versions of some time before (attribution.hours-before)
  eval-baseline attribute --before retrieval=snapshots/kb-2026-10-01.json --usd 5
                                                   where the earlier index is, and what it may cost

What the answer means, and what to do with it: docs/incidents.md.
Exit status: 0 there is an answer, whatever it is; 2 it could not run.`,
    )
    .action(async (first: string | undefined, second: string | undefined, options: AttributeOptions) => {
      const { startAttribute } = await import("../start/attribute.ts");
      const { cases } = options;
      const asked = { ...namesOf(first, second), ...incidentAsked(options), ...(cases === undefined ? {} : { cases }) };
      const attribution = await startAttribute(asked, outsideOf(options));
      if (options.json === true) {
        const { attributionJson } = await import("../report/attribution-json.ts");
        process.stdout.write(attributionJson(attribution));
      } else {
        const { renderAttribution } = await import("../report/attribution-page.ts");
        const face = { colour: colourOn(), width: columnsOf(process.stdout) };
        process.stdout.write(await renderAttribution(attribution, face));
      }
      done(attribution.incomplete === undefined ? PASSED : COULD_NOT_RUN);
    });
}

/** One name alone is that of the later state. */
function namesOf(first: string | undefined, second: string | undefined) {
  if (first === undefined) return {};
  return second === undefined ? { after: first } : { before: first, after: second };
}

function casesOf(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 10) throw new InvalidArgumentError("Write a whole number, 10 or more.");
  return value;
}
