import type { Acceptance } from "../../domain/acceptance.ts";
import { UserError } from "../../errors.ts";
import { parseAcceptanceMemo } from "../../formats/acceptance-memo.ts";
import type { MergedRange } from "../../ports.ts";
import { statusOf } from "./client.ts";
import { isMarked, memoOf } from "./comment-marker.ts";
import { isLabel, labellingsOf } from "./labelling.ts";
import { mayWrite } from "./may-write.ts";
import { isBy, viewerLogin } from "./own-words.ts";
import type { RepositoryPlace } from "./repository-place.ts";

/** How the key of a check's comment begins, whichever suite file its workflow names. */
const CHECK_COMMENT = "check/";
/** Pages of a hundred pull requests or commits. */
const MOST_PAGES = 40;
/** GitHub lets a job run again for 30 days, at the commit it had: what was merged meanwhile is older than the record. */
const SLACK_MS = 35 * 24 * 3600 * 1000;

/**
 * The acceptances of a suite that the checks of merged pull requests wrote into their comments, each held against what
 * GitHub itself says: that this label was set by this person at this time, and that the person may write.
 *
 * @throws as the client does
 */
export async function mergedAcceptances(
  place: RepositoryPlace,
  suite: string,
  range: MergedRange,
): Promise<readonly Acceptance[]> {
  const candidates = await mergedPulls(place, range);
  if (candidates.length === 0) return [];
  const commits = await commitsBetween(place, range);
  const pulls = candidates.filter(({ commit }) => commits.has(commit));
  if (pulls.length === 0) return [];
  const login = await viewerLogin(place.client);
  const found: Acceptance[] = [];
  for (const pull of pulls) {
    const acceptance = await writtenOn(place, pull, { suite, login });
    if (acceptance !== undefined && (await isAsSaid(place, acceptance, range))) found.push(acceptance);
  }
  return found;
}

/** @property commit that the merge made on the base branch, or the last of them */
type MergedPull = { readonly number: number; readonly head: string; readonly commit: string };

async function mergedPulls(
  { client, owner, repo }: RepositoryPlace,
  { since, label }: MergedRange,
): Promise<readonly MergedPull[]> {
  const oldest = since === undefined ? Number.NEGATIVE_INFINITY : Date.parse(since) - SLACK_MS;
  const options = { owner, repo, state: "closed", sort: "updated", direction: "desc", per_page: 100 } as const;
  const found: MergedPull[] = [];
  let page = 0;
  for await (const { data } of client.paginate.iterator(client.rest.pulls.list, options)) {
    for (const { number, head, merged_at: at, merge_commit_sha: commit, labels } of data) {
      const isWanted = label === undefined || labels.some(({ name }) => isLabel(name, label));
      if (isWanted && at !== null && commit !== null && Date.parse(at) >= oldest)
        found.push({ number, head: head.sha, commit });
    }
    page += 1;
    if (page === MOST_PAGES || Date.parse(data.at(-1)?.updated_at ?? "") < oldest) break;
  }
  // Not as people happen to have changed them last: equal records are equal bytes.
  return found.toSorted((a, b) => a.number - b.number);
}

async function commitsBetween(place: RepositoryPlace, range: MergedRange): Promise<ReadonlySet<string>> {
  try {
    return await listBetween(place, range);
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
    throw new UserError(
      `commit ${range.after.slice(0, 7)} of the record before is in the history of ${place.owner}/${place.repo} no more`,
      "Where the history was rewritten, the next record names a commit that is there; an anchor from before is to be blessed anew.",
      { cause: error },
    );
  }
}

async function listBetween(
  { client, owner, repo }: RepositoryPlace,
  { after, upTo }: MergedRange,
): Promise<ReadonlySet<string>> {
  const options = { owner, repo, basehead: `${after}...${upTo}`, per_page: 100 };
  const commits = new Set<string>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data } = await client.rest.repos.compareCommitsWithBasehead({ ...options, page });
    for (const { sha } of data.commits) commits.add(sha);
    if (data.commits.length === 0 || commits.size >= data.total_commits) break;
  }
  return commits;
}

/** The newest of our comments that keeps an acceptance of this suite, for the commit that was merged. */
async function writtenOn(
  { client, owner, repo }: RepositoryPlace,
  { number, head }: MergedPull,
  { suite, login }: { readonly suite: string; readonly login: string },
): Promise<Acceptance | undefined> {
  const comments = await client.paginate(client.rest.issues.listComments, {
    owner,
    repo,
    issue_number: number,
    per_page: 100,
  });
  const kept = comments
    .filter((comment) => isBy(login, comment) && isMarked(comment.body ?? "", CHECK_COMMENT))
    .toSorted((a, b) => b.updated_at.localeCompare(a.updated_at) || b.id - a.id)
    .flatMap(({ body }) => parseAcceptanceMemo(memoOf(body ?? "") ?? "") ?? []);
  const memo = kept.find((one) => one.suite === suite);
  return memo?.acceptance.pullRequest === number && memo.acceptance.head === head ? memo.acceptance : undefined;
}

/** Whoever can make a bot of the same name write a comment has not set a label by that, and no other label accepts. */
async function isAsSaid(
  place: RepositoryPlace,
  { pullRequest, label, by, at }: Acceptance,
  wanted: MergedRange,
): Promise<boolean> {
  if (wanted.label !== undefined && !isLabel(label, wanted.label)) return false;
  const labellings = await labellingsOf(place, pullRequest, label);
  const isThere = labellings.some((one) => one.by === by && one.at === at);
  return isThere && (await mayWrite(place, by));
}
