import { git } from "./run.ts";

/** The remote that baselines are pushed to: origin, else the only remote there is; undefined without one. */
export async function defaultRemote(root: string): Promise<string | undefined> {
  const remotes = (await git(root, ["remote"])).split("\n").filter((name) => name !== "");
  return remotes.includes("origin") ? "origin" : remotes.length === 1 ? remotes[0] : undefined;
}
