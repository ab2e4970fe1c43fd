import { firstOwn, isObject, items, type JsonObject, own } from "../json-shape.ts";
import { decoded } from "../json-text.ts";
import { type Entry, entry } from "../payloads/attribute-values.ts";
import { type ContentEntries, modelEntries } from "../payloads/model-entries.ts";
import { readModelInput } from "../payloads/model-input.ts";
import { searchEntries } from "../payloads/search-entries.ts";
import { toolEntries } from "../payloads/tool-entries.ts";

/**
 * Inputs and outputs of a run under the names of the conventions.
 *
 * @param kind the run's type, in lower case
 * @param metadata the run's metadata, flattened
 */
export function runContent(run: JsonObject, kind: string, metadata: readonly Entry[]): readonly Entry[] {
  const inputs = own(run, "inputs");
  const outputs = own(run, "outputs");
  switch (kind) {
    case "llm":
      return callContent(run, metadata);
    case "tool":
      return [...entry("gen_ai.tool.name", own(run, "name")), ...layered(toolEntries(inputs, outputs))];
    case "retriever":
      return layered(searchEntries(inputs, outputs));
    case "embedding":
      return layered(searchEntries(inputs, undefined));
    case "prompt":
      return promptContent(inputs, outputs);
    default:
      return [];
  }
}

function layered({ written, filling }: ContentEntries): readonly Entry[] {
  return [...filling, ...written];
}

function callContent(run: JsonObject, metadata: readonly Entry[]): readonly Entry[] {
  const parameters = decoded(own(decoded(own(run, "extra")), "invocation_params"));
  const content = modelEntries({ input: own(run, "inputs"), output: own(run, "outputs"), parameters });
  return [
    ...entry("gen_ai.request.model", firstOwn(parameters, ["model", "model_name"])),
    ...metadata.flatMap(inParameters),
    ...layered(content),
    ...usageEntries(run),
  ];
}

/** Parameters that LangChain repeats in the metadata of every model call. */
const HABITS: ReadonlyMap<string, string> = new Map([
  ["ls_temperature", "gen_ai.request.temperature"],
  ["ls_max_tokens", "gen_ai.request.max_tokens"],
  ["ls_stop", "gen_ai.request.stop"],
]);

function inParameters([name, value]: Entry): readonly Entry[] {
  const parameter = HABITS.get(name);
  return parameter === undefined ? [] : [[parameter, value]];
}

/** Only of a model call: the runs above it carry the sum of what is below them. Cached tokens are a part of the input. */
function usageEntries(run: JsonObject): readonly Entry[] {
  const usage = usageIn(decoded(own(run, "outputs")));
  const details = own(own(run, "prompt_token_details"), "raw") ?? own(run, "prompt_token_details");
  const counts = [run, usage];
  const input = countIn(counts, ["prompt_tokens", "input_tokens"]);
  const output = countIn(counts, ["completion_tokens", "output_tokens"]);
  if (!input && !output) return [];
  const cached = [details, own(usage, "input_token_details"), own(usage, "prompt_tokens_details")];
  return [
    ...entry("gen_ai.usage.input_tokens", input),
    ...entry("gen_ai.usage.output_tokens", output),
    ...entry("gen_ai.usage.cache_read.input_tokens", countIn(cached, ["cache_read", "cached_tokens"])),
  ];
}

function usageIn(outputs: unknown): unknown {
  const generation = items(items(own(outputs, "generations")).flat())[0];
  const message = own(generation, "message");
  return (
    firstOwn(outputs, ["usage_metadata", "usage"]) ??
    firstOwn(own(outputs, "llm_output"), ["token_usage", "usage"]) ??
    firstOwn(message, ["usage_metadata"]) ??
    firstOwn(own(message, "kwargs"), ["usage_metadata"])
  );
}

function countIn(places: readonly unknown[], names: readonly string[]): number | undefined {
  for (const place of places) {
    const count = firstOwn(place, names);
    if (typeof count === "number" && Number.isFinite(count) && count >= 0) return count;
  }
  return undefined;
}

/** The run of a prompt template: its variables go in, the assembled messages come out. */
function promptContent(inputs: unknown, outputs: unknown): readonly Entry[] {
  const variables = decoded(inputs);
  const output = decoded(outputs);
  const { messages } = readModelInput(firstOwn(output, ["output"]) ?? output);
  return [
    ...(isObject(variables) ? entry("llm.prompt_template.variables", variables) : []),
    ...(messages.length > 0 ? entry("gen_ai.output.messages", messages) : []),
  ];
}
