import { isCutOffJson } from "../cut-off-json.ts";
import { firstOwn, isObject, items, type JsonObject, own } from "../json-shape.ts";
import { decoded, textOf } from "../json-text.ts";
import { toMessage } from "./message-forms.ts";

/** What went into a model call. */
export type ModelInput = {
  /** In forms that every reader of messages knows; empty when nothing was recorded, or when it was cut off. */
  readonly messages: readonly JsonObject[];
  /** False when the messages are other content, put as one message of the user. */
  readonly written: boolean;
  /** System text beside the messages, as it was recorded. */
  readonly system?: unknown;
  readonly definitions?: readonly unknown[];
};

/**
 * Reads the input of a model call as observability platforms store it: a list of messages, a request of a provider or a
 * framework, a transcript, plain text.
 *
 * @param value a structure or JSON text
 */
export function readModelInput(value: unknown): ModelInput {
  if (value === undefined || value === null || value === "" || isCutOffJson(value))
    return { messages: [], written: false };
  const content = decoded(value);
  const { system, tools } = besideMessages(content);
  const list = listOf(content, WRAPPINGS);
  const found = (list ?? []).map((item) => toMessage(item)).filter((message) => message !== undefined);
  const stored = found.flatMap((message) => definitionIn(message) ?? []);
  const messages = found.filter((message) => definitionIn(message) === undefined);
  const definitions = [...tools, ...stored];
  const isEmpty = list?.length === 0 || (isObject(content) && Object.keys(content).length === 0);
  return {
    messages: messages.length > 0 ? messages : isEmpty ? [] : asUserMessage(value),
    written: messages.length > 0,
    ...(system !== undefined && { system }),
    ...(definitions.length > 0 && { definitions }),
  };
}

/** Nobody wraps an input more often; following what is deeper would exhaust the stack. */
const WRAPPINGS = 4;

function besideMessages(request: unknown): { readonly system?: unknown; readonly tools: readonly unknown[] } {
  const config = firstOwn(request, ["config", "kwargs"]);
  return {
    system: firstOwn(request, SYSTEM) ?? firstOwn(config, SYSTEM),
    tools: items(decoded(firstOwn(request, TOOLS) ?? firstOwn(config, TOOLS))),
  };
}

const SYSTEM = ["system", "instructions", "system_instruction", "systemInstruction"];
const TOOLS = ["tools", "functions"];

/** The list in which messages would be. */
function listOf(content: unknown, levels: number): readonly unknown[] | undefined {
  if (typeof content === "string") return transcript(content);
  if (Array.isArray(content)) {
    // A batch is a list of lists, of which one span records one.
    return content.length > 0 && content.every(isBatch) ? items(content[0]) : content;
  }
  if (!isObject(content) || levels === 0) return undefined;
  if (toMessage(content) !== undefined) return [content];
  const inner = firstOwn(content, CARRIERS) ?? firstOwn(own(content, "kwargs"), CARRIERS);
  return listOf(decoded(inner), levels - 1);
}

const CARRIERS = ["messages", "input", "contents"];

function isBatch(item: unknown): boolean {
  return Array.isArray(item) && toMessage(item) === undefined;
}

const ROLE_PREFIX = /^(system|developer|user|human|assistant|ai|tool): ?/;

/** "system: …" and "user: …", each from the beginning of a line: how some instrumentations write a conversation. */
function transcript(text: string): readonly JsonObject[] | undefined {
  if (!ROLE_PREFIX.test(text)) return undefined;
  const turns = text.split(/\n(?=(?:system|developer|user|human|assistant|ai|tool): )/);
  return turns.map((turn) => {
    const [prefix = "", role = ""] = ROLE_PREFIX.exec(turn) ?? [];
    const said = turn.slice(prefix.length);
    // Python's word for nothing: a turn of calls, which such a transcript leaves out.
    return { role, content: said === "None" ? "" : said };
  });
}

/**
 * What a tool is, stored as a message of the role tool: LangChain's callbacks do so. A result answers a call by its id,
 * a call has arguments; a definition has neither.
 */
function definitionIn(message: JsonObject): JsonObject | undefined {
  if (own(message, "role") !== "tool" || own(message, "tool_call_id") !== undefined) return undefined;
  const content = decoded(own(message, "content"));
  if (!isObject(content)) return undefined;
  const told = own(content, "function") ?? content;
  const schema = firstOwn(told, ["parameters", "input_schema", "inputSchema"]);
  const isDefinition =
    isObject(schema) && typeof own(told, "name") === "string" && !Object.hasOwn(Object(told), "arguments");
  return isDefinition || Array.isArray(own(content, "function_declarations")) ? content : undefined;
}

function asUserMessage(value: unknown): readonly JsonObject[] {
  const text = plainText(value, WRAPPINGS);
  return text === undefined || text === "" ? [] : [{ role: "user", content: text }];
}

/** The one text in an input that is no conversation: text, a list of texts, the argument of a traced function. */
function plainText(value: unknown, levels: number): string | undefined {
  const content = decoded(value);
  if (Array.isArray(content) && content.length > 0 && content.every((item) => typeof item === "string"))
    return content.join("\n");
  if (!isObject(content) || levels === 0) return textOf(value);
  const single = firstOwn(content, ONE_TEXT);
  const isAll = Object.keys(content).every((name) => BESIDE_TEXT.has(name));
  return isAll && single !== undefined ? plainText(single, levels - 1) : textOf(value);
}

const ONE_TEXT = ["prompt", "prompts", "contents", "input", "query", "question", "text", "args"];
const BESIDE_TEXT: ReadonlySet<string> = new Set([
  ...ONE_TEXT,
  ...SYSTEM,
  ...TOOLS,
  "model",
  "config",
  "kwargs",
  "stream",
]);
