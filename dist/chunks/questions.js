import { n as digestOf } from "./digest.js";
import { r as isObject } from "./json-shape.js";
import { i as isApiWord, t as FailedCall } from "./failed-call.js";

// src/edges/models/chat-reply.ts
/** Reads the body of a Chat Completions answer; anything that has no message in it is malformed. */
function parseChatReply(body) {
	const choice = isObject(body) && Array.isArray(body["choices"]) ? body["choices"][0] : void 0;
	const message = isObject(choice) ? choice["message"] : void 0;
	if (!isObject(body) || !isObject(choice) || !isObject(message)) return { status: "malformed" };
	const text = textOf$1(message["content"]);
	const toolCalls = toolCallsOf(message["tool_calls"]);
	if (text === void 0 || toolCalls === void 0) return { status: "malformed" };
	const finish = finishOf$1(choice["finish_reason"]);
	const refusal = refusalOf(message["refusal"], text, finish);
	if (text === "" && toolCalls.length === 0 && refusal === void 0) return {
		status: "empty",
		finish,
		...usageOf$2(body["usage"])
	};
	return {
		status: "replied",
		reply: {
			status: "replied",
			text,
			toolCalls,
			finish,
			...refusal === void 0 ? {} : { refusal },
			...usageOf$2(body["usage"]),
			...typeof body["model"] === "string" && body["model"] !== "" ? { resolvedModel: body["model"] } : {},
			...typeof body["system_fingerprint"] === "string" && body["system_fingerprint"] !== "" ? { fingerprint: body["system_fingerprint"] } : {}
		}
	};
}
/** Some servers send the content in parts; a content that is neither text nor parts is undefined. */
function textOf$1(content) {
	if (content === null || content === void 0) return "";
	if (typeof content === "string") return content;
	if (!Array.isArray(content)) return void 0;
	return content.map((part) => isObject(part) && typeof part["text"] === "string" ? part["text"] : "").join("");
}
function toolCallsOf(value) {
	if (value === null || value === void 0) return [];
	if (!Array.isArray(value)) return void 0;
	const calls = value.map(toolCallOf$1);
	return calls.every((call) => call !== void 0) ? calls : void 0;
}
function toolCallOf$1(value, index) {
	if (!isObject(value)) return void 0;
	const id = typeof value["id"] === "string" && value["id"] !== "" ? value["id"] : `call_${index + 1}`;
	const asked = isObject(value["function"]) ? value["function"] : value["custom"];
	if (!isObject(asked) || typeof asked["name"] !== "string") return void 0;
	const written = asked["arguments"] ?? asked["input"] ?? "";
	return {
		id,
		name: asked["name"],
		arguments: typeof written === "string" ? written : JSON.stringify(written)
	};
}
function finishOf$1(value) {
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
function usageOf$2(value) {
	if (!isObject(value)) return {};
	const { prompt_tokens: input, completion_tokens: output, prompt_tokens_details: details } = value;
	if (typeof input !== "number" || typeof output !== "number") return {};
	const cached = isObject(details) ? details["cached_tokens"] : void 0;
	return { usage: {
		input,
		output,
		...typeof cached === "number" ? { cachedInput: cached } : {}
	} };
}

// src/edges/models/parameters.ts
/** The suite's parameters of a model, less those that are not its to set. */
function parametersOf({ parameters }, notOurs) {
	return Object.fromEntries(Object.entries(parameters).filter(([name]) => !notOurs.has(name)));
}

// src/edges/models/chat-request.ts
/**
* The body of a Chat Completions request. The suite's parameters come first, so that none of them can replace the
* model, the messages or the tools.
*/
function chatBody(request) {
	return {
		...parametersOf(request.model, NOT_OURS$1),
		model: request.model.name,
		messages: request.messages.map(chatMessage),
		...request.tools?.length ? { tools: request.tools.map(chatTool) } : {},
		...request.answerSchema ? { response_format: answerFormat(request.answerSchema) } : {}
	};
}
const NOT_OURS$1 = /* @__PURE__ */ new Set([
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

// src/edges/models/embedding-reply.ts
/**
* Reads the body of an embeddings answer: as many vectors as there were texts, each with numbers in it that are finite,
* and all equally long. They are put in order by their `index`, since not every server keeps the order.
*
* @returns undefined for anything else
*/
function parseEmbeddings(body, texts) {
	if (!isObject(body) || !Array.isArray(body["data"]) || body["data"].length !== texts) return void 0;
	const vectors = [];
	for (const [place, item] of body["data"].entries()) {
		if (!isObject(item) || !isVector(item["embedding"])) return void 0;
		const index = item["index"] ?? place;
		if (!isPlace(index, texts) || vectors[index] !== void 0) return void 0;
		vectors[index] = item["embedding"];
	}
	if (vectors.some(({ length }) => length !== vectors[0]?.length)) return void 0;
	return {
		status: "embedded",
		vectors,
		...usageOf$1(body["usage"])
	};
}
function isVector(value) {
	return Array.isArray(value) && value.length > 0 && value.every((number) => Number.isFinite(number));
}
function isPlace(value, texts) {
	return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < texts;
}
/** An embedding has no output; some servers count the input only in the total. */
function usageOf$1(value) {
	if (!isObject(value)) return {};
	const input = value["prompt_tokens"] ?? value["total_tokens"];
	return typeof input === "number" ? { usage: {
		input,
		output: 0
	} } : {};
}

// src/edges/models/responses-reply.ts
/**
* Reads the body of a Responses answer: messages become text, calls of functions and of custom tools become calls, and
* every other item (reasoning, a search of the provider's own) is passed over.
*/
function parseResponsesReply(body) {
	if (!isObject(body)) return { status: "malformed" };
	if (body["status"] === "failed") return {
		status: "failed",
		code: codeOf(body["error"])
	};
	if (!Array.isArray(body["output"]) || !isOver(body["status"])) return { status: "malformed" };
	const items = body["output"].filter(isObject);
	const parts = items.filter(({ type }) => type === "message").flatMap(({ content }) => Array.isArray(content) ? content.filter(isObject) : []);
	const text = textOf(parts, "output_text", "text");
	const toolCalls = items.map(toolCallOf).filter((call) => call !== void 0);
	const finish = finishOf(body, toolCalls.length > 0);
	const refusal = textOf(parts, "refusal", "refusal") || filtered(finish, text);
	if (text === "" && toolCalls.length === 0 && refusal === "") return {
		status: "empty",
		finish,
		...usageOf(body["usage"])
	};
	return {
		status: "replied",
		reply: {
			status: "replied",
			text,
			toolCalls,
			finish,
			...refusal === "" ? {} : { refusal },
			...usageOf(body["usage"]),
			...typeof body["model"] === "string" && body["model"] !== "" ? { resolvedModel: body["model"] } : {}
		}
	};
}
function codeOf(error) {
	return isObject(error) && typeof error["code"] === "string" ? error["code"] : void 0;
}
/** Some servers that speak this API leave the status out. */
function isOver(status) {
	return status === void 0 || status === null || status === "completed" || status === "incomplete";
}
function textOf(parts, type, field) {
	return parts.filter((part) => part["type"] === type).map((part) => typeof part[field] === "string" ? part[field] : "").join("");
}
function toolCallOf(item, index) {
	if (item["type"] !== "function_call" && item["type"] !== "custom_tool_call") return void 0;
	if (typeof item["name"] !== "string") return void 0;
	const written = item["arguments"] ?? item["input"] ?? "";
	return {
		id: typeof item["call_id"] === "string" && item["call_id"] !== "" ? item["call_id"] : `call_${index + 1}`,
		name: item["name"],
		arguments: typeof written === "string" ? written : JSON.stringify(written)
	};
}
/** Chat Completions' words for the same ends. */
function finishOf(body, calls) {
	if (body["status"] !== "incomplete") return calls ? "tool_calls" : "stop";
	const details = body["incomplete_details"];
	switch (isObject(details) ? details["reason"] : void 0) {
		case "max_output_tokens": return "length";
		case "content_filter": return "content_filter";
		default: return "other";
	}
}
function filtered(finish, text) {
	return finish === "content_filter" && text === "" ? "stopped by the provider's content filter" : "";
}
function usageOf(value) {
	if (!isObject(value)) return {};
	const { input_tokens: input, output_tokens: output, input_tokens_details: details } = value;
	if (typeof input !== "number" || typeof output !== "number") return {};
	const cached = isObject(details) ? details["cached_tokens"] : void 0;
	return { usage: {
		input,
		output,
		...typeof cached === "number" ? { cachedInput: cached } : {}
	} };
}

// src/edges/models/responses-request.ts
/**
* The body of a Responses request. A system text at the head of the messages becomes the instructions. The suite's
* parameters come first, so that none of them can replace the model, the messages or the tools. Nothing is stored at
* the provider unless the suite says `store: true`.
*
* What a model thought before it called a tool is not carried to its next step: the messages of a replay hold what was
* said and done, as a recording does. The two APIs differ there, so a replay differs from an application that passes
* reasoning items on.
*/
function responsesBody(request) {
	const [first, ...others] = request.messages;
	const headed = first?.role === "system";
	const parameters = parametersOf(request.model, NOT_OURS);
	return {
		store: false,
		...parameters,
		model: request.model.name,
		...headed ? { instructions: first.text } : {},
		input: (headed ? others : request.messages).flatMap(inputItems),
		...request.tools?.length ? { tools: request.tools.map(flatTool) } : {},
		...request.answerSchema ? { text: answerText(parameters["text"], request.answerSchema) } : {}
	};
}
const NOT_OURS = /* @__PURE__ */ new Set([
	"stream",
	"stream_options",
	"n",
	"background",
	"previous_response_id",
	"conversation"
]);
function inputItems(message) {
	switch (message.role) {
		case "system":
		case "user": return [{
			role: message.role,
			content: message.text
		}];
		case "tool": return [{
			type: "function_call_output",
			call_id: message.callId,
			output: message.text
		}];
		case "assistant": {
			const calls = (message.toolCalls ?? []).map(({ id, name, arguments: text }) => ({
				type: "function_call",
				call_id: id,
				name,
				arguments: text
			}));
			return [...message.text === "" && calls.length > 0 ? [] : [{
				role: "assistant",
				content: message.text
			}], ...calls];
		}
		default: return message;
	}
}
/** Strict by default over there, and not in Chat Completions: one tool must mean the same under both. */
function flatTool({ name, description, parameters }) {
	return {
		type: "function",
		name,
		...description === void 0 ? {} : { description },
		parameters: parameters ?? null,
		strict: false
	};
}
/** The other settings of `text`, its verbosity for instance, stay as the suite has them. */
function answerText(settings, { name, schema }) {
	return {
		...isObject(settings) ? settings : {},
		format: {
			type: "json_schema",
			name,
			schema,
			strict: true
		}
	};
}

// src/edges/models/questions.ts
/** A request to a model, in the API that is spoken there. */
function questionOf(request) {
	const responses = request.model.api === "responses";
	const parse = responses ? parseResponsesReply : parseChatReply;
	return {
		path: responses ? "/responses" : "/chat/completions",
		body: responses ? responsesBody(request) : chatBody(request),
		read: (body, place, latencyMs) => ({
			...replyIn(parse(body), place),
			latencyMs
		})
	};
}
/** A request for vectors. */
function embeddingQuestion({ model, texts }) {
	return {
		path: "/embeddings",
		body: {
			...parametersOf(model, NONE),
			model: model.name,
			input: texts,
			encoding_format: "float"
		},
		read(body, place) {
			const vectors = parseEmbeddings(body, texts.length);
			if (vectors === void 0) throw new FailedCall("malformed-answer", `the answer of ${place} holds no vector for each text`, "always");
			return vectors;
		}
	};
}
/**
* The identity of a request: equal requests of one trial to one endpoint are one.
* @param baseUrl without credentials and query
* @param trial absent where asking again cannot bring anything else
*/
function keyOf(baseUrl, { path, body }, trial) {
	return digestOf({
		baseUrl,
		path: path === "/chat/completions" ? void 0 : path,
		body,
		trial
	});
}
const NONE = /* @__PURE__ */ new Set();
function replyIn(parsed, place) {
	switch (parsed.status) {
		case "replied": return parsed.reply;
		case "malformed": throw new FailedCall("malformed-answer", `the answer of ${place} is no answer of a model`, "always");
		case "empty": throw new FailedCall("empty-answer", `no text and no tool call from ${place} (finish ${parsed.finish})`, "once", { usage: parsed.usage });
		case "failed": throw failedInside(parsed.code, place);
		default: return parsed;
	}
}
/** An answer that is 200 and says that there is none. */
function failedInside(code, place) {
	const what = `${place} could not answer${isApiWord(code) ? ` (${code})` : ""}`;
	if (code === "rate_limit_exceeded") return new FailedCall("rate-limited", what, "in-turn", { overloaded: true });
	if (code === void 0 || code === "server_error") return new FailedCall("server-error", what, "always");
	return new FailedCall("refused-request", what, "never");
}

export { keyOf as n, questionOf as r, embeddingQuestion as t };