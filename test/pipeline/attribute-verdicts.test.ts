import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CHECKLIST_KEYS, type ChecklistItem, type ChecklistKey } from "../../src/domain/checklist.ts";
import { LAYERS } from "../../src/domain/version.ts";
import { admissibility } from "../../src/pipeline/attribute/admissibility.ts";
import { blameOf } from "../../src/pipeline/attribute/blame.ts";
import { checklistOf } from "../../src/pipeline/attribute/checklist.ts";
import { type AttributionFacts, surroundingsOf } from "../../src/pipeline/attribute/facts.ts";
import { outcomeOf } from "../../src/pipeline/attribute/outcome.ts";
import { aCaseRow, aFailedTrial, aRun, aTrial } from "../builders.ts";
import { attribution, changed } from "./attribute/cells.ts";
import { aProbe, brokenWhere, CALM, differing, someFacts, surroundings, withRoles } from "./attribute/facts.ts";

const byModel = brokenWhere(["model", "prompt", "retrieval"], (after) => after.has("model"));
const byRetrieval = brokenWhere(["model", "retrieval"], (after) => after.has("retrieval"));
const byBoth = brokenWhere(["model", "retrieval"], (after) => after.has("model") && after.has("retrieval"));
const harmless = attribution(["prompt"], () => [1, 1, 0], { questions: 80 });
const byPrompt = brokenWhere(["prompt"], (after) => after.has("prompt"));
const MOVED = { value: 0.2, lower: 0.12, upper: 0.28 };
const STILL = { value: 0.01, lower: -0.03, upper: 0.05 };

/** One state was replayed: nothing is compared with it. */
const SINGLE = { ...harmless, reproduced: "not-reproduced" as const, layers: [] };

/** Nothing changed, the state of before got worse by itself, and the probe says so. */
const SILENT = someFacts({ thenMinusNow: MOVED, probe: aProbe("changed"), environment: CALM });

function itemOf(key: ChecklistKey, facts: AttributionFacts): ChecklistItem {
  const item = checklistOf(facts).find((one) => one.key === key);
  if (item === undefined) throw new Error(`no answer to ${key}`);
  return item;
}

describe("the model may be named", () => {
  test("where it is blamed and every other layer that changed is exonerated", () => {
    const facts = someFacts({ metrics: [byModel], differences: changed(["model", "prompt", "retrieval"]) });
    expect(admissibility(facts)).toEqual({ isAdmissible: true, reason: "others-accounted-for" });
  });

  test("where another layer did it with the model, and so has its own part", () => {
    const facts = someFacts({ metrics: [byBoth], differences: changed(["model", "retrieval"]) });
    expect(admissibility(facts)).toEqual({ isAdmissible: true, reason: "others-accounted-for" });
  });

  test("where nothing changed, the state of before answers worse than it did, and the probe fired", () => {
    expect(admissibility(SILENT)).toEqual({ isAdmissible: true, reason: "silent-change" });
  });

  test("where the same is so beside a layer that changed, and that is exonerated", () => {
    const facts = { ...SILENT, differences: changed(["prompt"]), metrics: [harmless] };
    expect(harmless).toMatchObject({ reproduced: "equivalent", layers: [{ role: "exonerated" }] });
    expect(admissibility(facts)).toEqual({ isAdmissible: true, reason: "silent-change" });
  });
});

describe("the model may not be named", () => {
  const both = changed(["model", "retrieval"]);
  test.each<[string, string, AttributionFacts]>([
    ["it is exonerated", "exonerated", someFacts({ metrics: [byRetrieval], differences: both })],
    [
      "it may have no part",
      "not-blamed",
      someFacts({ metrics: [withRoles(byRetrieval, { model: "undetermined" })], differences: both }),
    ],
    ["nothing was replayed", "not-replayed", someFacts({ differences: both })],
    [
      "it could not be replayed, though every other layer is exonerated",
      "not-replayed",
      someFacts({
        metrics: [withRoles(harmless, { prompt: "exonerated" })],
        differences: changed(["model", "prompt"]),
        missing: [{ layer: "model", why: "the provider no longer serves it" }],
        probe: aProbe("changed"),
        thenMinusNow: MOVED,
      }),
    ],
    ["its version is not known", "not-replayed", someFacts({ differences: differing([], ["model"]) })],
    [
      "another layer is not ruled out",
      "others-not-ruled-out",
      someFacts({ metrics: [withRoles(byBoth, { retrieval: "undetermined" })], differences: both }),
    ],
    [
      "another layer has no version",
      "others-not-ruled-out",
      someFacts({ metrics: [byBoth], differences: differing(["model", "retrieval"], ["tools"]) }),
    ],
    [
      "another layer brought a loss and the model did not change, whatever the probe says",
      "model-unchanged",
      { ...SILENT, differences: changed(["prompt"]), metrics: [byPrompt] },
    ],
    [
      "another layer is not exonerated and the model did not change, whatever the probe says",
      "model-unchanged",
      { ...SILENT, differences: changed(["prompt"]), metrics: [withRoles(harmless, { prompt: "undetermined" })] },
    ],
    [
      "a layer that has no version may have changed",
      "others-not-ruled-out",
      { ...SILENT, differences: differing([], ["policy"]) },
    ],
    ["the probe is stable", "probe-stable", { ...SILENT, probe: aProbe("stable") }],
    ["one reading alone deviates", "probe-silent", { ...SILENT, probe: aProbe("suspect") }],
    ["there is no probe", "probe-silent", { ...SILENT, probe: undefined }],
    ["the state of before was not replayed", "not-replayed", { ...SILENT, thenMinusNow: undefined }],
    ["the state of before answers as it did", "reference-did-not-move", { ...SILENT, thenMinusNow: STILL }],
    ["nobody knows what failed", "open-question", { ...SILENT, environment: undefined }],
    [
      "much more failed than before",
      "open-question",
      { ...SILENT, environment: { before: surroundings(), after: surroundings({ failures: { "server-error": 60 } }) } },
    ],
  ])("where %s", (_, reason, facts) => {
    expect(admissibility(facts)).toEqual({ isAdmissible: false, reason });
  });
});

test("the model may be named exactly where no item of the checklist blocks", () => {
  const roles = fc.constantFrom("proximate", "joint", "contributing", "exonerated", "undetermined" as const);
  const metrics = fc.record({ model: roles, prompt: roles, retrieval: roles }).map((one) => withRoles(byModel, one));
  const differences = fc
    .array(fc.constantFrom("same", "changed", "cannot-tell" as const), { minLength: 5, maxLength: 5 })
    .map((kinds) => changed([]).map((one, place) => ({ ...one, difference: kinds[place] ?? "same" })));
  const facts = fc.record({
    metrics: fc.oneof(
      metrics.map((one) => [one]),
      fc.constant([]),
    ),
    differences: fc.oneof(
      differences,
      fc.constant(changed([])),
      fc.constant(changed(["model", "prompt", "retrieval"])),
    ),
    missing: fc.constant([]),
    probe: fc.option(
      fc.constantFrom("stable", "suspect", "changed", "unstable", "unavailable" as const).map((state) => aProbe(state)),
      { nil: undefined },
    ),
    thenMinusNow: fc.constantFrom(undefined, MOVED, STILL),
    environment: fc.constantFrom(undefined, CALM),
  });
  const seen = new Set<boolean>();
  fc.assert(
    fc.property(facts, (given) => {
      const { isAdmissible } = admissibility(given);
      seen.add(isAdmissible);
      expect(checklistOf(given).some(({ blocks }) => blocks)).toBe(!isAdmissible);
    }),
    { numRuns: 600, seed: 7 },
  );
  expect(seen.size).toBe(2);
});

describe("the checklist", () => {
  const facts = someFacts({
    metrics: [byRetrieval],
    differences: changed(["model", "retrieval"]),
    environment: CALM,
    trafficMix: {
      before: 900,
      after: 1100,
      slices: { attribute: "app.intent", distance: 0.034, p: 0.41 },
      moved: false,
    },
    probe: aProbe("stable", { distance: 0.05, p: 0.6 }),
  });

  test("has every question once, in order, with at least one sentence of evidence", () => {
    const items = checklistOf(facts);
    expect(items.map(({ key }) => key)).toEqual(CHECKLIST_KEYS);
    for (const { evidence } of items) {
      expect(evidence.length).toBeGreaterThan(0);
      for (const sentence of evidence) expect(sentence).toMatch(/^[A-Z0-9].*\.$/s);
    }
  });

  test("is answered by the replays, which it names", () => {
    expect(checklistOf(facts).map(({ key, answer }) => [key, answer])).toEqual([
      ["every-layer-versioned", "yes"],
      ["retrieval-changed", "yes"],
      ["reproduces-with-frozen-retrieval", "no"],
      ["prompt-or-policy-changed", "no"],
      ["gone-with-earlier-prompt-and-policy", "no"],
      ["tools-changed", "no"],
      ["gone-with-earlier-tools", "no"],
      ["model-changed", "yes"],
      ["gone-with-earlier-model", "no"],
      ["probe-changed", "no"],
      ["traffic-changed", "no"],
      ["infrastructure-changed", "no"],
    ]);
    expect(itemOf("reproduces-with-frozen-retrieval", facts).evidence).toEqual([
      "With the earlier retrieval: 10 of 120 answers fail; with everything of the incident: 112 of 120 answers fail. Left of the loss: 0 points (−7.2 to 7.2).",
    ]);
    expect(itemOf("gone-with-earlier-model", facts).evidence[0]).toMatch(
      /^With the earlier model: 112 of 120 answers fail; with everything of the incident: 112 of 120 answers fail\. Left of the loss: 85 points \(/,
    );
    expect(itemOf("retrieval-changed", facts).evidence).toEqual([
      "Retrieval: kb-2026-10-01 before, new-retrieval at the incident.",
    ]);
  });

  test("says what traffic, probe and records show", () => {
    expect(itemOf("traffic-changed", facts).evidence).toEqual([
      "900 requests before, 1,100 after.",
      "Shares of app.intent: distance 0.03, p 0.41.",
    ]);
    expect(itemOf("probe-changed", facts).evidence).toEqual([
      "The probe of gpt-4.1-2025-04-14 is stable, after 12 readings; the newest has distance 0.05 and p 0.6.",
    ]);
    expect(itemOf("infrastructure-changed", facts).evidence).toEqual([
      "Trials that network or provider failed: 0 of 600 before, 0 of 600 after.",
      "Served by gpt-4.1-2025-04-14 before, by gpt-4.1-2025-04-14 after.",
    ]);
  });

  test("does not take a model for another one where a side was told no name", () => {
    const unnamed = { before: surroundings(), after: surroundings({ resolvedModels: {} }) };
    const found = someFacts({ metrics: [byModel], environment: unnamed });
    expect(itemOf("infrastructure-changed", found)).toMatchObject({ answer: "no" });
  });

  test("leaves open whether a loss is gone of which more than half may be left", () => {
    const left = { value: 0.1, lower: -0.1, upper: byPrompt.total.value / 2 };
    const configurations = [
      { after: [], mean: 0.9, loss: left },
      { after: ["prompt"] as const, mean: 0.1, loss: byPrompt.total },
    ];
    const at = (upper: number) =>
      someFacts({
        metrics: [
          { ...byPrompt, configurations: configurations.map((one) => ({ ...one, loss: { ...one.loss, upper } })) },
        ],
        differences: changed(["prompt"]),
      });
    const answer = (upper: number) => itemOf("gone-with-earlier-prompt-and-policy", at(upper)).answer;
    expect(answer(left.upper)).toBe("unknown");
    expect(answer(left.upper - 0.001)).toBe("yes");
  });

  test("blocks where the index has no version, and leaves the question to a person", () => {
    const untold = someFacts({ metrics: [byModel], differences: differing(["model", "prompt"], ["retrieval"]) });
    expect(itemOf("every-layer-versioned", untold)).toMatchObject({ answer: "no", by: "machine", blocks: true });
    expect(itemOf("retrieval-changed", untold)).toEqual({
      key: "retrieval-changed",
      answer: "unknown",
      by: "human",
      blocks: true,
      evidence: ["Retrieval: kb-2026-10-01 before, unknown at the incident; whether it changed cannot be told."],
    });
  });

  test("blocks where the earlier index cannot be had, and says why", () => {
    const missing = [{ layer: "retrieval" as const, why: "no snapshot of kb-2026-10-01 is kept" }];
    const single = brokenWhere(["model"], (after) => after.has("model"));
    const open = someFacts({ metrics: [single], differences: changed(["model", "retrieval"]), missing });
    expect(itemOf("reproduces-with-frozen-retrieval", open)).toEqual({
      key: "reproduces-with-frozen-retrieval",
      answer: "unknown",
      by: "human",
      blocks: true,
      evidence: ["Retrieval: no snapshot of kb-2026-10-01 is kept."],
    });
  });

  test("takes prompt and policy back together", () => {
    const either = brokenWhere(["prompt", "policy"], (after) => after.has("prompt") || after.has("policy"));
    const one = someFacts({ metrics: [either], differences: changed(["prompt", "policy"]) });
    expect(itemOf("gone-with-earlier-prompt-and-policy", one)).toMatchObject({
      answer: "yes",
      evidence: [
        "With the earlier prompt and policy: 10 of 120 answers fail; with everything of the incident: 112 of 120 answers fail. Left of the loss: nothing.",
      ],
    });
  });

  test("takes them back one by one where the design does no more", () => {
    const layers = ["model", "prompt", "policy", "retrieval"] as const;
    const either = brokenWhere(layers, (after) => after.has("prompt") || after.has("policy"));
    const configurations = either.configurations.filter(({ after }) => after.length !== 2);
    const one = someFacts({ metrics: [{ ...either, configurations }], differences: changed(layers) });
    const { answer, evidence } = itemOf("gone-with-earlier-prompt-and-policy", one);
    expect(answer).toBe("unknown");
    expect(evidence.map((sentence) => sentence.split(":")[0])).toEqual([
      "With the earlier prompt",
      "With the earlier policy",
    ]);
  });

  test("does not claim that a loss is gone which did not come again", () => {
    const open = someFacts({ metrics: [harmless], differences: changed(["prompt"]) });
    expect(itemOf("gone-with-earlier-prompt-and-policy", open)).toMatchObject({ answer: "unknown", by: "machine" });
    expect(itemOf("reproduces-with-frozen-retrieval", open)).toMatchObject({ answer: "no", by: "machine" });
  });

  test("rests on the record of before where nothing changed", () => {
    expect(itemOf("reproduces-with-frozen-retrieval", SILENT)).toMatchObject({
      answer: "yes",
      blocks: false,
      evidence: [
        "With every layer as before, answers are now worse than when they were recorded by 0.2 (0.12 to 0.28).",
      ],
    });
    expect(itemOf("probe-changed", SILENT)).toMatchObject({ answer: "yes", blocks: false });
    expect(itemOf("traffic-changed", SILENT)).toMatchObject({ answer: "unknown", by: "human", blocks: false });
  });

  test("says a ratio as a share", () => {
    const slow = attribution(["tools"], (after, question) => [(500 + 20 * question) * (after.has("tools") ? 2 : 1)], {
      metric: { name: "latency", unit: "ms", direction: "lower-is-better", margin: { kind: "relative", share: 0.25 } },
    });
    const one = someFacts({ metrics: [slow], differences: changed(["tools"]) });
    expect(itemOf("reproduces-with-frozen-retrieval", one).evidence[0]).toMatch(/with all that changed: 100 % \(/);
    expect(itemOf("gone-with-earlier-tools", one).evidence[0]).toMatch(/^With the earlier tools: \d+ ms on average/);
  });
});

describe("the outcome", () => {
  test.each<[string, AttributionFacts, object]>([
    [
      "attributed where a layer did it",
      someFacts({ metrics: [byRetrieval], differences: changed(["model", "retrieval"]) }),
      { status: "attributed" },
    ],
    [
      "attributed where two did it together",
      someFacts({ metrics: [byBoth], differences: changed(["model", "retrieval"]) }),
      { status: "attributed" },
    ],
    [
      "undetermined where layers contribute and none stands out",
      someFacts({
        metrics: [withRoles(byBoth, { model: "contributing", retrieval: "contributing" })],
        differences: changed(["model", "retrieval"]),
      }),
      { status: "undetermined" },
    ],
    [
      "undetermined where layers changed and none was replayed",
      someFacts({ differences: changed(["prompt"]) }),
      { status: "undetermined" },
    ],
    [
      "not reproduced where the loss may be one of chance",
      someFacts({ metrics: [{ ...harmless, reproduced: "not-reproduced" }], differences: changed(["prompt"]) }),
      { status: "not-reproduced" },
    ],
    [
      "undetermined where one state alone was replayed, since the layer that changed cannot be had",
      someFacts({ metrics: [SINGLE], differences: changed(["prompt"]) }),
      { status: "undetermined" },
    ],
    [
      "undetermined where what was replayed loses nothing, and another layer that changed could not be",
      someFacts({ metrics: [harmless], differences: changed(["model", "prompt"]) }),
      { status: "undetermined" },
    ],
    [
      "a layer without a version where one state alone was replayed",
      someFacts({ metrics: [SINGLE], differences: differing([], ["retrieval"]) }),
      { status: "not-version-attributable", cause: "unversioned-layer" },
    ],
    ["a silent change of the model", SILENT, { status: "not-version-attributable", cause: "silent-model-change" }],
    [
      "a silent change of the model beside layers that lose nothing",
      { ...SILENT, metrics: [harmless], differences: changed(["prompt"]) },
      { status: "not-version-attributable", cause: "silent-model-change" },
    ],
    [
      "no silent change of the model where that may not be named: a layer may have changed unseen",
      { ...SILENT, differences: differing([], ["retrieval"]) },
      { status: "not-version-attributable", cause: "unversioned-layer" },
    ],
    [
      "no silent change of the model where that may not be named: more failed than before",
      { ...SILENT, environment: { before: surroundings(), after: surroundings({ failures: { "timed-out": 50 } }) } },
      { status: "not-version-attributable", cause: "infrastructure" },
    ],
    [
      "other traffic where nothing changed and the same questions are answered as before",
      someFacts({ thenMinusNow: STILL, trafficMix: { before: 9, after: 9, moved: true }, probe: aProbe("changed") }),
      { status: "not-version-attributable", cause: "traffic" },
    ],
    [
      "not other traffic where the same questions are answered worse",
      someFacts({ thenMinusNow: MOVED, trafficMix: { before: 9, after: 9, moved: true }, probe: aProbe("stable") }),
      { status: "not-version-attributable", cause: "unknown" },
    ],
    [
      "a layer without a version",
      someFacts({
        differences: differing([], ["retrieval"]),
        thenMinusNow: STILL,
        trafficMix: { before: 9, after: 9, moved: false },
      }),
      { status: "not-version-attributable", cause: "unversioned-layer" },
    ],
    [
      "infrastructure where much more failed",
      someFacts({ environment: { before: surroundings(), after: surroundings({ failures: { "timed-out": 50 } }) } }),
      { status: "not-version-attributable", cause: "infrastructure" },
    ],
    [
      "not infrastructure where much less failed: that explains no loss",
      someFacts({ environment: { before: surroundings({ failures: { "timed-out": 50 } }), after: surroundings() } }),
      { status: "not-version-attributable", cause: "unknown" },
    ],
    [
      "infrastructure where another name was served under the same version",
      someFacts({
        environment: { before: surroundings(), after: surroundings({ resolvedModels: { "gpt-4.1-b": 600 } }) },
      }),
      { status: "not-version-attributable", cause: "infrastructure" },
    ],
    [
      "unknown, where answers failed for reasons of their own",
      someFacts({
        environment: { before: surroundings(), after: surroundings({ failures: { "left-the-recording": 90 } }) },
      }),
      { status: "not-version-attributable", cause: "unknown" },
    ],
  ])("is %s", (_, facts, expected) => {
    expect(outcomeOf(facts)).toEqual(expected);
  });
});

describe("the four layers of blame", () => {
  test("add up the shares of their layers and take the gravest role", () => {
    const layers = ["model", "prompt", "policy", "retrieval"] as const;
    const found = brokenWhere(layers, (after) => after.has("prompt") && after.has("policy"));
    const blame = blameOf(found);
    expect(blame.map(({ group, layers: members, role }) => [group, members, role])).toEqual([
      ["model", ["model"], "exonerated"],
      ["retrieval and context", ["retrieval"], "exonerated"],
      ["prompt and policy", ["prompt", "policy"], "joint"],
    ]);
    expect(blame[2]?.share).toBeCloseTo(1, 12);
  });

  test("are not exonerated while one of their layers is not ruled out, and have no share where none was replayed", () => {
    const alone = brokenWhere(["prompt", "retrieval"], (after) => after.has("retrieval"));
    const untold = LAYERS.filter((layer) => layer === "policy" || layer === "tools");
    const open = untold.map((layer) => ({
      layer,
      before: { id: "a", source: "hash" as const },
      after: { id: "b", source: "hash" as const },
      role: "undetermined" as const,
    }));
    const blame = blameOf({ layers: [...alone.layers, ...open] });
    expect(blame.map(({ group, role }) => [group, role])).toEqual([
      ["retrieval and context", "proximate"],
      ["prompt and policy", "undetermined"],
      ["orchestration and tooling", "undetermined"],
    ]);
    expect(blame[2]).not.toHaveProperty("share");
  });
});

test("the surroundings of a run are its trials, its failures by reason and the models that were served", () => {
  const cases = [aCaseRow({ trials: [aTrial(), aFailedTrial({ reason: "timed-out" })] })];
  expect(surroundingsOf(aRun({ cases }))).toEqual({
    trials: 2,
    failures: { "timed-out": 1 },
    resolvedModels: { "gpt-4.1-2025-04-14": 600 },
  });
});
