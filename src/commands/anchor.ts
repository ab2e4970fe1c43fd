import type { Command } from "commander";
import type { AnchorRequest } from "../start/anchor.ts";
import { type CommonOptions, columnsOf, outsideOf, suiteOf, withSuite } from "./options.ts";

type AnchorOptions = CommonOptions & { readonly why?: string; readonly by?: string };

export function addAnchor(program: Command): void {
  withSuite(program.command("anchor"), "schema/anchor.json")
    .summary("show the anchor, or bless a baseline: the reference that only a person moves")
    .description(
      "Blesses a baseline of the branch: every record is then compared with it, beside the latest one, so that losses which stay inside each week's margin still show. Without a baseline the anchor is shown: which record, who blessed it, when and why.",
    )
    .argument("[baseline]", "a name on the branch: latest, a date (2026-11-02), the beginning of a tuple, a path")
    .option("--why <text>", "why this baseline is good; needed to bless one")
    .option("--by <name>", "who blesses it (default: the workflow's actor, or who git says you are)")
    .addHelpText(
      "after",
      '\nExamples:\n  eval-baseline anchor\n  eval-baseline anchor latest --why "reviewed 40 answers after the move to the new index"\n  eval-baseline compare anchor latest',
    )
    .action(async (baseline: string | undefined, options: AnchorOptions) => {
      const { startAnchor } = await import("../start/anchor.ts");
      const { shownAnchorJson, shownAnchorText } = await import("../report/shown-anchor.ts");
      const shown = await startAnchor(requestOf(baseline, options), outsideOf(options));
      process.stdout.write(
        options.json === true ? shownAnchorJson(shown) : await shownAnchorText(shown, columnsOf(process.stdout)),
      );
    });
}

function requestOf(baseline: string | undefined, options: AnchorOptions): AnchorRequest {
  const { why, by } = options;
  return {
    ...suiteOf(options),
    ...(baseline === undefined ? {} : { baseline }),
    ...(why === undefined ? {} : { why }),
    ...(by === undefined ? {} : { by }),
  };
}
