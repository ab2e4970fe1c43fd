import { describe, expect, test } from "vitest";
import { layersOfRole } from "../../src/domain/attribution.ts";
import type { Suite } from "../../src/domain/suite.ts";
import { UserError } from "../../src/errors.ts";
import type { World } from "../../src/ports.ts";
import { attributeRegression } from "../../src/stories/attribute-regression.ts";
import { check } from "../../src/stories/check.ts";
import { record } from "../../src/stories/record.ts";
import { FIRST_TRIAL } from "../../src/stories/trial-numbers.ts";
import { AFTER, anIncident, TRACES, WORSE } from "./incident.ts";
import { aSuite, type Files, memoryIncidents, memoryWorld, PRODUCTION, whole } from "./memory-world.ts";

const automatic = (edits: Partial<Suite> = {}) =>
  aSuite({ attribution: { ...aSuite().attribution, isAutomatic: true }, ...edits });

const SAMPLE = { cases: [], seed: "1", traces: 0, strata: [], leftOut: {}, digest: "" };

describe("a record that lost what nobody accepted", () => {
  test("says which layer did it, and keeps its money apart", async () => {
    const { second } = await anIncident({ suite: automatic() });
    const { result } = second;
    expect(result.verdict).toBe("regressed");
    expect(result.attribution && layersOfRole(result.attribution, "proximate")).toEqual(["prompt"]);
    expect(result.attribution?.after.baseline).toBe(result.baseline);
    expect(result.spend?.calls).toBe(30);
    expect(result.attribution?.spend?.calls).toBeGreaterThanOrEqual(360);
  });

  test("says nothing more where the suite does not want it", async () => {
    const { second } = await anIncident();
    expect(second.result.verdict).toBe("regressed");
    expect(second.result.attribution).toBeUndefined();
  });

  test("is kept all the same when the attribution is not to be had", async () => {
    const suite = automatic({ budget: { errors: 0.02 }, attribution: { ...automatic().attribution, usd: 0 } });
    const { second, world } = await anIncident({ suite });
    expect(second.result.attribution?.incomplete?.reason).toBe("money-budget");
    expect(second.result.incomplete).toBeUndefined();
    expect(await world.store.list("desk")).toHaveLength(2);
  });

  test("is not attributed in batches, which would keep it waiting, and says how it can be", async () => {
    const { suite, world, request, requests } = await anIncident({ suite: automatic() });
    const [reference, baseline] = [request.before.record, request.after.record];
    if (reference === undefined || baseline === undefined) throw new Error("there are no records");
    const asked = requests().length;
    const name = (await world.store.list("desk"))[0];
    if (name === undefined) throw new Error("there is no record");
    const lost = { reference: { name, baseline: reference }, baseline, path: "a", sample: SAMPLE };
    expect(await attributeRegression(suite, lost, { ...world, batched: true })).toEqual({
      notes: [expect.stringMatching(/would keep this record waiting .*: eval-baseline attribute\.$/)],
    });
    expect(requests()).toHaveLength(asked);
  });

  test("one that lost nothing is attributed nothing", async () => {
    const { second } = await anIncident({ suite: automatic(), after: PRODUCTION });
    expect(second.result.attribution).toBeUndefined();
  });
});

describe("a record of an incident that lasts", () => {
  async function nextWeek(change: (world: World) => World = (world) => world) {
    const suite = automatic();
    const { world, request, second } = await anIncident({ suite });
    const { incidents } = memoryIncidents();
    const reference = request.before.standpoint.baseline ?? "";
    await incidents.raise({ suite: "desk", reference, since: AFTER, metrics: ["cites"], title: "", body: "" });
    const later = { ...world, incidents, clock: { now: () => new Date("2026-11-09T06:00:00.000Z") } };
    const { result } = await record(suite, { target: "replay", commit: true }, change(later));
    return { first: second.result, result };
  }

  test("names the layer that the first one found, where its post-mortem lies, and pays for nothing again", async () => {
    const { first, result } = await nextWeek();
    expect(result.incident?.status).toBe("lasts");
    expect(first.postMortem).toBe("incidents/2026-11-02-desk-cites/post-mortem.md");
    expect(result.postMortem).toBe(first.postMortem);
    expect(result.incident?.attribution).toEqual(first.attribution);
    expect(result.attribution).toBeUndefined();
  });

  test("is kept where what was written of it cannot be read, and says so", async () => {
    const unreadable = () => Promise.reject(new UserError("it is damaged", "Restore it."));
    const { result } = await nextWeek((world) => ({ ...world, store: { ...world.store, postMortem: unreadable } }));
    expect(result.baseline).toBeDefined();
    expect(result.incident?.attribution).toBeUndefined();
    expect(result.notes).toContain("What was written of the incident is not known: it is damaged. Restore it.");
  });
});

describe("a check that regressed", () => {
  async function checked(head: Files, suite = automatic(), edit: (world: World) => World = (world) => world) {
    const { world, requests } = memoryWorld({ commits: { base: PRODUCTION, head }, traces: TRACES, suite });
    const changed = whole(Object.keys(PRODUCTION).filter((path) => PRODUCTION[path] !== head[path]));
    return { result: await check(suite, { base: "base", head: "head", changed }, edit(world)), requests };
  }

  test("names the layer where several changed, by answers of its own", async () => {
    const { result, requests } = await checked(WORSE);
    expect(result).toMatchObject({ verdict: "regressed", gate: "fail" });
    expect(result.attribution && layersOfRole(result.attribution, "proximate")).toEqual(["prompt"]);
    expect(result.attribution && layersOfRole(result.attribution, "exonerated")).toEqual(["policy"]);
    expect(requests.filter(({ trial }) => trial >= FIRST_TRIAL.attribution)).toHaveLength(30 * 3 * 4);
  });

  test("is attributed under a cap of calls where the suite has no cap at all", async () => {
    const attribution = { isAutomatic: true, mostCases: 60, trials: 100, hoursBefore: 48 };
    const { result, requests } = await checked(WORSE, aSuite({ attribution }));
    expect(result.attribution?.design?.reduced).not.toEqual([]);
    const own = requests.filter(({ trial }) => trial >= FIRST_TRIAL.attribution);
    expect(own.length).toBeGreaterThan(1_000);
    expect(own.length).toBeLessThanOrEqual(2_000);
  });

  test("is not attributed where one layer changed: it is known which", async () => {
    const { result } = await checked({ ...PRODUCTION, "evals/prompts/support.md": "Answer.\n{{ policy }}" });
    expect(result.verdict).toBe("regressed");
    expect(result.attribution).toBeUndefined();
  });

  test("keeps its verdict where the attribution breaks, whatever is wrong with that", async () => {
    const { result } = await checked(WORSE, automatic(), (world) => ({
      ...world,
      store: { ...world.store, probes: () => Promise.reject(new TypeError("cannot read undefined")) },
    }));
    expect(result).toMatchObject({ verdict: "regressed", gate: "fail" });
    expect(result.attribution).toBeUndefined();
    expect(result.notes).toContain("Which layer did it was not found out: cannot read undefined.");
  });

  test("keeps its verdict where what is left of the budget is not enough", async () => {
    const { result } = await checked(WORSE, automatic({ budget: { errors: 0.02, calls: 70 } }));
    expect(result).toMatchObject({ verdict: "regressed", gate: "fail" });
    expect(result.attribution?.incomplete).toMatchObject({
      reason: "money-budget",
      problem: expect.stringContaining("would take at least 40 calls, and the cap is 10 calls"),
    });
  });
});
