import fc from "fast-check";
import { expect, test } from "vitest";
import { decoded } from "../../src/formats/json-text.ts";
import { FORMATS, recordReader } from "../../src/formats/recognise.ts";
import type { RawLog, RawSpan } from "../../src/formats/spans/raw-span.ts";
import { readTrace } from "../../src/formats/spans/read-trace.ts";
import { EXAMPLES } from "./examples.ts";

/** Reads a value as a source would, and holds what every reader promises. */
function readAll(value: unknown): ReadonlySet<string> {
  const record = recordReader(value)?.read(value);
  if (record === undefined) return new Set();
  const groups = new Map<string, [RawSpan, ...RawSpan[]]>();
  for (const span of record.spans) {
    expect(span.traceId).toEqual(expect.stringMatching(/./su));
    expect(span.spanId).toEqual(expect.stringMatching(/./su));
    const group = groups.get(span.traceId);
    if (group === undefined) groups.set(span.traceId, [span]);
    else group.push(span);
  }
  expect(record.withoutId).toBeGreaterThanOrEqual(0);
  for (const [id, spans] of groups) {
    const logs: readonly RawLog[] = record.logs.filter((log) => log.traceId === id);
    expect(readTrace(spans, logs, { policy: "app.policy" }).id).toBe(id);
  }
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  return new Set(record.spans.map(({ spanId }) => spanId));
}

test("no arbitrary JSON makes any format throw", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      readAll(value);
      for (const format of FORMATS) expect(format.read(value).spans).toBeInstanceOf(Array);
    }),
    { numRuns: 500 },
  );
});

type Path = readonly string[];
type Change = (value: unknown) => unknown;

/** Every place in a value, as the keys that lead to it; JSON text is looked into. */
function placesIn(value: unknown, at: Path = []): readonly Path[] {
  const inner = decoded(value);
  if (typeof inner !== "object" || inner === null) return [at];
  return [at, ...Object.entries(inner).flatMap(([key, item]) => placesIn(item, [...at, key]))];
}

const DELETED = Symbol("deleted");

/** The value with something else in one place; a place that is not there changes nothing. */
function changed(value: unknown, [key, ...rest]: Path, change: Change): unknown {
  if (key === undefined) return change(value);
  const inner = decoded(value);
  if (typeof inner !== "object" || inner === null) return value;
  const entries = Object.entries(inner)
    .map(([name, item]) => [name, name === key ? changed(item, rest, change) : item] as const)
    .filter(([, item]) => item !== DELETED);
  const made: unknown = Array.isArray(inner) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
  return typeof value === "string" ? JSON.stringify(made) : made;
}

const POLLUTION: unknown = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
/** JSON can hide what turns an object into text or a number. */
const UNPRINTABLE = { toString: null, valueOf: null, toJSON: null, length: 3 };
const HOSTILE = [
  ...[
    "",
    "0",
    "null",
    "[",
    '{"a":',
    '"\\ud800"',
    "NaN",
    "-1",
    "1e999",
    "__proto__",
    "constructor",
    "toString",
    "\u0000",
  ],
  ...[0, -1, 1e308, 2 ** 53, 1786000000100000000, true, null, [], {}, [[]], [null], { role: "tool" }, UNPRINTABLE],
];
const CHANGES: readonly Change[] = [
  () => DELETED,
  ...HOSTILE.map((by) => () => by),
  (value) => [value],
  (value) => [value, value],
  (value) => ({ value, message: value, content: value, data: value }),
  (value) => JSON.stringify(value) ?? null,
  (value) => ({ ...Object(value), ...UNPRINTABLE }),
  (value) => ({ ...Object(value), ...Object(POLLUTION) }),
];

test.each(EXAMPLES)("no single change of a record of %s (%s) makes its reader throw", (_, __, record) => {
  for (const path of placesIn(record)) for (const change of CHANGES) readAll(changed(record, path, change));
});

test.each(EXAMPLES)("no changes in several places of a record of %s (%s) make its reader throw", (_, __, record) => {
  const place = fc.constantFrom(...placesIn(record));
  const by = fc.oneof(
    fc.constantFrom(...CHANGES),
    fc.jsonValue({ maxDepth: 2 }).map((value) => () => value),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(place, by), { minLength: 2, maxLength: 4 }), (changes) => {
      readAll(changes.reduce<unknown>((value, [path, change]) => changed(value, path, change), record));
    }),
    { numRuns: 200 },
  );
});

/** The lists of neighbours in pages, by the place of the list. */
const PAGES = EXAMPLES.flatMap(([format, form, record]) =>
  ["data", "events", "runs", "items", "observations"].flatMap((key) => {
    const list: unknown = Object.hasOwn(record, key) ? Object(record)[key] : undefined;
    return Array.isArray(list) && list.length > 0 ? [[format, form, record, key, list] as const] : [];
  }),
);

test.each(PAGES)("on a page of %s (%s), what is good survives what is not", (_, __, page, key, list) => {
  const good = readAll(page);
  const place = fc.constantFrom(...placesIn(list[0]));
  expect(good.size).toBeGreaterThan(0);
  fc.assert(
    fc.property(place, fc.constantFrom(...CHANGES), fc.jsonValue(), (path, to, garbage) => {
      const bad = changed(list[0], path, to);
      const worse = { ...page, [key]: [garbage, ...list, bad] };
      const read = readAll(worse);
      for (const id of good) expect(read).toContain(id);
    }),
    { numRuns: 200 },
  );
});
