import { expect, test } from "vitest";
import type { Result } from "../../src/domain/result.ts";
import { annotations } from "../../src/report/annotations.ts";
import { verdictSentence } from "../../src/report/sentence.ts";
import { MORE_RESULTS, RESULTS } from "./results.ts";

test("a check that regressed marks each changed file of a layer with the verdict", () => {
  const message = verdictSentence(RESULTS.regressed);
  const title = "support-desk regressed (prompt)";
  expect(annotations(RESULTS.regressed)).toEqual([
    { file: "prompts/support.md", title, message, level: "error" },
    { file: "prompts/tone.md", title, message, level: "error" },
  ]);
});

test("the lines that the change brought are marked; a file whose lines are not known is marked as a file", () => {
  const places = annotations(MORE_RESULTS["answers"] as Result).map(({ file, startLine, endLine }) => [
    file,
    startLine,
    endLine,
  ]);
  expect(places).toEqual([
    ["prompts/support.md", 3, 5],
    ["prompts/support.md", 19, 19],
    ["prompts/tone.md", undefined, undefined],
  ]);
});

test("lines of a file that belongs to no layer are not marked", () => {
  const changedLines = [{ file: "README.md", from: 1, to: 2 }];
  expect(annotations({ ...RESULTS.regressed, changedLines }).map(({ file }) => file)).toEqual([
    "prompts/support.md",
    "prompts/tone.md",
  ]);
});

test("a file of two layers is marked once, by the first of them", () => {
  const file = "prompts/all.md";
  const touched = [
    { layer: "prompt" as const, files: [file] },
    { layer: "policy" as const, files: [file] },
  ];
  expect(annotations({ ...RESULTS.regressed, touched }).map(({ title }) => title)).toEqual([
    "support-desk regressed (prompt)",
  ]);
});

test("an accepted regression is marked as a warning that says who accepted it", () => {
  const [first] = annotations(MORE_RESULTS["accepted"] as Result);
  expect(first?.level).toBe("warning");
  expect(first?.message).toMatch(/mona-lisa accepted this\./);
});

test("the level follows the gate", () => {
  const levels = (["fail", "warn", "pass"] as const).map(
    (gate) => annotations({ ...RESULTS.regressed, gate })[0]?.level,
  );
  expect(levels).toEqual(["error", "warning", "notice"]);
});

test("ten files are marked at most, and the message says how many there are", () => {
  const files = Array.from({ length: 14 }, (_, index) => `prompts/${index}.md`);
  const marked = annotations({ ...RESULTS.regressed, touched: [{ layer: "prompt", files }] });
  expect(marked.map(({ file }) => file)).toEqual(files.slice(0, 10));
  expect(marked[0]?.message).toMatch(/ The change touches 14 files of a layer; not all are marked\.$/);
});

test("no other verdict, and no other story, marks anything", () => {
  for (const result of Object.values(RESULTS))
    if (result.verdict !== "regressed") expect(annotations(result)).toEqual([]);
  expect(annotations({ ...RESULTS.regressed, story: "canary" })).toEqual([]);
});

test("a slice that got worse while the whole held is said beside the files too", () => {
  const [first] = annotations(MORE_RESULTS["slice"] as Result);
  expect(first?.message).toContain("cites of refunds (app.intent) got worse: 90 % → 66 %");
  expect(first?.level).toBe("error");
});
