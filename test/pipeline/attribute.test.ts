import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Cell } from "../../src/domain/players.ts";
import type { CaseRow } from "../../src/domain/run.ts";
import { LAYERS, type Layer } from "../../src/domain/version.ts";
import { type AttributeInput, attributeLosses, scoresGone, usableCases } from "../../src/pipeline/attribute.ts";
import { aFailedTrial, aTrial } from "../builders.ts";
import {
  attribution,
  cellsOf,
  changed,
  effectOn,
  layersNamed,
  rolesOf,
  type Scores,
  setsOf,
} from "./attribute/cells.ts";

/** Three trials that mostly pass, and three that mostly fail. */
const fine = (question: number) => (question % 4 === 0 ? [1, 1, 0] : [1, 1, 1]);
const broken = (question: number) => (question % 5 === 0 ? [1, 0, 0] : [0, 0, 0]);
const when = (isBroken: boolean, question: number) => (isBroken ? broken(question) : fine(question));
const without = (overrides: object) => ({
  cells: [],
  design: "factorial" as const,
  played: [],
  differences: changed([]),
  missing: [],
  metrics: ["answers"],
  confidence: 0.95,
  seed: "seed",
  errorBudget: 0.02,
  ...overrides,
});

const THREE = ["model", "prompt", "retrieval"] as const;

describe("the role of a layer", () => {
  test("is proximate where it alone brought the loss, and exonerated where it did nothing", () => {
    const found = attribution(THREE, (after, question) => when(after.has("retrieval"), question));
    expect(rolesOf(found)).toEqual({ retrieval: "proximate", model: "exonerated", prompt: "exonerated" });
    expect(found.layers.map(({ layer }) => layer)).toEqual(["retrieval", "model", "prompt"]);
    expect(effectOn(found, "retrieval").measured?.share).toMatchObject({ value: 1, lower: 1, upper: 1 });
  });

  test("is joint with AND where two layers need each other", () => {
    const found = attribution(THREE, (after, question) => when(after.has("model") && after.has("retrieval"), question));
    expect(rolesOf(found)).toEqual({ model: "joint and", retrieval: "joint and", prompt: "exonerated" });
    expect(effectOn(found, "model").joint).toEqual({ with: ["retrieval"], kind: "and" });
    expect(effectOn(found, "model").measured?.sufficiency.value).toBe(0);
  });

  test("is joint with OR where each of two layers is enough, and ties stand in pipeline order", () => {
    const found = attribution(THREE, (after, question) =>
      when(after.has("prompt") || after.has("retrieval"), question),
    );
    expect(rolesOf(found)).toEqual({ prompt: "joint or", retrieval: "joint or", model: "exonerated" });
    expect(found.layers.map(({ layer }) => layer)).toEqual(["prompt", "retrieval", "model"]);
    expect(effectOn(found, "retrieval").measured?.necessity.value).toBe(0);
  });

  test("is contributing where it has a small part beside a larger one", () => {
    const found = attribution(THREE, (after, question) =>
      when((after.has("retrieval") && question % 4 !== 0) || (after.has("prompt") && question % 4 === 0), question),
    );
    expect(rolesOf(found)).toEqual({ retrieval: "proximate", prompt: "contributing", model: "exonerated" });
    const shares = found.layers.slice(0, 2).map(({ measured }) => measured?.share?.value ?? 0);
    expect((shares[0] ?? 0) + (shares[1] ?? 0)).toBeCloseTo(1, 12);
  });

  test("is exonerated and protective where the new version makes answers better", () => {
    const half = (question: number) => (question % 2 === 0 ? [1, 0, 1] : [0, 1, 0]);
    const found = attribution(THREE, (after, question) => {
      if (after.has("retrieval")) return after.has("prompt") && question % 4 === 0 ? [1, 0, 0] : [0, 0, 0];
      return after.has("prompt") ? fine(question) : half(question);
    });
    expect(effectOn(found, "prompt")).toMatchObject({ role: "exonerated", protective: true });
    expect(effectOn(found, "model")).not.toHaveProperty("protective");
    expect(effectOn(found, "retrieval").role).toBe("proximate");
  });

  test("is undetermined where its part may be none and may be some, and says how many more questions it takes", () => {
    const noisy: Scores = (after, question) => {
      if (after.has("retrieval")) return broken(question);
      return after.has("prompt") === (question % 2 === 0) ? [1, 1, 1] : [0, 1, 1];
    };
    const found = attribution(THREE, noisy, { questions: 12 });
    expect(effectOn(found, "prompt").role).toBe("undetermined");
    expect(effectOn(found, "prompt").casesToExonerate).toBeGreaterThan(0);
    expect(effectOn(found, "retrieval")).not.toHaveProperty("casesToExonerate");
  });

  test("stays undetermined, with the reason, where the layer could not be replayed", () => {
    const found = attribution(["prompt", "retrieval"], (after, question) => when(after.has("prompt"), question), {
      differences: changed(["model", "prompt", "retrieval", "tools"]),
      missing: [{ layer: "model", why: "the provider no longer serves gpt-4" }],
    });
    expect(effectOn(found, "model")).toMatchObject({
      role: "undetermined",
      notReplayed: "the provider no longer serves gpt-4",
    });
    expect(effectOn(found, "model")).not.toHaveProperty("measured");
    expect(effectOn(found, "tools").notReplayed).toBe("it was not replayed at both versions");
  });

  test("is not told of layers that are the same in both states", () => {
    const found = attribution(["prompt"], (after, question) => when(after.has("prompt"), question));
    expect(rolesOf(found)).toEqual({ prompt: "proximate" });
  });
});

describe("a loss that did not come again", () => {
  test("blames nobody and has no shares", () => {
    const noise: Scores = (after, question) => (after.has("model") === (question % 2 === 0) ? [1, 1, 0] : [1, 0, 1]);
    const found = attribution(THREE, (after, question) => noise(new Set([...after].slice(0, 1)), question));
    expect(found.reproduced).not.toBe("reproduced");
    expect(found.layers.every(({ role }) => role === "exonerated" || role === "undetermined")).toBe(true);
    expect(found.layers.some(({ measured }) => measured?.share !== undefined)).toBe(false);
  });

  test("is equivalent where its limits lie within the accepted loss, which is then what counts as none", () => {
    const found = attribution(THREE, (_, question) => fine(question), { questions: 80 });
    expect(found.reproduced).toBe("equivalent");
    expect(found.equivalence).toBe(0.05);
    expect(rolesOf(found)).toEqual({ model: "exonerated", prompt: "exonerated", retrieval: "exonerated" });
  });

  test("is not shown to be equivalent by too few questions", () => {
    const found = attribution(THREE, (_, question) => fine(question), { questions: 20 });
    expect(found.reproduced).toBe("not-reproduced");
    expect(rolesOf(found)).toEqual({ model: "undetermined", prompt: "undetermined", retrieval: "undetermined" });
  });
});

describe("what is computed", () => {
  const golden: {
    readonly shapley: {
      readonly cases: readonly {
        readonly input: { readonly layers: readonly string[]; readonly passRate: Readonly<Record<string, number>> };
        readonly expected: {
          readonly total: number;
          readonly shapley: Readonly<Record<string, number>>;
          readonly necessity: Readonly<Record<string, number>>;
          readonly sufficiency: Readonly<Record<string, number>>;
          readonly interaction: Readonly<Record<string, number>>;
        };
      }[];
    };
  } = JSON.parse(readFileSync(new URL("../statistics/golden.json", import.meta.url), "utf8"));

  test.each(golden.shapley.cases)("is what exact arithmetic gives, for $input.passRate", ({ input, expected }) => {
    const letter: Readonly<Partial<Record<Layer, string>>> = { model: "a", prompt: "b", policy: "c" };
    const layers = layersNamed(input.layers.length);
    const found = attribution(layers, (after) => {
      const name = layers.flatMap((layer) => (after.has(layer) ? (letter[layer] ?? []) : [])).join("");
      return [input.passRate[name] ?? Number.NaN];
    });
    expect(found.total.value).toBeCloseTo(expected.total, 12);
    for (const layer of layers) {
      const { measured } = effectOn(found, layer);
      const name = letter[layer] ?? "";
      expect(measured?.part.value).toBeCloseTo(expected.shapley[name] ?? Number.NaN, 12);
      expect(measured?.necessity.value).toBeCloseTo(expected.necessity[name] ?? Number.NaN, 12);
      expect(measured?.sufficiency.value).toBeCloseTo(expected.sufficiency[name] ?? Number.NaN, 12);
    }
    const together = found.interactions.map(({ layers: pair, value }) => [
      pair.map((layer) => letter[layer]).join(""),
      value.value,
    ]);
    expect(together.map(([name]) => name)).toEqual(Object.keys(expected.interaction));
    for (const [name, value] of together)
      expect(value).toBeCloseTo(expected.interaction[String(name)] ?? Number.NaN, 12);
  });

  test("counts a question only where every configuration has a score of it", () => {
    const input = failingWith("prompt", 1, cellsOf(setsOf(["prompt"]), 40, dropsWithPrompt));
    expect(attributeLosses(input)[0]).toMatchObject({ cases: 39, clusters: 39 });
    expect(usableCases(input.cells, "answers")).toEqual({ cases: 39, clusters: 39 });
  });

  test("tests parts with Holm over the layers and pairs with Bonferroni", () => {
    const alone = attribution(["retrieval"], (after, question) => when(after.has("retrieval"), question));
    const beside = attribution(THREE, (after, question) => when(after.has("retrieval"), question));
    const one = effectOn(alone, "retrieval").measured?.p ?? Number.NaN;
    expect(one).toBeGreaterThan(0);
    expect(effectOn(beside, "retrieval").measured?.p).toBeCloseTo(3 * one, 20);
    expect(beside.interactions.map(({ p }) => p)).toEqual([1, 1, 1]);
    const both: Scores = (after, question) =>
      when(after.has("model") && after.has("retrieval") && question % 3 !== 0, question);
    const pair = attribution(["model", "retrieval"], both, { questions: 12 }).interactions[0]?.p ?? Number.NaN;
    const ofThree = attribution(THREE, both, { questions: 12 }).interactions;
    expect(pair).toBeGreaterThan(0);
    expect(ofThree.find(({ layers }) => layers.join() === "model,retrieval")?.p).toBeCloseTo(3 * pair, 12);
  });

  test("takes two layers together to be able to lose twice what one can, where nothing varies", () => {
    const found = attribution(["model", "retrieval"], (after) => (after.size === 2 ? [0] : [1]));
    const unseen = 1 - found.total.lower;
    expect(unseen).toBeGreaterThan(0);
    // A question that was not met may lie at the other end: 1 + 2 from here, in place of 1 + 1.
    expect(1 - (found.interactions[0]?.value.lower ?? 1)).toBeCloseTo(1.5 * unseen, 12);
  });

  test("has limits that are wider where questions belong together", () => {
    const scores: Scores = (after, question) =>
      when(after.has("prompt") && Math.floor(question / 4) % 3 !== 0, question);
    const own = attribution(["prompt"], scores, { questions: 48 });
    const shared = attribution(["prompt"], scores, {
      questions: 48,
      row: (question) => ({ cluster: `conversation-${Math.floor(question / 4)}` }),
    });
    expect(shared).toMatchObject({ cases: 48, clusters: 12, total: { value: own.total.value } });
    expect(shared.total.lower).toBeLessThan(own.total.lower);
    expect(shared.total.upper).toBeGreaterThan(own.total.upper);
    expect(shared.configurations[1]?.failures?.lower).toBeLessThan(own.configurations[1]?.failures?.lower ?? 0);
  });

  test("takes no account of what a question stands for in the traffic", () => {
    const scores: Scores = (after, question) => when(after.has("prompt") && question % 3 !== 0, question);
    const weighed = attribution(["prompt"], scores, { row: (question) => ({ weight: 1 + (question % 3) * 50 }) });
    expect(weighed).toEqual(attribution(["prompt"], scores));
  });

  test("compares times as ratios, and less is better", () => {
    const scores: Scores = (after, question) => [(500 + 20 * question) * (after.has("tools") ? 2 : 1)];
    const metric = { name: "latency", unit: "ms", direction: "lower-is-better" } as const;
    const found = attribution(["prompt", "tools"], scores, {
      metric: { ...metric, margin: { kind: "relative", share: 0.25 } },
    });
    expect(found).toMatchObject({ scale: "ratio", unit: "ms", direction: "lower-is-better" });
    expect(found.total.value).toBeCloseTo(Math.LN2, 12);
    expect(found.margin).toBeCloseTo(Math.log(1.25), 12);
    expect(effectOn(found, "tools").measured?.part.value).toBeCloseTo(Math.LN2, 12);
    expect((found.configurations.at(-1)?.mean ?? 0) / (found.configurations[0]?.mean ?? 1)).toBeCloseTo(2, 12);
    expect(found.configurations[0]).not.toHaveProperty("failures");
  });

  test("compares prices as differences where one is nothing", () => {
    const scores: Scores = (after, question) => [(question % 2) * 0.01 + (after.has("tools") ? 0.02 : 0)];
    const metric = { name: "cost", unit: "usd", direction: "lower-is-better" } as const;
    const found = attribution(["tools"], scores, { metric: { ...metric, margin: { kind: "absolute", value: 0.005 } } });
    expect(found).toMatchObject({ scale: "difference", margin: 0.005, reproduced: "reproduced" });
    expect(found.total.value).toBeCloseTo(0.02, 12);
    expect(found.configurations.map(({ mean }) => Number(mean.toFixed(9)))).toEqual([0.005, 0.025]);
  });

  test("counts answers that fail, by the metric's own direction", () => {
    const scores: Scores = (after, question) => when(after.has("prompt"), question);
    const higher = attribution(["prompt"], scores);
    expect(higher.configurations.map(({ after, failures }) => [after, failures?.failures, failures?.trials])).toEqual([
      [[], 10, 120],
      [["prompt"], 112, 120],
    ]);
    const lower = attribution(["prompt"], scores, { metric: { direction: "lower-is-better" } });
    expect(lower.configurations.map(({ failures }) => failures?.failures)).toEqual([110, 8]);
    expect(lower.total.value).toBeLessThan(0);
  });

  test("has a limit above nothing for a configuration in which nothing failed", () => {
    const found = attribution(["prompt"], (after) => (after.has("prompt") ? [0, 0, 0] : [1, 1, 1]));
    expect(found.configurations[0]?.failures).toMatchObject({ failures: 0, trials: 120, rate: 0, lower: 0 });
    expect(found.configurations[0]?.failures?.upper).toBeCloseTo(0.0634, 3);
    expect(found.configurations[0]).not.toHaveProperty("loss");
    expect(found.configurations[1]?.loss).toEqual(found.total);
  });

  test("is the same for the same seed, and shares have other limits for another", () => {
    const scores: Scores = (after, question) =>
      when((after.has("retrieval") && question % 4 !== 0) || (after.has("prompt") && question % 3 === 0), question);
    const first = attribution(THREE, scores);
    expect(attribution(THREE, scores)).toEqual(first);
    const other = attribution(THREE, scores, { seed: "another" });
    const shareOf = (found: typeof first) => effectOn(found, "retrieval").measured?.share;
    expect(shareOf(other)?.lower).not.toBe(shareOf(first)?.lower);
    expect(shareOf(other)?.lower).toBeCloseTo(shareOf(first)?.lower ?? 0, 1);
  });
});

describe("both directions in place of the factorial", () => {
  const layers = layersNamed(4);
  const sets = setsOf(layers).filter(({ length }) => length !== 2);
  const scores: Scores = (after, question) =>
    when(after.has("policy") || (after.has("model") && question % 3 === 0), question);
  const found = attribution(layers, scores, {
    design: "both-directions",
    cells: cellsOf(sets, 40, scores),
  });

  test("needs two configurations a layer and two more", () => {
    expect(found.configurations).toHaveLength(10);
  });

  test("takes half of necessity and sufficiency for a part, and knows nothing of pairs", () => {
    for (const { measured } of found.layers) {
      if (measured === undefined) throw new Error("a layer that was not measured");
      expect(measured.part.value).toBeCloseTo((measured.necessity.value + measured.sufficiency.value) / 2, 12);
    }
    expect(found.interactions).toEqual([]);
  });

  test("finds the same parts as the factorial where no three layers interact", () => {
    const full = attribution(layers, scores);
    for (const layer of layers)
      expect(effectOn(found, layer).measured?.part.value).toBeCloseTo(
        effectOn(full, layer).measured?.part.value ?? 9,
        12,
      );
    expect(rolesOf(found)).toMatchObject({ policy: "proximate", prompt: "exonerated", retrieval: "exonerated" });
  });

  test("of one layer or two is the factorial", () => {
    const two: Scores = (after, question) => when(after.has("prompt"), question);
    const both = attribution(["model", "prompt"], two, { design: "both-directions" });
    expect(both.configurations).toHaveLength(4);
    expect(both.layers).toEqual(attribution(["model", "prompt"], two).layers);
  });
});

const dropsWithPrompt: Scores = (after, question) => when(after.has("prompt"), question);

/** Some first questions are not answered wherever a layer is at the version of the incident. */
function failingWith(layer: Layer, questions: number, cells: readonly Cell[]): AttributeInput {
  const failing = cells.map((cell) => {
    if (!cell.after.includes(layer)) return cell;
    const fails = (row: CaseRow) => ({ ...row, trials: row.trials.map(() => aFailedTrial()) });
    const cases = cell.run.cases.map((row, place) => (place < questions ? fails(row) : row));
    return { ...cell, run: { ...cell.run, cases } };
  });
  const played = LAYERS.filter((one) => cells.some(({ after }) => after.includes(one)));
  return without({ cells: failing, played, differences: changed(played) });
}

describe("what cannot be attributed", () => {
  test("is left out: a metric whose scores are missing where a layer is at one of its versions", () => {
    const layers = ["prompt", "tools"] as const;
    const input = failingWith("tools", 9, cellsOf(setsOf(layers), 40, dropsWithPrompt));
    expect(attributeLosses(input)).toEqual([]);
    expect(scoresGone(input, "answers")).toEqual({ layer: "tools", before: 0, after: 9 / 40 });
    const early = input.cells.map(({ after, run }, place) => ({
      after: setsOf(layers)[place ^ 2] ?? after,
      run,
    }));
    expect(scoresGone({ ...input, cells: early }, "answers")).toEqual({ layer: "tools", before: 9 / 40, after: 0 });
  });

  test("is not a metric of which a few scores are missing, at whichever version", () => {
    const once: Scores = (after, question) => dropsWithPrompt(after, question).slice(0, 1);
    const chance = failingWith("prompt", 4, cellsOf(setsOf(["prompt"]), 100, once));
    expect(scoresGone(chance, "answers")).toBeUndefined();
    expect(scoresGone(chance, "tone")).toBeUndefined();
    const more = failingWith("prompt", 5, cellsOf(setsOf(["prompt"]), 100, once));
    expect(scoresGone(more, "answers")).toMatchObject({ layer: "prompt", after: 0.05 });
    expect(scoresGone({ ...more, errorBudget: 0.05 }, "answers")).toBeUndefined();
  });

  test("is not a metric that has no score of a question in any combination, or needs none", () => {
    const nothing = () => ({ trials: [aTrial({ scores: {} })] });
    const unscored = { status: "unscored", reason: "no-expected-value" } as const;
    const unexpected = () => ({ trials: [{ ...aTrial(), scores: { answers: unscored } }] });
    for (const row of [nothing, unexpected]) {
      const cells = cellsOf(setsOf(["prompt"]), 60, dropsWithPrompt, {
        row: (question) => (question < 30 ? row() : {}),
      });
      expect(attributeLosses(without({ cells, played: ["prompt"] }))[0]).toMatchObject({ cases: 30 });
    }
  });

  const scores: Scores = (after, question) => when(after.has("prompt"), question);

  test("is left out: a metric with fewer than ten independent questions", () => {
    const nine = without({ cells: cellsOf(setsOf(["prompt"]), 9, scores), played: ["prompt"] });
    expect(attributeLosses(nine)).toEqual([]);
    expect(usableCases(nine.cells, "answers")).toEqual({ cases: 9, clusters: 9 });
    const row = (question: number) => ({ cluster: `conversation-${question % 5}` });
    const related = without({ cells: cellsOf(setsOf(["prompt"]), 40, scores, { row }), played: ["prompt"] });
    expect(attributeLosses(related)).toEqual([]);
    expect(usableCases(related.cells, "answers")).toEqual({ cases: 40, clusters: 5 });
  });

  test("is left out: a metric that no run has, even one by the name of what every object has", () => {
    const input = without({
      cells: cellsOf(setsOf(["prompt"]), 12, scores),
      played: ["prompt"],
      metrics: ["tone", "constructor", "answers"],
    });
    expect(attributeLosses(input).map(({ metric }) => metric)).toEqual(["answers"]);
    expect(usableCases(input.cells, "constructor")).toEqual({ cases: 0, clusters: 0 });
  });

  test("is a mistake of ours where a configuration is missing, which is named", () => {
    const cells = cellsOf([[], ["prompt"], ["prompt", "tools"]], 12, scores);
    expect(() => attributeLosses(without({ cells, played: ["prompt", "tools"] }))).toThrow(
      "no replay with tools of the incident",
    );
  });

  test("is a question whose scores are impossible", () => {
    const cells = cellsOf(setsOf(["prompt"]), 12, (after, question) =>
      question === 0 ? [2] : scores(after, question),
    );
    expect(usableCases(cells, "answers").cases).toBe(11);
  });
});

test("runs that name their questions in another order are put in one order", () => {
  const cells = cellsOf(setsOf(["prompt"]), 20, (after, question) => when(after.has("prompt"), question));
  const turned = cells.map(({ after, run }, place) => ({
    after,
    run: place === 0 ? run : { ...run, cases: [...run.cases].reverse() },
  }));
  const input = without({ cells, played: ["prompt"], differences: changed(["prompt"]) });
  expect(attributeLosses({ ...input, cells: turned })).toEqual(attributeLosses(input));
});
