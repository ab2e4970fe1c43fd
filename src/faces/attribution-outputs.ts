import * as core from "@actions/core";
import { type Attribution, layersOfRole } from "../domain/attribution.ts";

/** What other steps may want to know of an attribution; every output is empty without one. */
export function setAttributionOutputs(attribution: Attribution | undefined): void {
  core.setOutput("outcome", attribution?.outcome.status ?? "");
  core.setOutput(
    "proximate",
    attribution === undefined ? "" : layersOfRole(attribution, "proximate", "joint").join(", "),
  );
  core.setOutput("model-admissible", attribution?.model.isAdmissible.toString() ?? "");
}
