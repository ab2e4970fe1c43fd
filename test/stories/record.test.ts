import { describe, expect, test } from "vitest";
import type { Metric } from "../../src/domain/suite.ts";
import type { ModelHop } from "../../src/domain/trace.ts";
import { UserError } from "../../src/errors.ts";
import { type ApplicationRequest, writeRequest } from "../../src/formats/application/write-request.ts";
import type { Application, ModelReply, ModelRequest } from "../../src/ports.ts";
import { record } from "../../src/stories/record.ts";
import { anAnswer, aSampleSpec } from "../builders.ts";
import { aModelSpec, aReply } from "../pipeline/scripted-models.ts";
import { aSuite, citesWhenTold, memoryWorld, PRODUCTION, someTraces } from "./memory-world.ts";

const replayed = { target: "replay", commit: true } as const;

test("the first record is a baseline with the version of every layer and nothing to compare with", async () => {
  const { world, requests } = memoryWorld();
  const { result } = await record(aSuite(), replayed, world);
  expect(result).toMatchObject({ story: "record", verdict: "no-baseline", gate: "pass" });
  expect(result.tuple).toMatchObject({
    model: { id: "gpt-4.1-2025-04-14", source: "native", from: "asked for gpt-4.1" },
    prompt: { source: "hash" },
    policy: { source: "hash" },
    retrieval: { id: "kb-2026-10-01", source: "mapped" },
    tools: { source: "hash" },
  });
  expect(requests).toHaveLength(40);
  const [name] = await world.store.list("desk");
  expect(name?.path).toBe(result.baseline);
});

test("the next record compares with it; a drift is told and does not fail the run", async () => {
  const { world } = memoryWorld();
  await record(aSuite(), replayed, world);
  const later = { ...world, models: memoryWorld({ model: () => aReply({ text: "Within 30 days." }) }).world.models };
  const { result } = await record(aSuite(), replayed, later);
  expect(result).toMatchObject({ verdict: "regressed", gate: "warn" });
  expect(await world.store.list("desk")).toHaveLength(2);
});

test("observed answers are scored without a call, under the tuple that production stamped", async () => {
  const { world, requests } = memoryWorld();
  const { result, baseline } = await record(aSuite(), { target: "observed", commit: false }, world);
  expect(requests).toEqual([]);
  expect(result.tuple?.prompt).toMatchObject({ id: "9a1c04e2b7d3" });
  expect(baseline?.run.cases.map(({ trials }) => trials[0]?.scores["cites"])).toEqual(
    Array(40).fill({ status: "scored", value: 1 }),
  );
  expect(await world.store.list("desk")).toEqual([]);
});

test("a layer that the suite says is not there is none, whatever the traces carry", async () => {
  const suite = aSuite({ layers: { ...aSuite().layers, tools: null } });
  const { result } = await record(suite, { target: "observed", commit: false }, memoryWorld({ suite }).world);
  expect(result.tuple?.tools).toEqual({ id: "none", source: "config" });
});

test("a run over the error budget is reported and never becomes a baseline", async () => {
  const model: typeof citesWhenTold = (request) =>
    request.messages.some(({ text }) => text === "Question 7" || text === "Question 8")
      ? { status: "failed", reason: "server-error", detail: "500 from somewhere" }
      : citesWhenTold(request);
  const { world } = memoryWorld({ model });
  const { result, baseline } = await record(aSuite(), replayed, world);
  expect(result).toMatchObject({ verdict: "errored", gate: "fail", incomplete: { reason: "error-budget" } });
  expect(baseline).toBeUndefined();
  expect(await world.store.list("desk")).toEqual([]);
});

test("a run that would cost more than its budget stops there, and says what was spent", async () => {
  const suite = aSuite({ budget: { errors: 0.02, calls: 5 } });
  const { world, requests } = memoryWorld({ suite });
  const { result } = await record(suite, replayed, world);
  expect(result).toMatchObject({ verdict: "errored", incomplete: { reason: "money-budget" } });
  expect(requests.length).toBeLessThanOrEqual(5);
  expect(result.spend?.calls).toBe(requests.length);
});

test("no trace at all is an error with a remedy, and no call", async () => {
  const { world, requests } = memoryWorld({ traces: [] });
  const { result } = await record(aSuite(), replayed, world);
  expect(result).toMatchObject({
    verdict: "errored",
    incomplete: { reason: "no-cases", problem: "evals/suite.yml: traces.from: there is no trace" },
  });
  expect(requests).toEqual([]);
});

test("the estimate is said before the first call", async () => {
  const { world, heard } = memoryWorld();
  await record(aSuite(), replayed, world);
  expect(heard[0]).toMatch(/^Estimate: 40 calls, [\d,]+ tokens .*; no cap\.$/);
  expect(heard.at(-1)).toMatch(/^Spent: 40 calls, 600 tokens, \$/);
});

test("a record says by which rule its sample was drawn", async () => {
  const sample = aSampleSpec({
    size: 100,
    stratify: "app.intent",
    turns: "one",
    keep: { errors: 3, negativeFeedback: 2 },
  });
  const suite = aSuite({ sample });
  const { baseline } = await record(suite, replayed, memoryWorld({ suite }).world);
  expect(baseline?.run.sample.design).toEqual({
    stratify: "app.intent",
    turns: "one",
    keep: { errors: 3, negativeFeedback: 2 },
  });
  const plain = await record(aSuite(), { target: "observed", commit: false }, memoryWorld().world);
  expect(plain.baseline?.run.sample.design).toEqual({ turns: "any", keep: { errors: 0, negativeFeedback: 0 } });
});

test("records of equal answers are equal to the byte", async () => {
  const records = [memoryWorld(), memoryWorld()].map(async ({ world, branch }) => {
    const { result } = await record(aSuite(), replayed, world);
    return (await branch.snapshot()).read(result.baseline ?? "");
  });
  const [one, two] = await Promise.all(records);
  expect(one).toContain('"suite": "desk"');
  expect(one).toBe(two);
});

test("observed and replayed records of one branch are each compared with their own kind", async () => {
  const { world } = memoryWorld();
  await record(aSuite(), replayed, world);
  const first = await record(aSuite(), { target: "observed", commit: true }, world);
  expect(first.result.verdict).toBe("no-baseline");
  const second = await record(aSuite(), replayed, world);
  expect(second.result.comparison?.before).toMatchObject({ label: "production" });
  // The same answers at the same time are the same record, and kept once.
  expect((await world.store.list("desk")).map(({ ordinal }) => ordinal)).toEqual([1, 2]);
});

test("an observed record is of what production answers now, and scores no answer of the latest one again", async () => {
  const suite = aSuite({ sample: { ...aSuite().sample, size: 60, fixed: 30 } });
  const observed = { target: "observed", commit: true } as const;
  const { world } = memoryWorld({ traces: someTraces(60), suite });
  await record(suite, observed, world);
  // From the second week on no answer cites, while the traces of the first are still there.
  const worse = someTraces(120).map((trace, index) => ({
    ...trace,
    hops: trace.hops.map((hop) =>
      hop.kind === "model" && index >= 60 ? { ...hop, output: { role: "assistant" as const, text: "No." } } : hop,
    ),
  }));
  const second = { ...memoryWorld({ traces: worse, suite }).world, store: world.store };
  const { result, baseline } = await record(suite, observed, second);
  // Of a sample that was drawn anew nobody expects the cases of the one before.
  expect(baseline?.run.sample.fixed?.cases).toBe(0);
  expect(result).toMatchObject({ verdict: "regressed", comparison: { pairing: { paired: 0 } } });
});

test("a record that the branch refuses is told with what was found, and not thrown away silently", async () => {
  const { world } = memoryWorld();
  const add = () => Promise.reject(new UserError("the branch is guarded", "Open it."));
  const { result, baseline } = await record(aSuite(), replayed, { ...world, store: { ...world.store, add } });
  expect(result).toMatchObject({
    verdict: "errored",
    gate: "fail",
    spend: { calls: 40 },
    incomplete: { reason: "not-kept", problem: "the baseline was not kept: the branch is guarded" },
  });
  expect(baseline).toBeUndefined();
});

test("a bug of the store is not taken for a refusal", async () => {
  const { world } = memoryWorld();
  const add = () => Promise.reject(new TypeError("undefined is not a function"));
  await expect(record(aSuite(), replayed, { ...world, store: { ...world.store, add } })).rejects.toThrow(TypeError);
});

test("a metric that scores nothing says why", async () => {
  const suite = aSuite({ metrics: aSuite().metrics.map((metric) => ({ ...metric, expected: "app.none" })) });
  const { world } = memoryWorld({ suite });
  const { result } = await record(suite, { target: "observed", commit: false }, world);
  expect(result.incomplete?.problem).toBe("not one of 40 trials has a score of cites (no-expected-value 40)");
});

test("answers of which none could be scored are no baseline", async () => {
  const traces = someTraces(40).map((trace) => ({
    ...trace,
    hops: trace.hops.map((hop) =>
      hop.kind === "model" ? { ...hop, output: { role: "assistant" as const, text: "" } } : hop,
    ),
  }));
  const suite = aSuite({
    metrics: aSuite().metrics.map((metric) => ({ ...metric, spec: { scorer: "equals" as const } })),
  });
  const { world } = memoryWorld({ traces, suite });
  const { result, baseline } = await record(suite, { target: "observed", commit: true }, world);
  expect(result).toMatchObject({ verdict: "errored", incomplete: { reason: "no-cases" } });
  expect(result.incomplete?.problem).toBe("not one of 40 trials has a score of cites (empty-answer 40)");
  expect(baseline).toBeUndefined();
  expect(await world.store.list("desk")).toEqual([]);
});

test("a record names the commit whose files were run, and none where the checkout has changes of its own", async () => {
  const clean = memoryWorld();
  expect((await record(aSuite(), replayed, clean.world)).baseline?.commit).toBe("base");
  const dirty = memoryWorld();
  const checkout = memoryWorld({
    commits: { base: { ...PRODUCTION, "evals/prompts/support.md": "Cite documents, please." } },
  }).world.checkout;
  expect((await record(aSuite(), replayed, { ...dirty.world, checkout })).baseline?.commit).toBeUndefined();
});

test("a snapshot still answers a search that redaction has changed", async () => {
  const query = "parcels of dana@shop.example";
  const search = { ...(someTraces(1)[0]?.hops[0] as ModelHop), kind: "retrieval", query, documents: [] } as const;
  const traces = someTraces(2).map((trace) => ({ ...trace, hops: [search, ...trace.hops] }));
  const suite = aSuite({
    traces: { ...aSuite().traces, redact: { kinds: ["email"], attributes: [], patterns: [] } },
    layers: { ...aSuite().layers, retrieval: { documents: { snapshot: "evals/kb.json" } } },
  });
  const snapshot = { index: "kb-2", results: [{ query, documents: [{ id: "d1", text: "On its way." }] }] };
  const base = {
    ...PRODUCTION,
    "evals/kb.json": JSON.stringify(snapshot),
    "evals/prompts/support.md": "Cite documents: {{ documents[0].text }}",
  };
  const { world, requests } = memoryWorld({ suite, traces, commits: { base } });
  const { result } = await record(suite, replayed, world);
  expect(result.verdict).toBe("no-baseline");
  expect(requests[0]?.messages[0]?.text).toBe("Cite documents: On its way.");

  // An application is sent what the snapshot answers to the same words.
  const sent: ApplicationRequest[] = [];
  const application: Application = {
    answer: async (variant, asked) => {
      sent.push(writeRequest(variant, asked));
      return anAnswer();
    },
    close: async () => {},
  };
  const asked = { ...suite, target: { kind: "http", url: "http://127.0.0.1:9", timeoutMs: 1 } } as const;
  await record(asked, replayed, { ...world, application });
  expect(sent[0]?.["overrides"]).toMatchObject({
    retrieval: { results: [{ documents: [{ id: "d1", text: "On its way." }] }] },
  });
});

/** A judge that gives full marks to what cites. */
const JUDGED = aSuite({
  metrics: [
    {
      ...(aSuite().metrics[0] as Metric),
      name: "rubric",
      spec: { scorer: "llm-rubric", rubric: "Does it cite?", judge: { ...aModelSpec({ name: "judge" }) } },
    },
  ],
});

describe("the fidelity of a record", () => {
  test("is measured against what production answered to the same cases, and kept with the baseline", async () => {
    const { world } = memoryWorld({
      model: (request, n) => (n < 10 ? aReply({ text: "No." }) : citesWhenTold(request)),
    });
    const { result } = await record(aSuite(), replayed, world);
    expect(result.fidelity).toMatchObject({
      status: "measured",
      agreement: 0.75,
      atLeast: 0.9,
      leftOut: 0,
      cause: { kind: "chance", trials: 1 },
      metrics: [{ metric: "cites", cases: 40, observedMean: 1, replayMean: 0.75 }],
    });
    const [name] = await world.store.list("desk");
    const kept = name && (await world.store.read(name));
    expect(kept?.run.fidelity).toEqual(result.fidelity);
  });

  test("has the same judge for both, and the estimate counts its calls for both", async () => {
    const isJudge = ({ model }: ModelRequest) => model.name === "judge";
    const model = (request: ModelRequest) =>
      isJudge(request) ? aReply({ text: '{"reason":"cites","score":1}' }) : citesWhenTold(request);
    const { world, requests, heard } = memoryWorld({ suite: JUDGED, model });
    const { result } = await record(JUDGED, replayed, world);
    expect(result.fidelity).toMatchObject({ status: "measured", agreement: 1, metrics: [{ metric: "rubric" }] });
    expect(requests.filter(isJudge)).toHaveLength(80);
    expect(heard[0]).toMatch(/^Estimate: 120 calls/);
    expect(heard).toContain("start score what production answered 40");
  });

  test("is unknown where production recorded no answers, and the record is kept all the same", async () => {
    const traces = someTraces(40).map((trace) => ({
      ...trace,
      hops: trace.hops.map((hop) => {
        if (hop.kind !== "model") return hop;
        const { output: _, ...asked } = hop;
        return asked;
      }),
    }));
    const { world } = memoryWorld({ traces });
    const { result } = await record(aSuite(), replayed, world);
    expect(result).toMatchObject({
      verdict: "no-baseline",
      fidelity: { status: "unknown", reason: "no-observed-answers" },
    });
    expect(await world.store.list("desk")).toHaveLength(1);
  });

  test("never fails the run: a judge that is down for the recorded answers leaves them out", async () => {
    let judged = 0;
    const model = (request: ModelRequest): ModelReply => {
      if (request.model.name !== "judge") return citesWhenTold(request);
      judged += 1;
      return judged <= 40
        ? aReply({ text: '{"reason":"cites","score":1}' })
        : { status: "failed", reason: "server-error", detail: "500 from somewhere" };
    };
    const { world } = memoryWorld({ suite: JUDGED, model });
    const { result } = await record(JUDGED, replayed, world);
    expect(result).toMatchObject({ verdict: "no-baseline", gate: "pass", fidelity: { reason: "nothing-scored" } });
    expect(result).not.toHaveProperty("incomplete");
    expect(await world.store.list("desk")).toHaveLength(1);
  });

  test("is not measured for observed answers, nor for a replay that was cut short", async () => {
    const observed = await record(aSuite(), { target: "observed", commit: false }, memoryWorld().world);
    expect(observed.result).not.toHaveProperty("fidelity");
    const suite = aSuite({ budget: { errors: 0.02, calls: 5 } });
    const short = await record(suite, replayed, memoryWorld({ suite }).world);
    expect(short.result).not.toHaveProperty("fidelity");
  });
});

test("a record that two models served is shown and never becomes a baseline", async () => {
  const model = (request: ModelRequest, n: number): ModelReply => {
    const reply = citesWhenTold(request);
    return n < 9 && reply.status === "replied" ? { ...reply, resolvedModel: "gpt-4.1-2025-09-01" } : reply;
  };
  const { world } = memoryWorld({ model });
  const { result, baseline } = await record(aSuite(), replayed, world);
  expect(result).toMatchObject({
    verdict: "errored",
    gate: "fail",
    levels: [{ metric: "cites", mean: 1 }],
    incomplete: {
      reason: "mixed-models",
      problem:
        "the provider served two models in one run: gpt-4.1-2025-04-14 (31 trials) and gpt-4.1-2025-09-01 (9 trials)",
      remedy: "Pin a dated model name under layers.model in the suite file, or record again.",
    },
  });
  expect(baseline).toBeUndefined();
  expect(await world.store.list("desk")).toEqual([]);
});
