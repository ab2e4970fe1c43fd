import { isObject, items, own } from "../json-shape.ts";
import { type Entry, entry } from "../payloads/attribute-values.ts";
import { modelEntries } from "../payloads/model-entries.ts";
import { searchEntries } from "../payloads/search-entries.ts";
import { toolEntries } from "../payloads/tool-entries.ts";
import { field } from "./field.ts";

/** What went into a span and came out, under the names of the conventions for its kind. */
export function contentEntries(span: unknown, kind: string | undefined): readonly Entry[] {
  const input = field(span, "input");
  const output = field(span, "output");
  switch (kind) {
    case "llm": {
      const call = {
        input: messagesOf(input),
        output: messagesOf(output),
        parameters: field(span, "metadata"),
        definitions: items(field(span, "tool_definitions")),
      };
      const { filling, written } = modelEntries(call);
      return [...filling, ...written, ...usageEntries(own(span, "metrics"))];
    }
    case "tool": {
      const { filling, written } = toolEntries(own(input, "value"), own(output, "value"));
      return [...entry("gen_ai.tool.name", own(span, "name")), ...filling, ...written];
    }
    case "retrieval":
    case "embedding": {
      const query = own(input, "value") ?? textOfDocuments(own(input, "documents"));
      const documents = own(output, "documents");
      return searchEntries(query, Array.isArray(documents) ? documents.map(toDocument) : undefined).written;
    }
    default:
      return [];
  }
}

function messagesOf(content: unknown): unknown {
  const messages = own(content, "messages");
  return Array.isArray(messages) ? messages.flatMap(toMessages) : own(content, "value");
}

/** A call's id is its `tool_id`; results of calls stand in a message of their own, or beside the next thing said. */
function toMessages(message: unknown): readonly unknown[] {
  if (!isObject(message)) return [message];
  const calls = items(own(message, "tool_calls"));
  const results = items(own(message, "tool_results")).map((result) => ({
    role: "tool",
    tool_call_id: own(result, "tool_id"),
    name: own(result, "name"),
    content: own(result, "result"),
  }));
  const says = calls.length > 0 || (own(message, "content") ?? "") !== "";
  if (results.length > 0 && !says) return results;
  return [...results, { ...message, ...(calls.length > 0 && { tool_calls: calls.map(toCall) }) }];
}

function toCall(call: unknown): unknown {
  return isObject(call) ? { ...call, id: own(call, "tool_id") ?? own(call, "id") } : call;
}

function toDocument(document: unknown): unknown {
  return isObject(document) ? { ...document, title: own(document, "title") ?? own(document, "name") } : document;
}

function textOfDocuments(documents: unknown): string | undefined {
  const texts = items(documents).map((document) => own(document, "text"));
  const known = texts.filter((text) => typeof text === "string");
  return known.length > 0 ? known.join("\n") : undefined;
}

function usageEntries(metrics: unknown): readonly Entry[] {
  return [
    ...entry("gen_ai.usage.input_tokens", own(metrics, "input_tokens")),
    ...entry("gen_ai.usage.output_tokens", own(metrics, "output_tokens")),
    ...entry("gen_ai.usage.cache_read.input_tokens", own(metrics, "cache_read_input_tokens")),
  ];
}
