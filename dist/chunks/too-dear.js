import { i as __toESM } from "./rolldown-runtime.js";
import { a as commonVersion } from "./version.js";
import { n as significantNumber, t as groupedNumber } from "./grouped-number.js";

// src/pipeline/assemble/template.ts
const MOST_CHARACTERS = 1e6;
const MOST_PARTS = 2e5;
const MOST_MEMORY = 2e7;
const MOST_MILLISECONDS = 2e3;
/**
* Parses a Liquid template. It sees its inputs and nothing else: no files, no clock but the trace's time, no chance, no
* property of a prototype. Dates are written in UTC and in English, so that a prompt is the same on every machine.
*/
async function parseTemplate(text) {
	if (isPlain(text)) return {
		status: "parsed",
		reads: [],
		render: () => ({
			status: "rendered",
			text
		})
	};
	const { Liquid } = await import("./liquid.node.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const engine = new Liquid({
		templates: {},
		ownPropertyOnly: true,
		strictFilters: true,
		timezoneOffset: 0,
		locale: "en-US",
		parseLimit: MOST_CHARACTERS,
		memoryLimit: MOST_MEMORY,
		renderLimit: MOST_MILLISECONDS
	});
	removeChanceAndClock(engine);
	try {
		const parsed = engine.parse(text);
		return {
			status: "parsed",
			reads: engine.globalVariableSegmentsSync(parsed).map(knownPart),
			render(inputs) {
				try {
					return {
						status: "rendered",
						text: String(engine.renderSync(parsed, inputs, { templateLimit: MOST_PARTS }))
					};
				} catch (error) {
					return {
						status: "failed",
						problem: problemOf(error)
					};
				}
			}
		};
	} catch (error) {
		return {
			status: "broken",
			problem: problemOf(error)
		};
	}
}
/** A path up to where it depends on a value: of `variables[name].x` that is `variables`. */
function knownPart(segments) {
	const dynamic = segments.findIndex((segment) => Array.isArray(segment));
	return (dynamic < 0 ? segments : segments.slice(0, dynamic)).map(String);
}
/** A text with nothing to fill in is its own rendering, and loading the engine takes a while. */
function isPlain(text) {
	return text.length <= MOST_CHARACTERS && !text.includes("{{") && !text.includes("{%");
}
const DATE_FILTERS = [
	"date",
	"date_to_xmlschema",
	"date_to_rfc822",
	"date_to_string",
	"date_to_long_string"
];
/** `"now" | date` means the time of the trace, and the filter that draws at random is unknown. */
function removeChanceAndClock(engine) {
	delete engine.filters["sample"];
	for (const name of DATE_FILTERS) {
		const original = handlerOf(engine.filters[name]);
		if (original === void 0) continue;
		engine.registerFilter(name, function(value, ...options) {
			const isNow = value === "now" || value === "today";
			return original.call(this, isNow ? this.context.getSync(["time"]) ?? "" : value, ...options);
		});
	}
}
function handlerOf(filter) {
	return typeof filter === "function" ? filter : filter?.handler;
}
/** The engine's complaint without the excerpt that follows it. */
function problemOf(error) {
	return error instanceof Error ? error.message.split("\n")[0] ?? "" : String(error);
}

// src/pipeline/assemble/prompt.ts
const RESERVED = [
	"documents",
	"policy",
	"variables",
	"time"
];
/**
* A prompt, ready to be put together with what was asked. The text of a system prompt goes before the recorded turns.
* Of messages, the system's come first, then the others of the file, then the recorded turns; the file's question
* stands in place of the last of these.
*/
async function parsePrompt(template) {
	return template.kind === "system" ? systemPrompt(template.text) : messagesPrompt(template.messages);
}
async function systemPrompt(text) {
	const parsed = await parseTemplate(text);
	if (parsed.status === "broken") return parsed;
	return {
		...parsed,
		uses: (input) => parsed.reads.some(([first]) => first === input),
		variables: firstOfEachName(parsed.reads.flatMap(underVariables)),
		compose(inputs, turns) {
			const rendered = parsed.render(inputs);
			return rendered.status === "failed" ? rendered : {
				status: "composed",
				messages: [...systemMessage(rendered.text), ...turns]
			};
		}
	};
}
async function messagesPrompt(written) {
	const messages = [];
	for (const [index, { role, text }] of written.entries()) {
		const place = `message ${index + 1}`;
		const template = await parseTemplate(text);
		if (template.status === "broken") return {
			status: "broken",
			problem: `${place}: ${template.problem}`
		};
		messages.push({
			role,
			place,
			template
		});
	}
	const system = messages.filter(({ role }) => role === "system");
	const spoken = messages.filter(({ role }) => role !== "system");
	const question = questionOf(spoken);
	const at = question === void 0 ? spoken.length : spoken.indexOf(question);
	const reads = messages.flatMap(({ template }) => template.reads);
	return {
		status: "parsed",
		uses: (input) => reads.some(([first]) => first === input),
		variables: firstOfEachName(reads.flatMap((path) => [...underVariables(path), ...atTopLevel(path)])),
		compose: (inputs, turns) => {
			const last = turns.at(-1);
			const before = turns.slice(0, -1);
			const given = inputsOf(inputs, last);
			return joined([
				renderedAll(system, given, (text) => text.trim() !== ""),
				renderedAll(spoken.slice(0, at), given),
				{
					status: "composed",
					messages: question === void 0 ? turns : before
				},
				question === void 0 ? NOTHING : renderedQuestion(question, given),
				renderedAll(spoken.slice(at + 1), given)
			]);
		}
	};
}
/**
* The message that puts the question: the last one of the user, where it reads `input`, or reads a variable and ends
* the file. One that is followed by an answer and does not read `input` is an example.
*/
function questionOf(spoken) {
	const last = spoken.findLast(({ role }) => role === "user");
	if (last === void 0) return void 0;
	const { reads } = last.template;
	const readsInput = reads.some(([first]) => first === INPUT);
	const readsVariable = reads.some(([first = ""]) => first === "variables" || !RESERVED.includes(first));
	return readsInput || readsVariable && last === spoken.at(-1) ? last : void 0;
}
const INPUT = "input";
const NOTHING = {
	status: "composed",
	messages: []
};
/** Variables stand beside the usual inputs, which no variable hides. A recorded `input` is what production filled in. */
function inputsOf(inputs, last) {
	return {
		[INPUT]: last?.text ?? "",
		...inputs.variables,
		...inputs
	};
}
function renderedAll(messages, inputs, isKept = () => true) {
	return joined(messages.map(({ role, place, template }) => {
		const rendered = template.render(inputs);
		if (rendered.status === "failed") return {
			status: "failed",
			problem: `${place}: ${rendered.problem}`
		};
		return {
			status: "composed",
			messages: isKept(rendered.text) ? [{
				role,
				text: rendered.text
			}] : []
		};
	}));
}
function renderedQuestion(question, inputs) {
	const composed = renderedAll([question], inputs);
	return composed.status === "composed" && composed.messages.every(({ text }) => text.trim() === "") ? {
		status: "failed",
		problem: "its last user message is empty for this trace"
	} : composed;
}
/** The first failure, or all messages in order. */
function joined(parts) {
	const messages = [];
	for (const part of parts) {
		if (part.status === "failed") return part;
		messages.push(...part.messages);
	}
	return {
		status: "composed",
		messages
	};
}
function systemMessage(text) {
	return text.trim() === "" ? [] : [{
		role: "system",
		text
	}];
}
function underVariables([first, name]) {
	return first === "variables" && name !== void 0 ? [{
		name,
		written: `variables.${name}`
	}] : [];
}
function atTopLevel([name]) {
	return name === void 0 || name === INPUT || RESERVED.includes(name) ? [] : [{
		name,
		written: name
	}];
}
function firstOfEachName(variables) {
	const byName = /* @__PURE__ */ new Map();
	for (const one of variables) if (!byName.has(one.name)) byName.set(one.name, one);
	return [...byName.values()];
}

// src/stories/broken-template.ts
/**
* Why none of the variants can be replayed: the first prompt template that does not parse. Asked before anything is
* drawn or paid for, since such a template fails every case; undefined when all parse. What an application makes of a template is its own
* affair.
*/
async function brokenTemplate(suite, variants) {
	if (suite.target.kind !== "agent") return void 0;
	const path = suite.layers.prompt?.template;
	for (const { label, template } of variants) {
		if (template === void 0) continue;
		const parsed = await parsePrompt(template);
		if (parsed.status === "parsed") continue;
		return {
			reason: "broken-layer",
			problem: `the prompt template of ${label} does not parse, so no case can be replayed: ${parsed.problem}`,
			remedy: `Mend ${path ?? "it"}, or the file that takes its place, and run the same command again.`
		};
	}
}

// src/pipeline/assemble/documents.ts
/** The documents that a variant's retrieval finds for a recording: over all its searches, the first of each id. */
function documentFinder(means, services) {
	const find = finderOf(means, services);
	return async (recording, asked) => recording.retrievals.length === 0 ? { status: "found" } : find(recording, asked);
}
function finderOf(means, services) {
	switch (means.kind) {
		case "none": return async () => ({ status: "found" });
		case "recorded": return async ({ retrievals }) => ({
			status: "found",
			documents: firstOfEachId(retrievals.flatMap((one) => one.documents))
		});
		case "snapshot": return snapshotFinder(means.snapshot);
		case "endpoint": return endpointFinder(means.endpoint, services);
		default: return means;
	}
}
function snapshotFinder(snapshot) {
	const byQuery = new Map(snapshot.results.map(({ query, documents }) => [normaliseQuery(query), documents]));
	return async ({ retrievals }) => {
		const found = [];
		for (const { query } of retrievals) {
			if (query === void 0) return missing("the trace holds a search without its query", snapshot);
			const documents = byQuery.get(normaliseQuery(query));
			if (documents === void 0) return missing("a search of the trace is not in it", snapshot);
			found.push(...documents);
		}
		return {
			status: "found",
			documents: firstOfEachId(found)
		};
	};
}
/** The query itself is trace text and stays out. */
function missing(what, { index }) {
	return {
		status: "failed",
		reason: "left-the-recording",
		detail: `the snapshot of index ${index} cannot answer: ${what}`
	};
}
function endpointFinder(endpoint, services) {
	return async ({ retrievals, variables }, { trial, signal }) => {
		const queries = retrievals.flatMap(({ query }) => query === void 0 ? [] : [query]);
		if (queries.length < retrievals.length) return {
			status: "failed",
			reason: "left-the-recording",
			detail: "the retrieval endpoint cannot be asked: the trace holds a search without its query"
		};
		const replies = await Promise.all(queries.map((query) => services.search({
			endpoint,
			query,
			variables,
			trial
		}, signal)));
		const failed = replies.find((reply) => reply.status === "failed");
		if (failed !== void 0) return failed;
		return foundIn(replies.filter((reply) => reply.status === "found"));
	};
}
/** An index that changed between two searches of one trace has both of its names. */
function foundIn(replies) {
	const indexes = new Set(replies.map(({ index }) => index ?? "unknown"));
	const named = replies.some(({ index }) => index !== void 0);
	return {
		status: "found",
		documents: firstOfEachId(replies.flatMap(({ documents }) => documents)),
		...named ? { index: [...indexes].join(" and ") } : {}
	};
}
function normaliseQuery(query) {
	return query.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}
function firstOfEachId(documents) {
	const byId = /* @__PURE__ */ new Map();
	for (const document of documents) if (!byId.has(document.id)) byId.set(document.id, document);
	return [...byId.values()];
}

// src/pipeline/assemble/assemble.ts
/**
* Puts together what a variant sends for a recording: its prompt, rendered (without one, the system text as recorded),
* and the recorded turns. A recording that lacks something the variant needs is not replayable, with the reason; it is
* never replayed with a hole in its prompt. A template that does not parse fails every recording.
*
* @param services asked for the documents where the variant's retrieval is an endpoint, once for each recorded search
*/
async function createAssembler(variant, services) {
	const prompt = variant.template === void 0 ? void 0 : await parsePrompt(variant.template);
	const find = documentFinder(variant.retrieval, services);
	const broken = brokenFor(variant.retrieval, prompt);
	return async (recording, asked) => {
		if (recording.turns.length === 0) return notReplayable("the trace holds no input messages");
		if (broken !== void 0) return notReplayable(broken);
		const found = await find(recording, asked);
		if (found.status === "failed") return found;
		return prompt?.status === "parsed" ? render(prompt, variant.policy, found, recording) : assembled(asRecorded(recording), found);
	};
}
/** Why no recording can be assembled; undefined when there is no such reason. */
function brokenFor({ kind }, prompt) {
	if (prompt?.status === "broken") return `the prompt template cannot be parsed: ${prompt.problem}`;
	if (kind !== "snapshot" && kind !== "endpoint") return void 0;
	if (prompt === void 0) return `the suite names no prompt template that ${ITS[kind]} documents could go into`;
	return prompt.uses("documents") ? void 0 : `the prompt template does not use documents, so ${A[kind]} cannot change anything`;
}
const A = {
	snapshot: "a snapshot",
	endpoint: "a retrieval endpoint"
};
const ITS = {
	snapshot: "a snapshot's",
	endpoint: "a retrieval endpoint's"
};
function render(prompt, policy, found, { variables, time, turns }) {
	const shown = readable(found.documents ?? []);
	const composed = prompt.compose({
		documents: shown.documents,
		policy,
		variables,
		time
	}, turns);
	if (composed.status === "failed") return notReplayable(`the prompt template cannot be rendered: ${composed.problem}`);
	if (shown.textMissed()) return notReplayable("the trace records documents without their text, and the prompt template reads it");
	return assembled(composed.messages, found);
}
/** Documents as a template sees them. Reading a text that was never recorded is noticed, reading a title is fine. */
function readable(documents) {
	let missed = false;
	const noText = () => {
		missed = true;
	};
	return {
		documents: documents.map((document) => document.text === void 0 ? Object.defineProperty({ ...document }, "text", {
			get: noText,
			enumerable: true
		}) : document),
		textMissed: () => missed
	};
}
function asRecorded({ system = "", turns }) {
	return system.trim() === "" ? turns : [{
		role: "system",
		text: system
	}, ...turns];
}
function assembled(messages, { documents, index }) {
	return {
		status: "assembled",
		messages,
		...documents === void 0 ? {} : { documents },
		...index === void 0 ? {} : { index }
	};
}
function notReplayable(detail) {
	return {
		status: "failed",
		reason: "not-replayable",
		detail
	};
}

// src/domain/variant.ts
/**
* The variant with the version of its recorded documents: what the cases agree on, else what it had. Which index
* answered is known only once the cases are.
*/
function withRecordedRetrieval(variant, cases) {
	if (variant.retrieval.kind !== "recorded" || variant.versions.retrieval.id !== null) return variant;
	const recorded = cases.flatMap(({ recordings }) => recordings.map(({ versions }) => versions.retrieval));
	return {
		...variant,
		versions: {
			...variant.versions,
			retrieval: commonVersion(recorded)
		}
	};
}

// src/pipeline/estimate/too-dear.ts
/**
* Why a run is not started: even at the least it would pass a cap of its budget, so that all it pays for would end in no
* result. A run that was stopped and goes on is not held up by this: its low end, which counts nothing as paid for, is
* the one it was started under. Undefined where the run has a chance.
*/
function tooDear({ low }, budget) {
	const tokens = low.inputTokens + low.outputTokens;
	const first = [
		[
			`budget.usd of ${budget.usd}`,
			isOver(low.usd, budget.usd),
			dollars(low.usd ?? 0)
		],
		[
			`budget.tokens of ${budget.tokens}`,
			isOver(tokens, budget.tokens),
			`${groupedNumber(tokens)} tokens`
		],
		[
			`budget.calls of ${budget.calls}`,
			isOver(low.calls, budget.calls),
			`${groupedNumber(low.calls)} calls`
		]
	].find(([, isPassed]) => isPassed);
	if (first === void 0) return void 0;
	const [cap, , least] = first;
	return {
		reason: "money-budget",
		problem: `the run was not started: it would take ${least} at the least, and the suite has a ${cap}`,
		remedy: "Raise that limit under budget in the suite file, or make the sample or the number of trials smaller; nothing was paid for."
	};
}
/** Where cents are too coarse to be told from the cap, as many digits as count. */
function dollars(usd) {
	return `$${usd < 1 ? significantNumber(usd, 3) : groupedNumber(usd, 2)}`;
}
function isOver(least, cap) {
	return least !== void 0 && cap !== void 0 && least > cap;
}

export { brokenTemplate as a, documentFinder as i, withRecordedRetrieval as n, parsePrompt as o, createAssembler as r, tooDear as t };