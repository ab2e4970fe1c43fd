import { describe, expect, test } from "vitest";
import type { FileTree } from "../../../src/ports.ts";
import { canary } from "../../../src/stories/canary.ts";
import { withChangedLines } from "../../../src/stories/changed-lines.ts";
import { check } from "../../../src/stories/check.ts";
import { shownAnswers } from "../../../src/stories/effect/shown-answers.ts";
import { aComparison, aMetricComparison, aMovedCase, anEvidence, aResult } from "../../builders.ts";
import { aReply } from "../../pipeline/scripted-models.ts";
import { aSuite, citesWhenTold, memoryWorld, PRODUCTION, whole } from "../memory-world.ts";

const PROMPT = "evals/prompts/support.md";
const commits = {
  base: PRODUCTION,
  uncited: { ...PRODUCTION, [PROMPT]: "Answer.\n{{ policy }}" },
  reworded: { ...PRODUCTION, [PROMPT]: "Please answer. Cite documents.\n{{ policy }}" },
};
const change = (head: string) => ({ base: "base", head, changed: whole([PROMPT]) });
const SHOWN = aSuite({ report: { answers: "shown" } });

describe("a check whose suite lets answers be shown", () => {
  test("brings what the worst questions got on both sides, and the lines that the change brought", async () => {
    const { world } = memoryWorld({ commits });
    const result = await check(SHOWN, change("uncited"), world);
    expect(result.verdict).toBe("regressed");
    expect(result.answers).toHaveLength(5);
    const worst = result.comparison?.metrics[0]?.evidence?.worst.map(({ id }) => id);
    expect(result.answers?.map((one) => one.case)).toEqual(worst);
    for (const { before, after } of result.answers ?? [])
      expect([before, after]).toEqual(["Within 30 days [d1].", "Within 30 days."]);
    expect(result.changedLines).toEqual([{ file: PROMPT, from: 1, to: 1 }]);
  });

  test("brings none where nothing got worse", async () => {
    const { world } = memoryWorld({ commits });
    const result = await check(SHOWN, change("reworded"), world);
    expect([result.verdict, result.answers, result.changedLines]).toEqual(["unchanged", undefined, undefined]);
  });

  test("shows a canary's answers too", async () => {
    const model: typeof citesWhenTold = (request) =>
      request.model.name === "gpt-mini" ? aReply({ text: "No." }) : citesWhenTold(request);
    const { world } = memoryWorld({ commits, model });
    const result = await canary(SHOWN, [{ layer: "model", value: "gpt-mini" }], world);
    expect(result.answers?.[0]).toMatchObject({ before: "Within 30 days [d1].", after: "No." });
  });
});

test("a suite that does not say so keeps every answer to itself", async () => {
  const { world } = memoryWorld({ commits });
  const result = await check(aSuite(), change("uncited"), world);
  expect(result.verdict).toBe("regressed");
  expect(JSON.stringify(result)).not.toContain("Within 30 days");
});

describe("an answer that is shown", () => {
  const comparison = aComparison({
    metrics: [aMetricComparison({ verdict: "regressed", evidence: anEvidence({ worst: [aMovedCase({ id: "a" })] }) })],
  });
  const redacting = aSuite({
    report: { answers: "shown" },
    traces: { ...SHOWN.traces, redact: { kinds: ["email", "secret"], attributes: [], patterns: [] } },
  });
  const show = async (text: string, isCut = false, suite = redacting) =>
    (await shownAnswers(suite, comparison, (side) => (side === "after" ? { text, isCut } : undefined)))[0];

  test("is redacted as traces are", async () => {
    const shown = await show("Write to ada@example.com.");
    expect(shown?.after).not.toContain("ada@example.com");
    expect(shown?.after).toMatch(/^Write to /);
    expect(shown).not.toHaveProperty("before");
  });

  test("is cut after 2,000 characters, and within no character", async () => {
    expect((await show("x".repeat(2000)))?.after).toBe("x".repeat(2000));
    expect((await show("x".repeat(2001)))?.after).toBe(`${"x".repeat(2000)}…`);
    expect((await show(`${"x".repeat(1999)}😀😀`))?.after?.isWellFormed()).toBe(true);
  });

  test("shows nothing of a secret that was cut in the middle", async () => {
    const kept = 8_000;
    const filler = "ada@example.com ".repeat(420);
    const secret = `-----BEGIN PRIVATE KEY-----${"\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC".repeat(60)}`;
    const text = `${filler}${secret}`.slice(0, kept);
    expect((await show(text, true))?.after).not.toContain("MIIEvQ");
  });

  test("is left out where neither side's text is at hand", async () => {
    expect(await shownAnswers(redacting, comparison, () => undefined)).toEqual([]);
  });
});

describe("the lines that a change brought", () => {
  const treeOf = (files: { readonly [path: string]: string }): FileTree => ({
    label: "a tree",
    match: async () => [],
    read: async (path) => files[path],
    open: () => {
      throw new Error("not asked for");
    },
  });
  const regressed = (files: readonly string[]) =>
    aResult({ verdict: "regressed", touched: [{ layer: "prompt", files }] });

  test("are none of a file that is new, gone, or large", async () => {
    const large = "x\n".repeat(300_000);
    const trees = [
      treeOf({ "gone.md": "a", "large.md": large }),
      treeOf({ "new.md": "a", "large.md": `${large}y` }),
    ] as const;
    const result = regressed(["gone.md", "new.md", "large.md"]);
    expect(await withChangedLines(result, trees)).toEqual(result);
  });

  test("are at most ten, and every file has its first", async () => {
    const lines = Array.from({ length: 60 }, (_, place) => `line ${place}`);
    const base = lines.join("\n");
    const head = lines.map((line, place) => (place % 3 === 0 ? `${line}!` : line)).join("\n");
    const trees = [
      treeOf({ "a.md": base, "b.md": base, "c.md": "x" }),
      treeOf({ "a.md": head, "b.md": head, "c.md": "y" }),
    ] as const;
    const { changedLines = [] } = await withChangedLines(regressed(["a.md", "b.md", "c.md"]), trees);
    expect(changedLines.map(({ file, from }) => `${file}:${from}`)).toEqual([
      ...[1, 4, 7, 10, 13].map((line) => `a.md:${line}`),
      ...[1, 4, 7, 10].map((line) => `b.md:${line}`),
      "c.md:1",
    ]);
  });
});
