import { i as __toESM } from "./rolldown-runtime.js";
import { t as UserError } from "./errors2.js";
import { n as digestOf, r as normaliseText, t as canonicalJson } from "./digest.js";
import { a as sumOfDollars, i as roughTokens, n as dollarsPaid, r as roughInputTokens } from "./cost.js";
import { i as stoppedEarly, n as overErrorBudget, r as overMoneyBudget } from "./incomplete.js";
import { t as pLimit } from "./p-limit.js";
import { t as compileSchema } from "./json-schema.js";
import { n as compileLinearTest } from "./linear-pattern2.js";
import { a as FENCES_HOLD_DATA, c as fenced, l as citationsIn, o as MOST_CHARACTERS$1, s as documentBlocks, u as expectedBy } from "./spend-lines.js";
import { Script, createContext } from "node:vm";

// src/pipeline/replay/in-turns.ts
/** Trial after trial, case after case in the order of the plan, whatever order the asks have. */
function inTurns(asks, { cases }) {
	const places = new Map(cases.map((one, place) => [one, place]));
	return asks.map((ask) => ({
		...ask,
		place: places.get(ask.case) ?? 0
	})).sort((a, b) => a.trial - b.trial || a.place - b.place).flatMap(({ case: one, trial, arms, place }) => turned(arms, place + trial).map((arm) => ({
		arm,
		asked: {
			case: one,
			recording: recordingOf(one, trial),
			trial
		}
	})));
}
/** The arms from another one on each time, so that none of them is always asked first. */
function turned(arms, times) {
	const from = times % arms.length;
	return [...arms.slice(from), ...arms.slice(0, from)];
}
/** Trials go through a case's recordings in turn. */
function recordingOf({ recordings }, trial) {
	return recordings[trial % recordings.length] ?? recordings[0];
}

// src/pipeline/meter/output-sizes.ts
const UNSEEN_LIKELY = 300;
const UNSEEN_MOST = 4096;
const ENOUGH_SEEN = 8;
/** Learns, writer by writer, how long answers are. */
function outputSizes() {
	const seen = /* @__PURE__ */ new Map();
	const most = ({ name, limit }) => {
		if (limit !== void 0) return limit;
		const { replies, largest } = seen.get(name) ?? {
			replies: 0,
			largest: 0
		};
		return replies < ENOUGH_SEEN ? Math.max(UNSEEN_MOST, 2 * largest) : Math.max(largest, Math.min(4 * largest, UNSEEN_MOST));
	};
	return {
		isBounded: ({ name, limit }) => seen.has(name) || limit !== void 0,
		most,
		likely: (writer) => Math.min(seen.get(writer.name)?.largest ?? UNSEEN_LIKELY, most(writer)),
		see({ name }, output) {
			const before = seen.get(name) ?? {
				replies: 0,
				largest: 0
			};
			seen.set(name, {
				replies: before.replies + 1,
				largest: Math.max(before.largest, output)
			});
		}
	};
}

// src/pipeline/meter/book.ts
const NOTHING = {
	calls: 0,
	tokens: 0,
	usd: 0
};
/** @param together true where calls are gathered before any is made, so that none can go ahead of the others */
function openBook(budget, together) {
	let paid = NOTHING;
	let held = NOTHING;
	let underWay = 0;
	let spend = {
		calls: 0,
		cachedCalls: 0,
		inputTokens: 0,
		outputTokens: 0,
		usd: 0
	};
	let over;
	let waiting = [];
	const sizes = outputSizes();
	const likelyOf = ({ writer }) => writer === void 0 ? 0 : sizes.likely(writer);
	const mostOf = ({ writer }) => writer === void 0 ? 0 : sizes.most(writer);
	const room = () => new Promise((resolve) => waiting.push(resolve));
	async function admit(offer) {
		const likely = amountOf(offer, likelyOf(offer));
		while (over === void 0) {
			if (offer.writer !== void 0 && !sizes.isBounded(offer.writer) && underWay > 0 && !together && capsText(budget)) {
				await room();
				continue;
			}
			const hold = underWay === 0 ? likely : amountOf(offer, mostOf(offer));
			if (capPassed(budget, sum(sum(paid, held), hold)) === void 0) {
				held = sum(held, hold);
				underWay += 1;
				return hold;
			}
			const cap = capPassed(budget, sum(paid, likely));
			if (cap !== void 0) over = `${cap} would be passed after ${paid.calls} paid calls`;
			else await room();
		}
		wakeAll();
	}
	function settle(offer, hold, outcome) {
		held = sum(held, {
			calls: -hold.calls,
			tokens: -hold.tokens,
			usd: -hold.usd
		});
		underWay -= 1;
		spend = {
			...spend,
			calls: spend.calls + 1
		};
		if (offer.writer !== void 0 && outcome.status !== "failed" && outcome.written !== void 0) sizes.see(offer.writer, outcome.written);
		if (outcome.status === "cached") spend = {
			...spend,
			cachedCalls: spend.cachedCalls + 1
		};
		else if (outcome.status === "paid") pay(offer, outcome);
		else paid = sum(paid, {
			...NOTHING,
			calls: 1
		});
		if (outcome.wasted !== void 0) payFor(outcome.wasted, dollarsPaid(outcome.wasted, offer.price, false), 0);
		wakeAll();
	}
	/** A usage that is not told is charged as estimated, so that a cap still holds; the dollars are then unknown. */
	function pay(offer, outcome) {
		const { usage: told, batched } = outcome;
		const usage = told ?? {
			input: offer.input,
			output: likelyOf(offer)
		};
		const usd = outcome.usd ?? offer.perCall ?? dollarsPaid(told, offer.price, batched);
		payFor(usage, usd, 1, usd ?? dollarsPaid(usage, offer.price, batched));
	}
	/** @param charged dollars against the caps, where they are not those that are known to be paid */
	function payFor(usage, usd, calls, charged = usd) {
		const { usd: before, ...rest } = spend;
		spend = {
			...rest,
			inputTokens: spend.inputTokens + usage.input,
			outputTokens: spend.outputTokens + usage.output,
			...before === void 0 || usd === void 0 ? {} : { usd: before + usd }
		};
		paid = sum(paid, {
			calls,
			tokens: usage.input + usage.output,
			usd: charged ?? 0
		});
	}
	function wakeAll() {
		const woken = waiting;
		waiting = [];
		for (const wake of woken) wake();
	}
	return {
		admit,
		settle,
		spend: () => told(spend),
		over: () => over
	};
}
function told(spend) {
	return spend.usd === void 0 ? spend : {
		...spend,
		usd: sumOfDollars(spend.usd)
	};
}
/** Which cap an amount passes, for people; undefined when it fits. */
function capPassed(budget, { calls, tokens, usd }) {
	if (budget.usd !== void 0 && usd > budget.usd) return `budget.usd of ${budget.usd}`;
	if (budget.tokens !== void 0 && tokens > budget.tokens) return `budget.tokens of ${budget.tokens}`;
	if (budget.calls !== void 0 && calls > budget.calls) return `budget.calls of ${budget.calls}`;
}
/** Whether a cap depends on how long an answer is. */
function capsText({ usd, tokens }) {
	return usd !== void 0 || tokens !== void 0;
}
function sum(a, b) {
	return {
		calls: a.calls + b.calls,
		tokens: a.tokens + b.tokens,
		usd: a.usd + b.usd
	};
}
function amountOf({ input, price, perCall }, output) {
	const usd = perCall ?? dollarsPaid({
		input,
		output
	}, price, false) ?? 0;
	return {
		calls: 1,
		tokens: input + output,
		usd
	};
}

// src/pipeline/meter.ts
/**
* Adds up what a run costs and stops before a cap of the budget is passed: from then on every call answers `cut-off`,
* and nothing is sent. While calls are under way their largest likely size is held back, and a call that would not fit
* beside them waits for them; and until a model without a limit has answered once, its calls go one by one. So a cap is
* passed by no more than what the calls under way exceed twice the longest answer seen. A dollar cap binds only calls
* that have a price.
*/
function meter({ models, services, application }, budget, { applicationPrice, batched = false } = {}) {
	const book = openBook(budget, batched);
	return {
		models: {
			ask: (request, signal) => metered(book, offerOfModel(request), () => models.ask(request, signal), outcomeOfModel),
			embed: (request, signal) => metered(book, offerOfEmbedding(request), () => models.embed(request, signal), outcomeOfModel)
		},
		services: {
			search: (request, signal) => metered(book, offerOfEndpoint(request.endpoint), () => services.search(request, signal), outcomeOfService),
			callTool: (request, signal) => metered(book, offerOfEndpoint(request.endpoint), () => services.callTool(request, signal), outcomeOfService)
		},
		...application === void 0 ? {} : { application: meteredApplication(application, book, applicationPrice) },
		spend: book.spend,
		overBudget: book.over
	};
}
async function metered(book, offer, call, outcomeOf) {
	const held = await book.admit(offer);
	if (held === void 0) return {
		status: "failed",
		reason: "cut-off",
		detail: book.over() ?? "over budget"
	};
	let outcome = { status: "failed" };
	try {
		const reply = await call();
		outcome = outcomeOf(reply);
		return reply;
	} finally {
		book.settle(offer, held, outcome);
	}
}
function offerOfModel({ model, messages, tools }) {
	return {
		input: roughInputTokens(messages, tools),
		writer: writerOf(model),
		...priceOf(model)
	};
}
function writerOf({ name, parameters }) {
	const limit = parameters["max_completion_tokens"] ?? parameters["max_output_tokens"] ?? parameters["max_tokens"];
	return {
		name,
		...typeof limit === "number" ? { limit } : {}
	};
}
/** A vector is paid for by what it is made from. */
function offerOfEmbedding({ model, texts }) {
	return {
		input: texts.reduce((sum, text) => sum + roughTokens(text), 0),
		...priceOf(model)
	};
}
function priceOf({ price }) {
	return price === void 0 ? {} : { price };
}
function offerOfEndpoint({ price }) {
	return {
		input: 0,
		...price === void 0 ? {} : { perCall: price }
	};
}
function outcomeOfModel(reply) {
	const outcome = outcomeOf(reply);
	return "wasted" in reply && reply.wasted !== void 0 ? {
		...outcome,
		wasted: reply.wasted
	} : outcome;
}
function outcomeOf(reply) {
	if (reply.status === "failed") return { status: "failed" };
	const { usage } = reply;
	const isText = reply.status === "replied";
	const written = isText ? { written: usage?.output ?? roughTokens(reply.text) } : {};
	if (reply.cached) return {
		status: "cached",
		...written
	};
	const batched = isText && reply.batched === true;
	return {
		status: "paid",
		...written,
		batched,
		...usage === void 0 ? {} : { usage }
	};
}
/** Nothing was written that is paid by its length: no tokens, which is known. */
function outcomeOfService(reply) {
	if (reply.status === "failed") return { status: "failed" };
	return reply.cached ? { status: "cached" } : {
		status: "paid",
		usage: {
			input: 0,
			output: 0
		}
	};
}
function meteredApplication(application, book, price) {
	const offer = {
		input: 0,
		writer: { name: "the application" },
		...price === void 0 ? {} : { perCall: price }
	};
	return {
		answer: (variant, asked, signal) => metered(book, offer, () => application.answer(variant, asked, signal), outcomeOfApplication),
		close: () => application.close()
	};
}
/** One that tells no usage is not charged for a guess at it. */
function outcomeOfApplication(answer) {
	if (answer.status === "failed") return { status: "failed" };
	const { usage = {
		input: 0,
		output: 0
	}, usd } = answer;
	const written = usage.input + usage.output;
	if (answer.cached) return {
		status: "cached",
		written
	};
	return {
		status: "paid",
		written,
		usage,
		...usd === void 0 ? {} : { usd }
	};
}

// src/pipeline/replay/tally.ts
/**
* @param errorBudget the share of all trials of the replay that may fail, 0…1
* @param signal tells a stop by the user or the deadline from one by the budget: all of them cut calls off
*/
function openTally(errorBudget, signal) {
	const failures = [];
	let total = 0;
	let done = 0;
	let stop;
	return {
		expect(all) {
			total = all;
		},
		enter(answer, model) {
			if (answer.status === "failed" && answer.reason === "cut-off") {
				stop ??= signal.aborted ? stoppedEarly(done, total, "trials", signal.reason) : overMoneyBudget(done, total, "trials", answer.detail);
				return;
			}
			done += 1;
			if (answer.status === "answered") return;
			failures.push(answer);
			if (answer.reason === "unauthorised" || failures.length > errorBudget * total) stop ??= overErrorBudget({
				what: "trials",
				failures,
				total,
				errorBudget,
				model
			});
		},
		failed: () => failures.length,
		stop: () => stop ?? (signal.aborted && done < total ? stoppedEarly(done, total, "trials", signal.reason) : void 0)
	};
}

// src/pipeline/replay/replay.ts
/**
* Replays every case under every arm. The arms take turns within each case and trial, another one first each
* time, so that whatever changes with time (a provider's bad hour) meets all of them alike. Past the error budget, at a
* refused key, over the money budget, at an abort or where all would be in vain no further trial starts; those that had not started are failed as `cut-off`, and the outcome says why
* in one sentence with a remedy.
*
* @param keep is given every answer as it comes, and makes of it what is to be kept: a long run does not hold its
* texts. It counts as a part of the trial: no more of them are under way than the concurrency allows.
*/
async function replay(plan, world, keep) {
	const replaying = openReplay(plan, world, keep);
	if (plan.cases.length > 0) await replaying.ask(wholeOf(plan));
	return replaying.outcome();
}
/** The same part by part, under one error budget. Within a part the arms take turns. */
function openReplay(plan, world, keep) {
	const { arms, cases, concurrency, errorBudget } = plan;
	const tally = openTally(errorBudget, world.signal);
	const kept = new Map(arms.map((arm) => [arm, new Map(cases.map((one) => [one, /* @__PURE__ */ new Map()]))]));
	return {
		async ask({ asks, total, label }) {
			const jobs = inTurns(asks, plan);
			let done = 0;
			const advance = () => world.progress.advance(++done, tally.failed() === 0 ? void 0 : `${tally.failed()} failed`);
			tally.expect(total);
			world.progress.start(label ?? plan.label ?? "replay", jobs.length);
			await pLimit(concurrency).map(jobs, async (job) => {
				const answer = await runJob(job, tally, world, advance);
				(kept.get(job.arm)?.get(job.asked.case))?.set(job.asked.trial, await keep(job.arm.variant, job.asked, answer));
			}).finally(() => world.progress.end());
		},
		outcome() {
			const answered = arms.map((arm) => ({
				variant: arm.variant,
				cases: [...kept.get(arm) ?? []].flatMap(([one, trials]) => trials.size === 0 ? [] : [{
					case: one,
					trials: inOrder$1(trials)
				}])
			}));
			const incomplete = cases.length === 0 ? NO_CASES : tally.stop() ?? world.inVain?.();
			return incomplete === void 0 ? { arms: answered } : {
				arms: answered,
				incomplete
			};
		}
	};
}
/** Everything that a plan asks, as one part. */
function wholeOf({ arms, cases, trials }) {
	const asks = cases.flatMap((one) => Array.from({ length: trials === "recordings" ? one.recordings.length : trials }, (_, trial) => ({
		case: one,
		trial,
		arms
	})));
	return {
		asks,
		total: asks.length * arms.length
	};
}
function inOrder$1(trials) {
	return [...trials].sort(([a], [b]) => a - b).map(([, one]) => one);
}
const NO_CASES = {
	reason: "no-cases",
	problem: "no trace of the sample holds the messages that were asked, so there is nothing to replay",
	remedy: "Record the input messages in production (the README's section on traces), or score what production answered: --target observed."
};
async function runJob({ arm, asked }, tally, world, advance) {
	const stop = tally.stop() ?? world.inVain?.();
	if (stop !== void 0) return {
		status: "failed",
		reason: "cut-off",
		detail: `not started: ${stop.problem}`
	};
	const answer = await arm.respond(asked, world.signal);
	tally.enter(answer, arm.variant.model);
	advance();
	return answer;
}

// src/scorers/json-answer.ts
/**
* The JSON value that an answer consists of, or holds in its first fenced block.
* @returns undefined when there is none; a wrapper otherwise, because null is a value too
*/
function jsonIn(text) {
	return parsedJson(text) ?? parsedJson(FENCED.exec(text)?.[1]);
}
const FENCED = /```(?:json)?[^\S\n]*\n(.*?)```/is;
/** The JSON value that a text is, in a wrapper; undefined when it is none. */
function parsedJson(text) {
	if (text === void 0) return void 0;
	try {
		return { value: JSON.parse(text) };
	} catch {
		return;
	}
}
/** Whether a JSON value is an object. */
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/scorers/judge/ask-judge.ts
/**
* A judge that is ready to be asked. Every answer is held against the schema here as well, because not every server
* keeps a model to it.
* @typeParam Value what the schema of the form describes
*/
async function openJudge(judge, form, models) {
	const follows = await compileSchema(form.answer.schema);
	return async (judging, { trial, signal }) => {
		const ask = (messages) => models.ask({
			model: judge,
			messages,
			answerSchema: form.answer,
			trial
		}, signal);
		const messages = judgeMessages(form, judging);
		const first = await ask(messages);
		const read = readJudgement(first, follows, judging);
		if (read.status !== "unfit") return read;
		const repaired = readJudgement(await ask([...messages, ...repairMessages(first, read.problem)]), follows, judging);
		return repaired.status === "unfit" ? unscoredAs("judge-malformed") : repaired;
	};
}
/** The messages that ask for a judgement: ours and the suite's words in the first, everybody's texts in the second. */
function judgeMessages({ instructions }, { rubric, blocks }) {
	const told = `${instructions}\n\n${FENCES_HOLD_DATA}`;
	return [{
		role: "system",
		text: rubric === void 0 ? told : `${told}\n\nRubric:\n${rubric}`
	}, {
		role: "user",
		text: fenced(blocks)
	}];
}
/** All that is said to a judge besides the suite's and the traces' texts: a part of its identity. */
function judgePromptOf(form) {
	return {
		...form,
		fences: FENCES_HOLD_DATA,
		repair: [
			NO_JSON,
			NO_FORM,
			REPAIR
		]
	};
}
const NO_JSON = "It is not JSON.";
const NO_FORM = "It does not follow the JSON Schema that was asked for.";
const REPAIR = "Judge the same texts again and answer in that form, with JSON alone.";
function readJudgement(reply, follows, { wrong }) {
	if (reply.status === "failed") return unscoredAs(reply.reason === "cut-off" ? "cut-off" : "judge-failed");
	if (reply.refusal !== void 0 || reply.finish === "content_filter") return unscoredAs("judge-refused");
	const json = jsonIn(reply.text);
	if (json === void 0) return {
		status: "unfit",
		problem: NO_JSON
	};
	if (!follows(json.value)) return {
		status: "unfit",
		problem: NO_FORM
	};
	const problem = wrong?.(json.value);
	return problem === void 0 ? {
		status: "judged",
		value: json.value
	} : {
		status: "unfit",
		problem
	};
}
/** Enough of an answer that did not fit to know it again. */
const MOST_REPEATED = 8e3;
function repairMessages(reply, problem) {
	return [{
		role: "assistant",
		text: reply.status === "replied" ? reply.text.slice(0, MOST_REPEATED) : ""
	}, {
		role: "user",
		text: `Your answer cannot be read. ${problem} ${REPAIR}`
	}];
}
function unscoredAs(reason) {
	return {
		status: "unscored",
		reason
	};
}

// src/scorers/judge/given.ts
/** What the user asked last. */
function questionBlock({ recording }) {
	return {
		name: "question",
		text: recording.turns.findLast((turn) => turn.role === "user")?.text ?? "(not recorded)"
	};
}
/**
* The documents where all of them can be read; undefined where there are none on record, or one without its text: what
* that one supports nobody can say.
*/
function readableDocuments({ documents }) {
	return documents?.every(({ text }) => text !== void 0) ? documents : void 0;
}

// src/scorers/judge/levels.ts
/** The levels of a grade. Judges keep five apart; finer scales are spread by noise. */
const LEVELS = [
	0,
	.25,
	.5,
	.75,
	1
];
/** How a grade is to be written. The reason comes first, so that the level follows from it. */
const GRADE = {
	name: "grade",
	schema: {
		type: "object",
		properties: {
			reason: {
				type: "string",
				description: "What in the answer decides the score, in a line or two."
			},
			score: {
				type: "number",
				enum: LEVELS
			}
		},
		required: ["reason", "score"],
		additionalProperties: false
	}
};

// src/scorers/scorer.ts
function scored(value) {
	return {
		status: "scored",
		value
	};
}
/** A score as it stands, or 1 and 0 for at or above the threshold and below it. */
function graded(value, threshold) {
	return threshold === void 0 ? scored(value) : passed(value >= threshold);
}
/** 1 for yes, 0 for no. */
function passed(yes) {
	return scored(yes ? 1 : 0);
}
function unscored(reason) {
	return {
		status: "unscored",
		reason
	};
}

// src/scorers/answer-relevance.ts
/**
* Whether the answer addresses the question, on five levels; whether it is right is not asked. promptfoo and RAGAS have a
* model guess the question from the answer and compare embeddings; a judge that is asked outright needs one call in
* place of several, no second model, and gives a reason.
*/
const answerRelevance = {
	about: "answer",
	revision: "answer-relevance/1",
	get judgePrompt() {
		return judgePromptOf(FORM$7);
	},
	async prepare({ judge, threshold }, models) {
		const ask = await openJudge(judge, FORM$7, models);
		return async (toScore) => {
			const blocks = [questionBlock(toScore), {
				name: "answer",
				text: toScore.answer.text
			}];
			const judged = await ask({ blocks }, toScore);
			return judged.status === "judged" ? graded(judged.value.score, threshold) : judged;
		};
	}
};
const FORM$7 = {
	instructions: `You say how far an answer addresses a question. Whether the answer is true is not your concern: a wrong answer to the question addresses it, a true statement about something else does not.

The score is one of ${LEVELS.join(", ")}: 1 when everything that was asked is addressed and nothing else is talked about, 0.75 when little is missing or beside the point, 0.5 when a part is, 0.25 when the answer only touches the question, 0 when it is evasive or about something else.

Answer with JSON alone: {"reason": "what decides, in a line or two", "score": a number from the list}.`,
	answer: GRADE
};

// src/scorers/judge/verdicts.ts
/** The form of such an answer. @param holds what is true of an item, or is not */
function verdictsForm(name, holds) {
	return {
		name,
		schema: {
			type: "object",
			properties: { verdicts: {
				type: "array",
				items: {
					type: "object",
					properties: {
						number: {
							type: "integer",
							description: "The item's number, counted from 1."
						},
						reason: {
							type: "string",
							description: "What decides, in a line."
						},
						holds: {
							type: "boolean",
							description: holds
						}
					},
					required: [
						"number",
						"reason",
						"holds"
					],
					additionalProperties: false
				}
			} },
			required: ["verdicts"],
			additionalProperties: false
		}
	};
}
/** Says what is wrong with a list that leaves an item out, repeats or invents one. @param items how many there are */
function oneVerdictFor(items) {
	return (answer) => {
		const { verdicts } = answer;
		return verdicts.length === items && verdicts.every(({ number }, index) => number === index + 1) ? void 0 : `It must hold ${items} verdicts, numbered 1 to ${items} in this order.`;
	};
}

// src/scorers/citation-support.ts
/**
* The share of the citations in the answer that point to a document which supports the sentence they stand in (ALCE's
* citation precision, arXiv 2305.14627, taken one citation at a time). Which document a citation points to is read
* here; the judge is asked only whether it supports the sentence. A citation of no such document counts as unsupported.
* An answer without citations scores 0: an edit that makes a prompt forget them is a loss, and no missing score.
*/
const citationSupport = {
	about: "answer",
	revision: "citation-support/1",
	get judgePrompt() {
		return judgePromptOf(FORM$6);
	},
	async prepare({ judge, threshold }, models) {
		const ask = await openJudge(judge, FORM$6, models);
		return async (toScore) => {
			const documents = readableDocuments(toScore);
			if (documents === void 0) return unscored("not-recorded");
			const citations = citationsIn(toScore.answer.text.slice(0, MOST_CHARACTERS$1), documents).slice(0, MOST_CITATIONS);
			const cited = citations.flatMap(({ mark, document }) => document === void 0 ? [] : [{
				mark,
				document
			}]);
			if (cited.length === 0) return graded(0, threshold);
			const places = [...new Set(cited.map(({ document }) => document))];
			const shown = places.flatMap((place) => documents[place] ?? []).slice(0, MOST_CITATIONS);
			const lines = cited.map(({ mark, document }, index) => `${index + 1}. [${mark}] points to document ${places.indexOf(document) + 1}`);
			const blocks = [
				questionBlock(toScore),
				...documentBlocks(shown),
				{
					name: "answer",
					text: toScore.answer.text
				},
				{
					name: "citations",
					text: lines.join("\n")
				}
			];
			const judged = await ask({
				blocks,
				wrong: oneVerdictFor(cited.length)
			}, toScore);
			if (judged.status !== "judged") return judged;
			const supported = judged.value.verdicts.filter(({ holds }) => holds).length;
			return graded(supported / citations.length, threshold);
		};
	}
};
/** As many documents as a judge is shown at once; the citations after these are not looked at. */
const MOST_CITATIONS = 20;
const FORM$6 = {
	instructions: `You are given a question, an answer, the documents that the answer points to, and a numbered list of those places in the answer, in the order in which they stand there, each with its document. For each say whether that document supports the sentence which the mark stands in or follows: holds is true when the document says what the sentence says, and false otherwise. What other documents say, and what you know yourself, does not count.

Answer with JSON alone: {"verdicts": [{"number": the number in the list, "reason": "what decides, in a line", "holds": true or false}]}, one for every line of the list.`,
	answer: verdictsForm("support", "Whether the document supports the sentence.")
};

// src/scorers/expected-text.ts
/**
* A scorer that holds the answer against a text: the suite's value, else what the case expects. Both are compared with
* line ends, byte-order mark and Unicode form made equal.
*
* @param allowsNothing whether a text of white space alone says something; every answer contains it
*/
function textScorer(revision, score, { allowsNothing } = { allowsNothing: false }) {
	return {
		about: "answer",
		revision,
		async prepare({ value }) {
			return async (toScore) => {
				const wanted = expectedText(value, toScore);
				if (wanted === void 0 || wanted.trim() === "" && !allowsNothing) return unscored("no-expected-value");
				return score(normaliseText(toScore.answer.text), wanted);
			};
		}
	};
}
/** A text whose letters have no case. A Greek sigma is another letter at the end of a word once it is lower-cased. */
function withoutCase(text) {
	return text.toLowerCase().replaceAll("ς", "σ");
}
/** The suite's value, else what the case expects, normalised; undefined where there is neither. */
function expectedText(value, { expected }) {
	const wanted = value ?? expected;
	return wanted === void 0 ? void 0 : normaliseText(wanted);
}

// src/scorers/contains.ts
/** 1 when the expected text, white space at both of its ends aside, is somewhere in the answer. */
const contains = textScorer("contains/2", (answer, expected) => passed(answer.includes(expected.trim())));

// src/scorers/expected-list.ts
/**
* The texts that a case expects: a JSON array of texts (or of things with a `name`), else what stands between the
* separators. Texts of white space alone are left out.
*
* @returns undefined when nothing is expected; an empty list when the case says, as `[]`, that it expects none
*/
function textsIn(expected, separator) {
	if (expected === void 0 || expected.trim() === "") return void 0;
	const json = jsonIn(expected)?.value;
	return (Array.isArray(json) ? json.map(nameOf) : expected.split(separator)).map((part) => part.trim()).filter(Boolean);
}
function nameOf(item) {
	if (typeof item === "object" && item !== null && Object.hasOwn(item, "name") && "name" in item) return String(item.name);
	return typeof item === "string" ? item : JSON.stringify(item);
}

// src/scorers/contains-several.ts
/** 1 when at least one of the expected texts is somewhere in the answer. */
const containsAny = severalScorer("contains-any/1", false, (wanted, holds) => wanted.some(holds));
/** 1 when all of the expected texts are somewhere in the answer. */
const containsAll = severalScorer("contains-all/1", false, (wanted, holds) => wanted.every(holds));
/** As `contains-any`, whatever the case of letters. */
const icontainsAny = severalScorer("icontains-any/2", true, (wanted, holds) => wanted.some(holds));
/** As `contains-all`, whatever the case of letters. */
const icontainsAll = severalScorer("icontains-all/2", true, (wanted, holds) => wanted.every(holds));
/** The texts are the suite's, else what the case expects: a JSON array of texts, or one text per line. */
function severalScorer(revision, ignoresCase, holdsEnough) {
	const folded = (text) => ignoresCase ? withoutCase(normaliseText(text)) : normaliseText(text);
	return {
		about: "answer",
		revision,
		async prepare({ values }) {
			return async ({ answer, expected }) => {
				const wanted = (values ?? textsIn(expected, /\r?\n/) ?? []).map((text) => folded(text).trim()).filter(Boolean);
				if (wanted.length === 0) return unscored("no-expected-value");
				const text = folded(answer.text);
				return passed(holdsEnough(wanted, (one) => text.includes(one)));
			};
		}
	};
}

// src/scorers/judge/statements.ts
/** The form of such an answer. The reason stands before what follows from it. */
const STATEMENTS = {
	name: "statements",
	schema: {
		type: "object",
		properties: { statements: {
			type: "array",
			items: {
				type: "object",
				properties: {
					statement: {
						type: "string",
						description: "One statement, in the words of the text."
					},
					reason: {
						type: "string",
						description: "Which document says so, or that none does, in a line."
					},
					supported: { type: "boolean" }
				},
				required: [
					"statement",
					"reason",
					"supported"
				],
				additionalProperties: false
			}
		} },
		required: ["statements"],
		additionalProperties: false
	}
};
/** The share of the statements that are supported, 0…1. @param statements at least one */
function shareSupported({ statements }) {
	return statements.filter(({ supported }) => supported).length / statements.length;
}

// src/scorers/context-faithfulness.ts
/**
* The share of the statements of the answer that the documents support (RAGAS, faithfulness: supported statements / all
* statements). An answer that states nothing, as one that declines, states nothing unsupported: 1.
*/
const contextFaithfulness = {
	about: "answer",
	revision: "context-faithfulness/1",
	get judgePrompt() {
		return judgePromptOf(FORM$5);
	},
	async prepare({ judge, threshold }, models) {
		const ask = await openJudge(judge, FORM$5, models);
		return async (toScore) => {
			const documents = readableDocuments(toScore);
			if (documents === void 0) return unscored("not-recorded");
			const blocks = [
				questionBlock(toScore),
				...documentBlocks(documents),
				{
					name: "answer",
					text: toScore.answer.text
				}
			];
			const judged = await ask({ blocks }, toScore);
			if (judged.status !== "judged") return judged;
			const { value } = judged;
			return graded(value.statements.length === 0 ? 1 : shareSupported(value), threshold);
		};
	}
};
const FORM$5 = {
	instructions: `You are given a question, the documents that a search found (perhaps none), and an answer. Take the answer apart into its statements of fact, at most 30, in their order. Greetings, offers of help, questions, and saying that something is not known are no statements. For each say whether the documents support it: supported is true when a document says it or it follows from what documents say, and false otherwise. What you know yourself does not count.

Answer with JSON alone: {"statements": [{"statement": "one statement", "reason": "which document, or none", "supported": true or false}]}. The list is empty when the answer states nothing.`,
	answer: STATEMENTS
};

// src/scorers/context-precision.ts
/**
* How far relevant documents stand before others, among the first ten. RAGAS, context precision:
* Σ_k precision@k · v_k / Σ_k v_k, with v_k = 1 where document k is relevant and precision@k the share of relevant ones
* among the first k. 0 where none is relevant or none was found. Relevance is judged by the question, and by what the
* case expects where it expects something.
*/
const contextPrecision = {
	about: "answer",
	revision: "context-precision/1",
	get judgePrompt() {
		return judgePromptOf(FORM$4);
	},
	async prepare({ judge, threshold }, models) {
		const ask = await openJudge(judge, FORM$4, models);
		return async (toScore) => {
			const { expected } = toScore;
			const documents = readableDocuments(toScore)?.slice(0, MOST_DOCUMENTS);
			if (documents === void 0) return unscored("not-recorded");
			if (documents.length === 0) return graded(0, threshold);
			const blocks = [
				questionBlock(toScore),
				...expected === void 0 ? [] : [{
					name: "reference answer",
					text: expected
				}],
				...documentBlocks(documents)
			];
			const judged = await ask({
				blocks,
				wrong: oneVerdictFor(documents.length)
			}, toScore);
			if (judged.status !== "judged") return judged;
			return graded(averagePrecision(judged.value.verdicts.map(({ holds }) => holds)), threshold);
		};
	}
};
const MOST_DOCUMENTS = 10;
/** Mean of precision@k over the places k that are relevant; 0 where none is. */
function averagePrecision(relevant) {
	let found = 0;
	let sum = 0;
	for (const [index, one] of relevant.entries()) {
		if (!one) continue;
		found += 1;
		sum += found / (index + 1);
	}
	return found === 0 ? 0 : sum / found;
}
const FORM$4 = {
	instructions: `You are given a question, perhaps a reference answer to it, and the numbered documents that a search found. For each document, in order, say whether it is relevant: holds is true when it has something that is needed to answer the question, or to arrive at the reference answer, and false otherwise. Sharing words with the question does not make a document relevant.

Answer with JSON alone: {"verdicts": [{"number": the document's number, "reason": "what decides, in a line", "holds": true or false}]}, one for every document.`,
	answer: verdictsForm("relevance", "Whether the document is relevant.")
};

// src/scorers/context-recall.ts
/**
* The share of the statements of the expected answer that the documents support: whether retrieval found what a right
* answer needs (RAGAS, context recall: statements of the reference supported by the context / all of them). Where
* retrieval found nothing the share is 0, and nobody is asked.
*/
const contextRecall = {
	about: "answer",
	revision: "context-recall/1",
	get judgePrompt() {
		return judgePromptOf(FORM$3);
	},
	async prepare({ judge, threshold }, models) {
		const ask = await openJudge(judge, FORM$3, models);
		return async (toScore) => {
			const { expected } = toScore;
			const documents = readableDocuments(toScore);
			if (documents === void 0) return unscored("not-recorded");
			if (expected === void 0) return unscored("no-expected-value");
			if (documents.length === 0) return graded(0, threshold);
			const blocks = [
				questionBlock(toScore),
				...documentBlocks(documents),
				{
					name: "reference answer",
					text: expected
				}
			];
			const judged = await ask({
				blocks,
				wrong: noStatements
			}, toScore);
			return judged.status === "judged" ? graded(shareSupported(judged.value), threshold) : judged;
		};
	}
};
function noStatements(answer) {
	const { statements } = answer;
	return statements.length === 0 ? "It must list at least one statement of the reference answer." : void 0;
}
const FORM$3 = {
	instructions: `You are given a question, a reference answer to it, and the documents that a search found. Take the reference answer apart into its statements, at most 30, in their order. For each say whether the documents support it: supported is true when a document says it or it follows from what documents say, and false otherwise. What you know yourself does not count.

Answer with JSON alone: {"statements": [{"statement": "one statement", "reason": "which document, or none", "supported": true or false}]}.`,
	answer: STATEMENTS
};

// src/scorers/cost.ts
/** Dollars that the trial's calls cost at the suite's price; unscored where price or usage is unknown. */
const cost = {
	about: "answer",
	revision: "cost/1",
	async prepare() {
		return async ({ answer }) => answer.usd === void 0 ? unscored("not-recorded") : scored(answer.usd);
	}
};

// src/scorers/equals.ts
/** 1 when the answer is the expected text, white space at both ends aside. */
const equals = textScorer("equals/1", (answer, expected) => passed(answer.trim() === expected.trim()), { allowsNothing: true });

// src/scorers/factuality.ts
/**
* How the facts of the answer stand to those of the expected answer: one of five choices, with the scores that
* autoevals' Factuality gives them (github.com/braintrustdata/autoevals, templates/factuality.yaml; the choices go back
* to OpenAI's evals, fact.yaml).
*/
const factuality = {
	about: "answer",
	revision: "factuality/1",
	get judgePrompt() {
		return judgePromptOf(FORM$2);
	},
	async prepare({ judge, threshold }, models) {
		const ask = await openJudge(judge, FORM$2, models);
		return async (toScore) => {
			const { answer, expected } = toScore;
			if (expected === void 0) return unscored("no-expected-value");
			const blocks = [
				questionBlock(toScore),
				{
					name: "expert answer",
					text: expected
				},
				{
					name: "submitted answer",
					text: answer.text
				}
			];
			const judged = await ask({ blocks }, toScore);
			return judged.status === "judged" ? graded(CHOICES[judged.value.choice], threshold) : judged;
		};
	}
};
const CHOICES = {
	A: .4,
	B: .6,
	C: 1,
	D: 0,
	E: 1
};
const FORM$2 = {
	instructions: `You compare the facts of a submitted answer with those of an expert answer to the same question. Differences of style, grammar and punctuation do not count.

Choose one:
A: the submitted answer is a subset of the expert answer and fully consistent with it.
B: the submitted answer is a superset of the expert answer and fully consistent with it.
C: the submitted answer holds all the same details as the expert answer.
D: the submitted answer and the expert answer disagree.
E: the answers differ, but the differences do not matter for factuality.

Answer with JSON alone: {"reason": "what decides, in a line or two", "choice": "A", "B", "C", "D" or "E"}.`,
	answer: {
		name: "factuality",
		schema: {
			type: "object",
			properties: {
				reason: {
					type: "string",
					description: "Which facts agree, lack or contradict, in a line or two."
				},
				choice: {
					type: "string",
					enum: Object.keys(CHOICES)
				}
			},
			required: ["reason", "choice"],
			additionalProperties: false
		}
	}
};

// src/scorers/finish-reason.ts
/** 1 when the last model call ended for this reason. */
const finishReason = {
	about: "answer",
	revision: "finish-reason/1",
	async prepare({ value }) {
		return async ({ answer }) => passed(answer.finish === value);
	}
};

// src/scorers/icontains.ts
/** As `contains`, whatever the case of letters; the same on every machine, whatever its locale. */
const icontains = textScorer("icontains/3", (answer, expected) => passed(withoutCase(answer).includes(withoutCase(expected.trim()))));

// src/scorers/is-json.ts
/** 1 when the answer as a whole, white space around it aside, is one JSON value. A fence around it is not JSON. */
const isJson = {
	about: "answer",
	revision: "is-json/1",
	async prepare() {
		return async ({ answer }) => passed(parsedJson(answer.text) !== void 0);
	}
};

// src/scorers/is-refusal.ts
/**
* 1 when the model declined: by the provider's mark, by a content filter, by saying nothing at all, or in words that
* refusals begin with. Only English words are known, and only the beginning is looked at: later on, "I cannot" is
* mostly about something else.
*/
const isRefusal = {
	about: "answer",
	revision: "is-refusal/1",
	async prepare() {
		return async ({ answer: { text, finish, refused, toolCalls } }) => {
			if (refused || finish === "content_filter") return passed(true);
			const beginning = normaliseText(text).trim().slice(0, MOST_CHARACTERS).replaceAll("’", "'");
			return passed(beginning === "" ? toolCalls.length === 0 : PHRASES.some((phrase) => phrase.test(beginning)));
		};
	}
};
const MOST_CHARACTERS = 200;
/** Each runs over 200 characters at most, whatever it is. */
const PHRASES = [
	`\\bsorry, (?:but )?I (?:just |simply )?(?:can't|cannot|can not|won't|will not)\\b(?! help but)`,
	`\\bI (?:can't|cannot|can not|won't|will not|am not able to|am unable to) (?:\\w+ )?(?:help(?! but)|assist|do that|do this|comply|fulfil|provide|answer|discuss|create|generate|write|produce|share|give|offer|engage|support|continue|participate|respond|tell you|show you|explain how)\\b`,
	`\\bI(?:'m| am) (?:not able|unable|not comfortable|not willing|not allowed|not permitted)\\b`,
	"\\bI (?:must|have to|need to|will have to) (?:respectfully |politely )?(?:decline|refuse)\\b",
	"\\bI (?:respectfully |politely )?(?:decline|refuse) to\\b",
	"\\bas an? (?:AI|artificial intelligence|(?:large )?language model)\\b.*\\b(?:can't|cannot|can not|won't|unable|not able|don't|do not)\\b",
	"\\b(?:against|violates?|not allowed by) (?:my|our|the) (?:programming|guidelines|policy|policies|content policy|usage policy)\\b"
].map((phrase) => new RegExp(phrase, "is"));

// src/scorers/javascript.ts
/**
* A function of the user's own, in promptfoo's form: `(output, context)` to a yes or no, a score 0…1, or
* `{ pass, score }`, at once or later. It is code of the commit that the suite is read from, and as free as we are.
*
* What throws, takes over ten seconds of waiting, or gives no such score leaves the answer unscored.
*/
const javascript = {
	about: "answer",
	revision: "javascript/1",
	async prepare(spec) {
		const grade = await loaded(spec);
		return async (toScore) => {
			try {
				return scoreOf(await inTime(grade(toScore.answer.text, structuredClone(contextOf(toScore)))));
			} catch {
				return unscored("scorer-failed");
			}
		};
	}
};
const MOST_MILLISECONDS$3 = 1e4;
const MOST_SHOWN = 60;
/** A data URL has no folder, so that the code has nothing beside it to import: what scores is all in the digest. */
async function loaded({ source, path }) {
	const place = path ?? `the javascript value ${JSON.stringify(source.trim().slice(0, MOST_SHOWN))}`;
	const text = path === void 0 ? moduleOf(source) : source;
	const loadedModule = await import(
		/* @vite-ignore */
		`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`
).catch((cause) => {
		throw new UserError(`${place} cannot be loaded as a module: ${cause instanceof Error ? cause.message.replace(/ from "data:.*$/s, "") : "it threw no error"}`, path === void 0 ? "Write an expression over output and context; of several lines, the body of a function with a return." : "Write an ECMAScript module that imports nothing but node: modules.", { cause });
	});
	if (typeof loadedModule.default === "function") return loadedModule.default;
	throw new UserError(`${place} has no function as its default export`, "Write: export default (output, context) => output.length < 500");
}
/** One line is what is returned, several are the body of a function: promptfoo's rule. */
function moduleOf(source) {
	const body = source.trim();
	return `export default async (output, context) => {\n${body.includes("\n") ? body : `return ${body}`}\n};`;
}
function contextOf({ recording, answer, expected, documents, tools }) {
	return {
		vars: recording.variables,
		question: recording.turns.findLast(({ role }) => role === "user")?.text,
		expected,
		documents,
		tools,
		toolCalls: answer.toolCalls,
		steps: answer.steps,
		attributes: recording.attributes,
		latencyMs: answer.latencyMs,
		usd: answer.usd,
		finish: answer.finish
	};
}
/** Work that never lets go of the thread cannot be stopped from here. */
async function inTime(work) {
	let timer;
	const late = new Promise((_, reject) => {
		timer = setTimeout(() => reject(/* @__PURE__ */ new Error("too late")), MOST_MILLISECONDS$3);
	});
	return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
function scoreOf(result) {
	const score = isObject(result) ? result["score"] ?? result["pass"] : result;
	if (typeof score === "boolean") return passed(score);
	return typeof score === "number" && score >= 0 && score <= 1 ? scored(score) : unscored("scorer-failed");
}

// src/scorers/within.ts
/**
* Runs work that a text or a schema of somebody else may make endless. Only V8 can interrupt itself in the middle of it.
*
* @param work at once, not later
* @returns undefined when it was not done after so many milliseconds
* @throws what the work throws
*/
function within(milliseconds, work) {
	try {
		return new Script("work()").runInContext(createContext({ work }), { timeout: milliseconds });
	} catch (error) {
		if (isTimeout(error)) return void 0;
		throw error;
	}
}
/** The error may come from the other context, whose Error is not ours. */
function isTimeout(error) {
	return typeof error === "object" && error !== null && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
}

// src/scorers/json-schema.ts
/**
* 1 when the answer is JSON that follows the schema (draft 2020-12, or draft 7 where the schema says so). An answer
* that is not JSON scores 0: it was asked to be.
*/
const jsonSchema = {
	about: "answer",
	revision: "json-schema/1",
	async prepare({ schema }) {
		const validate = await compileSchema(schema);
		return async ({ answer }) => {
			const json = jsonIn(answer.text);
			if (json === void 0) return passed(false);
			const follows = within(MOST_MILLISECONDS$2, () => validate(json.value));
			return follows === void 0 ? unscored("took-too-long") : passed(follows);
		};
	}
};
/** A pattern of the schema may look back and forth, and the answer may be chosen to make it. */
const MOST_MILLISECONDS$2 = 250;

// src/scorers/latency.ts
/** Milliseconds spent waiting for the model, all calls of the trial together. */
const latency = {
	about: "answer",
	revision: "latency/1",
	async prepare() {
		return async ({ answer }) => answer.latencyMs === void 0 ? unscored("not-recorded") : scored(answer.latencyMs);
	}
};

// src/scorers/length.ts
/** 1 when the answer has so many words (between white space) or characters (code points), limits included. */
const length = {
	about: "answer",
	revision: "length/1",
	async prepare({ unit, min = 0, max = Number.POSITIVE_INFINITY }) {
		return async ({ answer }) => {
			const text = normaliseText(answer.text);
			const count = unit === "words" ? wordsIn(text) : charactersIn(text);
			return passed(min <= count && count <= max);
		};
	}
};
function wordsIn(text) {
	return text.match(/\S+/g)?.length ?? 0;
}
/** Without building a list of them: an answer may be large. */
function charactersIn(text) {
	let count = 0;
	for (const _character of text) count += 1;
	return count;
}

// src/scorers/levenshtein.ts
/**
* Similarity 0…1: one less the edit distance over the longer length, in UTF-16 units, as autoevals has it. Two empty
* texts are alike.
*
* What both texts begin and end with is cut off first, which does not change the distance. What is left is compared in
* a time that grows with the product of the lengths, so beyond `MOST_CELLS` the answer is unscored.
*/
const levenshtein = {
	about: "answer",
	revision: "levenshtein/1",
	async prepare({ value, threshold }) {
		const { distance } = await import("./fastest-levenshtein.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
		return async (toScore) => {
			const wanted = expectedText(value, toScore);
			if (wanted === void 0) return unscored("no-expected-value");
			const answer = normaliseText(toScore.answer.text);
			const longer = Math.max(answer.length, wanted.length);
			if (longer === 0) return graded(1, threshold);
			const [a, b] = whereTheyDiffer(answer, wanted);
			if (a.length * b.length > MOST_CELLS) return unscored("took-too-long");
			return graded(1 - distance(a, b) / longer, threshold);
		};
	}
};
/** Two texts of 30,000 characters with nothing in common: about a quarter of a second. */
const MOST_CELLS = 9e8;
function whereTheyDiffer(a, b) {
	const shorter = Math.min(a.length, b.length);
	let start = 0;
	while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
	let end = 0;
	while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end += 1;
	return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

// src/scorers/llm-rubric.ts
/**
* A model grades the answer by the suite's rubric, on five levels. It sees the question, the documents where they are
* known, the answer, and what the case expects where it expects something.
*/
const llmRubric = {
	about: "answer",
	revision: "llm-rubric/2",
	get judgePrompt() {
		return judgePromptOf(FORM$1);
	},
	async prepare({ rubric, judge }, models) {
		const ask = await openJudge(judge, FORM$1, models);
		return async (toScore) => {
			const judged = await ask(judgingOf(rubric, toScore), toScore);
			return judged.status === "judged" ? scored(judged.value.score) : judged;
		};
	}
};
const FORM$1 = {
	instructions: `You grade one answer of an assistant to one question of a user, by the rubric below and by nothing else.

The score is one of ${LEVELS.join(", ")}: 1 when the answer meets the rubric fully, 0.75 with a small flaw, 0.5 in part, 0.25 hardly, 0 not at all. Do not reward length, style or confidence unless the rubric asks for them.

You are given the question, the answer, and where there are any the documents the assistant had and a reference for a right answer.

Answer with JSON alone: {"reason": "what decides, in a line or two", "score": a number from the list}.`,
	answer: GRADE
};
function judgingOf(rubric, toScore) {
	const { answer, expected, documents = [] } = toScore;
	return {
		rubric,
		blocks: [
			questionBlock(toScore),
			...documentBlocks(documents),
			{
				name: "answer",
				text: answer.text
			},
			...expected === void 0 ? [] : [{
				name: "reference",
				text: expected
			}]
		]
	};
}

// src/scorers/pairwise.ts
/**
* The answer against the one production gave: 1 better, 0 worse, 0.5 as good. The judge is always asked in both orders,
* because judges prefer a position (arXiv 2306.05685); where it changes its mind with the order it has none, and that
* is a tie, marked as flipped. Both sides of a comparison meet the same opponent, so their difference pairs. The same
* text twice is a tie that nobody need be asked about.
*/
const pairwise = {
	about: "answer",
	revision: "pairwise/1",
	get judgePrompt() {
		return judgePromptOf(FORM);
	},
	async prepare({ judge, threshold }, models) {
		const ask = await openJudge(judge, FORM, models);
		return async (toScore) => {
			const { answer, recording } = toScore;
			const { observed } = recording;
			if (observed.status === "failed" || observed.text.trim() === "") return unscored("not-recorded");
			if (observed.text.trim() === answer.text.trim()) return graded(TIE, threshold);
			const question = questionBlock(toScore);
			const inOrder = (a, b) => ask({ blocks: [
				question,
				{
					name: "answer A",
					text: a
				},
				{
					name: "answer B",
					text: b
				}
			] }, toScore);
			const [first, second] = await Promise.all([inOrder(answer.text, observed.text), inOrder(observed.text, answer.text)]);
			if (first.status !== "judged") return first;
			if (second.status !== "judged") return second;
			return settled(WINS_AS_A[first.value.better], 1 - WINS_AS_A[second.value.better], threshold);
		};
	}
};
const TIE = .5;
const WINS_AS_A = {
	A: 1,
	tie: TIE,
	B: 0
};
/** @param first, second what each order says of our answer: 1 better, 0.5 as good, 0 worse */
function settled(first, second, threshold) {
	if (first === second) return graded(first, threshold);
	return {
		...graded(TIE, threshold),
		flipped: true
	};
}
const FORM = {
	instructions: `You compare two answers of assistants to one question of a user: which is more helpful, right and to the point? The order in which they stand, their length and their style do not count. Say tie when neither is clearly better.

Answer with JSON alone: {"reason": "what decides, in a line or two", "better": "A", "B" or "tie"}.`,
	answer: {
		name: "comparison",
		schema: {
			type: "object",
			properties: {
				reason: {
					type: "string",
					description: "What makes one better, in a line or two."
				},
				better: {
					type: "string",
					enum: [
						"A",
						"B",
						"tie"
					]
				}
			},
			required: ["reason", "better"],
			additionalProperties: false
		}
	}
};

// src/scorers/regex.ts
/**
* 1 when a JavaScript regular expression matches somewhere in the answer: the suite's, else the one that the case
* expects. It runs in time linear in the answer; one that looks around or back cannot, and has a quarter of a second.
*/
const regex = {
	about: "answer",
	revision: "regex/3",
	async prepare({ pattern, flags }) {
		const own = pattern === void 0 ? void 0 : await testOf(new RegExp(pattern, lasting(flags)));
		return async ({ answer, expected }) => {
			const test = own ?? await expectedTest(expected, flags);
			if (test === void 0) return unscored("no-expected-value");
			const found = test(normaliseText(answer.text));
			return found === void 0 ? unscored("took-too-long") : passed(found);
		};
	}
};
/** With g or y an expression remembers where it stopped, and the score of one answer would hang on the last one's. */
function lasting(flags = "") {
	return flags.replace(/[gy]/g, "");
}
/** Undefined where a case expects nothing, or something that is no expression. */
async function expectedTest(expected, flags) {
	if (expected === void 0 || expected.trim() === "") return void 0;
	try {
		return await testOf(new RegExp(expected, lasting(flags)));
	} catch (error) {
		if (error instanceof SyntaxError) return void 0;
		throw error;
	}
}
async function testOf(expression) {
	const [linear, bounded] = [await compileLinearTest(expression), timed(expression)];
	return linear === void 0 ? bounded : (text) => linear(text) ?? bounded(text);
}
/** An expression that looks back can take longer than the universe lasts, and the answer may be chosen to make it. */
const MOST_MILLISECONDS$1 = 250;
function timed(expression) {
	return (text) => within(MOST_MILLISECONDS$1, () => expression.test(text));
}

// src/scorers/rouge-n.ts
/**
* ROUGE-N (Lin 2004): F1 of the runs of n words that answer and expected text have in common, each counted as often as
* it stands in both. Words are those of the Penn Treebank, with the case of letters; Han and Kana, which are written
* without spaces, count as one word per character.
*
* An expected text of fewer than n words has no run to be found: unscored.
*/
const rougeN = {
	about: "answer",
	revision: "rouge-n/1",
	async prepare({ value, n, threshold }) {
		const rouge = await import("./rouge.js");
		const words = (text) => rouge.treeBankTokenize(text.replace(UNSPACED, " $& "));
		return async (toScore) => {
			const wanted = expectedText(value, toScore);
			if (wanted === void 0 || wanted.trim() === "") return unscored("no-expected-value");
			const answer = normaliseText(toScore.answer.text);
			if (words(wanted).length < n) return unscored("no-expected-value");
			if (answer.trim() === "") return scored(0);
			try {
				return graded(rouge.n(answer, wanted, {
					n,
					tokenizer: words
				}), threshold);
			} catch (error) {
				if (error instanceof RangeError) return unscored("took-too-long");
				throw error;
			}
		};
	}
};
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

// src/scorers/similar.ts
/**
* Cosine of the embeddings of answer and expected text; below zero is 0. The two are asked for apart, so that what a
* case expects is paid for once.
*/
const similar = {
	about: "answer",
	revision: "similar/1",
	async prepare({ value, model, threshold }, models) {
		return async (toScore) => {
			const wanted = expectedText(value, toScore);
			if (wanted === void 0 || wanted.trim() === "") return unscored("no-expected-value");
			const answer = normaliseText(toScore.answer.text);
			if (answer.trim() === "") return graded(0, threshold);
			const replies = await Promise.all([answer, wanted].map((text) => models.embed({
				model,
				texts: [text]
			}, toScore.signal)));
			if (replies.some((reply) => reply.status === "failed" && reply.reason === "cut-off")) return unscored("cut-off");
			const [a, b] = replies.map(vectorOf);
			const cosine = a === void 0 || b === void 0 ? void 0 : cosineOf(a, b);
			return cosine === void 0 ? unscored("embedding-failed") : graded(Math.min(Math.max(cosine, 0), 1), threshold);
		};
	}
};
function vectorOf(reply) {
	return reply.status === "embedded" ? reply.vectors[0] : void 0;
}
/** −1…1; undefined for vectors that have no angle: of two lengths, of nothing, of zeros. */
function cosineOf(a, b) {
	if (a.length !== b.length) return void 0;
	const dot = (x, y) => x.reduce((sum, value, place) => sum + value * (y[place] ?? 0), 0);
	const cosine = dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
	return Number.isFinite(cosine) ? cosine : void 0;
}

// src/scorers/starts-with.ts
/** 1 when the answer begins with the expected text, white space around that text and before the answer aside. */
const startsWith = textScorer("starts-with/1", (answer, expected) => passed(answer.trimStart().startsWith(expected.trim())));

// src/scorers/step-count.ts
/** 1 when the answer took so many model calls, limits included. */
const stepCount = {
	about: "answer",
	revision: "trajectory:step-count/1",
	async prepare({ min = 0, max = Number.POSITIVE_INFINITY }) {
		return async ({ answer: { modelCalls } }) => passed(min <= modelCalls && modelCalls <= max);
	}
};

// src/scorers/tool-args-match.ts
/**
* The share of expected tool calls that the answer made, each of its calls counting once. Arguments are compared as
* JSON: the order of keys, white space and the form of numbers do not count. Calls beyond the expected ones do not count
* either. Expected calls are the suite's, else the case's (`{"name": …, "arguments": {…}}`, or an array of these), else
* those that production made.
*/
const toolArgsMatch = {
	about: "answer",
	revision: "tool-args-match/1",
	async prepare({ tool, arguments: own, mode }) {
		const matches = mode === "exact" ? isEqual : holds;
		return async (toScore) => {
			const wanted = (tool !== void 0 && own !== void 0 ? [{
				name: tool,
				arguments: own
			}] : expectedCalls(toScore))?.filter(({ name }) => tool === void 0 || name === tool) ?? [];
			if (wanted.length === 0) return unscored("no-expected-value");
			const made = toScore.answer.toolCalls.map(callOf);
			const fits = wanted.map((call) => made.flatMap((one, place) => one.name === call.name && matches(one.arguments, call.arguments) ? [place] : []));
			return scored(mostPairs(fits) / wanted.length);
		};
	}
};
/** Arguments that are no JSON are the text that they are. */
function callOf({ name, arguments: text }) {
	const json = text.trim() === "" ? { value: {} } : parsedJson(text);
	return {
		name,
		arguments: json === void 0 ? text : json.value
	};
}
function expectedCalls({ expected, recording: { observed } }) {
	if (expected === void 0 || expected.trim() === "") return observed.status === "answered" ? observed.toolCalls.map(callOf) : void 0;
	return [jsonIn(expected)?.value].flat().flatMap((call) => {
		if (!isObject(call) || !Object.hasOwn(call, "name") || typeof call["name"] !== "string") return [];
		return [{
			name: call["name"],
			arguments: Object.hasOwn(call, "arguments") ? call["arguments"] : {}
		}];
	});
}
function isEqual(made, wanted) {
	return canonicalJson(made) === canonicalJson(wanted);
}
/** Whether what is wanted is in what was made: of objects the keys that are named, all the way down. */
function holds(made, wanted) {
	if (Array.isArray(wanted)) return Array.isArray(made) && made.length === wanted.length && wanted.every((one, at) => holds(made[at], one));
	if (!isObject(wanted)) return isEqual(made, wanted);
	return isObject(made) && Object.keys(wanted).every((key) => Object.hasOwn(made, key) && holds(made[key], wanted[key]));
}
/**
* How many can be given a partner of their own: one that is taken is set free where its holder can have another (Kuhn's
* algorithm).
*
* @param fits for each one the partners that it could have
*/
function mostPairs(fits) {
	const holder = /* @__PURE__ */ new Map();
	const place = (one, tried) => (fits[one] ?? []).some((partner) => {
		if (tried.has(partner)) return false;
		tried.add(partner);
		const held = holder.get(partner);
		if (held !== void 0 && !place(held, tried)) return false;
		holder.set(partner, one);
		return true;
	});
	return fits.filter((_, one) => place(one, /* @__PURE__ */ new Set())).length;
}

// src/scorers/expected-tools.ts
/**
* The names of the tools that should be called, in order: the suite's, else what the case expects (a JSON array, or
* names between commas or line ends), else those that production called.
*
* @returns undefined where none of them says anything; an empty list where no tool should be called
*/
function expectedTools(tools, { expected, recording: { observed } }) {
	const wanted = tools ?? textsIn(expected, /[,\n]/);
	if (wanted !== void 0) return wanted;
	return observed.status === "answered" ? observed.toolCalls.map(({ name }) => name) : void 0;
}

// src/scorers/tool-call-f1.ts
/**
* F1 of the tools that were called against those that should be: twice what they have in common over what there is of
* both. A tool counts as often as it is called; the order does not count. None called where none should be is 1.
*/
const toolCallF1 = {
	about: "answer",
	revision: "tool-call-f1/1",
	async prepare({ tools, threshold }) {
		return async (toScore) => {
			const wanted = expectedTools(tools, toScore);
			if (wanted === void 0) return unscored("no-expected-value");
			const called = toScore.answer.toolCalls.map(({ name }) => name);
			const all = wanted.length + called.length;
			return graded(all === 0 ? 1 : 2 * inCommon(wanted, called) / all, threshold);
		};
	}
};
function inCommon(wanted, called) {
	const left = [...called];
	return wanted.filter((name) => {
		const place = left.indexOf(name);
		if (place >= 0) left.splice(place, 1);
		return place >= 0;
	}).length;
}

// src/scorers/tool-calls-valid.ts
/**
* 1 when every tool call of the answer names a tool that the model was told of, with JSON arguments that follow its
* parameters. An answer that called nothing, and one of which nobody knows the tools, has nothing to be judged.
*/
const toolCallsValid = {
	about: "answer",
	revision: "is-valid-openai-tools-call/1",
	async prepare() {
		const compiled = /* @__PURE__ */ new WeakMap();
		const validatorOf = (tool) => {
			const known = compiled.get(tool) ?? validatorFor(tool);
			compiled.set(tool, known);
			return known;
		};
		return async ({ answer: { toolCalls }, tools }) => {
			if (tools === void 0 || toolCalls.length === 0) return unscored("not-recorded");
			for (const call of toolCalls) {
				const tool = tools.find(({ name }) => name === call.name);
				if (tool === void 0) return passed(false);
				const validate = await validatorOf(tool);
				if (validate === void 0) return unscored("scorer-failed");
				const given = call.arguments.trim() === "" ? { value: {} } : parsedJson(call.arguments);
				if (given === void 0 || !isObject(given.value)) return passed(false);
				const follows = validate(given.value);
				if (follows === void 0) return unscored("took-too-long");
				if (!follows) return passed(false);
			}
			return passed(true);
		};
	}
};
/** A definition may be a stranger's: its schema is a program to whoever checks by it. */
const MOST_MILLISECONDS = 250;
const MOST_TO_COMPILE = 2e3;
/** Undefined where the definition's own schema cannot be used. */
async function validatorFor({ parameters }) {
	if (parameters === void 0) return () => true;
	const validate = await compileSchema(parameters, (work) => within(MOST_TO_COMPILE, work)).catch(() => void 0);
	return validate && ((value) => within(MOST_MILLISECONDS, () => validate(value)));
}

// src/scorers/tool-sequence.ts
/**
* 1 when the tools were called in the expected order: these and no others (exact), or with others between them
* (in-order). In any answer no calls stand in order, so that expectation is none.
*/
const toolSequence = {
	about: "answer",
	revision: "trajectory:tool-sequence/1",
	async prepare({ steps, mode }) {
		return async (toScore) => {
			const wanted = expectedTools(steps, toScore);
			if (wanted === void 0 || wanted.length === 0 && mode === "in-order") return unscored("no-expected-value");
			const called = toScore.answer.toolCalls.map(({ name }) => name);
			return passed(inOrder(wanted, called) && (mode === "in-order" || wanted.length === called.length));
		};
	}
};
function inOrder(wanted, called) {
	let next = 0;
	for (const name of called) if (name === wanted[next]) next += 1;
	return next === wanted.length;
}

// src/scorers/trace-attribute.ts
/**
* What production recorded about the trace, mapped from the range of the suite to 0…1: an attribute, else an evaluation
* of that name. Numbers, booleans (1 and 0) and their texts count; anything else, or a value outside the range, is out
* of range.
*/
const traceAttribute = {
	about: "trace",
	revision: "trace-attribute/1",
	async prepare({ attribute, range: [worst, best] }) {
		return async ({ recording }) => {
			const recorded = recordedValue(recording, attribute);
			if (recorded === void 0 || recorded === null) return unscored("not-recorded");
			const share = (numberOf(recorded) - worst) / (best - worst);
			return share >= 0 && share <= 1 ? scored(share) : unscored("out-of-range");
		};
	}
};
/** Of several evaluations the last one stands: a user who changed their mind meant the later click. */
function recordedValue({ attributes, evaluations }, name) {
	if (Object.hasOwn(attributes, name)) return attributes[name];
	const evaluation = evaluations.findLast((one) => one.name === name);
	return evaluation?.value ?? evaluation?.label;
}
const NUMERIC = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** NaN for what is no number, which no range holds. */
function numberOf(value) {
	if (typeof value === "number") return value;
	if (typeof value === "boolean") return value ? 1 : 0;
	if (typeof value !== "string") return NaN;
	const text = value.trim().toLowerCase();
	if (text === "true" || text === "false") return text === "true" ? 1 : 0;
	return NUMERIC.test(text) ? Number(text) : NaN;
}

// src/scorers/scorers.ts
const SCORERS = {
	equals,
	contains,
	"contains-any": containsAny,
	"contains-all": containsAll,
	icontains,
	"icontains-any": icontainsAny,
	"icontains-all": icontainsAll,
	"starts-with": startsWith,
	regex,
	levenshtein,
	"rouge-n": rougeN,
	similar,
	"is-json": isJson,
	"json-schema": jsonSchema,
	"is-refusal": isRefusal,
	"finish-reason": finishReason,
	length,
	"is-valid-openai-tools-call": toolCallsValid,
	"tool-call-f1": toolCallF1,
	"tool-args-match": toolArgsMatch,
	"trajectory:tool-sequence": toolSequence,
	"trajectory:step-count": stepCount,
	"context-recall": contextRecall,
	"context-precision": contextPrecision,
	"context-faithfulness": contextFaithfulness,
	"citation-support": citationSupport,
	"llm-rubric": llmRubric,
	factuality,
	"answer-relevance": answerRelevance,
	pairwise,
	javascript,
	latency,
	cost,
	"trace-attribute": traceAttribute
};
/** The scorer that a spec asks for; it is to be given that same spec. */
function scorerFor(spec) {
	return SCORERS[spec.scorer];
}

// src/pipeline/score.ts
/** Prepares once what is the same for all trials. */
async function openScoring(metrics, world) {
	const prepared = await Promise.all(metrics.map((metric) => prepare(metric, world)));
	return {
		metrics: metrics.map(recordOf),
		incomplete: () => prepared.map((metric) => metric.incomplete()).find((reason) => reason !== void 0),
		async score(trial) {
			const scores = (await Promise.all(prepared.map(async (metric) => [metric.name, await metric.score(trial)]))).filter((one) => one[1] !== void 0);
			return {
				...factsOf(trial),
				scores: Object.fromEntries(scores)
			};
		}
	};
}
/** What a row says of a trial besides its scores. */
function factsOf({ recording, answer }) {
	if (answer.status === "failed") return {
		trace: recording.traceId,
		status: "failed",
		reason: answer.reason
	};
	const { latencyMs, usage, usd } = answer;
	return {
		trace: recording.traceId,
		status: "answered",
		...latencyMs === void 0 ? {} : { latencyMs },
		...usage === void 0 ? {} : {
			inputTokens: usage.input,
			outputTokens: usage.output
		},
		...usd === void 0 ? {} : { usd }
	};
}
async function prepare(metric, world) {
	const { name, spec } = metric;
	const asks = modelOf(spec);
	const watch = asks && watchJudge(asks, metric, world);
	const scorer = scorerFor(spec);
	const models = watch?.models ?? world.models;
	const incomplete = () => watch?.incomplete();
	if (scorer.about === "trace") {
		const scoreTrace = await scorer.prepare(spec, models);
		return {
			name,
			incomplete,
			score: (trial) => scoreTrace(toScore(trial, world))
		};
	}
	const scoreAnswer = await scorer.prepare(spec, models);
	return {
		name,
		incomplete,
		async score(trial) {
			const { answer, case: one, recording, tools } = trial;
			if (answer.status === "failed") return void 0;
			const expected = expectedBy(metric, trial);
			if (metric.expected !== void 0 && expected === void 0) return {
				status: "unscored",
				reason: "no-expected-value"
			};
			const documents = answer.documents ?? recordedDocuments(recording);
			const given = await scoreAnswer({
				...toScore(trial, world),
				case: one,
				answer,
				...expected === void 0 ? {} : { expected },
				...documents === void 0 ? {} : { documents },
				...tools === void 0 ? {} : { tools }
			}).catch(unlessTooDeep);
			return metric.negated && given.status === "scored" ? {
				...given,
				value: 1 - given.value
			} : given;
		}
	};
}
/** JSON of an answer may be nested deeper than a stack goes: that answer cannot be scored, the others can. */
function unlessTooDeep(error) {
	if (error instanceof RangeError) return {
		status: "unscored",
		reason: "scorer-failed"
	};
	throw error;
}
function toScore({ case: one, recording, trial }, { signal }) {
	return {
		case: one,
		recording,
		trial,
		signal
	};
}
/** The documents that production found; undefined where it recorded no search. */
function recordedDocuments({ retrievals }) {
	return retrievals.length === 0 ? void 0 : retrievals.flatMap(({ documents }) => documents);
}
/** The model a scorer asks, if it asks one. */
function modelOf(spec) {
	if ("judge" in spec) return spec.judge;
	return spec.scorer === "similar" ? spec.model : void 0;
}
/** Counts the failed calls of a judge, and answers in its place once it has failed too often. */
function watchJudge(judge, { name: metric, spec }, world) {
	const { total, errorBudget } = world;
	const what = `calls of ${spec.scorer === "similar" ? "model" : "judge"} ${judge.name} for metric ${metric}`;
	const failures = [];
	let done = 0;
	let stop;
	const watched = (call) => async (request, signal) => {
		if (stop !== void 0) return {
			status: "failed",
			reason: "cut-off",
			detail: stop.problem
		};
		const reply = await call(request, signal);
		if (!isRefused(reply)) {
			done += 1;
			return reply;
		}
		if (reply.reason === "cut-off") {
			stop ??= signal.aborted ? stoppedEarly(done, total, what, signal.reason) : overMoneyBudget(done, total, what, reply.detail);
			return reply;
		}
		done += 1;
		failures.push(reply);
		if (reply.reason === "unauthorised" || failures.length > errorBudget * total) stop ??= overErrorBudget({
			what,
			failures,
			total,
			errorBudget,
			model: judge
		});
		return reply;
	};
	return {
		models: {
			ask: watched(world.models.ask),
			embed: watched(world.models.embed)
		},
		incomplete: () => stop
	};
}
function isRefused(reply) {
	return reply.status === "failed";
}
function recordOf({ name, direction, unit, margin, blocking, spec, negated, expected }) {
	const scorer = scorerFor(spec);
	const record = {
		name,
		direction,
		unit,
		margin,
		blocking,
		code: scorer.revision
	};
	const turned = {
		...negated && { negated },
		...expected === void 0 ? {} : { expected }
	};
	if (!("judge" in spec)) return {
		...record,
		definition: digestOf({
			...ownTo(spec),
			...turned
		})
	};
	const { judge, ...rest } = spec;
	return {
		...record,
		definition: digestOf({
			...rest,
			...turned
		}),
		judge: digestOf({
			name: judge.name,
			parameters: judge.parameters,
			prompt: scorer.judgePrompt
		})
	};
}
/** A spec without what does not change its scores: where code lies; where a model is reached, with which key and price. */
function ownTo(spec) {
	switch (spec.scorer) {
		case "javascript": return {
			scorer: spec.scorer,
			source: spec.source
		};
		case "similar": return {
			...spec,
			model: {
				name: spec.model.name,
				parameters: spec.model.parameters
			}
		};
		default: return spec;
	}
}

export { meter as a, wholeOf as i, openReplay as n, recordingOf as o, replay as r, openScoring as t };