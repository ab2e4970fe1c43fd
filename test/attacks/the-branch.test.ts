import { describe, expect, test } from "vitest";
import type { Baseline } from "../../src/domain/baseline.ts";
import { baselineStore } from "../../src/edges/store/baseline-store.ts";
import { memoryBranch } from "../../src/edges/store/memory-branch.ts";
import { parseAnchor } from "../../src/formats/anchor.ts";
import { parseBaseline, serialiseBaseline } from "../../src/formats/baseline.ts";
import { aBaseline, aRun } from "../builders.ts";

const PATH = "baselines/desk/2026/2026-11-01-0123abcd.json";
const TEXT = serialiseBaseline(aBaseline());

/** The record with a part of its text replaced, which must be there. */
function crafted(from: string | RegExp, to: string): string {
  const text = TEXT.replace(from, to);
  if (text === TEXT) throw new Error(`the record holds no ${from}`);
  return text;
}

describe("a record that somebody has crafted", () => {
  test.each([
    { attack: "a score beyond its scale is refused", text: crafted(/"answers":1/, '"answers":1000') },
    { attack: "a score below its scale is refused", text: crafted(/"answers":1/, '"answers":-1') },
    { attack: "a number too large to be held is refused", text: crafted(/"answers":1/, '"answers":1e999') },
    { attack: "a count that is no count is refused", text: crafted('"trials": 1', '"trials": -1.5') },
    { attack: "a time that is no time is refused", text: crafted(/"at": "[^"]*"/, '"at": "<script>"') },
  ])("$attack", ({ text }) => {
    expect(() => parseBaseline(text, PATH)).toThrow(`${PATH} is not a baseline`);
  });

  test("NaN and Infinity are no JSON", () => {
    for (const number of ["NaN", "Infinity", "-Infinity"])
      expect(() => parseBaseline(crafted(/"answers":1/, `"answers":${number}`), PATH)).toThrow("is not JSON");
  });

  test("keys that prototypes have give a record nothing", () => {
    const text = crafted('"run": {', '"__proto__": { "polluted": 1 }, "run": { "__proto__": { "polluted": 1 },');
    const read: Baseline = parseBaseline(text, PATH);
    expect(read).not.toHaveProperty("polluted");
    expect(read.run).not.toHaveProperty("polluted");
    expect({}).not.toHaveProperty("polluted");
  });

  test("an inherited key stands in for none that is missing", () => {
    const text = crafted(/"suite": "[^"]*",/, '"__proto__": { "suite": "other" },');
    expect(() => parseBaseline(text, PATH)).toThrow("run.suite is missing");
  });

  test("nesting without end is read over", () => {
    const deep = `${'{"a":'.repeat(200_000)}1${"}".repeat(200_000)}`;
    expect(parseBaseline(crafted("{", `{ "later": ${deep},`), PATH)).toEqual(aBaseline());
  });
});

describe("an anchor that somebody has crafted", () => {
  const anchor = { format: 1, suite: "desk", baseline: PATH, by: "Ada", at: "2026-11-01T00:00:00Z", why: "good" };
  const parsed = (more: object) => parseAnchor(JSON.stringify({ ...anchor, ...more }), "desk", "branch eval-baselines");

  test("its words are one line that steers no terminal", () => {
    expect(parsed({ why: "a\n::error::b\u001b[31m\u202E" }).why).not.toMatch(/[\p{Cc}\u202E]/u);
  });

  test("it points to records only, and out of no folder", () => {
    for (const baseline of ["../../secret.json", "/etc/passwd", "anchors/other.json", 7])
      expect(() => parsed({ baseline })).toThrow(/baseline must be/);
  });
});

describe("a branch that holds other things", () => {
  test("code is not taken for baselines, and nothing is written beside it", async () => {
    const branch = memoryBranch();
    const files = [{ path: "src/main.ts", text: "x" }];
    await branch.commit({ expectedHead: undefined, files, message: "Code" });
    await expect(baselineStore(branch).add(aBaseline({ run: aRun({ suite: "desk" }) }))).rejects.toThrow(
      "holds other things, src/main.ts for one",
    );
    expect(await (await branch.snapshot()).list("")).toEqual(["src/main.ts"]);
  });
});
