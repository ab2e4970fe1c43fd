/** Whether the model may be named, and why or why not. */
import type { Attribution, MetricAttribution } from "../../domain/attribution.ts";
import { percent } from "./loss-words.ts";

/** One full sentence: "The model is exonerated.", "The model may be named: …". */
export function modelSentence({
  model: { reason },
  probe,
  metrics = [],
}: Pick<Attribution, "model"> & Partial<Pick<Attribution, "probe" | "metrics">>): string {
  switch (reason) {
    case "others-accounted-for":
      return `The model may be named${ownPart(metrics[0])}: every other layer is exonerated or has a part of its own.`;
    case "silent-change":
      return "The model may be named: the old state answers worse than when it was recorded, and the probe says that another model answers to its name.";
    case "exonerated":
      return "The model is exonerated.";
    case "model-unchanged":
      return probe?.state === "changed"
        ? "The model may not be named: its version did not change, and a layer that did has a part or is not ruled out."
        : "The model did not change.";
    case "not-blamed":
      return "The model may not be named: nothing shows that it did it, and it is not exonerated either.";
    case "not-replayed":
      return "The model may not be named: it could not be replayed at both versions, and nothing is named because it is what is left.";
    case "others-not-ruled-out":
      return "The model may not be named: another layer that changed, or may have, is not ruled out.";
    case "probe-stable":
      return "The model may not be named: its name did not change, and the probe shows the same model.";
    case "probe-silent":
      return "The model may not be named: its name did not change, and no probe says whether it did.";
    case "reference-did-not-move":
      return "The model may not be named: the old state answers as well as when it was recorded.";
    case "open-question":
      return "The model may not be named: a question of the checklist is open.";
    default:
      return reason satisfies never;
  }
}

/** One that only contributes did no more than its share. */
function ownPart(metric: MetricAttribution | undefined): string {
  const model = metric?.layers.find(({ layer }) => layer === "model");
  const share = model?.role === "contributing" ? model.measured?.share : undefined;
  return share === undefined ? "" : `, for its own part alone (${percent(share.value)} %)`;
}
