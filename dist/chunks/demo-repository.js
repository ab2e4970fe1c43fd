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
/** @param example the folder of the example suite @throws UserError when it is not there */
async function createDemoRepository(example) {
	const root = await mkdtemp(join(tmpdir(), "eval-baseline-demo-"));
	await cp(example, root, { recursive: true }).catch((cause) => {
		throw new UserError(`the example suite ${example} cannot be copied`, "Run the demo from a complete checkout.", { cause });
	});
	await git(root, [
		"init",
		"--quiet",
		"--initial-branch=main"
	]);
	await commit(root, "The support desk as it runs in production");
	return {
		root,
		async edit(path, change, message) {
			const base = await headOf(root);
			const before = await readFile(join(root, path), "utf8");
			const after = change(before);
			if (after === before) throw new Error(`the demonstration's edit of ${path} changes nothing`);
			await writeFile(join(root, path), after);
			await commit(root, message);
			return {
				base,
				head: await headOf(root)
			};
		},
		remove: () => rm(root, {
			recursive: true,
			force: true
		})
	};
}
async function commit(root, message) {
	await git(root, ["add", "--all"]);
	await git(root, [
		...PLAIN_GIT,
		"commit",
		"--quiet",
		"-m",
		message
	]);
}
async function headOf(root) {
	return (await git(root, ["rev-parse", "HEAD"])).trim();
}

export { createDemoRepository };