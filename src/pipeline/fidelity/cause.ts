import type { Diagnosis, FieldRemedy } from "../../domain/diagnosis.ts";
import type { FidelityCause } from "../../domain/fidelity.ts";
import { type Run, trialCount } from "../../domain/run.ts";
import { scoredValues } from "../../domain/scored-values.ts";
import type { LayerSpecs } from "../../domain/suite.ts";
import { mean } from "../../statistics/mean.ts";

/**
 * Why a replay is not like production: of what it feeds on, the field that is recorded least; where all of it is
 * recorded, the calls that the recording did not hold; where there were none, chance.
 *
 * @param run.least the metric that agrees least
 */
export function causeOf(
  fields: Diagnosis["fields"],
  layers: LayerSpecs,
  { replayed, least: metric }: { readonly replayed: Run; readonly least: string },
): FidelityCause {
  const needed = neededFor(layers);
  const lacking = fields.filter(({ remedy, present, hops }) => needed.has(remedy) && present < hops);
  const [least] = lacking.toSorted((a, b) => a.present / a.hops - b.present / b.hops);
  if (least !== undefined) return { kind: "not-recorded", ...least };
  const trials = replayed.cases.flatMap((row) => row.trials);
  const left = trials.filter(({ reason, leftRecording = 0 }) => reason === "left-the-recording" || leftRecording > 0);
  if (left.length > 0) return { kind: "left-the-recording", trials: left.length, of: trialCount(replayed) };
  const amongTrials = agreementAmongTrials(replayed, metric);
  return { kind: "chance", trials: replayed.trials, ...(amongTrials === undefined ? {} : { amongTrials }) };
}

/**
 * 1 less the mean distance between two trials of one case, over the cases with two scored trials. Were production's
 * answers drawn like the replay's, an observed one would be as far from a replayed one.
 */
function agreementAmongTrials({ cases }: Run, metric: string): number | undefined {
  const distances = cases.flatMap(({ trials }) => {
    const values = scoredValues(trials, { name: metric, unit: "score" });
    const pairs = values.flatMap((one, place) => values.slice(place + 1).map((other) => Math.abs(one - other)));
    return pairs.length === 0 ? [] : [mean(pairs)];
  });
  return distances.length === 0 ? undefined : 1 - mean(distances);
}

/** What a replay takes from the recording, as the suite feeds it. */
function neededFor({ retrieval, tools }: LayerSpecs): ReadonlySet<FieldRemedy> {
  const found: readonly FieldRemedy[] =
    retrieval === null ? [] : retrieval.documents === "recorded" ? ["documents", "document-text"] : ["query"];
  const told: readonly FieldRemedy[] = tools?.results === "recorded" ? ["arguments", "results"] : [];
  return new Set<FieldRemedy>(["messages", ...found, ...told]);
}
