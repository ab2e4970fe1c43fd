import { i as UNKNOWN_VERSION, n as NO_SUCH_LAYER } from "./version.js";
import { i as sha256, r as normaliseText, t as canonicalJson } from "./digest.js";
import { i as toolsVersion, r as readToolDefinitions } from "./tool-definitions.js";
import { n as UserErrors, t as UserError } from "./errors2.js";
import { t as readYaml } from "./yaml-file.js";
import { n as isDeeperThan, o as own, r as isObject } from "./json-shape.js";
import { a as number, l as optional, o as object, r as list, t as ShapeError, u as text } from "./json-reader.js";
import { r as checkLayerPaths, t as MOST_SNAPSHOT_BYTES } from "./tree-limits.js";
import { t as modelVersion } from "./model-version.js";
import { t as overrideLabel } from "./override-label.js";

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
const REMEDY$1 = "Write messages: as a list of { role: system | user | assistant, content: text }; docs/variants.md has an example.";
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
	if (problems.length > 0) throw new UserErrors(`${path} is not a prompt file`, problems, REMEDY$1);
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
		throw new UserError(`${path} is not a retrieval snapshot: ${cause.message}`, "Write it as { \"index\": \"kb-2026-09-01\", \"results\": [{ \"query\": \"…\", \"documents\": [{ \"id\": \"…\", \"text\": \"…\" }] }] }.", { cause });
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

// src/formats/written-model.ts
const KEYS = [
	"name",
	"base-url",
	"key-variable",
	"parameters",
	"price",
	"api"
];
const PRICES$1 = [
	"input",
	"output",
	"cached-input"
];
/**
* What keeps a value from being a model, by the rules of schema/suite.json; none means that it is a `WrittenModel`.
* The name may be missing: who needs one asks for it.
*/
function modelProblems(value) {
	if (!isObject(value)) return [{
		path: [],
		problem: "expected a mapping with the name of a model"
	}];
	return [...unknownKeys(value, KEYS, []), ...Object.entries(value).flatMap(([key, item]) => problemsOf(key, item))];
}
function problemsOf(key, value) {
	const expect = (holds, problem) => holds ? [] : [{
		path: [key],
		problem
	}];
	switch (key) {
		case "name": return expect(typeof value === "string" && value.trim() !== "", "expected the name of a model");
		case "base-url": return expect(isPlainUrl(value), "expected http://… or https://… without a user name or password");
		case "key-variable": return expect(typeof value === "string" && /^[A-Za-z_][A-Za-z0-9_]*$/.test(value), "expected the name of an environment variable, like OPENAI_API_KEY");
		case "parameters": return expect(isObject(value), "expected a mapping of parameters");
		case "api": return expect(value === "chat" || value === "responses", "expected chat or responses");
		case "price": return isObject(value) ? priceProblems(value) : expect(false, "expected input and output");
		default: return [];
	}
}
function priceProblems(price) {
	const known = new Map(Object.entries(price));
	const wrong = PRICES$1.filter((key) => {
		const value = known.get(key);
		return value === void 0 ? key !== "cached-input" : !(typeof value === "number" && value >= 0);
	});
	const problem = "expected dollars per million tokens, 0 or more";
	return [...unknownKeys(price, PRICES$1, ["price"]), ...wrong.map((key) => ({
		path: ["price", key],
		problem
	}))];
}
function unknownKeys(value, known, path) {
	return Object.keys(value).filter((key) => !known.includes(key)).map((key) => ({
		path: [...path, key],
		problem: `unknown key; expected one of ${known.join(", ")}`
	}));
}
/** A URL of http or https that holds no credentials: it is shown in reports. */
function isPlainUrl(value) {
	if (typeof value !== "string" || !/^https?:\/\//i.test(value) || !URL.canParse(value)) return false;
	const { username, password } = new URL(value);
	return username === "" && password === "";
}

// src/formats/model-override.ts
/** Parameters that may be named without a prefix, so that a slip of the pen in one is noticed. */
const PARAMETERS = [
	"temperature",
	"top_p",
	"max_tokens",
	"max_completion_tokens",
	"max_output_tokens",
	"reasoning_effort",
	"reasoning",
	"verbosity",
	"seed",
	"stop",
	"frequency_penalty",
	"presence_penalty",
	"parallel_tool_calls",
	"tool_choice",
	"response_format",
	"service_tier"
];
const PLAIN = [
	"base-url",
	"api",
	"key-variable"
];
const PRICES = [
	"price.input",
	"price.output",
	"price.cached-input"
];
const REMEDY = `Write NAME?KEY=VALUE&KEY=VALUE, where a key is one of ${[...PLAIN, ...PRICES].join(", ")}, a parameter (${PARAMETERS.join(", ")}), or parameters.NAME for any other parameter.`;
/**
* A model as it is written for an override, `NAME?KEY=VALUE&…` → the suite's model with what is named replaced. Without
* a NAME the suite's model is asked otherwise. A parameter is JSON where it can be, else text; `temperature=` leaves the
* suite's out. Values are percent-decoded. Without a price the suite's holds.
*
* @param place for messages: "--layer model=gpt-5?temperatur=0"
* @throws UserErrors with every problem at once, and a remedy that lists the keys
*/
function overriddenModel(value, usual, place) {
	const [name = "", query] = splitOnce(value, "?");
	const problems = [];
	const pairs = query === void 0 ? [] : query.split("&").map((pair) => pairOf(pair, usual, problems));
	const under = (prefix) => pairs.flatMap(([key, item]) => key.startsWith(prefix) ? [[key.slice(prefix.length), item]] : []);
	const written = {
		...name === "" ? {} : { name },
		...Object.fromEntries(pairs.filter(([key]) => PLAIN.includes(key))),
		...under("price.").length === 0 ? {} : { price: Object.fromEntries(under("price.")) }
	};
	problems.push(...modelProblems(written).map(({ path, problem }) => `${path.join(".")}: ${problem}`));
	if (problems.length > 0) throw new UserErrors(`${place} is no model`, problems, REMEDY);
	const parameters = {
		...usual.parameters,
		...Object.fromEntries(under("parameters."))
	};
	return specOf(written, {
		...usual,
		parameters: Object.fromEntries(Object.entries(parameters).filter(isGiven))
	});
}
/**
* A file that holds what `layers.model` of a suite holds → the model; keys that are left out have their defaults, not
* the suite's values, save the price.
*
* @throws UserErrors with every problem at once, each with its line
*/
function modelOfFile(text, path, usual) {
	const file = readYaml(text, path);
	const problems = modelProblems(file.value);
	const nameless = problems.length === 0 && file.value.name === void 0 ? [{
		path: [],
		problem: "\"name\" is missing"
	}] : [];
	const all = [...problems, ...nameless].map((one) => file.locate(one.path, one.problem));
	if (all.length > 0) throw new UserErrors(`${path} is no model`, all, "Write what layers.model of a suite holds.");
	const written = file.value;
	const bare = {
		name: usual.name,
		keyVariable: "OPENAI_API_KEY",
		parameters: written.parameters ?? {}
	};
	return specOf(written, usual.price === void 0 ? bare : {
		...bare,
		price: usual.price
	});
}
function specOf(written, otherwise) {
	const { api, ...rest } = otherwise;
	const spoken = written.api ?? api;
	return {
		...rest,
		...written.name === void 0 ? {} : { name: written.name },
		...written["base-url"] === void 0 ? {} : { baseUrl: written["base-url"] },
		...written["key-variable"] === void 0 ? {} : { keyVariable: written["key-variable"] },
		...written.price === void 0 ? {} : { price: priceOf(written.price) },
		...spoken === "responses" ? { api: spoken } : {}
	};
}
function priceOf({ input, output, "cached-input": cachedInput }) {
	return {
		input,
		output,
		...cachedInput === void 0 ? {} : { cachedInput }
	};
}
/** A key of the query with its value; a parameter's key begins with "parameters.". */
function pairOf(pair, usual, problems) {
	const [key = "", written = ""] = splitOnce(pair, "=");
	const text = decoded(written);
	if (text === void 0) problems.push(`${key}: the value is not percent-encoded as a URL's is`);
	if (PLAIN.includes(key)) return [key, text];
	if (PRICES.includes(key)) return [key, text === "" ? void 0 : Number(text)];
	const parameter = /^parameters\.(.+)$/.exec(key)?.[1] ?? (PARAMETERS.includes(key) || Object.hasOwn(usual.parameters, key) ? key : void 0);
	if (parameter === void 0) problems.push(`unknown key "${key}"`);
	return [`parameters.${parameter ?? key}`, text === void 0 || text === "" ? void 0 : jsonOrText(text)];
}
function splitOnce(text, mark) {
	const at = text.indexOf(mark);
	return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
function decoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return;
	}
}
function jsonOrText(text) {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
function isGiven([, value]) {
	return value !== void 0;
}

// src/edges/layers/place.ts
/**
* Finds what an override names (of a model: the value without its `@`), in this order: a file of the checkout with exactly that name, `text:…`, `git:REF`,
* `git:REF:PATH` or `REF:PATH`, and for layers of several files a glob.
*
* @throws UserError when nothing goes by that name, with the forms there are as a remedy
*/
async function findPlace(override, { tree, repository }) {
	const { layer, value } = override;
	const file = await readFile(tree, value, layer);
	if (file !== void 0) return {
		kind: "files",
		files: [file]
	};
	if (/^[a-z]+:\/\//i.test(value)) throw notThere(override, "only retrieval takes an address, with http or https");
	if (value.startsWith("text:")) {
		if (layer !== "prompt" && layer !== "policy") throw notThere(override, "only prompt and policy take a text");
		const text = normaliseText(value.slice(5));
		if (text.trim() !== "") return {
			kind: "text",
			text
		};
		throw notThere(override, "the text is empty");
	}
	const [, marked, ref = "", path] = /^(git:)?([^:]+)(?::(.+))?$/s.exec(value) ?? [];
	if (marked === void 0 && path === void 0) return {
		kind: "files",
		files: await globbed(override, tree)
	};
	const at = await commitTree(override, ref, repository);
	if (path === void 0) return {
		kind: "commit",
		tree: at
	};
	const found = await readFile(at, path, layer);
	if (found === void 0) throw notThere(override, `there is no file ${path} in ${at.label}`);
	return {
		kind: "files",
		files: [found]
	};
}
/** Longer names than a disk takes are no files; asking it would be an error. */
const MOST_BYTES = 255;
async function readFile(tree, path, layer) {
	if (/[\n\0]/.test(path) || Buffer.byteLength(path) > MOST_BYTES) return void 0;
	const text = await (layer === "retrieval" ? tree.read(path, MOST_SNAPSHOT_BYTES) : tree.read(path));
	return text === void 0 ? void 0 : {
		path,
		text: normaliseText(text)
	};
}
async function globbed(override, tree) {
	const { layer, value } = override;
	if (!((layer === "policy" || layer === "tools") && /[*?{[]/.test(value))) throw notThere(override, `there is no file ${value} in ${tree.label}`);
	const [first, ...others] = (await Promise.all((await tree.match([value])).map((path) => readFile(tree, path, layer)))).filter((file) => file !== void 0);
	if (first === void 0) throw notThere(override, `${value} matches no file in ${tree.label}`);
	return [first, ...others];
}
async function commitTree(override, ref, repository) {
	if (repository === void 0) throw notThere(override, "there is no repository here");
	try {
		return repository.at(await repository.resolve(ref));
	} catch (cause) {
		if (!(cause instanceof UserError)) throw cause;
		throw new UserError(`${optionOf(override)}: ${cause.message}`, cause.remedy, { cause });
	}
}
function notThere(override, problem) {
	return new UserError(`${optionOf(override)}: ${problem}`, formsOf(override.layer));
}
/** As it was written: a model's file is marked. */
function optionOf({ layer, value }) {
	return `--layer ${overrideLabel({
		layer,
		value: layer === "model" ? `@${value}` : value
	})}`;
}
function formsOf(layer) {
	const path = "Give the path of a file, relative to the root of the repository";
	switch (layer) {
		case "model": return `${path}; or REF:PATH.`;
		case "prompt": return `${path}; or REF:PATH, git:REF or text:….`;
		case "policy": return `${path}, or a glob; or REF:PATH, git:REF or text:….`;
		case "tools": return `${path}, or a glob; or REF:PATH or git:REF.`;
		case "retrieval": return `${path}; or REF:PATH, git:REF, recorded, or the https://… of an endpoint.`;
		default: return layer;
	}
}

// src/edges/layers/override.ts
const ONE_MINUTE = 6e4;
/** The variant with one layer replaced. @throws UserError when the layer is none of the suite's, or cannot be had */
async function overridden(suite, variant, override, ground) {
	const { version, ...part } = await replacement(suite, override, ground);
	const { template, ...others } = variant;
	const kept = override.layer === "prompt" || template === void 0 ? others : {
		...others,
		template
	};
	const versions = {
		...variant.versions,
		[override.layer]: version
	};
	return {
		...kept,
		...part,
		label: overrideLabel(override),
		versions
	};
}
async function replacement(suite, override, ground) {
	const { layer } = override;
	if (suite.layers[layer] === null) throw new UserError(`${suite.path} says that the application has no ${layer}`, `Describe it under layers.${layer} to override it.`);
	switch (layer) {
		case "model": return model(suite.layers.model, override, ground);
		case "prompt": return prompt(suite, override, ground);
		case "policy": return policy(suite, override, ground);
		case "tools": return tools(suite, override, ground);
		case "retrieval": return retrieval(suite, override, ground);
		default: return layer;
	}
}
async function model(usual, override, ground) {
	const { layer, value } = override;
	const chosen = value.startsWith("@") ? await modelAt(usual, {
		layer,
		value: value.slice(1)
	}, ground) : overriddenModel(value, usual, `--layer ${overrideLabel(override)}`);
	return {
		version: modelVersion(chosen, usual),
		model: chosen
	};
}
async function modelAt(usual, override, ground) {
	const place = await findPlace(override, ground);
	if (place.kind === "files") return modelOfFile(place.files[0].text, place.files[0].path, usual);
	throw new UserError(`--layer model=@${override.value}: a model is no layer of files that a commit could hold`, "Name the file in it: model=@REF:PATH.");
}
async function prompt(suite, override, ground) {
	const place = await findPlace(override, ground);
	if (place.kind === "commit") return promptOf(suite, place.tree);
	const { files = [], template } = suite.layers.prompt ?? {};
	const others = template === void 0 ? [] : await readAll(suite, ground.tree, files, "prompt");
	const file = place.kind === "text" ? {
		path: "text",
		text: place.text
	} : place.files[0];
	return promptFrom(suite, file, others, overrideLabel(override));
}
async function policy(suite, override, ground) {
	const place = await findPlace(override, ground);
	if (place.kind === "commit") return policyOf(suite, place.tree);
	const files = place.kind === "text" ? [{
		path: "text",
		text: place.text
	}] : place.files;
	return policyFrom(files, overrideLabel(override));
}
async function tools(suite, override, ground) {
	const place = await findPlace(override, ground);
	if (place.kind === "files") return toolsFrom(place.files);
	return toolsOf(suite, place.kind === "commit" ? place.tree : ground.tree);
}
async function retrieval(suite, override, ground) {
	const { value } = override;
	if (/^https?:/i.test(value)) return asked(suite, override);
	if (value === "recorded" && await ground.tree.read(value) === void 0) return statedBySuite(suite, { kind: "recorded" });
	const place = await findPlace(override, ground);
	if (place.kind === "files") return retrievalFrom(place.files[0], value);
	const { documents } = suite.layers.retrieval ?? {};
	if (place.kind === "commit" && typeof documents === "object" && "snapshot" in documents) return retrievalOf(suite, place.tree);
	throw new UserError(`--layer ${overrideLabel(override)}: ${suite.path} names no snapshot that a commit could hold`, "Name the file in it: retrieval=REF:PATH.");
}
/** An endpoint names its index when it is asked; what the suite says of its own index does not hold for another. */
function asked(suite, override) {
	const { value: url } = override;
	if (!isPlainUrl(url)) throw new UserError(`--layer ${overrideLabel({
		layer: "retrieval",
		value: "https://…"
	})} is not a URL without a user name and password`, "Write http://… or https://…; a key goes into an environment variable that the suite names.");
	const { documents } = suite.layers.retrieval ?? {};
	const usual = typeof documents === "object" && "endpoint" in documents ? documents.endpoint : void 0;
	if (usual?.url === url) return statedBySuite(suite, {
		kind: "endpoint",
		endpoint: usual
	});
	return {
		version: {
			id: null,
			source: "unknown",
			from: "the endpoint was not asked"
		},
		retrieval: {
			kind: "endpoint",
			endpoint: usual === void 0 ? {
				url,
				timeoutMs: ONE_MINUTE
			} : {
				...usual,
				url
			}
		}
	};
}

// src/edges/layer-files.ts
/**
* The variants of a suite, from the files its layers name.
* @param repository where overrides may name commits; without one they are told that there is none
*/
function layerFiles(suite, repository) {
	return {
		at: (tree, label) => variantAt(suite, tree, label),
		override: (variant, tree, override) => overridden(suite, variant, override, {
			tree,
			repository
		})
	};
}
async function variantAt(suite, tree, label) {
	const { model } = suite.layers;
	const { version: prompt, ...template } = await promptOf(suite, tree);
	const { version: policy, ...rules } = await policyOf(suite, tree);
	const { version: tools, ...definitions } = await toolsOf(suite, tree);
	const { version: retrieval, ...means } = await retrievalOf(suite, tree);
	return {
		label,
		versions: {
			model: {
				id: model?.name ?? "none",
				source: "config"
			},
			prompt,
			policy,
			retrieval,
			tools
		},
		model,
		...template,
		...rules,
		...definitions,
		...means
	};
}

export { layerFiles };