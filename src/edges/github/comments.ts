import type { CommentOutcome, Comments, RunId } from "../../ports.ts";
import type { GitHubClient } from "./client.ts";
import { statusOf } from "./client.ts";
import { byRun, commentMarker, markedRun } from "./comment-marker.ts";
import { gitHubProblem, refusalOf, wordsOf } from "./refusal.ts";

export type GitHubCommentsOptions = {
  readonly client: GitHubClient;
  readonly owner: string;
  readonly repo: string;
  readonly pullRequest: number;
  /** Told what permission is missing when the comment cannot be written. */
  readonly warn: (line: string) => void;
};

/**
 * The comments of a pull request. Two runs may write at the same time, and GitHub has no compare-and-swap for
 * comments: each run looks again after it wrote, and both come to keep the newest run's comment and no other.
 */
export function gitHubComments(options: GitHubCommentsOptions): Comments {
  const { owner, repo, pullRequest, warn } = options;
  return {
    async upsert(key, run, { body, create }) {
      try {
        return await upsert(options, { key, run, create, body: `${commentMarker(key, run)}\n${body}` });
      } catch (error) {
        if (refusalOf(error) === "forbidden") {
          warn(
            `GitHub does not let this token comment on pull request ${pullRequest} (${wordsOf(error)}): ` +
              `add "pull-requests: write" under permissions: of the job in the workflow file.`,
          );
          return "not-permitted";
        }
        throw gitHubProblem(error, {
          repository: `${owner}/${repo}`,
          what: `comment on pull request ${pullRequest}`,
          permission: "pull-requests: write",
          remedy: "Put right what GitHub says; the report is in the job summary as well.",
        });
      }
    },
  };
}

type Wanted = { readonly key: string; readonly run: RunId; readonly body: string; readonly create: boolean };

/** A comment of ours with the wanted key. */
type Own = { readonly id: number; readonly run: RunId };

async function upsert(options: GitHubCommentsOptions, wanted: Wanted): Promise<CommentOutcome> {
  const login = await viewer(options.client);
  const before = await ownComments(options, login, wanted.key);
  const kept = toKeep(before);
  if (kept !== undefined && byRun(kept.run, wanted.run) > 0) {
    await removeAll(options, before, kept);
    return "superseded-by-a-newer-run";
  }
  if (kept === undefined && !wanted.create) return "none-to-update";
  const updated = kept !== undefined && (await update(options, kept.id, wanted.body));
  const mine = updated ? kept.id : await create(options, wanted.body);
  const stays = await settle(options, { login, wanted, mine });
  if (!stays) return "superseded-by-a-newer-run";
  return updated ? "updated" : "created";
}

/**
 * Looks again after a write and removes our own comments but the one to keep.
 *
 * @returns false when a newer run's comment is the one that is kept
 */
async function settle(
  options: GitHubCommentsOptions,
  { login, wanted, mine }: { readonly login: string; readonly wanted: Wanted; readonly mine: number },
): Promise<boolean> {
  const seen = await ownComments(options, login, wanted.key);
  // A listing may lag behind the comment that was just written.
  const own = [
    ...seen.filter(({ id }) => id !== mine),
    seen.find(({ id }) => id === mine) ?? { id: mine, run: wanted.run },
  ];
  const kept = toKeep(own);
  if (kept === undefined) return true;
  await removeAll(options, own, kept);
  const order = byRun(kept.run, wanted.run);
  // An older run wrote over ours between our two looks, or the comment to keep holds what this run said before.
  if (order < 0 || (order === 0 && kept.id !== mine)) await update(options, kept.id, wanted.body);
  return order <= 0;
}

/** The newest run's comment; of several the first that was written, so that every run chooses the same. */
function toKeep(own: readonly Own[]): Own | undefined {
  return own.toSorted((a, b) => byRun(b.run, a.run) || a.id - b.id)[0];
}

/** Who the token is. REST has no answer for the token of a workflow; GraphQL has. */
async function viewer(client: GitHubClient): Promise<string> {
  const answer = await client.graphql<{ viewer: { login: string } }>("query { viewer { login } }");
  return withoutBot(answer.viewer.login);
}

/** Our comments of a key, on all pages. A comment that somebody has hidden is left as it is. */
async function ownComments(options: GitHubCommentsOptions, login: string, key: string): Promise<readonly Own[]> {
  const { client, owner, repo, pullRequest } = options;
  const comments = await client.paginate(client.rest.issues.listComments, {
    owner,
    repo,
    issue_number: pullRequest,
    per_page: 100,
  });
  return comments.flatMap((comment) => {
    const run = markedRun(comment.body ?? "", key);
    const ours = withoutBot(comment.user?.login ?? "") === login && !isHidden(comment);
    return run !== undefined && ours ? [{ id: comment.id, run }] : [];
  });
}

// The client's types are behind GitHub's description here, and an older Enterprise Server does not say.
function isHidden(comment: object): boolean {
  return "minimized" in comment && comment.minimized !== null;
}

/** GraphQL and REST do not agree on whether a bot's name says that it is one. */
function withoutBot(login: string): string {
  return login.replace(/\[bot\]$/, "");
}

async function create({ client, owner, repo, pullRequest }: GitHubCommentsOptions, body: string): Promise<number> {
  const answer = await client.rest.issues.createComment({ owner, repo, issue_number: pullRequest, body });
  return answer.data.id;
}

/** False when somebody has deleted the comment meanwhile. */
async function update({ client, owner, repo }: GitHubCommentsOptions, id: number, body: string): Promise<boolean> {
  try {
    await client.rest.issues.updateComment({ owner, repo, comment_id: id, body });
    return true;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
}

async function removeAll(options: GitHubCommentsOptions, own: readonly Own[], kept: Own): Promise<void> {
  const { client, owner, repo } = options;
  for (const { id } of own) {
    if (id === kept.id) continue;
    try {
      await client.rest.issues.deleteComment({ owner, repo, comment_id: id });
    } catch (error) {
      // Another run of ours was quicker.
      if (statusOf(error) !== 404) throw error;
    }
  }
}
