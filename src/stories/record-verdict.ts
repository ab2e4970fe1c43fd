import type { Comparison } from "../domain/verdict.ts";

type RecordVerdict = Comparison["verdict"];

/** The worse first. */
const WORST_FIRST: readonly RecordVerdict[] = [
  "regressed",
  "errored",
  "not-comparable",
  "inconclusive",
  "improved",
  "unchanged",
];

/**
 * What a record says that is compared with the latest one and with the anchor: the worse of the two. Small losses add up
 * against the anchor alone, and a sudden one shows against both.
 *
 * An anchor that cannot be compared with, because the suite measures something else by now, takes nothing from what the
 * latest one says: it is told, and stays so until a person blesses another.
 *
 * @returns undefined when there was nothing to compare with
 */
export function recordVerdict(
  latest: RecordVerdict | undefined,
  anchor: RecordVerdict | undefined,
): RecordVerdict | undefined {
  if (latest === undefined || anchor === undefined) return latest ?? anchor;
  if (anchor === "not-comparable") return latest;
  return WORST_FIRST.find((verdict) => verdict === latest || verdict === anchor);
}
