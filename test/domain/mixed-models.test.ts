import { expect, test } from "vitest";
import { mixedModels, mixedModelsNote } from "../../src/domain/mixed-models.ts";
import { anEnvironment, aRun } from "../builders.ts";

const served = (resolvedModels: { readonly [name: string]: number }, target: "replay" | "observed" = "replay") =>
  aRun({ label: "head 8be21d4", target, environment: anEnvironment({ resolvedModels }) });

test("a replay that two models served is refused, with how often each did, the most frequent first", () => {
  expect(mixedModels(served({ "gpt-4.1-2025-04-14": 310, "gpt-4.1-2025-09-01": 1290 }))).toEqual({
    reason: "mixed-models",
    problem:
      "the provider served two models in one run: gpt-4.1-2025-09-01 (1,290 trials) and gpt-4.1-2025-04-14 (310 trials)",
    remedy: "Pin a dated model name under layers.model in the suite file, or record again.",
  });
});

test("three models, and a single trial, are told as such", () => {
  expect(mixedModels(served({ a: 1, b: 2, c: 3 }))?.problem).toBe(
    "the provider served three models in one run: c (3 trials), b (2 trials) and a (1 trial)",
  );
});

test("a side of a comparison that two models served is named", () => {
  expect(mixedModelsNote(served({ a: 310, b: 90 }))).toBe(
    "The provider served two models to head 8be21d4: a (310 trials) and b (90 trials).",
  );
});

test("one model, none, and what production was served are nothing to tell", () => {
  for (const run of [served({ a: 600 }), served({}), served({ a: 1, b: 1 }, "observed")]) {
    expect(mixedModels(run)).toBeUndefined();
    expect(mixedModelsNote(run)).toBeUndefined();
  }
});
