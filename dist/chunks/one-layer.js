import { i as sha256, r as normaliseText, t as canonicalJson } from "./digest.js";
import { i as toolsVersion, r as readToolDefinitions } from "./tool-definitions.js";
import { i as UNKNOWN_VERSION, n as NO_SUCH_LAYER } from "./version.js";
import { n as UserErrors, t as UserError } from "./errors2.js";
import { t as readYaml } from "./yaml-file.js";
import { n as isDeeperThan, o as own, r as isObject } from "./json-shape.js";
import { a as number, l as optional, o as object, r as list, t as ShapeError, u as text } from "./json-reader.js";
import { r as checkLayerPaths, t as MOST_SNAPSHOT_BYTES } from "./tree-limits.js";

// src/formats/layer-versions.ts
/**
* The version of a layer that is made of text files: the hash of their texts in the order of their paths. The same on
* every machine, whatever the line endings, the order of listing, or the folder it lies in.
*
* @param files at least one  @param from for people: the globs that name the files
*/
function textVersion(files, from) {
	const texts = inPathOrder(files).map(({ text }) => sha256(normaliseText(text)));
	return {
		id: `sha256:${sha256(texts.join("\n"))}`,
		source: "hash",
		from
	};
}
/**
* The version of a prompt: which text is the template counts, and where it lies does not.
* @param template undefined: the recorded system text is replayed  @param others files of the prompt besides it
*/
function promptVersion(template, others, from) {
	const parts = [template === void 0 ? "no template" : sha256(normaliseText(template))];
	const texts = inPathOrder(others).map(({ text }) => sha256(normaliseText(text)));
	return {
		id: `sha256:${sha256([...parts, ...texts].join("\n"))}`,
		source: "hash",
		from
	};
}
/** The files' texts as one, in the order of their paths, an empty line between. */
function joinedText(files) {
	return inPathOrder(files).map(({ text }) => normaliseText(text).trim()).join("\n\n");
}
/** By code unit, which is the same in every locale. */
function inPathOrder(files) {
	return files.toSorted((a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}

// src/formats/prompt-file.ts
const ROLES = [
	"system",
	"user",
	"assistant"
];
const REMEDY = "Write messages: as a list of { role: system | user | assistant, content: text }; docs/variants.md has an example.";
/** Whether a path is that of a prompt file with messages, by its ending. */
function isPromptFile(path) {
	return /\.prompt\.ya?ml$/i.test(path);
}
/**
* The text of a `.prompt.yml` file → its messages. What else it may hold (name, description, model, modelParameters,
* testData, evaluators, responseFormat, jsonSchema) is not read: model and metrics are the suite's.
*
* @throws UserErrors with every problem at once, each with its line
*/
function parsePromptFile(text, path) {
	const file = readYaml(text, path);
	const problems = [];
	const tell = (place, problem) => void problems.push(file.locate(place, problem));
	const messages = messagesOf(file.value, tell);
	if (problems.length > 0) throw new UserErrors(`${path} is not a prompt file`, problems, REMEDY);
	return {
		kind: "messages",
		messages
	};
}
function messagesOf(value, tell) {
	if (!isObject(value)) {
		tell([], "expected a mapping with messages");
		return [];
	}
	const messages = own(value, "messages");
	if (messages === void 0) tell([], "\"messages\" is missing");
	else if (!Array.isArray(messages)) tell(["messages"], "expected a list of messages");
	else if (messages.length === 0) tell(["messages"], "expected at least one message");
	else return messages.flatMap((message, index) => messageOf(message, index, tell));
	return [];
}
function messageOf(value, index, tell) {
	const at = ["messages", index];
	if (!isObject(value)) {
		tell(at, "expected a mapping with role and content");
		return [];
	}
	const written = own(value, "role");
	const role = ROLES.find((one) => one === written);
	const text = own(value, "content");
	if (written === void 0) tell(at, "\"role\" is missing");
	else if (role === void 0) tell([...at, "role"], `${shown(written)} is not a role; expected ${ROLES.join(", ")}`);
	if (text === void 0) tell(at, "\"content\" is missing");
	else if (typeof text !== "string") tell([...at, "content"], `expected text, not ${kindOf(text)}`);
	return role === void 0 || typeof text !== "string" ? [] : [{
		role,
		text
	}];
}
function shown(value) {
	const text = JSON.stringify(value) ?? "nothing";
	return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
function kindOf(value) {
	if (value === null) return "nothing";
	return Array.isArray(value) ? "a list" : typeof value === "object" ? "a mapping" : `a ${typeof value}`;
}

// src/formats/snapshot.ts
const document = object({
	id: text,
	text: optional(text),
	title: optional(text),
	score: optional(number)
});
const snapshot = object({
	index: text,
	results: list(object({
		query: text,
		documents: list(document)
	}))
});
/**
* The text of a snapshot file → what an index answered. Its `index` is the version of the retrieval layer.
* @throws UserError that names the file and the first thing that is not as it should be
*/
function parseSnapshot(content, path) {
	try {
		return snapshot(JSON.parse(content), "");
	} catch (cause) {
		if (!(cause instanceof ShapeError || cause instanceof SyntaxError)) throw cause;
		const problem = cause instanceof SyntaxError ? "it is not JSON" : cause.message;
		throw new UserError(`${path} is not a retrieval snapshot: ${problem}`, "Write it as { \"index\": \"kb-2026-09-01\", \"results\": [{ \"query\": \"…\", \"documents\": [{ \"id\": \"…\", \"text\": \"…\" }] }] }.", { cause });
	}
}

// src/formats/tool-files.ts
/**
* Tool definition files → definitions, sorted by name. A file holds one definition or a list, in any provider's form.
* @throws UserError when a file is not JSON or holds no definition, or when two define one name
*/
function parseToolFiles(files) {
	const found = files.flatMap((file) => definitionsIn(file).map((definition) => ({
		definition,
		path: file.path
	})));
	found.forEach(({ definition, path }, index) => {
		const other = found.slice(0, index).find((earlier) => earlier.definition.name === definition.name);
		if (other !== void 0) throw new UserError(`${path} defines the tool ${definition.name}, and so does ${other.path}`, "Keep one of the two.");
	});
	return found.map(({ definition }) => definition).toSorted((a, b) => a.name < b.name ? -1 : 1);
}
function definitionsIn({ path, text }) {
	const remedy = "Write { \"name\": \"…\", \"description\": \"…\", \"parameters\": { \"type\": \"object\", … } }, or a list of these.";
	let value;
	try {
		value = JSON.parse(text);
	} catch (cause) {
		throw new UserError(`${path} is not JSON: ${cause.message}`, remedy, { cause });
	}
	if (isDeeperThan(value, 64)) throw new UserError(`${path} nests its values more than ${64} deep`, "Describe the tool in a flatter schema.");
	const definitions = readToolDefinitions(Array.isArray(value) ? value : [value]) ?? [];
	if (definitions.length === 0) throw new UserError(`${path} holds no tool definition`, remedy);
	return definitions;
}

// src/edges/layers/files.ts
const OF_THE_BASE = "in the suite file (for a check, that of its base)";
/**
* The files of a tree that a layer's globs match, at least one.
* @param layer the key under `layers`, for messages  @throws UserError when there is none, or too many
*/
async function readAll(suite, tree, globs, layer) {
	const paths = await tree.match(globs);
	if (paths.length === 0) throw new UserError(`${suite.path}: layers.${layer}: ${globs.join(", ")} matches no file in ${tree.label}`, `Put a file there or correct the glob ${OF_THE_BASE}, or write none if the application has no such layer.`);
	checkLayerPaths(paths, `${suite.path}: layers.${layer}`, tree.label);
	return Promise.all(paths.map((path) => readOne(suite, tree, path, layer)));
}
/**
* A file that a layer names.
* @param layer as for `readAll`  @param mostBytes as for `FileTree.read`
* @throws UserError when it is not there, or larger
*/
async function readOne(suite, tree, path, layer, mostBytes) {
	const text = await tree.read(path, mostBytes);
	if (text !== void 0) return {
		path,
		text: normaliseText(text)
	};
	throw new UserError(`${suite.path}: layers.${layer}: there is no file ${path} in ${tree.label}`, `Put the file there, or correct the path ${OF_THE_BASE}.`);
}

// src/edges/layers/contents.ts
const NONE = {
	id: NO_SUCH_LAYER,
	source: "config"
};
/** The model that the suite names; it is in no layer file. */
function modelOf({ layers: { model } }) {
	return {
		version: {
			id: model?.name ?? "none",
			source: "config"
		},
		model
	};
}
/** The prompt that a tree holds. @throws UserError when its files are missing or unreadable there */
async function promptOf(suite, tree) {
	const { prompt } = suite.layers;
	if (prompt === null) return { version: NONE };
	const files = await readAll(suite, tree, prompt.files, "prompt");
	const from = prompt.files.join(", ");
	if (prompt.template === void 0) return { version: promptVersion(void 0, files, from) };
	return promptFrom(suite, await readOne(suite, tree, prompt.template, "prompt.template"), files, from);
}
/**
* A prompt whose template is this file.
* @param files of the prompt, the suite's template among them or not  @param from for people
* @throws UserError when it is a prompt file that cannot be read
*/
function promptFrom(suite, file, files, from) {
	const template = isPromptFile(file.path) ? parsePromptFile(file.text, file.path) : {
		kind: "system",
		text: file.text
	};
	const others = files.filter(({ path }) => path !== suite.layers.prompt?.template);
	return {
		version: promptVersion(writtenAs(template), others, from),
		template
	};
}
/** The policy that a tree holds. @throws UserError as `promptOf` does */
async function policyOf(suite, tree) {
	const { policy } = suite.layers;
	if (policy === null) return {
		version: NONE,
		policy: joinedText([])
	};
	return policyFrom(await readAll(suite, tree, policy.files, "policy"), policy.files.join(", "));
}
/** The policy that is these files. @param files at least one  @param from for people */
function policyFrom(files, from) {
	return {
		version: textVersion(files, from),
		policy: joinedText(files)
	};
}
/** The tools that a tree defines. @throws UserError as `promptOf` does */
async function toolsOf(suite, tree) {
	const { tools } = suite.layers;
	if (tools === null) return { version: NONE };
	return toolsFrom(await readAll(suite, tree, tools.definitions, "tools.definitions"));
}
/** The tools that these files define. @throws UserError when one of them does not */
function toolsFrom(files) {
	const tools = parseToolFiles(files);
	return {
		version: toolsVersion(tools),
		tools
	};
}
/** Where a tree's documents come from. @throws UserError as `promptOf` does */
async function retrievalOf(suite, tree) {
	const { retrieval } = suite.layers;
	if (retrieval === null) return {
		version: NONE,
		retrieval: { kind: "none" }
	};
	const { documents } = retrieval;
	if (documents === "recorded") return statedBySuite(suite, { kind: "recorded" });
	if ("endpoint" in documents) return statedBySuite(suite, {
		kind: "endpoint",
		endpoint: documents.endpoint
	});
	return retrievalFrom(await readOne(suite, tree, documents.snapshot, "retrieval.documents.snapshot", MOST_SNAPSHOT_BYTES), "the snapshot's manifest");
}
/** Retrieval from a snapshot, which names its index. @param from for people @throws UserError when it is none */
function retrievalFrom(file, from) {
	const snapshot = parseSnapshot(file.text, file.path);
	return {
		version: {
			id: snapshot.index,
			source: "native",
			from
		},
		retrieval: {
			kind: "snapshot",
			snapshot
		}
	};
}
/** The version of what names its index only later, in traces or when it is asked: what the suite says, if it does. */
function statedBySuite(suite, means) {
	const stated = suite.layers.retrieval?.version;
	return {
		version: stated === void 0 ? UNKNOWN_VERSION : {
			id: stated,
			source: "config"
		},
		retrieval: means
	};
}
/** What of a template counts for its version: of a prompt file only its messages, for nothing else of it is sent. */
function writtenAs(template) {
	return template.kind === "system" ? template.text : canonicalJson(template.messages);
}

// src/edges/layers/one-layer.ts
/**
* The variant with one layer as a tree holds it: a commit that broke another layer still has this one.
* @throws UserError when its files are missing or unreadable there
*/
async function withLayer(suite, { variant, tree, layer }) {
	const { version, ...part } = await contentOf(suite, tree, layer);
	const { template, tools, ...others } = variant;
	return {
		...others,
		...layer === "prompt" || template === void 0 ? {} : { template },
		...layer === "tools" || tools === void 0 ? {} : { tools },
		...part,
		versions: {
			...variant.versions,
			[layer]: version
		}
	};
}
async function contentOf(suite, tree, layer) {
	switch (layer) {
		case "model": return modelOf(suite);
		case "prompt": return promptOf(suite, tree);
		case "policy": return policyOf(suite, tree);
		case "retrieval": return retrievalOf(suite, tree);
		case "tools": return toolsOf(suite, tree);
		default: return layer;
	}
}

export { promptFrom as a, retrievalOf as c, toolsOf as d, readAll as f, policyOf as i, statedBySuite as l, modelOf as n, promptOf as o, policyFrom as r, retrievalFrom as s, withLayer as t, toolsFrom as u };