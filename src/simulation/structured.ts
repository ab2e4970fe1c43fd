import { isObject, type JsonObject } from "./chat.ts";

/** What there is to say. */
export type Content = { readonly text: string; readonly sources: readonly string[] };

/** An object that follows a JSON Schema's properties: sources go where sources are asked for, the text elsewhere. */
export function fillSchema(schema: JsonObject, content: Content): { readonly [key: string]: unknown } {
  const properties = isObject(schema["properties"]) ? schema["properties"] : { answer: { type: "string" } };
  return Object.fromEntries(
    Object.entries(properties).map(([key, property]) => [key, valueFor(key, property, content)]),
  );
}

/** An object with the given keys. */
export function fillKeys(keys: readonly string[], content: Content): { readonly [key: string]: unknown } {
  return Object.fromEntries(keys.map((key) => [key, asksForSources(key) ? content.sources : content.text]));
}

function asksForSources(key: string): boolean {
  return /source|citation|document|reference/i.test(key);
}

function valueFor(key: string, property: unknown, content: Content): unknown {
  const { type, enum: choices, minimum, items } = isObject(property) ? property : {};
  if (Array.isArray(choices)) return choices[0] ?? null;
  switch (type) {
    case "array":
      if (asksForSources(key)) return content.sources;
      return isObject(items) && items["type"] === "string" ? [content.text] : [];
    case "object":
      return isObject(property) ? fillSchema(property, content) : {};
    case "number":
    case "integer":
      return typeof minimum === "number" ? minimum : 1;
    case "boolean":
      return content.text !== "";
    default:
      return asksForSources(key) ? content.sources.join(", ") : content.text;
  }
}
