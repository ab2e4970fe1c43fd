/** Issues of the loopback GitHub, and what pull requests have in common with them. */
import { type GitHubState, nextId, nextNumber, replace, type StoredIssue } from "./github-state.ts";

export function addIssue(
  state: GitHubState,
  issue: Pick<StoredIssue, "title" | "body" | "author" | "isPullRequest">,
): StoredIssue {
  const at = state.clock.now();
  const added = {
    number: nextNumber(state),
    ...issue,
    state: "open",
    labels: [],
    createdAt: at,
    updatedAt: at,
  } as const;
  state.issues.push(added);
  return added;
}

export function endIssue(state: GitHubState, number: number, actor: string): void {
  const at = state.clock.now();
  replace(state.issues, (one) => one.number === number, { state: "closed", closedAt: at, updatedAt: at });
  state.events.push({ id: nextId(state), issue: number, event: "closed", actor, at });
}

export function relabel(
  state: GitHubState,
  number: number,
  { name, by, event }: { readonly name: string; readonly by: string; readonly event: "labeled" | "unlabeled" },
): void {
  const at = state.clock.now();
  const issue = state.issues.find((one) => one.number === number);
  if (issue === undefined) throw new Error(`there is no issue ${number}`);
  const others = issue.labels.filter((label) => label !== name);
  const labels = event === "labeled" ? [...others, name] : others;
  replace(state.issues, (one) => one.number === number, { labels, updatedAt: at });
  state.events.push({ id: nextId(state), issue: number, event, actor: by, label: name, at });
}
