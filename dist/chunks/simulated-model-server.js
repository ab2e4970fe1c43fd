import { i as sha256, n as digestOf } from "./digest.js";
import { t as UserError } from "./errors2.js";
import { createServer } from "node:http";
import { setTimeout } from "node:timers/promises";

// src/simulation/chance.ts
/** The chances of one request. Equal `parts` give equal chances on every machine. */
function chanceOf(...parts) {
	const prefix = parts.join("\0");
	return (label) => Number.parseInt(sha256(`${prefix}\u0000${label}`).slice(0, 13), 16) / 2 ** 52;
}

// src/simulation/models.ts
const LARGE = {
	follows: {
		cite: .985,
		brief: .98,
		documentsOnly: .98,
		refuse: .985,
		json: .99,
		tools: 1
	},
	needs: 1.5,
	slips: .015,
	talkative: 3,
	judges: .95,
	slowness: 1
};
/** Every simulated model with a character of its own. */
const SIMULATED_MODELS = [
	{
		name: "sim-large-2026-08-01",
		traits: LARGE
	},
	{
		name: "sim-large-2026-10-15",
		traits: {
			...LARGE,
			follows: {
				...LARGE.follows,
				cite: .5,
				brief: .8
			},
			talkative: 5,
			slowness: .8
		}
	},
	{
		name: "sim-large-2026-11-01",
		traits: {
			...LARGE,
			slowness: .9
		}
	},
	{
		name: "sim-small-2026-08-01",
		traits: {
			follows: {
				cite: .93,
				brief: .93,
				documentsOnly: .9,
				refuse: .9,
				json: .95,
				tools: .94
			},
			needs: 2,
			slips: .07,
			talkative: 2,
			judges: .9,
			slowness: .4
		}
	}
];
/** An undated name is served by the model it points to, as providers do. */
const ALIASES = {
	"sim-large": "sim-large-2026-08-01",
	"sim-small": "sim-small-2026-08-01"
};
/** The model behind a name. A name that is in no table gets traits of its own, always the same ones. */
function simulatedModel(name) {
	const served = Object.hasOwn(ALIASES, name) ? ALIASES[name] : name;
	return SIMULATED_MODELS.find((model) => model.name === served) ?? {
		name,
		traits: traitsOf(name)
	};
}
function traitsOf(name) {
	const chance = chanceOf("traits", name);
	const between = (label, low, high) => low + (high - low) * chance(label);
	const often = (label) => between(label, .8, 1);
	return {
		follows: {
			cite: often("cite"),
			brief: often("brief"),
			documentsOnly: often("documentsOnly"),
			refuse: often("refuse"),
			json: often("json"),
			tools: often("tools")
		},
		needs: chance("needs") < .5 ? 1.5 : 2,
		slips: between("slips", 0, .1),
		talkative: Math.round(between("talkative", 2, 5)),
		judges: often("judges"),
		slowness: between("slowness", .3, 1.5)
	};
}

// src/simulation/chat.ts
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/simulation/read-request.ts
/** Reads the parsed body of POST /v1/chat/completions. Parameters without a meaning here are ignored, as providers do. */
function readRequest(body) {
	if (!isObject(body)) return refused("the body is not a JSON object", "");
	const { model, messages, tools, tool_choice, temperature } = body;
	if (typeof model !== "string" || model === "") return refused("model is missing", "model");
	if (!Array.isArray(messages) || messages.length === 0) return refused("messages is missing or empty", "messages");
	if (body["stream"] === true) return refused("streaming is not simulated", "stream");
	if (typeof body["n"] === "number" && body["n"] !== 1) return refused("only one choice is simulated", "n");
	const read = messages.map(readMessage);
	const unread = read.indexOf(void 0);
	if (unread !== -1) return refused(`messages[${unread}] has no known role or no text`, `messages[${unread}]`);
	const definitions = Array.isArray(tools) ? tools.map(readTool) : [];
	const unknown = definitions.indexOf(void 0);
	if (unknown !== -1) return refused(`tools[${unknown}] is not a function with a name`, `tools[${unknown}]`);
	const answerSchema = readAnswerSchema(body["response_format"]);
	const limit = body["max_completion_tokens"] ?? body["max_tokens"];
	return {
		status: "read",
		request: {
			model,
			messages: read.filter((message) => message !== void 0),
			tools: definitions.filter((tool) => tool !== void 0),
			...typeof tool_choice === "string" && { tool_choice },
			...answerSchema !== void 0 && { answerSchema },
			...typeof temperature === "number" && { temperature },
			...typeof limit === "number" && { max_tokens: limit }
		}
	};
}
function refused(problem, parameter) {
	return {
		status: "refused",
		problem,
		parameter
	};
}
const ROLES = [
	"system",
	"developer",
	"user",
	"assistant",
	"tool"
];
function isRole(value) {
	return typeof value === "string" && ROLES.includes(value);
}
function readMessage(value) {
	if (!isObject(value) || !isRole(value["role"])) return void 0;
	const role = value["role"];
	const content = readContent(value["content"]);
	const calls = Array.isArray(value["tool_calls"]) ? value["tool_calls"].filter(isToolCall) : [];
	if (content === void 0 && calls.length === 0) return void 0;
	return {
		role,
		content: content ?? "",
		...calls.length > 0 && { tool_calls: calls },
		...typeof value["tool_call_id"] === "string" && { tool_call_id: value["tool_call_id"] }
	};
}
function readContent(content) {
	if (typeof content === "string") return content;
	if (!Array.isArray(content)) return void 0;
	return content.map((part) => isObject(part) && typeof part["text"] === "string" ? part["text"] : "").join("");
}
function isToolCall(value) {
	if (!isObject(value) || typeof value["id"] !== "string" || !isObject(value["function"])) return false;
	return typeof value["function"]["name"] === "string" && typeof value["function"]["arguments"] === "string";
}
function readTool(value) {
	if (!isObject(value) || !isObject(value["function"])) return void 0;
	const { name, description, parameters } = value["function"];
	if (typeof name !== "string") return void 0;
	return {
		name,
		description: typeof description === "string" ? description : "",
		parameters: isObject(parameters) ? parameters : {}
	};
}
function readAnswerSchema(format) {
	if (!isObject(format)) return void 0;
	if (format["type"] === "json_object") return true;
	if (format["type"] !== "json_schema" || !isObject(format["json_schema"])) return void 0;
	return isObject(format["json_schema"]["schema"]) ? format["json_schema"]["schema"] : true;
}

// src/simulation/words.ts
/** What a text is about: its words without endings and without the small ones, each once. */
function stems(text) {
	const words = text.toLowerCase().replaceAll("’", "'").replace(/'s\b/g, "").match(/[\p{L}\p{N}]+/gu) ?? [];
	return new Set(words.filter((word) => !SMALL.has(word)).map(stem));
}
/** How many of the words occur in both. */
function overlap(a, b) {
	let shared = 0;
	for (const word of a) if (b.has(word)) shared += 1;
	return shared;
}
/** The share of the wanted words that were found, 0…1; 0 when nothing was wanted. */
function shareFound(wanted, found) {
	return wanted.size === 0 ? 0 : overlap(wanted, found) / wanted.size;
}
/** The sentences of a text, trimmed; headings and list items are sentences of their own, without their marks. */
function sentences(text) {
	return text.split(/\n+|(?<=[.!?]["”)]?)\s+/).map((sentence) => sentence.replace(/^\s*(?:[-*•]|#+|\d+\.)\s+/, "").trim()).filter((sentence) => sentence !== "");
}
function stem(word) {
	if (word.length <= 3 || /\d/.test(word)) return word;
	const bare = word.replace(/(?:ies|ied)$/, "y").replace(/(?<=..[^s])(?:ing|ed|es|s)$/, "").replace(/(?<=...)(?:e|y)$/, "");
	return /([bdfgmnprt])\1$/.test(bare) ? bare.slice(0, -1) : bare;
}
const SMALL = new Set("a about after all also am an and any are as at be been before being but by can could d did do does doing don for from get give go got had has have he her here him his how i if in into is it its just let ll m many may me might more most much must my need no not of off on once one only or our out over own please re s shall she should so some such t take tell than thank thanks that the their them then there these they this those to too under until up us use ve very want was we were what when where which while who whom why will with would yes you your hello hi".split(" "));

// src/simulation/compose.ts
const UNKNOWN = "I do not know: the documents do not say.";
/** Writes the answer: what the tools said, then the sentences that share most words with the question. */
function compose(material, asked, traits, chance) {
	const { reports } = material;
	const isBrief = asked.brief !== void 0 && chance("brief") < traits.follows.brief;
	const length = isBrief ? asked.brief ?? traits.talkative : Math.max(traits.talkative, (asked.brief ?? 0) + 1);
	const quoted = choose(material, traits, chance).slice(0, Math.max(0, length - reports.length));
	if (reports.length === 0 && quoted.length === 0) return {
		text: withoutEvidence(material, asked, traits, chance),
		sources: []
	};
	const cite = asked.cite !== void 0 && chance("cite") < traits.follows.cite ? asked.cite : void 0;
	const body = [...reports, ...quoted.map((passage) => quote(passage, cite))].join(" ");
	return {
		text: isBrief ? body : `Thank you for your question. ${body} Please write again if anything is unclear.`,
		sources: [...new Set(quoted.map(({ document }) => document))]
	};
}
/** The passages it dares to use, the best first; the earlier document wins a tie. */
function choose({ question, passages }, traits, chance) {
	const ranked = passages.map((passage) => ({
		passage,
		score: scoreOf(passage, question)
	})).filter(({ score }) => score >= traits.needs).sort((a, b) => b.score - a.score).map(({ passage }) => passage);
	return ranked.length > 1 && chance("slip") < traits.slips ? ranked.slice(1) : ranked;
}
/** Words shared with the question; a word that only the title has counts half. */
function scoreOf({ words, titleWords }, question) {
	const title = new Set([...titleWords].filter((word) => !words.has(word)));
	return overlap(question, words) + overlap(question, title) / 2;
}
function withoutEvidence({ passages }, asked, traits, chance) {
	if (asked.documentsOnly && chance("documentsOnly") < traits.follows.documentsOnly) return UNKNOWN;
	return passages[0]?.text ?? "That should normally be possible, in most cases within a few days.";
}
function quote({ text, document }, cite) {
	if (cite === void 0) return text;
	const [open, close] = cite;
	const end = /[.!?]$/.test(text) ? text.slice(-1) : "";
	return `${text.slice(0, text.length - end.length)} ${open}${document}${close}${end}`;
}

// src/simulation/documents.ts
const ELEMENT = /<document\b([^>]*)>([\s\S]*?)<\/document>/g;
const PARAGRAPH = /^[ \t]*(?:[-*][ \t]+)?\[([\w.-]{1,40})\][ \t]*(.*(?:\n(?![ \t]*(?:[-*][ \t]+)?\[|\s*\n).+)*)/gm;
/**
* The sentences of every document in the messages, in their order. A document is a `<document id="d7" title="…">`
* element, or a paragraph that begins with its id in square brackets.
*/
function passages(messages) {
	return messages.filter(({ role }) => role !== "assistant" && role !== "tool").flatMap(({ content }) => documentsIn(content)).flatMap(({ id, title, text }) => {
		const titleWords = stems(title);
		return sentences(text).map((sentence) => ({
			document: id,
			text: sentence,
			words: stems(sentence),
			titleWords
		}));
	});
}
/** A text without its documents: what is left are instructions. */
function withoutDocuments(text) {
	return text.replace(ELEMENT, "").replace(PARAGRAPH, "");
}
function documentsIn(text) {
	const elements = [...text.matchAll(ELEMENT)].map(([, attributes = "", body = ""]) => ({
		id: attribute(attributes, "id"),
		title: attribute(attributes, "title"),
		text: body
	}));
	const paragraphs = [...text.replace(ELEMENT, "").matchAll(PARAGRAPH)].map(([, id = "", body = ""]) => ({
		id,
		title: "",
		text: body
	}));
	return [...elements, ...paragraphs];
}
function attribute(attributes, name) {
	return new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? "";
}

// src/simulation/instructions.ts
const FORBIDS = /\b(?:do not|don't|never|avoid|no need to|no) (?:\w+ ){0,2}(?:cit\w*|sources?|JSON)\b/i;
const DOES_WITHOUT = /^(?!.*\b(?:never|not)\b).*\bwithout (?:any )?(?:cit\w*|sources?)\b/i;
const CITES = /\b(?:cit(?:e|es|ed|ing|ations?)|sources?|square brackets)\b/i;
const ONLY_DOCUMENTS = /\b(?:only|nothing but|solely|exclusively)\b.*\b(?:documents?|context|passages)\b|\b(?:documents?|context|passages)\b.*\b(?:only|alone)\b/i;
const JSON_REPLY = /\bJSON\b/;
const REFUSES = /^(?:refuse|decline|(?:do not|never) (?:answer|discuss|reveal|share|help with|talk about))\b(.*)$/i;
const WORDING = /\b(?:refus\w*|declin\w*)\b.*["“]([^"”]+)["”]/i;
/** Reads the instructions of a system text; its documents are not instructions. */
function readInstructions(system) {
	const asked = sentences(joinLists(withoutDocuments(system)));
	const wanted = asked.filter((sentence) => !FORBIDS.test(sentence) && !DOES_WITHOUT.test(sentence));
	const cite = wanted.find((sentence) => CITES.test(sentence) && !JSON_REPLY.test(sentence));
	const brief = asked.map(sentenceLimit).find((limit) => limit !== void 0);
	const json = wanted.find((sentence) => JSON_REPLY.test(sentence));
	const refusal = asked.map((sentence) => WORDING.exec(sentence)?.[1]).find((wording) => wording !== void 0);
	return {
		...cite !== void 0 && { cite: bracketsIn(cite) },
		...brief !== void 0 && { brief },
		documentsOnly: asked.some((sentence) => ONLY_DOCUMENTS.test(sentence)),
		...json !== void 0 && { jsonKeys: keysIn(json) },
		refuse: asked.flatMap(topicsOf),
		...refusal !== void 0 && { refusal }
	};
}
/** True when a question is about one of the topics: most of a topic's words occur in it. */
function isRefused(question, topics) {
	return topics.some((topic) => {
		return [...topic].filter((word) => question.has(word)).length >= Math.min(topic.size, Math.max(2, Math.ceil(topic.size * 2 / 3)));
	});
}
function joinLists(text) {
	return text.replace(/:[ \t]*\n+((?:[ \t]*[-*] .+\n?)+)/g, (_, items) => {
		return `: ${items.split("\n").map((item) => item.replace(/^[ \t]*[-*] /, "").trim()).filter((item) => item !== "").join("; ")}\n`;
	});
}
const NUMBERS = [
	"zero",
	"one",
	"two",
	"three",
	"four",
	"five",
	"six"
];
function sentenceLimit(sentence) {
	const limit = /\b(\d+|one|two|three|four|five|six)(?: \w+)? sentences?\b/i.exec(sentence)?.[1]?.toLowerCase();
	if (limit !== void 0) return NUMBERS.includes(limit) ? NUMBERS.indexOf(limit) : Number(limit);
	return /\b(?:brief|briefly|short|concise)\b/i.test(sentence) ? 2 : void 0;
}
function bracketsIn(sentence) {
	const example = /([[({<])\w+([\])}>])/.exec(sentence);
	return [example?.[1] ?? "[", example?.[2] ?? "]"];
}
function keysIn(sentence) {
	const keys = [...sentence.matchAll(/["'`“](\w+)["'`”]/g)].map((match) => match[1] ?? "");
	return keys.length > 0 ? keys : ["answer"];
}
const FRAME = /^[^:;]*?\b(?:about|for|to|with)\b|^[^:;]*:/i;
function topicsOf(sentence) {
	const rest = REFUSES.exec(sentence)?.[1];
	if (rest === void 0) return [];
	return rest.replace(FRAME, "").split(/[;,]|\bor\b/).map(stems).filter((topic) => topic.size > 0);
}

// src/simulation/judge/quality.ts
/**
* 0…1: how good an answer is, as the mean of the criteria that can be judged. What a reference says counts as much as
* all else together.
*/
function quality({ answers, reference, evidence, rubric }, answer = answers.at(-1)?.text ?? "") {
	const said = stems(answer);
	if (said.size === 0) return 0;
	const onTopic = Math.min(1, 1.5 * shareFound(stems(evidence), said));
	const criteria = [evidence === "" ? Math.min(1, said.size / 8) : onTopic];
	if (/\b(?:cit\w*|sources?)\b/i.test(rubric)) criteria.push(/[[(]\w*\d+[\])]/.test(answer) ? 1 : 0);
	if (/\b(?:brief|short|concise)\b/i.test(rubric)) criteria.push(sentences(answer).length <= 3 ? 1 : 0);
	const mean = criteria.reduce((sum, criterion) => sum + criterion, 0) / criteria.length;
	return reference === void 0 ? mean : (mean + shareFound(stems(reference), said)) / 2;
}

// src/simulation/judge/choices.ts
const MOSTLY = .8;
/** One of autoevals' five choices, by which words of either answer the other has too. */
function chooseFactuality({ answers, reference = "", question = "" }, slips) {
	const asked = stems(question);
	const facts = (text) => new Set([...stems(text)].filter((stem) => !asked.has(stem)));
	const [expert, submitted] = [facts(reference), facts(answers.at(-1)?.text ?? "")];
	const covered = shareFound(expert, submitted);
	const backed = shareFound(submitted, expert);
	if (slips("choice")) return covered < .5 ? "A" : "D";
	if (covered >= MOSTLY) return backed >= MOSTLY ? "C" : "B";
	return backed >= MOSTLY ? "A" : "D";
}
/** Answers as good as this are equally good. */
const SAME = .05;
/** The better of two answers as one of the words for them; where it slips it prefers the first, as judges do. */
function chooseOfTwo(levels, judging, slips) {
	const [first, second, tie] = levels;
	if (slips("order")) return first;
	const [one = 0, other = 0] = judging.answers.map(({ text }) => quality(judging, text));
	if (tie !== void 0 && Math.abs(one - other) < SAME) return tie;
	return one >= other ? first : second;
}

// src/simulation/judge/judging.ts
/** What a request asks a judge, or undefined: no structured answer, or no fenced text. Fenced texts are data. */
function readJudging({ answerSchema, messages }) {
	if (!isObject(answerSchema)) return void 0;
	const blocks = messages.flatMap(fencedBlocks);
	if (blocks.length === 0) return void 0;
	const named = (name) => blocks.filter(({ heading }) => name.test(heading));
	const [reference] = named(/reference|expected|expert/i);
	const replies = named(/answer|response|reply|output/i).filter((block) => block !== reference);
	const answers = replies.length === 0 ? blocks.slice(-1).filter((block) => block !== reference) : replies;
	const documents = named(/^document/i);
	const [question] = named(/question|input|query/i);
	const [list] = named(/^citations/i);
	const others = blocks.filter((block) => !answers.includes(block) && block !== reference && !documents.includes(block));
	const outside = messages.map(({ content }) => content.replace(FENCED, "")).join("\n");
	return {
		schema: answerSchema,
		answers,
		...reference !== void 0 && { reference: reference.text },
		...question !== void 0 && { question: question.text },
		documents: documents.map(({ text }) => text),
		...list !== void 0 && { list: list.text },
		evidence: others.map(({ text }) => text).join("\n"),
		rubric: outside.slice(Math.max(0, outside.lastIndexOf("Rubric:\n")))
	};
}
function asksForTwo({ answers }) {
	return answers.length === 2;
}
const FENCED = /^([`~=<>#-]{3,})([^\n]*)\n([\s\S]*?)\n?^\1[^\n]*$|<(\w+)[^>]*>([\s\S]*?)<\/\4>/gm;
function fencedBlocks({ role, content }) {
	if (role !== "user") return [];
	return [...content.matchAll(FENCED)].map((match) => {
		const before = content.slice(0, match.index).trimEnd();
		const name = (match[2] ?? match[4] ?? "").trim();
		return {
			heading: name === "" ? before.slice(before.lastIndexOf("\n") + 1) : name,
			text: match[3] ?? match[5] ?? ""
		};
	});
}

// src/simulation/judge/verdict-lists.ts
/** A document supports what shares this many of its words with it. */
const ENOUGH = .6;
const MOST = 30;
/** The sentences of the reference, else of the answer, each with whether one document has most of its words. */
function takeApart({ answers, reference, documents }, slips) {
	const known = documents.map(stems);
	return sentences(reference ?? answers.at(-1)?.text ?? "").filter((sentence) => stems(sentence).size > 0).slice(0, MOST).map((statement, index) => {
		return {
			statement,
			supported: known.some((document) => shareFound(stems(statement), document) >= ENOUGH) !== slips(`statement ${index}`)
		};
	});
}
/** A verdict for each line of the list that is to be gone through, else for each document. */
function goThrough({ answers, question, reference, documents, list }, slips) {
	const known = documents.map(stems);
	if (list === void 0) {
		const wanted = stems(`${question ?? ""} ${reference ?? ""}`);
		return known.map((document, index) => ({
			number: index + 1,
			holds: shareFound(wanted, document) >= ENOUGH / 2 !== slips(`document ${index}`)
		}));
	}
	const claims = sentences(answers.at(-1)?.text ?? "");
	return list.split("\n").map((line, index) => {
		const [, mark = "", place] = /\[(.*)\] points to document (\d+)$/.exec(line) ?? [];
		const document = known[Number(place) - 1] ?? /* @__PURE__ */ new Set();
		const supported = claims.filter((claim) => claim.includes(mark)).some((claim) => shareFound(stems(claim.replaceAll(/[[(【][^\])】]*[\])】]/g, "")), document) >= ENOUGH);
		return {
			number: index + 1,
			holds: supported !== slips(`citation ${index}`)
		};
	});
}

// src/simulation/structured.ts
/** An object that follows a JSON Schema's properties: sources go where sources are asked for, the text elsewhere. */
function fillSchema(schema, content) {
	const properties = isObject(schema["properties"]) ? schema["properties"] : { answer: { type: "string" } };
	return Object.fromEntries(Object.entries(properties).map(([key, property]) => [key, valueFor(key, property, content)]));
}
/** An object with the given keys. */
function fillKeys(keys, content) {
	return Object.fromEntries(keys.map((key) => [key, asksForSources(key) ? content.sources : content.text]));
}
function asksForSources(key) {
	return /source|citation|document|reference/i.test(key);
}
function valueFor(key, property, content) {
	const { type, enum: choices, minimum, items } = isObject(property) ? property : {};
	if (Array.isArray(choices)) return choices[0] ?? null;
	switch (type) {
		case "array":
			if (asksForSources(key)) return content.sources;
			return isObject(items) && items["type"] === "string" ? [content.text] : [];
		case "object": return isObject(property) ? fillSchema(property, content) : {};
		case "number":
		case "integer": return typeof minimum === "number" ? minimum : 1;
		case "boolean": return content.text !== "";
		default: return asksForSources(key) ? content.sources.join(", ") : content.text;
	}
}

// src/simulation/judge.ts
/**
* The verdict of the simulated judge as a JSON text, or undefined when nobody asks for one: a structured answer about
* fenced texts that is a level of a scale, a choice, or a list of verdicts. It is a rule, not a mind: words shared with
* the question, the reference and the documents, and the few criteria (sources, brevity) that a rubric names.
*/
function judge(request, traits, chance) {
	const judging = readJudging(request);
	if (judging === void 0) return void 0;
	const slips = (what) => chance(what) >= traits.judges;
	const { schema } = judging;
	const list = listOf(schema);
	if (list !== void 0) {
		const verdicts = "statement" in list.item ? takeApart(judging, slips) : goThrough(judging, slips);
		return JSON.stringify({ [list.key]: verdicts.map((verdict) => ({
			...fillSchema(list.schema, REASON),
			...verdict
		})) });
	}
	const scale = scaleOf(schema);
	if (scale === void 0) return void 0;
	return JSON.stringify({
		...fillSchema(schema, REASON),
		[scale.key]: chosen(scale.levels, judging, slips, chance)
	});
}
const REASON = {
	text: "Rule of the simulated judge: shared words.",
	sources: []
};
/** The list of verdicts that a schema asks for: its items say of something that it is so or not. */
function listOf(schema) {
	for (const [key, property] of propertiesOf(schema)) {
		const items = isObject(property) && property["type"] === "array" ? property["items"] : void 0;
		if (!isObject(items)) continue;
		const item = Object.fromEntries(propertiesOf(items));
		if (Object.values(item).some((one) => isObject(one) && one["type"] === "boolean")) return {
			key,
			schema: items,
			item
		};
	}
}
function scaleOf(schema) {
	for (const [key, property] of propertiesOf(schema)) if (isObject(property) && Array.isArray(property["enum"])) return {
		key,
		levels: property["enum"]
	};
}
function propertiesOf(schema) {
	return isObject(schema["properties"]) ? Object.entries(schema["properties"]) : [];
}
function chosen(levels, judging, slips, chance) {
	if (levels.join() === "A,B,C,D,E") return chooseFactuality(judging, slips);
	if (asksForTwo(judging)) return chooseOfTwo(levels, judging, slips);
	const ascending = worstFirst(levels);
	const exact = Math.round(quality(judging) * (levels.length - 1));
	const shift = !slips("judge") ? 0 : exact === 0 || chance("harsh") < .5 ? 1 : -1;
	return ascending[Math.max(0, Math.min(levels.length - 1, exact + shift))];
}
function worstFirst(levels) {
	if (levels.every((level) => typeof level === "number")) return [...levels].sort((a, b) => a - b);
	return /^(?:a|yes|good|best|pass|right|correct|excellent)\b/i.test(String(levels[0])) ? [...levels].reverse() : levels;
}

// src/simulation/single-token.ts
/**
* The one token that a served model answers a bare input with at temperature 0; undefined for any other request. Most
* inputs always bring the same token. A few lie on an edge and bring now one and now another, because no serving rounds
* the same way twice; which these are, what they bring and how often depends on the served model alone.
*
* @param served the model behind the name
* @param draw a number in [0, 1) that differs with each repetition
*/
function singleToken(request, served, draw) {
	const [message, ...others] = request.messages;
	if (request.max_tokens !== 1 || request.temperature !== 0 || request.tools.length > 0) return void 0;
	if (message?.role !== "user" || others.length > 0 || request.answerSchema !== void 0) return void 0;
	const chance = chanceOf("token", served, message.content);
	const first = tokenAt(chance("first"));
	if (chance("border") >= BORDER) return first;
	const second = tokenAt(chance("second"));
	return draw < LEAST + (1 - 2 * LEAST) * chance("share") ? first : second;
}
/** The share of inputs that lie on an edge, and of the rarer of their two tokens at least. */
const BORDER = .15;
const LEAST = .3;
function tokenAt(chance) {
	return TOKENS[Math.floor(chance * TOKENS.length)] ?? "";
}
const TOKENS = "The A I It This That You We In On To Yes No Sure Hi Here What How One Let Is Of And As".split(" ");

// src/simulation/tools.ts
/**
* The calls that a question asks for: of the tools whose required parameters the conversation can fill, the one whose
* name and description share most words with the question. Two order numbers make two calls.
* @param said what the user said, the last message first
*/
function fittingCalls(tools, said) {
	const question = stems(said[0] ?? "");
	const best = tools.map((tool) => ({
		tool,
		calls: fill(tool, said),
		shared: overlap(question, stems(spoken(tool)))
	})).filter(({ calls, shared }) => calls.length > 0 && shared > 0).sort((a, b) => b.shared - a.shared)[0];
	if (best === void 0) return [];
	return best.calls.map((values) => {
		const text = JSON.stringify(values);
		const { name } = best.tool;
		return {
			id: `call_${sha256(`${name}${text}`).slice(0, 12)}`,
			type: "function",
			function: {
				name,
				arguments: text
			}
		};
	});
}
/** A tool's name and description, as words. */
function spoken({ name, description }) {
	return `${name.replace(/[_.-]|(?<=[a-z])(?=[A-Z])/g, " ")} ${description}`;
}
const MOST_CALLS = 3;
/** One set of arguments for each value of the first parameter; none when a required one cannot be filled. */
function fill({ parameters }, said) {
	const properties = isObject(parameters["properties"]) ? parameters["properties"] : {};
	const required = Array.isArray(parameters["required"]) ? parameters["required"] : Object.keys(properties);
	const names = Object.keys(properties).filter((name) => required.includes(name));
	const found = names.map((name) => valuesFor(name, properties[name], said));
	const [first, ...others] = found;
	if (first === void 0 || found.some((values) => values.length === 0)) return [];
	return first.slice(0, MOST_CALLS).map((value) => {
		const values = [value, ...others.map((other) => other[0] ?? "")];
		return Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]));
	});
}
/** The values for a parameter in the latest message that has any. */
function valuesFor(name, schema, said) {
	const matches = matcherFor(name, isObject(schema) ? schema : {});
	for (const text of said) {
		const values = matches(text);
		if (values.length > 0) return [...new Set(values)];
	}
	return [];
}
function matcherFor(name, schema) {
	const { pattern, description } = schema;
	const choices = schema["enum"];
	if (Array.isArray(choices)) {
		const texts = choices.filter((choice) => typeof choice === "string");
		return (text) => texts.filter((choice) => text.toLowerCase().includes(choice.toLowerCase()));
	}
	const tokens = (text) => text.match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? [];
	if (typeof pattern === "string") {
		const whole = new RegExp(`^(?:${pattern})$`);
		return (text) => tokens(text).filter((token) => whole.test(token));
	}
	return /\b(?:id|number|code|reference)\b/i.test(`${name.replaceAll("_", " ")} ${String(description ?? "")}`) ? (text) => tokens(text).filter((token) => /\d{3,}/.test(token)) : () => [];
}
/** What a tool answered, as one sentence for people: "Order status: status shipped, arrives 12 November." */
function reportOf(tool, result) {
	const words = tool.replaceAll(/[_.-]/g, " ").trim();
	return `${`${words.charAt(0).toUpperCase()}${words.slice(1)}`}: ${factsIn(result)}.`;
}
function factsIn(result) {
	const value = parsed$1(result);
	if (!isObject(value)) return result.trim().replace(/[.!?]$/, "");
	const facts = Object.entries(value).filter(([, fact]) => [
		"string",
		"number",
		"boolean"
	].includes(typeof fact)).map(([key, fact]) => `${key.replaceAll("_", " ")} ${String(fact)}`);
	return facts.length > 0 ? facts.join(", ") : "nothing known";
}
function parsed$1(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// src/simulation/simulate-answer.ts
/**
* Answers a chat completion the way a language model would, by rule and without one. It follows the instructions it
* finds in the system text (cite, be brief, only from documents, refuse, reply in JSON), quotes the sentences that
* share most words with the question, calls a tool whose parameters it can fill, and judges when given a rubric. How
* well it does all that depends on the model's name.
*
* The same request and draw give the same answer on every machine. At temperature 0 repetitions do not differ, save those
* of a bare input that is answered with a single token (single-token.ts).
*/
function simulateAnswer(request, draw) {
	const { name } = simulatedModel(request.model);
	const served = simulatedModel(draw.servedAs ?? request.model);
	const digest = digestOf(request);
	const token = singleToken(request, served.name, chanceOf(draw.seed, digest, draw.repetition)("token"));
	const repetition = request.temperature === 0 && token === void 0 ? 0 : draw.repetition;
	const said = token === void 0 ? speak(request, served.traits, chanceOf(draw.seed, digest, repetition)) : { text: token };
	return completion(request, name, `chatcmpl-${digest.slice(0, 20)}-${repetition}`, said);
}
function speak(request, traits, chance) {
	const verdict = judge(request, traits, chance);
	if (verdict !== void 0) return { text: verdict };
	const asked = readInstructions(systemText(request.messages));
	const said = request.messages.filter(({ role }) => role === "user").map(({ content }) => withoutDocuments(content)).reverse();
	const question = questionWords(said);
	if (isRefused(question, asked.refuse) && chance("refuse") < traits.follows.refuse) return { text: asJson(request, asked, {
		text: asked.refusal ?? "I am not able to help with that.",
		sources: []
	}) };
	const reports = toolReports(request.messages);
	const calls = reports.length === 0 && request.tool_choice !== "none" ? fittingCalls(request.tools, said) : [];
	if (calls.length > 0 && chance("tools") < traits.follows.tools) return { calls };
	const material = {
		question,
		passages: passages(request.messages),
		reports
	};
	const followsJson = chance("json") < traits.follows.json;
	const content = compose(material, asked, traits, chance);
	return { text: followsJson ? asJson(request, asked, content) : content.text };
}
function systemText(messages) {
	return messages.filter(({ role }) => role === "system" || role === "developer").map(({ content }) => content).join("\n\n");
}
const FEW_WORDS = 3;
function questionWords([last = "", previous = ""]) {
	const words = stems(last);
	return words.size < FEW_WORDS ? stems(`${previous} ${last}`) : words;
}
/** One sentence for each tool result since the user last spoke. */
function toolReports(messages) {
	const turn = messages.slice(messages.findLastIndex(({ role }) => role === "user") + 1);
	const names = new Map(turn.flatMap(({ tool_calls = [] }) => tool_calls.map((call) => [call.id, call.function.name])));
	return turn.filter(({ role }) => role === "tool").map(({ content, tool_call_id }) => reportOf(names.get(tool_call_id ?? "") ?? "result", content));
}
function asJson({ answerSchema }, { jsonKeys }, content) {
	if (answerSchema !== void 0 && answerSchema !== true) return JSON.stringify(fillSchema(answerSchema, content));
	if (answerSchema === true || jsonKeys !== void 0) return JSON.stringify(fillKeys(jsonKeys ?? ["answer"], content));
	return content.text;
}
const TOKEN = 4;
function completion(request, model, id, said) {
	const calls = "calls" in said ? said.calls : [];
	const whole = "text" in said ? said.text : "";
	const limit = request.max_tokens === void 0 ? whole.length : request.max_tokens * TOKEN;
	const text = whole.slice(0, limit);
	const sent = request.messages.map(({ content }) => content).join("") + (request.tools.length > 0 ? JSON.stringify(request.tools) : "");
	const prompt_tokens = Math.ceil(sent.length / TOKEN);
	const completion_tokens = Math.ceil((text + calls.map((call) => call.function.arguments).join("")).length / TOKEN);
	return {
		id,
		object: "chat.completion",
		created: 1793491200,
		model,
		system_fingerprint: "fp_simulated",
		choices: [{
			index: 0,
			message: {
				role: "assistant",
				content: calls.length > 0 ? null : text,
				refusal: null,
				...calls.length > 0 && { tool_calls: calls }
			},
			logprobs: null,
			finish_reason: calls.length > 0 ? "tool_calls" : text.length < whole.length ? "length" : "stop"
		}],
		usage: {
			prompt_tokens,
			completion_tokens,
			total_tokens: prompt_tokens + completion_tokens
		}
	};
}

// src/edges/simulated-model-server.ts
/**
* Serves the simulated model on loopback in the form of OpenAI's API: POST /v1/chat/completions and GET /v1/models.
*
* A request that comes again may be answered differently, as by a real model. Which answers a request gets over its
* repetitions depends on its content and the seed, and not on what else is asked in between: a run gives the same
* results whatever the order in which its requests arrive.
*/
async function startSimulatedModel(options = {}) {
	const { latencyMs = 15, seed = "simulated", port = 0 } = options;
	const asked = /* @__PURE__ */ new Map();
	const swaps = new Map(Object.entries(options.swaps ?? {}));
	let requests = 0;
	const complete = async (body) => {
		const read = readRequest(body);
		if (read.status === "refused") return errorReply(400, read.problem, read.parameter);
		const digest = digestOf(read.request);
		const repetition = asked.get(digest) ?? 0;
		asked.set(digest, repetition + 1);
		await setTimeout(latencyOf(read.request, latencyMs, chanceOf(seed, digest, repetition)("latency")));
		const { model } = read.request;
		const servedAs = swaps.get(model) ?? swaps.get(simulatedModel(model).name);
		const draw = {
			seed,
			repetition,
			...servedAs === void 0 ? {} : { servedAs }
		};
		return {
			status: 200,
			body: simulateAnswer(read.request, draw)
		};
	};
	const server = createServer((request, response) => {
		if (request.method === "POST") requests += 1;
		answer(request, complete).then((reply) => send(response, reply), (error) => send(response, errorReply(500, `the simulated model failed: ${String(error)}`)));
	});
	const baseUrl = `http://127.0.0.1:${await listen(server, port)}/v1`;
	const close = () => stop(server);
	const serve = (name, as) => void swaps.set(name, as);
	return {
		baseUrl,
		requests: () => requests,
		serve,
		close,
		[Symbol.asyncDispose]: close
	};
}
async function answer(request, complete) {
	const path = (request.url ?? "/").split("?")[0];
	const text = await bodyText(request);
	if (path === "/v1/models") return request.method === "GET" ? {
		status: 200,
		body: modelList()
	} : wrongMethod(request);
	if (path !== "/v1/chat/completions") return errorReply(404, `there is nothing at ${path}`);
	if (request.method !== "POST") return wrongMethod(request);
	const body = parsed(text);
	return body === void 0 ? errorReply(400, "the body is not JSON") : complete(body);
}
async function bodyText(request) {
	const pieces = [];
	for await (const piece of request) pieces.push(Buffer.from(piece));
	return Buffer.concat(pieces).toString("utf8");
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function modelList() {
	return {
		object: "list",
		data: SIMULATED_MODELS.map(({ name }) => ({
			id: name,
			object: "model",
			created: 0,
			owned_by: "simulated"
		}))
	};
}
function wrongMethod({ method, url }) {
	return errorReply(405, `${method ?? "this method"} is not allowed at ${url ?? "/"}`);
}
function errorReply(status, message, param) {
	return {
		status,
		body: { error: {
			message,
			type: status < 500 ? "invalid_request_error" : "server_error",
			param: param ?? null,
			code: null
		} }
	};
}
function send(response, { status, body }) {
	response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
/** Milliseconds: half to twice the middle one, longer for a slow model. */
function latencyOf({ model }, middle, chance) {
	return middle * simulatedModel(model).traits.slowness * 2 ** (2 * chance - 1);
}
const OTHER_PORT = "Name another port, or none: then one that is free is taken.";
async function listen(server, port) {
	await new Promise((resolve, reject) => {
		const refuse = (cause) => reject(new UserError(`port ${port} cannot be listened on`, OTHER_PORT, { cause }));
		server.once("error", refuse).listen(port, "127.0.0.1", resolve);
	});
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("a server on a port has an address");
	return address.port;
}
async function stop(server) {
	if (!server.listening) return;
	const closed = new Promise((resolve) => {
		server.close(() => resolve());
	});
	server.closeAllConnections();
	await closed;
}

export { startSimulatedModel };