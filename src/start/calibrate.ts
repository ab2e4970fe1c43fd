import { resolve } from "node:path";
import type { Calibration } from "../domain/calibration.ts";
import { canonicalJson } from "../domain/digest.ts";
import { UserError } from "../errors.ts";
import { readLabels } from "../world/named-files.ts";
import type { Outside } from "../world/world.ts";
import { inWorld } from "./in-world.ts";
import { suiteOfCheckout } from "./suite-of-checkout.ts";

export type CalibrateCommand = {
  /** Path of the suite file, relative to where the program was started. */
  readonly suite?: string;
  /** Path of the file with labels, likewise. */
  readonly labels: string;
  readonly metric: string;
  /** From this score on an answer passes, 0…1. */
  readonly threshold: number;
};

/** How the judge of a metric compares with people. @throws UserError when there is nothing to show */
export async function startCalibrate(command: CalibrateCommand, outside: Outside): Promise<Calibration> {
  const { ground, suite } = await suiteOfCheckout(command.suite, outside);
  const labels = await readLabels(resolve(outside.directory, command.labels));
  const { calibrate } = await import("../stories/calibrate.ts");
  const { metric, threshold } = command;
  // The judge is asked anew only when the labels are others.
  const occasion = async () => `calibrate ${metric} ${canonicalJson(labels)}`;
  const calibrated = await inWorld({ ground, suite, outside, purpose: { occasion } }, (world) =>
    calibrate(suite, { labels, metric, threshold }, world),
  );
  if (calibrated.status === "stopped") throw new UserError(calibrated.problem, calibrated.remedy);
  return calibrated.calibration;
}
