import type { Attributes, AttributeValue } from "../../domain/trace.ts";
import { isObject, items, MAX_DEPTH, own } from "../json-shape.ts";

/**
 * Attributes of a span, an event or a resource from OTLP's list of `{key, value}`. A repeated key keeps its last value;
 * keys such as `__proto__` become ordinary properties.
 *
 * @param wanted names to read; absent means all
 */
export function readAttributes(list: unknown, wanted?: ReadonlySet<string>): Attributes {
  return keyValues(list, MAX_DEPTH, wanted);
}

/** The plain value of an OTLP AnyValue. Whole numbers beyond 2^53 stay text; an empty or unknown value is null. */
export function readAnyValue(value: unknown): AttributeValue {
  return anyValue(value, MAX_DEPTH);
}

function keyValues(list: unknown, levels: number, wanted?: ReadonlySet<string>): Attributes {
  const entries: (readonly [string, AttributeValue])[] = [];
  for (const entry of items(list)) {
    const key = own(entry, "key");
    if (typeof key === "string" && (wanted === undefined || wanted.has(key)))
      entries.push([key, anyValue(own(entry, "value"), levels)]);
  }
  return Object.fromEntries(entries);
}

function anyValue(value: unknown, levels: number): AttributeValue {
  if (!isObject(value) || levels === 0) return null;
  const text = own(value, "stringValue") ?? own(value, "bytesValue");
  if (typeof text === "string") return text;
  const truth = own(value, "boolValue");
  if (typeof truth === "boolean") return truth;
  const number = own(value, "intValue") ?? own(value, "doubleValue");
  if (typeof number === "number" || typeof number === "string") return readNumber(number);
  const list = own(own(value, "arrayValue"), "values");
  if (Array.isArray(list)) return list.map((item) => anyValue(item, levels - 1));
  if (isObject(own(value, "arrayValue"))) return [];
  if (isObject(own(value, "kvlistValue"))) return keyValues(own(own(value, "kvlistValue"), "values"), levels - 1);
  return null;
}

function readNumber(value: number | string): AttributeValue {
  const number = Number(value);
  const isExact = Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number));
  return isExact && String(value).trim() !== "" ? number : String(value);
}
