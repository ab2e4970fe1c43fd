import { beforeAll, describe, expect, test } from "vitest";
import { type Desk, openDesk } from "../../../evals/blame/desk.ts";
import { simulateIncident } from "../../../evals/blame/incident.ts";
import { filesOfState, laterIn } from "../../../evals/blame/layers.ts";
import { changedLast, revertOneByOne, revertTested } from "../../../evals/blame/naive.ts";
import { countsOf } from "../../../evals/blame/outcome.ts";
import { portionsOf, simulatePortion } from "../../../evals/blame/portion.ts";
import { TRUTHS, type Truth } from "../../../evals/blame/truths.ts";
import { layersOfRole } from "../../../src/domain/attribution.ts";
import { LAYERS, type Layer } from "../../../src/domain/version.ts";
import { aCaseRow, aRun, aTrial } from "../../builders.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const SIZE = { cases: 30, trials: 3 };

function truthCalled(name: string): Truth {
  const found = TRUTHS.find((truth) => truth.name === name);
  if (found === undefined) throw new Error(`no truth ${name}`);
  return found;
}

describe("an injected fault", () => {
  // Whom else it blames is chance, in one incident of twenty: the table tells how often.
  test.each([
    ["single: tools", "proximate", ["tools"]],
    ["OR", "joint", ["prompt", "retrieval"]],
  ] as const)("is found by the story of an attribution: %s", async (name, role, causes) => {
    const truth = truthCalled(name);
    const simulated = await simulateIncident(desk, truth, SIZE, "test");
    const { attribution, cells } = simulated.attributed;
    expect(cells).toHaveLength(8);
    expect(attribution.outcome).toEqual({ status: "attributed" });
    expect(layersOfRole(attribution, role)).toEqual(expect.arrayContaining([...causes]));
    expect(countsOf(truth, simulated, "test")).toMatchObject({ incidents: 1, "proximate right": 1, replays: 720 });
  });

  test.each([
    ["silent swap, probe changed", { status: "not-version-attributable", cause: "silent-model-change" }, true],
    ["silent swap, probe stable", { status: "not-version-attributable", cause: "unknown" }, false],
    ["traffic shift", { status: "not-version-attributable", cause: "traffic" }, false],
  ])("that no version shows is told as what it is: %s", async (name, outcome, mayBeNamed) => {
    const truth = truthCalled(name);
    const simulated = await simulateIncident(desk, truth, SIZE, "test");
    expect(simulated.changed).toEqual([]);
    expect(simulated.attributed.attribution.outcome).toEqual(outcome);
    expect(simulated.attributed.attribution.model.isAdmissible).toBe(mayBeNamed);
    expect(countsOf(truth, simulated, "test")).toMatchObject({ expected: 1, "ours: model blamed": 0 });
  });

  test.each(["an unversioned layer", "a layer whose earlier version is gone"])(
    "is not laid on the model: %s",
    async (name) => {
      const { attribution } = (await simulateIncident(desk, truthCalled(name), SIZE, "test")).attributed;
      expect(attribution.model.isAdmissible).toBe(false);
      expect(attribution.metrics[0]?.layers.find(({ layer }) => layer === "retrieval")?.role).toBe("undetermined");
    },
  );

  test("is found where both states were recorded, on the questions that lost most between them", async () => {
    const truth = truthCalled("single: retrieval");
    const simulated = await simulateIncident(desk, truth, { ...SIZE, from: 60 }, "test");
    const { design, metrics } = simulated.attributed.attribution;
    expect(design).toMatchObject({ cases: 30, lost: 30, of: 60 });
    expect(metrics[0]?.layers.find(({ layer }) => layer === "retrieval")?.role).toBe("proximate");
  });

  test("comes to the same counts whoever simulates it", async () => {
    const [portion] = portionsOf(2, "test");
    if (portion === undefined) throw new Error("no portion");
    const small = { ...portion, incidents: 1 };
    expect(await simulatePortion(desk, small)).toEqual(await simulatePortion(desk, small));
  });
});

test("every layer's later version differs from its earlier one in a file of its own", () => {
  const usual = filesOfState(desk, []);
  const files = LAYERS.filter((layer) => layer !== "model").map((layer) => {
    const changed = filesOfState(desk, [layer]);
    return Object.keys(changed).filter((path) => changed[path] !== usual[path]);
  });
  expect(files.map((paths) => paths.length)).toEqual([1, 1, 1, 1]);
  expect(new Set(files.flat()).size).toBe(4);
});

test("the simulation knows a layer's later version by what is sent alone", () => {
  const model = { name: "sim-large-2026-08-01", keyVariable: "", parameters: {} };
  expect(laterIn({ model, messages: [{ role: "user", text: "Keep every answer short." }], trial: 0 })).toEqual([]);
  const system = { role: "system" as const, text: "Keep every answer short. (From the archive.)" };
  expect(laterIn({ model, messages: [system], trial: 0 })).toEqual(["prompt", "retrieval"]);
  expect(laterIn({ model: { ...model, name: "sim-large-2026-11-01" }, messages: [], trial: 0 })).toEqual(["model"]);
});

describe("blame by hand", () => {
  const cell = (after: readonly Layer[], values: readonly number[]) => ({
    after,
    run: aRun({
      cases: values.map((value, place) =>
        aCaseRow({ id: `c${place}`, trials: [aTrial({ scores: { answers: value } })] }),
      ),
    }),
  });

  test("takes back one layer after another of the first failed request", () => {
    const cells = [
      cell([], [1, 1]),
      cell(["model"], [1, 1]),
      cell(["prompt"], [1, 0]),
      cell(["model", "prompt"], [1, 0]),
    ];
    expect(revertOneByOne(cells, "answers")).toBe("prompt");
    const redundant = cells.map((one) => (one.after.length > 0 ? cell(one.after, [1, 0]) : one));
    expect(revertOneByOne(redundant, "answers")).toBeUndefined();
    expect(revertOneByOne([], "answers")).toBeUndefined();
  });

  test("suspects the model once all else was tried", () => {
    const cells = [cell([], [1]), cell(["model"], [1]), cell(["tools"], [1]), cell(["model", "tools"], [0])];
    expect(revertOneByOne(cells, "answers")).toBe("tools");
  });

  test("done well, blames every layer that gives something back, and none where each of two is enough", () => {
    const questions = (value: number) =>
      Array.from({ length: 20 }, (_, place) => (place % 7 === 0 ? 1 - value : value));
    const single = [
      cell([], questions(1)),
      cell(["model"], questions(1)),
      cell(["prompt"], questions(0)),
      cell(["model", "prompt"], questions(0)),
    ];
    expect(revertTested(single, "answers", 0.05)).toEqual(["prompt"]);
    const redundant = single.map((one) => (one.after.length > 0 ? cell(one.after, questions(0)) : one));
    expect(revertTested(redundant, "answers", 0.05)).toEqual([]);
    expect(revertTested([], "answers", 0.05)).toEqual([]);
  });

  test("names what changed last", () => {
    expect(changedLast(["model", "tools"], () => 0.7)).toBe("tools");
    expect(changedLast([], () => 0.7)).toBeUndefined();
  });
});
