/** Which pull request a dispatch or a second stage is about, and on whose behalf it is checked. */
import type { Change } from "../config/action-change.ts";
import type { NotEvaluated } from "../domain/not-evaluated.ts";
import { UserError } from "../errors.ts";
import type { PullRequestFacts, PullRequests } from "../ports.ts";

/** A pull request that a dispatch named, as it is now. @throws UserError when it is not what somebody looked at */
export async function pullRequestNamed(
  { number, head }: Extract<Change, { kind: "pull-request" }>,
  pullRequests: PullRequests,
): Promise<PullRequestFacts> {
  const facts = await pullRequests.numbered(number);
  if (!facts.isOpen)
    throw new UserError(`pull request ${number} is closed`, "Reopen it, or compare two commits: set base and head.");
  if (head === undefined && facts.isFork)
    throw new UserError(
      `pull request ${number} is from a fork, and its head is not given`,
      "Read the change, then run this again with head: the full id of the commit that you have read.",
    );
  if (head !== undefined && head !== facts.head)
    throw new UserError(
      `the head of pull request ${number} is no longer ${head}: it has moved on to ${facts.head}`,
      "Look at what it is now, then run this again with that head.",
    );
  return facts;
}

/** The pull request that a first stage ran for, or why it is not checked. */
export type PullRequestOfRun =
  | { readonly status: "found"; readonly facts: PullRequestFacts }
  | { readonly status: "unchecked"; readonly why: Omit<NotEvaluated, "missing"> };

/**
 * The pull request that a first stage ran for, where that one had no keys for it.
 *
 * @throws UserError when it cannot be told which one that is, or when it is judged by another branch's suite
 */
export async function pullRequestOfRun(
  { event, head, headRepositoryId, isFork, owner, branch }: Extract<Change, { kind: "run" }>,
  pullRequests: () => PullRequests,
): Promise<PullRequestOfRun> {
  const from = isFork ? "fork" : "repository";
  if (event !== "pull_request") return unchecked({ reason: "checked-by-its-own-run", from, head });
  if (headRepositoryId === undefined) return unchecked({ reason: "moved-on", from, head });
  const found = await pullRequests().withHead({ commit: head, repositoryId: headRepositoryId, owner, branch });
  const [facts, another] = found;
  if (facts === undefined) return unchecked({ reason: "moved-on", from, head });
  if (another !== undefined)
    throw new UserError(
      `commit ${head} is the head of several open pull requests: ${found.map(({ number }) => number).join(", ")}`,
      "Dispatch the check for each of them: pull-request: its number, head: this commit.",
    );
  if (strangerOf(facts) === undefined)
    return unchecked({ reason: "checked-by-its-own-run", from: "repository", pullRequest: facts.number, head });
  if (!facts.isIntoDefaultBranch) throw judgedByAnotherBranch(facts);
  return { status: "found", facts };
}

function unchecked(why: Omit<NotEvaluated, "missing">): PullRequestOfRun {
  return { status: "unchecked", why };
}

/** Its suite is that of its base, which anybody chooses who opens it, and which may hold programs and addresses for keys. */
function judgedByAnotherBranch({ number, head }: PullRequestFacts): UserError {
  return new UserError(
    `pull request ${number} is not into the default branch, so a suite would judge it that need not be reviewed`,
    `Read the suite of the branch that it is into as well, then dispatch the check with pull-request: ${number}, head: ${head}.`,
  );
}

/** Whose change it is, where its own run gets no secrets. By who opened it: anybody may start a run anew. */
export function strangerOf({
  isFork,
  author,
}: Pick<PullRequestFacts, "isFork" | "author">): "fork" | "dependabot" | undefined {
  if (isFork) return "fork";
  return author === "dependabot[bot]" ? "dependabot" : undefined;
}
