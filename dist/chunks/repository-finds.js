import { o as own, r as isObject } from "./json-shape.js";
import { r as readToolDefinitions } from "./tool-definitions.js";
import { t as UserError } from "./errors2.js";
import { a as recordReader, t as readTrace } from "./read-trace.js";
import { n as openTraceFile } from "./trace-file.js";
import { basename } from "node:path";

// src/edges/found-traces.ts
/**
* The files among some that hold traces, and what the first records of them show. Null where none does.
*
* @param paths those that look as if they could are opened; the first records decide
*/
async function foundTraces(tree, paths) {
	const files = [];
	const looked = [];
	for (const path of paths.filter(mayHoldTraces).slice(0, MOST_FILES$2)) {
		const look = await lookInto(tree, path);
		if (look === void 0) continue;
		files.push(path);
		looked.push(look);
	}
	const [first] = looked;
	if (first === void 0) return null;
	const traces = looked.flatMap(tracesOf);
	const hops = traces.flatMap((trace) => trace.hops);
	const models = hops.flatMap((hop) => hop.kind === "model" ? hop.requestedModel ?? hop.resolvedModel ?? [] : []);
	return {
		files,
		format: first.format,
		attributes: attributesOf(traces),
		models: byFrequency(models.filter((name) => !/\p{Cc}/u.test(name))),
		callsTools: hops.some(({ kind }) => kind === "tool"),
		searches: hops.some(({ kind }) => kind === "retrieval")
	};
}
const MOST_FILES$2 = 100;
const MOST_RECORDS = 200;
const MOST_VALUES = 30;
function mayHoldTraces(path) {
	if (/\.(jsonl|ndjson|otlp|binpb)(\.gz|\.zst)?$/i.test(path)) return true;
	return /trace|span|otel|otlp/i.test(path) && /\.(json|pb)(\.gz|\.zst)?$/i.test(path);
}
/** Undefined where the file is no file of traces, whatever else it is. */
async function lookInto(tree, path) {
	let format;
	let records = 0;
	const spans = [];
	const whole = [];
	try {
		for await (const value of valuesIn(tree, path)) {
			const reader = recordReader(value);
			format ??= reader?.name;
			if (format === void 0 || ++records > MOST_RECORDS) break;
			const record = reader?.read(value);
			spans.push(...record?.spans ?? []);
			whole.push(...record?.traces ?? []);
		}
	} catch (error) {
		if (!(error instanceof UserError || error instanceof SyntaxError)) throw error;
	}
	return format === void 0 || spans.length + whole.length === 0 ? void 0 : {
		format,
		spans,
		whole
	};
}
async function* valuesIn(tree, path) {
	const { parts } = await openTraceFile(tree, path);
	for await (const part of parts) {
		if (part.kind === "value") yield part.value;
		if (part.kind !== "lines" || part.block.bytes === void 0) continue;
		for (const line of part.block.bytes.toString("utf8").split("\n")) if (line.trim() !== "") yield JSON.parse(line.replace(/^\uFEFF/, ""));
	}
}
function tracesOf({ spans, whole }) {
	const groups = /* @__PURE__ */ new Map();
	for (const span of spans) {
		const group = groups.get(span.traceId);
		if (group === void 0) groups.set(span.traceId, [span]);
		else group.push(span);
	}
	const read = [...groups.values()].map((group) => readTrace(group, []));
	const ids = new Set(whole.map(({ id }) => id));
	return [...whole, ...read.filter(({ id }) => !ids.has(id))];
}
function attributesOf(traces) {
	const values = /* @__PURE__ */ new Map();
	for (const { attributes } of traces) for (const [name, value] of Object.entries(attributes)) {
		const known = values.get(name) ?? /* @__PURE__ */ new Set();
		if (known.size < MOST_VALUES) known.add(typeof value === "string" ? value : JSON.stringify(value));
		values.set(name, known);
	}
	return [...values].map(([name, known]) => ({
		name,
		values: [...known]
	}));
}
function byFrequency(names) {
	const counts = /* @__PURE__ */ new Map();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return [...counts].toSorted(([, one], [, other]) => other - one).map(([name]) => name);
}

// src/edges/mentions.ts
/**
* Model names and key variables that source files speak of, those of most files first. Files are read as text.
*
* @param paths of all files; those that are no source are passed over
*/
async function mentionsIn(paths, textOf) {
	const models = /* @__PURE__ */ new Map();
	const keyVariables = /* @__PURE__ */ new Map();
	for (const path of paths.filter(isSource).slice(0, MOST_FILES$1)) {
		const text = await textOf(path);
		note(models, path, [...text.matchAll(MODEL)].map(([, name = ""]) => name).filter(answers));
		note(keyVariables, path, text.match(KEY_VARIABLE) ?? []);
	}
	return {
		models: ordered(models),
		keyVariables: ordered(keyVariables)
	};
}
const MOST_FILES$1 = 3e3;
const SOURCE = /\.(ts|tsx|mts|js|jsx|mjs|cjs|py|rb|go|java|kt|cs|php|rs|ex|exs|ya?ml|toml)$/;
function isSource(path) {
	return SOURCE.test(path) || /(^|\/)\.env\.(example|sample|template|dist)$/.test(path);
}
/** A name between quotes, or behind the equals sign or colon of a setting. */
const MODEL = /(?:["'`]|[=:][ \t]*)((?:[\w.-]+\/)?(?:gpt-\d|o[134](?![\w.])|o[134]-|claude-|gemini-\d|mistral-|llama-?\d|deepseek-|qwen)[\w.:-]*)/g;
const KEY_VARIABLE = /\b(?:OPENAI|ANTHROPIC|AZURE_OPENAI|GEMINI|GOOGLE|MISTRAL|OPENROUTER|GROQ|TOGETHER|DEEPSEEK|XAI|LANGFUSE)(?:_[A-Z]+)*_(?:API_KEY|SECRET_KEY|PUBLIC_KEY)\b/g;
/** A model that answers in text; the others of its family do not. */
function answers(name) {
	return !/embed|audio|realtime|tts|image|transcribe|moderation|whisper/i.test(name) && /\d|[a-z]{4}$/.test(name);
}
function note(found, path, names) {
	for (const name of new Set(names)) {
		const places = found.get(name) ?? [];
		places.push(path);
		found.set(name, places);
	}
}
function ordered(found) {
	return [...found].map(([name, places]) => ({
		name,
		places
	})).toSorted((one, other) => other.places.length - one.places.length || (one.name < other.name ? -1 : 1));
}

// src/edges/repository-finds.ts
/**
* Looks at a repository for what a first suite can be made of. Everything in it is read as data, a part of each file at
* most; a file that holds secrets (`.env`) is not opened, and one whose name holds control characters is passed over.
*
* @param tree one that opens parts of files
* @param root absolute path of the tree's root
* @param folder where the person is, "" for the root: one that holds prompts is an application, and is looked at alone
*/
async function repositoryFinds(tree, root, folder = "") {
	const known = (await tree.match([...EVERYTHING, ...LEFT_OUT])).filter((path) => !isForTests(path) && !/\p{Cc}/u.test(path));
	const inside = known.filter((path) => folder !== "" && path.startsWith(`${folder}/`));
	const isApplication = inside.some(looksLikePrompt);
	const paths = (isApplication ? inside : known).slice(0, MOST_FILES);
	const tools = await toolFiles(tree, paths);
	const policies = paths.filter(looksLikePolicy);
	const prompts = paths.filter((path) => looksLikePrompt(path) && !policies.includes(path)).slice(0, MOST_PROMPTS);
	const taken = /* @__PURE__ */ new Set([
		...tools,
		...policies,
		...prompts
	]);
	const traces = await foundTraces(tree, paths.filter((path) => !taken.has(path)));
	return {
		name: basename(isApplication ? folder : root),
		prompts: await Promise.all(prompts.map(async (path) => ({
			path,
			text: await beginningOf(tree, path)
		}))),
		policies,
		tools,
		traces,
		...await mentionsIn(paths, (path) => beginningOf(tree, path)),
		promptfoo: paths.filter((path) => /(^|\/)promptfooconfig\.(ya?ml|json)$/.test(path)),
		suites: known.filter((path) => /(^|\/)suite\.yml$/.test(path))
	};
}
const EVERYTHING = ["**/*", "**/.env.*"];
const LEFT_OUT = [
	"dist",
	"build",
	"out",
	"vendor",
	"target",
	"venv",
	"coverage",
	"__pycache__",
	"site-packages"
].map((folder) => `!**/${folder}/**`);
const MOST_FILES = 2e4;
const MOST_PROMPTS = 200;
const MOST_TOOL_FILES = 500;
const BEGINNING = 262144;
function isForTests(path) {
	return /(^|\/)(tests?|__tests__|spec|fixtures?|__fixtures__|examples?)\//.test(path);
}
const WORDS = /\.(md|txt|liquid|prompt|j2|jinja2?|hbs|mustache|tmpl)$/i;
function looksLikePolicy(path) {
	return WORDS.test(path) && (/(^|\/)(policy|policies|guardrails?)\//i.test(path) || /\.policy\.\w+$/i.test(path));
}
function looksLikePrompt(path) {
	if (/(^|\/)(readme|changelog|contributing)\b[^/]*$/i.test(path) || /^(\.github|docs?)\//.test(path)) return false;
	if (/\.prompt(\.\w+)?$|\.liquid$/i.test(path)) return !/\.prompt\.(ts|js|py|json)$/i.test(path);
	return WORDS.test(path) && (/(^|\/)prompts?\//i.test(path) || /prompt[^/]*$/i.test(path));
}
async function toolFiles(tree, paths) {
	const candidates = paths.filter((path) => path.endsWith(".json")).slice(0, MOST_TOOL_FILES);
	const found = [];
	for (const path of candidates) if (holdsTools(await beginningOf(tree, path))) found.push(path);
	return found;
}
/** A definition, or a list of nothing else. Much JSON has a name; a tool has parameters, or is a function. */
function holdsTools(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return false;
	}
	const items = Array.isArray(value) ? value : [value];
	return items.length > 0 && items.every(isTool) && (readToolDefinitions(items) ?? []).length === items.length;
}
function isTool(value) {
	if (!isObject(value)) return false;
	const inner = own(value, "function");
	const tool = isObject(inner) ? inner : value;
	const parameters = [
		"parameters",
		"input_schema",
		"inputSchema"
	].some((key) => isObject(own(tool, key)));
	return typeof own(tool, "name") === "string" && parameters;
}
async function beginningOf(tree, path) {
	const pieces = [];
	for await (const piece of tree.open(path, [{
		from: 0,
		to: BEGINNING
	}])) pieces.push(Buffer.from(piece));
	return Buffer.concat(pieces).toString("utf8");
}

export { repositoryFinds };