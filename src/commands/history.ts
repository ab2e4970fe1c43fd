import { type Command, InvalidArgumentError, Option } from "commander";
import type { Target } from "../domain/run.ts";
import { type CommonOptions, colourOn, columnsOf, outsideOf, suiteOf, withSuite } from "./options.ts";

type HistoryOptions = CommonOptions & {
  readonly target?: Target;
  readonly metric?: string;
  readonly last: number;
};

export function addHistory(program: Command): void {
  withSuite(program.command("history"), "schema/history.json")
    .summary("the weekly series of each metric, where it changed, and which layers changed with it")
    .description(
      "Reads every record of the suite and shows each metric over time: its mean per record, the records from which on it is at another level, and the layers whose versions changed there. A change without any is an alarm of its own. No model is asked and nothing is written.",
    )
    .addOption(
      new Option("--target <target>", "records of these answers (default: those of the newest record)").choices([
        "replay",
        "observed",
      ]),
    )
    .option("--metric <name>", "only this metric")
    .option("--last <number>", "records of each metric that get a row; --json has all", wholeNumber, 12)
    .addHelpText("after", "\nExamples:\n  eval-baseline history\n  eval-baseline history --metric answers --last 52")
    .action(async (options: HistoryOptions) => {
      const { startHistory } = await import("../start/history.ts");
      const { target, metric, last } = options;
      const asked = { ...(target === undefined ? {} : { target }), ...(metric === undefined ? {} : { metric }) };
      const history = await startHistory({ ...suiteOf(options), ...asked }, outsideOf(options));
      const { historyJson, historyTerminal } = await import("../report/history.ts");
      process.stdout.write(
        options.json === true
          ? historyJson(history)
          : await historyTerminal(history, { width: columnsOf(process.stdout), colour: colourOn(), last }),
      );
    });
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1) throw new InvalidArgumentError("Write a whole number, 1 or more.");
  return value;
}
