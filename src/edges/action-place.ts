import { tryGit } from "./git/run.ts";

/**
 * Where this program runs from, as a workflow would use it: "owner/repository@commit". Null where it lies in no git
 * checkout of its own that was cloned from GitHub.
 *
 * @param home absolute path of the folder that holds action.yml
 */
export async function actionPlace(home: string): Promise<string | null> {
  const [top, remote, head] = await Promise.all([
    tryGit(home, ["rev-parse", "--show-toplevel"]),
    tryGit(home, ["remote", "get-url", "origin"]),
    tryGit(home, ["rev-parse", "HEAD"]),
  ]);
  // Installed as a package it lies in somebody else's checkout.
  if ([top, remote, head].some(({ status }) => status !== 0) || !home.startsWith(top.stdout.trim())) return null;
  if (home.slice(top.stdout.trim().length).replaceAll("/", "") !== "") return null;
  const [, name] = /github\.[\w.-]+[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(remote.stdout.trim()) ?? [];
  return name === undefined ? null : `${name}@${head.stdout.trim()}`;
}
