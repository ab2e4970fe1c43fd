import { isObject, type JsonObject, own } from "../json-shape.ts";

/**
 * What an assertion compares with, the test's variables filled in: `{{expected}}`, `{{order.total}}`.
 * @returns undefined where a placeholder stands for no variable, or asks for more: a filter, a condition
 */
export function filledIn(value: unknown, variables: JsonObject): unknown {
  if (typeof value === "string") return filledText(value, variables);
  if (Array.isArray(value)) return allOf(value.map((item) => filledIn(item, variables)));
  if (!isObject(value)) return value;
  const entries = Object.entries(value);
  const filled = allOf(entries.map(([, item]) => filledIn(item, variables)));
  return filled && Object.fromEntries(entries.map(([key], index) => [key, filled[index]]));
}

function allOf(values: readonly unknown[]): readonly unknown[] | undefined {
  return values.includes(undefined) ? undefined : values;
}

function filledText(text: string, variables: JsonObject): string | undefined {
  let isForeign = text.replace(PLACEHOLDER, "").search(/\{\{|\{%/) >= 0;
  const filled = text.replace(PLACEHOLDER, (_, name: string) => {
    const value = name.split(".").reduce<unknown>((object, key) => own(object, key), variables);
    isForeign ||= value === undefined || value === null;
    return typeof value === "string" ? value : JSON.stringify(value ?? "");
  });
  return isForeign ? undefined : filled;
}

const PLACEHOLDER = /\{\{-?\s*([A-Za-z_]\w*(?:\.\w+)*)\s*-?\}\}/g;
