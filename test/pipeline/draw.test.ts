import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "../../src/domain/digest.ts";
import type { Condition, SampleSpec } from "../../src/domain/suite.ts";
import { createDraw, type Draw, type DrawOptions } from "../../src/pipeline/draw.ts";
import type { SpanFacts } from "../../src/ports.ts";
import { aSampleSpec } from "../builders.ts";

const SAMPLE = aSampleSpec({ size: 3 });

function fact(traceId: string, changes: Partial<SpanFacts> = {}): SpanFacts {
  return { traceId, attributes: {}, error: false, negativeFeedback: false, startNs: null, tail: false, ...changes };
}

function draw(facts: readonly SpanFacts[], sample: Partial<SampleSpec> = {}, options: Partial<DrawOptions> = {}): Draw {
  const drawing = createDraw({ sample: { ...SAMPLE, ...sample }, where: [], ...options });
  for (const one of facts) drawing.add(one);
  return drawing.result();
}

test.each([
  // Reference values, computed by other software.
  ["seed-1", "7d1c0a94e2b84f6390d5c7a1e83b2f46", "8e5351ba870fa9"],
  ["seed-1", "2e9b71c04f5d4a8eb1673a5c90de1f28", "19b89d521e6977"],
  ["seed-2", "7d1c0a94e2b84f6390d5c7a1e83b2f46", "528991169316cd"],
  ["seed-1", "conv_42", "1d5bebf0f7065e"],
  ["seed-1", "conv_43", "852bf3d8cb44a6"],
  ["", "", "6e340b9cffb37a"],
])("orders by the hash of seed %j and id %j", (seed, id, u) => {
  expect(sha256(`${seed}\u0000${id}`).slice(0, 14)).toBe(u);
  // The trace is drawn before every other whose hash is smaller, and after every other whose hash is larger.
  const others = Array.from({ length: 20 }, (_, index) => `other-${index}`);
  const before = others.filter((other) => sha256(`${seed}\u0000${other}`).slice(0, 14) > u).length;
  const facts = [id, ...others].map((traceId) => fact(traceId));
  expect(draw(facts, { seed, size: before }).ids).not.toContain(id);
  expect(draw(facts, { seed, size: before + 1 }).ids).toContain(id);
});

test("draws everything when there is less than asked for", () => {
  expect(draw([fact("b"), fact("a"), fact("a")], { size: 9 })).toEqual({
    ids: ["a", "b"],
    traces: 2,
    strata: [{ name: "all", traces: 2, drawn: 2 }],
    seed: "seed-1",
    leftOut: {},
  });
});

test("draws the largest hashes of very many, exactly", () => {
  const ids = Array.from({ length: 5000 }, (_, index) => `trace-${index}`);
  const byHash = ids.toSorted((a, b) => (sha256(`seed-1\u0000${a}`) < sha256(`seed-1\u0000${b}`) ? 1 : -1));
  const drawn = draw(
    ids.map((id) => fact(id)),
    { size: 700 },
  );
  expect(drawn.ids).toEqual(byHash.slice(0, 700).sort());
});

test("draws nothing from nothing", () => {
  expect(draw([])).toEqual({ ids: [], traces: 0, strata: [], seed: "seed-1", leftOut: {} });
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

const facts = fc.array(
  fc.record({
    traceId: fc.integer({ min: 0, max: 40 }).map((number) => `trace-${number}`),
    attributes: fc.dictionary(fc.constantFrom("intent", "env", "__proto__"), fc.constantFrom("a", "b", "c"), {
      maxKeys: 2,
    }),
    error: fc.boolean(),
    negativeFeedback: fc.boolean(),
    startNs: fc.option(fc.bigInt({ min: 1n, max: 9n })),
    tail: fc.constant(false),
  }),
  { maxLength: 120 },
);
const sample = fc.record({
  size: fc.nat(45),
  stratify: fc.constantFrom("intent", "env"),
  keep: fc.record({ errors: fc.nat(8), negativeFeedback: fc.nat(8) }),
  seed: fc.string(),
});
const where = fc.constantFrom<readonly Condition[]>([], [{ attribute: "env", is: ["a"] }]);

test("the order of spans does not matter", () => {
  const shuffled = facts.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(shuffled, sample, where, ([given, otherwise], spec, conditions) => {
      const options = { where: conditions, since: 3n };
      expect(draw(otherwise, spec, options)).toEqual(draw(given, spec, options));
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

test("draws as many as asked for, or all", () => {
  fc.assert(
    fc.property(facts, sample, (given, spec) => {
      const { ids, traces, strata } = draw(given, spec);
      expect(ids).toHaveLength(Math.min(spec.size, traces));
      expect(strata.reduce((sum, stratum) => sum + stratum.traces, 0)).toBe(traces);
      expect(strata.reduce((sum, stratum) => sum + stratum.drawn, 0)).toBe(ids.length);
    }),
  );
});

test("without strata and quotas the draw of two sources is the draw of their draws", () => {
  fc.assert(
    fc.property(facts, facts, fc.nat(30), (one, two, size) => {
      const drawn = [...draw(one, { size }).ids, ...draw(two, { size }).ids].map((traceId) => fact(traceId));
      expect(draw(drawn, { size }).ids).toEqual(draw([...one, ...two], { size }).ids);
    }),
  );
});
