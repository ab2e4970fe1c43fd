import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { parseSuite } from "../../src/config/parse-suite.ts";
import { GAP_CODES } from "../../src/domain/detection-gap.ts";
import { STAMP_PREFIX } from "../../src/domain/stamp.ts";
import { INCIDENT_ATTRIBUTE } from "../../src/pipeline/curated-cases.ts";
import { sliceSampleSize } from "../../src/statistics/slice-sample-size.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const PAGE = read("docs/gaps.md");

test("docs/gaps.md explains every gap once, in the order in which they are told", () => {
  expect([...PAGE.matchAll(/^### `([\w-]+)`$/gm)].map(([, code]) => code)).toEqual(GAP_CODES);
  expect([...PAGE.matchAll(/^\|[^|]*\| `([\w-]+)` \|/gm)].map(([, code]) => code)).toEqual(GAP_CODES);
});

test("docs/gaps.md gives the sizes of samples that meet a slice", () => {
  for (const [share, shown] of [
    [0.001, "2,995 for a share of 0.1 %"],
    [0.01, "299 for 1 %"],
    [0.05, "59 for 5 %"],
    [0.1, "29 for 10 %"],
  ] as const) {
    expect(PAGE).toContain(shown);
    expect(Number(shown.split(" ")[0]?.replace(",", ""))).toBe(sliceSampleSize(share, 0.95));
  }
});

test("docs/gaps.md shows a suite of curated cases that is one, under the names that the program writes", async () => {
  const [, block = ""] = /```yaml\n(.*?)```/s.exec(PAGE) ?? [];
  const written = parse(block);
  expect(written.traces.slices).toEqual([INCIDENT_ATTRIBUTE]);
  expect(PAGE).toContain(`\`${STAMP_PREFIX}<layer>\``);
  const desk = parse(read("evals/support-desk/suite.yml"));
  const { where: _, ...own } = desk.traces;
  const text = stringify({ ...desk, ...written, traces: { ...own, ...written.traces } });
  const suite = await parseSuite(text, "evals/support-desk/incidents.yml", async (path) => read(path));
  expect(suite.traces.from).toEqual([{ kind: "files", globs: ["evals/support-desk/incidents/*/cases.jsonl"] }]);
  expect(suite.sample.size).toEqual({ rate: 1 });
});
