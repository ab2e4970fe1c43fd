import type { Command } from "commander";
import { UserError } from "../errors.ts";
import { type CommonOptions, colourOn, columnsOf, outsideOf, suiteOf, withSuite } from "./options.ts";

export function addPlan(program: Command): void {
  withSuite(program.command("plan"), "schema/plan.json")
    .summary("what drop the suite can see at 1 to 10 trials, and what that costs")
    .description(
      "Draws the cases a record would draw and says, for each metric and each slice, the smallest drop that a comparison would see at 1 to 10 trials, beside the drop the suite allows, and what base and head would cost. No model is asked and nothing is written.",
    )
    .addHelpText("after", "\nExamples:\n  eval-baseline plan\n  eval-baseline plan --suite evals/suite.yml --json")
    .action(async (options: CommonOptions) => {
      const { startPlan } = await import("../start/plan.ts");
      const planned = await startPlan(suiteOf(options), outsideOf(options));
      if (planned.status === "empty") throw new UserError(planned.incomplete.problem, planned.incomplete.remedy);
      const { planJson, planTerminal } = await import("../report/plan.ts");
      process.stdout.write(
        options.json === true
          ? planJson(planned.plan)
          : await planTerminal(planned.plan, { width: columnsOf(process.stdout), colour: colourOn() }),
      );
    });
}
