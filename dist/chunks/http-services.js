import { n as digestOf } from "./digest.js";
import { t as attempt } from "./attempt.js";
import { t as endAfterGrace } from "./grace.js";
import { t as patiently } from "./patience.js";
import { t as waitOrAbort } from "./wait2.js";
import { n as unansweredBy, t as serviceDoor } from "./service-door.js";
import { o as own, r as isObject } from "./json-shape.js";

// src/edges/services/service-replies.ts
/** Reads `{"documents": [{"id", "text", "title", "score"}], "index_version"}`; null stands for absent. */
function readSearchReply(body) {
	if (!isObject(body)) return malformed("it is no JSON object");
	const listed = own(body, "documents");
	if (!Array.isArray(listed)) return malformed("documents is no list");
	const documents = [];
	for (const [place, item] of listed.entries()) {
		const document = readDocument(item);
		if (typeof document === "string") return malformed(`documents[${place}]${document}`);
		documents.push(document);
	}
	const version = own(body, "index_version") ?? void 0;
	if (version === void 0) return {
		status: "read",
		reply: {
			status: "found",
			documents
		}
	};
	if (!isName(version)) return malformed("index_version is neither a text nor a number");
	return {
		status: "read",
		reply: {
			status: "found",
			documents,
			index: String(version)
		}
	};
}
/** Reads `{"result": anything}` or `{"error": "text"}`; a result that is no text goes to the model as JSON. */
function readToolReply(body) {
	if (!isObject(body)) return malformed("it is no JSON object");
	const error = own(body, "error") ?? void 0;
	if (error !== void 0 && typeof error !== "string") return malformed("error is no text");
	if (error !== void 0) return {
		status: "read",
		reply: {
			status: "returned",
			text: error,
			error: true
		}
	};
	if (!Object.hasOwn(body, "result")) return malformed("it has neither result nor error");
	const result = own(body, "result");
	return {
		status: "read",
		reply: {
			status: "returned",
			text: typeof result === "string" ? result : JSON.stringify(result)
		}
	};
}
function malformed(problem) {
	return {
		status: "malformed",
		problem
	};
}
/** The document, or what is wrong, to be put behind its place. */
function readDocument(item) {
	if (!isObject(item)) return " is no JSON object";
	const [id, text, title, score] = [
		"id",
		"text",
		"title",
		"score"
	].map((name) => own(item, name) ?? void 0);
	if (!isName(id)) return ".id is neither a text nor a number";
	if (text !== void 0 && typeof text !== "string") return ".text is no text";
	if (title !== void 0 && typeof title !== "string") return ".title is no text";
	if (score !== void 0 && typeof score !== "number") return ".score is no number";
	return {
		id: String(id),
		...text === void 0 ? {} : { text },
		...title === void 0 ? {} : { title },
		...score === void 0 ? {} : { score }
	};
}
function isName(value) {
	return typeof value === "string" && value !== "" || typeof value === "number";
}

// src/edges/services/http-services.ts
const EIGHT_MB = 8388608;
/**
* Endpoints of the user's own over HTTP: a POST of JSON, answered by JSON, as docs/replay.md says. An equal request of
* the same trial is answered from the cache, or shares the one that is under way; one that came to nothing is attempted
* up to five times where that may help. Every failure is a value that says whose it is; its detail names the endpoint
* without credentials and query, and never holds the key or text of the server or of the request.
*/
function httpServices(options) {
	const { environment, cache, patience = {
		wait: waitOrAbort,
		random: Math.random
	} } = options;
	const end = endAfterGrace(options.graceMs ?? 5e3);
	const underWay = /* @__PURE__ */ new Map();
	async function ask(question, stop) {
		const { endpoint, body, kind, read } = question;
		const party = {
			kind,
			...endpoint.keyVariable === void 0 ? {} : { keyVariable: endpoint.keyVariable }
		};
		const door = serviceDoor(endpoint, party, environment);
		if (door.status === "failed") return door;
		const { api } = door;
		if (stop.aborted) return {
			status: "failed",
			reason: "cut-off",
			detail: `stopped before ${api.place} was asked`
		};
		const key = digestOf({
			url: endpoint.url,
			kind,
			body
		});
		const shared = underWay.get(key);
		if (shared !== void 0) return withOrigin(await shared, true);
		let cached = true;
		const call = async () => {
			const kept = await cache.get(key);
			if (kept !== void 0) return kept;
			cached = false;
			const reply = await askOnce(api, {
				body,
				kind,
				read,
				timeoutMs: endpoint.timeoutMs
			}, stop);
			if (reply.status !== "failed") await cache.set(key, reply);
			return reply;
		};
		const asked = call().finally(() => underWay.delete(key));
		underWay.set(key, asked);
		return withOrigin(await asked, cached);
	}
	async function askOnce(api, { body, kind, read, timeoutMs }, stop) {
		const limits = {
			mostMs: timeoutMs,
			mostBytes: EIGHT_MB
		};
		const once = async () => stop.aborted ? { kind: "stopped" } : attempt(api, {
			path: "",
			body
		}, end(stop), limits);
		const { last, attempts } = await patiently(once, patience, stop);
		if (last.kind !== "answered") return unansweredBy(api, last, attempts, kind);
		const reading = read(last.value);
		if (reading.status === "read") return reading.reply;
		const [keyVariable] = api.variables;
		return {
			status: "failed",
			reason: "malformed-answer",
			detail: `the answer of ${api.place} is not as documented: ${reading.problem}`,
			by: {
				kind,
				...keyVariable === void 0 ? {} : { keyVariable }
			}
		};
	}
	return {
		async search({ endpoint, query, variables, trial }, signal) {
			return ask({
				endpoint,
				body: {
					query,
					variables,
					trial
				},
				kind: "retrieval endpoint",
				read: readSearchReply
			}, signal);
		},
		async callTool({ endpoint, call, trial }, signal) {
			return ask({
				endpoint,
				body: {
					name: call.name,
					arguments: parsedOrText(call.arguments),
					trial
				},
				kind: "tool endpoint",
				read: readToolReply
			}, signal);
		}
	};
}
function withOrigin(reply, cached) {
	return reply.status === "failed" ? reply : {
		...reply,
		cached
	};
}
/**
* Arguments as JSON, an empty object for none. As the text they are where they are no JSON, or hold a number of so many
* digits that it would be another one once it is parsed.
*/
function parsedOrText(text) {
	if (text.trim() === "") return {};
	if (/\d{16}/.test(text.replace(/"(?:\\.|[^"\\])*"/g, "\"\""))) return text;
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

export { httpServices };