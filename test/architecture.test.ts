import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const SRC = fileURLToPath(new URL("../src", import.meta.url));

/** Which part may import which. What is not here is forbidden; a part may always import itself. */
const ARROWS: { readonly [part: string]: readonly string[] } = {
  entry: ["entry", "stories", "world", "config", "report", "errors", "domain", "ports"],
  world: ["edges", "config", "domain", "ports"],
  stories: ["pipeline", "report", "statistics", "domain", "ports"],
  pipeline: ["scorers", "statistics", "glob", "linear-pattern", "domain", "ports"],
  scorers: ["json-schema", "linear-pattern", "domain", "ports", "errors"],
  report: ["domain"],
  config: ["json-schema", "linear-pattern", "yaml-file", "domain", "errors"],
  formats: ["yaml-file", "domain", "errors"],
  edges: ["formats", "simulation", "glob", "domain", "ports", "errors"],
  simulation: ["domain"],
  ports: ["domain"],
  domain: [],
  statistics: [],
  errors: [],
  "json-schema": [],
  glob: ["errors"],
  "linear-pattern": ["errors"],
  "yaml-file": ["errors"],
};

/** What starts the program or one of its stories, and what shows the result. */
const ENTRIES = ["action.ts", "cli.ts", "commands", "start", "faces"];

/** What reaches outside the process; only edges may name it. Hashing, paths, types and text tools are pure. */
const OUTSIDE =
  /^node:(fs|child_process|http|https|net|tls|dgram|dns|os|timers|process|worker_threads|readline|zlib|stream)/;
const PURE_PACKAGES: { readonly [part: string]: readonly string[] } = {
  domain: ["node:crypto"],
  statistics: ["@stdlib/", "pure-rand"],
  formats: ["node:buffer", "node:crypto", "pbf", "yaml", "csv-parse"],
  pipeline: ["p-limit", "liquidjs", "validator", "fastest-levenshtein", "diff"],
  config: ["fastest-levenshtein", "node:path"],
  "json-schema": ["ajv", "ajv-formats"],
  glob: ["picomatch"],
  "linear-pattern": ["re2js"],
  "yaml-file": ["yaml"],
  report: ["markdown-table", "cli-table3", "diff", "sparkly", "node:util"],
  simulation: ["node:crypto"],
  scorers: ["node:vm", "fastest-levenshtein", "js-rouge"],
  stories: [],
  ports: [],
  errors: [],
};

type Import = { readonly file: string; readonly part: string; readonly target: string; readonly specifier: string };

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
const imports = files.flatMap(importsOf);

describe("the arrows of the architecture", () => {
  test("are read from a tree that has files in every part", () => {
    const parts = new Set(files.map((file) => partOf(file)));
    expect([...parts].sort()).toEqual(Object.keys(ARROWS).sort());
    expect(imports.length).toBeGreaterThan(200);
  });

  test("point where they may", () => {
    const wrong = imports
      .filter(({ target }) => target !== "package")
      .filter(({ part, target }) => part !== target && !(ARROWS[part] ?? []).includes(target))
      .map(({ file, specifier }) => `${file} imports ${specifier}`);
    expect(wrong).toEqual([]);
  });

  test("keep the steps of the pipeline apart", () => {
    const wrong = imports
      .filter(({ part, target }) => part === "pipeline" && target === "pipeline")
      .filter(({ file, specifier }) => stepOf(file) !== stepOf(join(dirname(file), specifier)))
      .map(({ file, specifier }) => `${file} imports ${specifier}`);
    expect(wrong).toEqual([]);
  });

  test("lead from doors and faces to what starts a story, and not back", () => {
    const wrong = imports
      .filter(({ file, target }) => file.startsWith(`start${sep}`) && target === "entry")
      .filter(({ file, specifier }) => !join(dirname(file), specifier).startsWith(`start${sep}`))
      .map(({ file, specifier }) => `${file} imports ${specifier}`);
    expect(wrong).toEqual([]);
  });

  test("let only edges and entries reach outside the process", () => {
    const wrong = imports
      .filter(({ target, part }) => target === "package" && !["edges", "entry", "world"].includes(part))
      .filter(({ part, specifier }) => OUTSIDE.test(specifier) || !isPure(part, specifier))
      .map(({ file, specifier }) => `${file} imports ${specifier}`);
    expect(wrong).toEqual([]);
  });

  test("are drawn without default exports and without files that only pass on", () => {
    const wrong = files.filter((file) => /^export (default|\*)/m.test(readFileSync(join(SRC, file), "utf8")));
    expect(wrong.filter((file) => !file.endsWith(".d.ts"))).toEqual([]);
  });
});

test("no source file reads the clock or chance by itself, save the edges and the entries", () => {
  const inner = files.filter((file) => !["edges", "entry", "world"].includes(partOf(file)));
  const wrong = inner.filter((file) =>
    /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\(/.test(readFileSync(join(SRC, file), "utf8")),
  );
  expect(wrong).toEqual([]);
});

/** Static and dynamic imports, with or without types; the formatter keeps each on recognisable lines. */
function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(SRC, file), "utf8");
  const found = text.matchAll(/(?:^\s*(?:import|export)\b[^"'`;]*?from\s*|\bimport\(\s*|^import\s*)["']([^"']+)["']/gm);
  return [...found].map(([, specifier = ""]) => ({
    file,
    part: partOf(file),
    target: targetOf(file, specifier),
    specifier,
  }));
}

function targetOf(file: string, specifier: string): string {
  return specifier.startsWith(".") ? partOf(relative(SRC, join(SRC, dirname(file), specifier))) : "package";
}

function partOf(file: string): string {
  const [first = ""] = file.split(sep);
  return ENTRIES.includes(first) ? "entry" : first.replace(/\.ts$/, "");
}

/** The step a pipeline file belongs to: its folder, or the file that carries the folder's name. */
function stepOf(file: string): string {
  return (file.split(sep)[1] ?? "").replace(/\.ts$/, "");
}

function isPure(part: string, specifier: string): boolean {
  return (PURE_PACKAGES[part] ?? []).some(
    (name) =>
      specifier === name || specifier.startsWith(`${name}/`) || (name.endsWith("/") && specifier.startsWith(name)),
  );
}
