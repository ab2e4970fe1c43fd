/** Issues that a token wrote: seen, written, closed. */
import type { OpenIncident } from "../../ports.ts";
import { type GitHubClient, statusOf } from "./client.ts";
import { markedIncident } from "./incident-marker.ts";
import { isBy, viewerLogin } from "./own-words.ts";
import type { RepositoryPlace } from "./repository-place.ts";

type IssueText = { readonly title: string; readonly body: string };

/** Pages of a hundred, where GitHub does not find what an author wrote. */
const MOST_PAGES = 10;

/** Our open issues about the incident of a suite, the oldest first. @throws as the client does */
export async function openIssues(place: RepositoryPlace, suite: string): Promise<readonly OpenIncident[]> {
  const { client, owner, repo } = place;
  const login = await viewerLogin(client);
  const open = { owner, repo, state: "open", per_page: 100 } as const;
  const byUs = await client.paginate(client.rest.issues.listForRepo, { ...open, creator: login });
  const own = incidentsIn(byUs, suite, login);
  if (own.length > 0) return own;
  // Not every GitHub finds by author what an app wrote (renovatebot/renovate#44730), and then each record would open an issue.
  return incidentsIn(await newestIssues(place, open), suite, login);
}

type Issue = Awaited<ReturnType<GitHubClient["rest"]["issues"]["listForRepo"]>>["data"][number];

function incidentsIn(issues: readonly Issue[], suite: string, login: string): readonly OpenIncident[] {
  return issues
    .flatMap((issue) => {
      const incident = markedIncident(issue.body ?? "", suite);
      const ours = isBy(login, issue) && issue.pull_request === undefined;
      return incident !== undefined && ours ? [{ ...incident, issue: issue.number }] : [];
    })
    .toSorted((a, b) => a.issue - b.issue);
}

/** An incident that lasts is written to by each record, so that it is among what was changed last. */
async function newestIssues(
  { client }: RepositoryPlace,
  open: { readonly owner: string; readonly repo: string; readonly state: "open"; readonly per_page: number },
): Promise<readonly Issue[]> {
  const found: Issue[] = [];
  let page = 0;
  for await (const { data } of client.paginate.iterator(client.rest.issues.listForRepo, { ...open, sort: "updated" })) {
    found.push(...data);
    page += 1;
    if (page === MOST_PAGES) break;
  }
  return found;
}

/** @returns the number of the new issue */
export async function createIssue({ client, owner, repo }: RepositoryPlace, text: IssueText): Promise<number> {
  return (await client.rest.issues.create({ owner, repo, ...text })).data.number;
}

/** False when somebody has deleted or moved the issue meanwhile. */
export async function updateIssue(
  { client, owner, repo }: RepositoryPlace,
  issue: number,
  text: Partial<IssueText>,
): Promise<boolean> {
  try {
    await client.rest.issues.update({ owner, repo, issue_number: issue, ...text });
    return true;
  } catch (error) {
    const status = statusOf(error);
    // 410: also where issues are disabled, which the next request tells.
    if (status === 404 || status === 410 || status === 301) return false;
    throw error;
  }
}

export async function commentOn({ client, owner, repo }: RepositoryPlace, issue: number, body: string): Promise<void> {
  await client.rest.issues.createComment({ owner, repo, issue_number: issue, body });
}

/** @param how.reason that GitHub shows: done, or not to be done here  @param how.body what it says from now on */
export async function closeIssue(
  { client, owner, repo }: RepositoryPlace,
  issue: number,
  { reason, ...text }: { readonly reason: "completed" | "not_planned"; readonly body?: string },
): Promise<void> {
  const change = { state: "closed", state_reason: reason, ...text } as const;
  await client.rest.issues.update({ owner, repo, issue_number: issue, ...change });
}
