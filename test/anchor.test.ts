import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const SRC = new URL("../src/", import.meta.url);
const sources = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => ({ path: path.replaceAll("\\", "/"), text: readFileSync(new URL(path, SRC), "utf8") }));

/** Files that hold a pattern, in alphabetical order. */
function holding(pattern: RegExp): readonly string[] {
  return sources.flatMap(({ path, text }) => (pattern.test(text) ? [path] : [])).sort();
}

test("a reference that moves by itself is not possible: a command and a dispatched workflow alone lead to a blessing", () => {
  // Who asks a store to bless, and the store that a world opens lazily.
  expect(holding(/\.bless\(/)).toEqual(["stories/anchor.ts", "world/lazily.ts"]);
  expect(holding(/\bblessBaseline\b/)).toEqual(["start/anchor.ts", "stories/anchor.ts"]);
  expect(holding(/stories\/anchor\.ts"/)).toEqual(["start/anchor.ts"]);
  expect(holding(/\bstartAnchor\b/)).toEqual(["commands/anchor.ts", "start/anchor-in-workflow.ts", "start/anchor.ts"]);
  expect(holding(/anchor-in-workflow\.ts"/)).toEqual(["action.ts"]);
  expect(holding(/commands\/anchor\.ts"/)).toEqual(["cli.ts"]);
});

test("only the store writes the file of an anchor", () => {
  expect(holding(/\bserialiseAnchor\b/)).toEqual(["edges/store/anchors.ts", "formats/anchor.ts"]);
  expect(holding(/\bblessOn\b/)).toEqual(["edges/store/anchors.ts", "edges/store/baseline-store.ts"]);
});
