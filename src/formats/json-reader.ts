/**
 * Reads unknown JSON into typed values, and says where the first thing is that is not as it should be. A reader takes
 * the value and its place ("run.cases[3].id"); readers are put together like the types they read.
 */

/** What is wrong, with its place in front: "run.cases[3].id must be text". Turned into a UserError by the format. */
export class ShapeError extends Error {
  override readonly name = "ShapeError";
}

/** Gives the typed value. @throws ShapeError that names the place */
export type Reader<T> = (value: unknown, place: string) => T;

/** The typed value of each key; keys that have no reader are left out. */
type Fields<T> = { readonly [K in keyof T]-?: Reader<T[K]> };

/**
 * An object with these keys. Other keys are ignored, so that a later program can add one; a key whose reader gives
 * undefined is left out of the value.
 */
export function object<T extends object>(fields: Fields<T>): Reader<T> {
  return (value, place) => {
    const entries = entriesOf(value, place);
    const read = Object.entries<Reader<unknown>>(fields).map(
      ([key, reader]) => [key, reader(entries.get(key), place === "" ? key : `${place}.${key}`)] as const,
    );
    return Object.fromEntries(read.filter(([, item]) => item !== undefined)) as T;
  };
}

/** Any text as key, one kind of value. */
export function map<T>(item: Reader<T>): Reader<{ readonly [key: string]: T }> {
  return (value, place) =>
    Object.fromEntries(
      [...entriesOf(value, place)].map(([key, inner]) => [key, item(inner, `${place}[${JSON.stringify(key)}]`)]),
    );
}

export function list<T>(item: Reader<T>): Reader<readonly T[]> {
  return (value, place) => {
    if (!Array.isArray(value))
      throw new ShapeError(`${place} ${value === undefined ? "is missing" : "must be a list"}`);
    return value.map((inner: unknown, index) => item(inner, `${place}[${index}]`));
  };
}

/** A key that may be absent. */
export function optional<T>(reader: Reader<T>): Reader<T | undefined> {
  return (value, place) => (value === undefined ? undefined : reader(value, place));
}

export const text: Reader<string> = (value, place) => {
  if (typeof value === "string") return value;
  throw new ShapeError(`${place} ${value === undefined ? "is missing" : "must be text"}`);
};

/** A finite number: JSON can write others, which are too large to be held. */
export const number: Reader<number> = (value, place) => {
  if (typeof value !== "number")
    throw new ShapeError(`${place} ${value === undefined ? "is missing" : "must be a number"}`);
  if (Number.isFinite(value)) return value;
  throw new ShapeError(`${place} is too large a number`);
};

/** A count: 0, 1, 2, … */
export const count: Reader<number> = (value, place) => {
  const read = number(value, place);
  if (Number.isInteger(read) && read >= 0) return read;
  throw new ShapeError(`${place} must be a whole number, 0 or more`);
};

export const truth: Reader<boolean> = (value, place) => {
  if (typeof value === "boolean") return value;
  throw new ShapeError(`${place} ${value === undefined ? "is missing" : "must be true or false"}`);
};

/** Exactly this value. */
export function only<const T extends string | number | boolean | null>(expected: T): Reader<T> {
  return (value, place) => {
    if (value === expected) return expected;
    throw new ShapeError(`${place} ${value === undefined ? "is missing" : `must be ${JSON.stringify(expected)}`}`);
  };
}

/** One of the keys of a table; the table is a record so that the compiler asks for every one. */
export function oneOf<T extends string>(words: { readonly [word in T]: true }): Reader<T> {
  return (value, place) => {
    const read = text(value, place);
    if (Object.hasOwn(words, read)) return read as T;
    throw new ShapeError(`${place} must be one of ${Object.keys(words).join(", ")}`);
  };
}

function entriesOf(value: unknown, place: string): ReadonlyMap<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return new Map(Object.entries(value));
  const what = place === "" ? "it" : place;
  throw new ShapeError(`${what} ${value === undefined ? "is missing" : "must be an object"}`);
}
