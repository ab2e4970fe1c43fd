import type { Attributes } from "../../../domain/trace.ts";
import { firstOwn, isObject, type JsonObject, own } from "../../json-shape.ts";
import { decoded } from "../../json-text.ts";
import type { Addition } from "./additions.ts";
import { flattenedTools } from "./tools.ts";

/**
 * What OpenInference's `llm.invocation_parameters` says about the request: the model asked for, sampling parameters in
 * any vendor's spelling, tools. Frameworks put whole requests, settings and answers there; what is no parameter of a
 * model stays where it is.
 */
export function invocationParameters(attributes: Attributes): readonly Addition[] {
  const given = decoded(own(attributes, "llm.invocation_parameters"));
  return isObject(given) ? requestParameters(given) : [];
}

/** The same, of the body of a request. */
export function requestParameters(request: JsonObject): readonly Addition[] {
  const places = [request, ...GROUPS.map((group) => decoded(own(request, group)))].filter(isObject);
  const named = places.flatMap((place) =>
    Object.entries(place).flatMap(([name, value]): readonly Addition[] => {
      const parameter = PARAMETERS.get(name);
      return parameter === undefined || isMissing(parameter, value) ? [] : [[REQUEST + parameter, value]];
    }),
  );
  const format = own(decoded(own(request, "text")), "format");
  return [
    ["gen_ai.request.model", modelIn(request)],
    ...named,
    [`${REQUEST}reasoning.level`, own(decoded(own(request, "reasoning")), "effort")],
    [`${REQUEST}response_format`, isMissing("response_format", format) ? undefined : format],
    [
      "gen_ai.tool.definitions",
      flattenedTools(places.map((place) => toolsIn(place)).find((tools) => tools !== undefined)),
    ],
  ];
}

function modelIn(request: JsonObject): unknown {
  const model = firstOwn(request, ["model", "model_name", "modelId", "model_id"]);
  return typeof model === "string" && model !== "" ? model : undefined;
}

function toolsIn(place: JsonObject): unknown {
  const tools = decoded(firstOwn(place, ["tools", "functions"]));
  return Array.isArray(tools) && tools.length > 0 ? tools : undefined;
}

/** Some writers write down what was not set. A text format is what a model answers in anyhow. */
function isMissing(parameter: string, value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === "null") return true;
  if (parameter === "max_tokens") return typeof value === "object" || Number(value) < 0;
  return parameter === "response_format" && own(decoded(value), "type") === "text";
}

const REQUEST = "gen_ai.request.";
const GROUPS = ["generation_config", "generationConfig", "config", "inferenceConfig", "options"];

const PARAMETERS: ReadonlyMap<string, string> = new Map([
  ["temperature", "temperature"],
  ["top_p", "top_p"],
  ["topP", "top_p"],
  ["top_k", "top_k"],
  ["topK", "top_k"],
  ["max_tokens", "max_tokens"],
  ["max_completion_tokens", "max_tokens"],
  ["max_output_tokens", "max_tokens"],
  ["maxOutputTokens", "max_tokens"],
  ["maxTokens", "max_tokens"],
  ["frequency_penalty", "frequency_penalty"],
  ["frequencyPenalty", "frequency_penalty"],
  ["presence_penalty", "presence_penalty"],
  ["presencePenalty", "presence_penalty"],
  ["seed", "seed"],
  ["stop", "stop_sequences"],
  ["stop_sequences", "stop_sequences"],
  ["stopSequences", "stop_sequences"],
  ["n", "choice.count"],
  ["candidate_count", "choice.count"],
  ["candidateCount", "choice.count"],
  ["stream", "stream"],
  ["reasoning_effort", "reasoning.level"],
  ["response_format", "response_format"],
  ["tool_choice", "tool_choice"],
  ["parallel_tool_calls", "parallel_tool_calls"],
]);
