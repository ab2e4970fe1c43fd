import { t as git } from "./run.js";

// src/edges/git/list-files.ts
/** Path → blob id of every regular file of a commit; symbolic links and submodules are left out. */
async function listFiles(root, commit) {
	const listing = await git(root, [
		"ls-tree",
		"-r",
		"-z",
		"--full-tree",
		commit
	]);
	const files = /* @__PURE__ */ new Map();
	for (const line of listing.split("\0")) {
		const [, blob, path] = /^100\d{3} blob ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? [];
		if (blob !== void 0 && path !== void 0) files.set(path, blob);
	}
	return files;
}

export { listFiles as t };