import type { Evaluation } from "../../domain/trace.ts";
import { isObject, own } from "../json-shape.ts";
import { type Entry, entry } from "../payloads/attribute-values.ts";
import { evaluationLog } from "../payloads/evaluation-log.ts";
import type { RawLog, RawSpan } from "../spans/raw-span.ts";

/** The scores on an event. @param transaction stands for their time: it tells which of an event's rows is the newest */
export function readScores(event: unknown, { traceId, spanId }: RawSpan, transaction: bigint): readonly RawLog[] {
  return scoresOf(event).map((score) => evaluationLog(traceId, spanId, score, transaction));
}

/** Scores as attributes, so that a suite can name one as feedback: `braintrust.score.<name>`. */
export function scoreEntries(event: unknown): readonly Entry[] {
  return scoresOf(event).flatMap(({ name, value }) => entry(`braintrust.score.${name}`, value));
}

/**
 * People's and machines' scores lie in one place; only an event of a scorer's own says that a machine gave them. A score
 * of null was not given.
 */
function scoresOf(event: unknown): readonly Evaluation[] {
  const scores = own(event, "scores");
  const by = own(own(event, "span_attributes"), "type") === "score" ? "machine" : "unknown";
  return Object.entries(isObject(scores) ? scores : {}).flatMap(([name, value]) =>
    typeof value === "number" ? [{ name, value, by }] : [],
  );
}
