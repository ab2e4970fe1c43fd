import type { Command } from "commander";
import { weakestShare } from "../domain/diagnosis.ts";
import { UserError } from "../errors.ts";
import { type Done, GATE_FAILED, PASSED } from "./exit-status.ts";
import { type CommonOptions, colourOn, columnsOf, outsideOf, shareOf, suiteOf, withSuite } from "./options.ts";

type DoctorOptions = CommonOptions & { readonly failUnder?: number };

export function addDoctor(program: Command, done: Done): void {
  withSuite(program.command("doctor"), "schema/diagnosis.json")
    .summary("what the traces hold and lack: versions, fields of each hop, what can be replayed")
    .description(
      "Draws the traces a record would draw and says, for each layer, how many know its version, for each hop, how many hold what a replay and a score need, and what to set where something is missing. No model is asked and nothing is written.",
    )
    .option(
      "--fail-under <share>",
      "exit with 1 when fewer traces than this can be replayed, or know a layer's version: 80%",
      shareOf,
    )
    .addHelpText("after", "\nExamples:\n  eval-baseline doctor\n  eval-baseline doctor --fail-under 80% --json")
    .action(async (options: DoctorOptions) => {
      const { startDoctor } = await import("../start/doctor.ts");
      const { examined, attributes } = await startDoctor(suiteOf(options), outsideOf(options));
      if (examined.status === "empty") throw new UserError(examined.incomplete.problem, examined.incomplete.remedy);
      const { diagnosis } = examined;
      const { diagnosisJson, diagnosisTerminal } = await import("../report/diagnosis.ts");
      const width = columnsOf(process.stdout);
      process.stdout.write(
        options.json === true
          ? diagnosisJson(diagnosis)
          : await diagnosisTerminal(diagnosis, { width, colour: colourOn(), attributes }),
      );
      done(options.failUnder !== undefined && weakestShare(diagnosis) < options.failUnder ? GATE_FAILED : PASSED);
    });
}
