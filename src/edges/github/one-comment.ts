import type { CommentOutcome, RunId } from "../../ports.ts";
import { mayHaveArrived } from "./client.ts";
import { byRun } from "./comment-marker.ts";
import { lookFor, type Wait } from "./look-again.ts";
import {
  type CommentPlace,
  createComment,
  type OwnComment,
  ownComments,
  removeOthers,
  updateComment,
} from "./own-comments.ts";

export type WantedComment = {
  readonly place: CommentPlace;
  readonly run: RunId;
  readonly create: boolean;
  /** With marker and memo. */
  readonly text: string;
  readonly wait: Wait;
};

/** Pauses before each further look for what was just written; between the rounds it is written again. */
const ROUNDS = [[500, 1000, 2000], [4000, 8000], [16_000]] as const;
const FIRST_ROUND = ROUNDS[0];
const LAST_ROUND = ROUNDS[2];

/**
 * Writes the one comment that a key has on a pull request. Many runs may do so at the same time, and GitHub has no
 * compare-and-swap for comments: each run looks until it sees what it wrote, and all come to keep one comment, the newest
 * run's. The one gap is an older run that looked before a newer one wrote, and writes after the newer one has looked for the
 * last time: then the one comment is the older run's.
 *
 * @throws as the client does
 */
export async function writeOne(wanted: WantedComment): Promise<CommentOutcome> {
  const { place, run, text } = wanted;
  const before = await ownComments(place);
  const kept = toKeep(before);
  if (kept !== undefined && byRun(kept.run, run) > 0) {
    await removeOthers(place, before, kept);
    return "superseded-by-a-newer-run";
  }
  if (kept === undefined && !wanted.create) return "none-to-update";
  const updated = kept !== undefined && (await updateComment(place, kept.id, text));
  const stays = await settle(wanted, updated ? kept.id : await createOnce(wanted));
  if (!stays) return "superseded-by-a-newer-run";
  return updated ? "updated" : "created";
}

/**
 * Creates the comment. Where the answer was lost the comment may be there all the same, so this looks for it before it
 * creates another one.
 *
 * @returns its id
 */
async function createOnce(wanted: WantedComment): Promise<number> {
  const { place, run, text } = wanted;
  try {
    return await createComment(place, text);
  } catch (error) {
    if (!mayHaveArrived(error)) throw error;
    const isOurs = (own: OwnComment) => byRun(own.run, run) === 0;
    const found = (await lookForOwn(wanted, isOurs, FIRST_ROUND)).seen.find(isOurs);
    return found === undefined ? createComment(place, text) : found.id;
  }
}

/**
 * Looks until the listing has what was written, and then removes our own comments but the one to keep.
 *
 * @param written id of the comment
 * @returns false when a newer run's comment is the one that is kept
 */
async function settle(wanted: WantedComment, written: number): Promise<boolean> {
  const { place, run, text } = wanted;
  let mine = written;
  let own: readonly OwnComment[] = [];
  for (const pauses of ROUNDS) {
    const { isThere, seen } = await lookForOwn(wanted, (one) => isAsGood(one, { id: mine, run }), pauses);
    if (isThere) return keepOne(wanted, withMine(seen, { id: mine, run }), mine);
    own = seen;
    // An older run wrote over it, another one removed it for an old one, or GitHub still reads an old listing.
    const isThereAfterAll = await updateComment(place, mine, text);
    if (!isThereAfterAll && pauses !== LAST_ROUND) mine = await createOnce(wanted);
  }
  return keepOne(wanted, [...own.filter(({ id }) => id !== mine), { id: mine, run }], mine);
}

/** True for what was written, and for a comment that every run prefers to it. */
function isAsGood(seen: OwnComment, written: OwnComment): boolean {
  const order = byRun(seen.run, written.run);
  return order > 0 || (order === 0 && seen.id <= written.id);
}

/** Our comments, as soon as a certain one is among them. */
function lookForOwn({ place, wait }: WantedComment, isIt: (own: OwnComment) => boolean, pauses: readonly number[]) {
  return lookFor(() => ownComments(place), isIt, { pauses, wait });
}

/** With what was just written: a listing that is late shows a newer run's comment before it shows ours. */
function withMine(seen: readonly OwnComment[], mine: OwnComment): readonly OwnComment[] {
  return seen.some(({ id }) => id === mine.id) ? seen : [...seen, mine];
}

/** Removes our comments but the one to keep. @returns false when that is a newer run's */
async function keepOne(
  { place, run, text }: WantedComment,
  own: readonly OwnComment[],
  mine: number,
): Promise<boolean> {
  const kept = toKeep(own);
  if (kept === undefined) return true;
  await removeOthers(place, own, kept);
  const order = byRun(kept.run, run);
  // The comment to keep is this run's as well, and may hold what it said before.
  if (order === 0 && kept.id !== mine) await updateComment(place, kept.id, text);
  return order <= 0;
}

/** The newest run's comment; of several the first that was written, so that every run chooses the same. */
function toKeep(own: readonly OwnComment[]): OwnComment | undefined {
  return own.toSorted((a, b) => byRun(b.run, a.run) || a.id - b.id)[0];
}
