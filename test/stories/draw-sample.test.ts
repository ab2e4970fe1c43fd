import { describe, expect, test } from "vitest";
import type { CaseRow } from "../../src/domain/run.ts";
import type { Suite } from "../../src/domain/suite.ts";
import type { Trace } from "../../src/domain/trace.ts";
import { uOf } from "../../src/pipeline/draw/u.ts";
import type { SpanFacts, SurveyReport, SurveyRequest, World } from "../../src/ports.ts";
import { type Drawn, drawSample } from "../../src/stories/draw-sample.ts";
import { record } from "../../src/stories/record.ts";
import { sampleOfBaseline } from "../../src/stories/sample-of-baseline.ts";
import { aSampleSpec } from "../builders.ts";
import { aSuite, memoryWorld, someTraces } from "./memory-world.ts";

const replayed = { target: "replay", commit: true } as const;
const WHOLE: SurveyReport = { records: 40, badRecords: 0, firstProblems: [] };

function suiteWith(sample: Partial<Suite["sample"]>, traces: Partial<Suite["traces"]> = {}): Suite {
  return aSuite({ sample: aSampleSpec({ seed: "1", ...sample }), traces: { ...aSuite().traces, ...traces } });
}

/** A world with these traces, of which the survey says a little more; it keeps what it was asked. */
function worldOf(
  traces: readonly Trace[],
  facts: (trace: Trace) => Partial<SpanFacts> = () => ({}),
  report: SurveyReport = WHOLE,
) {
  const { world } = memoryWorld({ traces });
  const requests: SurveyRequest[] = [];
  const fetched: (readonly string[])[] = [];
  const source: World["traces"] = {
    survey: async (request, visit) => {
      requests.push(request);
      for (const trace of traces) {
        const { id: traceId, startNs } = trace;
        const plain = { traceId, attributes: {}, error: false, negativeFeedback: false, startNs, tail: false };
        visit({ ...plain, ...facts(trace) });
      }
      return report;
    },
    fetch: async (ids) => {
      fetched.push(ids);
      return world.traces.fetch(ids);
    },
  };
  return { world: { ...world, traces: source }, requests, fetched };
}

async function drawn(suite: Suite, world: World): Promise<Extract<Drawn, { status: "drawn" }>> {
  const found = await drawSample(suite, world);
  if (found.status !== "drawn") throw new Error(found.incomplete.problem);
  return found;
}

async function emptiness(suite: Suite, world: World) {
  const found = await drawSample(suite, world);
  if (found.status !== "empty") throw new Error("something was drawn");
  return found.incomplete;
}

describe("a draw", () => {
  test("asks the source for what it needs, and fetches once what it drew", async () => {
    const { world, requests, fetched } = worldOf(someTraces(40));
    const where = [{ attribute: "env", isNot: ["test"] }];
    const suite = suiteWith({ size: 3, stratify: "intent", turns: "one" }, { where, windowMs: 3_600_000 });
    const now = new Date("1970-01-01T01:00:00Z");
    await drawn(suite, { ...world, clock: { now: () => now } });
    expect(requests).toEqual([
      {
        attributes: ["env", "intent"],
        matters: expect.any(Function),
        conversations: true,
        counts: true,
        errors: false,
        seed: "1",
        size: 3,
        since: 0n,
      },
    ]);
    expect(fetched.map((ids) => ids.length)).toEqual([3]);
  });

  test("asks for twice as many where near-duplicates fall out, and gives only what is used", async () => {
    const same = someTraces(40).map((trace, index) => (index % 2 === 0 ? trace : asking(trace, "Question 7,000!")));
    const { world, requests, fetched } = worldOf(same);
    const { sample, traces, notes } = await drawn(suiteWith({ size: 10, nearDuplicates: false }), world);
    expect(requests[0]?.size).toBe(20);
    expect(fetched[0]).toHaveLength(20);
    expect(traces.map(({ id }) => id)).toEqual(
      sample.cases.flatMap(({ recordings }) => recordings.map(({ traceId }) => traceId)).toSorted(),
    );
    expect(notes.join()).toContain("left out: nearly the same as another.");
    const { requests: rates } = await ask(suiteWith({ size: { rate: 0.6 }, nearDuplicates: false }), same);
    expect(rates[0]?.size).toEqual({ rate: 1 });
  });

  test("keeps no address in the name of a stratum", async () => {
    const { world } = worldOf(someTraces(4), () => ({ attributes: { desk: "dana@shop.example" } }));
    const redact = { kinds: ["email"], attributes: [], patterns: [] } as const;
    const { sample } = await drawn(suiteWith({ size: 2, stratify: "desk" }, { redact }), world);
    expect(sample.strata).toEqual([{ name: "[email-0498]", traces: 4, drawn: 2 }]);
  });

  test("weighs cases by what upstream kept", async () => {
    const traces = someTraces(40).map((trace) => ({ ...trace, upstream: { tail: false, count: 5 } }));
    const { sample } = await drawn(suiteWith({ size: 10 }), worldOf(traces).world);
    expect(sample.cases.map(({ represents, weight }) => [represents, weight])).toEqual(Array(10).fill([4, 20]));
  });
});

async function ask(suite: Suite, traces: readonly Trace[]) {
  const made = worldOf(traces);
  await drawSample(suite, made.world);
  return made;
}

function asking(trace: Trace, text: string): Trace {
  const hops = trace.hops.map((hop) =>
    hop.kind === "model" ? { ...hop, input: [{ role: "user" as const, text }] } : hop,
  );
  return { ...trace, hops };
}

describe("the notes of a draw", () => {
  const [first, ...others] = someTraces(3);
  if (first === undefined) throw new Error("no trace");

  test("are none where all is well", async () => {
    expect((await drawn(suiteWith({}), worldOf(someTraces(3)).world)).notes).toEqual([]);
  });

  test("count records that were skipped, and place the first", async () => {
    const firstProblems = [{ place: "traces/a.jsonl:17", problem: "not JSON" }];
    const { world } = worldOf(someTraces(3), undefined, { records: 40, badRecords: 2, firstProblems });
    expect((await drawn(suiteWith({}), world)).notes).toEqual([
      "2 of 40 records of the traces were skipped; the first is traces/a.jsonl:17: not JSON.",
    ]);
  });

  test("say once which layer the traces contradict themselves about, with the first of it", async () => {
    const claims = ["gen_ai.request.model says gpt-4o", "gen_ai.response.model says gpt-4o-mini-2024-07-18"];
    const prompt = { layer: "prompt" as const, claims: ["a says v1", "b says v2"] };
    const doubtful = [
      { ...first, contradictions: [{ layer: "model" as const, claims }, prompt] },
      ...others.map((trace) => ({ ...trace, contradictions: [{ layer: "model" as const, claims: ["x", "y"] }] })),
    ];
    expect((await drawn(suiteWith({}), worldOf(doubtful).world)).notes).toEqual([
      `3 traces claim one model and were answered by another: ${claims.join(", ")}.`,
      "1 trace says two things about the prompt: a says v1, b says v2.",
    ]);
  });

  test("tell of flaws by which a replay asks less, and of no others", async () => {
    const flawed: readonly Trace[] = [
      { ...first, flaws: ["missing-parent", "truncated", "unreadable-record"] },
      ...others.map((trace): Trace => ({ ...trace, flaws: ["backward-clock"] })),
    ];
    expect((await drawn(suiteWith({}), worldOf(flawed).world)).notes).toEqual([
      "1 trace not whole (text cut off in 1, a record that cannot be read in 1): a replay may ask less than production did.",
    ]);
  });

  test("count what was redacted, and the sample counts it by kind", async () => {
    const redact = { kinds: ["email" as const], attributes: [], patterns: [] };
    const mails = [asking(first, "I am ann@shop.example and bo@shop.example."), ...others];
    const { sample, notes, traces } = await drawn(suiteWith({}, { redact }), worldOf(mails).world);
    expect(notes).toEqual(["Redacted: 2 e-mail addresses."]);
    expect(sample.redacted).toEqual({ email: 2 });
    expect(JSON.stringify(sample)).not.toContain("shop.example");
    expect(traces.map(({ id }) => id)).toEqual(mails.map(({ id }) => id));
    const plain = await drawn(suiteWith({}), worldOf(mails).world);
    expect(plain.sample).not.toHaveProperty("redacted");
  });

  test("count only what was redacted in the traces that are used", async () => {
    const redact = { kinds: ["email" as const], attributes: [], patterns: [] };
    const traces = someTraces(2).map((trace, index) => asking(trace, `I am ann${index}@shop.example.`));
    const { sample } = await drawn(suiteWith({ size: 1, nearDuplicates: false }, { redact }), worldOf(traces).world);
    expect(sample.redacted).toEqual({ email: 1 });
  });
});

describe("a draw that comes to nothing", () => {
  test("says what the traces were narrowed down by", async () => {
    const where = [
      { attribute: "env", is: ["live", "beta"] },
      { attribute: "tier", isNot: ["test"] },
    ];
    const { world } = worldOf(someTraces(4));
    expect(await emptiness(suiteWith({}, { where, windowMs: 7_200_000 }), world)).toEqual({
      reason: "no-cases",
      problem:
        "evals/suite.yml: traces: none of the traces is left after env = live or beta, tier other than test, the last 2 hours",
      remedy: "Widen traces.window or traces.where in the suite file, or point traces.from at newer traces.",
    });
  });

  test("says so when it is the times that are missing", async () => {
    const timeless = someTraces(4).map((trace) => ({ ...trace, startNs: null }));
    expect((await emptiness(suiteWith({}, { windowMs: 7_200_000 }), worldOf(timeless).world)).problem).toBe(
      "evals/suite.yml: traces: none of the traces is left after the last 2 hours: 4 × no start time",
    );
  });

  test("says that the rate is too small", async () => {
    expect(await emptiness(suiteWith({ size: { rate: 1e-6 } }), worldOf(someTraces(4)).world)).toEqual({
      reason: "no-cases",
      problem: "evals/suite.yml: sample.rate: 0.000001 draws none of 4 traces",
      remedy: "Raise sample.rate, or write sample.size in its place.",
    });
  });

  test("says why not one of the traces can be used", async () => {
    const silent = someTraces(4).map((trace) => ({ ...trace, hops: [] }));
    expect((await emptiness(suiteWith({}), worldOf(silent).world)).problem).toBe(
      "evals/suite.yml: traces: not one of the 4 traces drawn can be used: 4 × no model hop",
    );
  });

  test("says that there is no trace, and that none drawn could be fetched", async () => {
    expect((await emptiness(suiteWith({}), worldOf([]).world)).problem).toBe(
      "evals/suite.yml: traces.from: there is no trace",
    );
    const { world } = worldOf(someTraces(4));
    const forgetful = { ...world, traces: { ...world.traces, fetch: async () => [] } };
    expect((await emptiness(suiteWith({}), forgetful)).problem).toBe(
      "evals/suite.yml: traces: not one of the 4 traces drawn could be fetched",
    );
  });

  test.each([
    [90 * 60_000, "the last 90 minutes"],
    [86_400_000, "the last day"],
  ])("says a window of %d ms exactly", async (windowMs, words) => {
    const { problem } = await emptiness(suiteWith({}, { windowMs }), worldOf([]).world);
    expect(problem).toBe(`evals/suite.yml: traces: none of the traces is left after ${words}`);
  });

  test("says that conversations cannot be told apart among too many traces", async () => {
    const { world } = memoryWorld();
    const traces: World["traces"] = {
      survey: async (_, visit) => {
        const facts = { attributes: {}, error: false, negativeFeedback: false, startNs: null, tail: false };
        for (let number = 0; number <= 4 * 131_072; number++) visit({ ...facts, traceId: `trace-${number}` });
        return WHOLE;
      },
      fetch: async () => [],
    };
    const { problem, remedy } = await emptiness(suiteWith({ turns: "all" }), { ...world, traces });
    expect(problem).toMatch(
      /^evals\/suite\.yml: sample\.turns: all cannot tell which traces make a conversation among about 52\d,\d{3}$/,
    );
    expect(remedy).toBe("Narrow traces.window, or write sample.turns: one in the suite file.");
  });
});

describe("a fixed part", () => {
  const traces = someTraces(40);
  const idsByU = traces.map(({ id }) => id).toSorted((a, b) => (uOf("1", a) > uOf("1", b) ? -1 : 1));
  const suite = suiteWith({ size: 10, fixed: 4 });
  const tracesOf = (rows: readonly CaseRow[]) =>
    rows.flatMap(({ trials }) => trials.map(({ trace }) => trace)).toSorted();

  /** Two weeks' records: all traces in the first, those of `later` in the second. */
  async function twoWeeks(later: readonly Trace[], spec: Suite = suite) {
    const { world } = memoryWorld({ traces });
    const first = await record(spec, replayed, world);
    const second = await record(spec, replayed, { ...world, traces: memoryWorld({ traces: later }).world.traces });
    return { first, second, world };
  }

  test("is asked again from the latest baseline, and the rest is drawn anew", async () => {
    const { first, second } = await twoWeeks(traces);
    expect(tracesOf(first.baseline?.run.cases ?? [])).toEqual(idsByU.slice(0, 10).toSorted());
    expect(first.baseline?.run.sample).not.toHaveProperty("fixed");
    const { cases = [], sample } = second.baseline?.run ?? {};
    expect(tracesOf(cases.filter(({ part }) => part === "fixed"))).toEqual(idsByU.slice(0, 4).toSorted());
    expect(tracesOf(cases.filter(({ part }) => part === undefined))).toEqual(idsByU.slice(4, 10).toSorted());
    expect(sample?.fixed).toEqual({ from: first.result.baseline, cases: 4 });
    expect(cases.filter(({ represents }) => represents !== undefined)).toHaveLength(6);
  });

  test("leaves the places of what is gone to new traces, and says so", async () => {
    const left = traces.filter(({ id }) => id !== idsByU[0] && id !== idsByU[2]);
    const { first, second } = await twoWeeks(left);
    expect(second.result.notes).toContain(
      `2 of the 4 cases kept from ${first.result.baseline} are gone; new ones take their places. Keep traces longer, or their texts beside the baseline: store.text.`,
    );
    expect(second.baseline?.run.sample).toMatchObject({ cases: 10, fixed: { cases: 2 } });
  });

  test("is asked again from the texts that were kept with the baseline, though its traces are gone", async () => {
    const { world } = memoryWorld({ traces });
    const first = await record(suite, replayed, world);
    const left = traces.filter(({ id }) => id !== idsByU[0]);
    const store = { ...world.store, readSample: async () => traces };
    const later = { ...world, store, traces: memoryWorld({ traces: left }).world.traces };
    const { result, baseline } = await record(suite, replayed, later);
    expect(result.notes).toEqual([]);
    expect(baseline?.run.sample.fixed).toEqual({ from: first.result.baseline, cases: 4 });
  });

  test("is half of a size, and nothing of a rate, unless the suite says how large it is", async () => {
    const { fixed: _, ...unsaid } = aSampleSpec({ seed: "1" });
    const fixedOf = async (size: Suite["sample"]["size"]) => {
      const { second } = await twoWeeks(traces, aSuite({ sample: { ...unsaid, size } }));
      return second.baseline?.run.sample.fixed?.cases;
    };
    expect([await fixedOf(5), await fixedOf(20), await fixedOf({ rate: 0.5 })]).toEqual([2, 10, undefined]);
  });

  test("is no more than the sample", async () => {
    const { second } = await twoWeeks(traces, suiteWith({ size: 3, fixed: 9 }));
    expect(second.baseline?.run.sample).toMatchObject({ cases: 3, fixed: { cases: 3 } });
  });

  test("is added to what a rate draws, and what is gone of it is told", async () => {
    const rate = suiteWith({ size: { rate: 0.25 }, fixed: 2 });
    const { first, second } = await twoWeeks(
      traces.filter(({ id }) => id !== idsByU[0]),
      rate,
    );
    expect(second.result.notes).toContain(
      `1 of the 2 cases kept from ${first.result.baseline} are gone. Keep traces longer, or their texts beside the baseline: store.text.`,
    );
    expect(second.baseline?.run.sample).toMatchObject({ fixed: { cases: 1 } });
  });

  test("keeps whole conversations where those are drawn", async () => {
    const talks = traces.map((trace, index) => ({ ...trace, conversation: `talk-${index % 8}` }));
    const facts = ({ conversation }: Trace) => (conversation === undefined ? {} : { conversation });
    const spec = suiteWith({ size: 3, fixed: 2, turns: "all" });
    const { world } = worldOf(talks, facts);
    const first = await record(spec, replayed, world);
    const second = await record(spec, replayed, world);
    expect(second.baseline?.run.cases).toHaveLength(15);
    const fixed = second.baseline?.run.cases.filter(({ part }) => part === "fixed") ?? [];
    const best = ["talk-0", "talk-1", "talk-2", "talk-3", "talk-4", "talk-5", "talk-6", "talk-7"]
      .toSorted((a, b) => (uOf("1", a) > uOf("1", b) ? -1 : 1))
      .slice(0, 2);
    expect([...new Set(fixed.map(({ cluster }) => cluster))].toSorted()).toEqual(best.toSorted());
    expect(first.baseline?.run.cases.length).toBe(15);
  });

  test("is what it was in a check, which asks the baseline's own sample", async () => {
    const { world, second } = await twoWeeks(traces);
    const { drawn: again, latest } = await sampleOfBaseline(suite, world);
    if (again.status !== "drawn") throw new Error(again.incomplete.problem);
    expect(latest?.name.path).toBe(second.result.baseline);
    const facts = ({
      id,
      part = "fresh",
      represents,
    }: Pick<CaseRow, "id"> & { part?: string; represents?: number }) => [id, part, represents];
    expect(again.sample.cases.map(facts)).toEqual(second.baseline?.run.cases.map(facts));
  });
});
