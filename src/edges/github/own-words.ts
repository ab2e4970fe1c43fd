import type { GitHubClient } from "./client.ts";

/**
 * Who the token is, as GitHub lists what it wrote: "github-actions[bot]". REST does not tell a workflow's token; GraphQL does.
 * Asked once for a client, unless that failed.
 */
export async function viewerLogin(client: GitHubClient): Promise<string> {
  const login = known.get(client) ?? (await askedLogin(client));
  known.set(client, login);
  return login;
}
const known = new WeakMap<GitHubClient, string>();

async function askedLogin(client: GitHubClient): Promise<string> {
  const answer = await client.graphql<{ viewer: { login: string } }>("query { viewer { login } }");
  return answer.viewer.login;
}

/**
 * Whether a comment or an issue was written by this login. REST and GraphQL do not agree on "[bot]" behind a bot's name; and
 * anybody may call himself what an app is called, less its "[bot]".
 */
export function isBy(
  login: string,
  { user }: { readonly user?: { readonly login: string; readonly type?: string } | null },
): boolean {
  const withoutBot = (name: string) => name.replace(/\[bot\]$/, "");
  const isPersonInPlaceOfBot = login.endsWith("[bot]") && user?.type === "User";
  return user != null && withoutBot(user.login) === withoutBot(login) && !isPersonInPlaceOfBot;
}
