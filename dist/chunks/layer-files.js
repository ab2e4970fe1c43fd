import { t as overrideLabel } from "./override-label.js";
import { n as UserErrors, t as UserError } from "./errors2.js";
import { a as promptFrom, c as retrievalOf, d as toolsOf, f as readAll, i as policyOf, l as statedBySuite, n as modelOf, o as promptOf, r as policyFrom, s as retrievalFrom, t as withLayer, u as toolsFrom } from "./one-layer.js";
import { t as modelVersion } from "./model-version.js";
import { t as readYaml } from "./yaml-file.js";
import { r as isObject } from "./json-shape.js";
import { r as normaliseText } from "./digest.js";
import { t as MOST_SNAPSHOT_BYTES } from "./tree-limits.js";

// src/edges/layers/claim.ts
/**
* The variant of an override that is said to bring a version which a state had. What is not known, a hash of a part, and a
* name beside a hash contradict nothing.
*
* @throws UserError when it brings another version, which names both; and what the override throws, under its own option
*/
async function asClaimed({ version, option, of }, override, overridden) {
	const variant = await underOption(option, overridden);
	const brought = variant.versions[override.layer];
	if (!contradicts(brought, version, override.layer)) return variant;
	throw new UserError(`${option} ${overrideLabel(override)} brings ${brought.id}, and ${of} had ${version.id}`, "Name where that version is, or leave the option out.");
}
async function underOption(option, overridden) {
	try {
		return await overridden();
	} catch (cause) {
		if (!(cause instanceof UserError) || !cause.message.startsWith("--layer ")) throw cause;
		throw new UserError(cause.message.replace("--layer", option), cause.remedy, { cause });
	}
}
function contradicts(brought, stated, layer) {
	if (brought.id === null || stated.id === null || brought.id === stated.id) return false;
	if (stated.partial || brought.partial) return false;
	if (layer === "model") return !namesOf(stated).includes(nameOf(brought.id));
	return isHash(brought) === isHash(stated);
}
/** The name that was served, and the one that was asked for. */
function namesOf({ id, from = "" }) {
	const [, asked] = /^asked for (.+)$/s.exec(from) ?? [];
	return [id ?? "", ...asked === void 0 ? [] : [asked]].map(nameOf);
}
/** Without the mark of parameters. */
function nameOf(id) {
	return id.replace(/#[0-9a-f]{8}$/, "");
}
function isHash({ id, source }) {
	return source === "hash" || /^sha256:[0-9a-f]{64}$/.test(id ?? "");
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
		async override(variant, tree, override, claim) {
			const ground = {
				tree,
				repository
			};
			if (claim === void 0) return overridden(suite, variant, override, ground);
			return asClaimed(claim, override, () => overridden(suite, variant, override, ground));
		},
		withLayer: (variant, tree, layer) => withLayer(suite, {
			variant,
			tree,
			layer
		})
	};
}
async function variantAt(suite, tree, label) {
	const { version: called, ...model } = modelOf(suite);
	const { version: prompt, ...template } = await promptOf(suite, tree);
	const { version: policy, ...rules } = await policyOf(suite, tree);
	const { version: tools, ...definitions } = await toolsOf(suite, tree);
	const { version: retrieval, ...means } = await retrievalOf(suite, tree);
	return {
		label,
		versions: {
			model: called,
			prompt,
			policy,
			retrieval,
			tools
		},
		...model,
		...template,
		...rules,
		...definitions,
		...means
	};
}

export { layerFiles };