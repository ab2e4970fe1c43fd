import type { RepositoryPlace } from "./repository-place.ts";

/** A label that was set: by whom, and when by GitHub's clock. Without `by` its account has been deleted. */
export type Labelling = { readonly by?: string; readonly at: string };

/** GitHub takes labels that differ in case alone for one. */
export function isLabel(name: string | undefined, label: string): boolean {
  return name?.toLowerCase() === label.toLowerCase();
}

/**
 * How often a label was set on a pull request, oldest first; those before it was last taken off are left out. Who may only
 * triage can set labels too: whether one counts is another question.
 *
 * @throws as the client does
 */
export async function labellingsOf(
  { client, owner, repo }: RepositoryPlace,
  pullRequest: number,
  label: string,
): Promise<readonly Labelling[]> {
  const events = await client.paginate(client.rest.issues.listEvents, {
    owner,
    repo,
    issue_number: pullRequest,
    per_page: 100,
  });
  const ofLabel = events
    .filter((event) => "label" in event && isLabel(event.label?.name ?? undefined, label))
    .filter(({ event }) => event === "labeled" || event === "unlabeled");
  const standing = ofLabel.slice(1 + ofLabel.findLastIndex(({ event }) => event === "unlabeled"));
  return standing.map(({ actor, created_at: at }) => ({ ...(actor?.login ? { by: actor.login } : {}), at }));
}
