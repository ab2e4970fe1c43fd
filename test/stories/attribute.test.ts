import { describe, expect, test } from "vitest";
import { layersOfRole } from "../../src/domain/attribution.ts";
import type { Suite } from "../../src/domain/suite.ts";
import type { ModelRequest } from "../../src/ports.ts";
import { aroundWords } from "../../src/report/attribution/around-words.ts";
import { PLAIN } from "../../src/report/markup.ts";
import { attribute, attributed } from "../../src/stories/attribute.ts";
import { FIRST_TRIAL } from "../../src/stories/trial-numbers.ts";
import { aTuple } from "../builders.ts";
import { aModelSpec, aReply } from "../pipeline/scripted-models.ts";
import { anIncident, TRACES, WORSE } from "./incident.ts";
import { aSuite, citesWhenTold, PRODUCTION, someTraces } from "./memory-world.ts";

describe("an attribution between two records", () => {
  test("blames the layer that did it, exonerates the other, and asks every question afresh", async () => {
    const { suite, world, request, requests } = await anIncident();
    const attribution = await attribute(suite, request, world);
    expect(attribution.incomplete).toBeUndefined();
    expect(attribution.outcome).toEqual({ status: "attributed" });
    expect(layersOfRole(attribution, "proximate")).toEqual(["prompt"]);
    expect(layersOfRole(attribution, "exonerated")).toEqual(["policy"]);
    expect(attribution.metrics[0]?.total.value).toBe(1);
    expect(attribution.design).toEqual({
      kind: "factorial",
      configurations: 4,
      cases: 30,
      trials: 3,
      lost: 30,
      of: 30,
      reduced: [],
      cannotSee: [],
    });
    expect(requests().every(({ trial }) => trial >= FIRST_TRIAL.attribution)).toBe(true);
    expect(requests().filter(({ trial }) => trial < FIRST_TRIAL.attribution + 3)).toHaveLength(30 * 3 * 4);
  });

  test("finds the change inside the layer that did it", async () => {
    const { suite, world, request } = await anIncident();
    const { bisection, spend } = await attribute(suite, request, world);
    expect(bisection).toMatchObject({ layer: "prompt", found: 1 });
    expect(spend?.calls).toBeGreaterThanOrEqual(360);
  });

  test("looks inside the layer with what its cap has left, and with nothing where that is nothing", async () => {
    const prompt = (first: string, last: string) => `${first}\n{{ policy }}\n${last}\n`;
    const file = "evals/prompts/support.md";
    const before = { ...PRODUCTION, [file]: prompt("Answer. Cite documents.", "Be kind.") };
    const { suite, world, request, requests } = await anIncident({
      before,
      after: { ...WORSE, [file]: prompt("Answer.", "Be brief.") },
    });
    const free = await attribute(suite, request, world);
    expect(free.bisection?.hunks).toMatchObject({ found: 0, list: [{ from: 1 }, { from: 3 }] });
    expect(free.spend?.calls).toBeGreaterThan(360);
    const asked = requests().length;
    const capped = await attribute({ ...suite, budget: { errors: 0.02, calls: 360 } }, request, world);
    expect(capped.bisection?.hunks?.found).toBeUndefined();
    expect(requests().length - asked).toBe(360);
  });

  test("says in one line what it is about to ask, beside what that costs", async () => {
    const { suite, world, request, heard } = await anIncident();
    await attribute(suite, request, world);
    expect(heard).toContain(
      "Attributing the loss to prompt, policy: 4 combinations of versions, 30 questions, each 3 times.",
    );
    expect(heard.filter((line) => line.startsWith("Estimate: 360 calls"))).toHaveLength(1);
  });

  test("leaves a version that nobody can find undetermined, and goes on with the rest", async () => {
    const { suite, world, request } = await anIncident();
    const unknown = { id: "sha256:gone", source: "hash" as const };
    const { standpoint } = request.before;
    const before = {
      ...request.before,
      standpoint: { ...standpoint, versions: { ...standpoint.versions, policy: unknown } },
    };
    const attribution = await attribute(suite, { ...request, before }, world);
    expect(attribution.design).toMatchObject({ configurations: 2 });
    expect(attribution.design?.cannotSee).toEqual(["What policy did: not replayed at both versions."]);
    expect(layersOfRole(attribution, "proximate")).toEqual(["prompt"]);
    const policy = attribution.metrics[0]?.layers.find(({ layer }) => layer === "policy");
    expect(policy?.role).toBe("undetermined");
    expect(policy?.notReplayed).toBeTypeOf("string");
    expect(attribution.model.isAdmissible).toBe(false);
    // What was replayed is not the state that was recorded.
    expect(attribution).not.toHaveProperty("thenMinusNow");
  });

  test("gives no role by fewer than ten questions, and says how many more are needed", async () => {
    const { suite, world, request, requests } = await anIncident({ traces: TRACES.slice(0, 7) });
    const attribution = await attribute(suite, request, world);
    expect(attribution.incomplete).toEqual({
      reason: "no-cases",
      problem:
        "the incident has 7 questions that both states can be asked, and no layer is given a role by fewer than 10 independent ones",
      remedy: "Record 3 or more further questions: raise sample.size in the suite file.",
    });
    expect(attribution.metrics).toEqual([]);
    expect(attribution.checklist.length).toBeGreaterThan(0);
    expect(requests()).toEqual([]);
  });

  test("clears no layer by the questions that were answered under it, where others were not", async () => {
    const refused = { status: "failed", reason: "refused-request", detail: "400 from the provider" } as const;
    const model = (request: ModelRequest) => {
      const told = request.messages.map(({ text }) => text).join("\n");
      const isHard = /Question \d*[05]\b/.test(told) && told.includes("60 days");
      return isHard && request.trial >= FIRST_TRIAL.attribution ? refused : citesWhenTold(request);
    };
    const suite = aSuite({ budget: { errors: 0.2 } });
    const { world, request } = await anIncident({ suite, model });
    const { incomplete, metrics, outcome } = await attribute({ ...suite, budget: { errors: 0.12 } }, request, world);
    expect(incomplete).toEqual({
      reason: "error-budget",
      problem:
        "20 % of the answers with policy of the later state have no score by cites, and 0 % of those with that of the earlier one: what is not answered is left out of a loss, so nothing can be said of it",
      remedy: "Mend what keeps policy from being answered with, or attribute another metric (--metric).",
    });
    expect(metrics).toEqual([]);
    expect(outcome).toEqual({ status: "undetermined" });
  });

  test("asks nothing further where nothing can be said by the leading metric", async () => {
    const refused = { status: "failed", reason: "refused-request", detail: "400 from the provider" } as const;
    const model = (request: ModelRequest) => {
      const isNew = request.messages.some(({ text }) => text.includes("60 days"));
      return isNew && request.trial >= FIRST_TRIAL.attribution ? refused : citesWhenTold(request);
    };
    const plain = aSuite();
    const suite = aSuite({ budget: { errors: 1 }, attribution: { ...plain.attribution, mostCases: 12, trials: 1 } });
    const { world, request, requests } = await anIncident({ suite, model });
    const { incomplete, design } = await attribute(suite, request, world);
    expect(incomplete?.reason).toBe("error-budget");
    expect(design).toMatchObject({ cases: 12, configurations: 4, trials: 1 });
    expect(requests()).toHaveLength(4 * 12);
  });

  test("says that several models were served to one of the states, since a version is then not all that differs", async () => {
    const model = (request: ModelRequest, n: number) => {
      const reply = citesWhenTold(request);
      const isOdd = request.trial >= FIRST_TRIAL.attribution && n % 2 === 1;
      return isOdd && reply.status === "replied" ? { ...reply, resolvedModel: "gpt-4.1-2026-01-01" } : reply;
    };
    const { suite, world, request } = await anIncident({ model });
    const { notes } = await attribute(suite, request, world);
    expect(notes.filter((note) => note.startsWith("The provider served two models to "))).toHaveLength(2);
  });

  test("is stopped in the middle: nothing is judged, and what was paid for is told", async () => {
    const stop = new AbortController();
    let asked = 0;
    const model = (request: ModelRequest) => {
      if (request.trial >= FIRST_TRIAL.attribution && ++asked === 50) stop.abort();
      return citesWhenTold(request);
    };
    const { suite, world, request } = await anIncident({ model });
    const attribution = await attribute(suite, request, { ...world, signal: stop.signal });
    expect(attribution.incomplete).toMatchObject({ reason: "cut-off" });
    expect(attribution.metrics).toEqual([]);
    expect(attribution.spend?.calls).toBeGreaterThanOrEqual(50);
    expect(attribution.design).toMatchObject({ cases: 30 });
  });

  test("says that it is not to be trusted where a replay is not like production's answers", async () => {
    const { suite, world, request } = await anIncident();
    const { record } = request.after;
    if (record === undefined) throw new Error("there is no record");
    const fidelity = {
      status: "measured",
      confidence: 0.95,
      metrics: [],
      agreement: 0.719,
      atLeast: 0.9,
      leftOut: 0,
    } as const;
    const after = { ...request.after, record: { ...record, run: { ...record.run, fidelity } } };
    const { notes } = await attribute(suite, { ...request, after }, world);
    expect(notes).toContain(
      "An attribution by replay is not to be trusted here: a replay of the later state agrees with production's own answers by 71 %, and 90 % is asked for (docs/fidelity.md).",
    );
  });
});

describe("traces that failed", () => {
  test("are replayed exactly, and no others", async () => {
    const { suite, world, request } = await anIncident();
    const traces = TRACES.slice(3, 15).map(({ id }) => id);
    const { record: _, ...after } = request.after;
    const found = await attributed(suite, { ...request, after, traces }, world);
    expect(found.attribution.design).toMatchObject({ cases: 12, of: 12 });
    expect(found.players?.cases.flatMap(({ recordings }) => recordings.map(({ traceId }) => traceId)).sort()).toEqual(
      traces,
    );
    expect(layersOfRole(found.attribution, "proximate")).toEqual(["prompt"]);
  });

  test("fewer than ten of them give no layer a role, and ask for more", async () => {
    const { suite, world, request } = await anIncident();
    const traces = TRACES.slice(0, 4).map(({ id }) => id);
    const { record: _, ...after } = request.after;
    const { incomplete } = await attribute(suite, { ...request, after, traces }, world);
    expect(incomplete?.remedy).toBe(
      "Name 6 or more further traces that failed, or attribute two records: eval-baseline attribute BEFORE AFTER.",
    );
  });
});

describe("where no version differs", () => {
  /** The same name, and another model behind it by the second record. */
  function swapped() {
    let calls = 0;
    const model = (request: ModelRequest) => {
      calls += 1;
      return calls > 30 ? aReply({ text: "Within 30 days." }) : citesWhenTold(request);
    };
    return anIncident({ after: PRODUCTION, model });
  }

  test("the state of now is replayed, and held against what the earlier record had", async () => {
    const { suite, world, request } = await swapped();
    const attribution = await attribute(suite, request, world);
    expect(attribution.design).toMatchObject({ kind: "single", configurations: 1, cases: 30, trials: 3 });
    expect(attribution.metrics[0]?.configurations).toEqual([
      { after: [], mean: 0, failures: { failures: 90, trials: 90, rate: 1, lower: expect.any(Number), upper: 1 } },
    ]);
    expect(attribution.thenMinusNow?.value).toBe(1);
    expect(attribution.thenMinusNow?.lower).toBeGreaterThan(0.7);
    expect(attribution.outcome.status).toBe("not-version-attributable");
  });

  test("a time is held against its record as a ratio, and is told as one", async () => {
    const latency: Suite["metrics"][number] = {
      name: "latency",
      spec: { scorer: "latency" },
      direction: "lower-is-better",
      unit: "ms",
      margin: { kind: "relative", share: 0.25 },
      blocking: true,
    };
    const suite = aSuite({ metrics: [latency] });
    let calls = 0;
    const model = () => aReply({ latencyMs: ++calls > 30 ? 800 : 400 });
    const { world, request } = await anIncident({ suite, after: PRODUCTION, model });
    const attribution = await attribute(suite, request, world);
    expect(attribution.metrics[0]?.scale).toBe("ratio");
    expect(attribution.thenMinusNow?.value).toBeCloseTo(Math.LN2, 12);
    expect(attribution.checklist.flatMap(({ evidence }) => evidence).join("\n")).toContain(
      "answers are now worse than when they were recorded by 100 %",
    );
    expect(aroundWords(attribution, PLAIN).join(" ")).toContain("a factor of 2.00 worse");
  });

  test("a loss that does not come again is told as a rate of none", async () => {
    const { suite, world, request } = await anIncident({ after: PRODUCTION });
    const attribution = await attribute(suite, request, world);
    expect(attribution.metrics[0]?.configurations[0]?.failures).toMatchObject({ failures: 0, trials: 90, rate: 0 });
    expect(attribution.thenMinusNow?.value).toBe(0);
    expect(layersOfRole(attribution, "proximate")).toEqual([]);
  });
});

describe("the metric that leads", () => {
  const [cites] = aSuite().metrics;
  const metric = (name: string, value: string): Suite["metrics"][number] => ({
    ...(cites as Suite["metrics"][number]),
    name,
    spec: { scorer: "contains", value },
  });
  const suite = aSuite({ metrics: [metric("short", "days"), metric("cites", "[d1]"), metric("sources", "d1")] });

  test("is the one that regressed, and each that did gets its own word", async () => {
    const { world, request } = await anIncident({ suite });
    const attribution = await attribute(suite, request, world);
    expect(attribution.metrics.map(({ metric: name }) => name)).toEqual(["cites", "sources"]);
  });

  test("is the one that a person names", async () => {
    const { world, request } = await anIncident({ suite });
    const attribution = await attribute(suite, { ...request, metric: "short" }, world);
    expect(attribution.metrics.map(({ metric: name }) => name)).toEqual(["short", "cites", "sources"]);
  });

  test("must be one of the suite's", async () => {
    const { world, request } = await anIncident({ suite });
    const { incomplete } = await attribute(suite, { ...request, metric: "tone" }, world);
    expect(incomplete).toEqual({
      reason: "could-not-start",
      problem: "the suite has no metric tone",
      remedy: "Name one of these: short, cites, sources.",
    });
  });
});

describe("under a cap", () => {
  const priced = (usd: number) => attributedUnder({ budget: { errors: 0.02, usd } });
  async function attributedUnder(edits: Partial<Suite>, after = WORSE) {
    const { world, request, requests } = await anIncident({ after });
    return { attribution: await attribute(aSuite(edits), request, world), requests };
  }

  test("the cap of the attribution takes the place of the budget's", async () => {
    const { attribution } = await attributedUnder({
      budget: { errors: 0.02, usd: 0.000001 },
      attribution: { ...aSuite().attribution, usd: 100 },
    });
    expect(attribution.incomplete).toBeUndefined();
  });

  test("trials are cut first, and it is said", async () => {
    const whole = 4 * 30 * 3;
    const { attribution } = await attributedUnder({ budget: { errors: 0.02, calls: whole - 1 } });
    expect(attribution.design).toMatchObject({
      cases: 30,
      trials: 2,
      reduced: ["Each question is asked twice in place of 3 times, to stay within 359 calls."],
    });
  });

  test("then questions, down to 20", async () => {
    const { attribution } = await attributedUnder({ budget: { errors: 0.02, calls: 4 * 24 } });
    expect(attribution.design).toMatchObject({ kind: "factorial", cases: 24, trials: 1 });
    expect(attribution.design?.reduced).toEqual([
      "Each question is asked once in place of 3 times, to stay within 96 calls.",
      "24 questions are replayed in place of 30, to stay within 96 calls.",
    ]);
  });

  test("then, with few layers, down to 10, which cannot see innocence", async () => {
    const { attribution } = await attributedUnder({ budget: { errors: 0.02, calls: 4 * 12 } });
    expect(attribution.design).toMatchObject({ kind: "factorial", cases: 12, trials: 1 });
    expect(attribution.design?.cannotSee).toEqual([
      "Innocence: 12 questions hardly ever exonerate a layer; 20 or more would.",
    ]);
    expect(layersOfRole(attribution, "proximate")).toEqual(["prompt"]);
  });

  test("with four layers, the combinations are cut before more questions are, and it is said what that cannot see", async () => {
    const usual = aSuite();
    const later = aSuite({ layers: { ...usual.layers, model: { ...aModelSpec(), name: "gpt-5" } } });
    const after = {
      ...WORSE,
      "evals/tools/orders.json": '{"name":"find_order","description":"Finds it.","parameters":{"type":"object"}}',
    };
    const model = (request: ModelRequest) => ({ ...citesWhenTold(request), resolvedModel: request.model.name });
    const { world, request } = await anIncident({ suite: usual, later, after, model });
    const capped = { ...later, budget: { errors: 0.02, calls: 10 * 26 + 2 } };
    const attribution = await attribute(capped, request, world);
    expect(attribution.design).toMatchObject({ kind: "both-directions", configurations: 10, cases: 26, trials: 1 });
    expect(attribution.design?.reduced.at(-1)).toBe(
      "10 combinations of versions are replayed in place of 16, to stay within 262 calls.",
    );
    expect(attribution.design?.cannotSee).toEqual([
      "What three or more layers do only together, and which pairs of layers need each other: each was taken back alone and brought in alone.",
    ]);
    expect(layersOfRole(attribution, "proximate")).toEqual(["prompt"]);
  });

  test("what the two models are asked beforehand is within it", async () => {
    const { layers } = aSuite();
    const named = (name: string) => aSuite({ layers: { ...layers, model: aModelSpec({ name }) } });
    const model = (request: ModelRequest) => ({ ...citesWhenTold(request), resolvedModel: request.model.name });
    const given = await anIncident({ suite: named("m-1"), later: named("m-2"), model });
    for (const calls of [82, 83, 100, 200]) {
      const before = given.requests().length;
      const suite = { ...given.suite, budget: { errors: 0.02, calls } };
      const { design, incomplete, spend } = await attribute(suite, given.request, given.world);
      expect(given.requests().length - before).toBeLessThanOrEqual(calls);
      expect(spend?.calls).toBe(given.requests().length - before);
      expect([incomplete, design?.configurations]).toEqual([undefined, 8]);
    }
    const before = given.requests().length;
    const { incomplete } = await attribute(
      { ...given.suite, budget: { errors: 0.02, calls: 81 } },
      given.request,
      given.world,
    );
    expect(incomplete?.problem).toContain("would take at least 82 calls, and the cap is 81 calls");
    expect(given.requests().length).toBe(before);
  });

  const longer = (request: ModelRequest) => ({ ...citesWhenTold(request), usage: { input: 100, output: 50 } });

  test.each([
    [3_000, "money-budget", undefined, undefined],
    [9_000, undefined, 15, 1],
    [20_000, undefined, 30, 1],
  ] as const)(
    "answers that are longer than expected end it at %i tokens, and what was asked everywhere is judged",
    async (tokens, reason, cases, trials) => {
      const { suite, world, request, requests } = await anIncident({ model: longer });
      const capped = { ...suite, budget: { errors: 0.02, tokens } };
      const { design, incomplete, metrics, outcome, spend } = await attribute(capped, request, world);
      expect(incomplete?.reason).toBe(reason);
      expect(150 * requests().length).toBeLessThanOrEqual(tokens);
      expect(spend?.calls).toBe(requests().length);
      if (cases === undefined) return expect(metrics).toEqual([]);
      expect(design).toMatchObject({ cases, trials, lost: cases });
      expect(design?.reduced.at(-1)).toMatch(
        /^The cap ended the replay: \d+ of \d+ trials were made in every combination of versions, and the others are left out\.$/,
      );
      expect(outcome.status).toBe("attributed");
      expect(metrics[0]?.layers.find(({ role }) => role === "proximate")?.layer).toBe("prompt");
    },
  );

  test("questions are cut no further than to ten that are independent: fewer would give no role", async () => {
    const traces = TRACES.map((trace, n) => ({ ...trace, conversation: `conversation ${n < 15 ? 0 : n}` }));
    const { suite, world, request, requests } = await anIncident({ traces });
    const outcomes = [];
    for (const calls of [40, 60, 80, 100]) {
      const before = requests().length;
      const capped = { ...suite, budget: { errors: 0.02, calls } };
      const { incomplete, metrics } = await attribute(capped, request, world);
      outcomes.push(incomplete?.reason ?? "answered");
      // Whoever has paid has roles.
      expect(requests().length > before).toBe(metrics.length > 0);
    }
    expect(outcomes[0]).toBe("money-budget");
    expect(outcomes.at(-1)).toBe("answered");
  });

  test("nothing is asked where not even ten questions are within it", async () => {
    const { attribution, requests } = await priced(0.0001);
    expect(attribution.incomplete).toEqual({
      reason: "money-budget",
      problem: expect.stringMatching(
        /^the attribution was not started: 10 questions asked once in each combination of versions would take at least \$0\.00\d+, and the cap is \$0\.0001$/,
      ),
      remedy:
        "Raise the cap (--usd, or attribution.usd and budget in the suite file), or name fewer layers that differ; nothing was paid for.",
    });
    expect(requests()).toEqual([]);
  });
});

test("what an attribution rests on is there for whoever replays more of it", async () => {
  const { suite, world, request } = await anIncident();
  const { players, cells, sample, earlier } = await attributed(suite, request, world);
  expect(players?.played).toEqual(["prompt", "policy"]);
  expect(cells?.map(({ after }) => after)).toEqual([[], ["prompt"], ["policy"], ["prompt", "policy"]]);
  expect([sample?.cases.length, earlier?.cases.length]).toEqual([30, 30]);
});

test("an index that nobody named keeps the model from being blamed", async () => {
  const { suite, world, request } = await anIncident({
    traces: someTraces(30).map((one) => ({
      ...one,
      versions: { ...one.versions, retrieval: { id: null, source: "unknown" } },
    })),
  });
  const attribution = await attribute(suite, request, world);
  expect(attribution.differences.find(({ layer }) => layer === "retrieval")?.difference).toBe("cannot-tell");
  expect(attribution.metrics[0]?.layers.find(({ layer }) => layer === "retrieval")?.role).toBe("undetermined");
  expect(attribution.model.isAdmissible).toBe(false);
});

test("a model that got worse behind its name is seen though a version changed that does nothing", async () => {
  let recorded = 0;
  const model = (request: ModelRequest) => {
    if (request.trial < FIRST_TRIAL.attribution) recorded += 1;
    // By the second record two questions in three are answered worse.
    const number = Number(/Question (\d+)/.exec(request.messages.at(-1)?.text ?? "")?.[1]);
    return recorded > 45 && number % 3 > 0 ? aReply({ text: "Within 30 days." }) : citesWhenTold(request);
  };
  const after = { ...PRODUCTION, "evals/policies/refunds.md": "No refunds after 60 days." };
  const traces = someTraces(45).map((trace) => ({ ...trace, versions: aTuple() }));
  const { suite, world, request } = await anIncident({ model, after, traces });
  const attribution = await attribute(suite, request, world);
  expect(attribution.design).toMatchObject({ kind: "factorial", cases: 30, lost: 30, of: 45 });
  expect(attribution.metrics[0]?.reproduced).not.toBe("reproduced");
  // Of those that lost all did; of all, two in three.
  expect(attribution.thenMinusNow?.value).toBeCloseTo(2 / 3, 10);
  expect(attribution.outcome.status).not.toBe("attributed");
});
