import type { Attributes } from "../../../domain/trace.ts";
import { isCutOffJson } from "../../cut-off-json.ts";
import { firstOwn, isObject, type JsonObject, own } from "../../json-shape.ts";
import { decoded } from "../../json-text.ts";
import { readModelInput } from "../../payloads/model-input.ts";
import { readModelOutput } from "../../payloads/model-output.ts";
import { type Addition, withAdditions } from "./additions.ts";
import { requestParameters } from "./invocation-parameters.ts";
import { responseUsage } from "./response-usage.ts";
import { flattenedTools } from "./tools.ts";

/**
 * What `input.value` and `output.value` say about a model call: all that nothing else on the span says. A model named
 * without a role beside another one that was asked for is the one that served.
 */
export function modelBodies(attributes: Attributes): readonly Addition[] {
  const bodies = [...requestBody(own(attributes, "input.value")), ...responseBody(own(attributes, "output.value"))];
  const requested = own(withAdditions(attributes, bodies), "gen_ai.request.model");
  const named = own(attributes, "llm.model_name");
  const isOther = isModel(requested) && isModel(named) && bare(requested) !== bare(named);
  return isOther ? [...bodies, ["gen_ai.response.model", named]] : bodies;
}

const INPUT = "gen_ai.input.messages";
const OUTPUT = "gen_ai.output.messages";

function requestBody(value: unknown): readonly Addition[] {
  // That it was cut off is worth knowing, so the reader of messages gets to see it.
  if (isCutOffJson(value)) return [[INPUT, value]];
  const { messages, written, system, definitions } = readModelInput(value);
  // The arguments of the traced function, printed, are not what a user said.
  const isSaid = written || messages.every(({ content }) => !isObject(decoded(content)));
  const body = decoded(value);
  return [
    [INPUT, isSaid && messages.length > 0 ? withSystem(messages, system) : undefined],
    ["gen_ai.tool.definitions", flattenedTools(definitions)],
    ...(isObject(body) ? requestParameters(body) : []),
  ];
}

function withSystem(messages: readonly JsonObject[], system: unknown): readonly JsonObject[] {
  const parts = own(system, "parts");
  if (Array.isArray(parts)) return [{ role: "system", parts }, ...messages];
  const isText = (typeof system === "string" && system !== "") || Array.isArray(system);
  return isText ? [{ role: "system", content: system }, ...messages] : messages;
}

function responseBody(value: unknown): readonly Addition[] {
  if (isCutOffJson(value)) return [[OUTPUT, value]];
  const body = decoded(value);
  // A completion alone, without the list that it was a choice of.
  const isCompletion = typeof own(body, "text") === "string" && typeof own(body, "finish_reason") === "string";
  const { message, finish, servedModel } = readModelOutput(isCompletion ? { choices: [body] } : value);
  // An answer in JSON that the application asked for may have an id as well.
  const isWhole = firstOwn(body, ["choices", "candidates", "output", "content"]) !== undefined;
  return [
    [OUTPUT, message && [message]],
    ["gen_ai.response.id", isWhole ? firstOwn(body, ["id", "response_id", "responseId"]) : undefined],
    ["gen_ai.response.model", servedModel],
    ["gen_ai.response.finish_reasons", finish === undefined ? responsesReason(body) : [finish]],
    ...responseUsage(
      firstOwn(body, ["usage", "usage_metadata", "usageMetadata"]) ??
        own(decoded(own(body, "llm_output")), "token_usage"),
    ),
  ];
}

/** OpenAI's Responses tell in other words why they stopped. */
function responsesReason(body: unknown): readonly string[] | undefined {
  const output = own(body, "output");
  if (!Array.isArray(output)) return undefined;
  const calls = output.some((item) => own(item, "type") === "function_call");
  switch (own(body, "status")) {
    case "completed":
      return [calls ? "tool_calls" : "stop"];
    case "incomplete":
      return [own(own(body, "incomplete_details"), "reason") === "content_filter" ? "content_filter" : "length"];
    case "failed":
      return ["error"];
    default:
      return undefined;
  }
}

function isModel(name: unknown): name is string {
  return typeof name === "string" && !["", "null", "unknown"].includes(name.toLowerCase());
}

/** "openai/gpt-4.1" and "models/gpt-4.1" are gpt-4.1 behind a gateway. */
function bare(model: string): string {
  return model.slice(model.lastIndexOf("/") + 1).toLowerCase();
}
