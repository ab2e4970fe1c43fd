import type { AttributeValue } from "../../domain/trace.ts";
import { readInstant, readNanoseconds } from "../instant.ts";
import { map, object, oneOf, type Reader, ShapeError, text } from "../json-reader.ts";
import { isObject, MAX_DEPTH } from "../json-shape.ts";

/** What `object` of the JSON reader reads, with no other keys: in a file written by hand an unknown key is a mistake. */
export function closed<T extends object>(fields: { readonly [K in keyof T]-?: Reader<T[K]> }): Reader<T> {
  const known = Object.keys(fields);
  return (value, place) => {
    const unknown = isObject(value) ? Object.keys(value).find((key) => !known.includes(key)) : undefined;
    if (unknown !== undefined)
      throw new ShapeError(`${within(place, unknown)} is not known; known here are ${known.join(", ")}`);
    return object<T>(fields)(value, place);
  };
}

/** A step as `{ "<kind>": { … } }`: exactly one of these kinds. */
export function oneKind<T>(readers: { readonly [kind: string]: Reader<T> }): Reader<T> {
  const kinds = Object.keys(readers);
  return (value, place) => {
    const [kind, ...others] = isObject(value) ? Object.keys(value) : [];
    const reader = kind !== undefined && Object.hasOwn(readers, kind) ? readers[kind] : undefined;
    if (!isObject(value) || kind === undefined || reader === undefined || others.length > 0)
      throw new ShapeError(`${place} must have exactly one key, one of ${kinds.join(", ")}`);
    return reader(value[kind], within(place, kind));
  };
}

/** Any JSON value that is there, no deeper than is read anywhere else. */
export const json: Reader<AttributeValue> = (value, place) => {
  if (value === undefined) throw new ShapeError(`${place} is missing`);
  if (!isWithin(value, MAX_DEPTH)) throw new ShapeError(`${place} is nested more than ${MAX_DEPTH} levels deep`);
  return value;
};

/** JSON values by name. */
export const jsonObject: Reader<{ readonly [key: string]: AttributeValue }> = map(json);

/** Text with something in it. */
export const name: Reader<string> = (value, place) => {
  const read = text(value, place);
  if (read !== "") return read;
  throw new ShapeError(`${place} must not be empty`);
};

/** A time: ISO 8601, or digits for nanoseconds since the epoch. Without a zone it is UTC. */
export const time: Reader<bigint> = (value, place) => {
  const written = text(value, place);
  const read = /^\d+$/.test(written) ? readNanoseconds(written) : readInstant(written);
  if (read !== null) return read;
  throw new ShapeError(`${place} must be a time, such as 2026-11-02T06:00:00Z`);
};

/** At least one item. */
export function filled<T>(reader: Reader<readonly T[]>): Reader<readonly T[]> {
  return (value, place) => {
    const read = reader(value, place);
    if (read.length > 0) return read;
    throw new ShapeError(`${place} must have at least one item`);
  };
}

/** The words of the domain's unions; a word that is missing here does not compile where it is read. */
export const finish = oneOf({
  stop: true,
  length: true,
  tool_calls: true,
  content_filter: true,
  error: true,
  other: true,
});
export const status = oneOf({ ok: true, error: true, unset: true });
export const outcome = oneOf({ parsed: true, failed: true, "not-attempted": true });
export const giver = oneOf({ human: true, machine: true, unknown: true });

/** A property that may be null, which says that nothing is known. */
export function nullable<T>(reader: Reader<T>): Reader<T | null> {
  return (value, place) => (value === null ? null : reader(value, place));
}

function within(place: string, key: string): string {
  return place === "" ? key : `${place}.${key}`;
}

function isWithin(value: unknown, levels: number): value is AttributeValue {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((item) => isWithin(item, levels - 1));
}
