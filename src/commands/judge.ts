import type { Command } from "commander";
import { type CommonOptions, colourOn, columnsOf, outsideOf, shareOf, suiteOf, withSuite } from "./options.ts";

type CalibrateOptions = CommonOptions & { readonly metric: string; readonly threshold: number };

export function addJudge(program: Command): void {
  const judge = program.command("judge").summary("what a judge is worth").description("What a judge is worth.");
  withSuite(judge.command("calibrate"), "docs/judges.md says what is in it")
    .summary("compare the judge of a metric with people")
    .description(
      "Has the judge of a metric score answers that people have judged, and says how far the two agree: kappa, sensitivity and specificity with their intervals, and the pass rate of the latest baseline without the judge's errors.",
    )
    .argument("<labels>", 'a file with one answer a line: { "question": "…", "answer": "…", "label": true }')
    .option("--cache <folder>", "where answers are kept for a day, so that a run that was stopped pays nothing twice")
    .option("--fresh", "do not use answers that were kept")
    .requiredOption("--metric <name>", "the metric of the suite whose judge is meant")
    .option("--threshold <score>", "from this score on an answer passes", shareOf, 0.5)
    .addHelpText("after", "\nExample:\n  eval-baseline judge calibrate labels.jsonl --metric answers")
    .action(async (labels: string, options: CalibrateOptions) => {
      const { startCalibrate } = await import("../start/calibrate.ts");
      const { metric, threshold } = options;
      const calibration = await startCalibrate({ ...suiteOf(options), labels, metric, threshold }, outsideOf(options));
      const { calibrationJson, calibrationTerminal } = await import("../report/calibration.ts");
      process.stdout.write(
        options.json === true
          ? calibrationJson(calibration)
          : await calibrationTerminal(calibration, { width: columnsOf(process.stdout), colour: colourOn() }),
      );
    });
}
