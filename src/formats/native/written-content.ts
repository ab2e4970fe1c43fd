import type { JsonObject } from "../json-shape.ts";
import { textOf } from "../json-text.ts";
import type { WrittenAnswer, WrittenAssembly, WrittenHop, WrittenMessage, WrittenModel } from "./hand-written.ts";

/**
 * What a step did, under the names of the conventions; undefined for what was not written.
 *
 * @param assembly what a model call was assembled from
 */
export function hopAttributes(hop: Exclude<WrittenHop, WrittenAssembly>, assembly?: WrittenAssembly): JsonObject {
  const error = typeof hop.error === "object" ? { "error.type": hop.error.type } : {};
  switch (hop.kind) {
    case "retrieval":
      return {
        ...error,
        "gen_ai.operation.name": "retrieval",
        "gen_ai.retrieval.query.text": hop.query,
        "gen_ai.retrieval.documents": hop.documents,
      };
    case "model":
      return { ...error, ...modelAttributes(hop), ...assemblyAttributes(assembly) };
    case "tool":
      return {
        ...error,
        "gen_ai.operation.name": "execute_tool",
        "gen_ai.tool.name": hop.name,
        "gen_ai.tool.call.id": hop.callId,
        "gen_ai.tool.call.arguments": textOf(hop.arguments),
        "gen_ai.tool.call.result": textOf(hop.result),
      };
    case "parse":
      return { ...error, "langsmith.span.kind": "parser" };
    default:
      return hop satisfies never;
  }
}

function modelAttributes(hop: WrittenModel): JsonObject {
  const parameters = Object.entries(hop.parameters ?? {});
  return {
    ...Object.fromEntries(parameters.map(([name, value]) => [`gen_ai.request.${name}`, value])),
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": hop.provider,
    "gen_ai.request.model": hop.requested,
    "gen_ai.response.model": hop.resolved,
    "openai.response.system_fingerprint": hop.fingerprint,
    "gen_ai.input.messages": hop.input?.map(toMessage),
    "gen_ai.output.messages": hop.output && [answerMessage(hop.output)],
    "gen_ai.tool.definitions": hop.tools,
    "gen_ai.response.finish_reasons": hop.finish && [hop.finish],
    "gen_ai.usage.input_tokens": hop.usage?.input,
    "gen_ai.usage.output_tokens": hop.usage?.output,
    "gen_ai.usage.cache_read.input_tokens": hop.usage?.cachedInput,
  };
}

/** As parts: a text among them is taken as it is, whatever it looks like. */
function toMessage(message: WrittenMessage): JsonObject {
  switch (message.role) {
    case "system":
    case "user":
      return { role: message.role, parts: [{ type: "text", content: message.text }] };
    case "assistant":
      return answerMessage(message);
    case "tool": {
      const { callId = "", name, text } = message;
      const part = { type: "tool_call_response", id: callId, ...(name !== undefined && { name }), response: text };
      return { role: "tool", parts: [part] };
    }
    default:
      return message satisfies never;
  }
}

function answerMessage({ text, toolCalls = [] }: WrittenAnswer): JsonObject {
  const said = text === undefined ? [] : [{ type: "text", content: text }];
  const calls = toolCalls.map(({ id = "", name, arguments: given = {} }) => ({
    type: "tool_call",
    id,
    name,
    arguments: textOf(given),
  }));
  return { role: "assistant", parts: [...said, ...calls] };
}

function assemblyAttributes(assembly: WrittenAssembly | undefined): JsonObject {
  return {
    "llm.prompt_template.template": assembly?.template,
    "llm.prompt_template.variables": assembly?.variables,
  };
}
