import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

type Schema = {
  readonly $ref?: string;
  readonly default?: unknown;
  readonly properties?: { readonly [key: string]: Schema };
  readonly items?: Schema;
  readonly else?: Schema;
};
type Key = { readonly path: string; readonly default?: unknown };

const schema = JSON.parse(read("schema/suite.json")) as Schema & {
  readonly definitions: { readonly [name: string]: Schema };
};

function resolved(part: Schema): Schema {
  const name = part.$ref?.replace("#/definitions/", "");
  return name === undefined ? part : { ...resolved(schema.definitions[name] ?? {}), ...part };
}

/** Models are described once, under layers, and endpoints once, under target. */
const ELSEWHERE = /^metrics\[\]\.(judge\.)?model$|\.endpoint$/;

/** Every key that may be written below a part of the schema. */
function keysOf(part: Schema, path: string): readonly Key[] {
  if (ELSEWHERE.test(path)) return [];
  const { properties = {}, items, else: otherwise } = resolved(part);
  const own = Object.entries(properties).flatMap(([name, value]) => {
    const below = path === "" ? name : `${path}.${name}`;
    return [{ path: below, default: resolved(value).default }, ...keysOf(value, below)];
  });
  return [
    ...own,
    ...(items === undefined ? [] : keysOf(items, `${path}[]`)),
    ...(otherwise === undefined ? [] : keysOf(otherwise, path)),
  ];
}

const keys = keysOf(schema, "");
const rows = [...read("docs/suite.md").matchAll(/^\| `([^`]+)` \|.*\|([^|]*)\|$/gm)].map(
  ([, path = "", defaultCell = ""]) => ({ path, default: defaultCell.trim() }),
);

test("docs/suite.md has a row for every key of the schema, and no other", () => {
  expect(keys.length).toBeGreaterThan(50);
  expect(rows.map(({ path }) => path).sort()).toEqual(keys.map(({ path }) => path).sort());
});

test("docs/suite.md gives each default as the schema has it", () => {
  const known = keys.filter((key) => key.default !== undefined);
  expect(known.length).toBeGreaterThan(8);
  for (const { path, default: value } of known)
    expect(rows.find((row) => row.path === path)?.default, path).toBe(`\`${String(value)}\``);
});
