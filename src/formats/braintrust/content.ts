import { firstOwn, isObject, own } from "../json-shape.ts";
import { decoded } from "../json-text.ts";
import { type Entry, entry } from "../payloads/attribute-values.ts";
import { modelEntries } from "../payloads/model-entries.ts";
import { searchEntries } from "../payloads/search-entries.ts";
import { toolEntries } from "../payloads/tool-entries.ts";

/**
 * What went into an event and came out, under the names of the conventions for its kind. There is no kind for a search:
 * a function or a task is one when its name says so and it gave documents back.
 */
export function contentEntries(event: unknown, kind: string, name: string): readonly Entry[] {
  const input = own(event, "input");
  const output = own(event, "output");
  if (kind === "llm") {
    const { filling, written } = modelEntries({ input, output, parameters: own(event, "metadata") });
    return [...filling, ...written, ...usageEntries(own(event, "metrics"))];
  }
  if (kind === "tool") {
    const { filling, written } = toolEntries(input, output);
    return [...entry("gen_ai.tool.name", name), ...filling, ...written];
  }
  if (!MAY_SEARCH.has(kind) || !SEARCHES.test(name) || !isDocuments(output)) return [];
  return [...entry("gen_ai.operation.name", "retrieval"), ...searchEntries(input, output).written];
}

const MAY_SEARCH: ReadonlySet<string> = new Set(["function", "task", "span"]);
const SEARCHES = /retriev|search|rerank|knowledge|vector/i;

function isDocuments(output: unknown): boolean {
  const structure = decoded(output);
  const list = Array.isArray(structure) ? structure : firstOwn(structure, ["documents", "results", "matches", "hits"]);
  return Array.isArray(list) && list.every(isDocument);
}

function isDocument(item: unknown): boolean {
  return isObject(item) && firstOwn(item, ["id", "text", "content", "page_content", "pageContent"]) !== undefined;
}

function usageEntries(metrics: unknown): readonly Entry[] {
  return [
    ...entry("gen_ai.usage.input_tokens", own(metrics, "prompt_tokens")),
    ...entry("gen_ai.usage.output_tokens", own(metrics, "completion_tokens")),
    ...entry("gen_ai.usage.cache_read.input_tokens", own(metrics, "prompt_cached_tokens")),
  ];
}
