import type { Diagnosis, FieldRemedy } from "../../domain/diagnosis.ts";
import type { FidelityCause } from "../../domain/fidelity.ts";
import { type Run, trialCount } from "../../domain/run.ts";
import type { LayerSpecs } from "../../domain/suite.ts";

/**
 * Why a replay is not like production: of what it feeds on, the field that is recorded least; where all of it is
 * recorded, the calls that the recording did not hold; where there were none, chance.
 */
export function causeOf(fields: Diagnosis["fields"], layers: LayerSpecs, replayed: Run): FidelityCause {
  const needed = neededFor(layers);
  const lacking = fields.filter(({ remedy, present, hops }) => needed.has(remedy) && present < hops);
  const [least] = lacking.toSorted((a, b) => a.present / a.hops - b.present / b.hops);
  if (least !== undefined) return { kind: "not-recorded", ...least };
  const trials = replayed.cases.flatMap((row) => row.trials);
  const left = trials.filter(({ reason, leftRecording = 0 }) => reason === "left-the-recording" || leftRecording > 0);
  if (left.length > 0) return { kind: "left-the-recording", trials: left.length, of: trialCount(replayed) };
  return { kind: "chance", trials: replayed.trials };
}

/** What a replay takes from the recording, as the suite feeds it. */
function neededFor({ retrieval, tools }: LayerSpecs): ReadonlySet<FieldRemedy> {
  const found: readonly FieldRemedy[] =
    retrieval === null ? [] : retrieval.documents === "recorded" ? ["documents", "document-text"] : ["query"];
  const told: readonly FieldRemedy[] = tools?.results === "recorded" ? ["arguments", "results"] : [];
  return new Set<FieldRemedy>(["messages", ...found, ...told]);
}
