import { expect, test } from "vitest";
import { PLAIN } from "../../src/report/markup.ts";
import { sidesWords } from "../../src/report/sides-words.ts";
import { aComparison, aSide } from "../builders.ts";

const between = (before: string, after: string, label = "production") =>
  sidesWords(
    aComparison({ before: aSide({ label: "production", at: before }), after: aSide({ label, at: after }) }),
    PLAIN,
  );
const AT = "2026-11-02T06:00:00.000Z";

test("two records go by their days, and those of one day by the time", () => {
  expect(between("2026-10-26T06:00:00.000Z", AT)).toBe("production of 2026-10-26 → production of 2026-11-02");
  expect(between(AT, "2026-11-02T09:30:00.000Z")).toBe(
    "production of 2026-11-02 06:00 → production of 2026-11-02 09:30",
  );
});

test("the two sides of one run go by their names alone", () => {
  expect(between(AT, "2026-11-02T06:00:07.000Z")).toBe("production → production");
  expect(between(AT, "2026-11-02T09:30:00.000Z", "canary")).toBe("production → canary");
});
