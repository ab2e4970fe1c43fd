import { t as git } from "./run.js";

// src/edges/git/list-files.ts
/** What is in a commit. */
async function listFiles(root, commit) {
	const listing = await git(root, [
		"ls-tree",
		"-r",
		"-z",
		"--full-tree",
		commit
	]);
	const files = /* @__PURE__ */ new Map();
	const links = [];
	for (const line of listing.split("\0")) {
		const [, kind, id, path] = /^(1[0-7]{2})\d{3} \w+ ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? [];
		if (id === void 0 || path === void 0) continue;
		if (kind === "100") files.set(path, id);
		else links.push(path);
	}
	return {
		files,
		links
	};
}

export { listFiles as t };