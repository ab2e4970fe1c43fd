/** Comments that a token wrote on one pull request: seen, written, removed. */
import type { RunId } from "../../ports.ts";
import { statusOf } from "./client.ts";
import { markedRun } from "./comment-marker.ts";
import { isBy } from "./own-words.ts";
import type { RepositoryPlace } from "./repository-place.ts";

/** Whose comments, about what, and where. */
export type CommentPlace = RepositoryPlace & {
  readonly pullRequest: number;
  /** Who the token is, as `viewerLogin` gives it. */
  readonly login: string;
  readonly key: string;
};

/** A comment of ours with the key, and the run that wrote it last. */
export type OwnComment = { readonly id: number; readonly run: RunId };

/** Our comments of the key, on all pages. A comment that somebody has hidden is left as it is. */
export async function ownComments(place: CommentPlace): Promise<readonly OwnComment[]> {
  const { client, owner, repo, pullRequest, login, key } = place;
  const comments = await client.paginate(client.rest.issues.listComments, {
    owner,
    repo,
    issue_number: pullRequest,
    per_page: 100,
  });
  return comments.flatMap((comment) => {
    const run = markedRun(comment.body ?? "", key);
    return run !== undefined && isBy(login, comment) && !isHidden(comment) ? [{ id: comment.id, run }] : [];
  });
}

// The client's types are behind GitHub's description here, and an older Enterprise Server does not say.
function isHidden(comment: object): boolean {
  return "minimized" in comment && comment.minimized !== null;
}

/** @returns the id of the new comment */
export async function createComment(place: CommentPlace, body: string): Promise<number> {
  const { client, owner, repo, pullRequest } = place;
  return (await client.rest.issues.createComment({ owner, repo, issue_number: pullRequest, body })).data.id;
}

/** False when somebody has deleted the comment meanwhile. */
export async function updateComment({ client, owner, repo }: CommentPlace, id: number, body: string): Promise<boolean> {
  try {
    await client.rest.issues.updateComment({ owner, repo, comment_id: id, body });
    return true;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
}

/** Removes all of these but one. */
export async function removeOthers(place: CommentPlace, own: readonly OwnComment[], kept: OwnComment): Promise<void> {
  const { client, owner, repo } = place;
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
