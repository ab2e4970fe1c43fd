import type { AcceptanceFound, Acceptances } from "../../ports.ts";
import { isLabel, type Labelling, labellingsOf } from "./labelling.ts";
import { mayWrite } from "./may-write.ts";
import { mergedAcceptances } from "./merged-acceptances.ts";
import { pushedAt } from "./pushed-at.ts";
import { gitHubProblem } from "./refusal.ts";
import type { RepositoryPlace } from "./repository-place.ts";

export type GitHubAcceptancesOptions = RepositoryPlace & {
  /** The pull request that is being checked; absent where none is. */
  readonly pullRequest?: {
    readonly number: number;
    /** Full id of the commit that is being checked. */
    readonly head: string;
    /** The label that was set just now, where that started this run, with this head. `at`: an ISO instant. */
    readonly labelled?: { readonly label: string; readonly at: string };
  };
};

/**
 * Regressions that people accepted by a label. A label counts when somebody with write permission set it after the last
 * push to the head: what was pushed later nobody has looked at.
 */
export function gitHubAcceptances(options: GitHubAcceptancesOptions): Acceptances {
  const { owner, repo, pullRequest } = options;
  const repository = `${owner}/${repo}`;
  return {
    async ofPullRequest(label) {
      if (pullRequest === undefined) return { status: "none" };
      try {
        return await acceptanceOf(options, pullRequest, label);
      } catch (error) {
        throw gitHubProblem(error, {
          repository,
          what: `see who set the label ${label} on pull request ${pullRequest.number}`,
          permission: "pull-requests: read",
          remedy: "Put right what GitHub says, and run this again.",
        });
      }
    },
    async merged(suite, range) {
      try {
        return await mergedAcceptances(options, suite, range);
      } catch (error) {
        throw gitHubProblem(error, {
          repository,
          what: "list the merged pull requests",
          permission: "pull-requests: read",
          remedy: "Put right what GitHub says: the next record that regressed asks again.",
        });
      }
    },
  };
}

type Checked = NonNullable<GitHubAcceptancesOptions["pullRequest"]>;

async function acceptanceOf(place: RepositoryPlace, checked: Checked, label: string): Promise<AcceptanceFound> {
  const { client, owner, repo } = place;
  const { number, head } = checked;
  const { data: pull } = await client.rest.pulls.get({ owner, repo, pull_number: number });
  if (!pull.labels.some(({ name }) => isLabel(name, label))) return { status: "none" };
  if (pull.head.sha !== head)
    return refused(`pull request ${number} has another head than commit ${short(head)} by now.`);
  const labelling = (await labellingsOf(place, number, label)).at(-1);
  if (labelling === undefined) return refused(`GitHub does not tell who set it. ${SET_AGAIN}`);
  const { by, at } = labelling;
  if (by === undefined) return refused(`the account of who set it has been deleted. ${SET_AGAIN}`);
  if (!(await mayWrite(place, by))) return refused(`${by}, who set it, has no write permission. ${LET_WRITER}`);
  const why = await whyTooEarly(place, checked, { labelling, label, from: pull.head });
  if (why !== undefined) return refused(why);
  return { status: "accepted", acceptance: { pullRequest: number, head, label, by, at } };
}

const SET_AGAIN = "Take it off and set it again.";
const LET_WRITER = "Let somebody who has it set the label.";

type Source = {
  readonly ref: string;
  readonly repo: { readonly name: string; readonly owner: { readonly login: string } } | null;
};

/** Undefined where the label was set after the head was pushed. Within one second nobody can tell. */
async function whyTooEarly(
  place: RepositoryPlace,
  { head, labelled }: Checked,
  { labelling, label, from }: { readonly labelling: Labelling; readonly label: string; readonly from: Source },
): Promise<string | undefined> {
  const home = from.repo && { client: place.client, owner: from.repo.owner.login, repo: from.repo.name };
  const pushed = home ? await pushedAt(home, from.ref, head) : undefined;
  if (pushed !== undefined) {
    if (Date.parse(pushed) < Date.parse(labelling.at)) return undefined;
    return `it was set at ${labelling.at}, and commit ${short(head)} was pushed at ${pushed}. ${SET_AGAIN}`;
  }
  // What GitHub said when the label was set: this commit was the head.
  if (labelled !== undefined && isLabel(labelled.label, label) && isSameMoment(labelled.at, labelling.at))
    return undefined;
  return (
    `GitHub does not tell when commit ${short(head)} was pushed. ` +
    "Take it off and set it again, where the workflow runs on pull_request with the type labeled."
  );
}

/** The pull request is stamped when its label is, or a moment later. */
const MOMENT_MS = 5_000;

function isSameMoment(one: string, other: string): boolean {
  return Math.abs(Date.parse(one) - Date.parse(other)) <= MOMENT_MS;
}

function refused(why: string): AcceptanceFound {
  return { status: "refused", why };
}

function short(commit: string): string {
  return commit.slice(0, 7);
}
