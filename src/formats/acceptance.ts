import type { Acceptance, AcceptedLoss } from "../domain/acceptance.ts";
import { isCommitId } from "../domain/commit-id.ts";
import { count, list, number, object, oneOf, optional, type Reader, ShapeError, text } from "./json-reader.ts";

const readDifference: Reader<number> = (value, place) => {
  const read = number(value, place);
  if (read < 0) return read;
  throw new ShapeError(`${place} must be below 0`);
};

const readLoss = object<AcceptedLoss>({
  metric: text,
  slice: optional(object<NonNullable<AcceptedLoss["slice"]>>({ attribute: text, value: text })),
  scale: oneOf({ difference: true, ratio: true }),
  difference: readDifference,
});

const readCommit: Reader<string> = (value, place) => {
  const read = text(value, place);
  if (isCommitId(read)) return read;
  throw new ShapeError(`${place} must be the full id of a commit`);
};

const readInstant: Reader<string> = (value, place) => {
  const read = text(value, place);
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(read) && !Number.isNaN(Date.parse(read))) return read;
  throw new ShapeError(`${place} must be a time in UTC, such as 2026-11-02T06:00:00Z`);
};

/** Reads an acceptance of a record or of a comment. @throws ShapeError */
export const readAcceptance: Reader<Acceptance> = object<Acceptance>({
  pullRequest: count,
  head: readCommit,
  label: text,
  by: text,
  at: readInstant,
  losses: list(readLoss),
});

/** The JSON of an acceptance, its keys always in the same order. */
export function acceptanceRecord({ pullRequest, head, label, by, at, losses }: Acceptance): Acceptance {
  return { pullRequest, head, label, by, at, losses: losses.map(lossRecord) };
}

function lossRecord({ metric, slice, scale, difference }: AcceptedLoss): AcceptedLoss {
  const { attribute, value } = slice ?? {};
  const only = attribute === undefined || value === undefined ? {} : { slice: { attribute, value } };
  return { metric, ...only, scale, difference };
}
