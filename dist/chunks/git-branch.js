import { t as UserError } from "./errors2.js";
import { t as listFiles } from "./list-files.js";
import { i as gitFailure, r as tryGit, t as git } from "./run.js";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

// src/edges/store/git-heads.ts
/** Where the branch points to, here or at a remote, and moving it on by compare-and-swap. */
/** The commit a local branch points to. @throws UserError when there is no repository */
async function localHead(root, branch) {
	const found = await tryGit(root, [
		"rev-parse",
		"--verify",
		"--quiet",
		`refs/heads/${branch}^{commit}`
	]);
	if (found.status === 0) return found.stdout.trim();
	await git(root, ["rev-parse", "--git-dir"]);
}
/**
* Moves a local branch, or makes it when `from` is undefined.
*
* @returns false when it does not point to `from`, or another writer is just moving it
* @throws UserError when the branch is checked out: the user's files would seem edited
*/
async function moveLocal(root, branch, { from, to }) {
	const ref = `refs/heads/${branch}`;
	if ((await git(root, [
		"worktree",
		"list",
		"--porcelain"
	])).split("\n").includes(`branch ${ref}`)) throw new UserError(`branch ${branch} is checked out, and writing to it would put the checkout out of step`, "Switch to another branch, then run this again.");
	const args = [
		"update-ref",
		"-m",
		"eval-baseline",
		ref,
		to,
		from ?? ""
	];
	const moved = await tryGit(root, args);
	if (moved.status === 0) return true;
	if (/cannot lock ref/.test(moved.stderr)) return false;
	throw gitFailure(root, args, moved.stderr);
}
/** The commit the remote's branch points to, its objects fetched. Writes no branch and no FETCH_HEAD. */
async function remoteHead(root, branch, remote) {
	const ref = `refs/heads/${branch}`;
	for (let attempt = 1; attempt <= 3; attempt += 1) {
		const head = (await git(root, [
			"ls-remote",
			"--",
			remote,
			ref
		])).split("\n").find((line) => line.endsWith(`\t${ref}`))?.split("	")[0];
		if (head === void 0 || await hasCommit(root, head)) return head;
		await fetch(root, ref, remote);
		if (await hasCommit(root, head)) {
			await remember(root, branch, remote, head);
			return head;
		}
	}
	throw new UserError(`branch ${branch} of ${remote} cannot be fetched`, "Run git fetch by hand to see why, then run this again.");
}
/**
* Pushes a commit that was made on the remote's head; never by force.
*
* @returns false when the remote has moved on meanwhile
*/
async function moveRemote(root, branch, { remote, to }) {
	const args = [
		"push",
		"--porcelain",
		"--no-verify",
		"--no-follow-tags",
		"--no-signed",
		"--recurse-submodules=no"
	];
	const pushed = await tryGit(root, [
		...args,
		"--",
		remote,
		`${to}:refs/heads/${branch}`
	]);
	if (pushed.status === 0) return true;
	const refused = pushed.stdout.split("\n").find((line) => line.startsWith("!"));
	if (refused === void 0) throw gitFailure(root, args, pushed.stderr);
	if (MOVED.test(refused)) return false;
	const reason = /\[.*\].*$/.exec(refused)?.[0] ?? refused;
	throw new UserError(`${remote} refused the push to ${branch}: ${reason}`, `Leave ${branch} out of the rules that protect branches, or push with a credential that they let through.`);
}
/** How a remote says that its branch is not where we thought: first in our own check, then in its compare-and-swap. */
const MOVED = /\[rejected\]|cannot lock ref|failed to update ref|reference already exists|incorrect old value|failed to lock/;
async function hasCommit(root, commit) {
	return (await tryGit(root, [
		"cat-file",
		"-e",
		`${commit}^{commit}`
	])).status === 0;
}
async function fetch(root, ref, remote) {
	await git(root, [
		"-c",
		"gc.auto=0",
		"-c",
		"maintenance.auto=false",
		"fetch",
		...[
			"--quiet",
			"--no-tags",
			"--no-write-fetch-head",
			"--no-recurse-submodules",
			"--refmap="
		],
		"--",
		remote,
		ref
	]);
}
/** Moves the remote-tracking branch if it can, so that the next fetch brings only what is new. */
async function remember(root, branch, remote, head) {
	if (/^[\w.-]+$/.test(remote)) await tryGit(root, [
		"update-ref",
		`refs/remotes/${remote}/${branch}`,
		head
	]);
}

// src/edges/store/git-branch.ts
/**
* A branch of a git repository, written with plumbing only: work tree, index, HEAD and all other branches stay as
* they are.
*/
function gitBranch(options) {
	const { root, branch, remote } = options;
	const checkName = once(() => refuseOddName(root, branch));
	const author = once(() => identity(root));
	return {
		label: remote === void 0 ? `branch ${branch}` : `branch ${branch} of ${remote}`,
		async snapshot() {
			await checkName();
			const head = remote === void 0 ? await localHead(root, branch) : await remoteHead(root, branch, remote);
			return snapshotOf(root, head);
		},
		async commit(change) {
			const head = await writeCommit(options, change, await author());
			return (remote === void 0 ? await moveLocal(root, branch, {
				from: change.expectedHead,
				to: head
			}) : await moveRemote(root, branch, {
				remote,
				to: head
			})) ? {
				status: "committed",
				head
			} : { status: "moved" };
		}
	};
}
/** Asks once and remembers the answer: every git command is a process. */
function once(ask) {
	let answer;
	return () => {
		answer ??= ask();
		return answer;
	};
}
function snapshotOf(root, head) {
	const files = once(async () => head === void 0 ? /* @__PURE__ */ new Map() : (await listFiles(root, head)).files);
	return {
		head,
		list: async (prefix) => [...(await files()).keys()].filter((path) => path.startsWith(prefix)),
		async read(path) {
			const blob = (await files()).get(path);
			return blob === void 0 ? void 0 : await git(root, [
				"cat-file",
				"blob",
				blob
			]);
		}
	};
}
/** A commit with the changed files on top of the expected head. No reference points to it yet. */
async function writeCommit({ root, clock }, change, author) {
	const directory = await mkdtemp(join(tmpdir(), "eval-baseline-"));
	const env = { GIT_INDEX_FILE: join(directory, "index") };
	try {
		if (change.expectedHead !== void 0) await git(root, ["read-tree", change.expectedHead], { env });
		const lines = [];
		for (const { path, text } of change.files) {
			const blob = await git(root, [
				"hash-object",
				"-w",
				"--no-filters",
				"--stdin"
			], { input: text });
			lines.push(`100644 ${blob.trim()}\t${path}\0`);
		}
		await git(root, [
			"update-index",
			"-z",
			"--index-info"
		], {
			env,
			input: lines.join("")
		});
		const tree = (await git(root, ["write-tree"], { env })).trim();
		const parent = change.expectedHead === void 0 ? [] : ["-p", change.expectedHead];
		return (await git(root, [
			"commit-tree",
			"--no-gpg-sign",
			tree,
			...parent,
			"-F",
			"-"
		], {
			input: `${change.message}\n`,
			env: {
				...author,
				...dates(clock)
			}
		})).trim();
	} finally {
		await rm(directory, {
			recursive: true,
			force: true
		});
	}
}
/** Nothing where git knows who commits, from its configuration or the environment; a name of our own where not. */
async function identity(root) {
	const known = await tryGit(root, [
		"-c",
		"user.useConfigOnly=true",
		"var",
		"GIT_COMMITTER_IDENT"
	]);
	const author = await tryGit(root, [
		"-c",
		"user.useConfigOnly=true",
		"var",
		"GIT_AUTHOR_IDENT"
	]);
	if (known.status === 0 && author.status === 0) return {};
	const name = "eval-baseline";
	const email = "eval-baseline@users.noreply.invalid";
	return {
		GIT_AUTHOR_NAME: name,
		GIT_AUTHOR_EMAIL: email,
		GIT_COMMITTER_NAME: name,
		GIT_COMMITTER_EMAIL: email
	};
}
function dates(clock) {
	const date = `@${Math.floor(clock.now().getTime() / 1e3)} +0000`;
	return {
		GIT_AUTHOR_DATE: date,
		GIT_COMMITTER_DATE: date
	};
}
async function refuseOddName(root, branch) {
	const checked = await tryGit(root, [
		"check-ref-format",
		"--branch",
		branch
	]);
	if (checked.status === 0 && checked.stdout.trim() === branch) return;
	throw new UserError(`${JSON.stringify(branch)} cannot be the name of a branch`, "Give store.branch a name that git allows, such as eval-baselines.");
}

export { gitBranch };