import type { GitHubClient } from "./client.ts";

/** Who the token is, as GitHub lists what it wrote: "github-actions[bot]". REST does not tell a workflow's token; GraphQL does. */
export async function viewerLogin(client: GitHubClient): Promise<string> {
  const answer = await client.graphql<{ viewer: { login: string } }>("query { viewer { login } }");
  return answer.viewer.login;
}

/** Whether a comment or an issue was written by this login. REST and GraphQL do not agree on "[bot]" behind a bot's name. */
export function isBy(login: string, written: { readonly user?: { readonly login: string } | null }): boolean {
  const withoutBot = (name: string) => name.replace(/\[bot\]$/, "");
  return written.user != null && withoutBot(written.user.login) === withoutBot(login);
}
