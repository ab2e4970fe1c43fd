import { t as UserError } from "./errors2.js";
import { t as git } from "./run.js";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

// src/edges/demo-repository.ts
/** Commits are the demonstration's own, whatever identity, signing or hooks the machine is set up with. */
const PLAIN_GIT = [
	"-c",
	"user.name=demo",
	"-c",
	"user.email=demo@localhost",
	"-c",
	"commit.gpgsign=false",
	"-c",
	"core.hooksPath="
];
/**
* @param example the folder of the example suite
* @param now the day of each commit, today unless given: the demonstration lasts longer than its reader waits
* @throws UserError when the example is not there
*/
async function createDemoRepository(example, now = () => /* @__PURE__ */ new Date()) {
	const root = await mkdtemp(join(tmpdir(), "eval-baseline-demo-"));
	await cp(example, root, { recursive: true }).catch((cause) => {
		throw new UserError(`the example suite ${example} cannot be copied`, "Run the demo from a complete checkout.", { cause });
	});
	const suite = join(root, SUITE);
	await writeFile(suite, overWeeks(await readFile(suite, "utf8")));
	await git(root, [
		"init",
		"--quiet",
		"--initial-branch=main"
	]);
	await commit(root, "The support desk as it runs in production", now());
	return {
		root,
		async edit(path, change, message) {
			const base = await headOf(root);
			const before = await readFile(join(root, path), "utf8");
			const after = change(before);
			if (after === before) throw new Error(`the demonstration's edit of ${path} changes nothing`);
			await writeFile(join(root, path), after);
			await commit(root, message, now());
			return {
				base,
				head: await headOf(root)
			};
		},
		copy: (from, to) => cp(join(root, from), join(root, to)),
		remove: () => rm(root, {
			recursive: true,
			force: true
		})
	};
}
const SUITE = "suite.yml";
/**
* The example's traces are of one week; in the demonstration weeks pass, and each record draws anew from the last one: traces
* that it kept would bring the documents of the index before. Its model has no limit, and its reader waits.
*/
function overWeeks(suite) {
	return suite.replace(/^( *)# No window: .*$/m, "$1window: 7d").replace("sample: { size: 120,", "sample: { size: 120, fixed: 0,").replace("concurrency: 8", "concurrency: 16");
}
async function commit(root, message, at) {
	const date = at.toISOString();
	await git(root, ["add", "--all"]);
	await git(root, [
		...PLAIN_GIT,
		"commit",
		"--quiet",
		"-m",
		message
	], { env: {
		GIT_AUTHOR_DATE: date,
		GIT_COMMITTER_DATE: date
	} });
}
async function headOf(root) {
	return (await git(root, ["rev-parse", "HEAD"])).trim();
}

export { createDemoRepository };