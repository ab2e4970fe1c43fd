import type { Acceptance, AcceptedLoss } from "../domain/acceptance.ts";
import { count, list, number, object, oneOf, type Reader, text } from "./json-reader.ts";

const readLoss = object<AcceptedLoss>({
  metric: text,
  scale: oneOf({ difference: true, ratio: true }),
  difference: number,
});

/** Reads an acceptance of a record or of a comment. @throws ShapeError */
export const readAcceptance: Reader<Acceptance> = object<Acceptance>({
  pullRequest: count,
  head: text,
  label: text,
  by: text,
  at: text,
  losses: list(readLoss),
});

/** The JSON of an acceptance, its keys always in the same order. */
export function acceptanceRecord({ pullRequest, head, label, by, at, losses }: Acceptance): Acceptance {
  return {
    pullRequest,
    head,
    label,
    by,
    at,
    losses: losses.map(({ metric, scale, difference }) => ({ metric, scale, difference })),
  };
}
