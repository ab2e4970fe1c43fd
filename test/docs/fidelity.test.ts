import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { renderComment } from "../../src/report/comment.ts";
import { aFidelity, aMetricFidelity, aResult } from "../builders.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const PAGE = read("docs/fidelity.md");

test("docs/fidelity.md quotes a report as it is written", () => {
  const [, quoted] = /^> (\*\*Replay fidelity .*)$/m.exec(PAGE) ?? [];
  const fidelity = aFidelity({ metrics: [aMetricFidelity({ metric: "cites" })] });
  expect(renderComment(aResult({ fidelity }))).toContain(`\n${quoted}\n`);
});

test("docs/fidelity.md explains every cause there is, and the threshold's default", () => {
  const named = [...PAGE.matchAll(/^\| `([a-z-]+)`[:|]/gm)].map(([, name]) => name);
  const kinds = [...read("src/domain/fidelity.ts").matchAll(/readonly kind: "([a-z-]+)"/g)].map(([, kind]) => kind);
  expect(kinds).toHaveLength(3);
  expect(named).toEqual(kinds);
  const { properties } = JSON.parse(read("schema/suite.json"));
  expect(PAGE).toContain(`fidelity: { at-least: ${properties.fidelity.properties["at-least"].default} }`);
});
