import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../../src/domain/digest.ts";
import type { Suite } from "../../../src/domain/suite.ts";
import type { Trace } from "../../../src/domain/trace.ts";
import { UNKNOWN_TUPLE } from "../../../src/domain/version.ts";
import { diskCache } from "../../../src/edges/models/answer-cache.ts";
import { openAiModels } from "../../../src/edges/models/openai-models.ts";
import { UserError } from "../../../src/errors.ts";
import type { ModelReply, ModelRequest, World } from "../../../src/ports.ts";
import { canary } from "../../../src/stories/canary.ts";
import { check } from "../../../src/stories/check.ts";
import { record } from "../../../src/stories/record.ts";
import { anAnswer } from "../../builders.ts";
import { aModelSpec, aReply } from "../../pipeline/scripted-models.ts";
import { modelServer } from "../../servers/model.ts";
import { aSuite, citesWhenTold, type Files, memoryWorld, PRODUCTION, someTraces, whole } from "../memory-world.ts";

const PROMPT = "evals/prompts/support.md";
const FILES = { ...PRODUCTION, "evals/suite.yml": "suite: desk\n" };
const commits: { readonly [commit: string]: Files } = {
  base: FILES,
  reworded: { ...FILES, [PROMPT]: "Please answer. Cite documents.\n{{ policy }}" },
  uncited: { ...FILES, [PROMPT]: "Answer.\n{{ policy }}" },
  tuned: { ...FILES, "evals/suite.yml": "suite: desk\ntrials: 5\n" },
};
const range = (head: "reworded" | "uncited") => ({ base: "base", head, changed: whole([PROMPT]) });

/** 60 questions asked three times of each side, at up to three looks. */
function aLookedSuite({ control = 1, looks = 3, ...overrides }: Partial<Suite> & Partial<Suite["gate"]> = {}): Suite {
  const suite = aSuite();
  return aSuite({
    sample: { ...suite.sample, size: 60 },
    trials: 3,
    ...overrides,
    gate: { ...suite.gate, looks, control },
  });
}

/** The same with a margin that nothing settles. */
function anOpenSuite(overrides: Parameters<typeof aLookedSuite>[0] = {}): Suite {
  const suite = aLookedSuite(overrides);
  return { ...suite, metrics: suite.metrics.map((one) => ({ ...one, margin: { kind: "absolute", value: 0.01 } })) };
}

type Model = (request: ModelRequest) => ModelReply;

type Answering = { readonly earlier?: Model; readonly now?: Model; readonly traces?: readonly Trace[] };

/** A world with a baseline of what `earlier` answers, in which `now` answers from then on. */
async function aRecordedWorld(suite: Suite, answering: Answering = {}) {
  const { earlier = citesWhenTold, now = earlier, traces = someTraces(60) } = answering;
  const recorded = memoryWorld({ commits, traces, model: earlier, suite });
  const { baseline } = await record(suite, { target: "replay", commit: true }, recorded.world);
  expect(baseline).toBeDefined();
  const later = memoryWorld({ commits, traces, model: now, suite });
  const world: World = { ...later.world, store: recorded.world.store };
  return { ...later, world };
}

const questionOf = ({ messages }: ModelRequest) => messages.at(-1)?.text ?? "";
const isOfHead = ({ messages }: ModelRequest) => messages[0]?.text.startsWith("Answer. Cite") === false;

/** Cites in so many of a hundred answers, whatever it is told. */
function citing(share: (request: ModelRequest) => number): Model {
  return (request) => {
    const chance = Number.parseInt(
      sha256(`${questionOf(request)} ${request.trial} ${isOfHead(request)}`).slice(0, 8),
      16,
    );
    return aReply({ text: chance / 2 ** 32 < share(request) ? "Within 30 days [d1]." : "Within 30 days." });
  };
}

describe("looks", () => {
  test("end a check at the first one where the loss is large, after a third of the answers", async () => {
    const suite = aLookedSuite();
    const { world, requests, heard } = memoryWorld({ commits, traces: someTraces(60), suite });
    const result = await check(suite, range("uncited"), world);
    expect(result).toMatchObject({
      verdict: "regressed",
      gate: "fail",
      comparison: { look: { at: 1, of: 3 } },
      effort: { base: "replayed", control: 60, cases: 60, answers: 120, planned: 360 },
    });
    expect(requests).toHaveLength(120);
    expect(heard).toContain("start replay, look 1 of 3 120");
    expect(heard.filter((line) => line.includes("undecided"))).toEqual([]);
  });

  test("go on while nothing is settled, and say so in a line", async () => {
    const suite = anOpenSuite();
    const model = citing(() => 0.5);
    const { world, requests, heard } = memoryWorld({ commits, traces: someTraces(60), suite, model });
    const result = await check(suite, range("reworded"), world);
    expect(result.comparison?.look).toEqual({ at: 3, of: 3 });
    expect(requests).toHaveLength(360);
    expect(heard.filter((line) => line.startsWith("look"))).toEqual([
      "look 1 of 3: undecided so far, 120 of 360 answers",
      "look 2 of 3: undecided so far, 224 of 360 answers",
    ]);
  });

  test("let the arms take turns in each of them, under the trial numbers of the whole", async () => {
    const suite = anOpenSuite({ concurrency: 1 });
    const { world, requests } = memoryWorld({ commits, traces: someTraces(60), suite, model: citing(() => 0.5) });
    await check(suite, range("reworded"), world);
    const pairs = Array.from({ length: requests.length / 2 }, (_, at) => requests.slice(2 * at, 2 * at + 2));
    for (const [one, other] of pairs as [ModelRequest, ModelRequest][]) {
      expect([questionOf(one), one.trial]).toEqual([questionOf(other), other.trial]);
      expect(isOfHead(one)).not.toBe(isOfHead(other));
    }
    const trials = requests.map(({ trial }) => trial);
    expect(trials).toEqual([0, 1, 2].flatMap((trial) => Array.from({ length: 120 }, () => trial)));
  });

  test("add cases where each has one trial", async () => {
    const suite = aLookedSuite({ trials: 1 });
    const { world, requests } = memoryWorld({ commits, traces: someTraces(60), suite });
    const result = await check(suite, range("uncited"), world);
    expect(result).toMatchObject({
      verdict: "regressed",
      effort: { control: 20, cases: 20, answers: 40, planned: 120 },
    });
    expect(result.comparison?.pairing).toMatchObject({ relation: "same", paired: 20 });
    expect(requests).toHaveLength(40);
  });

  test("give further trials to the cases that varied in the baseline, and ask no more for it", async () => {
    const suite = anOpenSuite();
    const isUnsteady = (request: ModelRequest) => /^Question [0-9]$/.test(questionOf(request));
    const model = citing((request) => (isUnsteady(request) ? 0.5 : 1));
    const { world, requests } = await aRecordedWorld(suite, { earlier: model });
    const result = await check(suite, range("reworded"), world);
    expect(result.comparison?.look).toEqual({ at: 3, of: 3 });
    expect(requests).toHaveLength(360);
    const asked = (question: string) => requests.filter((request) => questionOf(request) === question).length / 2;
    const unsteady = Array.from({ length: 10 }, (_, place) => asked(`Question ${place}`));
    const steady = Array.from({ length: 50 }, (_, place) => asked(`Question ${place + 10}`));
    expect(Math.max(...unsteady)).toBeGreaterThan(3);
    expect(Math.min(...steady)).toBeGreaterThanOrEqual(1);
    expect(mean(unsteady)).toBeGreaterThan(1.5 * mean(steady));
  });

  test("are not taken where no case can be asked, and the check says so", async () => {
    const traces = someTraces(60).map((trace) => ({
      ...trace,
      hops: trace.hops.map((hop) => ({ ...hop, input: [] })),
    }));
    const { world, requests } = memoryWorld({ commits, traces });
    const result = await check(aLookedSuite(), range("uncited"), world);
    expect(result).toMatchObject({ verdict: "errored", incomplete: { reason: "no-cases" } });
    expect(requests).toEqual([]);
  });

  test("are one where models are asked in batches", async () => {
    const suite = aLookedSuite({ control: 0.2 });
    const { world, requests } = await aRecordedWorld(suite);
    const result = await check(suite, range("uncited"), { ...world, batched: true });
    expect(result.comparison?.look).toBeUndefined();
    expect(result.effort).toEqual({ base: "replayed", control: 60, cases: 60, answers: 360, planned: 360 });
    expect(requests).toHaveLength(360);
  });

  test("share one error budget: what fails in a late look counts with what failed in the first", async () => {
    const suite = anOpenSuite({ budget: { errors: 0.05 } });
    const failing = (count: number): Model => {
      let failed = 0;
      const answer = citing(() => 0.5);
      return (request) => {
        if (questionOf(request) !== "Question 7" && request.trial !== 2) return answer(request);
        failed += 1;
        return failed > count
          ? answer(request)
          : { status: "failed", reason: "unreachable", detail: "nobody is there" };
      };
    };
    const checked = async (count: number) => {
      const { world, requests } = memoryWorld({ commits, traces: someTraces(60), suite, model: failing(count) });
      return { result: await check(suite, range("reworded"), world), requests };
    };
    // 5 % of 360 trials are 18. Four fail in the first two looks.
    expect((await checked(18)).result.incomplete).toBeUndefined();
    const { result, requests } = await checked(19);
    expect(result).toMatchObject({ verdict: "errored", incomplete: { reason: "error-budget" } });
    expect(result.incomplete?.problem).toContain("19 of 360 trials failed");
    expect(requests.length).toBeGreaterThan(240);
    expect(requests.length).toBeLessThan(360);
    expect(result.comparison).toBeUndefined();
  });
});

describe("a stored baseline", () => {
  test("stands in for the base where nothing changed: less than half is asked of what both sides would take", async () => {
    const suite = aLookedSuite({ control: 0.2 });
    const { world, requests } = await aRecordedWorld(suite);
    const result = await check(suite, range("reworded"), world);
    expect(result).toMatchObject({
      verdict: "unchanged",
      gate: "pass",
      effort: { base: "stored", control: 12, cases: 60, planned: 360 },
      drift: { pairing: { relation: "same", paired: 12 } },
      comparison: { before: { label: "base base" }, pairing: { relation: "same", paired: 60 } },
    });
    expect(requests.length).toBeLessThanOrEqual(180);
    expect(result.effort?.answers).toBe(requests.length);
  });

  test("asks the control along with the head, in turns", async () => {
    const suite = aLookedSuite({ control: 0.2, looks: 1, concurrency: 1 });
    const { world, requests } = await aRecordedWorld(suite);
    const result = await check(suite, range("reworded"), world);
    expect(result).toMatchObject({ verdict: "unchanged", effort: { base: "stored", control: 12, answers: 216 } });
    const places = requests.flatMap((request, place) => (isOfHead(request) ? [] : [place]));
    expect(places).toHaveLength(36);
    for (const place of places) {
      const own = requests[place] as ModelRequest;
      const beside = [requests[place - 1], requests[place + 1]].filter((one) => one !== undefined && isOfHead(one));
      const asked = beside.map((one) => `${questionOf(one as ModelRequest)} ${one?.trial}`);
      expect(asked).toContain(`${questionOf(own)} ${own.trial}`);
    }
  });

  test("blames nobody: a loss against it is confirmed by the base of now, at once", async () => {
    const suite = aLookedSuite({ control: 0.2 });
    const { world, requests, heard } = await aRecordedWorld(suite);
    const result = await check(suite, range("uncited"), world);
    expect(result).toMatchObject({
      verdict: "regressed",
      gate: "fail",
      effort: { base: "confirmed", control: 60, cases: 60, answers: 120 },
      comparison: { look: { at: 1, of: 3 } },
    });
    expect(requests).toHaveLength(120);
    expect(heard).toContain("look 1 of 3: stored scores alone blame and praise nobody, so the base is replayed too");
  });

  test("gives way to the base of now where the control has drifted, and the effect is clean of it", async () => {
    const suite = anOpenSuite({ control: 0.2 });
    const { world, heard } = await aRecordedWorld(suite, { now: citing(() => 0.5) });
    const result = await check(suite, range("reworded"), world);
    expect(result.verdict).not.toBe("regressed");
    expect(result).toMatchObject({
      effort: { base: "drifted", control: 60, answers: 360 },
      drift: { verdict: "regressed", pairing: { paired: 60 } },
    });
    expect(result.comparison?.metrics[0]?.evidence?.before).toBeLessThan(0.6);
    expect(heard).toContain(
      "look 1 of 3: the base may not be what its stored scores say any more, so it is replayed too",
    );
  });

  test("hides no loss where the base has become better meanwhile", async () => {
    const suite = aLookedSuite({ control: 0.2 });
    const { world } = await aRecordedWorld(suite, {
      earlier: citing(() => 0.5),
      now: citing((request) => (isOfHead(request) ? 0.5 : 1)),
    });
    const result = await check(suite, range("reworded"), world);
    expect(result).toMatchObject({ verdict: "regressed", effort: { base: "drifted" }, drift: { verdict: "improved" } });
  });

  test("turns no drift into a red check, even one that the control cannot see", async () => {
    const suite = aLookedSuite({ control: 0.2 });
    const quiet = await aRecordedWorld(suite);
    await check(suite, range("reworded"), quiet.world);
    const control = new Set(quiet.requests.filter((request) => !isOfHead(request)).map(questionOf));
    expect(control.size).toBe(12);
    const { world } = await aRecordedWorld(suite, {
      now: citing((request) => (control.has(questionOf(request)) ? 1 : 0.3)),
    });
    const result = await check(suite, range("reworded"), world);
    expect(result.verdict).not.toBe("regressed");
    expect(result.effort?.base).toBe("confirmed");
    expect(result.drift?.verdict).toBe("regressed");
  });

  test("is asked again in full where the provider serves another model now", async () => {
    const suite = aLookedSuite({ control: 0.2 });
    const now: Model = (request) => {
      const reply = citesWhenTold(request);
      return reply.status === "replied" ? { ...reply, resolvedModel: "gpt-4.1-2025-09-01" } : reply;
    };
    const { world } = await aRecordedWorld(suite, { now });
    const result = await check(suite, range("reworded"), world);
    expect(result).toMatchObject({ verdict: "unchanged", effort: { base: "drifted", control: 60 } });
  });

  test("stands in for nothing but itself, and says why", async () => {
    const suite = aLookedSuite({ control: 0.2, looks: 1, trials: 1 });
    const { world, heard } = await aRecordedWorld(suite);
    const spec = { scorer: "contains", value: "[d1]." } as const;
    const redefined = { ...suite, metrics: suite.metrics.map((one) => ({ ...one, spec })) };
    const checks = [
      [suite, { ...range("uncited"), base: "reworded" }, "it is not known to have the same prompt"],
      [
        suite,
        { ...range("uncited"), base: "tuned" },
        "evals/suite.yml is not known to be the one that it was recorded with",
      ],
      [redefined, range("reworded"), "cites measures something else now: its scorer, options or files changed"],
    ] as const;
    for (const [asked, options, why] of checks) {
      const { effort, baseline } = await check(asked, options, world);
      expect(effort).toMatchObject({ base: "replayed", control: 60 });
      expect(heard).toContain(`The base is replayed in full: ${baseline} does not stand in for it: ${why}.`);
    }
    expect((await check(suite, range("reworded"), world)).effort).toMatchObject({ base: "stored", control: 12 });
  });

  test("does not stand in where its commit is not here, as in a shallow clone", async () => {
    const suite = aLookedSuite({ control: 0.2, looks: 1, trials: 1 });
    const { world } = await aRecordedWorld(suite);
    const resolve = async (revision: string) => {
      if (revision === "base") throw new UserError("no commit base", "Fetch it.");
      return revision;
    };
    const shallow = { ...world, repository: { ...world.repository, resolve } };
    expect((await check(suite, range("reworded"), shallow)).effort).toMatchObject({ base: "replayed", control: 60 });
  });

  test("does not stand in where the suite says that all of the base is to be replayed", async () => {
    const suite = aLookedSuite({ looks: 1, trials: 1 });
    const { world, heard } = await aRecordedWorld(suite);
    expect((await check(suite, range("reworded"), world)).effort).toMatchObject({ base: "replayed", control: 60 });
    expect(heard.filter((line) => line.startsWith("The base"))).toEqual([]);
  });

  test("does not stand in where the control is all of the cases: the base of now is there anyway", async () => {
    const suite = aLookedSuite({ control: 0.2, sample: { ...aSuite().sample, size: 10 } });
    const { world, requests } = await aRecordedWorld(suite, { traces: someTraces(10) });
    const { effort } = await check(suite, range("reworded"), world);
    expect(effort).toMatchObject({ base: "replayed", control: 10, cases: 10, planned: 60 });
    expect(requests).toHaveLength(effort?.answers ?? 0);
  });

  test("stands in for a canary's production too, whether or not its documents have a name", async () => {
    const suite = aLookedSuite({ control: 0.2, looks: 1, trials: 1 });
    const unnamed = someTraces(60).map((trace) => ({ ...trace, versions: UNKNOWN_TUPLE }));
    for (const traces of [someTraces(60), unnamed]) {
      const { world } = await aRecordedWorld(suite, { traces });
      const result = await canary(suite, [{ layer: "policy", value: "text:Be kind." }], world);
      expect(result).toMatchObject({ story: "canary", effort: { base: "stored", control: 12 } });
    }
  });

  test("praises nobody either: a gain against it is confirmed by the base of now", async () => {
    const suite = aLookedSuite({ control: 0.2 });
    const answer = citing((request) => (isOfHead(request) ? 1 : 0.5));
    const { world } = await aRecordedWorld(suite, { earlier: answer });
    const result = await check(suite, range("reworded"), world);
    expect(result).toMatchObject({ verdict: "improved", gate: "pass", comparison: { before: { trials: 60 } } });
    expect(["confirmed", "drifted"]).toContain(result.effort?.base);
  });

  test("does not stand in for an application: its own code is no layer", async () => {
    const suite = aLookedSuite({
      control: 0.2,
      looks: 1,
      trials: 1,
      target: { kind: "http", url: "http://127.0.0.1:9/", timeoutMs: 1000 },
    });
    const { world } = memoryWorld({ commits, traces: someTraces(60), suite });
    const answering: World = {
      ...world,
      application: { answer: async () => anAnswer({ text: "[d1]" }), close: async () => {} },
    };
    await record(suite, { target: "replay", commit: true }, answering);
    const result = await check(suite, range("reworded"), answering);
    expect(result).toMatchObject({
      verdict: "unchanged",
      effort: { base: "replayed", control: 60 },
      drift: { verdict: "unchanged" },
    });
  });
});

describe("a check that is stopped", () => {
  test("goes on where it was: looks ask for the same answers again, and none is paid for twice", async () => {
    const folder = await mkdtemp(join(tmpdir(), "looks-"));
    let stop = new AbortController();
    const paid = new Map<string, number>();
    await using server = await modelServer(({ body }, n) => {
      if (n === 150) stop.abort();
      const question = JSON.stringify(body);
      paid.set(question, (paid.get(question) ?? 0) + 1);
      const isCited = Number.parseInt(sha256(`${question} ${n}`).slice(0, 2), 16) < 128;
      return { kind: "answer", text: isCited ? "Within 30 days [d1]." : "Within 30 days." };
    });
    const suite = anOpenSuite();
    const layers = { ...suite.layers, model: { ...aModelSpec(), baseUrl: server.url } };
    const asked = { ...suite, layers };
    const run = async () => {
      const { world, heard } = memoryWorld({ commits, traces: someTraces(60), suite: asked });
      const cache = diskCache(join(folder, "occasion"), { clock: world.clock, warn: (line) => expect.fail(line) });
      const models = openAiModels({ environment: {}, cache, sleep: async () => {} });
      return { result: await check(asked, range("reworded"), { ...world, models, signal: stop.signal }), heard };
    };
    const first = await run();
    expect(first.result).toMatchObject({ verdict: "errored", incomplete: { reason: "cut-off" } });
    expect(first.heard).toContain("look 1 of 3: undecided so far, 120 of 360 answers");
    const before = total(paid);
    stop = new AbortController();
    const { result } = await run();
    expect(result).toMatchObject({ comparison: { look: { at: 3, of: 3 } }, effort: { answers: 360 } });
    expect(result.spend?.calls).toBe(360);
    expect(result.spend?.cachedCalls).toBeGreaterThan(120);
    // What was under way when the run was stopped is lost with its connections.
    expect(total(paid) - before).toBe(360 - (result.spend?.cachedCalls ?? 0));
    await rm(folder, { recursive: true });
  });
});

describe("the estimate", () => {
  test("counts all looks at both sides, and at its low end what may be saved", async () => {
    const suite = aLookedSuite({ control: 0.2 });
    const { world, heard } = await aRecordedWorld(suite);
    await check(suite, range("reworded"), world);
    expect(heard.find((line) => line.startsWith("Estimate: "))).toMatch(/^Estimate: 360 calls \(72 to \d+\)/);
  });

  test("covers what is paid where the questions that are asked most often have the longest answers", async () => {
    const isLong = (question: string) => /^Question [0-9]$/.test(question);
    const usageOf = (question: string) => ({ input: 20, output: isLong(question) ? 2000 : 20 });
    const traces = someTraces(60).map((trace, place) => ({
      ...trace,
      hops: trace.hops.map((hop) => (hop.kind === "model" ? { ...hop, usage: usageOf(`Question ${place}`) } : hop)),
    }));
    const cites = citing((request) => (isLong(questionOf(request)) ? 0.5 : 1));
    const model: Model = (request) => {
      const reply = cites(request);
      return reply.status === "replied" ? { ...reply, usage: usageOf(questionOf(request)) } : reply;
    };
    const { world, heard } = await aRecordedWorld(anOpenSuite(), { earlier: model, traces });
    const { spend, effort } = await check(anOpenSuite(), range("reworded"), world);
    expect(effort?.answers).toBe(effort?.planned);
    const [, high = ""] = /tokens \([\d,]+ to ([\d,]+)\)/.exec(heard.join("\n")) ?? [];
    expect((spend?.inputTokens ?? 0) + (spend?.outputTokens ?? 0)).toBeLessThanOrEqual(
      Number(high.replaceAll(",", "")),
    );
  });

  test("does not keep a check from starting that may end within its cap", async () => {
    const suite = aLookedSuite({ control: 0.2, budget: { errors: 0.02, calls: 100 } });
    const { world, requests } = await aRecordedWorld({ ...suite, budget: { errors: 0.02 } });
    expect(await check(suite, range("reworded"), world)).toMatchObject({
      verdict: "unchanged",
      effort: { base: "stored" },
    });
    expect(requests.length).toBeLessThanOrEqual(100);
  });

  test("keeps one from starting that cannot", async () => {
    const suite = aLookedSuite({ budget: { errors: 0.02, calls: 100 } });
    const { world, requests } = memoryWorld({ commits, traces: someTraces(60), suite });
    const result = await check(suite, range("reworded"), world);
    expect(result.incomplete?.problem).toBe(
      "the run was not started: it would take 120 calls at the least, and the suite has a budget.calls of 100",
    );
    expect(requests).toEqual([]);
  });
});

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
