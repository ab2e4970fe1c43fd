import type { Message, ToolDefinition } from "../../domain/message.ts";
import { isObject } from "../../formats/json-shape.ts";
import type { ModelRequest } from "../../ports.ts";
import { parametersOf } from "./parameters.ts";

/**
 * The body of a Responses request. A system text at the head of the messages becomes the instructions. The suite's
 * parameters come first, so that none of them can replace the model, the messages or the tools. Nothing is stored at
 * the provider unless the suite says `store: true`.
 *
 * What a model thought before it called a tool is not carried to its next step: the messages of a replay hold what was
 * said and done, as a recording does. The two APIs differ there, so a replay differs from an application that passes
 * reasoning items on.
 */
export function responsesBody(request: ModelRequest): { readonly [field: string]: unknown } {
  const [first, ...others] = request.messages;
  const headed = first?.role === "system";
  const parameters = parametersOf(request.model, NOT_OURS);
  return {
    store: false,
    ...parameters,
    model: request.model.name,
    ...(headed ? { instructions: first.text } : {}),
    input: (headed ? others : request.messages).flatMap(inputItems),
    ...(request.tools?.length ? { tools: request.tools.map(flatTool) } : {}),
    ...(request.answerSchema ? { text: answerText(parameters["text"], request.answerSchema) } : {}),
  };
}

// A stream has no place to be shown, a response in the background none to be fetched, and a conversation that the
// provider keeps would be part of the request without being seen in it.
const NOT_OURS: ReadonlySet<string> = new Set([
  "stream",
  "stream_options",
  "n",
  "background",
  "previous_response_id",
  "conversation",
]);

function inputItems(message: Message): readonly unknown[] {
  switch (message.role) {
    case "system":
    case "user":
      return [{ role: message.role, content: message.text }];
    case "tool":
      return [{ type: "function_call_output", call_id: message.callId, output: message.text }];
    case "assistant": {
      const calls = (message.toolCalls ?? []).map(({ id, name, arguments: text }) => ({
        type: "function_call",
        call_id: id,
        name,
        arguments: text,
      }));
      const said = message.text === "" && calls.length > 0 ? [] : [{ role: "assistant", content: message.text }];
      return [...said, ...calls];
    }
    default:
      return message satisfies never;
  }
}

/** Strict by default over there, and not in Chat Completions: one tool must mean the same under both. */
function flatTool({ name, description, parameters }: ToolDefinition): unknown {
  return {
    type: "function",
    name,
    ...(description === undefined ? {} : { description }),
    parameters: parameters ?? null,
    strict: false,
  };
}

/** The other settings of `text`, its verbosity for instance, stay as the suite has them. */
function answerText(settings: unknown, { name, schema }: NonNullable<ModelRequest["answerSchema"]>): unknown {
  return { ...(isObject(settings) ? settings : {}), format: { type: "json_schema", name, schema, strict: true } };
}
