import type { Evaluation } from "../../domain/trace.ts";
import type { RawLog } from "../spans/raw-span.ts";
import { entry } from "./attribute-values.ts";

/**
 * A score that production gave a trace, as the record that OpenTelemetry has for it.
 *
 * @param timeNs when it was given: of several the last one stands
 */
export function evaluationLog(
  traceId: string,
  spanId: string | null,
  { name, value, label, by }: Evaluation,
  timeNs: bigint | null = null,
): RawLog {
  return {
    traceId,
    spanId,
    name: "gen_ai.evaluation.result",
    timeNs,
    attributes: Object.fromEntries([
      ...entry("gen_ai.evaluation.name", name),
      ...entry("gen_ai.evaluation.score.value", value),
      ...entry("gen_ai.evaluation.score.label", label),
      ...entry("eval_baseline.evaluation.by", by),
    ]),
    body: null,
  };
}
