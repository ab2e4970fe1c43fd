import { i as __toESM } from "./rolldown-runtime.js";
import { t as UserError } from "./errors2.js";
import { n as digestOf, t as canonicalJson } from "./digest.js";
import { t as TRACE_FORMAT } from "./trace-line.js";
import { i as items, o as own, r as isObject, t as firstOwn } from "./json-shape.js";
import { t as readYaml } from "./yaml-file.js";
import { t as diskTree } from "./disk-tree.js";
import { n as writeNewFiles } from "./new-files2.js";
import { basename, dirname } from "node:path";

// src/formats/promptfoo/files.ts
/** The text of a file; a leading file:// is taken off. @throws UserError when there is none */
async function textOfFile(named, read) {
	const path = named.replace(/^file:\/\//, "").replace(/^\.\//, "");
	const text = await read(path);
	if (text !== void 0) return text.replace(/^\uFEFF/, "");
	throw new UserError(`there is no file ${path}`, "Correct the path in the configuration; it is relative to it.");
}
/** What a file of YAML or JSON says; a leading file:// is taken off. @throws UserError when there is none, or it is no YAML */
async function parsedFile(named, read) {
	const text = await textOfFile(named, read);
	return readYaml(text, named.replace(/^file:\/\//, "")).value;
}

// src/formats/promptfoo/fill-in.ts
/**
* What an assertion compares with, the test's variables filled in: `{{expected}}`, `{{order.total}}`.
* @returns undefined where a placeholder stands for no variable, or asks for more: a filter, a condition
*/
function filledIn(value, variables) {
	if (typeof value === "string") return filledText(value, variables);
	if (Array.isArray(value)) return allOf(value.map((item) => filledIn(item, variables)));
	if (!isObject(value)) return value;
	const entries = Object.entries(value);
	const filled = allOf(entries.map(([, item]) => filledIn(item, variables)));
	return filled && Object.fromEntries(entries.map(([key], index) => [key, filled[index]]));
}
function allOf(values) {
	return values.includes(void 0) ? void 0 : values;
}
function filledText(text, variables) {
	let isForeign = text.replace(PLACEHOLDER, "").search(/\{\{|\{%/) >= 0;
	const filled = text.replace(PLACEHOLDER, (_, name) => {
		const value = name.split(".").reduce((object, key) => own(object, key), variables);
		isForeign ||= value === void 0 || value === null;
		return typeof value === "string" ? value : JSON.stringify(value ?? "");
	});
	return isForeign ? void 0 : filled;
}
const PLACEHOLDER = /\{\{-?\s*([A-Za-z_]\w*(?:\.\w+)*)\s*-?\}\}/g;

// src/formats/promptfoo/shorthand.ts
/**
* An assertion in the short form of CSV files: `contains:yes`, `similar(0.8):yes`, `not-contains:no`,
* `contains-any:yes,sure`, `grade: is polite`, `fn:output.length < 80`; a text without a type must be equal.
*/
function assertionOf(text) {
	const rubric = /^(?:grade|llm-rubric):\s*(.*)$/s.exec(text);
	if (rubric !== null) return {
		type: "llm-rubric",
		negated: false,
		value: rubric[1]
	};
	const code = /^(?:fn|eval|javascript):\s*(.*)$/s.exec(text);
	if (code !== null) return {
		type: "javascript",
		negated: false,
		value: code[1]
	};
	const [, not, type, threshold, value] = /^(not-)?([a-z][a-z-]*)(?:\((\d*\.?\d+)\))?(?::(.*))?$/s.exec(text) ?? [];
	if (!(type !== void 0 && (value !== void 0 || KNOWN_ALONE.has(type)))) return {
		type: "equals",
		negated: false,
		value: text
	};
	return {
		type,
		negated: not !== void 0,
		...value === void 0 ? {} : { value: type.startsWith("contains-") || type.startsWith("icontains-") ? list(value) : value.trim() },
		...threshold === void 0 ? {} : { threshold: Number(threshold) }
	};
}
/** Types that need no value: any other bare word is what the answer must be. */
const KNOWN_ALONE = /* @__PURE__ */ new Set([
	"is-json",
	"is-refusal",
	"answer-relevance",
	"is-valid-openai-tools-call"
]);
function list(text) {
	return text.split(",").map((one) => one.trim());
}

// src/formats/promptfoo/tests.ts
const MOST_TESTS = 2e4;
/**
* All tests of a configuration, those of files included, each with the default's variables and assertions. A variable
* that is a list stands for one test per element.
* @throws UserError that names the file or the test
*/
async function readTests(written, defaultTest, read) {
	const tests = [];
	const defaults = {
		variables: await variablesOf(defaultTest, read),
		assertions: await assertionsOf(defaultTest, read)
	};
	for (const row of await rowsOf(written, read)) {
		const description = own(row, "description");
		const asked = [...defaults.assertions, ...await assertionsOf(row, read)];
		for (const variables of expanded({
			...defaults.variables,
			...await variablesOf(row, read)
		})) {
			const assertions = asked.map((assertion) => withVariables(assertion, variables));
			tests.push({
				...typeof description === "string" && { description },
				variables,
				assertions
			});
		}
		if (tests.length > MOST_TESTS) throw new UserError(`the configuration has more than ${MOST_TESTS} tests`, "Import a part of them.");
	}
	return tests;
}
async function rowsOf(written, read) {
	if (typeof written === "string") return rowsOfFile(written, read);
	if (!Array.isArray(written)) throw new UserError("tests is neither a list nor a file", "Write a list, or file://PATH.");
	const rows = [];
	for (const [index, one] of written.entries()) if (typeof one === "string") rows.push(...await rowsOfFile(one, read));
	else if (isObject(one)) rows.push(one);
	else throw new UserError(`tests[${index}] is no test case`, "Write vars and assert, or file://PATH.");
	return rows;
}
async function rowsOfFile(named, read) {
	const path = named.replace(/^file:\/\//, "");
	if (/\.csv$/i.test(path)) return rowsOfCsv(await textOfFile(path, read), path);
	if (/\.jsonl$/i.test(path)) return rowsOfLines(await textOfFile(path, read), path);
	if (!/\.(ya?ml|json)$/i.test(path)) throw new UserError(`the tests ${named} cannot be read`, "An import reads YAML, JSON, JSON lines and CSV files; export the others to one of these.");
	return rowsOf(await parsedFile(path, read), read);
}
function rowsOfLines(text, path) {
	return text.split("\n").flatMap((line, index) => {
		if (line.trim() === "") return [];
		try {
			const row = JSON.parse(line);
			if (isObject(row)) return [row];
		} catch {}
		throw new UserError(`${path}:${index + 1} is no JSON object`, "Write one test case a line.");
	});
}
/** Columns are variables, but for those that begin with two underscores. */
async function rowsOfCsv(text, path) {
	const { parse } = await import("./sync.js");
	let rows;
	try {
		rows = parse(text, {
			columns: true,
			skip_empty_lines: true,
			trim: true
		});
	} catch (error) {
		throw new UserError(`${path} is not valid CSV: ${error.message}`, "Mend that line.");
	}
	return rows.map((row) => {
		const columns = Object.entries(row);
		const expected = columns.filter(([name, value]) => /^__expected\d*$/.test(name) && value !== "");
		const description = own(row, "__description");
		return {
			...typeof description === "string" && description !== "" && { description },
			vars: Object.fromEntries(columns.filter(([name]) => !name.startsWith("__"))),
			assert: expected.map(([, value]) => value)
		};
	});
}
async function variablesOf(test, read) {
	const written = own(test, "vars");
	const variables = typeof written === "string" ? await parsedFile(written, read) : written;
	if (!isObject(variables)) return {};
	const entries = Object.entries(variables).map(async ([name, value]) => {
		return [name, typeof value === "string" && value.startsWith("file://") ? await textOfFile(value, read) : value];
	});
	return Object.fromEntries(await Promise.all(entries));
}
async function assertionsOf(test, read) {
	const written = firstOwn(test, ["assert", "asserts"]);
	if (!Array.isArray(written)) return [];
	return Promise.all(written.flatMap(assertionsIn).map((assertion) => withItsFile(assertion, read)));
}
function assertionsIn(written) {
	if (typeof written === "string") return [assertionOf(written)];
	if (!isObject(written)) return [];
	const type = own(written, "type");
	if (type === "assert-set") return items(firstOwn(written, ["assert", "asserts"])).flatMap(assertionsIn);
	if (typeof type !== "string") return [{
		type: Object.keys(written)[0] ?? "none",
		negated: false,
		unusable: true
	}];
	const [threshold, metric, value] = [
		"threshold",
		"metric",
		"value"
	].map((key) => own(written, key));
	return [{
		type: type.replace(/^not-/, ""),
		negated: type.startsWith("not-"),
		...value === void 0 || value === null ? {} : { value },
		...typeof threshold === "number" && { threshold },
		...typeof metric === "string" && { metric }
	}];
}
/** The value of an assertion may stand in a file: a text, or JSON or YAML. A program is not run. */
async function withItsFile(assertion, read) {
	const { value } = assertion;
	if (typeof value !== "string" || !value.startsWith("file://")) return assertion;
	if (/\.(?:[cm]?[jt]s|py|rb)(?::\w+)?$/.test(value)) return {
		...assertion,
		unusable: true
	};
	const isData = /\.(?:json|ya?ml)$/i.test(value);
	return {
		...assertion,
		value: await (isData ? parsedFile(value, read) : textOfFile(value, read))
	};
}
function withVariables(assertion, variables) {
	if (assertion.value === void 0) return assertion;
	const value = filledIn(assertion.value, assertion.type === "javascript" ? {} : variables);
	return value === void 0 ? {
		...assertion,
		unusable: true
	} : {
		...assertion,
		value
	};
}
/** A list of values stands for a test of each; several lists for every combination. */
function expanded(variables) {
	let all = [{}];
	for (const [name, value] of Object.entries(variables)) {
		const values = Array.isArray(value) ? value : [value];
		if (all.length * values.length > MOST_TESTS) throw new UserError(`a test stands for more than ${MOST_TESTS} combinations of its variables`, "Use shorter lists.");
		all = all.flatMap((one) => values.map((each) => ({
			...one,
			[name]: each
		})));
	}
	return all;
}

// src/formats/promptfoo/config.ts
/**
* Reads a promptfoo configuration (YAML or JSON) with the files it names; or a file of tests alone, then with nothing
* but the question for a prompt.
*
* @param read gives the text of a file beside it, or undefined
* @throws UserError that names the file and what is wrong with it
*/
async function readPromptfooConfig(path, read) {
	const written = /\.(csv|jsonl)$/i.test(path) ? { tests: path } : await parsedFile(path, read);
	const config = Array.isArray(written) ? { tests: written } : written;
	if (!isObject(config)) throw new UserError(`${path} holds no promptfoo configuration`, "Name a promptfooconfig.yaml, or what it is called.");
	const defaults = own(config, "defaultTest");
	const defaultTest = typeof defaults === "string" ? await parsedFile(defaults, read) : defaults;
	const tests = await readTests(own(config, "tests") ?? [], isObject(defaultTest) ? defaultTest : {}, read);
	if (tests.length === 0) throw new UserError(`${path} has no tests`, "Write at least one test case under tests; scenarios are not read.");
	const prompts = listOf$1(own(config, "prompts"));
	const providers = listOf$1(firstOwn(config, ["providers", "targets"]));
	const { texts, file } = prompts.length === 0 ? { texts: [] } : await promptsOf(prompts[0], path, read);
	const [prompt, ...more] = texts;
	const others = more.length + Math.max(0, prompts.length - 1);
	return {
		...prompt === void 0 ? {} : { prompt },
		provider: providers[0],
		grader: graderOf(defaultTest),
		tests,
		leftOut: [
			...file === void 0 ? [] : [`The prompt is a copy of ${file}, and a check sees edits of the copy alone: keep the two alike.`],
			...others > 0 ? [`Prompts after the first (${others}): try each as a canary.`] : [],
			...providers.length > 1 ? [`Providers after the first (${providers.length - 1}): try each as a canary.`] : []
		]
	};
}
function listOf$1(value) {
	if (value === void 0 || value === null) return [];
	return Array.isArray(value) ? value : [value];
}
/** The prompts of one entry, and their file: one of text may hold several, with a line of three dashes between them. */
async function promptsOf(prompt, path, read) {
	const written = isObject(prompt) ? firstOwn(prompt, [
		"raw",
		"id",
		"path"
	]) : prompt;
	if (typeof written !== "string") throw new UserError(`${path} has no prompt that can be read`, "Write the prompt's text, or file://PATH, under prompts.");
	const named = /^file:\/\/(.+)$/.exec(written)?.[1] ?? (isFileName(written) ? written : void 0);
	if (named === void 0) return { texts: [written] };
	if (/\.(c?[jt]s|mjs|py)$/.test(named)) throw new UserError(`${named} is a prompt made by a program, which an import does not run`, "Write the prompt as text, with {{variables}}.");
	const text = await textOfFile(named, read);
	return {
		texts: named.endsWith(".txt") ? text.split(/\r?\n---\r?\n/) : [text],
		file: named
	};
}
/** One line that ends like a file's name and holds no placeholder. */
function isFileName(text) {
	return /^[^\n{}]+\.(txt|md|json|ya?ml|j2|njk|[cm]?[jt]s|py)$/.test(text);
}
function graderOf(defaultTest) {
	const options = isObject(defaultTest) ? own(defaultTest, "options") : void 0;
	return isObject(options) ? own(options, "provider") : void 0;
}

// src/formats/promptfoo/metrics.ts
/**
* Metrics from assertions. A suite has one list of metrics for all cases, so what differs from test to test becomes an
* attribute of the case that the metric names as `expected`; a case without it is not scored by that metric.
*/
function metricsOf(tests) {
	const found = /* @__PURE__ */ new Map();
	const unknown = /* @__PURE__ */ new Map();
	for (const [index, { assertions }] of tests.entries()) {
		const seen = /* @__PURE__ */ new Map();
		for (const assertion of assertions) {
			const translated = translate(assertion);
			if (translated === void 0) {
				unknown.set(assertion.type, (unknown.get(assertion.type) ?? 0) + 1);
				continue;
			}
			const kind = canonicalJson([assertion.metric ?? null, translated.options]);
			const time = seen.get(kind) ?? 0;
			seen.set(kind, time + 1);
			const key = `${kind} ${time}`;
			const asked = found.get(key) ?? {
				...translated,
				metric: assertion.metric,
				values: /* @__PURE__ */ new Map()
			};
			found.set(key, asked);
			asked.values.set(index, translated.value ?? "yes");
		}
	}
	const names = /* @__PURE__ */ new Set();
	const named = [...found.values()].map((asked) => ({
		asked,
		name: nameOf(asked, names)
	}));
	return {
		metrics: named.map(({ asked, name }) => metricOf(name, asked, tests.length)),
		expectations: tests.map((_, index) => Object.fromEntries(named.filter(({ asked }) => !isLiteral(asked, tests.length)).flatMap(({ asked, name }) => {
			const value = asked.values.get(index);
			return value === void 0 ? [] : [[`expect.${name}`, value]];
		}))),
		unknown
	};
}
/** Every test asks for it, and all for the same: then it needs no attribute. A judge's criterion always has one. */
function isLiteral({ options, values }, tests) {
	const [first, ...others] = new Set(values.values());
	return values.size === tests && first !== void 0 && others.length === 0 && LITERAL_KEY[bare$1(options.scorer)] !== null;
}
function metricOf(name, asked, tests) {
	if (!isLiteral(asked, tests)) return {
		name,
		...asked.options,
		expected: `expect.${name}`
	};
	const key = LITERAL_KEY[bare$1(asked.options.scorer)];
	const [value] = asked.values.values();
	if (typeof key !== "string" || asked.value === void 0 || value === void 0) return {
		name,
		...asked.options
	};
	return {
		name,
		...asked.options,
		[key]: key === "values" ? JSON.parse(value) : value
	};
}
/** Where a suite writes what all cases are compared with; null: only the case can say. */
const LITERAL_KEY = {
	equals: "value",
	contains: "value",
	icontains: "value",
	"starts-with": "value",
	regex: "pattern",
	"contains-any": "values",
	"contains-all": "values",
	"icontains-any": "values",
	"icontains-all": "values",
	levenshtein: "value",
	"rouge-n": "value",
	similar: "value",
	"llm-rubric": null,
	factuality: null,
	"context-recall": null,
	"tool-call-f1": null
};
function bare$1(scorer) {
	return scorer.replace(/^not-/, "");
}
function nameOf({ metric, options }, names) {
	const stem = (metric ?? options.scorer.replace(/^trajectory:/, "")).toLowerCase().replace(/[^a-z0-9_-]+/g, "-").replace(/^[^a-z0-9]+/, "").slice(0, 56) || "metric";
	let name = stem;
	for (let number = 2; names.has(name); number += 1) name = `${stem}-${number}`;
	names.add(name);
	return name;
}
/** Our scorer for an assertion, or undefined where there is none, or its value cannot be used. */
function translate(assertion) {
	const { type, value, threshold, negated, unusable = false } = assertion;
	const isShare = threshold === void 0 || threshold >= 0 && threshold <= 1;
	const turned = negated && !NOT_TURNED.has(type) ? "not-" : "";
	const graded = threshold === void 0 ? {} : { threshold };
	const made = (scorer, options = {}) => ({ options: {
		scorer: `${turned}${scorer}`,
		...options
	} });
	const compared = (scorer, text, options = {}) => text === void 0 ? void 0 : {
		...made(scorer, options),
		value: text
	};
	if (unusable) return void 0;
	switch (type) {
		case "equals": return compared(type, value === void 0 ? void 0 : textOf(value));
		case "contains":
		case "icontains":
		case "starts-with":
		case "levenshtein": return compared(type, filledTextOf(value));
		case "regex": return compared(type, expressionOf(value));
		case "contains-any":
		case "contains-all":
		case "icontains-any":
		case "icontains-all": return compared(type, listOf(value));
		case "rouge-n":
		case "similar": return isShare ? compared(type, filledTextOf(value), { threshold: threshold ?? .75 }) : void 0;
		case "is-json": return formOf(value, made);
		case "is-refusal":
		case "is-valid-openai-tools-call":
		case "latency":
		case "cost": return made(type);
		case "word-count": return lengthOf(value, made);
		case "finish-reason": return FINISH_REASONS.has(value) ? made(type, { value }) : void 0;
		case "tool-call-f1": return isShare ? compared(type, listOf(value), graded) : void 0;
		case "trajectory:step-count": return withBounds(value, type, {}, made);
		case "trajectory:tool-sequence": return sequenceOf(value, made);
		case "llm-rubric":
		case "model-graded-closedqa": return compared("llm-rubric", filledTextOf(value));
		case "factuality":
		case "model-graded-factuality": return isShare ? compared("factuality", filledTextOf(value), graded) : void 0;
		case "context-recall": return isShare ? compared(type, filledTextOf(value), graded) : void 0;
		case "context-faithfulness":
		case "answer-relevance": return isShare ? made(type, graded) : void 0;
		case "javascript": return typeof value === "string" && value.trim() !== "" ? made(type, { value }) : void 0;
		default: return;
	}
}
/** Amounts, which have no opposite. */
const NOT_TURNED = /* @__PURE__ */ new Set(["latency", "cost"]);
const FINISH_REASONS = /* @__PURE__ */ new Set([
	"stop",
	"length",
	"tool_calls",
	"content_filter"
]);
function lengthOf(value, made) {
	const exact = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
	return withBounds(typeof exact === "number" ? {
		min: exact,
		max: exact
	} : value, "length", { unit: "words" }, made);
}
/** A schema may be written as a text, too. */
function formOf(value, made) {
	if (value === void 0) return made("is-json");
	const schema = typeof value === "string" ? parsedJson(value) : value;
	return isObject(schema) ? made("json-schema", { schema }) : void 0;
}
function parsedJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function sequenceOf(value, made) {
	const steps = isObject(value) ? own(value, "steps") : value;
	if (!Array.isArray(steps) || steps.length === 0) return void 0;
	if (!steps.every((step) => typeof step === "string" && step.trim() !== "")) return void 0;
	return made("trajectory:tool-sequence", {
		steps,
		mode: isObject(value) && own(value, "mode") === "exact" ? "exact" : "in-order"
	});
}
/** Whole numbers from 0 on, at least one of the two, that leave room between them. */
function withBounds(value, scorer, options, made) {
	const [min, max] = [own(value, "min"), own(value, "max")];
	const written = Object.entries({
		min,
		max
	}).filter(([, bound]) => bound !== void 0);
	if (!written.every(([, bound]) => Number.isSafeInteger(bound) && Number(bound) >= 0) || written.length === 0 || Number(min ?? 0) > Number(max ?? Number.POSITIVE_INFINITY)) return void 0;
	return made(scorer, {
		...options,
		...Object.fromEntries(written)
	});
}
/** promptfoo takes lists, and texts with commas. */
function listOf(value) {
	const texts = (Array.isArray(value) ? value.map(textOf) : textOf(value ?? "").split(",")).map((one) => one.trim()).filter(Boolean);
	return texts.length === 0 ? void 0 : JSON.stringify(texts);
}
function expressionOf(value) {
	const text = filledTextOf(value);
	try {
		new RegExp(text ?? "");
		return text;
	} catch {
		return;
	}
}
/** A text that says something; every answer holds one that does not. */
function filledTextOf(value) {
	const text = value === void 0 ? "" : textOf(value);
	return text.trim() === "" ? void 0 : text;
}
function textOf(value) {
	return typeof value === "string" ? value : JSON.stringify(value);
}

// src/formats/promptfoo/model.ts
/** Parameters that both OpenAI's API and promptfoo's configuration call so. */
const PARAMETERS = [
	"temperature",
	"top_p",
	"max_tokens",
	"max_completion_tokens",
	"max_output_tokens",
	"seed",
	"stop",
	"presence_penalty",
	"frequency_penalty",
	"reasoning_effort",
	"response_format"
];
/** `openai:chat:gpt-4.1`, or an object with an id and a config. Another provider's model needs a base URL to be added. */
function modelOf(provider) {
	const [named] = isObject(provider) && own(provider, "id") === void 0 ? Object.keys(provider) : [];
	const written = named === void 0 || !isObject(provider) ? provider : {
		id: named,
		...objectOf(own(provider, named))
	};
	const id = isObject(written) ? own(written, "id") : written;
	const config = objectOf(isObject(written) ? own(written, "config") : void 0);
	if (typeof id !== "string") return {
		model: { name: "gpt-4.1-mini" },
		notes: ["No provider that can be read: the suite names gpt-4.1-mini, which you may change."]
	};
	const [vendor = "", kind, ...rest] = id.split(":");
	const name = (kind !== void 0 && [
		"chat",
		"responses",
		"completion"
	].includes(kind) ? rest : [kind ?? "", ...rest]).join(":") || vendor;
	const baseUrl = own(config, "apiBaseUrl");
	const keyVariable = own(config, "apiKeyEnvar");
	const parameters = Object.fromEntries(PARAMETERS.flatMap((key) => own(config, key) === void 0 ? [] : [[key, own(config, key)]]));
	const model = {
		name,
		...kind === "responses" && { api: "responses" },
		...typeof baseUrl === "string" && /^https?:\/\//.test(baseUrl) && { "base-url": baseUrl },
		...typeof keyVariable === "string" && /^[A-Za-z_]\w*$/.test(keyVariable) && { "key-variable": keyVariable },
		...Object.keys(parameters).length > 0 && { parameters }
	};
	return {
		model,
		notes: vendor !== "openai" && own(model, "base-url") === void 0 ? [`The provider ${vendor} is not OpenAI: give ${name} the base-url of an OpenAI-compatible endpoint.`] : []
	};
}
function objectOf(value) {
	return isObject(value) ? value : {};
}

// src/formats/promptfoo/import.ts
/**
* A promptfoo configuration as a suite of curated cases: `suite.yml`, `cases.jsonl` (traces of the hand-written form),
* the prompt as a `.prompt.yml` file, and the rubric and schemas its metrics name. Deterministic.
*
* @param path of the configuration, relative to where `read` reads
* @throws UserError that names the file and what is wrong with it
*/
async function importPromptfoo(path, read) {
	const { stringify } = await import("./dist5.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const config = await readPromptfooConfig(path, read);
	const found = metricsOf(config.tests);
	if (found.metrics.length === 0) throw new UserError(`${path} asserts nothing that a scorer here can do${found.unknown.size === 0 ? "" : `: ${[...found.unknown.keys()].join(", ")}`}`, "Give its tests or its defaultTest an assertion of another type, llm-rubric for instance.");
	const { model, notes } = modelOf(config.provider);
	const judge = modelOf(config.grader ?? config.provider).model;
	const prompt = { messages: await messagesOf(config.prompt ?? "{{input}}") };
	return {
		files: [
			{
				path: "suite.yml",
				text: stringify(suiteOf(config, model, found.metrics.map((metric) => inFull(metric, judge))), {
					lineWidth: 120,
					aliasDuplicateObjects: false
				})
			},
			{
				path: "cases.jsonl",
				text: casesOf(config.tests, found.expectations, model.name)
			},
			{
				path: PROMPT,
				text: stringify(prompt, { lineWidth: 0 })
			},
			...found.metrics.some(hasRubric) ? [{
				path: RUBRIC,
				text: CRITERION
			}] : [],
			...found.metrics.flatMap(schemaFile)
		],
		cases: config.tests.length,
		metrics: found.metrics.map(({ name }) => name),
		notes: [
			...config.prompt === void 0 ? [NO_PROMPT] : [],
			...notes,
			...found.metrics.some(isJudged) && config.grader === void 0 ? [SAME_JUDGE] : [],
			...config.leftOut,
			...unknownNotes(found.unknown),
			...changedNotes(found.metrics)
		]
	};
}
function suiteOf({ tests }, model, metrics) {
	const hasDocuments = tests.some(({ variables }) => contextOf(variables).length > 0);
	return {
		suite: "promptfoo",
		traces: { from: [{ files: "cases.jsonl" }] },
		sample: {
			size: tests.length,
			key: CASE
		},
		layers: {
			model,
			prompt: {
				template: PROMPT,
				files: PROMPT
			},
			policy: "none",
			retrieval: hasDocuments ? {
				documents: "recorded",
				version: "imported"
			} : "none",
			tools: "none"
		},
		metrics
	};
}
const NO_PROMPT = "No prompt was given: the question is sent as it is. Let layers.prompt name yours.";
const SAME_JUDGE = "No grader was named: the model judges itself. Name another model under the judges.";
const PROMPT = "prompts/imported.prompt.yml";
const RUBRIC = "rubrics/criterion.md";
const CASE = "case.name";
const CRITERION = `The reference is no model answer: it states a criterion. Give 1 when the answer meets the criterion fully and 0 when it
does not meet it at all.
`;
/** With who judges or embeds, and the files its options are kept in. */
function inFull(metric, judge) {
	const [file] = schemaFile(metric);
	if (file !== void 0) return {
		...metric,
		schema: file.path
	};
	if (hasRubric(metric)) return {
		...metric,
		rubric: RUBRIC,
		judge: { model: judge }
	};
	if (bare(metric) === "similar") return {
		...metric,
		model: { name: "text-embedding-3-small" }
	};
	return isJudged(metric) ? {
		...metric,
		judge: { model: judge }
	} : metric;
}
function schemaFile(metric) {
	if (bare(metric) !== "json-schema") return [];
	return [{
		path: `schemas/${metric.name}.json`,
		text: `${JSON.stringify(own(metric, "schema"), void 0, 2)}\n`
	}];
}
function bare({ scorer }) {
	return scorer.replace(/^not-/, "");
}
function hasRubric(metric) {
	return bare(metric) === "llm-rubric";
}
function isJudged(metric) {
	return hasRubric(metric) || JUDGED.has(bare(metric));
}
const JUDGED = /* @__PURE__ */ new Set([
	"factuality",
	"answer-relevance",
	"context-recall",
	"context-faithfulness"
]);
function casesOf(tests, expectations, model) {
	const names = /* @__PURE__ */ new Set();
	return tests.map((test, index) => {
		const { variables } = test;
		const name = caseName(test, names);
		const input = inputOf(variables);
		const documents = contextOf(variables).map((text, place) => ({
			id: `context-${place + 1}`,
			text
		}));
		const hops = [
			...documents.length === 0 ? [] : [{ retrieval: {
				query: input,
				documents
			} }],
			{ assembly: { variables } },
			{ model: {
				requested: model,
				input: [{
					role: "user",
					text: input
				}]
			} }
		];
		const attributes = {
			[CASE]: name,
			...expectations[index]
		};
		return `${JSON.stringify({
			format: TRACE_FORMAT,
			id: `promptfoo-${digestOf([name, variables]).slice(0, 16)}`,
			attributes,
			hops
		})}\n`;
	}).join("");
}
/** Its description, if it has one of its own; else the digest of its variables: the same from one import to the next. */
function caseName({ description, variables }, names) {
	const digest = digestOf(variables).slice(0, 8);
	const plain = description ?? digest;
	const name = names.has(plain) ? `${plain} ${digest}` : plain;
	const unique = names.has(name) ? `${name} ${names.size + 1}` : name;
	names.add(unique);
	return unique;
}
const QUESTIONS = [
	"question",
	"query",
	"input",
	"message",
	"prompt",
	"user_input",
	"text"
];
/** What stands for the user's turn: the variable that is usually called so, else the first text, else all of them. */
function inputOf(variables) {
	const first = QUESTIONS.map((name) => own(variables, name)).find((value) => typeof value === "string") ?? Object.values(variables).find((value) => typeof value === "string");
	return typeof first === "string" && first.trim() !== "" ? first : JSON.stringify(variables);
}
function contextOf(variables) {
	const context = own(variables, "context");
	return typeof context === "string" && context.trim() !== "" ? [context] : [];
}
/** A prompt is a list of messages in JSON or YAML, else the text of one user message. */
async function messagesOf(prompt) {
	const { parse } = await import("./dist5.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	let parsed;
	try {
		parsed = /^\s*[-[]/.test(prompt) ? parse(prompt, { maxAliasCount: 100 }) : void 0;
	} catch {
		parsed = void 0;
	}
	const messages = Array.isArray(parsed) ? parsed : [];
	const all = messages.every((one) => isObject(one) && typeof own(one, "role") === "string" && typeof own(one, "content") === "string");
	if (messages.length > 0 && all) return messages.map((one) => ({
		role: own(one, "role"),
		content: own(one, "content")
	}));
	return [{
		role: "user",
		content: prompt
	}];
}
function unknownNotes(unknown) {
	return [...unknown].map(([type, count]) => `${count} ${count === 1 ? "assertion" : "assertions"} of type ${type}: no scorer here does that, or its value cannot be used.`);
}
function changedNotes(metrics) {
	const has = (scorer) => metrics.some((metric) => metric.scorer === scorer);
	return [
		...has("latency") ? ["latency is compared with the baseline here; a threshold has no place."] : [],
		...has("cost") ? ["cost is compared with the baseline here; a threshold has no place. Give the model a price."] : [],
		...has("levenshtein") ? ["levenshtein is a likeness from 0 to 1 here; its threshold was a distance and is left out."] : [],
		...has("similar") ? ["similar asks text-embedding-3-small for embeddings; name another under its model."] : []
	];
}

// src/edges/import-promptfoo.ts
/**
* Writes the suite that a promptfoo configuration comes to. Only files in the configuration's folder are read.
*
* @param from absolute path of the configuration @param folder absolute path of the new suite's folder
* @throws UserError that names what cannot be read, or is in the way
*/
async function importFromPromptfoo(from, folder) {
	const tree = diskTree(dirname(from));
	if (await tree.read(basename(from)) === void 0) throw new UserError(`there is no file ${from}`, "Name a promptfooconfig.yaml, or what it is called.");
	const imported = await importPromptfoo(basename(from), (path) => tree.read(path));
	await writeNewFiles(folder, imported.files);
	return imported;
}

export { importFromPromptfoo };