import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Condition, SampleSpec } from "../../src/domain/suite.ts";
import { leastU, uOf } from "../../src/pipeline/draw/u.ts";
import { createDraw, type Draw, type Drawing, type DrawOptions, merge } from "../../src/pipeline/draw.ts";
import type { SpanFacts } from "../../src/ports.ts";
import { aSampleSpec } from "../builders.ts";

const SAMPLE = aSampleSpec({ size: 3 });

function fact(traceId: string, changes: Partial<SpanFacts> = {}): SpanFacts {
  return { traceId, attributes: {}, error: false, negativeFeedback: false, startNs: null, tail: false, ...changes };
}

function drawingOf(
  facts: readonly SpanFacts[],
  sample: Partial<SampleSpec> = {},
  options: Partial<DrawOptions> = {},
): Drawing {
  const drawing = createDraw({ sample: { ...SAMPLE, ...sample }, where: [], ...options });
  for (const one of facts) drawing.add(one);
  return drawing;
}

function draw(facts: readonly SpanFacts[], sample: Partial<SampleSpec> = {}, options: Partial<DrawOptions> = {}): Draw {
  return drawingOf(facts, sample, options).result();
}

/** Trace ids, the largest u first. */
function byU(ids: readonly string[], seed = "seed-1"): readonly string[] {
  return ids.toSorted((a, b) => (uOf(seed, a) > uOf(seed, b) ? -1 : 1));
}

test.each([
  ["seed-1", "7d1c0a94e2b84f6390d5c7a1e83b2f46"],
  ["seed-2", "conv_42"],
  ["", ""],
])("orders by u of seed %j and id %j", (seed, id) => {
  // The trace is drawn before every other whose u is smaller, and after every other whose u is larger.
  const others = Array.from({ length: 20 }, (_, index) => `other-${index}`);
  const before = others.filter((other) => uOf(seed, other) > uOf(seed, id)).length;
  const facts = [id, ...others].map((traceId) => fact(traceId));
  expect(draw(facts, { seed, size: before }).ids).not.toContain(id);
  expect(draw(facts, { seed, size: before + 1 }).ids).toContain(id);
});

test("draws everything when there is less than asked for", () => {
  expect(draw([fact("b"), fact("a"), fact("a")], { size: 9 })).toMatchObject({
    ids: ["a", "b"],
    reserve: [],
    traces: 2,
    strata: [{ name: "all", traces: 2, drawn: 2 }],
    seed: "seed-1",
    leftOut: {},
  });
});

test("draws the largest hashes of very many, exactly", () => {
  const ids = Array.from({ length: 5000 }, (_, index) => `trace-${index}`);
  const drawn = draw(
    ids.map((id) => fact(id)),
    { size: 700 },
  );
  expect(drawn.ids).toEqual(byU(ids).slice(0, 700).toSorted());
  expect(drawn).not.toHaveProperty("estimated");
});

test("draws nothing from nothing", () => {
  expect(draw([])).toEqual({
    ids: [],
    units: [],
    reserve: [],
    kinds: new Map(),
    traces: 0,
    strata: [],
    seed: "seed-1",
    leftOut: {},
  });
});

test("asks for the attributes it filters and stratifies by, each once", () => {
  const sample = { ...SAMPLE, stratify: "app.intent" };
  expect(
    createDraw({
      sample,
      where: [
        { attribute: "env", is: ["production"] },
        { attribute: "app.intent", is: ["x"] },
      ],
    }).attributes,
  ).toEqual(["env", "app.intent"]);
});

test("a trace fits when its spans together meet every condition", () => {
  const facts = [
    fact("both", { attributes: { env: "production" } }),
    fact("both", { attributes: { tier: "gold", env: "internal" } }),
    fact("one", { attributes: { env: "production" } }),
    fact("other", { attributes: { env: "staging", tier: "gold" } }),
  ];
  const { ids, traces } = draw(
    facts,
    {},
    {
      where: [
        { attribute: "env", is: ["production"] },
        { attribute: "tier", is: ["gold"] },
      ],
    },
  );
  expect([ids, traces]).toEqual([["both"], 1]);
});

test("a condition takes any of several values, or rules values out on every span", () => {
  const facts = [
    fact("gold", { attributes: { tier: "gold" } }),
    fact("gold", { attributes: { kind: "real" } }),
    fact("silver", { attributes: { tier: "silver" } }),
    fact("bronze", { attributes: { tier: "bronze" } }),
    fact("test", { attributes: { tier: "gold", kind: "test" } }),
    fact("test", { attributes: { kind: "real" } }),
    fact("probe", { attributes: { tier: "gold" } }),
    fact("probe", { attributes: { kind: "probe" } }),
  ];
  const where: readonly Condition[] = [
    { attribute: "tier", is: ["gold", "silver"] },
    { attribute: "kind", isNot: ["test", "probe"] },
  ];
  expect(draw(facts, { size: 9 }, { where }).ids).toEqual(["gold", "silver"]);
  expect(draw(facts, { size: 9 }, { where: where.slice(1) }).ids).toEqual(["bronze", "gold", "silver"]);
});

test("a trace is in the window when its earliest span is; without times it is out and counted", () => {
  const facts = [
    fact("early", { startNs: 99n }),
    fact("early", { startNs: 200n }),
    fact("on time", { startNs: 300n }),
    fact("on time", { startNs: 100n }),
    fact("on time"),
    fact("timeless"),
  ];
  const { ids, traces, leftOut } = draw(facts, {}, { since: 100n });
  expect({ ids, traces, leftOut }).toEqual({ ids: ["on time"], traces: 1, leftOut: { "no start time": 1 } });
  expect(draw(facts).ids).toEqual(["early", "on time", "timeless"]);
});

test("keeps errors and negative feedback first, then fills up with the rest", () => {
  const many = Array.from({ length: 200 }, (_, index) => fact(`t${index}`));
  const errors = [fact("t1", { error: true }), fact("t2", { error: true }), fact("t3", { error: true })];
  const negative = [fact("t3", { negativeFeedback: true }), fact("t4", { negativeFeedback: true })];
  const { ids } = draw([...many, ...errors, ...negative], { size: 6, keep: { errors: 3, negativeFeedback: 2 } });
  expect(ids).toHaveLength(6);
  expect(ids).toEqual(expect.arrayContaining(["t1", "t2", "t3", "t4"]));
});

test("draws each stratum in proportion, at least one, and reports it", () => {
  const facts = Array.from({ length: 100 }, (_, index) =>
    fact(`t${index}`, { attributes: index < 79 ? { intent: "often" } : index < 99 ? { intent: "seldom" } : {} }),
  );
  expect(draw(facts, { size: 10, stratify: "intent" }).strata).toEqual([
    { name: "(none)", traces: 1, drawn: 1 },
    { name: "often", traces: 79, drawn: 7 },
    { name: "seldom", traces: 20, drawn: 2 },
  ]);
});

test("the earliest span names a trace's stratum", () => {
  const facts = [
    fact("t", { attributes: { intent: "later" }, startNs: 2n }),
    fact("t", { attributes: { intent: "first" }, startNs: 1n }),
    fact("t", { attributes: { intent: "timeless" } }),
  ];
  expect(draw(facts, { stratify: "intent" }).strata.map(({ name }) => name)).toEqual(["first"]);
});

describe("a rate", () => {
  const ids = Array.from({ length: 400 }, (_, index) => `trace-${index}`);

  test("draws every trace whose u is large enough, and no other", () => {
    const { ids: drawn, strata } = draw(
      ids.map((id) => fact(id)),
      { size: { rate: 0.25 } },
    );
    expect(drawn).toEqual(ids.filter((id) => uOf("seed-1", id) >= leastU(0.25)).toSorted());
    expect(strata).toEqual([{ name: "all", traces: 400, drawn: drawn.length }]);
  });

  test("keeps quotas too", () => {
    const last = byU(ids).at(-1) ?? "";
    const facts = ids.map((id) => fact(id, { error: id === last }));
    expect(draw(facts, { size: { rate: 0.01 }, keep: { errors: 1, negativeFeedback: 0 } }).ids).toContain(last);
  });

  test("that asks for more than is known says how many are out of reach", () => {
    const drawn = draw(
      ids.map((id) => fact(id)),
      { size: { rate: 0.5 } },
      { capacity: 100 },
    );
    expect(drawn.ids).toHaveLength(100);
    expect(drawn.leftOut["more than can be drawn"]).toBeGreaterThan(70);
    expect(drawn.leftOut["more than can be drawn"]).toBeLessThan(130);
  });
});

describe("conversations", () => {
  const talk = (id: string, conversation: string, changes: Partial<SpanFacts> = {}) =>
    fact(id, { conversation, ...changes });
  const facts = ["a1", "a2", "a3", "b1", "b2", "c1"].map((id) => talk(id, `talk-${id[0]}`));

  test("give one trace each, the one with the largest u, and lone traces count as their own", () => {
    const all = [...facts, fact("lone"), fact("a1")];
    const best = (ids: readonly string[]) => byU(ids)[0] ?? "";
    expect(draw(all, { size: 9, turns: "one" }).ids).toEqual(
      [best(["a1", "a2", "a3"]), best(["b1", "b2"]), "c1", "lone"].toSorted(),
    );
    expect(draw(all, { size: 9, turns: "one" }).strata).toEqual([{ name: "all", traces: 7, drawn: 4 }]);
  });

  test("give the trace that a quota reaches for before one with a larger u", () => {
    const last = byU(["a1", "a2", "a3"]).at(-1) ?? "";
    const all = [...facts, talk(last, "talk-a", { error: true })];
    const { ids } = draw(all, { size: 3, turns: "one", keep: { errors: 1, negativeFeedback: 0 } });
    expect(ids.filter((id) => id.startsWith("a"))).toEqual([last]);
  });

  test("are drawn whole, by u of the conversation, and the size counts them", () => {
    const [first = "", second = ""] = byU(["talk-a", "talk-b", "talk-c", "lone"]);
    const { units, strata, ids } = draw([...facts, fact("lone")], { size: 2, turns: "all" });
    const tracesOf = (name: string) => (name === "lone" ? ["lone"] : ids.filter((id) => id[0] === name.at(-1)));
    expect(units.map((unit) => unit.ids)).toEqual([tracesOf(first), tracesOf(second)]);
    expect(strata).toEqual([{ name: "all", traces: 4, drawn: 2 }]);
  });

  test("have those of their traces that fit, and the stratum of the first", () => {
    const all = [
      talk("late", "talk", { startNs: 9n, attributes: { env: "live", intent: "refund" } }),
      talk("early", "talk", { startNs: 5n, attributes: { env: "live", intent: "order" } }),
      talk("test", "talk", { startNs: 1n, attributes: { env: "test", intent: "none" } }),
      talk("timeless", "talk", { attributes: { env: "live", intent: "other" } }),
    ];
    const where = [{ attribute: "env", is: ["live"] }];
    const { ids, strata, traces } = draw(all, { size: 1, turns: "all", stratify: "intent" }, { where });
    expect({ ids, strata, traces }).toEqual({
      ids: ["early", "late", "timeless"],
      strata: [{ name: "order", traces: 1, drawn: 1 }],
      traces: 3,
    });
  });

  test("are named by any span of a trace", () => {
    const spans = [fact("a1"), talk("a1", "talk"), fact("a2"), talk("a2", "talk"), fact("a2")];
    expect(draw(spans, { size: 1, turns: "all" }).ids).toEqual(["a1", "a2"]);
  });
});

describe("tail-sampled traces", () => {
  const facts = Array.from({ length: 40 }, (_, index) =>
    fact(`t${index}`, { attributes: { intent: index % 2 === 0 ? "order" : "refund" }, tail: index < 4 }),
  );

  test("form strata of their own", () => {
    expect(draw(facts, { size: 10, stratify: "intent" }).strata).toEqual([
      { name: "order", traces: 18, drawn: 4 },
      { name: "order, tail-sampled", traces: 2, drawn: 1 },
      { name: "refund", traces: 18, drawn: 4 },
      { name: "refund, tail-sampled", traces: 2, drawn: 1 },
    ]);
  });

  test("do so without strata too, and only when there are any", () => {
    expect(draw(facts).strata.map(({ name }) => name)).toEqual(["all", "all, tail-sampled"]);
    expect(draw(facts.slice(4)).strata.map(({ name }) => name)).toEqual(["all"]);
  });
});

describe("the reserve", () => {
  const ids = Array.from({ length: 30 }, (_, index) => `t${index}`);
  const facts = ids.map((id) => fact(id));
  const idsOf = (units: Draw["units"]) => units.flatMap((unit) => unit.ids);

  test("has as many again as are drawn, next in order, where near-duplicates are to be dropped", () => {
    const { units, reserve } = draw(facts, { size: 5, nearDuplicates: false });
    expect(idsOf(units)).toEqual(byU(ids).slice(0, 5));
    expect(idsOf(reserve)).toEqual(byU(ids).slice(5, 10));
    expect(draw(facts, { size: 5 }).reserve).toEqual([]);
  });

  test("has the next of a rate too", () => {
    const { units, reserve } = draw(facts, { size: { rate: 0.2 }, nearDuplicates: false });
    const from = (rate: number) => byU(ids.filter((id) => uOf("seed-1", id) >= leastU(rate)));
    expect(idsOf(units)).toEqual(from(0.2));
    expect(idsOf(reserve)).toEqual(from(0.4).slice(units.length));
  });

  test("has a place for each fixed unit, and the fixed ones are not drawn again", () => {
    const [first = "", second = "", ...others] = byU(ids);
    const { units, reserve } = drawingOf(facts, { size: 5 }).result([[first], [second], ["gone"]]);
    expect(idsOf(units)).toEqual(others.slice(0, 2));
    expect(idsOf(reserve)).toEqual(others.slice(2, 5));
  });

  test("has nothing of a conversation that is fixed", () => {
    const talk = ["a", "b"].map((id) => fact(id, { conversation: "talk" }));
    expect(drawingOf([...talk, fact("c")], { size: 3, turns: "one" }).result([["a"]]).ids).toEqual(["c"]);
    expect(drawingOf([...talk, fact("c")], { size: 3, turns: "all" }).result([["b"]]).ids).toEqual(["c"]);
  });
});

test("counts units of a kind apart where a quota reaches for them", () => {
  const facts = Array.from({ length: 20 }, (_, index) =>
    fact(`t${index}`, { error: index < 3, negativeFeedback: index < 7 }),
  );
  const sizes = (keep: SampleSpec["keep"]) => [...draw(facts, { keep }).kinds.values()].toSorted((a, b) => a - b);
  expect(sizes({ errors: 0, negativeFeedback: 0 })).toEqual([20]);
  expect(sizes({ errors: 1, negativeFeedback: 0 })).toEqual([3, 17]);
  expect(sizes({ errors: 1, negativeFeedback: 1 })).toEqual([3, 4, 13]);
});

describe("more traces than are known one by one", () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => `trace-${index}`);
  const facts = ids.map((id, index) => fact(id, { attributes: { intent: index % 4 === 0 ? "seldom" : "often" } }));

  test("are drawn from as if all were known", () => {
    const few = draw(facts, { size: 50 }, { capacity: 1000 });
    expect(few.ids).toEqual(draw(facts, { size: 50 }).ids);
    expect(few.ids).toEqual(byU(ids).slice(0, 50).toSorted());
  });

  test("are estimated in number, and said to be", () => {
    const { traces, estimated, strata, kinds } = draw(facts, { size: 50, stratify: "intent" }, { capacity: 1000 });
    expect(estimated).toBe(true);
    // One standard error is 1/√1000 of the number; five of them are as good as never.
    expect(Math.abs(traces - 20_000)).toBeLessThan(3200);
    expect(strata.map(({ estimated: about, name }) => [name, about])).toEqual([
      ["often", true],
      ["seldom", true],
    ]);
    expect(Math.abs((strata[1]?.traces ?? 0) - 5000)).toBeLessThan(1600);
    expect([...kinds.values()].reduce((a, b) => a + b, 0)).toBeCloseTo(traces, -1);
  });

  test("are estimated without a lean to either side", () => {
    const estimates = Array.from(
      { length: 60 },
      (_, seed) => draw(facts.slice(0, 2000), { seed: String(seed) }, { capacity: 50 }).traces,
    );
    const mean = estimates.reduce((sum, estimate) => sum + estimate, 0) / estimates.length;
    // The mean of 60 has a standard error of 2000/√50/√60 ≈ 37.
    expect(Math.abs(mean - 2000)).toBeLessThan(150);
  });

  test("hold no more than their capacity, in whatever order they come", () => {
    for (const order of [ids, ids.toReversed(), byU(ids), byU(ids).toReversed()]) {
      const drawing = drawingOf(
        order.map((id) => fact(id)),
        {},
        { capacity: 100 },
      );
      expect(
        drawing.kept
          .settled()
          .traces.map(({ id }) => id)
          .toSorted(),
      ).toEqual(byU(ids).slice(0, 100).toSorted());
    }
  });
});

const facts = fc.array(
  fc.record(
    {
      traceId: fc.integer({ min: 0, max: 40 }).map((number) => `trace-${number}`),
      attributes: fc.dictionary(fc.constantFrom("intent", "env", "__proto__"), fc.constantFrom("a", "b", "c"), {
        maxKeys: 2,
      }),
      error: fc.boolean(),
      negativeFeedback: fc.boolean(),
      startNs: fc.option(fc.bigInt({ min: 1n, max: 9n })),
      tail: fc.boolean(),
      conversation: fc.constantFrom("talk-1", "talk-2", "talk-3"),
    },
    { requiredKeys: ["traceId", "attributes", "error", "negativeFeedback", "startNs", "tail"] },
  ),
  { maxLength: 120 },
);
const sample = fc.record({
  size: fc.nat(45),
  stratify: fc.constantFrom("intent", "env"),
  turns: fc.constantFrom("any", "one", "all"),
  keep: fc.record({ errors: fc.nat(8), negativeFeedback: fc.nat(8) }),
  seed: fc.string(),
});
const size = fc.oneof(fc.nat(45), fc.record({ rate: fc.double({ min: 0, max: 1, noNaN: true }) }));
const capacity = fc.constantFrom(1, 5, 20, 1000);
const where = fc.constantFrom<readonly Condition[]>(
  [],
  [{ attribute: "env", is: ["a"] }],
  [{ attribute: "env", isNot: ["a", "b"] }],
);

test("the order of spans does not matter, nor how often one comes", () => {
  const shuffled = facts.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: 2 * list.length })),
  );
  fc.assert(
    fc.property(shuffled, sample, size, where, capacity, ([given, otherwise], spec, sizeOrRate, conditions, limit) => {
      const options = { where: conditions, since: 3n, capacity: limit };
      const whole = { ...spec, size: sizeOrRate };
      expect(draw(otherwise, whole, options)).toEqual(draw(given, whole, options));
    }),
  );
});

test("the draw of a union is the draw of its merged parts, whatever lies where", () => {
  const sharded = facts.chain((list) =>
    fc.tuple(fc.constant(list), fc.array(fc.nat(3), { minLength: list.length, maxLength: list.length })),
  );
  fc.assert(
    fc.property(sharded, sample, size, where, capacity, ([all, shardOf], spec, sizeOrRate, conditions, limit) => {
      const options = { where: conditions, since: 3n, capacity: limit };
      const whole = { ...spec, size: sizeOrRate };
      const shard = (number: number) =>
        drawingOf(
          all.filter((_, index) => shardOf[index] === number),
          whole,
          options,
        );
      const merged = merge([shard(0), shard(1), shard(2), shard(3)]);
      expect(merged.result([["trace-7"]])).toEqual(drawingOf(all, whole, options).result([["trace-7"]]));
      expect(merge([merge([shard(3), shard(1)]), merge([shard(0), shard(2)])]).result()).toEqual(merged.result());
    }),
  );
});

test("a smaller draw is a part of a larger one, with strata and quotas too", () => {
  fc.assert(
    fc.property(facts, sample, fc.nat(10), (given, spec, more) => {
      const larger = draw(given, { ...spec, size: spec.size + more }).ids;
      expect(larger).toEqual(expect.arrayContaining([...draw(given, spec).ids]));
    }),
  );
});

test("a smaller rate draws a part of what a larger one does", () => {
  const rates = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(facts, sample, rates, (given, spec, [one, other]) => {
      const larger = draw(given, { ...spec, size: { rate: Math.max(one, other) } }).ids;
      const smaller = draw(given, { ...spec, size: { rate: Math.min(one, other) } }).ids;
      expect(larger).toEqual(expect.arrayContaining([...smaller]));
    }),
  );
});

test("draws as many as asked for, or all", () => {
  fc.assert(
    fc.property(facts, sample, (given, spec) => {
      const { units, traces, strata, ids } = draw(given, spec);
      const there = new Set(given.map(({ traceId }) => traceId)).size;
      if (spec.turns === "any") expect(ids).toHaveLength(Math.min(spec.size, there));
      expect(units.length).toBeLessThanOrEqual(spec.size);
      expect(traces).toBe(there);
      expect(strata.reduce((sum, stratum) => sum + stratum.drawn, 0)).toBe(units.length);
      if (spec.turns !== "all") expect(strata.reduce((sum, stratum) => sum + stratum.traces, 0)).toBe(traces);
    }),
  );
});

test("without strata and quotas the draw of two sources is the draw of their draws", () => {
  fc.assert(
    fc.property(facts, facts, fc.nat(30), (one, two, size) => {
      const untailed = (list: readonly SpanFacts[]) => list.map((each) => ({ ...each, tail: false }));
      const drawn = [...draw(untailed(one), { size }).ids, ...draw(untailed(two), { size }).ids];
      expect(
        draw(
          drawn.map((traceId) => fact(traceId)),
          { size },
        ).ids,
      ).toEqual(draw(untailed([...one, ...two]), { size }).ids);
    }),
  );
});

test("a trace that can no longer be drawn does not matter any more, and one that can still does", () => {
  const drawing = createDraw({ sample: aSampleSpec({ size: 2 }), where: [], capacity: 4 });
  const ids = Array.from({ length: 200 }, (_, index) => `trace-${index}`);
  for (const id of ids) if (drawing.matters(id)) drawing.add(fact(id));
  const drawn = drawing.result().ids;
  expect(drawn.every((id) => drawing.matters(id))).toBe(true);
  expect(ids.filter((id) => drawing.matters(id)).length).toBeLessThan(10);
  expect(drawn).toEqual(
    draw(
      ids.map((id) => fact(id)),
      { size: 2 },
    ).ids,
  );
});
