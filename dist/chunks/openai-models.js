import { n as digestOf } from "./digest.js";
import { n as pRetry } from "./p-retry.js";
import { setTimeout as setTimeout$1 } from "node:timers/promises";

// src/edges/models/chat-reply.ts
/** Reads the body of a Chat Completions answer; anything that has no message in it is malformed. */
function parseChatReply(body) {
	const choice = isRecord(body) && Array.isArray(body["choices"]) ? body["choices"][0] : void 0;
	const message = isRecord(choice) ? choice["message"] : void 0;
	if (!isRecord(body) || !isRecord(choice) || !isRecord(message)) return { status: "malformed" };
	const text = textOf(message["content"]);
	const toolCalls = toolCallsOf(message["tool_calls"]);
	if (text === void 0 || toolCalls === void 0) return { status: "malformed" };
	const finish = finishOf(choice["finish_reason"]);
	const refusal = refusalOf(message["refusal"], text, finish);
	if (text === "" && toolCalls.length === 0 && refusal === void 0) return {
		status: "empty",
		finish
	};
	return {
		status: "replied",
		reply: {
			status: "replied",
			text,
			toolCalls,
			finish,
			...refusal === void 0 ? {} : { refusal },
			...usageOf(body["usage"]),
			...typeof body["model"] === "string" && body["model"] !== "" ? { resolvedModel: body["model"] } : {},
			...typeof body["system_fingerprint"] === "string" && body["system_fingerprint"] !== "" ? { fingerprint: body["system_fingerprint"] } : {}
		}
	};
}
/** Some servers send the content in parts; a content that is neither text nor parts is undefined. */
function textOf(content) {
	if (content === null || content === void 0) return "";
	if (typeof content === "string") return content;
	if (!Array.isArray(content)) return void 0;
	return content.map((part) => isRecord(part) && typeof part["text"] === "string" ? part["text"] : "").join("");
}
function toolCallsOf(value) {
	if (value === null || value === void 0) return [];
	if (!Array.isArray(value)) return void 0;
	const calls = value.map(toolCallOf);
	return calls.every((call) => call !== void 0) ? calls : void 0;
}
function toolCallOf(value, index) {
	if (!isRecord(value)) return void 0;
	const id = typeof value["id"] === "string" && value["id"] !== "" ? value["id"] : `call_${index + 1}`;
	const asked = isRecord(value["function"]) ? value["function"] : value["custom"];
	if (!isRecord(asked) || typeof asked["name"] !== "string") return void 0;
	const written = asked["arguments"] ?? asked["input"] ?? "";
	return {
		id,
		name: asked["name"],
		arguments: typeof written === "string" ? written : JSON.stringify(written)
	};
}
function finishOf(value) {
	switch (value) {
		case "stop":
		case "length":
		case "tool_calls":
		case "content_filter": return value;
		case "function_call": return "tool_calls";
		default: return "other";
	}
}
/** The provider's own mark of a refusal: its field, or a content filter that left no text. */
function refusalOf(field, text, finish) {
	if (typeof field === "string" && field !== "") return field;
	return finish === "content_filter" && text === "" ? "stopped by the provider's content filter" : void 0;
}
function usageOf(value) {
	if (!isRecord(value)) return {};
	const { prompt_tokens: input, completion_tokens: output, prompt_tokens_details: details } = value;
	if (typeof input !== "number" || typeof output !== "number") return {};
	const cached = isRecord(details) ? details["cached_tokens"] : void 0;
	return { usage: {
		input,
		output,
		...typeof cached === "number" ? { cachedInput: cached } : {}
	} };
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/edges/models/chat-request.ts
/**
* The body of a Chat Completions request. The suite's parameters come first, so that none of them can replace the
* model, the messages or the tools.
*/
function chatBody(request) {
	return {
		...Object.fromEntries(Object.entries(request.model.parameters).filter(([name]) => !NOT_OURS.has(name))),
		model: request.model.name,
		messages: request.messages.map(chatMessage),
		...request.tools?.length ? { tools: request.tools.map(chatTool) } : {},
		...request.answerSchema ? { response_format: answerFormat(request.answerSchema) } : {}
	};
}
const NOT_OURS = /* @__PURE__ */ new Set([
	"stream",
	"stream_options",
	"n"
]);
function chatMessage(message) {
	switch (message.role) {
		case "system":
		case "user": return {
			role: message.role,
			content: message.text
		};
		case "tool": return {
			role: "tool",
			tool_call_id: message.callId,
			content: message.text
		};
		case "assistant":
			if (!message.toolCalls?.length) return {
				role: "assistant",
				content: message.text
			};
			return {
				role: "assistant",
				content: message.text === "" ? null : message.text,
				tool_calls: message.toolCalls.map(({ id, name, arguments: text }) => ({
					id,
					type: "function",
					function: {
						name,
						arguments: text
					}
				}))
			};
		default: return message;
	}
}
function chatTool({ name, description, parameters }) {
	return {
		type: "function",
		function: {
			name,
			...description === void 0 ? {} : { description },
			...parameters ? { parameters } : {}
		}
	};
}
function answerFormat({ name, schema }) {
	return {
		type: "json_schema",
		json_schema: {
			name,
			schema,
			strict: true
		}
	};
}

// src/edges/models/endpoint.ts
/**
* The endpoint of a model: its own base URL, else OPENAI_BASE_URL, else the provider's. A variable that is empty counts
* as unset, because that is what a secret that is not there looks like in a workflow.
*/
function endpointOf(model, environment) {
	const url = model.baseUrl || environment["OPENAI_BASE_URL"]?.trim() || "https://api.openai.com/v1";
	const parsed = URL.canParse(url) ? new URL(url) : void 0;
	if (parsed === void 0 || !/^https?:$/.test(parsed.protocol)) return {
		status: "unusable",
		reason: "unreachable",
		detail: `the base URL of ${model.name} is not an http or https URL`
	};
	const place = `${parsed.origin}${parsed.pathname}`.replace(/\/+$/, "");
	if (parsed.username !== "" || parsed.password !== "") return {
		status: "unusable",
		reason: "unauthorised",
		detail: `the base URL ${place} holds a user name or a password; the key belongs in ${model.keyVariable}`
	};
	const key = environment[model.keyVariable]?.trim() ?? "";
	if (key === "" && !isLoopback(parsed.hostname)) return {
		status: "unusable",
		reason: "unauthorised",
		detail: `no key: ${model.keyVariable} is not set`
	};
	if (!/^[\x21-\x7e]*$/.test(key)) return {
		status: "unusable",
		reason: "unauthorised",
		detail: `the key in ${model.keyVariable} holds white space or characters outside ASCII`
	};
	return {
		status: "usable",
		url,
		place,
		key: key || "no-key-needed"
	};
}
function isLoopback(host) {
	return host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || /^127(\.\d+){3}$/.test(host);
}

// src/edges/models/error-bodies.ts
/**
* A fetch whose error answers end: the client gives a body its time only when the status is a good one, and a server
* that is in trouble may send half of its complaint. The body is then cut off, and the status stays.
*
* @param timeoutMs milliseconds from the request to the end of the body
*/
function withTimelyErrors(send, timeoutMs) {
	return async (input, init) => {
		const start = performance.now();
		const response = await send(input, init);
		if (response.ok || response.body === null) return response;
		const signal = AbortSignal.timeout(Math.max(0, Math.ceil(start + timeoutMs - performance.now())));
		return new Response(response.body.pipeThrough(new TransformStream(), { signal }), response);
	};
}

// src/edges/models/failed-call.ts
/** One attempt that came to nothing: thrown within this folder only, so that the retry library sees it. */
var FailedCall = class extends Error {
	reason;
	patience;
	/** Milliseconds that the server asked to wait. */
	retryAfterMs;
	/** @param what for people, with the place it happened at: "429 from http://127.0.0.1/v1" */
	constructor(reason, what, patience, retryAfterMs) {
		super(what);
		this.reason = reason;
		this.patience = patience;
		this.retryAfterMs = retryAfterMs;
	}
};
/**
* What an error of the client means. Told apart by class and status and never by a name, which a bundler may change.
* The server's message is left out: it may quote the request. Its code, type and parameter are words of the API.
* @param limits.place the endpoint, without credentials
* @param limits.timeoutMs the time that the client gave the attempt
*/
function failedCall(error, { place, timeoutMs }, { APIError, APIConnectionTimeoutError }) {
	if (error instanceof APIError && error.status !== void 0) {
		const [reason, patience] = meaningOf(error.status, error.code);
		const words = [...new Set([error.code ?? error.type, error.param].filter(isApiWord))].join(": ");
		const what = `${error.status} from ${place}${words === "" ? "" : ` (${words})`}`;
		return new FailedCall(reason, what, patience, retryAfterMs(error.headers));
	}
	if (error instanceof APIConnectionTimeoutError && codeOf(error) === void 0) return new FailedCall("timed-out", `no answer from ${place} in ${timeoutMs} ms`, "always");
	if (error instanceof SyntaxError) return new FailedCall("malformed-answer", `the answer of ${place} is not JSON`, "always");
	const code = codeOf(error);
	const [reason, what] = networkMeaning(code, place);
	return new FailedCall(reason, code === void 0 ? what : `${what} (${code})`, "always");
}
function meaningOf(status, code) {
	if (status === 401 || status === 403) return ["unauthorised", "never"];
	if (status === 408) return ["timed-out", "always"];
	if (status === 409) return ["server-error", "always"];
	if (status === 429) return ["rate-limited", code === "insufficient_quota" ? "never" : "always"];
	return status >= 500 ? ["server-error", "always"] : ["refused-request", "never"];
}
function isApiWord(word) {
	return typeof word === "string" && /^[\w.[\]-]{1,60}$/.test(word);
}
const SIXTY_SECONDS = 6e4;
/** Retry-After in milliseconds, as seconds or as a date, at most a minute; undefined where the server did not say. */
function retryAfterMs(headers, now = Date.now()) {
	const precise = headers?.get("retry-after-ms");
	const plain = headers?.get("retry-after");
	const wait = precise ? Number(precise) : plain ? Number.isNaN(Number(plain)) ? Date.parse(plain) - now : Number(plain) * 1e3 : NaN;
	return Number.isNaN(wait) ? void 0 : Math.min(Math.max(wait, 0), SIXTY_SECONDS);
}
function networkMeaning(code, place) {
	if (code === "ECONNRESET" || code === "EPIPE" || code === "UND_ERR_SOCKET") return ["connection-reset", `the connection to ${place} broke`];
	if (code?.includes("TIMEOUT") || code === "ETIMEDOUT") return ["timed-out", `no answer from ${place} in time`];
	if (code?.startsWith("Z_")) return ["malformed-answer", `the answer of ${place} cannot be unpacked`];
	return ["unreachable", `no connection to ${place}`];
}
/** The code of the system or of the HTTP client, from wherever in the chain of causes it stands. */
function codeOf(error) {
	for (let cause = error, depth = 0; cause instanceof Error && depth < 8; cause = firstCause(cause), depth += 1) if ("code" in cause && typeof cause.code === "string") return cause.code;
}
/** Trying several addresses of one host gives an AggregateError, whose first part tells as much as the others. */
function firstCause(error) {
	return error.cause ?? (error instanceof AggregateError ? error.errors[0] : void 0);
}

// src/edges/models/grace.ts
/**
* For each signal that stops new work, the signal that ends work under way: aborted so much later. One for all calls,
* because a signal for each is a tenth of what a short call costs.
*
* @param graceMs milliseconds
*/
function endAfterGrace(graceMs) {
	const ends = /* @__PURE__ */ new WeakMap();
	return (stop) => {
		const known = ends.get(stop);
		if (known !== void 0) return known;
		const controller = new AbortController();
		const onStop = () => setTimeout(() => controller.abort(), graceMs).unref();
		if (stop.aborted) onStop();
		else stop.addEventListener("abort", onStop, { once: true });
		ends.set(stop, controller.signal);
		return controller.signal;
	};
}

// src/edges/models/patient-call.ts
/**
* Attempts a call until it succeeds, the failure is not worth another attempt, or the attempts are used up. Waits as
* long as the server asked for, else half a second doubling up to eight, with jitter.
* @returns what the attempt returned, or the last failure and the number of attempts made
*/
async function callPatiently(attempt, options) {
	let attempts = 0;
	let retriesOfOnce = 0;
	const worthAnother = (error) => {
		if (!(error instanceof FailedCall) || options.signal.aborted) return false;
		return error.patience === "always" || error.patience === "once" && retriesOfOnce < 1;
	};
	try {
		return { value: await pRetry(() => {
			attempts += 1;
			return attempt();
		}, {
			retries: options.attempts - 1,
			minTimeout: 0,
			shouldRetry: ({ error }) => {
				const again = worthAnother(error);
				if (again && error instanceof FailedCall && error.patience === "once") retriesOfOnce += 1;
				return again;
			},
			onFailedAttempt: async ({ error, attemptNumber, retriesLeft }) => {
				if (retriesLeft > 0 && worthAnother(error)) await options.sleep(waitAfter(error, attemptNumber, options.random), options.signal);
			}
		}) };
	} catch (error) {
		if (error instanceof FailedCall) return {
			failure: error,
			attempts
		};
		throw error;
	}
}
function waitAfter(error, attemptNumber, random) {
	const asked = error instanceof FailedCall ? error.retryAfterMs : void 0;
	const backOff = Math.min(500 * 2 ** (attemptNumber - 1), 8e3);
	return asked === void 0 ? backOff * (.5 + random() / 2) : asked + 250 * random();
}
/** The clock's own sleep. */
const sleepOrAbort = async (milliseconds, signal) => {
	await setTimeout$1(milliseconds, void 0, { signal }).catch(() => void 0);
};

// src/edges/models/openai-models.ts
/**
* Models behind any server that speaks OpenAI's Chat Completions. An equal request of the same trial is answered from
* the cache, or shares the call that is under way. Every failure is a value; its detail names the endpoint without
* credentials, the status and the number of attempts, and never holds the key or text of the request.
*/
function openAiModels(options) {
	const doors = /* @__PURE__ */ new WeakMap();
	const underWay = /* @__PURE__ */ new Map();
	const patientEnd = endAfterGrace(options.graceMs ?? 5e3);
	function doorOf(model) {
		const door = doors.get(model) ?? { endpoint: endpointOf(model, options.environment) };
		doors.set(model, door);
		return door;
	}
	async function answer(door, endpoint, key, body, stop) {
		const kept = await options.cache.get(key);
		if (kept !== void 0) return {
			...kept,
			cached: true
		};
		door.client ??= openClient(endpoint, options);
		const reply = await callModel(await door.client, endpoint, body, {
			stop,
			end: patientEnd(stop)
		}, options);
		if (reply.status === "failed") return reply;
		await options.cache.set(key, reply);
		return {
			...reply,
			cached: false
		};
	}
	return { async ask(request, signal) {
		const door = doorOf(request.model);
		const { endpoint } = door;
		if (endpoint.status === "unusable") return failed(endpoint.reason, endpoint.detail);
		if (signal.aborted) return failed("cut-off", `stopped before ${endpoint.place} was asked`);
		const body = chatBody(request);
		const key = digestOf({
			baseUrl: endpoint.place,
			body,
			trial: request.trial
		});
		const shared = underWay.get(key);
		if (shared !== void 0) {
			const reply = await shared;
			return reply.status === "replied" ? {
				...reply,
				cached: true
			} : reply;
		}
		const call = answer(door, endpoint, key, body, signal).finally(() => underWay.delete(key));
		underWay.set(key, call);
		return call;
	} };
}
const TWO_MINUTES = 12e4;
async function openClient(endpoint, options) {
	const { environment, timeoutMs = TWO_MINUTES } = options;
	const openai = await import("./openai.js");
	return {
		client: new openai.OpenAI({
			baseURL: endpoint.url,
			apiKey: endpoint.key,
			adminAPIKey: null,
			organization: environment["OPENAI_ORG_ID"] || null,
			project: environment["OPENAI_PROJECT_ID"] || null,
			fetch: withTimelyErrors(fetch, timeoutMs),
			timeout: timeoutMs,
			maxRetries: 0,
			logLevel: "off"
		}),
		openai
	};
}
async function callModel({ client, openai }, endpoint, body, { stop, end }, options) {
	const { timeoutMs = TWO_MINUTES, attempts = 5, sleep = sleepOrAbort, random = Math.random } = options;
	const { place } = endpoint;
	const attempt = async () => {
		if (stop.aborted) throw new FailedCall("cut-off", `stopped while asking ${place}`, "never");
		const start = performance.now();
		try {
			return {
				...replyIn(await client.post("/chat/completions", {
					body,
					signal: end
				}), place),
				latencyMs: performance.now() - start
			};
		} catch (error) {
			if (error instanceof FailedCall) throw error;
			if (end.aborted) throw new FailedCall("cut-off", `stopped while asking ${place}`, "never");
			throw failedCall(error, {
				place,
				timeoutMs
			}, openai);
		}
	};
	const outcome = await callPatiently(attempt, {
		attempts,
		signal: stop,
		sleep,
		random
	});
	if ("value" in outcome) return outcome.value;
	const { failure } = outcome;
	const count = `after ${outcome.attempts} ${outcome.attempts === 1 ? "attempt" : "attempts"}`;
	if (stop.aborted && failure.patience !== "never") return failed("cut-off", `stopped while asking ${place} ${count}`);
	return failed(failure.reason, `${failure.message} ${count}`.replaceAll(endpoint.key, "***"));
}
function replyIn(body, place) {
	const parsed = parseChatReply(body);
	switch (parsed.status) {
		case "replied": return parsed.reply;
		case "malformed": throw new FailedCall("malformed-answer", `the answer of ${place} is no chat completion`, "always");
		case "empty": throw new FailedCall("empty-answer", `no text and no tool call from ${place} (finish ${parsed.finish})`, "once");
		default: return parsed;
	}
}
function failed(reason, detail) {
	return {
		status: "failed",
		reason,
		detail
	};
}

export { openAiModels };