import { r as tryGit } from "./run.js";

// src/edges/action-place.ts
/**
* Where this program runs from, as a workflow would use it: "owner/repository@commit". Null where it lies in no git
* checkout of its own that was cloned from GitHub.
*
* @param home absolute path of the folder that holds action.yml
*/
async function actionPlace(home) {
	const [top, remote, head] = await Promise.all([
		tryGit(home, ["rev-parse", "--show-toplevel"]),
		tryGit(home, [
			"remote",
			"get-url",
			"origin"
		]),
		tryGit(home, ["rev-parse", "HEAD"])
	]);
	if ([
		top,
		remote,
		head
	].some(({ status }) => status !== 0) || !home.startsWith(top.stdout.trim())) return null;
	if (home.slice(top.stdout.trim().length).replaceAll("/", "") !== "") return null;
	const [, name] = /github\.[\w.-]+[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(remote.stdout.trim()) ?? [];
	return name === void 0 ? null : `${name}@${head.stdout.trim()}`;
}

export { actionPlace };