import { describe, expect, test } from "vitest";
import type { ModelSpec } from "../../src/domain/model-spec.ts";
import type { ProbeReading } from "../../src/domain/probe.ts";
import type { Suite } from "../../src/domain/suite.ts";
import type { ModelReply, ModelRequest, World } from "../../src/ports.ts";
import { plan } from "../../src/stories/plan.ts";
import { takeReading } from "../../src/stories/probe.ts";
import { record } from "../../src/stories/record.ts";
import { aModelSpec, aReply } from "../pipeline/scripted-models.ts";
import { aSuite, citesWhenTold, memoryWorld } from "./memory-world.ts";
import { simulatedReplies } from "./simulated-replies.ts";

const MODEL = aModelSpec({ name: "sim-large" });
const PROBED = { inputs: 5, calls: 8 };

function probedSuite(overrides: Partial<Suite> = {}, model: ModelSpec = MODEL): Suite {
  const { layers } = aSuite();
  return aSuite({ layers: { ...layers, model }, probe: PROBED, ...overrides });
}

/** A world whose clock goes on by a week with each reading that is kept. */
function weeks(reply: (request: ModelRequest, n: number) => ModelReply, suite: Suite = probedSuite()) {
  const { world, requests, branch } = memoryWorld({ model: reply, suite });
  let week = 0;
  const clock = { now: () => new Date(Date.UTC(2026, 0, 5 + 7 * week, 6)) };
  const here: World = { ...world, clock };
  const take = async (model: ModelSpec = suite.layers.model ?? MODEL) => {
    const before = requests.length;
    const probed = await takeReading(suite, model, here);
    if (probed.reading !== undefined) await here.store.addProbe(probed.reading);
    week += 1;
    return { ...probed, asked: requests.slice(before) };
  };
  return { take, world: here, branch, requests };
}

const isSingle = ({ model }: ModelRequest) => Object.values(model.parameters).includes(1);
const isProbe = ({ messages }: ModelRequest) => messages.length === 1;

describe("a probe of a model with single tokens", () => {
  test("finds its inputs once, and costs forty calls a week from then on", async () => {
    const { take } = weeks(simulatedReplies().reply);
    const first = await take();
    expect(first.standing).toMatchObject({ state: "unavailable", why: expect.stringContaining("only the reference") });
    expect(first.reading).toMatchObject({ kind: "border", parameters: { temperature: 0, max_tokens: 1 } });
    expect(first.reading).not.toHaveProperty("reference");
    expect(first.reading?.calls).toBe(first.asked.length);
    // Three calls of each input that was tried, ten of each that wavered, fifty of each that was kept.
    expect(first.asked.length).toBeLessThan(1000);
    for (const { outputs } of first.reading?.inputs ?? []) {
      expect(Object.keys(outputs).length).toBe(2);
      expect(Object.values(outputs).reduce((sum, times) => sum + times, 0)).toBe(50);
    }
    const second = await take();
    expect(second.asked.length).toBe(PROBED.inputs * PROBED.calls);
    expect(second.reading).toMatchObject({ reference: "probes/desk/2026-01-05.json", calls: 40 });
    expect(second.standing).toMatchObject({ state: "stable", readings: 1, kind: "border" });
  });

  test("costs a year of weekly readings about 2,100 calls of a dozen tokens", async () => {
    const { take } = weeks(simulatedReplies().reply);
    await take();
    let [calls, characters] = [0, 0];
    for (let week = 0; week < 4; week++) {
      const { asked } = await take();
      calls += asked.length;
      characters += asked.reduce((sum, { messages }) => sum + (messages[0]?.text.length ?? 0), 0);
    }
    expect(calls * 13).toBe(2080);
    // The input itself is a token or two; the rest of the dozen is what an API puts around a message.
    expect(characters / calls).toBeLessThan(6);
  });

  test("suspects a swap at the first reading and is sure at the second, dated at the first", async () => {
    const provider = simulatedReplies();
    const { take } = weeks(provider.reply);
    for (const state of ["unavailable", "stable", "stable", "stable"])
      expect((await take()).standing).toMatchObject({ state });
    provider.swap("sim-small-2026-08-01");
    expect((await take()).standing).toMatchObject({ state: "suspect", onset: "2026-02-02T06:00:00.000Z" });
    const sure = await take();
    expect(sure.standing).toMatchObject({ state: "changed", onset: "2026-02-02T06:00:00.000Z", newNames: [] });
    expect(sure.standing.excess).toBeGreaterThan(0.5);
  });

  test("takes a new reference once a change has lasted, says so, and sees the next swap too", async () => {
    const provider = simulatedReplies();
    const { take } = weeks(provider.reply);
    await take();
    provider.swap("sim-small-2026-08-01");
    const states = [];
    for (let week = 0; week < 4; week++) states.push((await take()).standing.state);
    expect(states).toEqual(["suspect", "changed", "changed", "changed"]);
    const anew = await take();
    expect(anew.reading).not.toHaveProperty("reference");
    expect(anew.notes).toEqual([
      "What answers as sim-large has been another model for 4 readings: the probe has a new reference, of this record.",
    ]);
    expect((await take()).standing.state).toBe("stable");
    provider.swap("sim-other");
    expect((await take()).standing.state).toBe("suspect");
  });

  test("does not alarm in half a year without a swap", async () => {
    const { take } = weeks(simulatedReplies().reply);
    await take();
    const states = new Set<string>();
    for (let week = 0; week < 26; week++) states.add((await take()).standing.state);
    expect([...states]).toEqual(["stable"]);
  });

  test("is not asked with what shapes the text, and leaves the suite's other parameters alone", async () => {
    const own = { max_tokens: 500, top_p: 0.9, seed: 7, response_format: { type: "json_object" }, temperature: 0.7 };
    const { take } = weeks(simulatedReplies().reply, probedSuite({}, aModelSpec({ name: "m", parameters: own })));
    const { asked } = await take();
    for (const { model } of asked) expect(model.parameters).toEqual({ top_p: 0.9, temperature: 0, max_tokens: 1 });
  });

  test("finds its inputs anew where the model is called in another way", async () => {
    const { take, world } = weeks(simulatedReplies().reply);
    await take();
    const warm = aModelSpec({ name: "sim-large", parameters: { top_p: 0.5 } });
    const suite = probedSuite({}, warm);
    const { reading, notes } = await takeReading(suite, warm, world);
    expect(reading).not.toHaveProperty("reference");
    expect(notes).toEqual([
      "sim-large is called in another way than when its reference was taken: the probe has a new reference, of this record.",
    ]);
  });

  test("finds its inputs anew where a name openly leads to another model", async () => {
    let served = "sim-large-2026-08-01";
    const provider = simulatedReplies();
    const { take } = weeks(
      (request) => ({ ...(provider.reply(request) as object), resolvedModel: served }) as ModelReply,
    );
    await take();
    served = "sim-large-2026-10-15";
    const { reading, notes } = await take();
    expect(reading).not.toHaveProperty("reference");
    expect(notes[0]).toContain("sim-large is served by sim-large-2026-10-15 now");
  });
});

describe("a probe of a model that gives no single tokens", () => {
  const word = (n: number) => ["Blue", "Green", "Blue"][n % 3] ?? "";

  test.each([
    ["answers nothing in one token", { reason: "empty-answer", detail: "no text from http://x/v1" }],
    [
      "refuses every limit",
      { reason: "refused-request", detail: "400 from http://x/v1 (unsupported_parameter: limit)" },
    ],
  ] as const)("asks short questions where it %s", async (_, failure) => {
    const reply = (request: ModelRequest, n: number): ModelReply =>
      isSingle(request) ? { status: "failed", ...failure } : aReply({ text: word(n), resolvedModel: "r-1" });
    const { take } = weeks(reply);
    const first = await take();
    expect(first.reading).toMatchObject({ kind: "completions", parameters: {} });
    expect(first.reading?.inputs.length).toBe(5);
    const second = await take();
    expect(second.asked.length).toBe(40);
    expect(second.standing).toMatchObject({ state: "stable", kind: "completions" });
  });

  test("asks short questions where a server takes no notice of the limit, or never wavers", async () => {
    for (const text of ["A long answer that goes on and on and on.", "Yes"]) {
      const { take } = weeks(() => aReply({ text }));
      const { reading, asked } = await take();
      expect(reading).toMatchObject({ kind: "completions" });
      // Three calls of each of some 600 inputs, and twenty of each of five questions.
      expect(asked.length).toBeLessThan(2000);
    }
  });

  test("sees that other words come", async () => {
    let words = ["Blue", "Green", "Blue"];
    const reply = (request: ModelRequest, n: number): ModelReply =>
      isSingle(request)
        ? { status: "failed", reason: "empty-answer", detail: "nothing" }
        : aReply({ text: words[n % 3] ?? "" });
    const { take } = weeks(reply);
    await take();
    words = ["Crimson", "Mauve", "Crimson"];
    expect((await take()).standing.state).toBe("suspect");
    expect((await take()).standing).toMatchObject({ state: "changed", kind: "completions" });
  });

  test("sends the limit by the name that is taken, and keeps to it", async () => {
    const provider = simulatedReplies();
    const reply = (request: ModelRequest): ModelReply =>
      Object.hasOwn(request.model.parameters, "max_tokens")
        ? {
            status: "failed",
            reason: "refused-request",
            detail: "400 from http://x/v1 (unsupported_parameter: max_tokens)",
          }
        : provider.reply(request);
    const { take } = weeks(reply);
    const first = await take();
    expect(first.reading).toMatchObject({ kind: "border", parameters: { temperature: 0, max_completion_tokens: 1 } });
    const second = await take();
    for (const { model } of second.asked)
      expect(model.parameters).toEqual({ temperature: 0, max_completion_tokens: 1 });
  });

  test("uses the name of the Responses API there", async () => {
    const { take } = weeks(() => aReply({ text: "Yes" }), probedSuite({}, aModelSpec({ api: "responses" })));
    const { asked } = await take();
    expect(asked[0]?.model.parameters).toEqual({ temperature: 0, max_output_tokens: 1 });
  });
});

describe("a probe that cannot be taken", () => {
  const outage: ModelReply = {
    status: "failed",
    reason: "server-error",
    detail: "503 from http://x/v1 after 5 attempts",
  };

  test("is unavailable with the reason, and has asked little", async () => {
    const { take } = weeks(() => outage);
    const { reading, standing, asked } = await take();
    expect(reading).toBeUndefined();
    expect(standing).toEqual({
      model: "sim-large",
      state: "unavailable",
      readings: 0,
      newNames: [],
      why: "503 from http://x/v1 after 5 attempts",
    });
    expect(asked.length).toBe(1);
  });

  test("tells when there was a reading before", async () => {
    const provider = simulatedReplies();
    let isDown = false;
    const { take } = weeks((request) => (isDown ? outage : provider.reply(request)));
    await take();
    await take();
    isDown = true;
    const { standing, reading, asked } = await take();
    expect(reading).toBeUndefined();
    expect(standing).toMatchObject({
      state: "unavailable",
      reference: "2026-01-05T06:00:00.000Z",
      latest: "2026-01-12T06:00:00.000Z",
      why: "503 from http://x/v1 after 5 attempts",
    });
    expect(asked.length).toBeLessThan(20);
  });

  test("says so where the model answers no question at all, where calls are batched, and where none is wanted", async () => {
    const silent = weeks(() => ({ status: "failed", reason: "empty-answer", detail: "nothing" }));
    expect((await silent.take()).standing.why).toBe("the model answered no short question with a text");
    const { world } = weeks(simulatedReplies().reply);
    const batched = await takeReading(probedSuite(), MODEL, { ...world, batched: true });
    expect(batched.standing.why).toBe("models are asked in batches, and it would wait for each");
    const unwanted = await takeReading(probedSuite({ probe: null }), MODEL, world);
    expect(unwanted.standing.why).toBe("the suite asks for no probe");
  });

  test("is told of a reading on the branch that is broken", async () => {
    const { take, branch } = weeks(simulatedReplies().reply);
    const { head } = await branch.snapshot();
    const file = { path: "probes/desk/2026-01-01.json", text: "{" };
    await branch.commit({ expectedHead: head, files: [file], message: "Break a reading" });
    expect((await take()).standing).toMatchObject({
      state: "unavailable",
      why: "probes/desk/2026-01-01.json is not a reading of a probe: it is not JSON",
    });
  });
});

describe("a record with a probe", () => {
  const provided = () => {
    const provider = simulatedReplies();
    const reply = (request: ModelRequest): ModelReply =>
      isProbe(request) ? provider.reply(request) : citesWhenTold(request);
    return { provider, reply };
  };
  const options = { target: "replay", commit: true } as const;

  test("keeps the reading beside the baseline, and counts its calls with the others but not as the run's", async () => {
    const { reply } = provided();
    const { world, requests } = weeks(reply);
    const { result, baseline } = await record(probedSuite(), options, world);
    const [stored] = await world.store.probes("desk");
    const reading = stored?.reading as ProbeReading;
    expect(stored?.path).toBe("probes/desk/2026-01-05.json");
    expect(result.probe).toMatchObject({ state: "unavailable", kind: "border" });
    expect(result.spend?.calls).toBe(requests.length);
    expect(baseline?.run.spend.calls).toBe(requests.length - reading.calls);
  });

  test("is told what the probe will take, before the first call, and so is a plan", async () => {
    const { world, heard } = memoryWorld({ model: provided().reply, suite: probedSuite() });
    const told = (line: string) => line.startsWith("Probe, beside the record: ");
    const first = await record(probedSuite(), options, world);
    const search = "831 calls (471 to 2,151), 10,803 tokens (6,123 to 27,963)";
    expect(heard.filter(told)).toEqual([`Probe, beside the record: ${search}, about $0.0266 ($0.0151 to $0.0688).`]);
    expect(heard.findIndex(told)).toBeLessThan(heard.findIndex((line) => line.startsWith("Spent: ")));
    const [stored] = await world.store.probes("desk");
    expect(stored?.reading.calls).toBeGreaterThanOrEqual(471);
    expect(stored?.reading.calls).toBeLessThanOrEqual(2151);
    expect(first.result.probe?.state).toBe("unavailable");
    const planned = await plan(probedSuite(), world);
    expect(planned.status === "planned" && planned.plan.notes.at(-1)).toBe(
      "A record asks one side alone, and probes its model beside: 40 calls, 520 tokens, about $0.0013.",
    );
  });

  test("warns while another model answers under the name", async () => {
    const { provider, reply } = provided();
    const { world } = weeks(reply);
    let week = 0;
    const later: World = { ...world, clock: { now: () => new Date(Date.UTC(2026, 0, 5 + 7 * week++, 6)) } };
    const gates = [];
    for (let run = 0; run < 4; run++) {
      if (run === 2) provider.swap("sim-small-2026-08-01");
      const { result } = await record(probedSuite(), options, later);
      gates.push([result.probe?.state, result.gate]);
    }
    expect(gates).toEqual([
      ["unavailable", "pass"],
      ["stable", "pass"],
      ["suspect", "pass"],
      ["changed", "warn"],
    ]);
  });

  test("is kept where the probe meets an outage, or has no money left", async () => {
    const outage: ModelReply = { status: "failed", reason: "server-error", detail: "503 from http://x/v1" };
    const down = weeks((request) => (isProbe(request) ? outage : citesWhenTold(request)));
    const kept = await record(probedSuite(), options, down.world);
    expect(kept.result).toMatchObject({ probe: { state: "unavailable", why: "503 from http://x/v1" } });
    expect(await down.world.store.list("desk")).toHaveLength(1);
    const poor = weeks(provided().reply);
    const suite = probedSuite({ budget: { errors: 0.02, calls: 60 } });
    const { result } = await record(suite, options, poor.world);
    expect(result.probe?.why).toBe("what the record leaves of its budget is less than it would take at the least");
    expect(poor.requests.filter(isProbe)).toEqual([]);
    expect(result.incomplete).toBeUndefined();
    expect(await poor.world.store.list("desk")).toHaveLength(1);
    expect(await poor.world.store.probes("desk")).toEqual([]);
  });

  test("is kept before its model is probed: a run that is killed by then has lost a reading alone", async () => {
    const { reply } = provided();
    const order: string[] = [];
    const { world } = weeks((request) => {
      if (isProbe(request)) order.push("probe");
      return reply(request);
    });
    const add: World["store"]["add"] = async (...given) => {
      order.push("record");
      return world.store.add(...given);
    };
    await record(probedSuite(), options, { ...world, store: { ...world.store, add } });
    expect(order.slice(0, 2)).toEqual(["record", "probe"]);
    expect(order.lastIndexOf("record")).toBe(0);
  });

  test("looks for no inputs where nothing is kept", async () => {
    const { world, requests } = weeks(provided().reply);
    const { result } = await record(probedSuite(), { target: "replay", commit: false }, world);
    expect(result.probe?.why).toBe("it has no reference yet, and none is taken where nothing is kept");
    expect(requests.filter(isProbe)).toEqual([]);
  });

  test("of what production answered has no probe: no model is asked", async () => {
    const { world } = weeks(provided().reply);
    const { result } = await record(probedSuite(), { target: "observed", commit: true }, world);
    expect(result).not.toHaveProperty("probe");
  });
});
