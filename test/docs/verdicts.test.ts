import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Gate, GateAction } from "../../src/domain/suite.ts";
import type { Verdict } from "../../src/domain/verdict.ts";
import { VERDICT_TITLE } from "../../src/report/verdict-title.ts";
import { gateAction } from "../../src/stories/gate.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const DOCUMENT = read("docs/verdicts.md");
const DOMAIN = read("src/domain/verdict.ts");

/** The cells of every table row whose first cell is a word in code font. */
const rows = [...DOCUMENT.matchAll(/^\| `([a-z-]+)` \|(.*)\|$/gm)].map(([, name = "", rest = ""]) => ({
  name,
  cells: rest.split("|").map((cell) => cell.trim()),
}));

function literalsOf(type: string): readonly string[] {
  const [, body = ""] = new RegExp(`^export type ${type} =([^;]*);`, "m").exec(DOMAIN) ?? [];
  return [...body.matchAll(/"([a-z-]+)"/g)].map(([, literal = ""]) => literal);
}

const DEFAULTS = JSON.parse(read("schema/suite.json")).definitions.gate.properties;

function defaultOf(key: string): GateAction {
  return DEFAULTS[key].default;
}

const GATE: Gate = {
  onRegressed: defaultOf("on-regressed"),
  onInconclusive: defaultOf("on-inconclusive"),
  onNotComparable: defaultOf("on-not-comparable"),
  confidence: 0.95,
  looks: 1,
  slices: "inform",
  control: 1,
};

describe("docs/verdicts.md", () => {
  const verdicts = Object.keys(VERDICT_TITLE) as readonly Verdict[];

  test("explains every verdict and every kind once, and nothing else", () => {
    expect(rows.map(({ name }) => name)).toEqual([...literalsOf("Verdict"), ...literalsOf("VerdictKind")]);
  });

  test.each(verdicts)("says what the gate does by default with %s", (verdict) => {
    const [, gate = "", exit = ""] = rows.find(({ name }) => name === verdict)?.cells ?? [];
    const action = gateAction(verdict, GATE);
    expect(gate).toMatch(new RegExp(`\`${action}\`$`));
    expect(exit).toBe(verdict === "errored" ? "2" : action === "fail" ? "1" : "0");
  });

  test("gives each kind verdicts that exist", () => {
    const kinds = rows.filter(({ name }) => literalsOf("VerdictKind").includes(name));
    for (const { cells } of kinds)
      for (const [, verdict = ""] of (cells[0] ?? "").matchAll(/`([a-z-]+)`/g))
        expect(literalsOf("MetricVerdict")).toContain(verdict);
  });
});
