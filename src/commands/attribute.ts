import { type Command, InvalidArgumentError } from "commander";
import type { LayerOverride } from "../ports.ts";
import { COULD_NOT_RUN, type Done, PASSED } from "./exit-status.ts";
import { amountOf, listOf, overrideOf, wholeNumber } from "./option-values.ts";
import { type CommonOptions, colourOn, columnsOf, outsideOf, suiteOf, withModel } from "./options.ts";

type AttributeOptions = CommonOptions & {
  readonly traces?: readonly string[];
  readonly metric?: string;
  readonly cases?: number;
  readonly trials?: number;
  readonly usd?: number;
  readonly before?: readonly LayerOverride[];
  readonly after?: readonly LayerOverride[];
  readonly out?: string;
};

export function addAttribute(program: Command, done: Done): void {
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
    .option("--traces <ids>", "traces that failed, in place of two records, separated by commas", listOf)
    .option("--metric <name>", "the metric that leads (default: the one that lost most beside what is accepted)")
    .option("--cases <number>", "questions to replay at most, 10 or more, in place of the suite's", casesOf)
    .option("--trials <number>", "how often each is asked in each combination, in place of the suite's", wholeNumber)
    .option("--usd <amount>", "cap in dollars, in place of the suite's", amountOf)
    .option(
      "--before <layer=value>",
      "where an earlier version is that is not found, as for canary --layer; may be repeated",
      overrideOf,
    )
    .option("--after <layer=value>", "the same for a later version", overrideOf)
    .option("--out <file>", "also write it as JSON to this file")
    .addHelpText(
      "after",
      `
Examples:
  eval-baseline attribute
  eval-baseline attribute 2026-10-26 2026-11-02
  eval-baseline attribute --traces 4bf92f3577b34da6a3ce929d0e0e4736,00f067aa0ba902b7a3ce929d0e0e4736
  eval-baseline attribute 2026-10-26 latest --before retrieval=snapshots/kb-2026-10-01.json --usd 5

Exit status: 0 there is an answer, whatever it is; 2 it could not run.`,
    )
    .action(async (before: string | undefined, after: string | undefined, options: AttributeOptions) => {
      const { startAttribute } = await import("../start/attribute.ts");
      const attribution = await startAttribute(
        { ...namesOf(before, after), ...requestOf(options) },
        outsideOf(options),
      );
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

function requestOf(options: AttributeOptions) {
  const { traces, metric, cases, trials, usd, out, before = [], after = [] } = options;
  const means = [
    ...before.map((override) => ({ side: "before" as const, override })),
    ...after.map((override) => ({ side: "after" as const, override })),
  ];
  return {
    ...suiteOf(options),
    ...(traces === undefined ? {} : { traces }),
    ...(metric === undefined ? {} : { metric }),
    ...(cases === undefined ? {} : { cases }),
    ...(trials === undefined ? {} : { trials }),
    ...(usd === undefined ? {} : { usd }),
    ...(out === undefined ? {} : { out }),
    ...(means.length === 0 ? {} : { means }),
  };
}

function casesOf(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 10) throw new InvalidArgumentError("Write a whole number, 10 or more.");
  return value;
}
