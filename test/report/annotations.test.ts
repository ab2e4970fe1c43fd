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
  expect(marked[0]?.message).toMatch(/ The change touches 14 files of a layer; 10 are marked\.$/);
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
