import { isObject, type JsonObject, own } from "../json-shape.ts";

/** A provider as the model of a suite file, and what could not be carried over. */
export type ImportedModel = {
  readonly model: { readonly name: string } & JsonObject;
  readonly notes: readonly string[];
};

/** Parameters that both OpenAI's API and promptfoo's configuration call so. */
const PARAMETERS = [
  "temperature",
  "top_p",
  "max_tokens",
  "max_completion_tokens",
  "max_output_tokens",
  "seed",
  "stop",
  "presence_penalty",
  "frequency_penalty",
  "reasoning_effort",
  "response_format",
];

/** `openai:chat:gpt-4.1`, or an object with an id and a config. Another provider's model needs a base URL to be added. */
export function modelOf(provider: unknown): ImportedModel {
  const [named] = isObject(provider) && own(provider, "id") === undefined ? Object.keys(provider) : [];
  const written =
    named === undefined || !isObject(provider) ? provider : { id: named, ...objectOf(own(provider, named)) };
  const id = isObject(written) ? own(written, "id") : written;
  const config = objectOf(isObject(written) ? own(written, "config") : undefined);
  if (typeof id !== "string")
    return {
      model: { name: "gpt-4.1-mini" },
      notes: ["No provider that can be read: the suite names gpt-4.1-mini, which you may change."],
    };
  const [vendor = "", kind, ...rest] = id.split(":");
  const isKind = kind !== undefined && ["chat", "responses", "completion"].includes(kind);
  const name = (isKind ? rest : [kind ?? "", ...rest]).join(":") || vendor;
  const baseUrl = own(config, "apiBaseUrl");
  const keyVariable = own(config, "apiKeyEnvar");
  const parameters = Object.fromEntries(
    PARAMETERS.flatMap((key) => (own(config, key) === undefined ? [] : [[key, own(config, key)]])),
  );
  const model = {
    name,
    ...(kind === "responses" && { api: "responses" }),
    ...(typeof baseUrl === "string" && /^https?:\/\//.test(baseUrl) && { "base-url": baseUrl }),
    ...(typeof keyVariable === "string" && /^[A-Za-z_]\w*$/.test(keyVariable) && { "key-variable": keyVariable }),
    ...(Object.keys(parameters).length > 0 && { parameters }),
  };
  const foreign = vendor !== "openai" && own(model, "base-url") === undefined;
  return {
    model,
    notes: foreign
      ? [`The provider ${vendor} is not OpenAI: give ${name} the base-url of an OpenAI-compatible endpoint.`]
      : [],
  };
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
