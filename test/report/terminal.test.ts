import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { renderTerminal } from "../../src/report/terminal.ts";
import { aComparison, aMovedCase, anEvidence, aResult, aSide } from "../builders.ts";
import { CITES, MORE_RESULTS, RESULTS } from "./results.ts";

test.each(Object.entries({ ...RESULTS, ...MORE_RESULTS }))(
  "the terminal report for %s reads as its golden file",
  async (verdict, result) => {
    const text = await renderTerminal(result, { colour: false, width: 100 });
    await expect(text).toMatchFileSnapshot(`../golden/terminal-${verdict}.txt`);
  },
);

describe("the terminal report", () => {
  test.each([40, 57, 80, 100])("keeps every line within %d columns", async (width) => {
    for (const result of Object.values({ ...RESULTS, ...MORE_RESULTS })) {
      const lines = (await renderTerminal(result, { colour: false, width })).split("\n");
      expect(lines.filter((line) => line.length > width)).toEqual([]);
    }
  });

  test("is at most 100 columns wide, however wide the terminal", async () => {
    const wide = await renderTerminal(RESULTS.regressed, { colour: false, width: 400 });
    expect(wide).toBe(await renderTerminal(RESULTS.regressed, { colour: false, width: 100 }));
  });

  test("begins no line with what a runner takes for a command, wherever words are broken", async () => {
    const hostile = `prompts/${"notes ".repeat(14)}::stop-commands::x ${"y".repeat(90)}::error::z.md`;
    for (const width of [40, 57, 80, 100]) {
      for (let pad = 0; pad < width; pad += 1) {
        const touched = [{ layer: "prompt" as const, files: [`${"a".repeat(pad)} ${hostile}`] }];
        const text = await renderTerminal({ ...RESULTS.regressed, touched }, { colour: false, width });
        expect(text.split("\n").filter((line) => /^\s*::/.test(line))).toEqual([]);
      }
    }
  });

  test("loses no number when it is narrow", async () => {
    const text = (await renderTerminal(RESULTS.regressed, { colour: false, width: 60 })).replace(/\s+/g, " ");
    for (const words of ["−17.0 points (−21.4 to −12.6)", "1,040 ms", "$0.00112", "0.88 times (0.82 to 0.93)"])
      expect(text).toContain(words);
  });

  test("cuts no version, so that two long names are told apart", async () => {
    const [before, after] = ["a-model-with-a-long-name-of-2026-08-01", "a-model-with-a-long-name-of-2026-10-15"];
    const version = (id: string) => ({ id, source: "config" }) as const;
    const layer = { layer: "model", before: version(before), after: version(after), difference: "changed" } as const;
    const text = await renderTerminal(aResult({ comparison: aComparison({ layers: [layer] }) }), {
      colour: false,
      width: 60,
    });
    expect(text).not.toContain("…");
    expect(text).toMatch(/10-15/);
  });

  test("has colours when asked, and not one escape sequence when not", async () => {
    const plain = await renderTerminal(RESULTS.regressed, { colour: false, width: 80 });
    const coloured = await renderTerminal(RESULTS.regressed, { colour: true, width: 80 });
    expect(plain).toBe(stripVTControlCharacters(plain));
    expect(stripVTControlCharacters(coloured)).toBe(plain);
    expect(coloured).toContain("\u001b[31mRegressed:");
    expect(await renderTerminal(RESULTS.inconclusive, { colour: true, width: 80 })).toContain(
      "\u001b[33mInconclusive:",
    );
    expect(await renderTerminal(RESULTS.unchanged, { colour: true, width: 80 })).toContain("\u001b[32mUnchanged:");
  });

  test("passes on no control character of a word we did not write", async () => {
    const evidence = anEvidence({
      worst: [aMovedCase({ id: "a\u001b]0;owned\u0007\nb", slices: { "x\u009b2J": "y\r" } })],
    });
    const text = await renderTerminal(
      aResult({
        suite: "desk\u001b[2J",
        comparison: aComparison({
          verdict: "regressed",
          before: aSide({ label: "base\u001b[1A", failures: { "rate-limited": 1 } }),
          metrics: [{ ...CITES, metric: "ci\btes", evidence }],
        }),
        notes: ["a note\u001b[8m"],
      }),
      { colour: false, width: 100 },
    );
    expect(text.replace(/\n/g, "")).not.toMatch(/\p{Cc}/u);
    expect(text).toContain("a\uFFFD]0;owned\uFFFD b");
  });

  test("breaks a word that is wider than the terminal, and counts wide characters as two columns", async () => {
    const path = `baselines/${"x".repeat(90)}.json`;
    const text = await renderTerminal(aResult({ baseline: path, notes: ["返品".repeat(30)] }), {
      colour: false,
      width: 60,
    });
    expect(text.replace(/\n/g, "").replace(/ /g, "")).toContain(path);
  });
});
