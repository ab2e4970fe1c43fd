import { t as git } from "./run.js";

// src/edges/git/remote.ts
/** The remote that baselines are pushed to: origin, else the only remote there is; undefined without one. */
async function defaultRemote(root) {
	const remotes = (await git(root, ["remote"])).split("\n").filter((name) => name !== "");
	return remotes.includes("origin") ? "origin" : remotes.length === 1 ? remotes[0] : void 0;
}

export { defaultRemote };