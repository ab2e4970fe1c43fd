import { type Anchor, anchorPath } from "../../domain/anchor.ts";
import { baselineName } from "../../domain/baseline.ts";
import { UserError } from "../../errors.ts";
import { parseAnchor, refuseNewerAnchor, serialiseAnchor } from "../../formats/anchor.ts";
import type { Branch, Snapshot } from "./branch.ts";

/**
 * The anchor of a suite as the branch was at one moment, or undefined when nobody blessed one.
 *
 * @param label of the branch, for errors
 * @throws UserError when its file is no anchor, is of a newer format, or points to a record that is not there
 */
export async function anchorOn(snapshot: Snapshot, suite: string, label: string): Promise<Anchor | undefined> {
  const content = await snapshot.read(anchorPath(suite));
  if (content === undefined) return undefined;
  const anchor = parseAnchor(content, suite, label);
  if ((await snapshot.list(anchor.baseline)).includes(anchor.baseline)) return anchor;
  throw new UserError(
    `${anchorPath(suite)} of ${label} points to ${anchor.baseline}, which is not there`,
    "Restore the record from the branch's history, or bless another one: eval-baseline anchor BASELINE --why TEXT.",
  );
}

/**
 * Puts an anchor on top of a snapshot, in one commit. The file of an anchor is the one file of the branch that is
 * replaced; one that is broken is, too.
 *
 * @returns false when the branch has moved since
 * @throws UserError when the record is not on the branch, or the anchor there is of a newer format
 */
export async function blessOn(branch: Branch, snapshot: Snapshot, anchor: Anchor): Promise<boolean> {
  const { suite, baseline, by, why } = anchor;
  await refuseMissing(branch, snapshot, anchor);
  const path = anchorPath(suite);
  const before = await snapshot.read(path);
  if (before !== undefined) refuseNewerAnchor(before, suite, branch.label);
  const text = serialiseAnchor(anchor);
  if (before === text) return true;
  const message = `Bless ${baseline
    .split("/")
    .at(-1)
    ?.replace(/\.json$/, "")} as the anchor of ${suite}\n\n${why}\n\nBlessed by ${by}.`;
  const outcome = await branch.commit({ expectedHead: snapshot.head, files: [{ path, text }], message });
  return outcome.status === "committed";
}

async function refuseMissing(branch: Branch, snapshot: Snapshot, { suite, baseline }: Anchor): Promise<void> {
  const isRecord = baselineName(baseline)?.suite === suite;
  if (isRecord && (await snapshot.list(baseline)).includes(baseline)) return;
  throw new UserError(
    `${baseline} is no record of suite ${suite} on ${branch.label}, so it cannot be blessed`,
    "Bless a record that is on the branch: latest, a date, or the beginning of a tuple.",
  );
}
