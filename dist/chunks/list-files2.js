import { t as UserError } from "./errors2.js";
import { s as noAnswer } from "./client.js";
import { text } from "node:stream/consumers";

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
	const type = answer.headers["content-type"] ?? "";
	if (type.startsWith("text/html")) throw noAnswer("it sent a web page");
	const isJson = type.startsWith("application/json");
	const pieces = answer.data;
	try {
		if (isJson) yield contentIn(await text(pieces));
		else yield* pieces;
	} catch (error) {
		throw noAnswer("its answer was cut short", { cause: error });
	}
}
function contentIn(json) {
	const { content } = JSON.parse(json);
	return Buffer.from(content, "base64");
}

// src/edges/github/list-files.ts
/**
* What is under a commit or tree.
* @throws as the client does; UserError when there is more than GitHub can be asked for
*/
async function listFiles(place, tree) {
	const found = {
		files: /* @__PURE__ */ new Map(),
		links: [],
		questions: 0
	};
	await listBelow(place, {
		tree,
		below: ""
	}, found);
	return found;
}
/** A tree may name another one many times over: listing it could take for ever. */
const MOST_QUESTIONS = 300;
async function listBelow(place, { tree, below }, found) {
	const { client, owner, repo } = place;
	if (++found.questions > MOST_QUESTIONS) throw new UserError(`${tree.slice(0, 7)} of ${owner}/${repo} has more files than GitHub lists in ${MOST_QUESTIONS} answers`, "Keep the suite and its files in a smaller repository.");
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
	for (const { mode, path, sha, size, type } of data.tree) if (mode.startsWith("100")) found.files.set(below + path, {
		blob: sha,
		isProgram: mode === "100755",
		...size === void 0 ? {} : { bytes: size }
	});
	else if (type !== "tree") found.links.push(below + path);
	else if (whole.data.truncated) await listBelow(place, {
		tree: sha,
		below: `${below}${path}/`
	}, found);
}

export { blobPieces as n, readBlob as r, listFiles as t };