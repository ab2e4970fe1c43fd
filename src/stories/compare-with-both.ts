import { anchorPath } from "../domain/anchor.ts";
import type { Result } from "../domain/result.ts";
import type { Run } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { Comparison } from "../domain/verdict.ts";
import type { AnchorBaseline } from "./anchor-baseline.ts";
import { compareWith, compareWithOlder, idsOf } from "./compare-with.ts";
import { formerIndexNotes } from "./former-index.ts";
import type { StoredBaseline } from "./latest-baseline.ts";

export type ComparedWithBoth = Pick<Result, "comparison" | "anchored" | "notes">;

/**
 * A run against the latest record, which shows what has happened since, and against the anchor, which shows what has
 * added up. Both by the same rules.
 */
export function compareWithBoth(
  suite: Suite,
  run: Run,
  references: { readonly latest: StoredBaseline | undefined; readonly anchor: AnchorBaseline["found"] | undefined },
): ComparedWithBoth {
  const { latest, anchor: blessed } = references;
  const comparison = latest && compareWith(suite, run, latest, fromLatest(latest, blessed));
  const indexNotes = latest === undefined ? [] : formerIndexNotes(run, latest.baseline.run);
  if (blessed === undefined) return { ...(comparison === undefined ? {} : { comparison }), notes: indexNotes };
  const isLatest = comparison !== undefined && blessed.name.path === latest?.name.path;
  const anchored = {
    anchor: blessed.anchor,
    comparison: isLatest ? comparison : compareWithOlder(suite, run, blessed),
  };
  return {
    ...(comparison === undefined ? {} : { comparison }),
    anchored,
    notes: [
      ...indexNotes,
      ...(isLatest ? ["The latest record is the anchor, so both comparisons are one."] : []),
      ...(anchored.comparison.verdict === "not-comparable" ? [outlived(suite.name, anchored.comparison)] : []),
    ],
  };
}

/** The kept cases that came back from the anchor do not count against the latest record: its sample had lost them. */
function fromLatest(latest: StoredBaseline, anchor: StoredBaseline | undefined) {
  if (anchor === undefined) return undefined;
  const [inLatest, inAnchor] = [idsOf(latest), idsOf(anchor)];
  return (id: string) => inLatest.has(id) || !inAnchor.has(id);
}

function outlived(suite: string, { metrics }: Comparison): string {
  const blocking = metrics.filter((metric) => metric.blocking);
  const lost = blocking.filter(({ verdict }) => verdict === "not-comparable").map(({ metric }) => metric);
  const what = lost.length === blocking.length ? "This record" : `This record, by ${lost.join(", ")},`;
  const losses = lost.length === blocking.length ? "losses" : "such losses";
  return `${what} measures something else than the anchor (${anchorPath(suite)}) did, so nothing is known of ${losses} that add up slowly. Once this record is reviewed, bless it: eval-baseline anchor latest --why TEXT.`;
}
