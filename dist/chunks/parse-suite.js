import { t as compileSchema } from "./json-schema.js";
import { n as SCORER_KINDS } from "./scorer-spec.js";
import { t as require_fastest_levenshtein } from "./fastest-levenshtein2.js";
import { r as patternProblem } from "./linear-pattern2.js";
import { n as UserErrors } from "./errors2.js";
import { t as readYaml } from "./yaml-file.js";
import { posix } from "node:path";

// src/config/duration.ts
const UNIT_MS = {
	s: 1e3,
	m: 6e4,
	h: 36e5,
	d: 864e5,
	w: 6048e5
};
/** "7d", "90s" → milliseconds; the schema has seen to the form. */
function durationMs(text) {
	return Number(text.slice(0, -1)) * UNIT_MS[text.slice(-1)];
}

// src/config/endpoints.ts
const ONE_MINUTE = 6e4;
/** An endpoint as written, its URL alone or with more, with its defaults: a minute for one request. */
function endpointSpec(written) {
	if (typeof written === "string") return {
		url: written,
		timeoutMs: ONE_MINUTE
	};
	const { url, timeout, price, "key-variable": keyVariable } = written;
	return {
		url,
		timeoutMs: timeout === void 0 ? ONE_MINUTE : durationMs(timeout),
		...keyVariable === void 0 ? {} : { keyVariable },
		...price === void 0 ? {} : { price }
	};
}
/** What answers the cases; our own agent unless the suite says otherwise. */
function targetOf(written) {
	if (written === void 0 || written === "agent") return { kind: "agent" };
	if ("http" in written) return {
		kind: "http",
		...endpointSpec(written.http)
	};
	const { run, workers = 4, timeout, price } = written.command;
	return {
		kind: "command",
		command: run,
		workers,
		timeoutMs: timeout === void 0 ? ONE_MINUTE : durationMs(timeout),
		...price === void 0 ? {} : { price }
	};
}

// src/config/scorer-names.ts
/** The scorer that a name of the suite file stands for. The schema sees to it that the name is one of ours. */
function scorerNamed(name) {
	const known = SCORERS.get(name);
	if (known === void 0) throw new Error(`the schema let the scorer ${name} through`);
	return known;
}
/** Other libraries' names: autoevals' (in capitals) and promptfoo's second ones. */
const ALIASES = {
	ExactMatch: "equals",
	ListContains: "contains-all",
	Levenshtein: "levenshtein",
	EmbeddingSimilarity: "similar",
	ValidJSON: "is-json",
	Factuality: "factuality",
	AnswerRelevancy: "answer-relevance",
	ContextRecall: "context-recall",
	ContextPrecision: "context-precision",
	Faithfulness: "context-faithfulness",
	"model-graded-factuality": "factuality",
	"similar:cosine": "similar",
	"trajectory:tool-args-match": "tool-args-match",
	"word-count": "length"
};
/** One less a latency, a cost or what production recorded would mean nothing. */
const NEVER_NEGATED = [
	"latency",
	"cost",
	"trace-attribute"
];
const PLAIN = [...SCORER_KINDS.map((kind) => [kind, kind]), ...Object.entries(ALIASES)];
const SCORERS = new Map([...PLAIN.map(([name, kind]) => [name, {
	kind,
	negated: false
}]), ...PLAIN.filter(([, kind]) => !NEVER_NEGATED.includes(kind)).map(([name, kind]) => [`not-${name}`, {
	kind,
	negated: true
}])]);
/** Every name that a suite file may use: ours, the aliases, and what may be negated again with `not-`. */
const SCORER_NAMES = [...SCORERS.keys()];

// src/config/metric-files.ts
/**
* What each metric's scorer is asked to do, the files it names read.
* @param resolve turns a path of the suite file into one of the tree
* @returns a spec per metric, in order, and what was wrong; a spec with a problem is not to be used
*/
async function readScorerSpecs(metrics, resolve, read, modelSpec) {
	const problems = [];
	const specs = [];
	for (const [index, metric] of metrics.entries()) {
		const complain = (key, problem) => problems.push({
			path: [
				"metrics",
				index,
				key
			],
			problem
		});
		const readNamed = async (key) => {
			const named = metric[key];
			if (named === void 0) return "";
			const path = resolve(named);
			if (path.startsWith("../")) {
				complain(key, `${named} leads out of the repository; expected a path inside it`);
				return "";
			}
			const text = await read(path);
			if (text === void 0) complain(key, `there is no file ${path}`);
			else if (text.trim() === "") complain(key, `the file ${path} is empty`);
			return text ?? "";
		};
		specs.push(await specOf(metric, {
			readNamed,
			modelSpec,
			resolve,
			complain
		}));
	}
	return {
		specs,
		problems
	};
}
/** Where an option is missing that must be there, a rule says so, and what stands here in its place is never used. */
async function specOf(metric, reader) {
	const { readNamed, modelSpec } = reader;
	const { kind } = scorerNamed(metric.scorer);
	const limits = present({
		min: metric.min,
		max: metric.max
	});
	const { value, threshold } = metric;
	switch (kind) {
		case "equals":
		case "contains":
		case "icontains":
		case "starts-with": return {
			scorer: kind,
			...present({ value })
		};
		case "contains-any":
		case "contains-all":
		case "icontains-any":
		case "icontains-all": return {
			scorer: kind,
			...present({ values: metric.values })
		};
		case "regex": return {
			scorer: kind,
			...present({
				pattern: metric.pattern,
				flags: metric.flags
			})
		};
		case "levenshtein": return {
			scorer: kind,
			...present({
				value,
				threshold
			})
		};
		case "rouge-n": return {
			scorer: kind,
			n: metric.n ?? 1,
			...present({
				value,
				threshold
			})
		};
		case "similar": return {
			scorer: kind,
			model: modelSpec(metric.model ?? NO_MODEL),
			...present({
				value,
				threshold
			})
		};
		case "json-schema": return {
			scorer: kind,
			schema: await readSchema(reader)
		};
		case "is-json":
		case "is-refusal":
		case "is-valid-openai-tools-call":
		case "latency":
		case "cost": return { scorer: kind };
		case "finish-reason": return {
			scorer: kind,
			value: value ?? ""
		};
		case "length": return {
			scorer: kind,
			unit: metric.unit ?? "words",
			...limits
		};
		case "tool-call-f1": return {
			scorer: kind,
			...present({
				tools: metric.tools,
				threshold
			})
		};
		case "tool-args-match": return {
			scorer: kind,
			mode: metric.mode === "exact" ? "exact" : "partial",
			...present({
				tool: metric.tool,
				arguments: metric.arguments
			})
		};
		case "trajectory:tool-sequence": return {
			scorer: kind,
			mode: metric.mode === "exact" ? "exact" : "in-order",
			...present({ steps: metric.steps })
		};
		case "trajectory:step-count": return {
			scorer: kind,
			...limits
		};
		case "javascript": return metric.file === void 0 ? {
			scorer: kind,
			source: value ?? ""
		} : {
			scorer: kind,
			source: await readNamed("file"),
			path: reader.resolve(metric.file)
		};
		case "llm-rubric": return {
			scorer: kind,
			rubric: await readNamed("rubric"),
			judge: modelSpec(metric.judge?.model ?? NO_MODEL)
		};
		case "trace-attribute": return {
			scorer: kind,
			attribute: metric.attribute ?? "",
			range: metric.range ?? [0, 1]
		};
		default: return {
			scorer: kind,
			judge: modelSpec(metric.judge?.model ?? NO_MODEL),
			...present({ threshold })
		};
	}
}
const NO_MODEL = { name: "" };
/** The options that were written. */
function present(options) {
	const written = Object.entries(options).filter(([, value]) => value !== void 0);
	return Object.fromEntries(written);
}
async function readSchema({ readNamed, complain }) {
	const text = await readNamed("schema");
	if (text.trim() === "") return {};
	try {
		const schema = JSON.parse(text);
		if (typeof schema !== "object" || schema === null || Array.isArray(schema)) {
			complain("schema", "the schema file does not hold a JSON object");
			return {};
		}
		const broken = await schemaProblem({ ...schema });
		if (broken !== void 0) complain("schema", `the schema cannot be used: ${broken}`);
		return { ...schema };
	} catch (error) {
		complain("schema", `the schema file is not JSON: ${error.message}`);
	}
	return {};
}
/** Why a JSON Schema does not compile, told before anything is paid for; undefined when it does. */
async function schemaProblem(schema) {
	return compileSchema(schema).then(() => void 0, (error) => error.message);
}

// src/config/schema-problems.ts
var import_fastest_levenshtein = require_fastest_levenshtein();
/** The schema's complaints in words: what is there, what was expected, and the nearest valid name. */
function schemaProblems(errors, suite) {
	return errors.flatMap((error) => {
		const path = pathOf(error.instancePath);
		const problem = sentence(error, valueAt(suite, path));
		return problem === void 0 ? [] : [{
			path: placeOf(error, path),
			problem
		}];
	});
}
/** `; did you mean "sample"?` when one of the names is close enough to be meant, else nothing. */
function nearest(name, names) {
	if (names.length === 0) return "";
	const candidate = (0, import_fastest_levenshtein.closest)(name, [...names]);
	return (0, import_fastest_levenshtein.distance)(name, candidate) <= Math.max(2, name.length / 3) ? `; did you mean "${candidate}"?` : "";
}
function sentence({ keyword, params, parentSchema }, value) {
	switch (keyword) {
		case "additionalProperties": {
			const known = Object.keys(parentSchema?.properties ?? {});
			const key = String(params["additionalProperty"]);
			const free = known.filter((name) => !Object.hasOwn(Object(value), name));
			return `unknown key "${key}"; expected one of ${known.join(", ")}${nearest(key, free)}`;
		}
		case "required": return `"${params["missingProperty"]}" is missing`;
		case "enum": {
			const allowed = params["allowedValues"].map(String);
			return `${show(value)} is not allowed; expected one of ${shownOf(allowed)}${nearest(String(value), allowed)}`;
		}
		case "const": return `${show(value)} is not allowed; expected ${String(params["allowedValue"])}, or a mapping${nearest(String(value), [String(params["allowedValue"])])}`;
		case "type": return `${show(value)} is not allowed; expected ${typesOf(String(params["type"]), parentSchema?.pattern)}`;
		case "pattern": return `${show(value)} is not allowed; expected text like ${PATTERNS[String(params["pattern"])] ?? params["pattern"]}`;
		case "minimum": return `${show(value)} is too small; expected at least ${params["limit"]}`;
		case "maximum": return `${show(value)} is too large; expected at most ${params["limit"]}`;
		case "minItems": return `${show(value)} is too short; expected at least ${params["limit"]}`;
		case "maxItems": return `${show(value)} is too long; expected at most ${params["limit"]}`;
		case "minProperties": return `${show(value)} is too small; expected one of ${Object.keys(parentSchema?.properties ?? {}).join(", ")}`;
		case "maxProperties": return `${show(value)} is too much; expected only one of ${Object.keys(parentSchema?.properties ?? {}).join(", ")}`;
		case "if": return;
		default: return `${show(value)} is not allowed (${keyword})`;
	}
}
const MOST_SHOWN = 12;
/** The scorers are too many for one line; they have a page. */
function shownOf(allowed) {
	return allowed.length <= MOST_SHOWN ? allowed.join(", ") : `those that docs/scorers.md lists`;
}
/** A suite is YAML, and its readers know YAML's words. Where a text has a form of its own, an example of it says more. */
function typesOf(types, pattern = "") {
	return types.split(",").map((type) => type === "string" && PATTERNS[pattern] ? `text like ${PATTERNS[pattern]}` : TYPES[type] ?? type).join(" or ");
}
const TYPES = {
	object: "a mapping",
	array: "a list",
	string: "text",
	boolean: "true or false",
	integer: "a whole number",
	number: "a number"
};
/** The schema's patterns as examples; a pattern without one is shown as it is. */
const PATTERNS = {
	"^\\S(.{0,48}\\S)?$": "accept-regression (at most 50 characters)",
	"^[a-z0-9][a-z0-9-]{0,63}$": "support-desk (lower-case letters, digits, hyphens)",
	"^[a-z0-9][a-z0-9_-]{0,63}$": "answers (lower-case letters, digits, hyphens)",
	"^[0-9]+(\\.[0-9]+)?%$": "5%",
	"^[1-9][0-9]*[mhdw]$": "7d (minutes m, hours h, days d, weeks w)",
	"^[1-9][0-9]*[smh]$": "45m (seconds s, minutes m, hours h)",
	"^[1-9][0-9]*[sm]$": "60s (seconds s, minutes m)",
	"^https?://": "https://api.example.com/v1",
	"^[imsu]*$": "i (of i, m, s, u)",
	"^[A-Za-z_][A-Za-z0-9_]*$": "OPENAI_API_KEY",
	"^[A-Za-z0-9][A-Za-z0-9._/-]*$": "eval-baselines",
	"\\S": "a name (it is empty)"
};
function show(value) {
	const text = JSON.stringify(value) ?? "nothing";
	return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
/** A missing or unknown key is shown where it belongs: at the unknown key itself, at the mapping that lacks one. */
function placeOf({ keyword, params }, path) {
	return keyword === "additionalProperties" ? [...path, String(params["additionalProperty"])] : path;
}
function pathOf(pointer) {
	return pointer.split("/").slice(1).map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~")).map((part) => /^\d+$/.test(part) ? Number(part) : part);
}
function valueAt(value, path) {
	return path.reduce((inner, key) => inner?.[key], value);
}

// src/config/scorer-options.ts
const TEXT = {
	known: ["value"],
	required: [],
	expectsUnlessTold: ["value"]
};
const TEXTS = {
	known: ["values"],
	required: [],
	expectsUnlessTold: ["values"]
};
const GRADED_TEXT = {
	...TEXT,
	known: ["value", "threshold"]
};
const BARE = {
	known: [],
	required: []
};
const LIMITS = { required: [["min", "max"]] };
const JUDGED = {
	known: ["judge", "threshold"],
	required: ["judge"]
};
/** What each scorer may and must be told. */
const OPTIONS = {
	equals: TEXT,
	contains: TEXT,
	"contains-any": TEXTS,
	"contains-all": TEXTS,
	icontains: TEXT,
	"icontains-any": TEXTS,
	"icontains-all": TEXTS,
	"starts-with": TEXT,
	regex: {
		known: ["pattern", "flags"],
		required: [],
		expectsUnlessTold: ["pattern"]
	},
	levenshtein: GRADED_TEXT,
	"rouge-n": {
		...GRADED_TEXT,
		known: [
			"value",
			"n",
			"threshold"
		]
	},
	similar: {
		...GRADED_TEXT,
		known: [
			"value",
			"model",
			"threshold"
		],
		required: ["model"]
	},
	"is-json": BARE,
	"json-schema": {
		known: ["schema"],
		required: ["schema"]
	},
	"is-refusal": BARE,
	"finish-reason": {
		known: ["value"],
		required: ["value"]
	},
	length: {
		...LIMITS,
		known: [
			"unit",
			"min",
			"max"
		]
	},
	"is-valid-openai-tools-call": BARE,
	"tool-call-f1": {
		known: ["tools", "threshold"],
		required: []
	},
	"tool-args-match": {
		known: [
			"tool",
			"arguments",
			"mode"
		],
		required: []
	},
	"trajectory:tool-sequence": {
		known: ["steps", "mode"],
		required: []
	},
	"trajectory:step-count": {
		...LIMITS,
		known: ["min", "max"]
	},
	"context-recall": {
		...JUDGED,
		expectsUnlessTold: []
	},
	"context-precision": JUDGED,
	"context-faithfulness": JUDGED,
	"citation-support": JUDGED,
	"llm-rubric": {
		known: ["rubric", "judge"],
		required: ["rubric", "judge"]
	},
	factuality: {
		...JUDGED,
		expectsUnlessTold: []
	},
	"answer-relevance": JUDGED,
	pairwise: JUDGED,
	javascript: {
		known: ["file", "value"],
		required: [["file", "value"]]
	},
	latency: BARE,
	cost: BARE,
	"trace-attribute": {
		known: ["attribute", "range"],
		required: ["attribute", "range"]
	}
};

// src/config/metric-rules.ts
/** Everything a schema cannot say about the metrics of a suite; each rule looks at one metric. */
function brokenMetrics(suite) {
	return suite.metrics.flatMap((metric, index) => {
		const { kind } = scorerNamed(metric.scorer);
		return RULES$1.flatMap((rule) => rule(metric, kind, suite)).map(({ path, problem }) => ({
			path: [
				"metrics",
				index,
				...path
			],
			problem
		}));
	});
}
/** Latency and cost are better when lower and have a unit; every other metric is a score from 0 to 1. */
function isOperational({ scorer }) {
	return scorer === "latency" || scorer === "cost";
}
const COMMON = [
	"name",
	"scorer",
	"expected",
	"max-drop",
	"max-increase",
	"informs"
];
const optionsFitTheScorer = (metric, kind) => {
	const { known } = OPTIONS[kind];
	const allowed = [...known, ...COMMON];
	return Object.keys(metric).filter((key) => !allowed.includes(key)).map((key) => ({
		path: [key],
		problem: `"${key}" means nothing to the scorer ${metric.scorer}; it knows ${[...known, "expected"].join(", ")}${nearest(key, allowed)}`
	}));
};
const requiredOptionsAreThere = (metric, kind) => OPTIONS[kind].required.flatMap((one) => {
	const group = [one].flat();
	if (group.some((key) => Object.hasOwn(metric, key))) return [];
	return [{
		path: [],
		problem: `${group.map((key) => `"${key}"`).join(" or ")} is missing`
	}];
});
const expectationsAreKnown = (metric, kind, { traces }) => {
	const { expectsUnlessTold: told } = OPTIONS[kind];
	const known = metric.expected ?? traces.expected;
	if (told === void 0 || known !== void 0 || told.some((key) => Object.hasOwn(metric, key))) return [];
	const own = told.length === 0 ? "" : `give it a ${told.join(" or ")}, or `;
	return [{
		path: [],
		problem: `${metric.scorer} has nothing to look for; ${own}name the attribute of the right answer under traces.expected`
	}];
};
const marginsFitTheUnit = (metric) => {
	const wrong = isOperational(metric) ? "max-drop" : "max-increase";
	const right = isOperational(metric) ? "max-increase" : "max-drop";
	if (metric[wrong] !== void 0) return [{
		path: [wrong],
		problem: `"${wrong}" does not fit ${metric.scorer}; write ${right}`
	}];
	const margin = metric[right];
	if (isOperational(metric) || typeof margin !== "number" || margin <= 1) return [];
	return [{
		path: [right],
		problem: `${margin} is more than a score can drop; expected 0 to 1, or a share like 5%`
	}];
};
const patternsCompile = ({ pattern, flags }) => {
	if (pattern === void 0) return [];
	try {
		new RegExp(pattern, flags);
		return [];
	} catch (error) {
		return [{
			path: ["pattern"],
			problem: error.message
		}];
	}
};
const rangesSpread = ({ range }) => range !== void 0 && range[0] === range[1] ? [{
	path: ["range"],
	problem: "worst and best value are equal; expected for instance [0, 1]"
}] : [];
const limitsHaveRoom = ({ min, max }) => min !== void 0 && max !== void 0 && min > max ? [{
	path: ["min"],
	problem: `at least ${min} and at most ${max} leaves nothing; expected min up to max`
}] : [];
const valuesFitTheScorer = ({ scorer, value, values = [] }, kind) => {
	if (kind === "finish-reason" && value !== void 0 && !FINISH_REASONS.includes(value)) return [{
		path: ["value"],
		problem: `${JSON.stringify(value)} is no finish reason; expected one of ${FINISH_REASONS.join(", ")}${nearest(value, FINISH_REASONS)}`
	}];
	return [...value === void 0 || kind === "equals" ? [] : [["value", value]], ...values.map((one) => ["values", one])].filter(([, one]) => one.trim() === "").map(([key]) => ({
		path: [key],
		problem: `the text is empty, which ${scorer} cannot look for; expected text`
	}));
};
const FINISH_REASONS = [
	"stop",
	"length",
	"tool_calls",
	"content_filter",
	"error",
	"other"
];
const MODES = {
	"tool-args-match": ["partial", "exact"],
	"trajectory:tool-sequence": ["in-order", "exact"]
};
const modesFitTheScorer = ({ scorer, mode }, kind) => {
	const modes = MODES[kind];
	return mode === void 0 || modes === void 0 || modes.includes(mode) ? [] : [{
		path: ["mode"],
		problem: `"${mode}" is no mode of ${scorer}; expected one of ${modes.join(", ")}`
	}];
};
const codeIsInOnePlace = ({ file, value }, kind) => kind === "javascript" && file !== void 0 && value !== void 0 ? [{
	path: ["value"],
	problem: "the code is in a file and here; leave one out"
}] : [];
const argumentsAreOfATool = ({ arguments: given, tool }) => given !== void 0 && tool === void 0 ? [{
	path: ["arguments"],
	problem: "these are the arguments of no tool; name it: \"tool\""
}] : [];
const RULES$1 = [
	optionsFitTheScorer,
	requiredOptionsAreThere,
	expectationsAreKnown,
	marginsFitTheUnit,
	patternsCompile,
	rangesSpread,
	limitsHaveRoom,
	valuesFitTheScorer,
	modesFitTheScorer,
	codeIsInOnePlace,
	argumentsAreOfATool
];

// src/domain/suite.ts
/** What redaction looks for by itself. */
const REDACTIONS = [
	"email",
	"phone",
	"card",
	"iban",
	"ip",
	"secret"
];

// src/config/redaction.ts
/** Everything that is known by itself is replaced unless the suite says otherwise. */
function redactionOf(written) {
	if (written === "none") return null;
	return {
		kinds: written?.kinds ?? REDACTIONS,
		attributes: written?.attributes ?? [],
		patterns: written?.patterns ?? []
	};
}
/** Patterns that the linear engine does not take; the engine is loaded only where there are patterns. */
async function redactionProblems(written) {
	const patterns = written === "none" ? [] : written?.patterns ?? [];
	return (await Promise.all(patterns.map(({ pattern }) => patternProblem(pattern)))).flatMap((problem, index) => problem === void 0 ? [] : [{
		path: [
			"traces",
			"redact",
			"patterns",
			index,
			"pattern"
		],
		problem: `${problem}; expected RE2 syntax`
	}]);
}

// src/config/share.ts
/** 0.02 or "2%" → 0.02. */
function shareOf(share) {
	return typeof share === "number" ? share : Number(share.slice(0, -1)) / 100;
}

// src/config/suite-validator.js
const validateSuite = validate21;
const schema6 = {
	"$schema": "http://json-schema.org/draft-07/schema#",
	"title": "eval-baseline suite",
	"description": "Where traces come from, the layers, the metrics and their gates. Paths are relative to the suite file.",
	"type": "object",
	"additionalProperties": false,
	"required": [
		"suite",
		"traces",
		"layers",
		"metrics"
	],
	"properties": {
		"suite": {
			"description": "The suite's name: lower-case letters, digits and hyphens. Baselines are kept under it.",
			"type": "string",
			"pattern": "^[a-z0-9][a-z0-9-]{0,63}$"
		},
		"traces": { "$ref": "#/definitions/traces" },
		"sample": { "$ref": "#/definitions/sample" },
		"layers": { "$ref": "#/definitions/layers" },
		"metrics": {
			"description": "What is measured about every answer. At least one.",
			"type": "array",
			"minItems": 1,
			"items": { "$ref": "#/definitions/metric" }
		},
		"trials": {
			"description": "How often each case is asked. More trials separate a flaky answer from a changed one.",
			"type": "integer",
			"minimum": 1,
			"maximum": 100,
			"default": 3
		},
		"gate": { "$ref": "#/definitions/gate" },
		"budget": { "$ref": "#/definitions/budget" },
		"store": { "$ref": "#/definitions/store" },
		"report": {
			"description": "What reports show beside numbers.",
			"type": "object",
			"additionalProperties": false,
			"properties": { "answers": {
				"description": "shown: comments, summaries and results show what the worst questions got before and after, redacted. Whoever may read the pull request may read them.",
				"enum": ["none", "shown"],
				"default": "none"
			} }
		},
		"concurrency": {
			"description": "Model calls under way at one time.",
			"type": "integer",
			"minimum": 1,
			"maximum": 256,
			"default": 8
		},
		"target": {
			"description": "What answers the cases: our own agent, or your application through HTTP or as a program. docs/targets.md has the contract.",
			"if": { "type": "string" },
			"then": { "const": "agent" },
			"else": {
				"type": "object",
				"additionalProperties": false,
				"minProperties": 1,
				"maxProperties": 1,
				"properties": {
					"http": { "$ref": "#/definitions/endpoint" },
					"command": {
						"description": "A program that reads requests and writes answers, one JSON line each.",
						"type": "object",
						"additionalProperties": false,
						"required": ["run"],
						"properties": {
							"run": {
								"description": "The program and its arguments, without a shell.",
								"type": "array",
								"minItems": 1,
								"items": { "type": "string" }
							},
							"workers": {
								"description": "Processes at work at once.",
								"type": "integer",
								"minimum": 1,
								"maximum": 64,
								"default": 4
							},
							"timeout": {
								"description": "How long one case may take: 10s, 2m.",
								"type": "string",
								"pattern": "^[1-9][0-9]*[sm]$",
								"default": "60s"
							},
							"price": {
								"description": "Dollars per case. Without it the dollars of a run are unknown.",
								"type": "number",
								"minimum": 0
							}
						}
					}
				}
			},
			"default": "agent"
		},
		"deadline": {
			"description": "How long a run may take: 45m, 2h. Then nothing more is started, and what was paid for is kept. Without it there is no limit.",
			"type": "string",
			"pattern": "^[1-9][0-9]*[smh]$"
		},
		"fidelity": {
			"description": "How alike a replay must be to what production answered, before attribution by replay is to be trusted.",
			"type": "object",
			"additionalProperties": false,
			"properties": { "at-least": {
				"description": "0.9 or 90%.",
				"$ref": "#/definitions/share",
				"default": .9
			} }
		},
		"attribution": {
			"description": "How it is found out which layer did it, when answers got worse.",
			"type": "object",
			"additionalProperties": false,
			"properties": {
				"on-regressed": {
					"description": "attribute: a record that regressed, and a check that regressed with several layers changed, say which layer did it.",
					"enum": ["attribute", "skip"],
					"default": "attribute"
				},
				"cases": {
					"description": "Cases that are replayed, at most.",
					"type": "integer",
					"minimum": 10,
					"maximum": 2e3,
					"default": 60
				},
				"trials": {
					"description": "How often each of them is asked in each combination of versions.",
					"type": "integer",
					"minimum": 1,
					"maximum": 100,
					"default": 3
				},
				"usd": {
					"description": "Cap in dollars, in place of the budget's.",
					"type": "number",
					"minimum": 0
				},
				"hours-before": {
					"description": "How far before an incident the state lies that it is compared with.",
					"type": "number",
					"minimum": 1,
					"maximum": 2160,
					"default": 48
				}
			}
		},
		"probe": {
			"description": "A few cheap calls at each record that show whether the provider still serves the same model. none: no probe.",
			"if": { "type": "string" },
			"then": { "const": "none" },
			"else": {
				"type": "object",
				"additionalProperties": false,
				"properties": {
					"inputs": {
						"description": "Inputs that are asked at each reading.",
						"type": "integer",
						"minimum": 3,
						"maximum": 50,
						"default": 5
					},
					"calls": {
						"description": "Calls of each input.",
						"type": "integer",
						"minimum": 3,
						"maximum": 100,
						"default": 8
					}
				}
			}
		}
	},
	"definitions": {
		"paths": {
			"description": "A glob, or a list of globs.",
			"type": ["string", "array"],
			"minItems": 1,
			"items": { "type": "string" }
		},
		"share": {
			"description": "A share of one: 2% or 0.02.",
			"if": { "type": "string" },
			"then": { "pattern": "^[0-9]+(\\.[0-9]+)?%$" },
			"else": {
				"type": "number",
				"minimum": 0,
				"maximum": 1
			}
		},
		"traces": {
			"description": "Where production traces are, and what their attributes mean.",
			"type": "object",
			"additionalProperties": false,
			"required": ["from"],
			"properties": {
				"from": {
					"description": "Sources, read together.",
					"type": "array",
					"minItems": 1,
					"items": {
						"description": "One source: exactly one of files, otlp, langfuse, phoenix, langsmith, command; and perhaps a rate.",
						"type": "object",
						"additionalProperties": false,
						"properties": {
							"files": {
								"description": "Trace files of any known format, plain, gzip or zstd; the content decides.",
								"$ref": "#/definitions/paths"
							},
							"otlp": {
								"description": "The same as files, for those who like to say that theirs are OpenTelemetry's.",
								"$ref": "#/definitions/paths"
							},
							"langfuse": {
								"description": "Langfuse, through its public API.",
								"type": "object",
								"additionalProperties": false,
								"properties": {
									"base-url": {
										"description": "Where Langfuse is.",
										"type": "string",
										"pattern": "^https?://",
										"default": "https://cloud.langfuse.com"
									},
									"public-key-variable": {
										"description": "The environment variable that holds the public key.",
										"type": "string",
										"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
										"default": "LANGFUSE_PUBLIC_KEY"
									},
									"secret-key-variable": {
										"description": "The environment variable that holds the secret key.",
										"type": "string",
										"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
										"default": "LANGFUSE_SECRET_KEY"
									},
									"environment": {
										"description": "Langfuse's environment; without it all.",
										"type": "string"
									}
								}
							},
							"phoenix": {
								"description": "Arize Phoenix, through its REST API.",
								"type": "object",
								"additionalProperties": false,
								"required": ["base-url", "project"],
								"properties": {
									"base-url": {
										"description": "Where Phoenix is.",
										"type": "string",
										"pattern": "^https?://"
									},
									"project": {
										"description": "The project's name or id.",
										"type": "string",
										"pattern": "\\S"
									},
									"key-variable": {
										"description": "The environment variable that holds the API key, where one is needed.",
										"type": "string",
										"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
										"default": "PHOENIX_API_KEY"
									}
								}
							},
							"langsmith": {
								"description": "LangSmith, through its API.",
								"type": "object",
								"additionalProperties": false,
								"required": ["project"],
								"properties": {
									"base-url": {
										"description": "Where LangSmith is.",
										"type": "string",
										"pattern": "^https?://",
										"default": "https://api.smith.langchain.com"
									},
									"project": {
										"description": "The project's id.",
										"type": "string",
										"pattern": "\\S"
									},
									"key-variable": {
										"description": "The environment variable that holds the API key.",
										"type": "string",
										"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
										"default": "LANGSMITH_API_KEY"
									}
								}
							},
							"command": {
								"description": "A program and its arguments, without a shell. It prints trace records as JSON lines.",
								"type": "array",
								"minItems": 1,
								"items": { "type": "string" }
							},
							"rate": {
								"description": "The share of requests that the application's tracing keeps there, where the traces do not say.",
								"$ref": "#/definitions/share"
							}
						}
					}
				},
				"window": {
					"description": "How far back to read, from now: 90m, 24h, 7d, 2w. Without it everything is read.",
					"type": "string",
					"pattern": "^[1-9][0-9]*[mhdw]$"
				},
				"where": {
					"description": "What a trace's attributes must be: a value, a list of values, or not.",
					"type": "object",
					"additionalProperties": { "$ref": "#/definitions/condition" }
				},
				"versions": {
					"description": "Which attribute carries a layer's version id, where it has no standard name.",
					"type": "object",
					"additionalProperties": false,
					"properties": {
						"model": { "type": "string" },
						"prompt": { "type": "string" },
						"policy": { "type": "string" },
						"retrieval": { "type": "string" },
						"tools": { "type": "string" }
					}
				},
				"slices": {
					"description": "Attributes that cut the traffic into slices.",
					"type": "array",
					"items": { "type": "string" }
				},
				"expected": {
					"description": "The attribute that holds the right answer, where it is known.",
					"type": "string"
				},
				"feedback": {
					"description": "The attribute that says how satisfied the user was; sample.keep.negative-feedback goes by it.",
					"type": "string"
				},
				"redact": {
					"description": "What is replaced in texts before anything is kept, sent or shown; none turns it off.",
					"if": { "type": "string" },
					"then": { "const": "none" },
					"else": {
						"type": "object",
						"additionalProperties": false,
						"properties": {
							"kinds": {
								"description": "What is looked for. Without it all kinds.",
								"type": "array",
								"items": { "enum": [
									"email",
									"phone",
									"card",
									"iban",
									"ip",
									"secret"
								] }
							},
							"attributes": {
								"description": "Attributes whose values are replaced wherever they occur in the same trace.",
								"type": "array",
								"items": { "type": "string" }
							},
							"patterns": {
								"description": "Patterns of your own, in RE2 syntax.",
								"type": "array",
								"items": {
									"type": "object",
									"additionalProperties": false,
									"required": ["name", "pattern"],
									"properties": {
										"name": {
											"description": "What stands in the text's place.",
											"type": "string",
											"pattern": "^[a-z][a-z0-9-]{0,31}$"
										},
										"pattern": {
											"description": "RE2 syntax: no look-around, no back-references.",
											"type": "string",
											"pattern": "\\S"
										}
									}
								}
							}
						}
					}
				}
			}
		},
		"sample": {
			"description": "How many traces are drawn, and how.",
			"type": "object",
			"additionalProperties": false,
			"properties": {
				"size": {
					"description": "Traces to draw.",
					"type": "integer",
					"minimum": 1,
					"default": 200
				},
				"rate": {
					"description": "The share of traces to draw, in place of a size.",
					"$ref": "#/definitions/share"
				},
				"fixed": {
					"description": "Places for cases that the latest baseline's sample had, so that weeks pair. Without it half of the size.",
					"type": "integer",
					"minimum": 0
				},
				"turns": {
					"description": "any: traces one by one. one: of each conversation at most one. all: whole conversations.",
					"enum": [
						"any",
						"one",
						"all"
					],
					"default": "any"
				},
				"near-duplicates": {
					"description": "drop: of cases that ask nearly the same, one is kept.",
					"enum": ["keep", "drop"],
					"default": "keep"
				},
				"stratify": {
					"description": "The attribute whose values each get their share of the sample.",
					"type": "string"
				},
				"keep": {
					"description": "Traces that are drawn before all others.",
					"type": "object",
					"additionalProperties": false,
					"properties": {
						"errors": {
							"description": "Traces with an error.",
							"type": "integer",
							"minimum": 0
						},
						"negative-feedback": {
							"description": "Traces the user disliked.",
							"type": "integer",
							"minimum": 0
						}
					}
				},
				"seed": {
					"description": "Another seed draws another sample.",
					"type": ["integer", "string"],
					"default": 0
				},
				"key": {
					"description": "The attribute that names a case. Without it a case is the digest of its input.",
					"type": "string"
				}
			}
		},
		"model": {
			"description": "A model and how to call it.",
			"type": "object",
			"additionalProperties": false,
			"required": ["name"],
			"properties": {
				"name": {
					"description": "As the provider knows it. A dated name is better than an alias that moves.",
					"type": "string",
					"pattern": "\\S"
				},
				"base-url": {
					"description": "An OpenAI-compatible base URL. Without it OPENAI_BASE_URL, else the provider's own.",
					"type": "string",
					"pattern": "^https?://"
				},
				"key-variable": {
					"description": "The environment variable that holds the key.",
					"type": "string",
					"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
					"default": "OPENAI_API_KEY"
				},
				"parameters": {
					"description": "Sent with every call: temperature, max_tokens, …",
					"type": "object"
				},
				"price": {
					"description": "Dollars per million tokens.",
					"type": "object",
					"additionalProperties": false,
					"required": ["input", "output"],
					"properties": {
						"input": {
							"type": "number",
							"minimum": 0
						},
						"output": {
							"type": "number",
							"minimum": 0
						},
						"cached-input": {
							"type": "number",
							"minimum": 0
						}
					}
				},
				"api": {
					"description": "The API that is spoken there: Chat Completions, or Responses.",
					"enum": ["chat", "responses"],
					"default": "chat"
				}
			}
		},
		"layers": {
			"description": "The five layers. A layer the application has not got is: none.",
			"type": "object",
			"additionalProperties": false,
			"required": [
				"model",
				"prompt",
				"policy",
				"retrieval",
				"tools"
			],
			"properties": {
				"model": {
					"if": { "type": "string" },
					"then": { "const": "none" },
					"else": { "$ref": "#/definitions/model" }
				},
				"prompt": {
					"description": "The files that make the prompt. Their content is the prompt's version.",
					"if": { "type": "string" },
					"then": { "const": "none" },
					"else": {
						"type": "object",
						"additionalProperties": false,
						"required": ["files"],
						"properties": {
							"template": {
								"description": "The Liquid template of the system text; without it the recorded system text is replayed.",
								"type": "string"
							},
							"files": { "$ref": "#/definitions/paths" }
						}
					}
				},
				"policy": {
					"description": "The files that make the policy; the template gets them as {{ policy }}.",
					"if": { "type": "string" },
					"then": { "const": "none" },
					"else": {
						"type": "object",
						"additionalProperties": false,
						"required": ["files"],
						"properties": { "files": { "$ref": "#/definitions/paths" } }
					}
				},
				"retrieval": {
					"description": "Where a replay's documents come from.",
					"if": { "type": "string" },
					"then": { "const": "none" },
					"else": {
						"type": "object",
						"additionalProperties": false,
						"properties": {
							"documents": {
								"description": "Where a replay's documents come from: the traces, a snapshot of an index, or an endpoint that searches now.",
								"if": { "type": "string" },
								"then": { "const": "recorded" },
								"else": {
									"type": "object",
									"additionalProperties": false,
									"minProperties": 1,
									"maxProperties": 1,
									"properties": {
										"snapshot": {
											"description": "The path of a snapshot file.",
											"type": "string"
										},
										"endpoint": { "$ref": "#/definitions/endpoint" }
									}
								},
								"default": "recorded"
							},
							"version": {
								"description": "The index version, where neither traces nor a snapshot say it.",
								"type": "string",
								"pattern": "\\S"
							},
							"snapshots": {
								"description": "Snapshot files, in which an earlier index is looked for by its name when it is to be replayed.",
								"$ref": "#/definitions/paths"
							}
						}
					}
				},
				"tools": {
					"description": "Tool definitions, and where a replay's tool results come from.",
					"if": { "type": "string" },
					"then": { "const": "none" },
					"else": {
						"type": "object",
						"additionalProperties": false,
						"required": ["definitions"],
						"properties": {
							"definitions": { "$ref": "#/definitions/paths" },
							"results": {
								"description": "Where tool results come from: the traces, or an endpoint that runs the tools now.",
								"if": { "type": "string" },
								"then": { "const": "recorded" },
								"else": {
									"type": "object",
									"additionalProperties": false,
									"required": ["endpoint"],
									"properties": { "endpoint": { "$ref": "#/definitions/endpoint" } }
								},
								"default": "recorded"
							},
							"not-recorded": {
								"description": "What a call gets that the traces do not hold: the trial fails, or it gets the result of the nearest recorded call of the tool, or an endpoint is asked.",
								"if": { "type": "string" },
								"then": { "enum": ["fail", "nearest"] },
								"else": {
									"type": "object",
									"additionalProperties": false,
									"required": ["endpoint"],
									"properties": { "endpoint": { "$ref": "#/definitions/endpoint" } }
								},
								"default": "fail"
							},
							"ignore-arguments": {
								"description": "Arguments that do not make a call another one, by tool; * stands for every tool.",
								"type": "object",
								"additionalProperties": {
									"type": "array",
									"items": { "type": "string" }
								}
							},
							"most-steps": {
								"description": "Model calls of one trial, at most.",
								"type": "integer",
								"minimum": 1,
								"maximum": 100,
								"default": 12
							}
						}
					}
				}
			}
		},
		"metric": {
			"description": "One thing measured about every answer.",
			"type": "object",
			"additionalProperties": false,
			"required": ["name", "scorer"],
			"properties": {
				"name": {
					"type": "string",
					"pattern": "^[a-z0-9][a-z0-9_-]{0,63}$"
				},
				"scorer": {
					"description": "How it is measured; most names also after not-. docs/scorers.md has them all.",
					"enum": [
						"equals",
						"contains",
						"contains-any",
						"contains-all",
						"icontains",
						"icontains-any",
						"icontains-all",
						"starts-with",
						"regex",
						"levenshtein",
						"rouge-n",
						"similar",
						"is-json",
						"json-schema",
						"is-refusal",
						"finish-reason",
						"length",
						"is-valid-openai-tools-call",
						"tool-call-f1",
						"tool-args-match",
						"trajectory:tool-sequence",
						"trajectory:step-count",
						"context-recall",
						"context-precision",
						"context-faithfulness",
						"citation-support",
						"llm-rubric",
						"factuality",
						"answer-relevance",
						"pairwise",
						"javascript",
						"latency",
						"cost",
						"trace-attribute",
						"ExactMatch",
						"ListContains",
						"Levenshtein",
						"EmbeddingSimilarity",
						"ValidJSON",
						"Factuality",
						"AnswerRelevancy",
						"ContextRecall",
						"ContextPrecision",
						"Faithfulness",
						"model-graded-factuality",
						"similar:cosine",
						"trajectory:tool-args-match",
						"word-count",
						"not-equals",
						"not-contains",
						"not-contains-any",
						"not-contains-all",
						"not-icontains",
						"not-icontains-any",
						"not-icontains-all",
						"not-starts-with",
						"not-regex",
						"not-levenshtein",
						"not-rouge-n",
						"not-similar",
						"not-is-json",
						"not-json-schema",
						"not-is-refusal",
						"not-finish-reason",
						"not-length",
						"not-is-valid-openai-tools-call",
						"not-tool-call-f1",
						"not-tool-args-match",
						"not-trajectory:tool-sequence",
						"not-trajectory:step-count",
						"not-context-recall",
						"not-context-precision",
						"not-context-faithfulness",
						"not-citation-support",
						"not-llm-rubric",
						"not-factuality",
						"not-answer-relevance",
						"not-pairwise",
						"not-javascript",
						"not-ExactMatch",
						"not-ListContains",
						"not-Levenshtein",
						"not-EmbeddingSimilarity",
						"not-ValidJSON",
						"not-Factuality",
						"not-AnswerRelevancy",
						"not-ContextRecall",
						"not-ContextPrecision",
						"not-Faithfulness",
						"not-model-graded-factuality",
						"not-similar:cosine",
						"not-trajectory:tool-args-match",
						"not-word-count"
					]
				},
				"value": {
					"description": "The text to hold the answer against; finish-reason: the reason; javascript: an expression. Without it, what the case expects.",
					"type": "string"
				},
				"values": {
					"description": "contains-any and its like: the texts. Without them, what the case expects.",
					"type": "array",
					"minItems": 1,
					"items": { "type": "string" }
				},
				"expected": {
					"description": "The attribute with what the case expects by this metric, where that is not traces.expected.",
					"type": "string",
					"pattern": "\\S"
				},
				"pattern": {
					"description": "regex: a JavaScript regular expression.",
					"type": "string",
					"pattern": "\\S"
				},
				"flags": {
					"description": "regex: flags, for instance i.",
					"type": "string",
					"pattern": "^[imsu]*$"
				},
				"n": {
					"description": "rouge-n: words in a run.",
					"type": "integer",
					"minimum": 1,
					"maximum": 9,
					"default": 1
				},
				"threshold": {
					"description": "A score at or above it is 1, below it 0. Without it the score stands.",
					"type": "number",
					"minimum": 0,
					"maximum": 1
				},
				"model": {
					"description": "similar: the model of the embeddings.",
					"$ref": "#/definitions/model"
				},
				"schema": {
					"description": "json-schema: the schema's file.",
					"type": "string"
				},
				"unit": {
					"description": "length: what is counted.",
					"enum": ["words", "characters"],
					"default": "words"
				},
				"min": {
					"description": "length, trajectory:step-count: at least so many.",
					"type": "integer",
					"minimum": 0
				},
				"max": {
					"description": "length, trajectory:step-count: at most so many.",
					"type": "integer",
					"minimum": 0
				},
				"tools": {
					"description": "tool-call-f1: the tools that should be called; twice where twice.",
					"type": "array",
					"minItems": 1,
					"items": {
						"type": "string",
						"pattern": "\\S"
					}
				},
				"tool": {
					"description": "tool-args-match: the tool whose calls count.",
					"type": "string",
					"pattern": "\\S"
				},
				"arguments": {
					"description": "tool-args-match: the arguments it should be called with.",
					"type": "object"
				},
				"steps": {
					"description": "trajectory:tool-sequence: the tools, in their order.",
					"type": "array",
					"minItems": 1,
					"items": {
						"type": "string",
						"pattern": "\\S"
					}
				},
				"mode": {
					"description": "tool-args-match: partial or exact. trajectory:tool-sequence: in-order or exact.",
					"enum": [
						"exact",
						"partial",
						"in-order"
					]
				},
				"file": {
					"description": "javascript: the module's file.",
					"type": "string",
					"pattern": "\\S"
				},
				"rubric": {
					"description": "llm-rubric: the rubric's file.",
					"type": "string"
				},
				"judge": {
					"description": "Who judges: llm-rubric and the other judged scorers.",
					"type": "object",
					"additionalProperties": false,
					"required": ["model"],
					"properties": { "model": { "$ref": "#/definitions/model" } }
				},
				"attribute": {
					"description": "trace-attribute: what production recorded.",
					"type": "string"
				},
				"range": {
					"description": "trace-attribute: the attribute's worst and best value.",
					"type": "array",
					"minItems": 2,
					"maxItems": 2,
					"items": { "type": "number" }
				},
				"max-drop": {
					"description": "The loss that is accepted, in the metric's unit or as a share: 0.05 or 5%.",
					"$ref": "#/definitions/margin"
				},
				"max-increase": {
					"description": "latency, cost: the increase that is accepted, in ms or dollars, or as a share: 25%.",
					"$ref": "#/definitions/margin"
				},
				"informs": {
					"description": "true: shown, and never decides.",
					"type": "boolean",
					"default": false
				}
			}
		},
		"margin": {
			"if": { "type": "string" },
			"then": { "pattern": "^[0-9]+(\\.[0-9]+)?%$" },
			"else": {
				"type": "number",
				"minimum": 0
			}
		},
		"action": { "enum": [
			"fail",
			"warn",
			"pass"
		] },
		"gate": {
			"description": "What a verdict does to the exit status.",
			"type": "object",
			"additionalProperties": false,
			"properties": {
				"on-regressed": {
					"$ref": "#/definitions/action",
					"default": "fail"
				},
				"on-inconclusive": {
					"$ref": "#/definitions/action",
					"default": "warn"
				},
				"on-not-comparable": {
					"$ref": "#/definitions/action",
					"default": "fail"
				},
				"confidence": {
					"description": "Of the intervals: 0.95 leaves 2.5 % on either side.",
					"type": "number",
					"minimum": .5,
					"maximum": .999,
					"default": .95
				},
				"looks": {
					"description": "A check stops as soon as the answer is clear: at most this many looks at a growing number of trials. The intervals shown account for them.",
					"type": "integer",
					"minimum": 1,
					"maximum": 3,
					"default": 3
				},
				"slices": {
					"description": "Whether a regression that is confined to a slice (traces.slices) fails the metric, or is only shown.",
					"enum": ["block", "inform"],
					"default": "inform"
				},
				"control": {
					"description": "The share of cases whose base is replayed where a stored baseline has its scores: 20%. 100% replays the whole base.",
					"$ref": "#/definitions/share",
					"default": "20%"
				},
				"accept-label": {
					"description": "The label on a pull request by which somebody with write permission accepts its regression. Without it nobody can. docs/github.md.",
					"type": "string",
					"pattern": "^\\S(.{0,48}\\S)?$"
				}
			}
		},
		"budget": {
			"description": "Caps on one run, checked before every call.",
			"type": "object",
			"additionalProperties": false,
			"properties": {
				"usd": {
					"description": "Dollars; needs layers.model.price.",
					"type": "number",
					"minimum": 0
				},
				"tokens": {
					"type": "integer",
					"minimum": 0
				},
				"calls": {
					"type": "integer",
					"minimum": 0
				},
				"errors": {
					"description": "The share of trials that may fail: 2%.",
					"$ref": "#/definitions/share",
					"default": "2%"
				}
			}
		},
		"store": {
			"description": "Where baselines are kept.",
			"type": "object",
			"additionalProperties": false,
			"properties": {
				"branch": {
					"type": "string",
					"pattern": "^[A-Za-z0-9][A-Za-z0-9._/-]*$",
					"default": "eval-baselines"
				},
				"text": {
					"description": "Whether the sample's texts are kept beside the baseline, after redaction: sealed needs a key.",
					"enum": [
						"none",
						"sealed",
						"plain"
					],
					"default": "none"
				},
				"key-variable": {
					"description": "The environment variable that holds the key of sealed texts.",
					"type": "string",
					"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
					"default": "EVAL_BASELINE_KEY"
				}
			}
		},
		"condition": {
			"description": "A value, a list of values of which one must fit, or { not: … }.",
			"if": { "type": "object" },
			"then": {
				"additionalProperties": false,
				"required": ["not"],
				"properties": { "not": { "$ref": "#/definitions/values" } }
			},
			"else": { "$ref": "#/definitions/values" }
		},
		"values": {
			"description": "A value or a list of values.",
			"if": { "type": "array" },
			"then": {
				"minItems": 1,
				"items": { "type": [
					"string",
					"number",
					"boolean"
				] }
			},
			"else": { "type": [
				"string",
				"number",
				"boolean"
			] }
		},
		"endpoint": {
			"description": "An HTTP endpoint of your own: its URL, or its URL and more.",
			"if": { "type": "string" },
			"then": { "pattern": "^https?://" },
			"else": {
				"type": "object",
				"additionalProperties": false,
				"required": ["url"],
				"properties": {
					"url": {
						"description": "http or https. No user name, no password in it.",
						"type": "string",
						"pattern": "^https?://"
					},
					"key-variable": {
						"description": "The environment variable that holds a bearer token, where one is needed.",
						"type": "string",
						"pattern": "^[A-Za-z_][A-Za-z0-9_]*$"
					},
					"timeout": {
						"description": "How long one request may take: 10s, 2m.",
						"type": "string",
						"pattern": "^[1-9][0-9]*[sm]$",
						"default": "60s"
					},
					"price": {
						"description": "Dollars per request. Without it the dollars of a run that asks it are unknown.",
						"type": "number",
						"minimum": 0
					}
				}
			}
		}
	}
};
const func2 = Object.prototype.hasOwnProperty;
const pattern0 = /* @__PURE__ */ new RegExp("^[a-z0-9][a-z0-9-]{0,63}$", "u");
const pattern20 = /* @__PURE__ */ new RegExp("^[1-9][0-9]*[sm]$", "u");
const pattern35 = /* @__PURE__ */ new RegExp("^[1-9][0-9]*[smh]$", "u");
const schema7 = {
	"description": "Where production traces are, and what their attributes mean.",
	"type": "object",
	"additionalProperties": false,
	"required": ["from"],
	"properties": {
		"from": {
			"description": "Sources, read together.",
			"type": "array",
			"minItems": 1,
			"items": {
				"description": "One source: exactly one of files, otlp, langfuse, phoenix, langsmith, command; and perhaps a rate.",
				"type": "object",
				"additionalProperties": false,
				"properties": {
					"files": {
						"description": "Trace files of any known format, plain, gzip or zstd; the content decides.",
						"$ref": "#/definitions/paths"
					},
					"otlp": {
						"description": "The same as files, for those who like to say that theirs are OpenTelemetry's.",
						"$ref": "#/definitions/paths"
					},
					"langfuse": {
						"description": "Langfuse, through its public API.",
						"type": "object",
						"additionalProperties": false,
						"properties": {
							"base-url": {
								"description": "Where Langfuse is.",
								"type": "string",
								"pattern": "^https?://",
								"default": "https://cloud.langfuse.com"
							},
							"public-key-variable": {
								"description": "The environment variable that holds the public key.",
								"type": "string",
								"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
								"default": "LANGFUSE_PUBLIC_KEY"
							},
							"secret-key-variable": {
								"description": "The environment variable that holds the secret key.",
								"type": "string",
								"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
								"default": "LANGFUSE_SECRET_KEY"
							},
							"environment": {
								"description": "Langfuse's environment; without it all.",
								"type": "string"
							}
						}
					},
					"phoenix": {
						"description": "Arize Phoenix, through its REST API.",
						"type": "object",
						"additionalProperties": false,
						"required": ["base-url", "project"],
						"properties": {
							"base-url": {
								"description": "Where Phoenix is.",
								"type": "string",
								"pattern": "^https?://"
							},
							"project": {
								"description": "The project's name or id.",
								"type": "string",
								"pattern": "\\S"
							},
							"key-variable": {
								"description": "The environment variable that holds the API key, where one is needed.",
								"type": "string",
								"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
								"default": "PHOENIX_API_KEY"
							}
						}
					},
					"langsmith": {
						"description": "LangSmith, through its API.",
						"type": "object",
						"additionalProperties": false,
						"required": ["project"],
						"properties": {
							"base-url": {
								"description": "Where LangSmith is.",
								"type": "string",
								"pattern": "^https?://",
								"default": "https://api.smith.langchain.com"
							},
							"project": {
								"description": "The project's id.",
								"type": "string",
								"pattern": "\\S"
							},
							"key-variable": {
								"description": "The environment variable that holds the API key.",
								"type": "string",
								"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
								"default": "LANGSMITH_API_KEY"
							}
						}
					},
					"command": {
						"description": "A program and its arguments, without a shell. It prints trace records as JSON lines.",
						"type": "array",
						"minItems": 1,
						"items": { "type": "string" }
					},
					"rate": {
						"description": "The share of requests that the application's tracing keeps there, where the traces do not say.",
						"$ref": "#/definitions/share"
					}
				}
			}
		},
		"window": {
			"description": "How far back to read, from now: 90m, 24h, 7d, 2w. Without it everything is read.",
			"type": "string",
			"pattern": "^[1-9][0-9]*[mhdw]$"
		},
		"where": {
			"description": "What a trace's attributes must be: a value, a list of values, or not.",
			"type": "object",
			"additionalProperties": { "$ref": "#/definitions/condition" }
		},
		"versions": {
			"description": "Which attribute carries a layer's version id, where it has no standard name.",
			"type": "object",
			"additionalProperties": false,
			"properties": {
				"model": { "type": "string" },
				"prompt": { "type": "string" },
				"policy": { "type": "string" },
				"retrieval": { "type": "string" },
				"tools": { "type": "string" }
			}
		},
		"slices": {
			"description": "Attributes that cut the traffic into slices.",
			"type": "array",
			"items": { "type": "string" }
		},
		"expected": {
			"description": "The attribute that holds the right answer, where it is known.",
			"type": "string"
		},
		"feedback": {
			"description": "The attribute that says how satisfied the user was; sample.keep.negative-feedback goes by it.",
			"type": "string"
		},
		"redact": {
			"description": "What is replaced in texts before anything is kept, sent or shown; none turns it off.",
			"if": { "type": "string" },
			"then": { "const": "none" },
			"else": {
				"type": "object",
				"additionalProperties": false,
				"properties": {
					"kinds": {
						"description": "What is looked for. Without it all kinds.",
						"type": "array",
						"items": { "enum": [
							"email",
							"phone",
							"card",
							"iban",
							"ip",
							"secret"
						] }
					},
					"attributes": {
						"description": "Attributes whose values are replaced wherever they occur in the same trace.",
						"type": "array",
						"items": { "type": "string" }
					},
					"patterns": {
						"description": "Patterns of your own, in RE2 syntax.",
						"type": "array",
						"items": {
							"type": "object",
							"additionalProperties": false,
							"required": ["name", "pattern"],
							"properties": {
								"name": {
									"description": "What stands in the text's place.",
									"type": "string",
									"pattern": "^[a-z][a-z0-9-]{0,31}$"
								},
								"pattern": {
									"description": "RE2 syntax: no look-around, no back-references.",
									"type": "string",
									"pattern": "\\S"
								}
							}
						}
					}
				}
			}
		}
	}
};
const schema8 = {
	"description": "A glob, or a list of globs.",
	"type": ["string", "array"],
	"minItems": 1,
	"items": { "type": "string" }
};
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (typeof data !== "string" && !Array.isArray(data)) {
		const err0 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: schema8.type },
			message: "must be string,array",
			schema: schema8.type,
			parentSchema: schema8,
			data
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	if (Array.isArray(data)) {
		if (data.length < 1) {
			const err1 = {
				instancePath,
				schemaPath: "#/minItems",
				keyword: "minItems",
				params: { limit: 1 },
				message: "must NOT have fewer than 1 items",
				schema: 1,
				parentSchema: schema8,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		const len0 = data.length;
		for (let i0 = 0; i0 < len0; i0++) {
			let data0 = data[i0];
			if (typeof data0 !== "string") {
				const err2 = {
					instancePath: instancePath + "/" + i0,
					schemaPath: "#/items/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema8.items.type,
					parentSchema: schema8.items,
					data: data0
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		}
	}
	validate23.errors = vErrors;
	return errors === 0;
}
const schema9 = {
	"description": "A share of one: 2% or 0.02.",
	"if": { "type": "string" },
	"then": { "pattern": "^[0-9]+(\\.[0-9]+)?%$" },
	"else": {
		"type": "number",
		"minimum": 0,
		"maximum": 1
	}
};
const pattern10 = /* @__PURE__ */ new RegExp("^[0-9]+(\\.[0-9]+)?%$", "u");
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	const _errs0 = errors;
	let valid0 = true;
	const _errs1 = errors;
	if (typeof data !== "string") {
		const err0 = {};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	var _valid0 = _errs1 === errors;
	errors = _errs0;
	if (vErrors !== null) {
		if (_errs0) vErrors.length = _errs0;
		else vErrors = null;
	}
	let ifClause0;
	if (_valid0) {
		const _errs3 = errors;
		if (typeof data === "string") {
			if (!pattern10.test(data)) {
				const err1 = {
					instancePath,
					schemaPath: "#/then/pattern",
					keyword: "pattern",
					params: { pattern: "^[0-9]+(\\.[0-9]+)?%$" },
					message: "must match pattern \"^[0-9]+(\\.[0-9]+)?%$\"",
					schema: "^[0-9]+(\\.[0-9]+)?%$",
					parentSchema: schema9.then,
					data
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
		}
		var _valid0 = _errs3 === errors;
		valid0 = _valid0;
		ifClause0 = "then";
	} else {
		const _errs4 = errors;
		if (typeof data == "number" && isFinite(data)) {
			if (data > 1 || isNaN(data)) {
				const err2 = {
					instancePath,
					schemaPath: "#/else/maximum",
					keyword: "maximum",
					params: {
						comparison: "<=",
						limit: 1
					},
					message: "must be <= 1",
					schema: 1,
					parentSchema: schema9.else,
					data
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
			if (data < 0 || isNaN(data)) {
				const err3 = {
					instancePath,
					schemaPath: "#/else/minimum",
					keyword: "minimum",
					params: {
						comparison: ">=",
						limit: 0
					},
					message: "must be >= 0",
					schema: 0,
					parentSchema: schema9.else,
					data
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		} else {
			const err4 = {
				instancePath,
				schemaPath: "#/else/type",
				keyword: "type",
				params: { type: "number" },
				message: "must be number",
				schema: schema9.else.type,
				parentSchema: schema9.else,
				data
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		var _valid0 = _errs4 === errors;
		valid0 = _valid0;
		ifClause0 = "else";
	}
	if (!valid0) {
		const err5 = {
			instancePath,
			schemaPath: "#/if",
			keyword: "if",
			params: { failingKeyword: ifClause0 },
			message: "must match \"" + ifClause0 + "\" schema",
			schema: schema9.if,
			parentSchema: schema9,
			data
		};
		if (vErrors === null) vErrors = [err5];
		else vErrors.push(err5);
		errors++;
	}
	validate26.errors = vErrors;
	return errors === 0;
}
const schema10 = {
	"description": "A value, a list of values of which one must fit, or { not: … }.",
	"if": { "type": "object" },
	"then": {
		"additionalProperties": false,
		"required": ["not"],
		"properties": { "not": { "$ref": "#/definitions/values" } }
	},
	"else": { "$ref": "#/definitions/values" }
};
const schema11 = {
	"description": "A value or a list of values.",
	"if": { "type": "array" },
	"then": {
		"minItems": 1,
		"items": { "type": [
			"string",
			"number",
			"boolean"
		] }
	},
	"else": { "type": [
		"string",
		"number",
		"boolean"
	] }
};
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	const _errs0 = errors;
	let valid0 = true;
	const _errs1 = errors;
	if (!Array.isArray(data)) {
		const err0 = {};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	var _valid0 = _errs1 === errors;
	errors = _errs0;
	if (vErrors !== null) {
		if (_errs0) vErrors.length = _errs0;
		else vErrors = null;
	}
	let ifClause0;
	if (_valid0) {
		const _errs3 = errors;
		if (Array.isArray(data)) {
			if (data.length < 1) {
				const err1 = {
					instancePath,
					schemaPath: "#/then/minItems",
					keyword: "minItems",
					params: { limit: 1 },
					message: "must NOT have fewer than 1 items",
					schema: 1,
					parentSchema: schema11.then,
					data
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
			const len0 = data.length;
			for (let i0 = 0; i0 < len0; i0++) {
				let data0 = data[i0];
				if (typeof data0 !== "string" && !(typeof data0 == "number" && isFinite(data0)) && typeof data0 !== "boolean") {
					const err2 = {
						instancePath: instancePath + "/" + i0,
						schemaPath: "#/then/items/type",
						keyword: "type",
						params: { type: schema11.then.items.type },
						message: "must be string,number,boolean",
						schema: schema11.then.items.type,
						parentSchema: schema11.then.items,
						data: data0
					};
					if (vErrors === null) vErrors = [err2];
					else vErrors.push(err2);
					errors++;
				}
			}
		}
		var _valid0 = _errs3 === errors;
		valid0 = _valid0;
		ifClause0 = "then";
	} else {
		const _errs6 = errors;
		if (typeof data !== "string" && !(typeof data == "number" && isFinite(data)) && typeof data !== "boolean") {
			const err3 = {
				instancePath,
				schemaPath: "#/else/type",
				keyword: "type",
				params: { type: schema11.else.type },
				message: "must be string,number,boolean",
				schema: schema11.else.type,
				parentSchema: schema11.else,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		var _valid0 = _errs6 === errors;
		valid0 = _valid0;
		ifClause0 = "else";
	}
	if (!valid0) {
		const err4 = {
			instancePath,
			schemaPath: "#/if",
			keyword: "if",
			params: { failingKeyword: ifClause0 },
			message: "must match \"" + ifClause0 + "\" schema",
			schema: schema11.if,
			parentSchema: schema11,
			data
		};
		if (vErrors === null) vErrors = [err4];
		else vErrors.push(err4);
		errors++;
	}
	validate29.errors = vErrors;
	return errors === 0;
}
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	const _errs0 = errors;
	let valid0 = true;
	const _errs1 = errors;
	if (!(data && typeof data == "object" && !Array.isArray(data))) {
		const err0 = {};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	var _valid0 = _errs1 === errors;
	errors = _errs0;
	if (vErrors !== null) {
		if (_errs0) vErrors.length = _errs0;
		else vErrors = null;
	}
	let ifClause0;
	if (_valid0) {
		const _errs3 = errors;
		if (data && typeof data == "object" && !Array.isArray(data)) {
			if (data.not === void 0) {
				const err1 = {
					instancePath,
					schemaPath: "#/then/required",
					keyword: "required",
					params: { missingProperty: "not" },
					message: "must have required property 'not'",
					schema: schema10.then.required,
					parentSchema: schema10.then,
					data
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
			for (const key0 in data) if (!(key0 === "not")) {
				const err2 = {
					instancePath,
					schemaPath: "#/then/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 },
					message: "must NOT have additional properties",
					schema: false,
					parentSchema: schema10.then,
					data
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
			if (data.not !== void 0) {
				if (!validate29(data.not, {
					instancePath: instancePath + "/not",
					parentData: data,
					parentDataProperty: "not",
					rootData
				})) {
					vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
					errors = vErrors.length;
				}
			}
		}
		var _valid0 = _errs3 === errors;
		valid0 = _valid0;
		ifClause0 = "then";
	} else {
		const _errs6 = errors;
		if (!validate29(data, {
			instancePath,
			parentData,
			parentDataProperty,
			rootData
		})) {
			vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
			errors = vErrors.length;
		}
		var _valid0 = _errs6 === errors;
		valid0 = _valid0;
		ifClause0 = "else";
	}
	if (!valid0) {
		const err3 = {
			instancePath,
			schemaPath: "#/if",
			keyword: "if",
			params: { failingKeyword: ifClause0 },
			message: "must match \"" + ifClause0 + "\" schema",
			schema: schema10.if,
			parentSchema: schema10,
			data
		};
		if (vErrors === null) vErrors = [err3];
		else vErrors.push(err3);
		errors++;
	}
	validate28.errors = vErrors;
	return errors === 0;
}
const pattern1 = /* @__PURE__ */ new RegExp("^https?://", "u");
const pattern2 = /* @__PURE__ */ new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
const pattern5 = /* @__PURE__ */ new RegExp("\\S", "u");
const pattern11 = /* @__PURE__ */ new RegExp("^[1-9][0-9]*[mhdw]$", "u");
const pattern12 = /* @__PURE__ */ new RegExp("^[a-z][a-z0-9-]{0,31}$", "u");
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.from === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "from" },
				message: "must have required property 'from'",
				schema: schema7.required,
				parentSchema: schema7,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "from" || key0 === "window" || key0 === "where" || key0 === "versions" || key0 === "slices" || key0 === "expected" || key0 === "feedback" || key0 === "redact")) {
			const err1 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties",
				schema: false,
				parentSchema: schema7,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.from !== void 0) {
			let data0 = data.from;
			if (Array.isArray(data0)) {
				if (data0.length < 1) {
					const err2 = {
						instancePath: instancePath + "/from",
						schemaPath: "#/properties/from/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						message: "must NOT have fewer than 1 items",
						schema: 1,
						parentSchema: schema7.properties.from,
						data: data0
					};
					if (vErrors === null) vErrors = [err2];
					else vErrors.push(err2);
					errors++;
				}
				const len0 = data0.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data1 = data0[i0];
					if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
						for (const key1 in data1) if (!(key1 === "files" || key1 === "otlp" || key1 === "langfuse" || key1 === "phoenix" || key1 === "langsmith" || key1 === "command" || key1 === "rate")) {
							const err3 = {
								instancePath: instancePath + "/from/" + i0,
								schemaPath: "#/properties/from/items/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key1 },
								message: "must NOT have additional properties",
								schema: false,
								parentSchema: schema7.properties.from.items,
								data: data1
							};
							if (vErrors === null) vErrors = [err3];
							else vErrors.push(err3);
							errors++;
						}
						if (data1.files !== void 0) {
							if (!validate23(data1.files, {
								instancePath: instancePath + "/from/" + i0 + "/files",
								parentData: data1,
								parentDataProperty: "files",
								rootData
							})) {
								vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
								errors = vErrors.length;
							}
						}
						if (data1.otlp !== void 0) {
							if (!validate23(data1.otlp, {
								instancePath: instancePath + "/from/" + i0 + "/otlp",
								parentData: data1,
								parentDataProperty: "otlp",
								rootData
							})) {
								vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
								errors = vErrors.length;
							}
						}
						if (data1.langfuse !== void 0) {
							let data4 = data1.langfuse;
							if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
								for (const key2 in data4) if (!(key2 === "base-url" || key2 === "public-key-variable" || key2 === "secret-key-variable" || key2 === "environment")) {
									const err4 = {
										instancePath: instancePath + "/from/" + i0 + "/langfuse",
										schemaPath: "#/properties/from/items/properties/langfuse/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key2 },
										message: "must NOT have additional properties",
										schema: false,
										parentSchema: schema7.properties.from.items.properties.langfuse,
										data: data4
									};
									if (vErrors === null) vErrors = [err4];
									else vErrors.push(err4);
									errors++;
								}
								if (data4["base-url"] !== void 0) {
									let data5 = data4["base-url"];
									if (typeof data5 === "string") {
										if (!pattern1.test(data5)) {
											const err5 = {
												instancePath: instancePath + "/from/" + i0 + "/langfuse/base-url",
												schemaPath: "#/properties/from/items/properties/langfuse/properties/base-url/pattern",
												keyword: "pattern",
												params: { pattern: "^https?://" },
												message: "must match pattern \"^https?://\"",
												schema: "^https?://",
												parentSchema: schema7.properties.from.items.properties.langfuse.properties["base-url"],
												data: data5
											};
											if (vErrors === null) vErrors = [err5];
											else vErrors.push(err5);
											errors++;
										}
									} else {
										const err6 = {
											instancePath: instancePath + "/from/" + i0 + "/langfuse/base-url",
											schemaPath: "#/properties/from/items/properties/langfuse/properties/base-url/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema7.properties.from.items.properties.langfuse.properties["base-url"].type,
											parentSchema: schema7.properties.from.items.properties.langfuse.properties["base-url"],
											data: data5
										};
										if (vErrors === null) vErrors = [err6];
										else vErrors.push(err6);
										errors++;
									}
								}
								if (data4["public-key-variable"] !== void 0) {
									let data6 = data4["public-key-variable"];
									if (typeof data6 === "string") {
										if (!pattern2.test(data6)) {
											const err7 = {
												instancePath: instancePath + "/from/" + i0 + "/langfuse/public-key-variable",
												schemaPath: "#/properties/from/items/properties/langfuse/properties/public-key-variable/pattern",
												keyword: "pattern",
												params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" },
												message: "must match pattern \"^[A-Za-z_][A-Za-z0-9_]*$\"",
												schema: "^[A-Za-z_][A-Za-z0-9_]*$",
												parentSchema: schema7.properties.from.items.properties.langfuse.properties["public-key-variable"],
												data: data6
											};
											if (vErrors === null) vErrors = [err7];
											else vErrors.push(err7);
											errors++;
										}
									} else {
										const err8 = {
											instancePath: instancePath + "/from/" + i0 + "/langfuse/public-key-variable",
											schemaPath: "#/properties/from/items/properties/langfuse/properties/public-key-variable/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema7.properties.from.items.properties.langfuse.properties["public-key-variable"].type,
											parentSchema: schema7.properties.from.items.properties.langfuse.properties["public-key-variable"],
											data: data6
										};
										if (vErrors === null) vErrors = [err8];
										else vErrors.push(err8);
										errors++;
									}
								}
								if (data4["secret-key-variable"] !== void 0) {
									let data7 = data4["secret-key-variable"];
									if (typeof data7 === "string") {
										if (!pattern2.test(data7)) {
											const err9 = {
												instancePath: instancePath + "/from/" + i0 + "/langfuse/secret-key-variable",
												schemaPath: "#/properties/from/items/properties/langfuse/properties/secret-key-variable/pattern",
												keyword: "pattern",
												params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" },
												message: "must match pattern \"^[A-Za-z_][A-Za-z0-9_]*$\"",
												schema: "^[A-Za-z_][A-Za-z0-9_]*$",
												parentSchema: schema7.properties.from.items.properties.langfuse.properties["secret-key-variable"],
												data: data7
											};
											if (vErrors === null) vErrors = [err9];
											else vErrors.push(err9);
											errors++;
										}
									} else {
										const err10 = {
											instancePath: instancePath + "/from/" + i0 + "/langfuse/secret-key-variable",
											schemaPath: "#/properties/from/items/properties/langfuse/properties/secret-key-variable/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema7.properties.from.items.properties.langfuse.properties["secret-key-variable"].type,
											parentSchema: schema7.properties.from.items.properties.langfuse.properties["secret-key-variable"],
											data: data7
										};
										if (vErrors === null) vErrors = [err10];
										else vErrors.push(err10);
										errors++;
									}
								}
								if (data4.environment !== void 0) {
									let data8 = data4.environment;
									if (typeof data8 !== "string") {
										const err11 = {
											instancePath: instancePath + "/from/" + i0 + "/langfuse/environment",
											schemaPath: "#/properties/from/items/properties/langfuse/properties/environment/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema7.properties.from.items.properties.langfuse.properties.environment.type,
											parentSchema: schema7.properties.from.items.properties.langfuse.properties.environment,
											data: data8
										};
										if (vErrors === null) vErrors = [err11];
										else vErrors.push(err11);
										errors++;
									}
								}
							} else {
								const err12 = {
									instancePath: instancePath + "/from/" + i0 + "/langfuse",
									schemaPath: "#/properties/from/items/properties/langfuse/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object",
									schema: schema7.properties.from.items.properties.langfuse.type,
									parentSchema: schema7.properties.from.items.properties.langfuse,
									data: data4
								};
								if (vErrors === null) vErrors = [err12];
								else vErrors.push(err12);
								errors++;
							}
						}
						if (data1.phoenix !== void 0) {
							let data9 = data1.phoenix;
							if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
								if (data9["base-url"] === void 0) {
									const err13 = {
										instancePath: instancePath + "/from/" + i0 + "/phoenix",
										schemaPath: "#/properties/from/items/properties/phoenix/required",
										keyword: "required",
										params: { missingProperty: "base-url" },
										message: "must have required property 'base-url'",
										schema: schema7.properties.from.items.properties.phoenix.required,
										parentSchema: schema7.properties.from.items.properties.phoenix,
										data: data9
									};
									if (vErrors === null) vErrors = [err13];
									else vErrors.push(err13);
									errors++;
								}
								if (data9.project === void 0) {
									const err14 = {
										instancePath: instancePath + "/from/" + i0 + "/phoenix",
										schemaPath: "#/properties/from/items/properties/phoenix/required",
										keyword: "required",
										params: { missingProperty: "project" },
										message: "must have required property 'project'",
										schema: schema7.properties.from.items.properties.phoenix.required,
										parentSchema: schema7.properties.from.items.properties.phoenix,
										data: data9
									};
									if (vErrors === null) vErrors = [err14];
									else vErrors.push(err14);
									errors++;
								}
								for (const key3 in data9) if (!(key3 === "base-url" || key3 === "project" || key3 === "key-variable")) {
									const err15 = {
										instancePath: instancePath + "/from/" + i0 + "/phoenix",
										schemaPath: "#/properties/from/items/properties/phoenix/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key3 },
										message: "must NOT have additional properties",
										schema: false,
										parentSchema: schema7.properties.from.items.properties.phoenix,
										data: data9
									};
									if (vErrors === null) vErrors = [err15];
									else vErrors.push(err15);
									errors++;
								}
								if (data9["base-url"] !== void 0) {
									let data10 = data9["base-url"];
									if (typeof data10 === "string") {
										if (!pattern1.test(data10)) {
											const err16 = {
												instancePath: instancePath + "/from/" + i0 + "/phoenix/base-url",
												schemaPath: "#/properties/from/items/properties/phoenix/properties/base-url/pattern",
												keyword: "pattern",
												params: { pattern: "^https?://" },
												message: "must match pattern \"^https?://\"",
												schema: "^https?://",
												parentSchema: schema7.properties.from.items.properties.phoenix.properties["base-url"],
												data: data10
											};
											if (vErrors === null) vErrors = [err16];
											else vErrors.push(err16);
											errors++;
										}
									} else {
										const err17 = {
											instancePath: instancePath + "/from/" + i0 + "/phoenix/base-url",
											schemaPath: "#/properties/from/items/properties/phoenix/properties/base-url/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema7.properties.from.items.properties.phoenix.properties["base-url"].type,
											parentSchema: schema7.properties.from.items.properties.phoenix.properties["base-url"],
											data: data10
										};
										if (vErrors === null) vErrors = [err17];
										else vErrors.push(err17);
										errors++;
									}
								}
								if (data9.project !== void 0) {
									let data11 = data9.project;
									if (typeof data11 === "string") {
										if (!pattern5.test(data11)) {
											const err18 = {
												instancePath: instancePath + "/from/" + i0 + "/phoenix/project",
												schemaPath: "#/properties/from/items/properties/phoenix/properties/project/pattern",
												keyword: "pattern",
												params: { pattern: "\\S" },
												message: "must match pattern \"\\S\"",
												schema: "\\S",
												parentSchema: schema7.properties.from.items.properties.phoenix.properties.project,
												data: data11
											};
											if (vErrors === null) vErrors = [err18];
											else vErrors.push(err18);
											errors++;
										}
									} else {
										const err19 = {
											instancePath: instancePath + "/from/" + i0 + "/phoenix/project",
											schemaPath: "#/properties/from/items/properties/phoenix/properties/project/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema7.properties.from.items.properties.phoenix.properties.project.type,
											parentSchema: schema7.properties.from.items.properties.phoenix.properties.project,
											data: data11
										};
										if (vErrors === null) vErrors = [err19];
										else vErrors.push(err19);
										errors++;
									}
								}
								if (data9["key-variable"] !== void 0) {
									let data12 = data9["key-variable"];
									if (typeof data12 === "string") {
										if (!pattern2.test(data12)) {
											const err20 = {
												instancePath: instancePath + "/from/" + i0 + "/phoenix/key-variable",
												schemaPath: "#/properties/from/items/properties/phoenix/properties/key-variable/pattern",
												keyword: "pattern",
												params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" },
												message: "must match pattern \"^[A-Za-z_][A-Za-z0-9_]*$\"",
												schema: "^[A-Za-z_][A-Za-z0-9_]*$",
												parentSchema: schema7.properties.from.items.properties.phoenix.properties["key-variable"],
												data: data12
											};
											if (vErrors === null) vErrors = [err20];
											else vErrors.push(err20);
											errors++;
										}
									} else {
										const err21 = {
											instancePath: instancePath + "/from/" + i0 + "/phoenix/key-variable",
											schemaPath: "#/properties/from/items/properties/phoenix/properties/key-variable/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema7.properties.from.items.properties.phoenix.properties["key-variable"].type,
											parentSchema: schema7.properties.from.items.properties.phoenix.properties["key-variable"],
											data: data12
										};
										if (vErrors === null) vErrors = [err21];
										else vErrors.push(err21);
										errors++;
									}
								}
							} else {
								const err22 = {
									instancePath: instancePath + "/from/" + i0 + "/phoenix",
									schemaPath: "#/properties/from/items/properties/phoenix/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object",
									schema: schema7.properties.from.items.properties.phoenix.type,
									parentSchema: schema7.properties.from.items.properties.phoenix,
									data: data9
								};
								if (vErrors === null) vErrors = [err22];
								else vErrors.push(err22);
								errors++;
							}
						}
						if (data1.langsmith !== void 0) {
							let data13 = data1.langsmith;
							if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
								if (data13.project === void 0) {
									const err23 = {
										instancePath: instancePath + "/from/" + i0 + "/langsmith",
										schemaPath: "#/properties/from/items/properties/langsmith/required",
										keyword: "required",
										params: { missingProperty: "project" },
										message: "must have required property 'project'",
										schema: schema7.properties.from.items.properties.langsmith.required,
										parentSchema: schema7.properties.from.items.properties.langsmith,
										data: data13
									};
									if (vErrors === null) vErrors = [err23];
									else vErrors.push(err23);
									errors++;
								}
								for (const key4 in data13) if (!(key4 === "base-url" || key4 === "project" || key4 === "key-variable")) {
									const err24 = {
										instancePath: instancePath + "/from/" + i0 + "/langsmith",
										schemaPath: "#/properties/from/items/properties/langsmith/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key4 },
										message: "must NOT have additional properties",
										schema: false,
										parentSchema: schema7.properties.from.items.properties.langsmith,
										data: data13
									};
									if (vErrors === null) vErrors = [err24];
									else vErrors.push(err24);
									errors++;
								}
								if (data13["base-url"] !== void 0) {
									let data14 = data13["base-url"];
									if (typeof data14 === "string") {
										if (!pattern1.test(data14)) {
											const err25 = {
												instancePath: instancePath + "/from/" + i0 + "/langsmith/base-url",
												schemaPath: "#/properties/from/items/properties/langsmith/properties/base-url/pattern",
												keyword: "pattern",
												params: { pattern: "^https?://" },
												message: "must match pattern \"^https?://\"",
												schema: "^https?://",
												parentSchema: schema7.properties.from.items.properties.langsmith.properties["base-url"],
												data: data14
											};
											if (vErrors === null) vErrors = [err25];
											else vErrors.push(err25);
											errors++;
										}
									} else {
										const err26 = {
											instancePath: instancePath + "/from/" + i0 + "/langsmith/base-url",
											schemaPath: "#/properties/from/items/properties/langsmith/properties/base-url/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema7.properties.from.items.properties.langsmith.properties["base-url"].type,
											parentSchema: schema7.properties.from.items.properties.langsmith.properties["base-url"],
											data: data14
										};
										if (vErrors === null) vErrors = [err26];
										else vErrors.push(err26);
										errors++;
									}
								}
								if (data13.project !== void 0) {
									let data15 = data13.project;
									if (typeof data15 === "string") {
										if (!pattern5.test(data15)) {
											const err27 = {
												instancePath: instancePath + "/from/" + i0 + "/langsmith/project",
												schemaPath: "#/properties/from/items/properties/langsmith/properties/project/pattern",
												keyword: "pattern",
												params: { pattern: "\\S" },
												message: "must match pattern \"\\S\"",
												schema: "\\S",
												parentSchema: schema7.properties.from.items.properties.langsmith.properties.project,
												data: data15
											};
											if (vErrors === null) vErrors = [err27];
											else vErrors.push(err27);
											errors++;
										}
									} else {
										const err28 = {
											instancePath: instancePath + "/from/" + i0 + "/langsmith/project",
											schemaPath: "#/properties/from/items/properties/langsmith/properties/project/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema7.properties.from.items.properties.langsmith.properties.project.type,
											parentSchema: schema7.properties.from.items.properties.langsmith.properties.project,
											data: data15
										};
										if (vErrors === null) vErrors = [err28];
										else vErrors.push(err28);
										errors++;
									}
								}
								if (data13["key-variable"] !== void 0) {
									let data16 = data13["key-variable"];
									if (typeof data16 === "string") {
										if (!pattern2.test(data16)) {
											const err29 = {
												instancePath: instancePath + "/from/" + i0 + "/langsmith/key-variable",
												schemaPath: "#/properties/from/items/properties/langsmith/properties/key-variable/pattern",
												keyword: "pattern",
												params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" },
												message: "must match pattern \"^[A-Za-z_][A-Za-z0-9_]*$\"",
												schema: "^[A-Za-z_][A-Za-z0-9_]*$",
												parentSchema: schema7.properties.from.items.properties.langsmith.properties["key-variable"],
												data: data16
											};
											if (vErrors === null) vErrors = [err29];
											else vErrors.push(err29);
											errors++;
										}
									} else {
										const err30 = {
											instancePath: instancePath + "/from/" + i0 + "/langsmith/key-variable",
											schemaPath: "#/properties/from/items/properties/langsmith/properties/key-variable/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema7.properties.from.items.properties.langsmith.properties["key-variable"].type,
											parentSchema: schema7.properties.from.items.properties.langsmith.properties["key-variable"],
											data: data16
										};
										if (vErrors === null) vErrors = [err30];
										else vErrors.push(err30);
										errors++;
									}
								}
							} else {
								const err31 = {
									instancePath: instancePath + "/from/" + i0 + "/langsmith",
									schemaPath: "#/properties/from/items/properties/langsmith/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object",
									schema: schema7.properties.from.items.properties.langsmith.type,
									parentSchema: schema7.properties.from.items.properties.langsmith,
									data: data13
								};
								if (vErrors === null) vErrors = [err31];
								else vErrors.push(err31);
								errors++;
							}
						}
						if (data1.command !== void 0) {
							let data17 = data1.command;
							if (Array.isArray(data17)) {
								if (data17.length < 1) {
									const err32 = {
										instancePath: instancePath + "/from/" + i0 + "/command",
										schemaPath: "#/properties/from/items/properties/command/minItems",
										keyword: "minItems",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 items",
										schema: 1,
										parentSchema: schema7.properties.from.items.properties.command,
										data: data17
									};
									if (vErrors === null) vErrors = [err32];
									else vErrors.push(err32);
									errors++;
								}
								const len1 = data17.length;
								for (let i1 = 0; i1 < len1; i1++) {
									let data18 = data17[i1];
									if (typeof data18 !== "string") {
										const err33 = {
											instancePath: instancePath + "/from/" + i0 + "/command/" + i1,
											schemaPath: "#/properties/from/items/properties/command/items/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema7.properties.from.items.properties.command.items.type,
											parentSchema: schema7.properties.from.items.properties.command.items,
											data: data18
										};
										if (vErrors === null) vErrors = [err33];
										else vErrors.push(err33);
										errors++;
									}
								}
							} else {
								const err34 = {
									instancePath: instancePath + "/from/" + i0 + "/command",
									schemaPath: "#/properties/from/items/properties/command/type",
									keyword: "type",
									params: { type: "array" },
									message: "must be array",
									schema: schema7.properties.from.items.properties.command.type,
									parentSchema: schema7.properties.from.items.properties.command,
									data: data17
								};
								if (vErrors === null) vErrors = [err34];
								else vErrors.push(err34);
								errors++;
							}
						}
						if (data1.rate !== void 0) {
							if (!validate26(data1.rate, {
								instancePath: instancePath + "/from/" + i0 + "/rate",
								parentData: data1,
								parentDataProperty: "rate",
								rootData
							})) {
								vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
								errors = vErrors.length;
							}
						}
					} else {
						const err35 = {
							instancePath: instancePath + "/from/" + i0,
							schemaPath: "#/properties/from/items/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object",
							schema: schema7.properties.from.items.type,
							parentSchema: schema7.properties.from.items,
							data: data1
						};
						if (vErrors === null) vErrors = [err35];
						else vErrors.push(err35);
						errors++;
					}
				}
			} else {
				const err36 = {
					instancePath: instancePath + "/from",
					schemaPath: "#/properties/from/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array",
					schema: schema7.properties.from.type,
					parentSchema: schema7.properties.from,
					data: data0
				};
				if (vErrors === null) vErrors = [err36];
				else vErrors.push(err36);
				errors++;
			}
		}
		if (data.window !== void 0) {
			let data20 = data.window;
			if (typeof data20 === "string") {
				if (!pattern11.test(data20)) {
					const err37 = {
						instancePath: instancePath + "/window",
						schemaPath: "#/properties/window/pattern",
						keyword: "pattern",
						params: { pattern: "^[1-9][0-9]*[mhdw]$" },
						message: "must match pattern \"^[1-9][0-9]*[mhdw]$\"",
						schema: "^[1-9][0-9]*[mhdw]$",
						parentSchema: schema7.properties.window,
						data: data20
					};
					if (vErrors === null) vErrors = [err37];
					else vErrors.push(err37);
					errors++;
				}
			} else {
				const err38 = {
					instancePath: instancePath + "/window",
					schemaPath: "#/properties/window/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema7.properties.window.type,
					parentSchema: schema7.properties.window,
					data: data20
				};
				if (vErrors === null) vErrors = [err38];
				else vErrors.push(err38);
				errors++;
			}
		}
		if (data.where !== void 0) {
			let data21 = data.where;
			if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
				for (const key5 in data21) if (!validate28(data21[key5], {
					instancePath: instancePath + "/where/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),
					parentData: data21,
					parentDataProperty: key5,
					rootData
				})) {
					vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
					errors = vErrors.length;
				}
			} else {
				const err39 = {
					instancePath: instancePath + "/where",
					schemaPath: "#/properties/where/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema7.properties.where.type,
					parentSchema: schema7.properties.where,
					data: data21
				};
				if (vErrors === null) vErrors = [err39];
				else vErrors.push(err39);
				errors++;
			}
		}
		if (data.versions !== void 0) {
			let data23 = data.versions;
			if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
				for (const key6 in data23) if (!(key6 === "model" || key6 === "prompt" || key6 === "policy" || key6 === "retrieval" || key6 === "tools")) {
					const err40 = {
						instancePath: instancePath + "/versions",
						schemaPath: "#/properties/versions/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key6 },
						message: "must NOT have additional properties",
						schema: false,
						parentSchema: schema7.properties.versions,
						data: data23
					};
					if (vErrors === null) vErrors = [err40];
					else vErrors.push(err40);
					errors++;
				}
				if (data23.model !== void 0) {
					let data24 = data23.model;
					if (typeof data24 !== "string") {
						const err41 = {
							instancePath: instancePath + "/versions/model",
							schemaPath: "#/properties/versions/properties/model/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema7.properties.versions.properties.model.type,
							parentSchema: schema7.properties.versions.properties.model,
							data: data24
						};
						if (vErrors === null) vErrors = [err41];
						else vErrors.push(err41);
						errors++;
					}
				}
				if (data23.prompt !== void 0) {
					let data25 = data23.prompt;
					if (typeof data25 !== "string") {
						const err42 = {
							instancePath: instancePath + "/versions/prompt",
							schemaPath: "#/properties/versions/properties/prompt/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema7.properties.versions.properties.prompt.type,
							parentSchema: schema7.properties.versions.properties.prompt,
							data: data25
						};
						if (vErrors === null) vErrors = [err42];
						else vErrors.push(err42);
						errors++;
					}
				}
				if (data23.policy !== void 0) {
					let data26 = data23.policy;
					if (typeof data26 !== "string") {
						const err43 = {
							instancePath: instancePath + "/versions/policy",
							schemaPath: "#/properties/versions/properties/policy/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema7.properties.versions.properties.policy.type,
							parentSchema: schema7.properties.versions.properties.policy,
							data: data26
						};
						if (vErrors === null) vErrors = [err43];
						else vErrors.push(err43);
						errors++;
					}
				}
				if (data23.retrieval !== void 0) {
					let data27 = data23.retrieval;
					if (typeof data27 !== "string") {
						const err44 = {
							instancePath: instancePath + "/versions/retrieval",
							schemaPath: "#/properties/versions/properties/retrieval/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema7.properties.versions.properties.retrieval.type,
							parentSchema: schema7.properties.versions.properties.retrieval,
							data: data27
						};
						if (vErrors === null) vErrors = [err44];
						else vErrors.push(err44);
						errors++;
					}
				}
				if (data23.tools !== void 0) {
					let data28 = data23.tools;
					if (typeof data28 !== "string") {
						const err45 = {
							instancePath: instancePath + "/versions/tools",
							schemaPath: "#/properties/versions/properties/tools/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema7.properties.versions.properties.tools.type,
							parentSchema: schema7.properties.versions.properties.tools,
							data: data28
						};
						if (vErrors === null) vErrors = [err45];
						else vErrors.push(err45);
						errors++;
					}
				}
			} else {
				const err46 = {
					instancePath: instancePath + "/versions",
					schemaPath: "#/properties/versions/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema7.properties.versions.type,
					parentSchema: schema7.properties.versions,
					data: data23
				};
				if (vErrors === null) vErrors = [err46];
				else vErrors.push(err46);
				errors++;
			}
		}
		if (data.slices !== void 0) {
			let data29 = data.slices;
			if (Array.isArray(data29)) {
				const len2 = data29.length;
				for (let i2 = 0; i2 < len2; i2++) {
					let data30 = data29[i2];
					if (typeof data30 !== "string") {
						const err47 = {
							instancePath: instancePath + "/slices/" + i2,
							schemaPath: "#/properties/slices/items/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema7.properties.slices.items.type,
							parentSchema: schema7.properties.slices.items,
							data: data30
						};
						if (vErrors === null) vErrors = [err47];
						else vErrors.push(err47);
						errors++;
					}
				}
			} else {
				const err48 = {
					instancePath: instancePath + "/slices",
					schemaPath: "#/properties/slices/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array",
					schema: schema7.properties.slices.type,
					parentSchema: schema7.properties.slices,
					data: data29
				};
				if (vErrors === null) vErrors = [err48];
				else vErrors.push(err48);
				errors++;
			}
		}
		if (data.expected !== void 0) {
			let data31 = data.expected;
			if (typeof data31 !== "string") {
				const err49 = {
					instancePath: instancePath + "/expected",
					schemaPath: "#/properties/expected/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema7.properties.expected.type,
					parentSchema: schema7.properties.expected,
					data: data31
				};
				if (vErrors === null) vErrors = [err49];
				else vErrors.push(err49);
				errors++;
			}
		}
		if (data.feedback !== void 0) {
			let data32 = data.feedback;
			if (typeof data32 !== "string") {
				const err50 = {
					instancePath: instancePath + "/feedback",
					schemaPath: "#/properties/feedback/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema7.properties.feedback.type,
					parentSchema: schema7.properties.feedback,
					data: data32
				};
				if (vErrors === null) vErrors = [err50];
				else vErrors.push(err50);
				errors++;
			}
		}
		if (data.redact !== void 0) {
			let data33 = data.redact;
			const _errs71 = errors;
			let valid13 = true;
			const _errs72 = errors;
			if (typeof data33 !== "string") {
				const err51 = {};
				if (vErrors === null) vErrors = [err51];
				else vErrors.push(err51);
				errors++;
			}
			var _valid0 = _errs72 === errors;
			errors = _errs71;
			if (vErrors !== null) {
				if (_errs71) vErrors.length = _errs71;
				else vErrors = null;
			}
			let ifClause0;
			if (_valid0) {
				const _errs74 = errors;
				if ("none" !== data33) {
					const err52 = {
						instancePath: instancePath + "/redact",
						schemaPath: "#/properties/redact/then/const",
						keyword: "const",
						params: { allowedValue: "none" },
						message: "must be equal to constant",
						schema: "none",
						parentSchema: schema7.properties.redact.then,
						data: data33
					};
					if (vErrors === null) vErrors = [err52];
					else vErrors.push(err52);
					errors++;
				}
				var _valid0 = _errs74 === errors;
				valid13 = _valid0;
				ifClause0 = "then";
			} else {
				const _errs75 = errors;
				if (data33 && typeof data33 == "object" && !Array.isArray(data33)) {
					for (const key7 in data33) if (!(key7 === "kinds" || key7 === "attributes" || key7 === "patterns")) {
						const err53 = {
							instancePath: instancePath + "/redact",
							schemaPath: "#/properties/redact/else/additionalProperties",
							keyword: "additionalProperties",
							params: { additionalProperty: key7 },
							message: "must NOT have additional properties",
							schema: false,
							parentSchema: schema7.properties.redact.else,
							data: data33
						};
						if (vErrors === null) vErrors = [err53];
						else vErrors.push(err53);
						errors++;
					}
					if (data33.kinds !== void 0) {
						let data34 = data33.kinds;
						if (Array.isArray(data34)) {
							const len3 = data34.length;
							for (let i3 = 0; i3 < len3; i3++) {
								let data35 = data34[i3];
								if (!(data35 === "email" || data35 === "phone" || data35 === "card" || data35 === "iban" || data35 === "ip" || data35 === "secret")) {
									const err54 = {
										instancePath: instancePath + "/redact/kinds/" + i3,
										schemaPath: "#/properties/redact/else/properties/kinds/items/enum",
										keyword: "enum",
										params: { allowedValues: schema7.properties.redact.else.properties.kinds.items.enum },
										message: "must be equal to one of the allowed values",
										schema: schema7.properties.redact.else.properties.kinds.items.enum,
										parentSchema: schema7.properties.redact.else.properties.kinds.items,
										data: data35
									};
									if (vErrors === null) vErrors = [err54];
									else vErrors.push(err54);
									errors++;
								}
							}
						} else {
							const err55 = {
								instancePath: instancePath + "/redact/kinds",
								schemaPath: "#/properties/redact/else/properties/kinds/type",
								keyword: "type",
								params: { type: "array" },
								message: "must be array",
								schema: schema7.properties.redact.else.properties.kinds.type,
								parentSchema: schema7.properties.redact.else.properties.kinds,
								data: data34
							};
							if (vErrors === null) vErrors = [err55];
							else vErrors.push(err55);
							errors++;
						}
					}
					if (data33.attributes !== void 0) {
						let data36 = data33.attributes;
						if (Array.isArray(data36)) {
							const len4 = data36.length;
							for (let i4 = 0; i4 < len4; i4++) {
								let data37 = data36[i4];
								if (typeof data37 !== "string") {
									const err56 = {
										instancePath: instancePath + "/redact/attributes/" + i4,
										schemaPath: "#/properties/redact/else/properties/attributes/items/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string",
										schema: schema7.properties.redact.else.properties.attributes.items.type,
										parentSchema: schema7.properties.redact.else.properties.attributes.items,
										data: data37
									};
									if (vErrors === null) vErrors = [err56];
									else vErrors.push(err56);
									errors++;
								}
							}
						} else {
							const err57 = {
								instancePath: instancePath + "/redact/attributes",
								schemaPath: "#/properties/redact/else/properties/attributes/type",
								keyword: "type",
								params: { type: "array" },
								message: "must be array",
								schema: schema7.properties.redact.else.properties.attributes.type,
								parentSchema: schema7.properties.redact.else.properties.attributes,
								data: data36
							};
							if (vErrors === null) vErrors = [err57];
							else vErrors.push(err57);
							errors++;
						}
					}
					if (data33.patterns !== void 0) {
						let data38 = data33.patterns;
						if (Array.isArray(data38)) {
							const len5 = data38.length;
							for (let i5 = 0; i5 < len5; i5++) {
								let data39 = data38[i5];
								if (data39 && typeof data39 == "object" && !Array.isArray(data39)) {
									if (data39.name === void 0) {
										const err58 = {
											instancePath: instancePath + "/redact/patterns/" + i5,
											schemaPath: "#/properties/redact/else/properties/patterns/items/required",
											keyword: "required",
											params: { missingProperty: "name" },
											message: "must have required property 'name'",
											schema: schema7.properties.redact.else.properties.patterns.items.required,
											parentSchema: schema7.properties.redact.else.properties.patterns.items,
											data: data39
										};
										if (vErrors === null) vErrors = [err58];
										else vErrors.push(err58);
										errors++;
									}
									if (data39.pattern === void 0) {
										const err59 = {
											instancePath: instancePath + "/redact/patterns/" + i5,
											schemaPath: "#/properties/redact/else/properties/patterns/items/required",
											keyword: "required",
											params: { missingProperty: "pattern" },
											message: "must have required property 'pattern'",
											schema: schema7.properties.redact.else.properties.patterns.items.required,
											parentSchema: schema7.properties.redact.else.properties.patterns.items,
											data: data39
										};
										if (vErrors === null) vErrors = [err59];
										else vErrors.push(err59);
										errors++;
									}
									for (const key8 in data39) if (!(key8 === "name" || key8 === "pattern")) {
										const err60 = {
											instancePath: instancePath + "/redact/patterns/" + i5,
											schemaPath: "#/properties/redact/else/properties/patterns/items/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key8 },
											message: "must NOT have additional properties",
											schema: false,
											parentSchema: schema7.properties.redact.else.properties.patterns.items,
											data: data39
										};
										if (vErrors === null) vErrors = [err60];
										else vErrors.push(err60);
										errors++;
									}
									if (data39.name !== void 0) {
										let data40 = data39.name;
										if (typeof data40 === "string") {
											if (!pattern12.test(data40)) {
												const err61 = {
													instancePath: instancePath + "/redact/patterns/" + i5 + "/name",
													schemaPath: "#/properties/redact/else/properties/patterns/items/properties/name/pattern",
													keyword: "pattern",
													params: { pattern: "^[a-z][a-z0-9-]{0,31}$" },
													message: "must match pattern \"^[a-z][a-z0-9-]{0,31}$\"",
													schema: "^[a-z][a-z0-9-]{0,31}$",
													parentSchema: schema7.properties.redact.else.properties.patterns.items.properties.name,
													data: data40
												};
												if (vErrors === null) vErrors = [err61];
												else vErrors.push(err61);
												errors++;
											}
										} else {
											const err62 = {
												instancePath: instancePath + "/redact/patterns/" + i5 + "/name",
												schemaPath: "#/properties/redact/else/properties/patterns/items/properties/name/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string",
												schema: schema7.properties.redact.else.properties.patterns.items.properties.name.type,
												parentSchema: schema7.properties.redact.else.properties.patterns.items.properties.name,
												data: data40
											};
											if (vErrors === null) vErrors = [err62];
											else vErrors.push(err62);
											errors++;
										}
									}
									if (data39.pattern !== void 0) {
										let data41 = data39.pattern;
										if (typeof data41 === "string") {
											if (!pattern5.test(data41)) {
												const err63 = {
													instancePath: instancePath + "/redact/patterns/" + i5 + "/pattern",
													schemaPath: "#/properties/redact/else/properties/patterns/items/properties/pattern/pattern",
													keyword: "pattern",
													params: { pattern: "\\S" },
													message: "must match pattern \"\\S\"",
													schema: "\\S",
													parentSchema: schema7.properties.redact.else.properties.patterns.items.properties.pattern,
													data: data41
												};
												if (vErrors === null) vErrors = [err63];
												else vErrors.push(err63);
												errors++;
											}
										} else {
											const err64 = {
												instancePath: instancePath + "/redact/patterns/" + i5 + "/pattern",
												schemaPath: "#/properties/redact/else/properties/patterns/items/properties/pattern/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string",
												schema: schema7.properties.redact.else.properties.patterns.items.properties.pattern.type,
												parentSchema: schema7.properties.redact.else.properties.patterns.items.properties.pattern,
												data: data41
											};
											if (vErrors === null) vErrors = [err64];
											else vErrors.push(err64);
											errors++;
										}
									}
								} else {
									const err65 = {
										instancePath: instancePath + "/redact/patterns/" + i5,
										schemaPath: "#/properties/redact/else/properties/patterns/items/type",
										keyword: "type",
										params: { type: "object" },
										message: "must be object",
										schema: schema7.properties.redact.else.properties.patterns.items.type,
										parentSchema: schema7.properties.redact.else.properties.patterns.items,
										data: data39
									};
									if (vErrors === null) vErrors = [err65];
									else vErrors.push(err65);
									errors++;
								}
							}
						} else {
							const err66 = {
								instancePath: instancePath + "/redact/patterns",
								schemaPath: "#/properties/redact/else/properties/patterns/type",
								keyword: "type",
								params: { type: "array" },
								message: "must be array",
								schema: schema7.properties.redact.else.properties.patterns.type,
								parentSchema: schema7.properties.redact.else.properties.patterns,
								data: data38
							};
							if (vErrors === null) vErrors = [err66];
							else vErrors.push(err66);
							errors++;
						}
					}
				} else {
					const err67 = {
						instancePath: instancePath + "/redact",
						schemaPath: "#/properties/redact/else/type",
						keyword: "type",
						params: { type: "object" },
						message: "must be object",
						schema: schema7.properties.redact.else.type,
						parentSchema: schema7.properties.redact.else,
						data: data33
					};
					if (vErrors === null) vErrors = [err67];
					else vErrors.push(err67);
					errors++;
				}
				var _valid0 = _errs75 === errors;
				valid13 = _valid0;
				ifClause0 = "else";
			}
			if (!valid13) {
				const err68 = {
					instancePath: instancePath + "/redact",
					schemaPath: "#/properties/redact/if",
					keyword: "if",
					params: { failingKeyword: ifClause0 },
					message: "must match \"" + ifClause0 + "\" schema",
					schema: schema7.properties.redact.if,
					parentSchema: schema7.properties.redact,
					data: data33
				};
				if (vErrors === null) vErrors = [err68];
				else vErrors.push(err68);
				errors++;
			}
		}
	} else {
		const err69 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema7.type,
			parentSchema: schema7,
			data
		};
		if (vErrors === null) vErrors = [err69];
		else vErrors.push(err69);
		errors++;
	}
	validate22.errors = vErrors;
	return errors === 0;
}
const schema12 = {
	"description": "How many traces are drawn, and how.",
	"type": "object",
	"additionalProperties": false,
	"properties": {
		"size": {
			"description": "Traces to draw.",
			"type": "integer",
			"minimum": 1,
			"default": 200
		},
		"rate": {
			"description": "The share of traces to draw, in place of a size.",
			"$ref": "#/definitions/share"
		},
		"fixed": {
			"description": "Places for cases that the latest baseline's sample had, so that weeks pair. Without it half of the size.",
			"type": "integer",
			"minimum": 0
		},
		"turns": {
			"description": "any: traces one by one. one: of each conversation at most one. all: whole conversations.",
			"enum": [
				"any",
				"one",
				"all"
			],
			"default": "any"
		},
		"near-duplicates": {
			"description": "drop: of cases that ask nearly the same, one is kept.",
			"enum": ["keep", "drop"],
			"default": "keep"
		},
		"stratify": {
			"description": "The attribute whose values each get their share of the sample.",
			"type": "string"
		},
		"keep": {
			"description": "Traces that are drawn before all others.",
			"type": "object",
			"additionalProperties": false,
			"properties": {
				"errors": {
					"description": "Traces with an error.",
					"type": "integer",
					"minimum": 0
				},
				"negative-feedback": {
					"description": "Traces the user disliked.",
					"type": "integer",
					"minimum": 0
				}
			}
		},
		"seed": {
			"description": "Another seed draws another sample.",
			"type": ["integer", "string"],
			"default": 0
		},
		"key": {
			"description": "The attribute that names a case. Without it a case is the digest of its input.",
			"type": "string"
		}
	}
};
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const key0 in data) if (!func2.call(schema12.properties, key0)) {
			const err0 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties",
				schema: false,
				parentSchema: schema12,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.size !== void 0) {
			let data0 = data.size;
			if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0))) {
				const err1 = {
					instancePath: instancePath + "/size",
					schemaPath: "#/properties/size/type",
					keyword: "type",
					params: { type: "integer" },
					message: "must be integer",
					schema: schema12.properties.size.type,
					parentSchema: schema12.properties.size,
					data: data0
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
			if (typeof data0 == "number" && isFinite(data0)) {
				if (data0 < 1 || isNaN(data0)) {
					const err2 = {
						instancePath: instancePath + "/size",
						schemaPath: "#/properties/size/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						},
						message: "must be >= 1",
						schema: 1,
						parentSchema: schema12.properties.size,
						data: data0
					};
					if (vErrors === null) vErrors = [err2];
					else vErrors.push(err2);
					errors++;
				}
			}
		}
		if (data.rate !== void 0) {
			if (!validate26(data.rate, {
				instancePath: instancePath + "/rate",
				parentData: data,
				parentDataProperty: "rate",
				rootData
			})) {
				vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
				errors = vErrors.length;
			}
		}
		if (data.fixed !== void 0) {
			let data2 = data.fixed;
			if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2))) {
				const err3 = {
					instancePath: instancePath + "/fixed",
					schemaPath: "#/properties/fixed/type",
					keyword: "type",
					params: { type: "integer" },
					message: "must be integer",
					schema: schema12.properties.fixed.type,
					parentSchema: schema12.properties.fixed,
					data: data2
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
			if (typeof data2 == "number" && isFinite(data2)) {
				if (data2 < 0 || isNaN(data2)) {
					const err4 = {
						instancePath: instancePath + "/fixed",
						schemaPath: "#/properties/fixed/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						},
						message: "must be >= 0",
						schema: 0,
						parentSchema: schema12.properties.fixed,
						data: data2
					};
					if (vErrors === null) vErrors = [err4];
					else vErrors.push(err4);
					errors++;
				}
			}
		}
		if (data.turns !== void 0) {
			let data3 = data.turns;
			if (!(data3 === "any" || data3 === "one" || data3 === "all")) {
				const err5 = {
					instancePath: instancePath + "/turns",
					schemaPath: "#/properties/turns/enum",
					keyword: "enum",
					params: { allowedValues: schema12.properties.turns.enum },
					message: "must be equal to one of the allowed values",
					schema: schema12.properties.turns.enum,
					parentSchema: schema12.properties.turns,
					data: data3
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data["near-duplicates"] !== void 0) {
			let data4 = data["near-duplicates"];
			if (!(data4 === "keep" || data4 === "drop")) {
				const err6 = {
					instancePath: instancePath + "/near-duplicates",
					schemaPath: "#/properties/near-duplicates/enum",
					keyword: "enum",
					params: { allowedValues: schema12.properties["near-duplicates"].enum },
					message: "must be equal to one of the allowed values",
					schema: schema12.properties["near-duplicates"].enum,
					parentSchema: schema12.properties["near-duplicates"],
					data: data4
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
		if (data.stratify !== void 0) {
			let data5 = data.stratify;
			if (typeof data5 !== "string") {
				const err7 = {
					instancePath: instancePath + "/stratify",
					schemaPath: "#/properties/stratify/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema12.properties.stratify.type,
					parentSchema: schema12.properties.stratify,
					data: data5
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
		}
		if (data.keep !== void 0) {
			let data6 = data.keep;
			if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
				for (const key1 in data6) if (!(key1 === "errors" || key1 === "negative-feedback")) {
					const err8 = {
						instancePath: instancePath + "/keep",
						schemaPath: "#/properties/keep/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 },
						message: "must NOT have additional properties",
						schema: false,
						parentSchema: schema12.properties.keep,
						data: data6
					};
					if (vErrors === null) vErrors = [err8];
					else vErrors.push(err8);
					errors++;
				}
				if (data6.errors !== void 0) {
					let data7 = data6.errors;
					if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7))) {
						const err9 = {
							instancePath: instancePath + "/keep/errors",
							schemaPath: "#/properties/keep/properties/errors/type",
							keyword: "type",
							params: { type: "integer" },
							message: "must be integer",
							schema: schema12.properties.keep.properties.errors.type,
							parentSchema: schema12.properties.keep.properties.errors,
							data: data7
						};
						if (vErrors === null) vErrors = [err9];
						else vErrors.push(err9);
						errors++;
					}
					if (typeof data7 == "number" && isFinite(data7)) {
						if (data7 < 0 || isNaN(data7)) {
							const err10 = {
								instancePath: instancePath + "/keep/errors",
								schemaPath: "#/properties/keep/properties/errors/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								},
								message: "must be >= 0",
								schema: 0,
								parentSchema: schema12.properties.keep.properties.errors,
								data: data7
							};
							if (vErrors === null) vErrors = [err10];
							else vErrors.push(err10);
							errors++;
						}
					}
				}
				if (data6["negative-feedback"] !== void 0) {
					let data8 = data6["negative-feedback"];
					if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8))) {
						const err11 = {
							instancePath: instancePath + "/keep/negative-feedback",
							schemaPath: "#/properties/keep/properties/negative-feedback/type",
							keyword: "type",
							params: { type: "integer" },
							message: "must be integer",
							schema: schema12.properties.keep.properties["negative-feedback"].type,
							parentSchema: schema12.properties.keep.properties["negative-feedback"],
							data: data8
						};
						if (vErrors === null) vErrors = [err11];
						else vErrors.push(err11);
						errors++;
					}
					if (typeof data8 == "number" && isFinite(data8)) {
						if (data8 < 0 || isNaN(data8)) {
							const err12 = {
								instancePath: instancePath + "/keep/negative-feedback",
								schemaPath: "#/properties/keep/properties/negative-feedback/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								},
								message: "must be >= 0",
								schema: 0,
								parentSchema: schema12.properties.keep.properties["negative-feedback"],
								data: data8
							};
							if (vErrors === null) vErrors = [err12];
							else vErrors.push(err12);
							errors++;
						}
					}
				}
			} else {
				const err13 = {
					instancePath: instancePath + "/keep",
					schemaPath: "#/properties/keep/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema12.properties.keep.type,
					parentSchema: schema12.properties.keep,
					data: data6
				};
				if (vErrors === null) vErrors = [err13];
				else vErrors.push(err13);
				errors++;
			}
		}
		if (data.seed !== void 0) {
			let data9 = data.seed;
			if (!(typeof data9 == "number" && !(data9 % 1) && !isNaN(data9) && isFinite(data9)) && typeof data9 !== "string") {
				const err14 = {
					instancePath: instancePath + "/seed",
					schemaPath: "#/properties/seed/type",
					keyword: "type",
					params: { type: schema12.properties.seed.type },
					message: "must be integer,string",
					schema: schema12.properties.seed.type,
					parentSchema: schema12.properties.seed,
					data: data9
				};
				if (vErrors === null) vErrors = [err14];
				else vErrors.push(err14);
				errors++;
			}
		}
		if (data.key !== void 0) {
			let data10 = data.key;
			if (typeof data10 !== "string") {
				const err15 = {
					instancePath: instancePath + "/key",
					schemaPath: "#/properties/key/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema12.properties.key.type,
					parentSchema: schema12.properties.key,
					data: data10
				};
				if (vErrors === null) vErrors = [err15];
				else vErrors.push(err15);
				errors++;
			}
		}
	} else {
		const err16 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema12.type,
			parentSchema: schema12,
			data
		};
		if (vErrors === null) vErrors = [err16];
		else vErrors.push(err16);
		errors++;
	}
	validate34.errors = vErrors;
	return errors === 0;
}
const schema13 = {
	"description": "The five layers. A layer the application has not got is: none.",
	"type": "object",
	"additionalProperties": false,
	"required": [
		"model",
		"prompt",
		"policy",
		"retrieval",
		"tools"
	],
	"properties": {
		"model": {
			"if": { "type": "string" },
			"then": { "const": "none" },
			"else": { "$ref": "#/definitions/model" }
		},
		"prompt": {
			"description": "The files that make the prompt. Their content is the prompt's version.",
			"if": { "type": "string" },
			"then": { "const": "none" },
			"else": {
				"type": "object",
				"additionalProperties": false,
				"required": ["files"],
				"properties": {
					"template": {
						"description": "The Liquid template of the system text; without it the recorded system text is replayed.",
						"type": "string"
					},
					"files": { "$ref": "#/definitions/paths" }
				}
			}
		},
		"policy": {
			"description": "The files that make the policy; the template gets them as {{ policy }}.",
			"if": { "type": "string" },
			"then": { "const": "none" },
			"else": {
				"type": "object",
				"additionalProperties": false,
				"required": ["files"],
				"properties": { "files": { "$ref": "#/definitions/paths" } }
			}
		},
		"retrieval": {
			"description": "Where a replay's documents come from.",
			"if": { "type": "string" },
			"then": { "const": "none" },
			"else": {
				"type": "object",
				"additionalProperties": false,
				"properties": {
					"documents": {
						"description": "Where a replay's documents come from: the traces, a snapshot of an index, or an endpoint that searches now.",
						"if": { "type": "string" },
						"then": { "const": "recorded" },
						"else": {
							"type": "object",
							"additionalProperties": false,
							"minProperties": 1,
							"maxProperties": 1,
							"properties": {
								"snapshot": {
									"description": "The path of a snapshot file.",
									"type": "string"
								},
								"endpoint": { "$ref": "#/definitions/endpoint" }
							}
						},
						"default": "recorded"
					},
					"version": {
						"description": "The index version, where neither traces nor a snapshot say it.",
						"type": "string",
						"pattern": "\\S"
					},
					"snapshots": {
						"description": "Snapshot files, in which an earlier index is looked for by its name when it is to be replayed.",
						"$ref": "#/definitions/paths"
					}
				}
			}
		},
		"tools": {
			"description": "Tool definitions, and where a replay's tool results come from.",
			"if": { "type": "string" },
			"then": { "const": "none" },
			"else": {
				"type": "object",
				"additionalProperties": false,
				"required": ["definitions"],
				"properties": {
					"definitions": { "$ref": "#/definitions/paths" },
					"results": {
						"description": "Where tool results come from: the traces, or an endpoint that runs the tools now.",
						"if": { "type": "string" },
						"then": { "const": "recorded" },
						"else": {
							"type": "object",
							"additionalProperties": false,
							"required": ["endpoint"],
							"properties": { "endpoint": { "$ref": "#/definitions/endpoint" } }
						},
						"default": "recorded"
					},
					"not-recorded": {
						"description": "What a call gets that the traces do not hold: the trial fails, or it gets the result of the nearest recorded call of the tool, or an endpoint is asked.",
						"if": { "type": "string" },
						"then": { "enum": ["fail", "nearest"] },
						"else": {
							"type": "object",
							"additionalProperties": false,
							"required": ["endpoint"],
							"properties": { "endpoint": { "$ref": "#/definitions/endpoint" } }
						},
						"default": "fail"
					},
					"ignore-arguments": {
						"description": "Arguments that do not make a call another one, by tool; * stands for every tool.",
						"type": "object",
						"additionalProperties": {
							"type": "array",
							"items": { "type": "string" }
						}
					},
					"most-steps": {
						"description": "Model calls of one trial, at most.",
						"type": "integer",
						"minimum": 1,
						"maximum": 100,
						"default": 12
					}
				}
			}
		}
	}
};
const schema14 = {
	"description": "A model and how to call it.",
	"type": "object",
	"additionalProperties": false,
	"required": ["name"],
	"properties": {
		"name": {
			"description": "As the provider knows it. A dated name is better than an alias that moves.",
			"type": "string",
			"pattern": "\\S"
		},
		"base-url": {
			"description": "An OpenAI-compatible base URL. Without it OPENAI_BASE_URL, else the provider's own.",
			"type": "string",
			"pattern": "^https?://"
		},
		"key-variable": {
			"description": "The environment variable that holds the key.",
			"type": "string",
			"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
			"default": "OPENAI_API_KEY"
		},
		"parameters": {
			"description": "Sent with every call: temperature, max_tokens, …",
			"type": "object"
		},
		"price": {
			"description": "Dollars per million tokens.",
			"type": "object",
			"additionalProperties": false,
			"required": ["input", "output"],
			"properties": {
				"input": {
					"type": "number",
					"minimum": 0
				},
				"output": {
					"type": "number",
					"minimum": 0
				},
				"cached-input": {
					"type": "number",
					"minimum": 0
				}
			}
		},
		"api": {
			"description": "The API that is spoken there: Chat Completions, or Responses.",
			"enum": ["chat", "responses"],
			"default": "chat"
		}
	}
};
function validate38(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.name === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "name" },
				message: "must have required property 'name'",
				schema: schema14.required,
				parentSchema: schema14,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "name" || key0 === "base-url" || key0 === "key-variable" || key0 === "parameters" || key0 === "price" || key0 === "api")) {
			const err1 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties",
				schema: false,
				parentSchema: schema14,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.name !== void 0) {
			let data0 = data.name;
			if (typeof data0 === "string") {
				if (!pattern5.test(data0)) {
					const err2 = {
						instancePath: instancePath + "/name",
						schemaPath: "#/properties/name/pattern",
						keyword: "pattern",
						params: { pattern: "\\S" },
						message: "must match pattern \"\\S\"",
						schema: "\\S",
						parentSchema: schema14.properties.name,
						data: data0
					};
					if (vErrors === null) vErrors = [err2];
					else vErrors.push(err2);
					errors++;
				}
			} else {
				const err3 = {
					instancePath: instancePath + "/name",
					schemaPath: "#/properties/name/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema14.properties.name.type,
					parentSchema: schema14.properties.name,
					data: data0
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		}
		if (data["base-url"] !== void 0) {
			let data1 = data["base-url"];
			if (typeof data1 === "string") {
				if (!pattern1.test(data1)) {
					const err4 = {
						instancePath: instancePath + "/base-url",
						schemaPath: "#/properties/base-url/pattern",
						keyword: "pattern",
						params: { pattern: "^https?://" },
						message: "must match pattern \"^https?://\"",
						schema: "^https?://",
						parentSchema: schema14.properties["base-url"],
						data: data1
					};
					if (vErrors === null) vErrors = [err4];
					else vErrors.push(err4);
					errors++;
				}
			} else {
				const err5 = {
					instancePath: instancePath + "/base-url",
					schemaPath: "#/properties/base-url/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema14.properties["base-url"].type,
					parentSchema: schema14.properties["base-url"],
					data: data1
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data["key-variable"] !== void 0) {
			let data2 = data["key-variable"];
			if (typeof data2 === "string") {
				if (!pattern2.test(data2)) {
					const err6 = {
						instancePath: instancePath + "/key-variable",
						schemaPath: "#/properties/key-variable/pattern",
						keyword: "pattern",
						params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" },
						message: "must match pattern \"^[A-Za-z_][A-Za-z0-9_]*$\"",
						schema: "^[A-Za-z_][A-Za-z0-9_]*$",
						parentSchema: schema14.properties["key-variable"],
						data: data2
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
			} else {
				const err7 = {
					instancePath: instancePath + "/key-variable",
					schemaPath: "#/properties/key-variable/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema14.properties["key-variable"].type,
					parentSchema: schema14.properties["key-variable"],
					data: data2
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
		}
		if (data.parameters !== void 0) {
			let data3 = data.parameters;
			if (!(data3 && typeof data3 == "object" && !Array.isArray(data3))) {
				const err8 = {
					instancePath: instancePath + "/parameters",
					schemaPath: "#/properties/parameters/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema14.properties.parameters.type,
					parentSchema: schema14.properties.parameters,
					data: data3
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		if (data.price !== void 0) {
			let data4 = data.price;
			if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
				if (data4.input === void 0) {
					const err9 = {
						instancePath: instancePath + "/price",
						schemaPath: "#/properties/price/required",
						keyword: "required",
						params: { missingProperty: "input" },
						message: "must have required property 'input'",
						schema: schema14.properties.price.required,
						parentSchema: schema14.properties.price,
						data: data4
					};
					if (vErrors === null) vErrors = [err9];
					else vErrors.push(err9);
					errors++;
				}
				if (data4.output === void 0) {
					const err10 = {
						instancePath: instancePath + "/price",
						schemaPath: "#/properties/price/required",
						keyword: "required",
						params: { missingProperty: "output" },
						message: "must have required property 'output'",
						schema: schema14.properties.price.required,
						parentSchema: schema14.properties.price,
						data: data4
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
				for (const key1 in data4) if (!(key1 === "input" || key1 === "output" || key1 === "cached-input")) {
					const err11 = {
						instancePath: instancePath + "/price",
						schemaPath: "#/properties/price/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 },
						message: "must NOT have additional properties",
						schema: false,
						parentSchema: schema14.properties.price,
						data: data4
					};
					if (vErrors === null) vErrors = [err11];
					else vErrors.push(err11);
					errors++;
				}
				if (data4.input !== void 0) {
					let data5 = data4.input;
					if (typeof data5 == "number" && isFinite(data5)) {
						if (data5 < 0 || isNaN(data5)) {
							const err12 = {
								instancePath: instancePath + "/price/input",
								schemaPath: "#/properties/price/properties/input/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								},
								message: "must be >= 0",
								schema: 0,
								parentSchema: schema14.properties.price.properties.input,
								data: data5
							};
							if (vErrors === null) vErrors = [err12];
							else vErrors.push(err12);
							errors++;
						}
					} else {
						const err13 = {
							instancePath: instancePath + "/price/input",
							schemaPath: "#/properties/price/properties/input/type",
							keyword: "type",
							params: { type: "number" },
							message: "must be number",
							schema: schema14.properties.price.properties.input.type,
							parentSchema: schema14.properties.price.properties.input,
							data: data5
						};
						if (vErrors === null) vErrors = [err13];
						else vErrors.push(err13);
						errors++;
					}
				}
				if (data4.output !== void 0) {
					let data6 = data4.output;
					if (typeof data6 == "number" && isFinite(data6)) {
						if (data6 < 0 || isNaN(data6)) {
							const err14 = {
								instancePath: instancePath + "/price/output",
								schemaPath: "#/properties/price/properties/output/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								},
								message: "must be >= 0",
								schema: 0,
								parentSchema: schema14.properties.price.properties.output,
								data: data6
							};
							if (vErrors === null) vErrors = [err14];
							else vErrors.push(err14);
							errors++;
						}
					} else {
						const err15 = {
							instancePath: instancePath + "/price/output",
							schemaPath: "#/properties/price/properties/output/type",
							keyword: "type",
							params: { type: "number" },
							message: "must be number",
							schema: schema14.properties.price.properties.output.type,
							parentSchema: schema14.properties.price.properties.output,
							data: data6
						};
						if (vErrors === null) vErrors = [err15];
						else vErrors.push(err15);
						errors++;
					}
				}
				if (data4["cached-input"] !== void 0) {
					let data7 = data4["cached-input"];
					if (typeof data7 == "number" && isFinite(data7)) {
						if (data7 < 0 || isNaN(data7)) {
							const err16 = {
								instancePath: instancePath + "/price/cached-input",
								schemaPath: "#/properties/price/properties/cached-input/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								},
								message: "must be >= 0",
								schema: 0,
								parentSchema: schema14.properties.price.properties["cached-input"],
								data: data7
							};
							if (vErrors === null) vErrors = [err16];
							else vErrors.push(err16);
							errors++;
						}
					} else {
						const err17 = {
							instancePath: instancePath + "/price/cached-input",
							schemaPath: "#/properties/price/properties/cached-input/type",
							keyword: "type",
							params: { type: "number" },
							message: "must be number",
							schema: schema14.properties.price.properties["cached-input"].type,
							parentSchema: schema14.properties.price.properties["cached-input"],
							data: data7
						};
						if (vErrors === null) vErrors = [err17];
						else vErrors.push(err17);
						errors++;
					}
				}
			} else {
				const err18 = {
					instancePath: instancePath + "/price",
					schemaPath: "#/properties/price/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema14.properties.price.type,
					parentSchema: schema14.properties.price,
					data: data4
				};
				if (vErrors === null) vErrors = [err18];
				else vErrors.push(err18);
				errors++;
			}
		}
		if (data.api !== void 0) {
			let data8 = data.api;
			if (!(data8 === "chat" || data8 === "responses")) {
				const err19 = {
					instancePath: instancePath + "/api",
					schemaPath: "#/properties/api/enum",
					keyword: "enum",
					params: { allowedValues: schema14.properties.api.enum },
					message: "must be equal to one of the allowed values",
					schema: schema14.properties.api.enum,
					parentSchema: schema14.properties.api,
					data: data8
				};
				if (vErrors === null) vErrors = [err19];
				else vErrors.push(err19);
				errors++;
			}
		}
	} else {
		const err20 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema14.type,
			parentSchema: schema14,
			data
		};
		if (vErrors === null) vErrors = [err20];
		else vErrors.push(err20);
		errors++;
	}
	validate38.errors = vErrors;
	return errors === 0;
}
const schema15 = {
	"description": "An HTTP endpoint of your own: its URL, or its URL and more.",
	"if": { "type": "string" },
	"then": { "pattern": "^https?://" },
	"else": {
		"type": "object",
		"additionalProperties": false,
		"required": ["url"],
		"properties": {
			"url": {
				"description": "http or https. No user name, no password in it.",
				"type": "string",
				"pattern": "^https?://"
			},
			"key-variable": {
				"description": "The environment variable that holds a bearer token, where one is needed.",
				"type": "string",
				"pattern": "^[A-Za-z_][A-Za-z0-9_]*$"
			},
			"timeout": {
				"description": "How long one request may take: 10s, 2m.",
				"type": "string",
				"pattern": "^[1-9][0-9]*[sm]$",
				"default": "60s"
			},
			"price": {
				"description": "Dollars per request. Without it the dollars of a run that asks it are unknown.",
				"type": "number",
				"minimum": 0
			}
		}
	}
};
function validate42(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	const _errs0 = errors;
	let valid0 = true;
	const _errs1 = errors;
	if (typeof data !== "string") {
		const err0 = {};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	var _valid0 = _errs1 === errors;
	errors = _errs0;
	if (vErrors !== null) {
		if (_errs0) vErrors.length = _errs0;
		else vErrors = null;
	}
	let ifClause0;
	if (_valid0) {
		const _errs3 = errors;
		if (typeof data === "string") {
			if (!pattern1.test(data)) {
				const err1 = {
					instancePath,
					schemaPath: "#/then/pattern",
					keyword: "pattern",
					params: { pattern: "^https?://" },
					message: "must match pattern \"^https?://\"",
					schema: "^https?://",
					parentSchema: schema15.then,
					data
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
		}
		var _valid0 = _errs3 === errors;
		valid0 = _valid0;
		ifClause0 = "then";
	} else {
		const _errs4 = errors;
		if (data && typeof data == "object" && !Array.isArray(data)) {
			if (data.url === void 0) {
				const err2 = {
					instancePath,
					schemaPath: "#/else/required",
					keyword: "required",
					params: { missingProperty: "url" },
					message: "must have required property 'url'",
					schema: schema15.else.required,
					parentSchema: schema15.else,
					data
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
			for (const key0 in data) if (!(key0 === "url" || key0 === "key-variable" || key0 === "timeout" || key0 === "price")) {
				const err3 = {
					instancePath,
					schemaPath: "#/else/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 },
					message: "must NOT have additional properties",
					schema: false,
					parentSchema: schema15.else,
					data
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
			if (data.url !== void 0) {
				let data0 = data.url;
				if (typeof data0 === "string") {
					if (!pattern1.test(data0)) {
						const err4 = {
							instancePath: instancePath + "/url",
							schemaPath: "#/else/properties/url/pattern",
							keyword: "pattern",
							params: { pattern: "^https?://" },
							message: "must match pattern \"^https?://\"",
							schema: "^https?://",
							parentSchema: schema15.else.properties.url,
							data: data0
						};
						if (vErrors === null) vErrors = [err4];
						else vErrors.push(err4);
						errors++;
					}
				} else {
					const err5 = {
						instancePath: instancePath + "/url",
						schemaPath: "#/else/properties/url/type",
						keyword: "type",
						params: { type: "string" },
						message: "must be string",
						schema: schema15.else.properties.url.type,
						parentSchema: schema15.else.properties.url,
						data: data0
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
			}
			if (data["key-variable"] !== void 0) {
				let data1 = data["key-variable"];
				if (typeof data1 === "string") {
					if (!pattern2.test(data1)) {
						const err6 = {
							instancePath: instancePath + "/key-variable",
							schemaPath: "#/else/properties/key-variable/pattern",
							keyword: "pattern",
							params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" },
							message: "must match pattern \"^[A-Za-z_][A-Za-z0-9_]*$\"",
							schema: "^[A-Za-z_][A-Za-z0-9_]*$",
							parentSchema: schema15.else.properties["key-variable"],
							data: data1
						};
						if (vErrors === null) vErrors = [err6];
						else vErrors.push(err6);
						errors++;
					}
				} else {
					const err7 = {
						instancePath: instancePath + "/key-variable",
						schemaPath: "#/else/properties/key-variable/type",
						keyword: "type",
						params: { type: "string" },
						message: "must be string",
						schema: schema15.else.properties["key-variable"].type,
						parentSchema: schema15.else.properties["key-variable"],
						data: data1
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
			}
			if (data.timeout !== void 0) {
				let data2 = data.timeout;
				if (typeof data2 === "string") {
					if (!pattern20.test(data2)) {
						const err8 = {
							instancePath: instancePath + "/timeout",
							schemaPath: "#/else/properties/timeout/pattern",
							keyword: "pattern",
							params: { pattern: "^[1-9][0-9]*[sm]$" },
							message: "must match pattern \"^[1-9][0-9]*[sm]$\"",
							schema: "^[1-9][0-9]*[sm]$",
							parentSchema: schema15.else.properties.timeout,
							data: data2
						};
						if (vErrors === null) vErrors = [err8];
						else vErrors.push(err8);
						errors++;
					}
				} else {
					const err9 = {
						instancePath: instancePath + "/timeout",
						schemaPath: "#/else/properties/timeout/type",
						keyword: "type",
						params: { type: "string" },
						message: "must be string",
						schema: schema15.else.properties.timeout.type,
						parentSchema: schema15.else.properties.timeout,
						data: data2
					};
					if (vErrors === null) vErrors = [err9];
					else vErrors.push(err9);
					errors++;
				}
			}
			if (data.price !== void 0) {
				let data3 = data.price;
				if (typeof data3 == "number" && isFinite(data3)) {
					if (data3 < 0 || isNaN(data3)) {
						const err10 = {
							instancePath: instancePath + "/price",
							schemaPath: "#/else/properties/price/minimum",
							keyword: "minimum",
							params: {
								comparison: ">=",
								limit: 0
							},
							message: "must be >= 0",
							schema: 0,
							parentSchema: schema15.else.properties.price,
							data: data3
						};
						if (vErrors === null) vErrors = [err10];
						else vErrors.push(err10);
						errors++;
					}
				} else {
					const err11 = {
						instancePath: instancePath + "/price",
						schemaPath: "#/else/properties/price/type",
						keyword: "type",
						params: { type: "number" },
						message: "must be number",
						schema: schema15.else.properties.price.type,
						parentSchema: schema15.else.properties.price,
						data: data3
					};
					if (vErrors === null) vErrors = [err11];
					else vErrors.push(err11);
					errors++;
				}
			}
		} else {
			const err12 = {
				instancePath,
				schemaPath: "#/else/type",
				keyword: "type",
				params: { type: "object" },
				message: "must be object",
				schema: schema15.else.type,
				parentSchema: schema15.else,
				data
			};
			if (vErrors === null) vErrors = [err12];
			else vErrors.push(err12);
			errors++;
		}
		var _valid0 = _errs4 === errors;
		valid0 = _valid0;
		ifClause0 = "else";
	}
	if (!valid0) {
		const err13 = {
			instancePath,
			schemaPath: "#/if",
			keyword: "if",
			params: { failingKeyword: ifClause0 },
			message: "must match \"" + ifClause0 + "\" schema",
			schema: schema15.if,
			parentSchema: schema15,
			data
		};
		if (vErrors === null) vErrors = [err13];
		else vErrors.push(err13);
		errors++;
	}
	validate42.errors = vErrors;
	return errors === 0;
}
function validate37(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.model === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "model" },
				message: "must have required property 'model'",
				schema: schema13.required,
				parentSchema: schema13,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.prompt === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "prompt" },
				message: "must have required property 'prompt'",
				schema: schema13.required,
				parentSchema: schema13,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.policy === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "policy" },
				message: "must have required property 'policy'",
				schema: schema13.required,
				parentSchema: schema13,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.retrieval === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "retrieval" },
				message: "must have required property 'retrieval'",
				schema: schema13.required,
				parentSchema: schema13,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.tools === void 0) {
			const err4 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "tools" },
				message: "must have required property 'tools'",
				schema: schema13.required,
				parentSchema: schema13,
				data
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "model" || key0 === "prompt" || key0 === "policy" || key0 === "retrieval" || key0 === "tools")) {
			const err5 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties",
				schema: false,
				parentSchema: schema13,
				data
			};
			if (vErrors === null) vErrors = [err5];
			else vErrors.push(err5);
			errors++;
		}
		if (data.model !== void 0) {
			let data0 = data.model;
			const _errs3 = errors;
			let valid1 = true;
			const _errs4 = errors;
			if (typeof data0 !== "string") {
				const err6 = {};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
			var _valid0 = _errs4 === errors;
			errors = _errs3;
			if (vErrors !== null) {
				if (_errs3) vErrors.length = _errs3;
				else vErrors = null;
			}
			let ifClause0;
			if (_valid0) {
				const _errs6 = errors;
				if ("none" !== data0) {
					const err7 = {
						instancePath: instancePath + "/model",
						schemaPath: "#/properties/model/then/const",
						keyword: "const",
						params: { allowedValue: "none" },
						message: "must be equal to constant",
						schema: "none",
						parentSchema: schema13.properties.model.then,
						data: data0
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
				var _valid0 = _errs6 === errors;
				valid1 = _valid0;
				ifClause0 = "then";
			} else {
				const _errs7 = errors;
				if (!validate38(data0, {
					instancePath: instancePath + "/model",
					parentData: data,
					parentDataProperty: "model",
					rootData
				})) {
					vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
					errors = vErrors.length;
				}
				var _valid0 = _errs7 === errors;
				valid1 = _valid0;
				ifClause0 = "else";
			}
			if (!valid1) {
				const err8 = {
					instancePath: instancePath + "/model",
					schemaPath: "#/properties/model/if",
					keyword: "if",
					params: { failingKeyword: ifClause0 },
					message: "must match \"" + ifClause0 + "\" schema",
					schema: schema13.properties.model.if,
					parentSchema: schema13.properties.model,
					data: data0
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		if (data.prompt !== void 0) {
			let data1 = data.prompt;
			const _errs9 = errors;
			let valid2 = true;
			const _errs10 = errors;
			if (typeof data1 !== "string") {
				const err9 = {};
				if (vErrors === null) vErrors = [err9];
				else vErrors.push(err9);
				errors++;
			}
			var _valid1 = _errs10 === errors;
			errors = _errs9;
			if (vErrors !== null) {
				if (_errs9) vErrors.length = _errs9;
				else vErrors = null;
			}
			let ifClause1;
			if (_valid1) {
				const _errs12 = errors;
				if ("none" !== data1) {
					const err10 = {
						instancePath: instancePath + "/prompt",
						schemaPath: "#/properties/prompt/then/const",
						keyword: "const",
						params: { allowedValue: "none" },
						message: "must be equal to constant",
						schema: "none",
						parentSchema: schema13.properties.prompt.then,
						data: data1
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
				var _valid1 = _errs12 === errors;
				valid2 = _valid1;
				ifClause1 = "then";
			} else {
				const _errs13 = errors;
				if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
					if (data1.files === void 0) {
						const err11 = {
							instancePath: instancePath + "/prompt",
							schemaPath: "#/properties/prompt/else/required",
							keyword: "required",
							params: { missingProperty: "files" },
							message: "must have required property 'files'",
							schema: schema13.properties.prompt.else.required,
							parentSchema: schema13.properties.prompt.else,
							data: data1
						};
						if (vErrors === null) vErrors = [err11];
						else vErrors.push(err11);
						errors++;
					}
					for (const key1 in data1) if (!(key1 === "template" || key1 === "files")) {
						const err12 = {
							instancePath: instancePath + "/prompt",
							schemaPath: "#/properties/prompt/else/additionalProperties",
							keyword: "additionalProperties",
							params: { additionalProperty: key1 },
							message: "must NOT have additional properties",
							schema: false,
							parentSchema: schema13.properties.prompt.else,
							data: data1
						};
						if (vErrors === null) vErrors = [err12];
						else vErrors.push(err12);
						errors++;
					}
					if (data1.template !== void 0) {
						let data2 = data1.template;
						if (typeof data2 !== "string") {
							const err13 = {
								instancePath: instancePath + "/prompt/template",
								schemaPath: "#/properties/prompt/else/properties/template/type",
								keyword: "type",
								params: { type: "string" },
								message: "must be string",
								schema: schema13.properties.prompt.else.properties.template.type,
								parentSchema: schema13.properties.prompt.else.properties.template,
								data: data2
							};
							if (vErrors === null) vErrors = [err13];
							else vErrors.push(err13);
							errors++;
						}
					}
					if (data1.files !== void 0) {
						if (!validate23(data1.files, {
							instancePath: instancePath + "/prompt/files",
							parentData: data1,
							parentDataProperty: "files",
							rootData
						})) {
							vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
							errors = vErrors.length;
						}
					}
				} else {
					const err14 = {
						instancePath: instancePath + "/prompt",
						schemaPath: "#/properties/prompt/else/type",
						keyword: "type",
						params: { type: "object" },
						message: "must be object",
						schema: schema13.properties.prompt.else.type,
						parentSchema: schema13.properties.prompt.else,
						data: data1
					};
					if (vErrors === null) vErrors = [err14];
					else vErrors.push(err14);
					errors++;
				}
				var _valid1 = _errs13 === errors;
				valid2 = _valid1;
				ifClause1 = "else";
			}
			if (!valid2) {
				const err15 = {
					instancePath: instancePath + "/prompt",
					schemaPath: "#/properties/prompt/if",
					keyword: "if",
					params: { failingKeyword: ifClause1 },
					message: "must match \"" + ifClause1 + "\" schema",
					schema: schema13.properties.prompt.if,
					parentSchema: schema13.properties.prompt,
					data: data1
				};
				if (vErrors === null) vErrors = [err15];
				else vErrors.push(err15);
				errors++;
			}
		}
		if (data.policy !== void 0) {
			let data4 = data.policy;
			const _errs20 = errors;
			let valid4 = true;
			const _errs21 = errors;
			if (typeof data4 !== "string") {
				const err16 = {};
				if (vErrors === null) vErrors = [err16];
				else vErrors.push(err16);
				errors++;
			}
			var _valid2 = _errs21 === errors;
			errors = _errs20;
			if (vErrors !== null) {
				if (_errs20) vErrors.length = _errs20;
				else vErrors = null;
			}
			let ifClause2;
			if (_valid2) {
				const _errs23 = errors;
				if ("none" !== data4) {
					const err17 = {
						instancePath: instancePath + "/policy",
						schemaPath: "#/properties/policy/then/const",
						keyword: "const",
						params: { allowedValue: "none" },
						message: "must be equal to constant",
						schema: "none",
						parentSchema: schema13.properties.policy.then,
						data: data4
					};
					if (vErrors === null) vErrors = [err17];
					else vErrors.push(err17);
					errors++;
				}
				var _valid2 = _errs23 === errors;
				valid4 = _valid2;
				ifClause2 = "then";
			} else {
				const _errs24 = errors;
				if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
					if (data4.files === void 0) {
						const err18 = {
							instancePath: instancePath + "/policy",
							schemaPath: "#/properties/policy/else/required",
							keyword: "required",
							params: { missingProperty: "files" },
							message: "must have required property 'files'",
							schema: schema13.properties.policy.else.required,
							parentSchema: schema13.properties.policy.else,
							data: data4
						};
						if (vErrors === null) vErrors = [err18];
						else vErrors.push(err18);
						errors++;
					}
					for (const key2 in data4) if (!(key2 === "files")) {
						const err19 = {
							instancePath: instancePath + "/policy",
							schemaPath: "#/properties/policy/else/additionalProperties",
							keyword: "additionalProperties",
							params: { additionalProperty: key2 },
							message: "must NOT have additional properties",
							schema: false,
							parentSchema: schema13.properties.policy.else,
							data: data4
						};
						if (vErrors === null) vErrors = [err19];
						else vErrors.push(err19);
						errors++;
					}
					if (data4.files !== void 0) {
						if (!validate23(data4.files, {
							instancePath: instancePath + "/policy/files",
							parentData: data4,
							parentDataProperty: "files",
							rootData
						})) {
							vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
							errors = vErrors.length;
						}
					}
				} else {
					const err20 = {
						instancePath: instancePath + "/policy",
						schemaPath: "#/properties/policy/else/type",
						keyword: "type",
						params: { type: "object" },
						message: "must be object",
						schema: schema13.properties.policy.else.type,
						parentSchema: schema13.properties.policy.else,
						data: data4
					};
					if (vErrors === null) vErrors = [err20];
					else vErrors.push(err20);
					errors++;
				}
				var _valid2 = _errs24 === errors;
				valid4 = _valid2;
				ifClause2 = "else";
			}
			if (!valid4) {
				const err21 = {
					instancePath: instancePath + "/policy",
					schemaPath: "#/properties/policy/if",
					keyword: "if",
					params: { failingKeyword: ifClause2 },
					message: "must match \"" + ifClause2 + "\" schema",
					schema: schema13.properties.policy.if,
					parentSchema: schema13.properties.policy,
					data: data4
				};
				if (vErrors === null) vErrors = [err21];
				else vErrors.push(err21);
				errors++;
			}
		}
		if (data.retrieval !== void 0) {
			let data6 = data.retrieval;
			const _errs29 = errors;
			let valid6 = true;
			const _errs30 = errors;
			if (typeof data6 !== "string") {
				const err22 = {};
				if (vErrors === null) vErrors = [err22];
				else vErrors.push(err22);
				errors++;
			}
			var _valid3 = _errs30 === errors;
			errors = _errs29;
			if (vErrors !== null) {
				if (_errs29) vErrors.length = _errs29;
				else vErrors = null;
			}
			let ifClause3;
			if (_valid3) {
				const _errs32 = errors;
				if ("none" !== data6) {
					const err23 = {
						instancePath: instancePath + "/retrieval",
						schemaPath: "#/properties/retrieval/then/const",
						keyword: "const",
						params: { allowedValue: "none" },
						message: "must be equal to constant",
						schema: "none",
						parentSchema: schema13.properties.retrieval.then,
						data: data6
					};
					if (vErrors === null) vErrors = [err23];
					else vErrors.push(err23);
					errors++;
				}
				var _valid3 = _errs32 === errors;
				valid6 = _valid3;
				ifClause3 = "then";
			} else {
				const _errs33 = errors;
				if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
					for (const key3 in data6) if (!(key3 === "documents" || key3 === "version" || key3 === "snapshots")) {
						const err24 = {
							instancePath: instancePath + "/retrieval",
							schemaPath: "#/properties/retrieval/else/additionalProperties",
							keyword: "additionalProperties",
							params: { additionalProperty: key3 },
							message: "must NOT have additional properties",
							schema: false,
							parentSchema: schema13.properties.retrieval.else,
							data: data6
						};
						if (vErrors === null) vErrors = [err24];
						else vErrors.push(err24);
						errors++;
					}
					if (data6.documents !== void 0) {
						let data7 = data6.documents;
						const _errs37 = errors;
						let valid8 = true;
						const _errs38 = errors;
						if (typeof data7 !== "string") {
							const err25 = {};
							if (vErrors === null) vErrors = [err25];
							else vErrors.push(err25);
							errors++;
						}
						var _valid4 = _errs38 === errors;
						errors = _errs37;
						if (vErrors !== null) {
							if (_errs37) vErrors.length = _errs37;
							else vErrors = null;
						}
						let ifClause4;
						if (_valid4) {
							const _errs40 = errors;
							if ("recorded" !== data7) {
								const err26 = {
									instancePath: instancePath + "/retrieval/documents",
									schemaPath: "#/properties/retrieval/else/properties/documents/then/const",
									keyword: "const",
									params: { allowedValue: "recorded" },
									message: "must be equal to constant",
									schema: "recorded",
									parentSchema: schema13.properties.retrieval.else.properties.documents.then,
									data: data7
								};
								if (vErrors === null) vErrors = [err26];
								else vErrors.push(err26);
								errors++;
							}
							var _valid4 = _errs40 === errors;
							valid8 = _valid4;
							ifClause4 = "then";
						} else {
							const _errs41 = errors;
							if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
								if (Object.keys(data7).length > 1) {
									const err27 = {
										instancePath: instancePath + "/retrieval/documents",
										schemaPath: "#/properties/retrieval/else/properties/documents/else/maxProperties",
										keyword: "maxProperties",
										params: { limit: 1 },
										message: "must NOT have more than 1 properties",
										schema: 1,
										parentSchema: schema13.properties.retrieval.else.properties.documents.else,
										data: data7
									};
									if (vErrors === null) vErrors = [err27];
									else vErrors.push(err27);
									errors++;
								}
								if (Object.keys(data7).length < 1) {
									const err28 = {
										instancePath: instancePath + "/retrieval/documents",
										schemaPath: "#/properties/retrieval/else/properties/documents/else/minProperties",
										keyword: "minProperties",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 properties",
										schema: 1,
										parentSchema: schema13.properties.retrieval.else.properties.documents.else,
										data: data7
									};
									if (vErrors === null) vErrors = [err28];
									else vErrors.push(err28);
									errors++;
								}
								for (const key4 in data7) if (!(key4 === "snapshot" || key4 === "endpoint")) {
									const err29 = {
										instancePath: instancePath + "/retrieval/documents",
										schemaPath: "#/properties/retrieval/else/properties/documents/else/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key4 },
										message: "must NOT have additional properties",
										schema: false,
										parentSchema: schema13.properties.retrieval.else.properties.documents.else,
										data: data7
									};
									if (vErrors === null) vErrors = [err29];
									else vErrors.push(err29);
									errors++;
								}
								if (data7.snapshot !== void 0) {
									let data8 = data7.snapshot;
									if (typeof data8 !== "string") {
										const err30 = {
											instancePath: instancePath + "/retrieval/documents/snapshot",
											schemaPath: "#/properties/retrieval/else/properties/documents/else/properties/snapshot/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema13.properties.retrieval.else.properties.documents.else.properties.snapshot.type,
											parentSchema: schema13.properties.retrieval.else.properties.documents.else.properties.snapshot,
											data: data8
										};
										if (vErrors === null) vErrors = [err30];
										else vErrors.push(err30);
										errors++;
									}
								}
								if (data7.endpoint !== void 0) {
									if (!validate42(data7.endpoint, {
										instancePath: instancePath + "/retrieval/documents/endpoint",
										parentData: data7,
										parentDataProperty: "endpoint",
										rootData
									})) {
										vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
										errors = vErrors.length;
									}
								}
							} else {
								const err31 = {
									instancePath: instancePath + "/retrieval/documents",
									schemaPath: "#/properties/retrieval/else/properties/documents/else/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object",
									schema: schema13.properties.retrieval.else.properties.documents.else.type,
									parentSchema: schema13.properties.retrieval.else.properties.documents.else,
									data: data7
								};
								if (vErrors === null) vErrors = [err31];
								else vErrors.push(err31);
								errors++;
							}
							var _valid4 = _errs41 === errors;
							valid8 = _valid4;
							ifClause4 = "else";
						}
						if (!valid8) {
							const err32 = {
								instancePath: instancePath + "/retrieval/documents",
								schemaPath: "#/properties/retrieval/else/properties/documents/if",
								keyword: "if",
								params: { failingKeyword: ifClause4 },
								message: "must match \"" + ifClause4 + "\" schema",
								schema: schema13.properties.retrieval.else.properties.documents.if,
								parentSchema: schema13.properties.retrieval.else.properties.documents,
								data: data7
							};
							if (vErrors === null) vErrors = [err32];
							else vErrors.push(err32);
							errors++;
						}
					}
					if (data6.version !== void 0) {
						let data10 = data6.version;
						if (typeof data10 === "string") {
							if (!pattern5.test(data10)) {
								const err33 = {
									instancePath: instancePath + "/retrieval/version",
									schemaPath: "#/properties/retrieval/else/properties/version/pattern",
									keyword: "pattern",
									params: { pattern: "\\S" },
									message: "must match pattern \"\\S\"",
									schema: "\\S",
									parentSchema: schema13.properties.retrieval.else.properties.version,
									data: data10
								};
								if (vErrors === null) vErrors = [err33];
								else vErrors.push(err33);
								errors++;
							}
						} else {
							const err34 = {
								instancePath: instancePath + "/retrieval/version",
								schemaPath: "#/properties/retrieval/else/properties/version/type",
								keyword: "type",
								params: { type: "string" },
								message: "must be string",
								schema: schema13.properties.retrieval.else.properties.version.type,
								parentSchema: schema13.properties.retrieval.else.properties.version,
								data: data10
							};
							if (vErrors === null) vErrors = [err34];
							else vErrors.push(err34);
							errors++;
						}
					}
					if (data6.snapshots !== void 0) {
						if (!validate23(data6.snapshots, {
							instancePath: instancePath + "/retrieval/snapshots",
							parentData: data6,
							parentDataProperty: "snapshots",
							rootData
						})) {
							vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
							errors = vErrors.length;
						}
					}
				} else {
					const err35 = {
						instancePath: instancePath + "/retrieval",
						schemaPath: "#/properties/retrieval/else/type",
						keyword: "type",
						params: { type: "object" },
						message: "must be object",
						schema: schema13.properties.retrieval.else.type,
						parentSchema: schema13.properties.retrieval.else,
						data: data6
					};
					if (vErrors === null) vErrors = [err35];
					else vErrors.push(err35);
					errors++;
				}
				var _valid3 = _errs33 === errors;
				valid6 = _valid3;
				ifClause3 = "else";
			}
			if (!valid6) {
				const err36 = {
					instancePath: instancePath + "/retrieval",
					schemaPath: "#/properties/retrieval/if",
					keyword: "if",
					params: { failingKeyword: ifClause3 },
					message: "must match \"" + ifClause3 + "\" schema",
					schema: schema13.properties.retrieval.if,
					parentSchema: schema13.properties.retrieval,
					data: data6
				};
				if (vErrors === null) vErrors = [err36];
				else vErrors.push(err36);
				errors++;
			}
		}
		if (data.tools !== void 0) {
			let data12 = data.tools;
			const _errs51 = errors;
			let valid10 = true;
			const _errs52 = errors;
			if (typeof data12 !== "string") {
				const err37 = {};
				if (vErrors === null) vErrors = [err37];
				else vErrors.push(err37);
				errors++;
			}
			var _valid5 = _errs52 === errors;
			errors = _errs51;
			if (vErrors !== null) {
				if (_errs51) vErrors.length = _errs51;
				else vErrors = null;
			}
			let ifClause5;
			if (_valid5) {
				const _errs54 = errors;
				if ("none" !== data12) {
					const err38 = {
						instancePath: instancePath + "/tools",
						schemaPath: "#/properties/tools/then/const",
						keyword: "const",
						params: { allowedValue: "none" },
						message: "must be equal to constant",
						schema: "none",
						parentSchema: schema13.properties.tools.then,
						data: data12
					};
					if (vErrors === null) vErrors = [err38];
					else vErrors.push(err38);
					errors++;
				}
				var _valid5 = _errs54 === errors;
				valid10 = _valid5;
				ifClause5 = "then";
			} else {
				const _errs55 = errors;
				if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
					if (data12.definitions === void 0) {
						const err39 = {
							instancePath: instancePath + "/tools",
							schemaPath: "#/properties/tools/else/required",
							keyword: "required",
							params: { missingProperty: "definitions" },
							message: "must have required property 'definitions'",
							schema: schema13.properties.tools.else.required,
							parentSchema: schema13.properties.tools.else,
							data: data12
						};
						if (vErrors === null) vErrors = [err39];
						else vErrors.push(err39);
						errors++;
					}
					for (const key5 in data12) if (!(key5 === "definitions" || key5 === "results" || key5 === "not-recorded" || key5 === "ignore-arguments" || key5 === "most-steps")) {
						const err40 = {
							instancePath: instancePath + "/tools",
							schemaPath: "#/properties/tools/else/additionalProperties",
							keyword: "additionalProperties",
							params: { additionalProperty: key5 },
							message: "must NOT have additional properties",
							schema: false,
							parentSchema: schema13.properties.tools.else,
							data: data12
						};
						if (vErrors === null) vErrors = [err40];
						else vErrors.push(err40);
						errors++;
					}
					if (data12.definitions !== void 0) {
						if (!validate23(data12.definitions, {
							instancePath: instancePath + "/tools/definitions",
							parentData: data12,
							parentDataProperty: "definitions",
							rootData
						})) {
							vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
							errors = vErrors.length;
						}
					}
					if (data12.results !== void 0) {
						let data14 = data12.results;
						const _errs60 = errors;
						let valid12 = true;
						const _errs61 = errors;
						if (typeof data14 !== "string") {
							const err41 = {};
							if (vErrors === null) vErrors = [err41];
							else vErrors.push(err41);
							errors++;
						}
						var _valid6 = _errs61 === errors;
						errors = _errs60;
						if (vErrors !== null) {
							if (_errs60) vErrors.length = _errs60;
							else vErrors = null;
						}
						let ifClause6;
						if (_valid6) {
							const _errs63 = errors;
							if ("recorded" !== data14) {
								const err42 = {
									instancePath: instancePath + "/tools/results",
									schemaPath: "#/properties/tools/else/properties/results/then/const",
									keyword: "const",
									params: { allowedValue: "recorded" },
									message: "must be equal to constant",
									schema: "recorded",
									parentSchema: schema13.properties.tools.else.properties.results.then,
									data: data14
								};
								if (vErrors === null) vErrors = [err42];
								else vErrors.push(err42);
								errors++;
							}
							var _valid6 = _errs63 === errors;
							valid12 = _valid6;
							ifClause6 = "then";
						} else {
							const _errs64 = errors;
							if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
								if (data14.endpoint === void 0) {
									const err43 = {
										instancePath: instancePath + "/tools/results",
										schemaPath: "#/properties/tools/else/properties/results/else/required",
										keyword: "required",
										params: { missingProperty: "endpoint" },
										message: "must have required property 'endpoint'",
										schema: schema13.properties.tools.else.properties.results.else.required,
										parentSchema: schema13.properties.tools.else.properties.results.else,
										data: data14
									};
									if (vErrors === null) vErrors = [err43];
									else vErrors.push(err43);
									errors++;
								}
								for (const key6 in data14) if (!(key6 === "endpoint")) {
									const err44 = {
										instancePath: instancePath + "/tools/results",
										schemaPath: "#/properties/tools/else/properties/results/else/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key6 },
										message: "must NOT have additional properties",
										schema: false,
										parentSchema: schema13.properties.tools.else.properties.results.else,
										data: data14
									};
									if (vErrors === null) vErrors = [err44];
									else vErrors.push(err44);
									errors++;
								}
								if (data14.endpoint !== void 0) {
									if (!validate42(data14.endpoint, {
										instancePath: instancePath + "/tools/results/endpoint",
										parentData: data14,
										parentDataProperty: "endpoint",
										rootData
									})) {
										vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
										errors = vErrors.length;
									}
								}
							} else {
								const err45 = {
									instancePath: instancePath + "/tools/results",
									schemaPath: "#/properties/tools/else/properties/results/else/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object",
									schema: schema13.properties.tools.else.properties.results.else.type,
									parentSchema: schema13.properties.tools.else.properties.results.else,
									data: data14
								};
								if (vErrors === null) vErrors = [err45];
								else vErrors.push(err45);
								errors++;
							}
							var _valid6 = _errs64 === errors;
							valid12 = _valid6;
							ifClause6 = "else";
						}
						if (!valid12) {
							const err46 = {
								instancePath: instancePath + "/tools/results",
								schemaPath: "#/properties/tools/else/properties/results/if",
								keyword: "if",
								params: { failingKeyword: ifClause6 },
								message: "must match \"" + ifClause6 + "\" schema",
								schema: schema13.properties.tools.else.properties.results.if,
								parentSchema: schema13.properties.tools.else.properties.results,
								data: data14
							};
							if (vErrors === null) vErrors = [err46];
							else vErrors.push(err46);
							errors++;
						}
					}
					if (data12["not-recorded"] !== void 0) {
						let data16 = data12["not-recorded"];
						const _errs69 = errors;
						let valid14 = true;
						const _errs70 = errors;
						if (typeof data16 !== "string") {
							const err47 = {};
							if (vErrors === null) vErrors = [err47];
							else vErrors.push(err47);
							errors++;
						}
						var _valid7 = _errs70 === errors;
						errors = _errs69;
						if (vErrors !== null) {
							if (_errs69) vErrors.length = _errs69;
							else vErrors = null;
						}
						let ifClause7;
						if (_valid7) {
							const _errs72 = errors;
							if (!(data16 === "fail" || data16 === "nearest")) {
								const err48 = {
									instancePath: instancePath + "/tools/not-recorded",
									schemaPath: "#/properties/tools/else/properties/not-recorded/then/enum",
									keyword: "enum",
									params: { allowedValues: schema13.properties.tools.else.properties["not-recorded"].then.enum },
									message: "must be equal to one of the allowed values",
									schema: schema13.properties.tools.else.properties["not-recorded"].then.enum,
									parentSchema: schema13.properties.tools.else.properties["not-recorded"].then,
									data: data16
								};
								if (vErrors === null) vErrors = [err48];
								else vErrors.push(err48);
								errors++;
							}
							var _valid7 = _errs72 === errors;
							valid14 = _valid7;
							ifClause7 = "then";
						} else {
							const _errs73 = errors;
							if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
								if (data16.endpoint === void 0) {
									const err49 = {
										instancePath: instancePath + "/tools/not-recorded",
										schemaPath: "#/properties/tools/else/properties/not-recorded/else/required",
										keyword: "required",
										params: { missingProperty: "endpoint" },
										message: "must have required property 'endpoint'",
										schema: schema13.properties.tools.else.properties["not-recorded"].else.required,
										parentSchema: schema13.properties.tools.else.properties["not-recorded"].else,
										data: data16
									};
									if (vErrors === null) vErrors = [err49];
									else vErrors.push(err49);
									errors++;
								}
								for (const key7 in data16) if (!(key7 === "endpoint")) {
									const err50 = {
										instancePath: instancePath + "/tools/not-recorded",
										schemaPath: "#/properties/tools/else/properties/not-recorded/else/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key7 },
										message: "must NOT have additional properties",
										schema: false,
										parentSchema: schema13.properties.tools.else.properties["not-recorded"].else,
										data: data16
									};
									if (vErrors === null) vErrors = [err50];
									else vErrors.push(err50);
									errors++;
								}
								if (data16.endpoint !== void 0) {
									if (!validate42(data16.endpoint, {
										instancePath: instancePath + "/tools/not-recorded/endpoint",
										parentData: data16,
										parentDataProperty: "endpoint",
										rootData
									})) {
										vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
										errors = vErrors.length;
									}
								}
							} else {
								const err51 = {
									instancePath: instancePath + "/tools/not-recorded",
									schemaPath: "#/properties/tools/else/properties/not-recorded/else/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object",
									schema: schema13.properties.tools.else.properties["not-recorded"].else.type,
									parentSchema: schema13.properties.tools.else.properties["not-recorded"].else,
									data: data16
								};
								if (vErrors === null) vErrors = [err51];
								else vErrors.push(err51);
								errors++;
							}
							var _valid7 = _errs73 === errors;
							valid14 = _valid7;
							ifClause7 = "else";
						}
						if (!valid14) {
							const err52 = {
								instancePath: instancePath + "/tools/not-recorded",
								schemaPath: "#/properties/tools/else/properties/not-recorded/if",
								keyword: "if",
								params: { failingKeyword: ifClause7 },
								message: "must match \"" + ifClause7 + "\" schema",
								schema: schema13.properties.tools.else.properties["not-recorded"].if,
								parentSchema: schema13.properties.tools.else.properties["not-recorded"],
								data: data16
							};
							if (vErrors === null) vErrors = [err52];
							else vErrors.push(err52);
							errors++;
						}
					}
					if (data12["ignore-arguments"] !== void 0) {
						let data18 = data12["ignore-arguments"];
						if (data18 && typeof data18 == "object" && !Array.isArray(data18)) for (const key8 in data18) {
							let data19 = data18[key8];
							if (Array.isArray(data19)) {
								const len0 = data19.length;
								for (let i0 = 0; i0 < len0; i0++) {
									let data20 = data19[i0];
									if (typeof data20 !== "string") {
										const err53 = {
											instancePath: instancePath + "/tools/ignore-arguments/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0,
											schemaPath: "#/properties/tools/else/properties/ignore-arguments/additionalProperties/items/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema13.properties.tools.else.properties["ignore-arguments"].additionalProperties.items.type,
											parentSchema: schema13.properties.tools.else.properties["ignore-arguments"].additionalProperties.items,
											data: data20
										};
										if (vErrors === null) vErrors = [err53];
										else vErrors.push(err53);
										errors++;
									}
								}
							} else {
								const err54 = {
									instancePath: instancePath + "/tools/ignore-arguments/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),
									schemaPath: "#/properties/tools/else/properties/ignore-arguments/additionalProperties/type",
									keyword: "type",
									params: { type: "array" },
									message: "must be array",
									schema: schema13.properties.tools.else.properties["ignore-arguments"].additionalProperties.type,
									parentSchema: schema13.properties.tools.else.properties["ignore-arguments"].additionalProperties,
									data: data19
								};
								if (vErrors === null) vErrors = [err54];
								else vErrors.push(err54);
								errors++;
							}
						}
						else {
							const err55 = {
								instancePath: instancePath + "/tools/ignore-arguments",
								schemaPath: "#/properties/tools/else/properties/ignore-arguments/type",
								keyword: "type",
								params: { type: "object" },
								message: "must be object",
								schema: schema13.properties.tools.else.properties["ignore-arguments"].type,
								parentSchema: schema13.properties.tools.else.properties["ignore-arguments"],
								data: data18
							};
							if (vErrors === null) vErrors = [err55];
							else vErrors.push(err55);
							errors++;
						}
					}
					if (data12["most-steps"] !== void 0) {
						let data21 = data12["most-steps"];
						if (!(typeof data21 == "number" && !(data21 % 1) && !isNaN(data21) && isFinite(data21))) {
							const err56 = {
								instancePath: instancePath + "/tools/most-steps",
								schemaPath: "#/properties/tools/else/properties/most-steps/type",
								keyword: "type",
								params: { type: "integer" },
								message: "must be integer",
								schema: schema13.properties.tools.else.properties["most-steps"].type,
								parentSchema: schema13.properties.tools.else.properties["most-steps"],
								data: data21
							};
							if (vErrors === null) vErrors = [err56];
							else vErrors.push(err56);
							errors++;
						}
						if (typeof data21 == "number" && isFinite(data21)) {
							if (data21 > 100 || isNaN(data21)) {
								const err57 = {
									instancePath: instancePath + "/tools/most-steps",
									schemaPath: "#/properties/tools/else/properties/most-steps/maximum",
									keyword: "maximum",
									params: {
										comparison: "<=",
										limit: 100
									},
									message: "must be <= 100",
									schema: 100,
									parentSchema: schema13.properties.tools.else.properties["most-steps"],
									data: data21
								};
								if (vErrors === null) vErrors = [err57];
								else vErrors.push(err57);
								errors++;
							}
							if (data21 < 1 || isNaN(data21)) {
								const err58 = {
									instancePath: instancePath + "/tools/most-steps",
									schemaPath: "#/properties/tools/else/properties/most-steps/minimum",
									keyword: "minimum",
									params: {
										comparison: ">=",
										limit: 1
									},
									message: "must be >= 1",
									schema: 1,
									parentSchema: schema13.properties.tools.else.properties["most-steps"],
									data: data21
								};
								if (vErrors === null) vErrors = [err58];
								else vErrors.push(err58);
								errors++;
							}
						}
					}
				} else {
					const err59 = {
						instancePath: instancePath + "/tools",
						schemaPath: "#/properties/tools/else/type",
						keyword: "type",
						params: { type: "object" },
						message: "must be object",
						schema: schema13.properties.tools.else.type,
						parentSchema: schema13.properties.tools.else,
						data: data12
					};
					if (vErrors === null) vErrors = [err59];
					else vErrors.push(err59);
					errors++;
				}
				var _valid5 = _errs55 === errors;
				valid10 = _valid5;
				ifClause5 = "else";
			}
			if (!valid10) {
				const err60 = {
					instancePath: instancePath + "/tools",
					schemaPath: "#/properties/tools/if",
					keyword: "if",
					params: { failingKeyword: ifClause5 },
					message: "must match \"" + ifClause5 + "\" schema",
					schema: schema13.properties.tools.if,
					parentSchema: schema13.properties.tools,
					data: data12
				};
				if (vErrors === null) vErrors = [err60];
				else vErrors.push(err60);
				errors++;
			}
		}
	} else {
		const err61 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema13.type,
			parentSchema: schema13,
			data
		};
		if (vErrors === null) vErrors = [err61];
		else vErrors.push(err61);
		errors++;
	}
	validate37.errors = vErrors;
	return errors === 0;
}
const schema16 = {
	"description": "One thing measured about every answer.",
	"type": "object",
	"additionalProperties": false,
	"required": ["name", "scorer"],
	"properties": {
		"name": {
			"type": "string",
			"pattern": "^[a-z0-9][a-z0-9_-]{0,63}$"
		},
		"scorer": {
			"description": "How it is measured; most names also after not-. docs/scorers.md has them all.",
			"enum": [
				"equals",
				"contains",
				"contains-any",
				"contains-all",
				"icontains",
				"icontains-any",
				"icontains-all",
				"starts-with",
				"regex",
				"levenshtein",
				"rouge-n",
				"similar",
				"is-json",
				"json-schema",
				"is-refusal",
				"finish-reason",
				"length",
				"is-valid-openai-tools-call",
				"tool-call-f1",
				"tool-args-match",
				"trajectory:tool-sequence",
				"trajectory:step-count",
				"context-recall",
				"context-precision",
				"context-faithfulness",
				"citation-support",
				"llm-rubric",
				"factuality",
				"answer-relevance",
				"pairwise",
				"javascript",
				"latency",
				"cost",
				"trace-attribute",
				"ExactMatch",
				"ListContains",
				"Levenshtein",
				"EmbeddingSimilarity",
				"ValidJSON",
				"Factuality",
				"AnswerRelevancy",
				"ContextRecall",
				"ContextPrecision",
				"Faithfulness",
				"model-graded-factuality",
				"similar:cosine",
				"trajectory:tool-args-match",
				"word-count",
				"not-equals",
				"not-contains",
				"not-contains-any",
				"not-contains-all",
				"not-icontains",
				"not-icontains-any",
				"not-icontains-all",
				"not-starts-with",
				"not-regex",
				"not-levenshtein",
				"not-rouge-n",
				"not-similar",
				"not-is-json",
				"not-json-schema",
				"not-is-refusal",
				"not-finish-reason",
				"not-length",
				"not-is-valid-openai-tools-call",
				"not-tool-call-f1",
				"not-tool-args-match",
				"not-trajectory:tool-sequence",
				"not-trajectory:step-count",
				"not-context-recall",
				"not-context-precision",
				"not-context-faithfulness",
				"not-citation-support",
				"not-llm-rubric",
				"not-factuality",
				"not-answer-relevance",
				"not-pairwise",
				"not-javascript",
				"not-ExactMatch",
				"not-ListContains",
				"not-Levenshtein",
				"not-EmbeddingSimilarity",
				"not-ValidJSON",
				"not-Factuality",
				"not-AnswerRelevancy",
				"not-ContextRecall",
				"not-ContextPrecision",
				"not-Faithfulness",
				"not-model-graded-factuality",
				"not-similar:cosine",
				"not-trajectory:tool-args-match",
				"not-word-count"
			]
		},
		"value": {
			"description": "The text to hold the answer against; finish-reason: the reason; javascript: an expression. Without it, what the case expects.",
			"type": "string"
		},
		"values": {
			"description": "contains-any and its like: the texts. Without them, what the case expects.",
			"type": "array",
			"minItems": 1,
			"items": { "type": "string" }
		},
		"expected": {
			"description": "The attribute with what the case expects by this metric, where that is not traces.expected.",
			"type": "string",
			"pattern": "\\S"
		},
		"pattern": {
			"description": "regex: a JavaScript regular expression.",
			"type": "string",
			"pattern": "\\S"
		},
		"flags": {
			"description": "regex: flags, for instance i.",
			"type": "string",
			"pattern": "^[imsu]*$"
		},
		"n": {
			"description": "rouge-n: words in a run.",
			"type": "integer",
			"minimum": 1,
			"maximum": 9,
			"default": 1
		},
		"threshold": {
			"description": "A score at or above it is 1, below it 0. Without it the score stands.",
			"type": "number",
			"minimum": 0,
			"maximum": 1
		},
		"model": {
			"description": "similar: the model of the embeddings.",
			"$ref": "#/definitions/model"
		},
		"schema": {
			"description": "json-schema: the schema's file.",
			"type": "string"
		},
		"unit": {
			"description": "length: what is counted.",
			"enum": ["words", "characters"],
			"default": "words"
		},
		"min": {
			"description": "length, trajectory:step-count: at least so many.",
			"type": "integer",
			"minimum": 0
		},
		"max": {
			"description": "length, trajectory:step-count: at most so many.",
			"type": "integer",
			"minimum": 0
		},
		"tools": {
			"description": "tool-call-f1: the tools that should be called; twice where twice.",
			"type": "array",
			"minItems": 1,
			"items": {
				"type": "string",
				"pattern": "\\S"
			}
		},
		"tool": {
			"description": "tool-args-match: the tool whose calls count.",
			"type": "string",
			"pattern": "\\S"
		},
		"arguments": {
			"description": "tool-args-match: the arguments it should be called with.",
			"type": "object"
		},
		"steps": {
			"description": "trajectory:tool-sequence: the tools, in their order.",
			"type": "array",
			"minItems": 1,
			"items": {
				"type": "string",
				"pattern": "\\S"
			}
		},
		"mode": {
			"description": "tool-args-match: partial or exact. trajectory:tool-sequence: in-order or exact.",
			"enum": [
				"exact",
				"partial",
				"in-order"
			]
		},
		"file": {
			"description": "javascript: the module's file.",
			"type": "string",
			"pattern": "\\S"
		},
		"rubric": {
			"description": "llm-rubric: the rubric's file.",
			"type": "string"
		},
		"judge": {
			"description": "Who judges: llm-rubric and the other judged scorers.",
			"type": "object",
			"additionalProperties": false,
			"required": ["model"],
			"properties": { "model": { "$ref": "#/definitions/model" } }
		},
		"attribute": {
			"description": "trace-attribute: what production recorded.",
			"type": "string"
		},
		"range": {
			"description": "trace-attribute: the attribute's worst and best value.",
			"type": "array",
			"minItems": 2,
			"maxItems": 2,
			"items": { "type": "number" }
		},
		"max-drop": {
			"description": "The loss that is accepted, in the metric's unit or as a share: 0.05 or 5%.",
			"$ref": "#/definitions/margin"
		},
		"max-increase": {
			"description": "latency, cost: the increase that is accepted, in ms or dollars, or as a share: 25%.",
			"$ref": "#/definitions/margin"
		},
		"informs": {
			"description": "true: shown, and never decides.",
			"type": "boolean",
			"default": false
		}
	}
};
const pattern22 = /* @__PURE__ */ new RegExp("^[a-z0-9][a-z0-9_-]{0,63}$", "u");
const pattern25 = /* @__PURE__ */ new RegExp("^[imsu]*$", "u");
const schema17 = {
	"if": { "type": "string" },
	"then": { "pattern": "^[0-9]+(\\.[0-9]+)?%$" },
	"else": {
		"type": "number",
		"minimum": 0
	}
};
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	const _errs0 = errors;
	let valid0 = true;
	const _errs1 = errors;
	if (typeof data !== "string") {
		const err0 = {};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	var _valid0 = _errs1 === errors;
	errors = _errs0;
	if (vErrors !== null) {
		if (_errs0) vErrors.length = _errs0;
		else vErrors = null;
	}
	let ifClause0;
	if (_valid0) {
		const _errs3 = errors;
		if (typeof data === "string") {
			if (!pattern10.test(data)) {
				const err1 = {
					instancePath,
					schemaPath: "#/then/pattern",
					keyword: "pattern",
					params: { pattern: "^[0-9]+(\\.[0-9]+)?%$" },
					message: "must match pattern \"^[0-9]+(\\.[0-9]+)?%$\"",
					schema: "^[0-9]+(\\.[0-9]+)?%$",
					parentSchema: schema17.then,
					data
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
		}
		var _valid0 = _errs3 === errors;
		valid0 = _valid0;
		ifClause0 = "then";
	} else {
		const _errs4 = errors;
		if (typeof data == "number" && isFinite(data)) {
			if (data < 0 || isNaN(data)) {
				const err2 = {
					instancePath,
					schemaPath: "#/else/minimum",
					keyword: "minimum",
					params: {
						comparison: ">=",
						limit: 0
					},
					message: "must be >= 0",
					schema: 0,
					parentSchema: schema17.else,
					data
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		} else {
			const err3 = {
				instancePath,
				schemaPath: "#/else/type",
				keyword: "type",
				params: { type: "number" },
				message: "must be number",
				schema: schema17.else.type,
				parentSchema: schema17.else,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		var _valid0 = _errs4 === errors;
		valid0 = _valid0;
		ifClause0 = "else";
	}
	if (!valid0) {
		const err4 = {
			instancePath,
			schemaPath: "#/if",
			keyword: "if",
			params: { failingKeyword: ifClause0 },
			message: "must match \"" + ifClause0 + "\" schema",
			schema: schema17.if,
			parentSchema: schema17,
			data
		};
		if (vErrors === null) vErrors = [err4];
		else vErrors.push(err4);
		errors++;
	}
	validate52.errors = vErrors;
	return errors === 0;
}
function validate49(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.name === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "name" },
				message: "must have required property 'name'",
				schema: schema16.required,
				parentSchema: schema16,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.scorer === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "scorer" },
				message: "must have required property 'scorer'",
				schema: schema16.required,
				parentSchema: schema16,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		for (const key0 in data) if (!func2.call(schema16.properties, key0)) {
			const err2 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties",
				schema: false,
				parentSchema: schema16,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.name !== void 0) {
			let data0 = data.name;
			if (typeof data0 === "string") {
				if (!pattern22.test(data0)) {
					const err3 = {
						instancePath: instancePath + "/name",
						schemaPath: "#/properties/name/pattern",
						keyword: "pattern",
						params: { pattern: "^[a-z0-9][a-z0-9_-]{0,63}$" },
						message: "must match pattern \"^[a-z0-9][a-z0-9_-]{0,63}$\"",
						schema: "^[a-z0-9][a-z0-9_-]{0,63}$",
						parentSchema: schema16.properties.name,
						data: data0
					};
					if (vErrors === null) vErrors = [err3];
					else vErrors.push(err3);
					errors++;
				}
			} else {
				const err4 = {
					instancePath: instancePath + "/name",
					schemaPath: "#/properties/name/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema16.properties.name.type,
					parentSchema: schema16.properties.name,
					data: data0
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.scorer !== void 0) {
			let data1 = data.scorer;
			if (!(data1 === "equals" || data1 === "contains" || data1 === "contains-any" || data1 === "contains-all" || data1 === "icontains" || data1 === "icontains-any" || data1 === "icontains-all" || data1 === "starts-with" || data1 === "regex" || data1 === "levenshtein" || data1 === "rouge-n" || data1 === "similar" || data1 === "is-json" || data1 === "json-schema" || data1 === "is-refusal" || data1 === "finish-reason" || data1 === "length" || data1 === "is-valid-openai-tools-call" || data1 === "tool-call-f1" || data1 === "tool-args-match" || data1 === "trajectory:tool-sequence" || data1 === "trajectory:step-count" || data1 === "context-recall" || data1 === "context-precision" || data1 === "context-faithfulness" || data1 === "citation-support" || data1 === "llm-rubric" || data1 === "factuality" || data1 === "answer-relevance" || data1 === "pairwise" || data1 === "javascript" || data1 === "latency" || data1 === "cost" || data1 === "trace-attribute" || data1 === "ExactMatch" || data1 === "ListContains" || data1 === "Levenshtein" || data1 === "EmbeddingSimilarity" || data1 === "ValidJSON" || data1 === "Factuality" || data1 === "AnswerRelevancy" || data1 === "ContextRecall" || data1 === "ContextPrecision" || data1 === "Faithfulness" || data1 === "model-graded-factuality" || data1 === "similar:cosine" || data1 === "trajectory:tool-args-match" || data1 === "word-count" || data1 === "not-equals" || data1 === "not-contains" || data1 === "not-contains-any" || data1 === "not-contains-all" || data1 === "not-icontains" || data1 === "not-icontains-any" || data1 === "not-icontains-all" || data1 === "not-starts-with" || data1 === "not-regex" || data1 === "not-levenshtein" || data1 === "not-rouge-n" || data1 === "not-similar" || data1 === "not-is-json" || data1 === "not-json-schema" || data1 === "not-is-refusal" || data1 === "not-finish-reason" || data1 === "not-length" || data1 === "not-is-valid-openai-tools-call" || data1 === "not-tool-call-f1" || data1 === "not-tool-args-match" || data1 === "not-trajectory:tool-sequence" || data1 === "not-trajectory:step-count" || data1 === "not-context-recall" || data1 === "not-context-precision" || data1 === "not-context-faithfulness" || data1 === "not-citation-support" || data1 === "not-llm-rubric" || data1 === "not-factuality" || data1 === "not-answer-relevance" || data1 === "not-pairwise" || data1 === "not-javascript" || data1 === "not-ExactMatch" || data1 === "not-ListContains" || data1 === "not-Levenshtein" || data1 === "not-EmbeddingSimilarity" || data1 === "not-ValidJSON" || data1 === "not-Factuality" || data1 === "not-AnswerRelevancy" || data1 === "not-ContextRecall" || data1 === "not-ContextPrecision" || data1 === "not-Faithfulness" || data1 === "not-model-graded-factuality" || data1 === "not-similar:cosine" || data1 === "not-trajectory:tool-args-match" || data1 === "not-word-count")) {
				const err5 = {
					instancePath: instancePath + "/scorer",
					schemaPath: "#/properties/scorer/enum",
					keyword: "enum",
					params: { allowedValues: schema16.properties.scorer.enum },
					message: "must be equal to one of the allowed values",
					schema: schema16.properties.scorer.enum,
					parentSchema: schema16.properties.scorer,
					data: data1
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data.value !== void 0) {
			let data2 = data.value;
			if (typeof data2 !== "string") {
				const err6 = {
					instancePath: instancePath + "/value",
					schemaPath: "#/properties/value/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema16.properties.value.type,
					parentSchema: schema16.properties.value,
					data: data2
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
		if (data.values !== void 0) {
			let data3 = data.values;
			if (Array.isArray(data3)) {
				if (data3.length < 1) {
					const err7 = {
						instancePath: instancePath + "/values",
						schemaPath: "#/properties/values/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						message: "must NOT have fewer than 1 items",
						schema: 1,
						parentSchema: schema16.properties.values,
						data: data3
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
				const len0 = data3.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data4 = data3[i0];
					if (typeof data4 !== "string") {
						const err8 = {
							instancePath: instancePath + "/values/" + i0,
							schemaPath: "#/properties/values/items/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema16.properties.values.items.type,
							parentSchema: schema16.properties.values.items,
							data: data4
						};
						if (vErrors === null) vErrors = [err8];
						else vErrors.push(err8);
						errors++;
					}
				}
			} else {
				const err9 = {
					instancePath: instancePath + "/values",
					schemaPath: "#/properties/values/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array",
					schema: schema16.properties.values.type,
					parentSchema: schema16.properties.values,
					data: data3
				};
				if (vErrors === null) vErrors = [err9];
				else vErrors.push(err9);
				errors++;
			}
		}
		if (data.expected !== void 0) {
			let data5 = data.expected;
			if (typeof data5 === "string") {
				if (!pattern5.test(data5)) {
					const err10 = {
						instancePath: instancePath + "/expected",
						schemaPath: "#/properties/expected/pattern",
						keyword: "pattern",
						params: { pattern: "\\S" },
						message: "must match pattern \"\\S\"",
						schema: "\\S",
						parentSchema: schema16.properties.expected,
						data: data5
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
			} else {
				const err11 = {
					instancePath: instancePath + "/expected",
					schemaPath: "#/properties/expected/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema16.properties.expected.type,
					parentSchema: schema16.properties.expected,
					data: data5
				};
				if (vErrors === null) vErrors = [err11];
				else vErrors.push(err11);
				errors++;
			}
		}
		if (data.pattern !== void 0) {
			let data6 = data.pattern;
			if (typeof data6 === "string") {
				if (!pattern5.test(data6)) {
					const err12 = {
						instancePath: instancePath + "/pattern",
						schemaPath: "#/properties/pattern/pattern",
						keyword: "pattern",
						params: { pattern: "\\S" },
						message: "must match pattern \"\\S\"",
						schema: "\\S",
						parentSchema: schema16.properties.pattern,
						data: data6
					};
					if (vErrors === null) vErrors = [err12];
					else vErrors.push(err12);
					errors++;
				}
			} else {
				const err13 = {
					instancePath: instancePath + "/pattern",
					schemaPath: "#/properties/pattern/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema16.properties.pattern.type,
					parentSchema: schema16.properties.pattern,
					data: data6
				};
				if (vErrors === null) vErrors = [err13];
				else vErrors.push(err13);
				errors++;
			}
		}
		if (data.flags !== void 0) {
			let data7 = data.flags;
			if (typeof data7 === "string") {
				if (!pattern25.test(data7)) {
					const err14 = {
						instancePath: instancePath + "/flags",
						schemaPath: "#/properties/flags/pattern",
						keyword: "pattern",
						params: { pattern: "^[imsu]*$" },
						message: "must match pattern \"^[imsu]*$\"",
						schema: "^[imsu]*$",
						parentSchema: schema16.properties.flags,
						data: data7
					};
					if (vErrors === null) vErrors = [err14];
					else vErrors.push(err14);
					errors++;
				}
			} else {
				const err15 = {
					instancePath: instancePath + "/flags",
					schemaPath: "#/properties/flags/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema16.properties.flags.type,
					parentSchema: schema16.properties.flags,
					data: data7
				};
				if (vErrors === null) vErrors = [err15];
				else vErrors.push(err15);
				errors++;
			}
		}
		if (data.n !== void 0) {
			let data8 = data.n;
			if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8))) {
				const err16 = {
					instancePath: instancePath + "/n",
					schemaPath: "#/properties/n/type",
					keyword: "type",
					params: { type: "integer" },
					message: "must be integer",
					schema: schema16.properties.n.type,
					parentSchema: schema16.properties.n,
					data: data8
				};
				if (vErrors === null) vErrors = [err16];
				else vErrors.push(err16);
				errors++;
			}
			if (typeof data8 == "number" && isFinite(data8)) {
				if (data8 > 9 || isNaN(data8)) {
					const err17 = {
						instancePath: instancePath + "/n",
						schemaPath: "#/properties/n/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 9
						},
						message: "must be <= 9",
						schema: 9,
						parentSchema: schema16.properties.n,
						data: data8
					};
					if (vErrors === null) vErrors = [err17];
					else vErrors.push(err17);
					errors++;
				}
				if (data8 < 1 || isNaN(data8)) {
					const err18 = {
						instancePath: instancePath + "/n",
						schemaPath: "#/properties/n/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						},
						message: "must be >= 1",
						schema: 1,
						parentSchema: schema16.properties.n,
						data: data8
					};
					if (vErrors === null) vErrors = [err18];
					else vErrors.push(err18);
					errors++;
				}
			}
		}
		if (data.threshold !== void 0) {
			let data9 = data.threshold;
			if (typeof data9 == "number" && isFinite(data9)) {
				if (data9 > 1 || isNaN(data9)) {
					const err19 = {
						instancePath: instancePath + "/threshold",
						schemaPath: "#/properties/threshold/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 1
						},
						message: "must be <= 1",
						schema: 1,
						parentSchema: schema16.properties.threshold,
						data: data9
					};
					if (vErrors === null) vErrors = [err19];
					else vErrors.push(err19);
					errors++;
				}
				if (data9 < 0 || isNaN(data9)) {
					const err20 = {
						instancePath: instancePath + "/threshold",
						schemaPath: "#/properties/threshold/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						},
						message: "must be >= 0",
						schema: 0,
						parentSchema: schema16.properties.threshold,
						data: data9
					};
					if (vErrors === null) vErrors = [err20];
					else vErrors.push(err20);
					errors++;
				}
			} else {
				const err21 = {
					instancePath: instancePath + "/threshold",
					schemaPath: "#/properties/threshold/type",
					keyword: "type",
					params: { type: "number" },
					message: "must be number",
					schema: schema16.properties.threshold.type,
					parentSchema: schema16.properties.threshold,
					data: data9
				};
				if (vErrors === null) vErrors = [err21];
				else vErrors.push(err21);
				errors++;
			}
		}
		if (data.model !== void 0) {
			if (!validate38(data.model, {
				instancePath: instancePath + "/model",
				parentData: data,
				parentDataProperty: "model",
				rootData
			})) {
				vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
				errors = vErrors.length;
			}
		}
		if (data.schema !== void 0) {
			let data11 = data.schema;
			if (typeof data11 !== "string") {
				const err22 = {
					instancePath: instancePath + "/schema",
					schemaPath: "#/properties/schema/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema16.properties.schema.type,
					parentSchema: schema16.properties.schema,
					data: data11
				};
				if (vErrors === null) vErrors = [err22];
				else vErrors.push(err22);
				errors++;
			}
		}
		if (data.unit !== void 0) {
			let data12 = data.unit;
			if (!(data12 === "words" || data12 === "characters")) {
				const err23 = {
					instancePath: instancePath + "/unit",
					schemaPath: "#/properties/unit/enum",
					keyword: "enum",
					params: { allowedValues: schema16.properties.unit.enum },
					message: "must be equal to one of the allowed values",
					schema: schema16.properties.unit.enum,
					parentSchema: schema16.properties.unit,
					data: data12
				};
				if (vErrors === null) vErrors = [err23];
				else vErrors.push(err23);
				errors++;
			}
		}
		if (data.min !== void 0) {
			let data13 = data.min;
			if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13) && isFinite(data13))) {
				const err24 = {
					instancePath: instancePath + "/min",
					schemaPath: "#/properties/min/type",
					keyword: "type",
					params: { type: "integer" },
					message: "must be integer",
					schema: schema16.properties.min.type,
					parentSchema: schema16.properties.min,
					data: data13
				};
				if (vErrors === null) vErrors = [err24];
				else vErrors.push(err24);
				errors++;
			}
			if (typeof data13 == "number" && isFinite(data13)) {
				if (data13 < 0 || isNaN(data13)) {
					const err25 = {
						instancePath: instancePath + "/min",
						schemaPath: "#/properties/min/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						},
						message: "must be >= 0",
						schema: 0,
						parentSchema: schema16.properties.min,
						data: data13
					};
					if (vErrors === null) vErrors = [err25];
					else vErrors.push(err25);
					errors++;
				}
			}
		}
		if (data.max !== void 0) {
			let data14 = data.max;
			if (!(typeof data14 == "number" && !(data14 % 1) && !isNaN(data14) && isFinite(data14))) {
				const err26 = {
					instancePath: instancePath + "/max",
					schemaPath: "#/properties/max/type",
					keyword: "type",
					params: { type: "integer" },
					message: "must be integer",
					schema: schema16.properties.max.type,
					parentSchema: schema16.properties.max,
					data: data14
				};
				if (vErrors === null) vErrors = [err26];
				else vErrors.push(err26);
				errors++;
			}
			if (typeof data14 == "number" && isFinite(data14)) {
				if (data14 < 0 || isNaN(data14)) {
					const err27 = {
						instancePath: instancePath + "/max",
						schemaPath: "#/properties/max/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						},
						message: "must be >= 0",
						schema: 0,
						parentSchema: schema16.properties.max,
						data: data14
					};
					if (vErrors === null) vErrors = [err27];
					else vErrors.push(err27);
					errors++;
				}
			}
		}
		if (data.tools !== void 0) {
			let data15 = data.tools;
			if (Array.isArray(data15)) {
				if (data15.length < 1) {
					const err28 = {
						instancePath: instancePath + "/tools",
						schemaPath: "#/properties/tools/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						message: "must NOT have fewer than 1 items",
						schema: 1,
						parentSchema: schema16.properties.tools,
						data: data15
					};
					if (vErrors === null) vErrors = [err28];
					else vErrors.push(err28);
					errors++;
				}
				const len1 = data15.length;
				for (let i1 = 0; i1 < len1; i1++) {
					let data16 = data15[i1];
					if (typeof data16 === "string") {
						if (!pattern5.test(data16)) {
							const err29 = {
								instancePath: instancePath + "/tools/" + i1,
								schemaPath: "#/properties/tools/items/pattern",
								keyword: "pattern",
								params: { pattern: "\\S" },
								message: "must match pattern \"\\S\"",
								schema: "\\S",
								parentSchema: schema16.properties.tools.items,
								data: data16
							};
							if (vErrors === null) vErrors = [err29];
							else vErrors.push(err29);
							errors++;
						}
					} else {
						const err30 = {
							instancePath: instancePath + "/tools/" + i1,
							schemaPath: "#/properties/tools/items/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema16.properties.tools.items.type,
							parentSchema: schema16.properties.tools.items,
							data: data16
						};
						if (vErrors === null) vErrors = [err30];
						else vErrors.push(err30);
						errors++;
					}
				}
			} else {
				const err31 = {
					instancePath: instancePath + "/tools",
					schemaPath: "#/properties/tools/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array",
					schema: schema16.properties.tools.type,
					parentSchema: schema16.properties.tools,
					data: data15
				};
				if (vErrors === null) vErrors = [err31];
				else vErrors.push(err31);
				errors++;
			}
		}
		if (data.tool !== void 0) {
			let data17 = data.tool;
			if (typeof data17 === "string") {
				if (!pattern5.test(data17)) {
					const err32 = {
						instancePath: instancePath + "/tool",
						schemaPath: "#/properties/tool/pattern",
						keyword: "pattern",
						params: { pattern: "\\S" },
						message: "must match pattern \"\\S\"",
						schema: "\\S",
						parentSchema: schema16.properties.tool,
						data: data17
					};
					if (vErrors === null) vErrors = [err32];
					else vErrors.push(err32);
					errors++;
				}
			} else {
				const err33 = {
					instancePath: instancePath + "/tool",
					schemaPath: "#/properties/tool/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema16.properties.tool.type,
					parentSchema: schema16.properties.tool,
					data: data17
				};
				if (vErrors === null) vErrors = [err33];
				else vErrors.push(err33);
				errors++;
			}
		}
		if (data.arguments !== void 0) {
			let data18 = data.arguments;
			if (!(data18 && typeof data18 == "object" && !Array.isArray(data18))) {
				const err34 = {
					instancePath: instancePath + "/arguments",
					schemaPath: "#/properties/arguments/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema16.properties.arguments.type,
					parentSchema: schema16.properties.arguments,
					data: data18
				};
				if (vErrors === null) vErrors = [err34];
				else vErrors.push(err34);
				errors++;
			}
		}
		if (data.steps !== void 0) {
			let data19 = data.steps;
			if (Array.isArray(data19)) {
				if (data19.length < 1) {
					const err35 = {
						instancePath: instancePath + "/steps",
						schemaPath: "#/properties/steps/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						message: "must NOT have fewer than 1 items",
						schema: 1,
						parentSchema: schema16.properties.steps,
						data: data19
					};
					if (vErrors === null) vErrors = [err35];
					else vErrors.push(err35);
					errors++;
				}
				const len2 = data19.length;
				for (let i2 = 0; i2 < len2; i2++) {
					let data20 = data19[i2];
					if (typeof data20 === "string") {
						if (!pattern5.test(data20)) {
							const err36 = {
								instancePath: instancePath + "/steps/" + i2,
								schemaPath: "#/properties/steps/items/pattern",
								keyword: "pattern",
								params: { pattern: "\\S" },
								message: "must match pattern \"\\S\"",
								schema: "\\S",
								parentSchema: schema16.properties.steps.items,
								data: data20
							};
							if (vErrors === null) vErrors = [err36];
							else vErrors.push(err36);
							errors++;
						}
					} else {
						const err37 = {
							instancePath: instancePath + "/steps/" + i2,
							schemaPath: "#/properties/steps/items/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema16.properties.steps.items.type,
							parentSchema: schema16.properties.steps.items,
							data: data20
						};
						if (vErrors === null) vErrors = [err37];
						else vErrors.push(err37);
						errors++;
					}
				}
			} else {
				const err38 = {
					instancePath: instancePath + "/steps",
					schemaPath: "#/properties/steps/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array",
					schema: schema16.properties.steps.type,
					parentSchema: schema16.properties.steps,
					data: data19
				};
				if (vErrors === null) vErrors = [err38];
				else vErrors.push(err38);
				errors++;
			}
		}
		if (data.mode !== void 0) {
			let data21 = data.mode;
			if (!(data21 === "exact" || data21 === "partial" || data21 === "in-order")) {
				const err39 = {
					instancePath: instancePath + "/mode",
					schemaPath: "#/properties/mode/enum",
					keyword: "enum",
					params: { allowedValues: schema16.properties.mode.enum },
					message: "must be equal to one of the allowed values",
					schema: schema16.properties.mode.enum,
					parentSchema: schema16.properties.mode,
					data: data21
				};
				if (vErrors === null) vErrors = [err39];
				else vErrors.push(err39);
				errors++;
			}
		}
		if (data.file !== void 0) {
			let data22 = data.file;
			if (typeof data22 === "string") {
				if (!pattern5.test(data22)) {
					const err40 = {
						instancePath: instancePath + "/file",
						schemaPath: "#/properties/file/pattern",
						keyword: "pattern",
						params: { pattern: "\\S" },
						message: "must match pattern \"\\S\"",
						schema: "\\S",
						parentSchema: schema16.properties.file,
						data: data22
					};
					if (vErrors === null) vErrors = [err40];
					else vErrors.push(err40);
					errors++;
				}
			} else {
				const err41 = {
					instancePath: instancePath + "/file",
					schemaPath: "#/properties/file/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema16.properties.file.type,
					parentSchema: schema16.properties.file,
					data: data22
				};
				if (vErrors === null) vErrors = [err41];
				else vErrors.push(err41);
				errors++;
			}
		}
		if (data.rubric !== void 0) {
			let data23 = data.rubric;
			if (typeof data23 !== "string") {
				const err42 = {
					instancePath: instancePath + "/rubric",
					schemaPath: "#/properties/rubric/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema16.properties.rubric.type,
					parentSchema: schema16.properties.rubric,
					data: data23
				};
				if (vErrors === null) vErrors = [err42];
				else vErrors.push(err42);
				errors++;
			}
		}
		if (data.judge !== void 0) {
			let data24 = data.judge;
			if (data24 && typeof data24 == "object" && !Array.isArray(data24)) {
				if (data24.model === void 0) {
					const err43 = {
						instancePath: instancePath + "/judge",
						schemaPath: "#/properties/judge/required",
						keyword: "required",
						params: { missingProperty: "model" },
						message: "must have required property 'model'",
						schema: schema16.properties.judge.required,
						parentSchema: schema16.properties.judge,
						data: data24
					};
					if (vErrors === null) vErrors = [err43];
					else vErrors.push(err43);
					errors++;
				}
				for (const key1 in data24) if (!(key1 === "model")) {
					const err44 = {
						instancePath: instancePath + "/judge",
						schemaPath: "#/properties/judge/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 },
						message: "must NOT have additional properties",
						schema: false,
						parentSchema: schema16.properties.judge,
						data: data24
					};
					if (vErrors === null) vErrors = [err44];
					else vErrors.push(err44);
					errors++;
				}
				if (data24.model !== void 0) {
					if (!validate38(data24.model, {
						instancePath: instancePath + "/judge/model",
						parentData: data24,
						parentDataProperty: "model",
						rootData
					})) {
						vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
						errors = vErrors.length;
					}
				}
			} else {
				const err45 = {
					instancePath: instancePath + "/judge",
					schemaPath: "#/properties/judge/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema16.properties.judge.type,
					parentSchema: schema16.properties.judge,
					data: data24
				};
				if (vErrors === null) vErrors = [err45];
				else vErrors.push(err45);
				errors++;
			}
		}
		if (data.attribute !== void 0) {
			let data26 = data.attribute;
			if (typeof data26 !== "string") {
				const err46 = {
					instancePath: instancePath + "/attribute",
					schemaPath: "#/properties/attribute/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema16.properties.attribute.type,
					parentSchema: schema16.properties.attribute,
					data: data26
				};
				if (vErrors === null) vErrors = [err46];
				else vErrors.push(err46);
				errors++;
			}
		}
		if (data.range !== void 0) {
			let data27 = data.range;
			if (Array.isArray(data27)) {
				if (data27.length > 2) {
					const err47 = {
						instancePath: instancePath + "/range",
						schemaPath: "#/properties/range/maxItems",
						keyword: "maxItems",
						params: { limit: 2 },
						message: "must NOT have more than 2 items",
						schema: 2,
						parentSchema: schema16.properties.range,
						data: data27
					};
					if (vErrors === null) vErrors = [err47];
					else vErrors.push(err47);
					errors++;
				}
				if (data27.length < 2) {
					const err48 = {
						instancePath: instancePath + "/range",
						schemaPath: "#/properties/range/minItems",
						keyword: "minItems",
						params: { limit: 2 },
						message: "must NOT have fewer than 2 items",
						schema: 2,
						parentSchema: schema16.properties.range,
						data: data27
					};
					if (vErrors === null) vErrors = [err48];
					else vErrors.push(err48);
					errors++;
				}
				const len3 = data27.length;
				for (let i3 = 0; i3 < len3; i3++) {
					let data28 = data27[i3];
					if (!(typeof data28 == "number" && isFinite(data28))) {
						const err49 = {
							instancePath: instancePath + "/range/" + i3,
							schemaPath: "#/properties/range/items/type",
							keyword: "type",
							params: { type: "number" },
							message: "must be number",
							schema: schema16.properties.range.items.type,
							parentSchema: schema16.properties.range.items,
							data: data28
						};
						if (vErrors === null) vErrors = [err49];
						else vErrors.push(err49);
						errors++;
					}
				}
			} else {
				const err50 = {
					instancePath: instancePath + "/range",
					schemaPath: "#/properties/range/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array",
					schema: schema16.properties.range.type,
					parentSchema: schema16.properties.range,
					data: data27
				};
				if (vErrors === null) vErrors = [err50];
				else vErrors.push(err50);
				errors++;
			}
		}
		if (data["max-drop"] !== void 0) {
			if (!validate52(data["max-drop"], {
				instancePath: instancePath + "/max-drop",
				parentData: data,
				parentDataProperty: "max-drop",
				rootData
			})) {
				vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
				errors = vErrors.length;
			}
		}
		if (data["max-increase"] !== void 0) {
			if (!validate52(data["max-increase"], {
				instancePath: instancePath + "/max-increase",
				parentData: data,
				parentDataProperty: "max-increase",
				rootData
			})) {
				vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
				errors = vErrors.length;
			}
		}
		if (data.informs !== void 0) {
			let data31 = data.informs;
			if (typeof data31 !== "boolean") {
				const err51 = {
					instancePath: instancePath + "/informs",
					schemaPath: "#/properties/informs/type",
					keyword: "type",
					params: { type: "boolean" },
					message: "must be boolean",
					schema: schema16.properties.informs.type,
					parentSchema: schema16.properties.informs,
					data: data31
				};
				if (vErrors === null) vErrors = [err51];
				else vErrors.push(err51);
				errors++;
			}
		}
	} else {
		const err52 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema16.type,
			parentSchema: schema16,
			data
		};
		if (vErrors === null) vErrors = [err52];
		else vErrors.push(err52);
		errors++;
	}
	validate49.errors = vErrors;
	return errors === 0;
}
const schema18 = {
	"description": "What a verdict does to the exit status.",
	"type": "object",
	"additionalProperties": false,
	"properties": {
		"on-regressed": {
			"$ref": "#/definitions/action",
			"default": "fail"
		},
		"on-inconclusive": {
			"$ref": "#/definitions/action",
			"default": "warn"
		},
		"on-not-comparable": {
			"$ref": "#/definitions/action",
			"default": "fail"
		},
		"confidence": {
			"description": "Of the intervals: 0.95 leaves 2.5 % on either side.",
			"type": "number",
			"minimum": .5,
			"maximum": .999,
			"default": .95
		},
		"looks": {
			"description": "A check stops as soon as the answer is clear: at most this many looks at a growing number of trials. The intervals shown account for them.",
			"type": "integer",
			"minimum": 1,
			"maximum": 3,
			"default": 3
		},
		"slices": {
			"description": "Whether a regression that is confined to a slice (traces.slices) fails the metric, or is only shown.",
			"enum": ["block", "inform"],
			"default": "inform"
		},
		"control": {
			"description": "The share of cases whose base is replayed where a stored baseline has its scores: 20%. 100% replays the whole base.",
			"$ref": "#/definitions/share",
			"default": "20%"
		},
		"accept-label": {
			"description": "The label on a pull request by which somebody with write permission accepts its regression. Without it nobody can. docs/github.md.",
			"type": "string",
			"pattern": "^\\S(.{0,48}\\S)?$"
		}
	}
};
const schema19 = { "enum": [
	"fail",
	"warn",
	"pass"
] };
function validate57(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (!(data === "fail" || data === "warn" || data === "pass")) {
		const err0 = {
			instancePath,
			schemaPath: "#/enum",
			keyword: "enum",
			params: { allowedValues: schema19.enum },
			message: "must be equal to one of the allowed values",
			schema: schema19.enum,
			parentSchema: schema19,
			data
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	validate57.errors = vErrors;
	return errors === 0;
}
const pattern31 = /* @__PURE__ */ new RegExp("^\\S(.{0,48}\\S)?$", "u");
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const key0 in data) if (!(key0 === "on-regressed" || key0 === "on-inconclusive" || key0 === "on-not-comparable" || key0 === "confidence" || key0 === "looks" || key0 === "slices" || key0 === "control" || key0 === "accept-label")) {
			const err0 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties",
				schema: false,
				parentSchema: schema18,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data["on-regressed"] !== void 0) {
			if (!validate57(data["on-regressed"], {
				instancePath: instancePath + "/on-regressed",
				parentData: data,
				parentDataProperty: "on-regressed",
				rootData
			})) {
				vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
				errors = vErrors.length;
			}
		}
		if (data["on-inconclusive"] !== void 0) {
			if (!validate57(data["on-inconclusive"], {
				instancePath: instancePath + "/on-inconclusive",
				parentData: data,
				parentDataProperty: "on-inconclusive",
				rootData
			})) {
				vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
				errors = vErrors.length;
			}
		}
		if (data["on-not-comparable"] !== void 0) {
			if (!validate57(data["on-not-comparable"], {
				instancePath: instancePath + "/on-not-comparable",
				parentData: data,
				parentDataProperty: "on-not-comparable",
				rootData
			})) {
				vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
				errors = vErrors.length;
			}
		}
		if (data.confidence !== void 0) {
			let data3 = data.confidence;
			if (typeof data3 == "number" && isFinite(data3)) {
				if (data3 > .999 || isNaN(data3)) {
					const err1 = {
						instancePath: instancePath + "/confidence",
						schemaPath: "#/properties/confidence/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: .999
						},
						message: "must be <= 0.999",
						schema: .999,
						parentSchema: schema18.properties.confidence,
						data: data3
					};
					if (vErrors === null) vErrors = [err1];
					else vErrors.push(err1);
					errors++;
				}
				if (data3 < .5 || isNaN(data3)) {
					const err2 = {
						instancePath: instancePath + "/confidence",
						schemaPath: "#/properties/confidence/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: .5
						},
						message: "must be >= 0.5",
						schema: .5,
						parentSchema: schema18.properties.confidence,
						data: data3
					};
					if (vErrors === null) vErrors = [err2];
					else vErrors.push(err2);
					errors++;
				}
			} else {
				const err3 = {
					instancePath: instancePath + "/confidence",
					schemaPath: "#/properties/confidence/type",
					keyword: "type",
					params: { type: "number" },
					message: "must be number",
					schema: schema18.properties.confidence.type,
					parentSchema: schema18.properties.confidence,
					data: data3
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		}
		if (data.looks !== void 0) {
			let data4 = data.looks;
			if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4))) {
				const err4 = {
					instancePath: instancePath + "/looks",
					schemaPath: "#/properties/looks/type",
					keyword: "type",
					params: { type: "integer" },
					message: "must be integer",
					schema: schema18.properties.looks.type,
					parentSchema: schema18.properties.looks,
					data: data4
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
			if (typeof data4 == "number" && isFinite(data4)) {
				if (data4 > 3 || isNaN(data4)) {
					const err5 = {
						instancePath: instancePath + "/looks",
						schemaPath: "#/properties/looks/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 3
						},
						message: "must be <= 3",
						schema: 3,
						parentSchema: schema18.properties.looks,
						data: data4
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
				if (data4 < 1 || isNaN(data4)) {
					const err6 = {
						instancePath: instancePath + "/looks",
						schemaPath: "#/properties/looks/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						},
						message: "must be >= 1",
						schema: 1,
						parentSchema: schema18.properties.looks,
						data: data4
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
			}
		}
		if (data.slices !== void 0) {
			let data5 = data.slices;
			if (!(data5 === "block" || data5 === "inform")) {
				const err7 = {
					instancePath: instancePath + "/slices",
					schemaPath: "#/properties/slices/enum",
					keyword: "enum",
					params: { allowedValues: schema18.properties.slices.enum },
					message: "must be equal to one of the allowed values",
					schema: schema18.properties.slices.enum,
					parentSchema: schema18.properties.slices,
					data: data5
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
		}
		if (data.control !== void 0) {
			if (!validate26(data.control, {
				instancePath: instancePath + "/control",
				parentData: data,
				parentDataProperty: "control",
				rootData
			})) {
				vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
				errors = vErrors.length;
			}
		}
		if (data["accept-label"] !== void 0) {
			let data7 = data["accept-label"];
			if (typeof data7 === "string") {
				if (!pattern31.test(data7)) {
					const err8 = {
						instancePath: instancePath + "/accept-label",
						schemaPath: "#/properties/accept-label/pattern",
						keyword: "pattern",
						params: { pattern: "^\\S(.{0,48}\\S)?$" },
						message: "must match pattern \"^\\S(.{0,48}\\S)?$\"",
						schema: "^\\S(.{0,48}\\S)?$",
						parentSchema: schema18.properties["accept-label"],
						data: data7
					};
					if (vErrors === null) vErrors = [err8];
					else vErrors.push(err8);
					errors++;
				}
			} else {
				const err9 = {
					instancePath: instancePath + "/accept-label",
					schemaPath: "#/properties/accept-label/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema18.properties["accept-label"].type,
					parentSchema: schema18.properties["accept-label"],
					data: data7
				};
				if (vErrors === null) vErrors = [err9];
				else vErrors.push(err9);
				errors++;
			}
		}
	} else {
		const err10 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema18.type,
			parentSchema: schema18,
			data
		};
		if (vErrors === null) vErrors = [err10];
		else vErrors.push(err10);
		errors++;
	}
	validate56.errors = vErrors;
	return errors === 0;
}
const schema20 = {
	"description": "Caps on one run, checked before every call.",
	"type": "object",
	"additionalProperties": false,
	"properties": {
		"usd": {
			"description": "Dollars; needs layers.model.price.",
			"type": "number",
			"minimum": 0
		},
		"tokens": {
			"type": "integer",
			"minimum": 0
		},
		"calls": {
			"type": "integer",
			"minimum": 0
		},
		"errors": {
			"description": "The share of trials that may fail: 2%.",
			"$ref": "#/definitions/share",
			"default": "2%"
		}
	}
};
function validate63(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const key0 in data) if (!(key0 === "usd" || key0 === "tokens" || key0 === "calls" || key0 === "errors")) {
			const err0 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties",
				schema: false,
				parentSchema: schema20,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.usd !== void 0) {
			let data0 = data.usd;
			if (typeof data0 == "number" && isFinite(data0)) {
				if (data0 < 0 || isNaN(data0)) {
					const err1 = {
						instancePath: instancePath + "/usd",
						schemaPath: "#/properties/usd/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						},
						message: "must be >= 0",
						schema: 0,
						parentSchema: schema20.properties.usd,
						data: data0
					};
					if (vErrors === null) vErrors = [err1];
					else vErrors.push(err1);
					errors++;
				}
			} else {
				const err2 = {
					instancePath: instancePath + "/usd",
					schemaPath: "#/properties/usd/type",
					keyword: "type",
					params: { type: "number" },
					message: "must be number",
					schema: schema20.properties.usd.type,
					parentSchema: schema20.properties.usd,
					data: data0
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		}
		if (data.tokens !== void 0) {
			let data1 = data.tokens;
			if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1))) {
				const err3 = {
					instancePath: instancePath + "/tokens",
					schemaPath: "#/properties/tokens/type",
					keyword: "type",
					params: { type: "integer" },
					message: "must be integer",
					schema: schema20.properties.tokens.type,
					parentSchema: schema20.properties.tokens,
					data: data1
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
			if (typeof data1 == "number" && isFinite(data1)) {
				if (data1 < 0 || isNaN(data1)) {
					const err4 = {
						instancePath: instancePath + "/tokens",
						schemaPath: "#/properties/tokens/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						},
						message: "must be >= 0",
						schema: 0,
						parentSchema: schema20.properties.tokens,
						data: data1
					};
					if (vErrors === null) vErrors = [err4];
					else vErrors.push(err4);
					errors++;
				}
			}
		}
		if (data.calls !== void 0) {
			let data2 = data.calls;
			if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2))) {
				const err5 = {
					instancePath: instancePath + "/calls",
					schemaPath: "#/properties/calls/type",
					keyword: "type",
					params: { type: "integer" },
					message: "must be integer",
					schema: schema20.properties.calls.type,
					parentSchema: schema20.properties.calls,
					data: data2
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
			if (typeof data2 == "number" && isFinite(data2)) {
				if (data2 < 0 || isNaN(data2)) {
					const err6 = {
						instancePath: instancePath + "/calls",
						schemaPath: "#/properties/calls/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						},
						message: "must be >= 0",
						schema: 0,
						parentSchema: schema20.properties.calls,
						data: data2
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
			}
		}
		if (data.errors !== void 0) {
			if (!validate26(data.errors, {
				instancePath: instancePath + "/errors",
				parentData: data,
				parentDataProperty: "errors",
				rootData
			})) {
				vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err7 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema20.type,
			parentSchema: schema20,
			data
		};
		if (vErrors === null) vErrors = [err7];
		else vErrors.push(err7);
		errors++;
	}
	validate63.errors = vErrors;
	return errors === 0;
}
const schema21 = {
	"description": "Where baselines are kept.",
	"type": "object",
	"additionalProperties": false,
	"properties": {
		"branch": {
			"type": "string",
			"pattern": "^[A-Za-z0-9][A-Za-z0-9._/-]*$",
			"default": "eval-baselines"
		},
		"text": {
			"description": "Whether the sample's texts are kept beside the baseline, after redaction: sealed needs a key.",
			"enum": [
				"none",
				"sealed",
				"plain"
			],
			"default": "none"
		},
		"key-variable": {
			"description": "The environment variable that holds the key of sealed texts.",
			"type": "string",
			"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
			"default": "EVAL_BASELINE_KEY"
		}
	}
};
const pattern32 = /* @__PURE__ */ new RegExp("^[A-Za-z0-9][A-Za-z0-9._/-]*$", "u");
function validate66(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const key0 in data) if (!(key0 === "branch" || key0 === "text" || key0 === "key-variable")) {
			const err0 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties",
				schema: false,
				parentSchema: schema21,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.branch !== void 0) {
			let data0 = data.branch;
			if (typeof data0 === "string") {
				if (!pattern32.test(data0)) {
					const err1 = {
						instancePath: instancePath + "/branch",
						schemaPath: "#/properties/branch/pattern",
						keyword: "pattern",
						params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._/-]*$" },
						message: "must match pattern \"^[A-Za-z0-9][A-Za-z0-9._/-]*$\"",
						schema: "^[A-Za-z0-9][A-Za-z0-9._/-]*$",
						parentSchema: schema21.properties.branch,
						data: data0
					};
					if (vErrors === null) vErrors = [err1];
					else vErrors.push(err1);
					errors++;
				}
			} else {
				const err2 = {
					instancePath: instancePath + "/branch",
					schemaPath: "#/properties/branch/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema21.properties.branch.type,
					parentSchema: schema21.properties.branch,
					data: data0
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		}
		if (data.text !== void 0) {
			let data1 = data.text;
			if (!(data1 === "none" || data1 === "sealed" || data1 === "plain")) {
				const err3 = {
					instancePath: instancePath + "/text",
					schemaPath: "#/properties/text/enum",
					keyword: "enum",
					params: { allowedValues: schema21.properties.text.enum },
					message: "must be equal to one of the allowed values",
					schema: schema21.properties.text.enum,
					parentSchema: schema21.properties.text,
					data: data1
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		}
		if (data["key-variable"] !== void 0) {
			let data2 = data["key-variable"];
			if (typeof data2 === "string") {
				if (!pattern2.test(data2)) {
					const err4 = {
						instancePath: instancePath + "/key-variable",
						schemaPath: "#/properties/key-variable/pattern",
						keyword: "pattern",
						params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" },
						message: "must match pattern \"^[A-Za-z_][A-Za-z0-9_]*$\"",
						schema: "^[A-Za-z_][A-Za-z0-9_]*$",
						parentSchema: schema21.properties["key-variable"],
						data: data2
					};
					if (vErrors === null) vErrors = [err4];
					else vErrors.push(err4);
					errors++;
				}
			} else {
				const err5 = {
					instancePath: instancePath + "/key-variable",
					schemaPath: "#/properties/key-variable/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema21.properties["key-variable"].type,
					parentSchema: schema21.properties["key-variable"],
					data: data2
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
	} else {
		const err6 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema21.type,
			parentSchema: schema21,
			data
		};
		if (vErrors === null) vErrors = [err6];
		else vErrors.push(err6);
		errors++;
	}
	validate66.errors = vErrors;
	return errors === 0;
}
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.suite === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "suite" },
				message: "must have required property 'suite'",
				schema: schema6.required,
				parentSchema: schema6,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.traces === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "traces" },
				message: "must have required property 'traces'",
				schema: schema6.required,
				parentSchema: schema6,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.layers === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "layers" },
				message: "must have required property 'layers'",
				schema: schema6.required,
				parentSchema: schema6,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.metrics === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "metrics" },
				message: "must have required property 'metrics'",
				schema: schema6.required,
				parentSchema: schema6,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		for (const key0 in data) if (!func2.call(schema6.properties, key0)) {
			const err4 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties",
				schema: false,
				parentSchema: schema6,
				data
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		if (data.suite !== void 0) {
			let data0 = data.suite;
			if (typeof data0 === "string") {
				if (!pattern0.test(data0)) {
					const err5 = {
						instancePath: instancePath + "/suite",
						schemaPath: "#/properties/suite/pattern",
						keyword: "pattern",
						params: { pattern: "^[a-z0-9][a-z0-9-]{0,63}$" },
						message: "must match pattern \"^[a-z0-9][a-z0-9-]{0,63}$\"",
						schema: "^[a-z0-9][a-z0-9-]{0,63}$",
						parentSchema: schema6.properties.suite,
						data: data0
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
			} else {
				const err6 = {
					instancePath: instancePath + "/suite",
					schemaPath: "#/properties/suite/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema6.properties.suite.type,
					parentSchema: schema6.properties.suite,
					data: data0
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
		if (data.traces !== void 0) {
			if (!validate22(data.traces, {
				instancePath: instancePath + "/traces",
				parentData: data,
				parentDataProperty: "traces",
				rootData
			})) {
				vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
				errors = vErrors.length;
			}
		}
		if (data.sample !== void 0) {
			if (!validate34(data.sample, {
				instancePath: instancePath + "/sample",
				parentData: data,
				parentDataProperty: "sample",
				rootData
			})) {
				vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
				errors = vErrors.length;
			}
		}
		if (data.layers !== void 0) {
			if (!validate37(data.layers, {
				instancePath: instancePath + "/layers",
				parentData: data,
				parentDataProperty: "layers",
				rootData
			})) {
				vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
				errors = vErrors.length;
			}
		}
		if (data.metrics !== void 0) {
			let data4 = data.metrics;
			if (Array.isArray(data4)) {
				if (data4.length < 1) {
					const err7 = {
						instancePath: instancePath + "/metrics",
						schemaPath: "#/properties/metrics/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						message: "must NOT have fewer than 1 items",
						schema: 1,
						parentSchema: schema6.properties.metrics,
						data: data4
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
				const len0 = data4.length;
				for (let i0 = 0; i0 < len0; i0++) if (!validate49(data4[i0], {
					instancePath: instancePath + "/metrics/" + i0,
					parentData: data4,
					parentDataProperty: i0,
					rootData
				})) {
					vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
					errors = vErrors.length;
				}
			} else {
				const err8 = {
					instancePath: instancePath + "/metrics",
					schemaPath: "#/properties/metrics/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array",
					schema: schema6.properties.metrics.type,
					parentSchema: schema6.properties.metrics,
					data: data4
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		if (data.trials !== void 0) {
			let data6 = data.trials;
			if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6))) {
				const err9 = {
					instancePath: instancePath + "/trials",
					schemaPath: "#/properties/trials/type",
					keyword: "type",
					params: { type: "integer" },
					message: "must be integer",
					schema: schema6.properties.trials.type,
					parentSchema: schema6.properties.trials,
					data: data6
				};
				if (vErrors === null) vErrors = [err9];
				else vErrors.push(err9);
				errors++;
			}
			if (typeof data6 == "number" && isFinite(data6)) {
				if (data6 > 100 || isNaN(data6)) {
					const err10 = {
						instancePath: instancePath + "/trials",
						schemaPath: "#/properties/trials/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 100
						},
						message: "must be <= 100",
						schema: 100,
						parentSchema: schema6.properties.trials,
						data: data6
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
				if (data6 < 1 || isNaN(data6)) {
					const err11 = {
						instancePath: instancePath + "/trials",
						schemaPath: "#/properties/trials/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						},
						message: "must be >= 1",
						schema: 1,
						parentSchema: schema6.properties.trials,
						data: data6
					};
					if (vErrors === null) vErrors = [err11];
					else vErrors.push(err11);
					errors++;
				}
			}
		}
		if (data.gate !== void 0) {
			if (!validate56(data.gate, {
				instancePath: instancePath + "/gate",
				parentData: data,
				parentDataProperty: "gate",
				rootData
			})) {
				vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
				errors = vErrors.length;
			}
		}
		if (data.budget !== void 0) {
			if (!validate63(data.budget, {
				instancePath: instancePath + "/budget",
				parentData: data,
				parentDataProperty: "budget",
				rootData
			})) {
				vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
				errors = vErrors.length;
			}
		}
		if (data.store !== void 0) {
			if (!validate66(data.store, {
				instancePath: instancePath + "/store",
				parentData: data,
				parentDataProperty: "store",
				rootData
			})) {
				vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
				errors = vErrors.length;
			}
		}
		if (data.report !== void 0) {
			let data10 = data.report;
			if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
				for (const key1 in data10) if (!(key1 === "answers")) {
					const err12 = {
						instancePath: instancePath + "/report",
						schemaPath: "#/properties/report/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 },
						message: "must NOT have additional properties",
						schema: false,
						parentSchema: schema6.properties.report,
						data: data10
					};
					if (vErrors === null) vErrors = [err12];
					else vErrors.push(err12);
					errors++;
				}
				if (data10.answers !== void 0) {
					let data11 = data10.answers;
					if (!(data11 === "none" || data11 === "shown")) {
						const err13 = {
							instancePath: instancePath + "/report/answers",
							schemaPath: "#/properties/report/properties/answers/enum",
							keyword: "enum",
							params: { allowedValues: schema6.properties.report.properties.answers.enum },
							message: "must be equal to one of the allowed values",
							schema: schema6.properties.report.properties.answers.enum,
							parentSchema: schema6.properties.report.properties.answers,
							data: data11
						};
						if (vErrors === null) vErrors = [err13];
						else vErrors.push(err13);
						errors++;
					}
				}
			} else {
				const err14 = {
					instancePath: instancePath + "/report",
					schemaPath: "#/properties/report/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema6.properties.report.type,
					parentSchema: schema6.properties.report,
					data: data10
				};
				if (vErrors === null) vErrors = [err14];
				else vErrors.push(err14);
				errors++;
			}
		}
		if (data.concurrency !== void 0) {
			let data12 = data.concurrency;
			if (!(typeof data12 == "number" && !(data12 % 1) && !isNaN(data12) && isFinite(data12))) {
				const err15 = {
					instancePath: instancePath + "/concurrency",
					schemaPath: "#/properties/concurrency/type",
					keyword: "type",
					params: { type: "integer" },
					message: "must be integer",
					schema: schema6.properties.concurrency.type,
					parentSchema: schema6.properties.concurrency,
					data: data12
				};
				if (vErrors === null) vErrors = [err15];
				else vErrors.push(err15);
				errors++;
			}
			if (typeof data12 == "number" && isFinite(data12)) {
				if (data12 > 256 || isNaN(data12)) {
					const err16 = {
						instancePath: instancePath + "/concurrency",
						schemaPath: "#/properties/concurrency/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 256
						},
						message: "must be <= 256",
						schema: 256,
						parentSchema: schema6.properties.concurrency,
						data: data12
					};
					if (vErrors === null) vErrors = [err16];
					else vErrors.push(err16);
					errors++;
				}
				if (data12 < 1 || isNaN(data12)) {
					const err17 = {
						instancePath: instancePath + "/concurrency",
						schemaPath: "#/properties/concurrency/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						},
						message: "must be >= 1",
						schema: 1,
						parentSchema: schema6.properties.concurrency,
						data: data12
					};
					if (vErrors === null) vErrors = [err17];
					else vErrors.push(err17);
					errors++;
				}
			}
		}
		if (data.target !== void 0) {
			let data13 = data.target;
			const _errs22 = errors;
			let valid4 = true;
			const _errs23 = errors;
			if (typeof data13 !== "string") {
				const err18 = {};
				if (vErrors === null) vErrors = [err18];
				else vErrors.push(err18);
				errors++;
			}
			var _valid0 = _errs23 === errors;
			errors = _errs22;
			if (vErrors !== null) {
				if (_errs22) vErrors.length = _errs22;
				else vErrors = null;
			}
			let ifClause0;
			if (_valid0) {
				const _errs25 = errors;
				if ("agent" !== data13) {
					const err19 = {
						instancePath: instancePath + "/target",
						schemaPath: "#/properties/target/then/const",
						keyword: "const",
						params: { allowedValue: "agent" },
						message: "must be equal to constant",
						schema: "agent",
						parentSchema: schema6.properties.target.then,
						data: data13
					};
					if (vErrors === null) vErrors = [err19];
					else vErrors.push(err19);
					errors++;
				}
				var _valid0 = _errs25 === errors;
				valid4 = _valid0;
				ifClause0 = "then";
			} else {
				const _errs26 = errors;
				if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
					if (Object.keys(data13).length > 1) {
						const err20 = {
							instancePath: instancePath + "/target",
							schemaPath: "#/properties/target/else/maxProperties",
							keyword: "maxProperties",
							params: { limit: 1 },
							message: "must NOT have more than 1 properties",
							schema: 1,
							parentSchema: schema6.properties.target.else,
							data: data13
						};
						if (vErrors === null) vErrors = [err20];
						else vErrors.push(err20);
						errors++;
					}
					if (Object.keys(data13).length < 1) {
						const err21 = {
							instancePath: instancePath + "/target",
							schemaPath: "#/properties/target/else/minProperties",
							keyword: "minProperties",
							params: { limit: 1 },
							message: "must NOT have fewer than 1 properties",
							schema: 1,
							parentSchema: schema6.properties.target.else,
							data: data13
						};
						if (vErrors === null) vErrors = [err21];
						else vErrors.push(err21);
						errors++;
					}
					for (const key2 in data13) if (!(key2 === "http" || key2 === "command")) {
						const err22 = {
							instancePath: instancePath + "/target",
							schemaPath: "#/properties/target/else/additionalProperties",
							keyword: "additionalProperties",
							params: { additionalProperty: key2 },
							message: "must NOT have additional properties",
							schema: false,
							parentSchema: schema6.properties.target.else,
							data: data13
						};
						if (vErrors === null) vErrors = [err22];
						else vErrors.push(err22);
						errors++;
					}
					if (data13.http !== void 0) {
						if (!validate42(data13.http, {
							instancePath: instancePath + "/target/http",
							parentData: data13,
							parentDataProperty: "http",
							rootData
						})) {
							vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
							errors = vErrors.length;
						}
					}
					if (data13.command !== void 0) {
						let data15 = data13.command;
						if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
							if (data15.run === void 0) {
								const err23 = {
									instancePath: instancePath + "/target/command",
									schemaPath: "#/properties/target/else/properties/command/required",
									keyword: "required",
									params: { missingProperty: "run" },
									message: "must have required property 'run'",
									schema: schema6.properties.target.else.properties.command.required,
									parentSchema: schema6.properties.target.else.properties.command,
									data: data15
								};
								if (vErrors === null) vErrors = [err23];
								else vErrors.push(err23);
								errors++;
							}
							for (const key3 in data15) if (!(key3 === "run" || key3 === "workers" || key3 === "timeout" || key3 === "price")) {
								const err24 = {
									instancePath: instancePath + "/target/command",
									schemaPath: "#/properties/target/else/properties/command/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key3 },
									message: "must NOT have additional properties",
									schema: false,
									parentSchema: schema6.properties.target.else.properties.command,
									data: data15
								};
								if (vErrors === null) vErrors = [err24];
								else vErrors.push(err24);
								errors++;
							}
							if (data15.run !== void 0) {
								let data16 = data15.run;
								if (Array.isArray(data16)) {
									if (data16.length < 1) {
										const err25 = {
											instancePath: instancePath + "/target/command/run",
											schemaPath: "#/properties/target/else/properties/command/properties/run/minItems",
											keyword: "minItems",
											params: { limit: 1 },
											message: "must NOT have fewer than 1 items",
											schema: 1,
											parentSchema: schema6.properties.target.else.properties.command.properties.run,
											data: data16
										};
										if (vErrors === null) vErrors = [err25];
										else vErrors.push(err25);
										errors++;
									}
									const len1 = data16.length;
									for (let i1 = 0; i1 < len1; i1++) {
										let data17 = data16[i1];
										if (typeof data17 !== "string") {
											const err26 = {
												instancePath: instancePath + "/target/command/run/" + i1,
												schemaPath: "#/properties/target/else/properties/command/properties/run/items/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string",
												schema: schema6.properties.target.else.properties.command.properties.run.items.type,
												parentSchema: schema6.properties.target.else.properties.command.properties.run.items,
												data: data17
											};
											if (vErrors === null) vErrors = [err26];
											else vErrors.push(err26);
											errors++;
										}
									}
								} else {
									const err27 = {
										instancePath: instancePath + "/target/command/run",
										schemaPath: "#/properties/target/else/properties/command/properties/run/type",
										keyword: "type",
										params: { type: "array" },
										message: "must be array",
										schema: schema6.properties.target.else.properties.command.properties.run.type,
										parentSchema: schema6.properties.target.else.properties.command.properties.run,
										data: data16
									};
									if (vErrors === null) vErrors = [err27];
									else vErrors.push(err27);
									errors++;
								}
							}
							if (data15.workers !== void 0) {
								let data18 = data15.workers;
								if (!(typeof data18 == "number" && !(data18 % 1) && !isNaN(data18) && isFinite(data18))) {
									const err28 = {
										instancePath: instancePath + "/target/command/workers",
										schemaPath: "#/properties/target/else/properties/command/properties/workers/type",
										keyword: "type",
										params: { type: "integer" },
										message: "must be integer",
										schema: schema6.properties.target.else.properties.command.properties.workers.type,
										parentSchema: schema6.properties.target.else.properties.command.properties.workers,
										data: data18
									};
									if (vErrors === null) vErrors = [err28];
									else vErrors.push(err28);
									errors++;
								}
								if (typeof data18 == "number" && isFinite(data18)) {
									if (data18 > 64 || isNaN(data18)) {
										const err29 = {
											instancePath: instancePath + "/target/command/workers",
											schemaPath: "#/properties/target/else/properties/command/properties/workers/maximum",
											keyword: "maximum",
											params: {
												comparison: "<=",
												limit: 64
											},
											message: "must be <= 64",
											schema: 64,
											parentSchema: schema6.properties.target.else.properties.command.properties.workers,
											data: data18
										};
										if (vErrors === null) vErrors = [err29];
										else vErrors.push(err29);
										errors++;
									}
									if (data18 < 1 || isNaN(data18)) {
										const err30 = {
											instancePath: instancePath + "/target/command/workers",
											schemaPath: "#/properties/target/else/properties/command/properties/workers/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 1
											},
											message: "must be >= 1",
											schema: 1,
											parentSchema: schema6.properties.target.else.properties.command.properties.workers,
											data: data18
										};
										if (vErrors === null) vErrors = [err30];
										else vErrors.push(err30);
										errors++;
									}
								}
							}
							if (data15.timeout !== void 0) {
								let data19 = data15.timeout;
								if (typeof data19 === "string") {
									if (!pattern20.test(data19)) {
										const err31 = {
											instancePath: instancePath + "/target/command/timeout",
											schemaPath: "#/properties/target/else/properties/command/properties/timeout/pattern",
											keyword: "pattern",
											params: { pattern: "^[1-9][0-9]*[sm]$" },
											message: "must match pattern \"^[1-9][0-9]*[sm]$\"",
											schema: "^[1-9][0-9]*[sm]$",
											parentSchema: schema6.properties.target.else.properties.command.properties.timeout,
											data: data19
										};
										if (vErrors === null) vErrors = [err31];
										else vErrors.push(err31);
										errors++;
									}
								} else {
									const err32 = {
										instancePath: instancePath + "/target/command/timeout",
										schemaPath: "#/properties/target/else/properties/command/properties/timeout/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string",
										schema: schema6.properties.target.else.properties.command.properties.timeout.type,
										parentSchema: schema6.properties.target.else.properties.command.properties.timeout,
										data: data19
									};
									if (vErrors === null) vErrors = [err32];
									else vErrors.push(err32);
									errors++;
								}
							}
							if (data15.price !== void 0) {
								let data20 = data15.price;
								if (typeof data20 == "number" && isFinite(data20)) {
									if (data20 < 0 || isNaN(data20)) {
										const err33 = {
											instancePath: instancePath + "/target/command/price",
											schemaPath: "#/properties/target/else/properties/command/properties/price/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 0
											},
											message: "must be >= 0",
											schema: 0,
											parentSchema: schema6.properties.target.else.properties.command.properties.price,
											data: data20
										};
										if (vErrors === null) vErrors = [err33];
										else vErrors.push(err33);
										errors++;
									}
								} else {
									const err34 = {
										instancePath: instancePath + "/target/command/price",
										schemaPath: "#/properties/target/else/properties/command/properties/price/type",
										keyword: "type",
										params: { type: "number" },
										message: "must be number",
										schema: schema6.properties.target.else.properties.command.properties.price.type,
										parentSchema: schema6.properties.target.else.properties.command.properties.price,
										data: data20
									};
									if (vErrors === null) vErrors = [err34];
									else vErrors.push(err34);
									errors++;
								}
							}
						} else {
							const err35 = {
								instancePath: instancePath + "/target/command",
								schemaPath: "#/properties/target/else/properties/command/type",
								keyword: "type",
								params: { type: "object" },
								message: "must be object",
								schema: schema6.properties.target.else.properties.command.type,
								parentSchema: schema6.properties.target.else.properties.command,
								data: data15
							};
							if (vErrors === null) vErrors = [err35];
							else vErrors.push(err35);
							errors++;
						}
					}
				} else {
					const err36 = {
						instancePath: instancePath + "/target",
						schemaPath: "#/properties/target/else/type",
						keyword: "type",
						params: { type: "object" },
						message: "must be object",
						schema: schema6.properties.target.else.type,
						parentSchema: schema6.properties.target.else,
						data: data13
					};
					if (vErrors === null) vErrors = [err36];
					else vErrors.push(err36);
					errors++;
				}
				var _valid0 = _errs26 === errors;
				valid4 = _valid0;
				ifClause0 = "else";
			}
			if (!valid4) {
				const err37 = {
					instancePath: instancePath + "/target",
					schemaPath: "#/properties/target/if",
					keyword: "if",
					params: { failingKeyword: ifClause0 },
					message: "must match \"" + ifClause0 + "\" schema",
					schema: schema6.properties.target.if,
					parentSchema: schema6.properties.target,
					data: data13
				};
				if (vErrors === null) vErrors = [err37];
				else vErrors.push(err37);
				errors++;
			}
		}
		if (data.deadline !== void 0) {
			let data21 = data.deadline;
			if (typeof data21 === "string") {
				if (!pattern35.test(data21)) {
					const err38 = {
						instancePath: instancePath + "/deadline",
						schemaPath: "#/properties/deadline/pattern",
						keyword: "pattern",
						params: { pattern: "^[1-9][0-9]*[smh]$" },
						message: "must match pattern \"^[1-9][0-9]*[smh]$\"",
						schema: "^[1-9][0-9]*[smh]$",
						parentSchema: schema6.properties.deadline,
						data: data21
					};
					if (vErrors === null) vErrors = [err38];
					else vErrors.push(err38);
					errors++;
				}
			} else {
				const err39 = {
					instancePath: instancePath + "/deadline",
					schemaPath: "#/properties/deadline/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema6.properties.deadline.type,
					parentSchema: schema6.properties.deadline,
					data: data21
				};
				if (vErrors === null) vErrors = [err39];
				else vErrors.push(err39);
				errors++;
			}
		}
		if (data.fidelity !== void 0) {
			let data22 = data.fidelity;
			if (data22 && typeof data22 == "object" && !Array.isArray(data22)) {
				for (const key4 in data22) if (!(key4 === "at-least")) {
					const err40 = {
						instancePath: instancePath + "/fidelity",
						schemaPath: "#/properties/fidelity/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key4 },
						message: "must NOT have additional properties",
						schema: false,
						parentSchema: schema6.properties.fidelity,
						data: data22
					};
					if (vErrors === null) vErrors = [err40];
					else vErrors.push(err40);
					errors++;
				}
				if (data22["at-least"] !== void 0) {
					if (!validate26(data22["at-least"], {
						instancePath: instancePath + "/fidelity/at-least",
						parentData: data22,
						parentDataProperty: "at-least",
						rootData
					})) {
						vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
						errors = vErrors.length;
					}
				}
			} else {
				const err41 = {
					instancePath: instancePath + "/fidelity",
					schemaPath: "#/properties/fidelity/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema6.properties.fidelity.type,
					parentSchema: schema6.properties.fidelity,
					data: data22
				};
				if (vErrors === null) vErrors = [err41];
				else vErrors.push(err41);
				errors++;
			}
		}
		if (data.attribution !== void 0) {
			let data24 = data.attribution;
			if (data24 && typeof data24 == "object" && !Array.isArray(data24)) {
				for (const key5 in data24) if (!(key5 === "on-regressed" || key5 === "cases" || key5 === "trials" || key5 === "usd" || key5 === "hours-before")) {
					const err42 = {
						instancePath: instancePath + "/attribution",
						schemaPath: "#/properties/attribution/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key5 },
						message: "must NOT have additional properties",
						schema: false,
						parentSchema: schema6.properties.attribution,
						data: data24
					};
					if (vErrors === null) vErrors = [err42];
					else vErrors.push(err42);
					errors++;
				}
				if (data24["on-regressed"] !== void 0) {
					let data25 = data24["on-regressed"];
					if (!(data25 === "attribute" || data25 === "skip")) {
						const err43 = {
							instancePath: instancePath + "/attribution/on-regressed",
							schemaPath: "#/properties/attribution/properties/on-regressed/enum",
							keyword: "enum",
							params: { allowedValues: schema6.properties.attribution.properties["on-regressed"].enum },
							message: "must be equal to one of the allowed values",
							schema: schema6.properties.attribution.properties["on-regressed"].enum,
							parentSchema: schema6.properties.attribution.properties["on-regressed"],
							data: data25
						};
						if (vErrors === null) vErrors = [err43];
						else vErrors.push(err43);
						errors++;
					}
				}
				if (data24.cases !== void 0) {
					let data26 = data24.cases;
					if (!(typeof data26 == "number" && !(data26 % 1) && !isNaN(data26) && isFinite(data26))) {
						const err44 = {
							instancePath: instancePath + "/attribution/cases",
							schemaPath: "#/properties/attribution/properties/cases/type",
							keyword: "type",
							params: { type: "integer" },
							message: "must be integer",
							schema: schema6.properties.attribution.properties.cases.type,
							parentSchema: schema6.properties.attribution.properties.cases,
							data: data26
						};
						if (vErrors === null) vErrors = [err44];
						else vErrors.push(err44);
						errors++;
					}
					if (typeof data26 == "number" && isFinite(data26)) {
						if (data26 > 2e3 || isNaN(data26)) {
							const err45 = {
								instancePath: instancePath + "/attribution/cases",
								schemaPath: "#/properties/attribution/properties/cases/maximum",
								keyword: "maximum",
								params: {
									comparison: "<=",
									limit: 2e3
								},
								message: "must be <= 2000",
								schema: 2e3,
								parentSchema: schema6.properties.attribution.properties.cases,
								data: data26
							};
							if (vErrors === null) vErrors = [err45];
							else vErrors.push(err45);
							errors++;
						}
						if (data26 < 10 || isNaN(data26)) {
							const err46 = {
								instancePath: instancePath + "/attribution/cases",
								schemaPath: "#/properties/attribution/properties/cases/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 10
								},
								message: "must be >= 10",
								schema: 10,
								parentSchema: schema6.properties.attribution.properties.cases,
								data: data26
							};
							if (vErrors === null) vErrors = [err46];
							else vErrors.push(err46);
							errors++;
						}
					}
				}
				if (data24.trials !== void 0) {
					let data27 = data24.trials;
					if (!(typeof data27 == "number" && !(data27 % 1) && !isNaN(data27) && isFinite(data27))) {
						const err47 = {
							instancePath: instancePath + "/attribution/trials",
							schemaPath: "#/properties/attribution/properties/trials/type",
							keyword: "type",
							params: { type: "integer" },
							message: "must be integer",
							schema: schema6.properties.attribution.properties.trials.type,
							parentSchema: schema6.properties.attribution.properties.trials,
							data: data27
						};
						if (vErrors === null) vErrors = [err47];
						else vErrors.push(err47);
						errors++;
					}
					if (typeof data27 == "number" && isFinite(data27)) {
						if (data27 > 100 || isNaN(data27)) {
							const err48 = {
								instancePath: instancePath + "/attribution/trials",
								schemaPath: "#/properties/attribution/properties/trials/maximum",
								keyword: "maximum",
								params: {
									comparison: "<=",
									limit: 100
								},
								message: "must be <= 100",
								schema: 100,
								parentSchema: schema6.properties.attribution.properties.trials,
								data: data27
							};
							if (vErrors === null) vErrors = [err48];
							else vErrors.push(err48);
							errors++;
						}
						if (data27 < 1 || isNaN(data27)) {
							const err49 = {
								instancePath: instancePath + "/attribution/trials",
								schemaPath: "#/properties/attribution/properties/trials/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 1
								},
								message: "must be >= 1",
								schema: 1,
								parentSchema: schema6.properties.attribution.properties.trials,
								data: data27
							};
							if (vErrors === null) vErrors = [err49];
							else vErrors.push(err49);
							errors++;
						}
					}
				}
				if (data24.usd !== void 0) {
					let data28 = data24.usd;
					if (typeof data28 == "number" && isFinite(data28)) {
						if (data28 < 0 || isNaN(data28)) {
							const err50 = {
								instancePath: instancePath + "/attribution/usd",
								schemaPath: "#/properties/attribution/properties/usd/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								},
								message: "must be >= 0",
								schema: 0,
								parentSchema: schema6.properties.attribution.properties.usd,
								data: data28
							};
							if (vErrors === null) vErrors = [err50];
							else vErrors.push(err50);
							errors++;
						}
					} else {
						const err51 = {
							instancePath: instancePath + "/attribution/usd",
							schemaPath: "#/properties/attribution/properties/usd/type",
							keyword: "type",
							params: { type: "number" },
							message: "must be number",
							schema: schema6.properties.attribution.properties.usd.type,
							parentSchema: schema6.properties.attribution.properties.usd,
							data: data28
						};
						if (vErrors === null) vErrors = [err51];
						else vErrors.push(err51);
						errors++;
					}
				}
				if (data24["hours-before"] !== void 0) {
					let data29 = data24["hours-before"];
					if (typeof data29 == "number" && isFinite(data29)) {
						if (data29 > 2160 || isNaN(data29)) {
							const err52 = {
								instancePath: instancePath + "/attribution/hours-before",
								schemaPath: "#/properties/attribution/properties/hours-before/maximum",
								keyword: "maximum",
								params: {
									comparison: "<=",
									limit: 2160
								},
								message: "must be <= 2160",
								schema: 2160,
								parentSchema: schema6.properties.attribution.properties["hours-before"],
								data: data29
							};
							if (vErrors === null) vErrors = [err52];
							else vErrors.push(err52);
							errors++;
						}
						if (data29 < 1 || isNaN(data29)) {
							const err53 = {
								instancePath: instancePath + "/attribution/hours-before",
								schemaPath: "#/properties/attribution/properties/hours-before/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 1
								},
								message: "must be >= 1",
								schema: 1,
								parentSchema: schema6.properties.attribution.properties["hours-before"],
								data: data29
							};
							if (vErrors === null) vErrors = [err53];
							else vErrors.push(err53);
							errors++;
						}
					} else {
						const err54 = {
							instancePath: instancePath + "/attribution/hours-before",
							schemaPath: "#/properties/attribution/properties/hours-before/type",
							keyword: "type",
							params: { type: "number" },
							message: "must be number",
							schema: schema6.properties.attribution.properties["hours-before"].type,
							parentSchema: schema6.properties.attribution.properties["hours-before"],
							data: data29
						};
						if (vErrors === null) vErrors = [err54];
						else vErrors.push(err54);
						errors++;
					}
				}
			} else {
				const err55 = {
					instancePath: instancePath + "/attribution",
					schemaPath: "#/properties/attribution/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema6.properties.attribution.type,
					parentSchema: schema6.properties.attribution,
					data: data24
				};
				if (vErrors === null) vErrors = [err55];
				else vErrors.push(err55);
				errors++;
			}
		}
		if (data.probe !== void 0) {
			let data30 = data.probe;
			const _errs62 = errors;
			let valid11 = true;
			const _errs63 = errors;
			if (typeof data30 !== "string") {
				const err56 = {};
				if (vErrors === null) vErrors = [err56];
				else vErrors.push(err56);
				errors++;
			}
			var _valid1 = _errs63 === errors;
			errors = _errs62;
			if (vErrors !== null) {
				if (_errs62) vErrors.length = _errs62;
				else vErrors = null;
			}
			let ifClause1;
			if (_valid1) {
				const _errs65 = errors;
				if ("none" !== data30) {
					const err57 = {
						instancePath: instancePath + "/probe",
						schemaPath: "#/properties/probe/then/const",
						keyword: "const",
						params: { allowedValue: "none" },
						message: "must be equal to constant",
						schema: "none",
						parentSchema: schema6.properties.probe.then,
						data: data30
					};
					if (vErrors === null) vErrors = [err57];
					else vErrors.push(err57);
					errors++;
				}
				var _valid1 = _errs65 === errors;
				valid11 = _valid1;
				ifClause1 = "then";
			} else {
				const _errs66 = errors;
				if (data30 && typeof data30 == "object" && !Array.isArray(data30)) {
					for (const key6 in data30) if (!(key6 === "inputs" || key6 === "calls")) {
						const err58 = {
							instancePath: instancePath + "/probe",
							schemaPath: "#/properties/probe/else/additionalProperties",
							keyword: "additionalProperties",
							params: { additionalProperty: key6 },
							message: "must NOT have additional properties",
							schema: false,
							parentSchema: schema6.properties.probe.else,
							data: data30
						};
						if (vErrors === null) vErrors = [err58];
						else vErrors.push(err58);
						errors++;
					}
					if (data30.inputs !== void 0) {
						let data31 = data30.inputs;
						if (!(typeof data31 == "number" && !(data31 % 1) && !isNaN(data31) && isFinite(data31))) {
							const err59 = {
								instancePath: instancePath + "/probe/inputs",
								schemaPath: "#/properties/probe/else/properties/inputs/type",
								keyword: "type",
								params: { type: "integer" },
								message: "must be integer",
								schema: schema6.properties.probe.else.properties.inputs.type,
								parentSchema: schema6.properties.probe.else.properties.inputs,
								data: data31
							};
							if (vErrors === null) vErrors = [err59];
							else vErrors.push(err59);
							errors++;
						}
						if (typeof data31 == "number" && isFinite(data31)) {
							if (data31 > 50 || isNaN(data31)) {
								const err60 = {
									instancePath: instancePath + "/probe/inputs",
									schemaPath: "#/properties/probe/else/properties/inputs/maximum",
									keyword: "maximum",
									params: {
										comparison: "<=",
										limit: 50
									},
									message: "must be <= 50",
									schema: 50,
									parentSchema: schema6.properties.probe.else.properties.inputs,
									data: data31
								};
								if (vErrors === null) vErrors = [err60];
								else vErrors.push(err60);
								errors++;
							}
							if (data31 < 3 || isNaN(data31)) {
								const err61 = {
									instancePath: instancePath + "/probe/inputs",
									schemaPath: "#/properties/probe/else/properties/inputs/minimum",
									keyword: "minimum",
									params: {
										comparison: ">=",
										limit: 3
									},
									message: "must be >= 3",
									schema: 3,
									parentSchema: schema6.properties.probe.else.properties.inputs,
									data: data31
								};
								if (vErrors === null) vErrors = [err61];
								else vErrors.push(err61);
								errors++;
							}
						}
					}
					if (data30.calls !== void 0) {
						let data32 = data30.calls;
						if (!(typeof data32 == "number" && !(data32 % 1) && !isNaN(data32) && isFinite(data32))) {
							const err62 = {
								instancePath: instancePath + "/probe/calls",
								schemaPath: "#/properties/probe/else/properties/calls/type",
								keyword: "type",
								params: { type: "integer" },
								message: "must be integer",
								schema: schema6.properties.probe.else.properties.calls.type,
								parentSchema: schema6.properties.probe.else.properties.calls,
								data: data32
							};
							if (vErrors === null) vErrors = [err62];
							else vErrors.push(err62);
							errors++;
						}
						if (typeof data32 == "number" && isFinite(data32)) {
							if (data32 > 100 || isNaN(data32)) {
								const err63 = {
									instancePath: instancePath + "/probe/calls",
									schemaPath: "#/properties/probe/else/properties/calls/maximum",
									keyword: "maximum",
									params: {
										comparison: "<=",
										limit: 100
									},
									message: "must be <= 100",
									schema: 100,
									parentSchema: schema6.properties.probe.else.properties.calls,
									data: data32
								};
								if (vErrors === null) vErrors = [err63];
								else vErrors.push(err63);
								errors++;
							}
							if (data32 < 3 || isNaN(data32)) {
								const err64 = {
									instancePath: instancePath + "/probe/calls",
									schemaPath: "#/properties/probe/else/properties/calls/minimum",
									keyword: "minimum",
									params: {
										comparison: ">=",
										limit: 3
									},
									message: "must be >= 3",
									schema: 3,
									parentSchema: schema6.properties.probe.else.properties.calls,
									data: data32
								};
								if (vErrors === null) vErrors = [err64];
								else vErrors.push(err64);
								errors++;
							}
						}
					}
				} else {
					const err65 = {
						instancePath: instancePath + "/probe",
						schemaPath: "#/properties/probe/else/type",
						keyword: "type",
						params: { type: "object" },
						message: "must be object",
						schema: schema6.properties.probe.else.type,
						parentSchema: schema6.properties.probe.else,
						data: data30
					};
					if (vErrors === null) vErrors = [err65];
					else vErrors.push(err65);
					errors++;
				}
				var _valid1 = _errs66 === errors;
				valid11 = _valid1;
				ifClause1 = "else";
			}
			if (!valid11) {
				const err66 = {
					instancePath: instancePath + "/probe",
					schemaPath: "#/properties/probe/if",
					keyword: "if",
					params: { failingKeyword: ifClause1 },
					message: "must match \"" + ifClause1 + "\" schema",
					schema: schema6.properties.probe.if,
					parentSchema: schema6.properties.probe,
					data: data30
				};
				if (vErrors === null) vErrors = [err66];
				else vErrors.push(err66);
				errors++;
			}
		}
	} else {
		const err67 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema6.type,
			parentSchema: schema6,
			data
		};
		if (vErrors === null) vErrors = [err67];
		else vErrors.push(err67);
		errors++;
	}
	validate21.errors = vErrors;
	return errors === 0;
}

// src/config/suite-file.ts
const REMEDY = "Mend the lines named above; schema/suite.json lists every key.";
/**
* Reads the text of a suite file and holds it against the published schema.
* @param path for messages, relative to the root of the tree
* @throws UserErrors with every problem at once, each with its line
*/
function readSuiteFile(text, path) {
	const { value, locate: locatePlace } = readYaml(text, path);
	const locate = ({ path: place, problem }) => locatePlace(place, problem);
	if (!validateSuite(value)) throw suiteErrors(path, schemaProblems(validateSuite.errors ?? [], value).map(locate));
	return {
		value,
		locate
	};
}
/** All that is wrong with one suite file, in the order of its lines. */
function suiteErrors(path, problems) {
	const ordered = [...new Set(problems)].sort((a, b) => lineIn(a, path) - lineIn(b, path));
	return new UserErrors(`${path} has ${ordered.length === 1 ? "a problem" : `${ordered.length} problems`}`, ordered, REMEDY);
}
function lineIn(problem, path) {
	return Number(/^:(\d+)/.exec(problem.slice(path.length))?.[1] ?? 0);
}

// src/config/trace-origins.ts
const KINDS = [
	"files",
	"otlp",
	"langfuse",
	"phoenix",
	"langsmith",
	"command"
];
/** Every source must be of exactly one kind. */
function originProblems({ traces }) {
	return traces.from.flatMap((origin, index) => {
		const named = KINDS.filter((kind) => origin[kind] !== void 0);
		if (named.length === 1) return [];
		const found = named.length === 0 ? "does not say where it is" : `is ${named.join(" and ")} at once`;
		return [{
			path: [
				"traces",
				"from",
				index
			],
			problem: `the source ${found}; expected one of ${KINDS.join(", ")}`
		}];
	});
}
/** A source with its defaults. @param globs resolves the globs of the suite file */
function originOf(written, globs) {
	const rate = written.rate === void 0 ? {} : { rate: shareOf(written.rate) };
	const { langfuse, phoenix, langsmith, command } = written;
	if (langfuse !== void 0) return {
		kind: "langfuse",
		baseUrl: langfuse["base-url"] ?? "https://cloud.langfuse.com",
		publicKeyVariable: langfuse["public-key-variable"] ?? "LANGFUSE_PUBLIC_KEY",
		secretKeyVariable: langfuse["secret-key-variable"] ?? "LANGFUSE_SECRET_KEY",
		...langfuse.environment === void 0 ? {} : { environment: langfuse.environment },
		...rate
	};
	if (phoenix !== void 0) {
		const { project } = phoenix;
		const keyVariable = phoenix["key-variable"] ?? "PHOENIX_API_KEY";
		return {
			kind: "phoenix",
			baseUrl: phoenix["base-url"],
			project,
			keyVariable,
			...rate
		};
	}
	if (langsmith !== void 0) {
		const baseUrl = langsmith["base-url"] ?? "https://api.smith.langchain.com";
		const keyVariable = langsmith["key-variable"] ?? "LANGSMITH_API_KEY";
		return {
			kind: "langsmith",
			baseUrl,
			project: langsmith.project,
			keyVariable,
			...rate
		};
	}
	if (command !== void 0) return {
		kind: "command",
		command,
		...rate
	};
	return {
		kind: "files",
		globs: globs(written.files ?? written.otlp ?? []),
		...rate
	};
}
/** The globs of a source of files, as written. */
function writtenGlobs({ files, otlp }) {
	return files ?? otlp;
}
function conditionsOf(where) {
	return Object.entries(where).map(([attribute, wanted]) => typeof wanted === "object" && "not" in wanted ? {
		attribute,
		isNot: textsOf(wanted.not)
	} : {
		attribute,
		is: textsOf(wanted)
	});
}
function textsOf(values) {
	return [values].flat().map(String);
}

// src/config/suite-rules.ts
/** Everything a schema cannot say about a suite; each rule returns the problems it finds. */
function brokenRules(suite) {
	return RULES.flatMap((rule) => rule(suite));
}
const sizeOrRate = ({ sample }) => sample?.size === void 0 || sample.rate === void 0 ? [] : [{
	path: ["sample", "rate"],
	problem: "a sample has a size or a rate, not both; leave one out"
}];
const sharesArePartsOfAWhole = ({ traces, sample, budget, fidelity }) => {
	return [
		...traces.from.map(({ rate }, index) => [[
			"traces",
			"from",
			index,
			"rate"
		], rate]),
		[["sample", "rate"], sample?.rate],
		[["budget", "errors"], budget?.errors],
		[["fidelity", "at-least"], fidelity?.["at-least"]]
	].filter(([, share]) => share !== void 0 && shareOf(share) > 1).map(([path, share]) => ({
		path,
		problem: `${share} is too large; expected at most 100%`
	}));
};
const metricNamesDiffer = ({ metrics }) => metrics.flatMap(({ name }, index) => metrics.findIndex((metric) => metric.name === name) < index ? [{
	path: [
		"metrics",
		index,
		"name"
	],
	problem: `a metric named "${name}" is there already`
}] : []);
/** Of the model under test, of every judge and of every model of embeddings. */
const dollarsNeedAPrice = ({ budget, layers, metrics }) => {
	if (budget?.usd === void 0) return [];
	return [[["layers", "model"], layers.model === "none" ? void 0 : layers.model], ...metrics.flatMap(({ judge, model }, index) => [[[
		"metrics",
		index,
		"judge",
		"model"
	], judge?.model], [[
		"metrics",
		index,
		"model"
	], model]])].filter(([, model]) => model !== void 0 && model.price === void 0).map(([path]) => ({
		path,
		problem: "budget.usd is a cap in dollars, so the price is needed: price: { input: …, output: … } per million tokens"
	}));
};
const addressesHoldNoKey = ({ layers, metrics, target }) => addressesIn({
	layers,
	metrics,
	target
}, []).filter(({ address }) => /^https?:\/\/[^/?#]*@/.test(address)).map(({ path }) => ({
	path,
	problem: "the address holds a user name or a password; name the environment variable of the key: key-variable"
}));
const ADDRESSES = [
	"base-url",
	"url",
	"http",
	"endpoint"
];
/** What a user sends to a model or expects of a tool may hold an address that is none of ours. */
const NOT_OURS = ["parameters", "arguments"];
function addressesIn(value, path) {
	const key = path.at(-1) ?? "";
	if (typeof value === "string") return ADDRESSES.includes(`${key}`) ? [{
		path,
		address: value
	}] : [];
	if (typeof value !== "object" || value === null || NOT_OURS.includes(`${key}`)) return [];
	return Object.entries(value).flatMap(([name, inner]) => addressesIn(inner, [...path, Array.isArray(value) ? Number(name) : name]));
}
const RULES = [
	originProblems,
	sizeOrRate,
	sharesArePartsOfAWhole,
	metricNamesDiffer,
	brokenMetrics,
	dollarsNeedAPrice,
	addressesHoldNoKey
];

// src/config/parse-suite.ts
/**
* The text of a suite file → the validated suite, its defaults filled in, the files its metrics name read.
*
* @param path of the file, relative to the root of the tree, forward slashes
* @param read gives the text of a file of the same tree, or undefined
* @throws UserErrors with every problem at once, each as "path:line: place: what is wrong; what was expected"
*/
async function parseSuite(text, path, read) {
	const file = readSuiteFile(text, path);
	const written = file.value;
	const { specs, problems } = await readScorerSpecs(written.metrics, (name) => resolvePath(path, name), read, modelSpec);
	const all = [
		...brokenRules(written),
		...escapingPaths(written, path),
		...await redactionProblems(written.traces.redact),
		...problems
	];
	if (all.length > 0) throw suiteErrors(path, all.map((problem) => file.locate(problem)));
	return suiteOf(written, path, specs);
}
function suiteOf(written, path, specs) {
	const { traces, sample, gate, budget, store } = written;
	const globs = (paths) => [paths].flat().map((glob) => resolvePath(path, glob));
	return {
		name: written.suite,
		path,
		traces: {
			from: traces.from.map((origin) => originOf(origin, globs)),
			...traces.window === void 0 ? {} : { windowMs: durationMs(traces.window) },
			where: conditionsOf(traces.where ?? {}),
			redact: redactionOf(traces.redact),
			versions: traces.versions ?? {},
			slices: traces.slices ?? [],
			...traces.expected === void 0 ? {} : { expected: traces.expected },
			...traces.feedback === void 0 ? {} : { feedback: traces.feedback }
		},
		sample: {
			size: sample?.rate === void 0 ? sample?.size ?? 200 : { rate: shareOf(sample.rate) },
			...sample?.fixed === void 0 ? {} : { fixed: sample.fixed },
			turns: sample?.turns ?? "any",
			nearDuplicates: sample?.["near-duplicates"] !== "drop",
			keep: {
				errors: sample?.keep?.errors ?? 0,
				negativeFeedback: sample?.keep?.["negative-feedback"] ?? 0
			},
			seed: String(sample?.seed ?? 0),
			...sample?.stratify === void 0 ? {} : { stratify: sample.stratify },
			...sample?.key === void 0 ? {} : { key: sample.key }
		},
		layers: layerSpecs(written.layers, (name) => resolvePath(path, name), globs),
		metrics: written.metrics.map((metric, index) => metricOf(metric, specs[index])),
		trials: written.trials ?? 3,
		gate: {
			onRegressed: gate?.["on-regressed"] ?? "fail",
			onInconclusive: gate?.["on-inconclusive"] ?? "warn",
			onNotComparable: gate?.["on-not-comparable"] ?? "fail",
			confidence: gate?.confidence ?? .95,
			looks: gate?.looks ?? 3,
			slices: gate?.slices ?? "inform",
			control: shareOf(gate?.control ?? "20%"),
			...gate?.["accept-label"] === void 0 ? {} : { acceptLabel: gate["accept-label"] }
		},
		budget: {
			...budget?.usd === void 0 ? {} : { usd: budget.usd },
			...budget?.tokens === void 0 ? {} : { tokens: budget.tokens },
			...budget?.calls === void 0 ? {} : { calls: budget.calls },
			errors: shareOf(budget?.errors ?? .02)
		},
		store: {
			branch: store?.branch ?? "eval-baselines",
			text: store?.text ?? "none",
			keyVariable: store?.["key-variable"] ?? "EVAL_BASELINE_KEY"
		},
		report: { answers: written.report?.answers ?? "none" },
		metricFiles: metricFilesOf(written, (name) => resolvePath(path, name)),
		concurrency: written.concurrency ?? 8,
		target: targetOf(written.target),
		...written.deadline === void 0 ? {} : { deadlineMs: durationMs(written.deadline) },
		fidelity: { atLeast: shareOf(written.fidelity?.["at-least"] ?? .9) },
		attribution: attributionOf(written.attribution),
		probe: probeOf(written)
	};
}
function attributionOf(written) {
	return {
		isAutomatic: written?.["on-regressed"] !== "skip",
		mostCases: written?.cases ?? 60,
		trials: written?.trials ?? 3,
		...written?.usd === void 0 ? {} : { usd: written.usd },
		hoursBefore: written?.["hours-before"] ?? 48
	};
}
/** An application's model is not ours to ask. */
function probeOf({ probe, target, layers }) {
	if (probe === "none" || layers.model === "none") return null;
	if (probe === void 0 && target !== void 0 && target !== "agent") return null;
	return {
		inputs: probe?.inputs ?? 5,
		calls: probe?.calls ?? 8
	};
}
/** The files that metrics name: whoever changes one changes what is measured. */
function metricFilesOf({ metrics }, resolve) {
	const named = metrics.flatMap(({ schema, rubric, file }) => [
		schema,
		rubric,
		file
	]);
	return [...new Set(named.filter((path) => path !== void 0).map(resolve))];
}
function layerSpecs(layers, resolve, globs) {
	const { model, prompt, policy, retrieval, tools } = layers;
	return {
		model: model === "none" ? null : modelSpec(model),
		prompt: prompt === "none" ? null : {
			files: globs(prompt.files),
			...prompt.template === void 0 ? {} : { template: resolve(prompt.template) }
		},
		policy: policy === "none" ? null : { files: globs(policy.files) },
		retrieval: retrieval === "none" ? null : retrievalSpec(retrieval, resolve, globs),
		tools: tools === "none" ? null : toolsSpec(tools, globs)
	};
}
function retrievalSpec(retrieval, resolve, globs) {
	const { documents = "recorded", version, snapshots } = retrieval;
	return {
		documents: documents === "recorded" ? documents : "snapshot" in documents ? { snapshot: resolve(documents.snapshot) } : { endpoint: endpointSpec(documents.endpoint) },
		...version === void 0 ? {} : { version },
		...snapshots === void 0 ? {} : { snapshots: globs(snapshots) }
	};
}
function toolsSpec(written, globs) {
	const { results = "recorded", "not-recorded": notRecorded = "fail" } = written;
	return {
		definitions: globs(written.definitions),
		results: results === "recorded" ? results : { endpoint: endpointSpec(results.endpoint) },
		notRecorded: typeof notRecorded === "string" ? notRecorded : { endpoint: endpointSpec(notRecorded.endpoint) },
		ignoredArguments: written["ignore-arguments"] ?? {},
		mostSteps: written["most-steps"] ?? 12
	};
}
/** A model as written, with its defaults. */
function modelSpec(written) {
	const { name, price } = written;
	return {
		name,
		keyVariable: written["key-variable"] ?? "OPENAI_API_KEY",
		parameters: written.parameters ?? {},
		...written["base-url"] === void 0 ? {} : { baseUrl: written["base-url"] },
		...written.api === "responses" ? { api: written.api } : {},
		...price === void 0 ? {} : { price: {
			input: price.input,
			output: price.output,
			...price["cached-input"] === void 0 ? {} : { cachedInput: price["cached-input"] }
		} }
	};
}
function metricOf(written, spec) {
	const operational = isOperational(written);
	const margin = operational ? written["max-increase"] ?? "25%" : written["max-drop"] ?? .05;
	return {
		name: written.name,
		spec,
		...scorerNamed(written.scorer).negated ? { negated: true } : {},
		...written.expected === void 0 ? {} : { expected: written.expected },
		direction: operational ? "lower-is-better" : "higher-is-better",
		unit: spec.scorer === "latency" ? "ms" : spec.scorer === "cost" ? "usd" : "score",
		margin: marginOf(margin),
		blocking: !(written.informs ?? false)
	};
}
function marginOf(margin) {
	return typeof margin === "number" ? {
		kind: "absolute",
		value: margin
	} : {
		kind: "relative",
		share: shareOf(margin)
	};
}
/** Paths that lead out of the tree: a suite reads what is versioned with it, and nothing else. */
function escapingPaths({ traces, layers }, suitePath) {
	return [
		...traces.from.map((origin, index) => [[
			"traces",
			"from",
			index
		], writtenGlobs(origin)]),
		[[
			"layers",
			"prompt",
			"template"
		], layers.prompt === "none" ? void 0 : layers.prompt.template],
		[[
			"layers",
			"prompt",
			"files"
		], layers.prompt === "none" ? void 0 : layers.prompt.files],
		[[
			"layers",
			"policy",
			"files"
		], layers.policy === "none" ? void 0 : layers.policy.files],
		[[
			"layers",
			"tools",
			"definitions"
		], layers.tools === "none" ? void 0 : layers.tools.definitions],
		[[
			"layers",
			"retrieval",
			"documents",
			"snapshot"
		], snapshotOf(layers.retrieval)],
		[[
			"layers",
			"retrieval",
			"snapshots"
		], layers.retrieval === "none" ? void 0 : layers.retrieval.snapshots]
	].flatMap(([path, paths]) => [paths ?? []].flat().flatMap((glob) => {
		return /^!?\//.test(glob) || /^!?\.\.\//.test(resolvePath(suitePath, glob)) ? [{
			path,
			problem: `${glob} leads out of the repository; expected a path inside it`
		}] : [];
	}));
}
function snapshotOf(retrieval) {
	if (retrieval === "none" || typeof retrieval.documents !== "object") return void 0;
	return "snapshot" in retrieval.documents ? retrieval.documents.snapshot : void 0;
}
/** A path or glob of the suite file as one of the tree; what a glob leaves out, it still leaves out. */
function resolvePath(suitePath, path) {
	if (path.startsWith("!") && path[1] !== "(") return `!${resolvePath(suitePath, path.slice(1))}`;
	return posix.normalize(posix.join(posix.dirname(suitePath), path));
}

export { parseSuite as t };