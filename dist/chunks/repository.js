import { t as isCommitId } from "./commit-id.js";
import { t as UserError } from "./errors2.js";
import { n as revisionName, t as globFolders } from "./glob-folders.js";
import { i as wayMatcher, t as globMatcher } from "./glob.js";
import { i as tooLarge, n as MOST_TEXT_BYTES } from "./tree-limits.js";
import { t as listFiles } from "./list-files.js";
import { i as gitFailure, n as gitPieces, r as tryGit, t as git } from "./run.js";

// src/edges/git/commit-tree.ts
/**
* The text files of a commit, read from git's store; the work tree plays no part. Symbolic links and submodules are
* not files.
*
* @param root a directory of the repository
* @param commit a full commit id, as `Repository.resolve` gives it
*/
function commitTree(root, commit) {
	const label = `commit ${commit.slice(0, 7)}`;
	let listed;
	const texts = /* @__PURE__ */ new Map();
	const list = () => {
		listed ??= listFiles(root, commit);
		return listed;
	};
	const files = async () => (await list()).files;
	return {
		label,
		async match(globs) {
			const matches = globMatcher(globs);
			return [...(await files()).keys()].filter(matches).sort();
		},
		async read(path, mostBytes = MOST_TEXT_BYTES) {
			const blob = (await files()).get(path);
			if (blob === void 0) return void 0;
			const text = texts.get(blob) ?? readAtMost(root, blob, mostBytes, () => tooLarge(path, label, mostBytes));
			texts.set(blob, text);
			text.catch(() => texts.delete(blob));
			return text;
		},
		async *open(path) {
			const blob = (await files()).get(path);
			if (blob === void 0) throw new UserError(`${path} is not a file of ${label}`, "Check the path, relative to the repository.");
			yield* gitPieces(root, [
				"cat-file",
				"blob",
				blob
			]);
		},
		links: async (globs) => (await list()).links.filter(wayMatcher(globs)).sort()
	};
}
/** A blob as text. What is larger is not read to its end: it may be a stranger's. */
async function readAtMost(root, blob, mostBytes, error) {
	const pieces = [];
	let bytes = 0;
	for await (const piece of gitPieces(root, [
		"cat-file",
		"blob",
		blob
	])) {
		bytes += piece.length;
		if (bytes > mostBytes) throw error();
		pieces.push(piece);
	}
	return Buffer.concat(pieces).toString("utf8");
}

// src/edges/git/history.ts
/**
* The commits that changed a file which matches any of the globs, newest first; a rename changes both of its paths. Side
* branches are followed even where a merge took nothing of them: production may have run what was lost there. A merge
* counts where its files are those of none of its parents.
*
* @param upTo full id of the commit that is looked from
* @param most older ones are left out
* @throws UserError when there is no such commit, or for a glob as `globMatcher` does
*/
async function gitHistory(root, { globs, upTo, most }) {
	const matches = globMatcher(globs);
	const folders = globFolders(globs);
	if (folders.length === 0 || most < 1) return [];
	const found = [];
	let last;
	const take = (listed) => {
		if (listed?.isChange()) found.push({
			id: listed.id,
			at: listed.at
		});
		return found.length >= most;
	};
	for await (const token of tokens(gitPieces(root, [
		...LOG,
		upTo,
		"--",
		...folders.map(pathspec)
	]))) {
		const [, id, parents = "", at = ""] = HEADER.exec(token) ?? [];
		if (id === void 0) {
			if (matches(token.replace(/^\n/, ""))) last?.meet();
		} else if (id === last?.id) last.next();
		else {
			if (take(last)) return found;
			last = openListed(id, new Date(at).toISOString(), parents.split(" ").filter(Boolean).length);
		}
	}
	take(last);
	return found;
}
/** No setting of the user's changes what is printed. A merge is listed once for each parent that it differs from. */
const LOG = [
	...[
		"-c",
		"log.follow=false",
		"-c",
		"log.showRoot=true",
		"-c",
		"log.showSignature=false"
	],
	...[
		"log",
		"--full-history",
		"-m",
		"--name-only",
		"--no-renames",
		"--no-relative",
		"-z",
		"--no-color"
	],
	...["--format=%x01%H %P %cI", "--end-of-options"]
];
const HEADER = /^\n?\x01([0-9a-f]{40,64}) ((?:[0-9a-f]{40,64} )*) ?(\d{4}-\d\d-\d\dT[\d:]+(?:Z|[+-][\d:]+))$/;
function pathspec(folder) {
	return folder === "" ? ":(top)" : `:(top,literal)${folder}`;
}
function openListed(id, at, parents) {
	let differing = 0;
	let isMet = false;
	return {
		id,
		at,
		meet() {
			if (!isMet) differing += 1;
			isMet = true;
		},
		next() {
			isMet = false;
		},
		isChange: () => differing >= Math.max(1, parents)
	};
}
/** What stands between zero bytes. */
async function* tokens(pieces) {
	const decoder = new TextDecoder();
	let rest = "";
	for await (const piece of pieces) {
		const parts = `${rest}${decoder.decode(piece, { stream: true })}`.split("\0");
		rest = parts.pop() ?? "";
		yield* parts.filter((part) => part !== "");
	}
	if (rest !== "") yield rest;
}

// src/edges/git/repository.ts
const FETCH_ALL = "Fetch the whole history: git fetch --unshallow, or fetch-depth: 0 for actions/checkout.";
/**
* A git repository, read only; paths are relative to its top, wherever in it `root` lies. Nothing is checked when it
* is built: the first question answers whether there is a repository.
*
* @param root a directory of the repository
*/
function gitRepository(root) {
	return {
		resolve: (revision) => resolve(root, revision),
		changeOf: (base, head) => changeOf(root, base, head),
		changedFiles: (base, head) => changedFiles(root, base, head),
		at: (commit) => commitTree(root, commit),
		history: async (globs, upTo, most) => gitHistory(root, {
			globs,
			upTo: await resolve(root, upTo),
			most
		}),
		isWhole: async () => !await isShallow(root)
	};
}
/**
* The top directory of the checkout that `directory` lies in; undefined when it is in none.
* @throws UserError when git is missing, or refuses to look
*/
async function repositoryRoot(directory) {
	const args = ["rev-parse", "--show-toplevel"];
	const found = await tryGit(directory, args);
	if (found.status === 0) return found.stdout.trimEnd();
	if (/not a git repository/.test(found.stderr)) return void 0;
	throw gitFailure(directory, args, found.stderr);
}
async function resolve(root, revision) {
	const found = revision.startsWith("-") ? void 0 : await tryGit(root, [
		"rev-parse",
		"--verify",
		"--quiet",
		`${revision}^{commit}`
	]);
	if (found?.status === 0) return found.stdout.trim();
	if (await isShallow(root)) throw new UserError(`there is no commit ${revisionName(revision)} in this shallow clone`, FETCH_ALL);
	throw new UserError(`there is no commit ${revisionName(revision)} in this repository`, "Check its spelling, and fetch the branch or tag it is on.");
}
async function changeOf(root, base, head) {
	const found = [base, head].every((revision) => !revision.startsWith("-")) ? await tryGit(root, ["rev-parse", `${base}^{commit}...${head}^{commit}`]) : void 0;
	const [, id, ancestor] = /^([0-9a-f]+)\n[0-9a-f]+\n\^([0-9a-f]+)\n/.exec(found?.stdout ?? "") ?? [];
	if (found?.status === 0 && id !== void 0 && ancestor !== void 0) return {
		base: ancestor,
		head: id
	};
	await resolve(root, base);
	await resolve(root, head);
	if (await isShallow(root)) throw new UserError(`${base} and ${head} have no common ancestor in this shallow clone`, FETCH_ALL);
	throw new UserError(`${base} and ${head} have no common ancestor`, "Compare two commits of one history; rebase the branch if it was started from nothing.");
}
async function changedFiles(root, base, head) {
	const from = isCommitId(base) ? base : await resolve(root, base);
	const to = isCommitId(head) ? head : await resolve(root, head);
	return {
		paths: (await git(root, [
			"diff-tree",
			"-r",
			"-z",
			"--name-only",
			"--no-renames",
			from,
			to
		])).split("\0").filter((path) => path !== "").sort(),
		isWhole: true
	};
}
/** @throws UserError when this is no repository at all */
async function isShallow(root) {
	return (await git(root, ["rev-parse", "--is-shallow-repository"])).trim() === "true";
}

export { repositoryRoot as n, gitRepository as t };