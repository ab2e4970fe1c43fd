import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { braintrustEvents } from "../../../src/formats/braintrust/record.ts";
import { hopOf, traceOf } from "../records.ts";
import { MODEL, PAGE, SCORER, SEARCH, TASK, TOOL } from "./examples.ts";

describe("Braintrust's events", () => {
  const trace = traceOf(braintrustEvents, [PAGE]);

  test("become one trace with its steps in order of time", () => {
    expect(trace.id).toBe("s0");
    expect(trace.stack).toBe("braintrust");
    expect(trace.hops.map(({ kind }) => kind)).toEqual(["retrieval", "assembly", "model", "parse", "tool"]);
    expect(trace.startNs).toBe(1786000000000000000n);
    expect(trace.flaws).toEqual([]);
  });

  test("give a model call its messages, tools, parameters and tokens", () => {
    expect(hopOf(trace, "model")).toMatchObject({
      requestedModel: "gpt-4.1",
      parameters: { temperature: 0.2 },
      input: [
        { role: "system", text: "You help with refunds." },
        { role: "user", text: "May I get my money back?" },
      ],
      output: { text: "", toolCalls: [{ id: "c1", name: "get_order", arguments: '{"id":"B2"}' }] },
      finish: "tool_calls",
      definitions: [{ name: "get_order", parameters: { type: "object" } }],
      usage: { input: 412, output: 9, cachedInput: 8 },
    });
  });

  test("have times in seconds", () => {
    expect(hopOf(trace, "model")).toMatchObject({ startNs: 1786000000100000000n, endNs: 1786000001300000000n });
  });

  test("are a search when the name says so and documents came back", () => {
    expect(hopOf(trace, "retrieval")).toMatchObject({
      query: "refund period",
      documents: [{ id: "d7", text: "Refunds take 30 days.", score: 0.8 }],
    });
  });

  test("give a tool its arguments, its result and its failure", () => {
    expect(hopOf(trace, "tool")).toMatchObject({
      tool: "get_order",
      arguments: '{"id":"B2"}',
      result: '{"bought":"2026-08-01"}',
      status: "error",
      error: { type: "Slow", message: "it took long" },
    });
  });

  test("name the prompt's version and its variables, and carry what metadata stamped", () => {
    expect(trace.versions.prompt).toMatchObject({
      id: "p1@1000196",
      source: "native",
      from: "metadata.prompt.version",
    });
    expect(hopOf(trace, "assembly").variables).toEqual({ tone: "kind" });
    expect(trace.versions.policy).toMatchObject({ id: "p4", source: "native" });
    expect(trace.versions.model).toMatchObject({ id: "gpt-4.1", source: "native", from: "metadata.model" });
  });

  test("spread metadata and tags, and keep what was expected", () => {
    expect(trace.attributes).toMatchObject({
      "channel.name": "web",
      "metadata.channel.name": "web",
      env: "production",
      beta: true,
      expected: "Yes, within 30 days.",
    });
    expect(trace.conversation).toBe("talk-3");
  });

  test("keep scores; only a scorer's own event says that a machine gave one", () => {
    expect([...trace.evaluations].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: "faithful", value: 1, by: "machine" },
      { name: "politeness", value: 0.75, by: "unknown" },
    ]);
    expect(trace.attributes["braintrust.score.politeness"]).toBe(0.75);
  });
});

test("events on lines of their own and rows of a query read the same as a page", () => {
  const page = traceOf(braintrustEvents, [PAGE]);
  expect(traceOf(braintrustEvents, [SCORER, TOOL, MODEL, SEARCH, TASK])).toEqual(page);
  expect(traceOf(braintrustEvents, [{ data: PAGE.events, schema: {}, cursor: null }])).toEqual(page);
});

test("of several rows of one event the newest counts, though its number is beyond what a double holds", () => {
  const newest = { ...TASK, _xact_id: "1000195000000000002", span_attributes: { name: "newest", type: "task" } };
  const middle = { ...TASK, _xact_id: 5, span_attributes: { name: "middle", type: "task" } };
  const record = braintrustEvents.read({ events: [TASK, newest, middle, MODEL], cursor: null });
  expect(record.spans.map(({ name }) => name)).toEqual(["newest", "chat"]);
});

test("of rows in different records the scores of the newest stand last", () => {
  const row = (_xact_id: string, score: number) => ({ ...MODEL, _xact_id, scores: { polite: score } });
  const rows = [row("1000195000000000002", 0), row("1000195000000000001", 1)];
  expect(traceOf(braintrustEvents, rows).evaluations.map(({ value }) => value)).toEqual([1, 0]);
});

test("a text in and a structure out are what was asked and what was answered", () => {
  const trace = traceOf(braintrustEvents, [{ ...MODEL, input: "May I?", output: { ok: true } }]);
  expect(hopOf(trace, "model")).toMatchObject({
    input: [{ role: "user", text: "May I?" }],
    output: { role: "assistant", text: '{"ok":true}' },
  });
});

test("a function that searches nothing is no search", () => {
  const trace = traceOf(braintrustEvents, [{ ...SEARCH, span_attributes: { name: "format", type: "function" } }]);
  expect(trace.hops).toEqual([]);
});

test("an event without ids is counted and its neighbours on the page survive", () => {
  const record = braintrustEvents.read({ events: [{ ...MODEL, span_id: null }, null, [], TOOL], cursor: null });
  expect(record.spans.map(({ spanId }) => spanId)).toEqual(["s3"]);
  expect(record.withoutId).toBe(3);
});

test("an empty page is a record without spans", () => {
  expect(braintrustEvents.recognises({ events: [], cursor: null })).toBe(true);
  expect(braintrustEvents.read({ events: [], cursor: null })).toEqual({ spans: [], logs: [], withoutId: 0 });
});

test("a survey gets the attributes it asked for and nothing else", () => {
  const record = braintrustEvents.read(PAGE, new Set(["env", "expected"]));
  expect(record.spans.map(({ attributes }) => attributes).at(-1)).toEqual({
    env: "production",
    expected: "Yes, within 30 days.",
  });
  expect(record.spans[0]?.attributes).toEqual({});
  expect(record.logs).toEqual([]);
});

test("never throws on JSON made of the format's own words", () => {
  const word = fc.constantFrom(
    ...["id", "_xact_id", "span_id", "root_span_id", "span_parents", "span_attributes", "name", "type", "created"],
    ...["input", "output", "expected", "error", "scores", "metrics", "start", "metadata", "prompt", "variables"],
    ...["tags", "role", "content", "message", "tool_calls", "__proto__", "constructor"],
  );
  const leaf = fc.oneof(fc.constantFrom("llm", "tool", "function", "search", "s0"), fc.jsonValue());
  const { shaped } = fc.letrec((tie) => ({
    shaped: fc.oneof(
      { maxDepth: 7, depthSize: "medium" },
      leaf,
      fc.array(tie("shaped"), { maxLength: 3 }),
      fc.dictionary(word, tie("shaped"), { maxKeys: 6 }),
    ),
  }));
  fc.assert(
    fc.property(shaped, (value) => {
      const named = { span_id: "s9", root_span_id: "s0", ...Object(value) };
      expect(braintrustEvents.read({ events: [named, MODEL], cursor: null }).spans.length).toBeGreaterThanOrEqual(1);
    }),
  );
});
