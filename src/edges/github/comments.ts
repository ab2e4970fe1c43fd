import { setTimeout } from "node:timers/promises";
import { UserError } from "../../errors.ts";
import type { CommentOutcome, Comments, RunId } from "../../ports.ts";
import { mayHaveArrived } from "./client.ts";
import { byRun, commentMarker, memoLine } from "./comment-marker.ts";
import {
  type CommentPlace,
  createComment,
  type OwnComment,
  ownComments,
  removeOthers,
  updateComment,
} from "./own-comments.ts";
import { viewerLogin } from "./own-words.ts";
import { gitHubProblem, refusalOf, wordsOf } from "./refusal.ts";
import type { RepositoryPlace } from "./repository-place.ts";

export type GitHubCommentsOptions = RepositoryPlace & {
  readonly pullRequest: number;
  /** Told what permission is missing when the comment cannot be written. */
  readonly warn: (line: string) => void;
  /** What to do before looking again; a pause of this many milliseconds unless given. */
  readonly wait?: (ms: number) => Promise<void>;
};

/** GitHub takes no more characters in a comment, marker and memo included. */
const LONGEST_BODY = 65_536;
/**
 * Pauses before each further look at a listing that lacks what was just written; between the rounds it is written again.
 * GitHub may read half a minute behind.
 */
const ROUNDS = [[500, 1000, 2000], [4000, 8000], [16_000]] as const;
const FIRST_ROUND = ROUNDS[0];
const LAST_ROUND = ROUNDS[2];

/**
 * The comments of a pull request. Many runs may write at the same time, and GitHub has no compare-and-swap for
 * comments: each run looks until it sees what it wrote, and all come to keep one comment, the newest run's. The one gap
 * is an older run that looked before a newer one wrote, and writes after the newer one has looked for the last time:
 * then the one comment is the older run's.
 */
export function gitHubComments(options: GitHubCommentsOptions): Comments {
  const { client, owner, repo, pullRequest, warn, wait = setTimeout as (ms: number) => Promise<void> } = options;
  const what = `comment on pull request ${pullRequest}`;
  return {
    async upsert(key, run, { body, create, memo }) {
      const text = [commentMarker(key, run), ...(memo === undefined ? [] : [memoLine(memo)]), body].join("\n");
      refuseTooLong(text, `${what} of ${owner}/${repo}`);
      try {
        const place = { client, owner, repo, pullRequest, login: await viewerLogin(client), key };
        return await upsert({ place, run, create, text, wait });
      } catch (error) {
        if (refusalOf(error) === "forbidden") {
          warn(
            `GitHub does not let this token ${what} (${wordsOf(error)}): ` +
              `add "pull-requests: write" under permissions: of the job in the workflow file.`,
          );
          return "not-permitted";
        }
        throw gitHubProblem(error, {
          repository: `${owner}/${repo}`,
          what,
          permission: "pull-requests: write",
          remedy: "Put right what GitHub says; the report is in the job summary as well.",
        });
      }
    },
  };
}

function refuseTooLong(text: string, what: string): void {
  if (text.length <= LONGEST_BODY) return;
  throw new UserError(
    `cannot ${what}: it would have ${text.length} characters, and GitHub takes ${LONGEST_BODY}`,
    "Read the report in the job summary.",
  );
}

type Wanted = {
  readonly place: CommentPlace;
  readonly run: RunId;
  readonly create: boolean;
  /** With marker and memo. */
  readonly text: string;
  readonly wait: (ms: number) => Promise<void>;
};

async function upsert(wanted: Wanted): Promise<CommentOutcome> {
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
async function createOnce(wanted: Wanted): Promise<number> {
  const { place, run, text } = wanted;
  try {
    return await createComment(place, text);
  } catch (error) {
    if (!mayHaveArrived(error)) throw error;
    const isOurs = (own: OwnComment) => byRun(own.run, run) === 0;
    const found = (await lookFor(wanted, isOurs, FIRST_ROUND)).seen.find(isOurs);
    return found === undefined ? createComment(place, text) : found.id;
  }
}

/**
 * Looks until the listing has what was written, and then removes our own comments but the one to keep.
 *
 * @param written id of the comment
 * @returns false when a newer run's comment is the one that is kept
 */
async function settle(wanted: Wanted, written: number): Promise<boolean> {
  const { place, run, text } = wanted;
  let mine = written;
  let own: readonly OwnComment[] = [];
  for (const pauses of ROUNDS) {
    const { isThere, seen } = await lookFor(wanted, (one) => isAsGood(one, { id: mine, run }), pauses);
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

/** Our comments, as soon as a certain one is among them; else as they were at the last of several looks. */
async function lookFor(
  { place, wait }: Wanted,
  isIt: (own: OwnComment) => boolean,
  pauses: readonly number[],
): Promise<{ readonly isThere: boolean; readonly seen: readonly OwnComment[] }> {
  let seen = await ownComments(place);
  for (const pause of pauses) {
    if (seen.some(isIt)) break;
    await wait(pause);
    seen = await ownComments(place);
  }
  return { isThere: seen.some(isIt), seen };
}

/** With what was just written: a listing that is late shows a newer run's comment before it shows ours. */
function withMine(seen: readonly OwnComment[], mine: OwnComment): readonly OwnComment[] {
  return seen.some(({ id }) => id === mine.id) ? seen : [...seen, mine];
}

/** Removes our comments but the one to keep. @returns false when that is a newer run's */
async function keepOne({ place, run, text }: Wanted, own: readonly OwnComment[], mine: number): Promise<boolean> {
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
