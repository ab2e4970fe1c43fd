import { t as UserError } from "./errors2.js";
import { s as noAnswer } from "./client.js";
import { createHash } from "node:crypto";
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

// src/edges/github/at-hand.ts
/**
* Files of a commit that lie in the checkout as they are in the commit, so that GitHub need not be asked for them. What
* a file is called is not believed: its contents must have the id that the commit names.
*
* @param checkout absent where there is none
*/
function filesAtHand(checkout) {
	const same = /* @__PURE__ */ new Map();
	const isSame = (tree, path, file) => {
		const key = `${file.blob} ${path}`;
		const known = same.get(key) ?? hasContents(tree, path, file);
		same.set(key, known);
		return known;
	};
	return {
		/** The text of a file, or undefined when it is not here as the commit has it. */
		async read(path, { blob }) {
			const text = await checkout?.read(path);
			if (text === void 0) return void 0;
			return blobId(text, blob) === blob ? text : void 0;
		},
		/** A file's pieces, or undefined as for `read`; it is read once beforehand. */
		async open(path, file) {
			return checkout !== void 0 && await isSame(checkout, path, file) ? checkout.open(path) : void 0;
		}
	};
}
async function hasContents(tree, path, { blob, bytes }) {
	if (bytes === void 0) return false;
	const hash = gitHash(blob, bytes);
	try {
		for await (const piece of tree.open(path)) hash.update(piece);
	} catch (error) {
		if (error instanceof UserError) return false;
		throw error;
	}
	return hash.digest("hex") === blob;
}
/** The id that contents have in a repository. @param like any id of it, which tells how long its ids are */
function blobId(text, like) {
	return gitHash(like, Buffer.byteLength(text)).update(text).digest("hex");
}
/** Git's own name for contents: a digest of their length and of themselves, SHA-256 where its ids are that long. */
function gitHash(blob, bytes) {
	return createHash(blob.length === 64 ? "sha256" : "sha1").update(`blob ${bytes}\0`);
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

export { readBlob as a, blobPieces as i, blobId as n, filesAtHand as r, listFiles as t };