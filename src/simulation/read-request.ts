import {
  type ChatMessage,
  type ChatRequest,
  type ChatRole,
  type ChatTool,
  type ChatToolCall,
  isObject,
} from "./chat.ts";

/** A request that was understood, or the parameter that was not. */
export type ReadRequest =
  | { readonly status: "read"; readonly request: ChatRequest }
  | { readonly status: "refused"; readonly problem: string; readonly parameter: string };

/** Reads the parsed body of POST /v1/chat/completions. Parameters without a meaning here are ignored, as providers do. */
export function readRequest(body: unknown): ReadRequest {
  if (!isObject(body)) return refused("the body is not a JSON object", "");
  const { model, messages, tools, tool_choice, temperature } = body;
  if (typeof model !== "string" || model === "") return refused("model is missing", "model");
  if (!Array.isArray(messages) || messages.length === 0) return refused("messages is missing or empty", "messages");
  if (body["stream"] === true) return refused("streaming is not simulated", "stream");
  if (typeof body["n"] === "number" && body["n"] !== 1) return refused("only one choice is simulated", "n");
  const read = messages.map(readMessage);
  const unread = read.indexOf(undefined);
  if (unread !== -1) return refused(`messages[${unread}] has no known role or no text`, `messages[${unread}]`);
  const definitions = Array.isArray(tools) ? tools.map(readTool) : [];
  const unknown = definitions.indexOf(undefined);
  if (unknown !== -1) return refused(`tools[${unknown}] is not a function with a name`, `tools[${unknown}]`);
  const answerSchema = readAnswerSchema(body["response_format"]);
  const limit = body["max_completion_tokens"] ?? body["max_tokens"];
  return {
    status: "read",
    request: {
      model,
      messages: read.filter((message) => message !== undefined),
      tools: definitions.filter((tool) => tool !== undefined),
      ...(typeof tool_choice === "string" && { tool_choice }),
      ...(answerSchema !== undefined && { answerSchema }),
      ...(typeof temperature === "number" && { temperature }),
      ...(typeof limit === "number" && { max_tokens: limit }),
    },
  };
}

function refused(problem: string, parameter: string): ReadRequest {
  return { status: "refused", problem, parameter };
}

const ROLES: readonly string[] = ["system", "developer", "user", "assistant", "tool"];

function isRole(value: unknown): value is ChatRole {
  return typeof value === "string" && ROLES.includes(value);
}

function readMessage(value: unknown): ChatMessage | undefined {
  if (!isObject(value) || !isRole(value["role"])) return undefined;
  const role = value["role"];
  const content = readContent(value["content"]);
  const calls = Array.isArray(value["tool_calls"]) ? value["tool_calls"].filter(isToolCall) : [];
  if (content === undefined && calls.length === 0) return undefined;
  return {
    role,
    content: content ?? "",
    ...(calls.length > 0 && { tool_calls: calls }),
    ...(typeof value["tool_call_id"] === "string" && { tool_call_id: value["tool_call_id"] }),
  };
}

function readContent(content: unknown): string | undefined {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return undefined;
  return content
    .map((part: unknown) => (isObject(part) && typeof part["text"] === "string" ? part["text"] : ""))
    .join("");
}

function isToolCall(value: unknown): value is ChatToolCall {
  if (!isObject(value) || typeof value["id"] !== "string" || !isObject(value["function"])) return false;
  return typeof value["function"]["name"] === "string" && typeof value["function"]["arguments"] === "string";
}

function readTool(value: unknown): ChatTool | undefined {
  if (!isObject(value) || !isObject(value["function"])) return undefined;
  const { name, description, parameters } = value["function"];
  if (typeof name !== "string") return undefined;
  return {
    name,
    description: typeof description === "string" ? description : "",
    parameters: isObject(parameters) ? parameters : {},
  };
}

function readAnswerSchema(format: unknown): ChatRequest["answerSchema"] {
  if (!isObject(format)) return undefined;
  if (format["type"] === "json_object") return true;
  if (format["type"] !== "json_schema" || !isObject(format["json_schema"])) return undefined;
  return isObject(format["json_schema"]["schema"]) ? format["json_schema"]["schema"] : true;
}
