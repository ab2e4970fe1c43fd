import { expect, test } from "vitest";
import { touchedLayers } from "../../src/pipeline/touched-layers.ts";
import { aSuite } from "../stories/memory-world.ts";

const suite = aSuite();

test("a file of a layer's globs touches that layer", () => {
  expect(touchedLayers(suite, ["evals/prompts/deep/part.md", "README.md", "evals/tools/orders.json"])).toEqual([
    { layer: "prompt", files: ["evals/prompts/deep/part.md"] },
    { layer: "tools", files: ["evals/tools/orders.json"] },
  ]);
});

test("the template touches the prompt though no glob names it", () => {
  const layers = { ...suite.layers, prompt: { template: "evals/system.liquid", files: ["evals/prompts/**"] } };
  expect(touchedLayers({ ...suite, layers }, ["evals/system.liquid"])).toEqual([
    { layer: "prompt", files: ["evals/system.liquid"] },
  ]);
});

test("a snapshot touches retrieval", () => {
  const layers = { ...suite.layers, retrieval: { documents: { snapshot: "evals/kb.json" } } };
  expect(touchedLayers({ ...suite, layers }, ["evals/kb.json"])).toEqual([
    { layer: "retrieval", files: ["evals/kb.json"] },
  ]);
});

test("one file may touch two layers, and a hidden one or anything else touches none", () => {
  const layers = { ...suite.layers, policy: { files: ["evals/prompts/policy/*.md"] } };
  expect(touchedLayers({ ...suite, layers }, ["evals/prompts/policy/refunds.md"]).map(({ layer }) => layer)).toEqual([
    "prompt",
    "policy",
  ]);
  expect(
    touchedLayers(suite, ["evals/prompts/.draft.md", "evals/suite.yml", "evals/traces/a.jsonl", "src/index.ts"]),
  ).toEqual([]);
});

test("a glob that leaves files out leaves them out here too", () => {
  const layers = { ...suite.layers, prompt: { files: ["evals/prompts/**", "!evals/prompts/drafts/**"] } };
  expect(touchedLayers({ ...suite, layers }, ["evals/prompts/drafts/x.md", "README.md"])).toEqual([]);
});
