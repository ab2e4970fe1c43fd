import { expect, test } from "vitest";
import { LAYERS } from "../../src/domain/version.ts";
import { serialiseBaseline } from "../../src/formats/baseline.ts";
import { parseStamps } from "../../src/formats/stamps.ts";
import { stampsJson } from "../../src/report/stamps.ts";
import { aBaseline, aTuple } from "../builders.ts";

const stamps = (versions = aTuple()) =>
  stampsJson({
    suite: "desk",
    stamps: LAYERS.map((layer) => ({ layer, attribute: `app.${layer}`, version: versions[layer] })),
  });

test("what versions --json printed is read back, an unknown version too", () => {
  const versions = aTuple();
  expect(parseStamps(stamps(versions), "now.json")).toEqual({ suite: "desk", versions });
  const unknown = { ...versions, retrieval: { id: null, source: "unknown" as const } };
  expect(parseStamps(stamps(unknown), "now.json")?.versions.retrieval).toEqual({ id: null, source: "unknown" });
});

test.each([
  ["a baseline", serialiseBaseline(aBaseline())],
  ["no JSON", "latest"],
  ["a list", "[]"],
  ["nothing of the kind", '{"a":1}'],
])("%s is another kind of file", (_, content) => {
  expect(parseStamps(content, "file.json")).toBeUndefined();
});

test.each([
  [{ suite: "desk", versions: {} }, "now.json: versions.model"],
  [{ suite: 7, versions: aTuple() }, "now.json: suite must be text"],
  [
    { suite: "desk", versions: { ...aTuple(), tools: { id: "a", source: "guess" } } },
    "now.json: versions.tools.source",
  ],
])("%j is broken, and its place is named", (content, message) => {
  expect(() => parseStamps(JSON.stringify(content), "now.json")).toThrow(message);
});
