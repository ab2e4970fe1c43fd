import { t as UserError } from "./errors2.js";
import { buffer } from "node:stream/consumers";

// src/edges/github/blob.ts
/** The bytes of a blob, at most 100 MB. @throws as the client does */
async function readBlob({ client, owner, repo }, blob) {
	const { data } = await client.rest.git.getBlob({
		owner,
		repo,
		file_sha: blob
	});
	return Buffer.from(data.content, "base64");
}
/** The bytes of a blob in pieces as they come, at most 100 MB. @throws as the client does */
async function* blobPieces({ client, owner, repo }, blob) {
	const answer = await client.request("GET /repos/{owner}/{repo}/git/blobs/{file_sha}", {
		owner,
		repo,
		file_sha: blob,
		headers: { accept: "application/vnd.github.raw+json" },
		request: { parseSuccessResponseBody: false }
	});
	const pieces = answer.data;
	if (!isJson(answer.headers["content-type"])) {
		yield* pieces;
		return;
	}
	const { content } = JSON.parse((await buffer(pieces)).toString("utf8"));
	yield Buffer.from(content, "base64");
}
function isJson(contentType) {
	return contentType?.startsWith("application/json") === true;
}

// src/edges/github/list-files.ts
/**
* Every regular file under a commit or tree, by its path; symbolic links and submodules are left out.
* @throws as the client does; UserError when there are more than GitHub can be asked for
*/
async function listFiles(place, tree) {
	const files = /* @__PURE__ */ new Map();
	await listBelow(place, {
		tree,
		below: ""
	}, files, { count: 0 });
	return files;
}
/** A tree may name another one many times over: listing it could take for ever. */
const MOST_QUESTIONS = 300;
async function listBelow(place, { tree, below }, files, asked) {
	const { client, owner, repo } = place;
	if (++asked.count > MOST_QUESTIONS) throw new UserError(`${tree.slice(0, 7)} of ${owner}/${repo} has more files than GitHub lists in ${MOST_QUESTIONS} answers`, "Keep the suite and its files in a smaller repository.");
	const whole = await client.rest.git.getTree({
		owner,
		repo,
		tree_sha: tree,
		recursive: "1"
	});
	const { data } = whole.data.truncated ? await client.rest.git.getTree({
		owner,
		repo,
		tree_sha: tree
	}) : whole;
	for (const { mode, path, sha, size, type } of data.tree) if (mode.startsWith("100")) files.set(below + path, {
		blob: sha,
		isProgram: mode === "100755",
		...size === void 0 ? {} : { bytes: size }
	});
	else if (type === "tree" && whole.data.truncated) await listBelow(place, {
		tree: sha,
		below: `${below}${path}/`
	}, files, asked);
}

export { blobPieces as n, readBlob as r, listFiles as t };