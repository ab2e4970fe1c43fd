import { describe, expect, test } from "vitest";
import { langfuseObservations } from "../../../src/formats/langfuse/record.ts";
import { readTrace } from "../../../src/formats/spans/read-trace.ts";
import { aGeneration, aScore } from "./observations.ts";

function readOne(value: unknown) {
  expect(langfuseObservations.recognises(value)).toBe(true);
  const { spans } = langfuseObservations.read(value);
  return spans[0] ?? expect.unreachable();
}

function modelHopOf(observation: object) {
  const trace = readTrace([readOne(aGeneration(observation))], []);
  const hop = trace.hops.find(({ kind }) => kind === "model");
  return hop?.kind === "model" ? hop : expect.unreachable();
}

describe("an observation of the API", () => {
  test("is a span with its ids, times and kind as they are written", () => {
    expect(readOne(aGeneration())).toMatchObject({
      traceId: "trace-of-a-return",
      spanId: "o2",
      parentId: "o0",
      name: "answer",
      startNs: 1_786_003_200_300_000_000n,
      endNs: 1_786_003_201_000_000_000n,
      status: "unset",
      attributes: { "langfuse.observation.type": "generation", "langfuse.observation.level": "DEFAULT" },
    });
  });

  test("keeps the fields that carry versions under Langfuse's own names", () => {
    const { attributes } = readOne(aGeneration({ release: "a1b2c3d", version: "3.2.0", sessionId: "c9" }));
    expect(attributes).toMatchObject({
      providedModelName: "gpt-4.1-2025-04-14",
      promptName: "answer",
      promptVersion: 9,
      release: "a1b2c3d",
      version: "3.2.0",
      "langfuse.session.id": "c9",
      "langfuse.environment": "production",
    });
  });

  test("gives its metadata under its own names and behind `metadata.`, whether decoded or text", () => {
    const metadata = { eval_baseline: { version: { policy: "p4" } }, "eval_baseline.version.retrieval": "kb-7" };
    for (const written of [metadata, JSON.stringify(metadata), { eval_baseline: '{"version":{"policy":"p4"}}' }])
      expect(readOne(aGeneration({ metadata: written })).attributes).toMatchObject({
        "eval_baseline.version.policy": "p4",
        "metadata.eval_baseline.version.policy": "p4",
      });
    expect(readOne(aGeneration({ metadata })).attributes).toHaveProperty(["eval_baseline.version.retrieval"], "kb-7");
  });

  test("keeps metadata below a very long name whole, because every value would repeat the name", () => {
    const name = "n".repeat(20_000);
    const values = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`k${index}`, index]));
    const { attributes } = readOne(aGeneration({ metadata: { app: { [name]: values, team: "a" } } }));
    expect(attributes).toMatchObject({ [`app.${name}`]: values, "app.team": "a" });
    expect(Object.keys(attributes).join("").length).toBeLessThan(100_000);
  });

  test("has no name in metadata that could change what an object inherits", () => {
    const metadata: unknown = JSON.parse(
      '{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}',
    );
    const { attributes } = readOne(aGeneration({ metadata }));
    expect(Object.getPrototypeOf(attributes)).toBe(Object.prototype);
    expect("polluted" in {}).toBe(false);
  });

  test("that is the root of the application has no parent, whatever other service called it", () => {
    expect(readOne(aGeneration({ isRootObservation: true, parentObservationId: "gateway" })).parentId).toBeNull();
    expect(readOne(aGeneration({ parentObservationId: "" })).parentId).toBeNull();
  });

  test("failed when its level says so", () => {
    const span = readOne(aGeneration({ level: "ERROR", statusMessage: "429 from the provider" }));
    expect(span).toMatchObject({ status: "error", statusMessage: "429 from the provider" });
    expect(readOne(aGeneration({ level: "WARNING" })).status).toBe("unset");
  });

  test("without an id or without a trace id is counted, and its neighbours on the page are kept", () => {
    const page = { data: [aGeneration(), { type: "SPAN" }, 7, aGeneration({ id: "o3" })], meta: { cursor: "next" } };
    expect(langfuseObservations.recognises(page)).toBe(true);
    const { spans, withoutId } = langfuseObservations.read(page);
    expect(spans.map(({ spanId }) => spanId)).toEqual(["o2", "o3"]);
    expect(withoutId).toBe(2);
  });

  test("of a type that is newer than this program is known by the form that all have", () => {
    expect(langfuseObservations.recognises(aGeneration({ type: "HANDOFF" }))).toBe(true);
    expect(langfuseObservations.recognises({ type: "HANDOFF", id: "x" })).toBe(false);
  });

  test("gives a survey the attributes that it wants, and no content", () => {
    const wanted = new Set(["release", "metadata.tier", "langfuse.trace.name"]);
    const saved = {
      trace: { id: "t", name: "return", scores: [aScore()] },
      observations: [aGeneration({ release: "r1", metadata: { tier: "gold" } })],
    };
    const { spans, logs } = langfuseObservations.read(saved, wanted);
    expect(spans[0]?.attributes).toEqual({ release: "r1", "metadata.tier": "gold" });
    expect(spans[0]?.resource).toEqual({ "langfuse.trace.name": "return" });
    expect(logs).toEqual([]);
  });
});

test("an empty page is a page of Langfuse's", () => {
  const page = { data: [], meta: {} };
  expect(langfuseObservations.recognises(page)).toBe(true);
  expect(langfuseObservations.read(page)).toEqual({ spans: [], logs: [], withoutId: 0 });
});

test.each([
  null,
  7,
  "GENERATION",
  [],
  {},
  { type: "span", attributes: { span_id: "1" } },
  { resourceSpans: [] },
  { id: "r1", run_type: "llm", trace_id: "r0" },
  { data: [{ id: "1", type: "span" }] },
  { data: [] },
  { observations: [] },
  { name: "precision", value: 1, source: "handbook" },
])("does not take %j for its own", (value) => {
  expect(langfuseObservations.recognises(value)).toBe(false);
});

describe("a row of the export", () => {
  const row = {
    id: "o2",
    trace_id: "t1",
    parent_observation_id: "o0",
    type: "GENERATION",
    name: "answer",
    start_time: "2026-08-06 08:00:00.300",
    end_time: "2026-08-06 08:00:01",
    level: "DEFAULT",
    session_id: "c9",
    trace_name: "return",
    prompt_name: "answer",
    prompt_version: 9,
    provided_model_name: "gpt-4.1-2025-04-14",
    model_parameters: '{"temperature":0.2,"max_tokens":-1,"seed":""}',
    usage_details: { input: "412", output: "11", total: "423" },
    input: '[{"role":"user","content":"Where is my order A1?"}]',
    output: '{"role":"assistant","content":""}',
    tool_definitions: {
      get_order: '{"description":"Finds an order","parameters":"{\\"type\\":\\"object\\"}"}',
    },
    tool_calls: ['{"id":"c1","arguments":"{\\"id\\":\\"A1\\"}","type":"function","index":0}'],
    tool_call_names: ["get_order"],
  };

  test("is the same span; times without a zone are UTC, and counts may be text", () => {
    const span = readOne(row);
    expect(span).toMatchObject({
      traceId: "t1",
      parentId: "o0",
      startNs: 1_786_003_200_300_000_000n,
      endNs: 1_786_003_201_000_000_000n,
      attributes: {
        promptName: "answer",
        promptVersion: 9,
        providedModelName: "gpt-4.1-2025-04-14",
        "langfuse.session.id": "c9",
        "langfuse.trace.name": "return",
        "gen_ai.usage.input_tokens": 412,
        "gen_ai.usage.output_tokens": 11,
        "gen_ai.request.temperature": 0.2,
      },
    });
    expect(span.attributes).not.toHaveProperty(["gen_ai.request.max_tokens"]);
    expect(span.attributes).not.toHaveProperty(["gen_ai.request.seed"]);
  });

  test("has the calls with their names, and the definitions of the tools", () => {
    const hop = readTrace([readOne(row)], []).hops.find(({ kind }) => kind === "model");
    expect(hop).toMatchObject({
      input: [{ role: "user", text: "Where is my order A1?" }],
      output: { toolCalls: [{ id: "c1", name: "get_order", arguments: '{"id":"A1"}' }] },
      definitions: [{ name: "get_order", description: "Finds an order", parameters: { type: "object" } }],
    });
  });

  test("whose lists were written as text is read the same", () => {
    const asText = Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, typeof value === "object" ? JSON.stringify(value) : value]),
    );
    expect(readOne(asText)).toEqual(readOne(row));
  });
});

describe("token counts", () => {
  const countsOf = (usageDetails: object) => modelHopOf({ usageDetails }).usage;

  test("of an input that includes the cached tokens stay as they are", () => {
    expect(countsOf({ input: 100, output: 10, total: 110, input_cache_read: 40 })).toEqual({
      input: 100,
      output: 10,
      cachedInput: 40,
    });
  });

  test("of parts that stand beside the input are added up, because the total counts them on top", () => {
    expect(countsOf({ input: 60, output: 7, total: 110, input_cached_tokens: 40, output_reasoning_tokens: 3 })).toEqual(
      { input: 100, output: 10, cachedInput: 40 },
    );
  });

  test("that are all zero were not counted", () => {
    expect(countsOf({ input: 0, output: 0, total: 0 })).toBeUndefined();
    expect(countsOf({})).toBeUndefined();
  });

  test("of older dumps lie in other places", () => {
    const observation = { usageDetails: null, usage: { promptTokens: 5, completionTokens: 2 } };
    expect(modelHopOf(observation).usage).toEqual({ input: 5, output: 2 });
    expect(modelHopOf({ usageDetails: null, inputUsage: 5, outputUsage: 2 }).usage).toEqual({ input: 5, output: 2 });
  });

  test("that the instrumentation wrote win over those that Langfuse may have estimated", () => {
    const attributes = { "gen_ai.usage.input_tokens": "412", "gen_ai.usage.output_tokens": "11" };
    expect(modelHopOf({ metadata: { attributes }, usageDetails: { input: 9, output: 1 } }).usage).toEqual({
      input: 412,
      output: 11,
    });
  });
});

describe("an observation that was made of an OpenTelemetry span", () => {
  const metadata = {
    attributes: {
      "gen_ai.operation.name": "chat",
      "gen_ai.request.model": "gpt-4.1",
      "gen_ai.request.temperature": "0.2",
      "gen_ai.input.messages": '[{"role":"user","parts":[{"type":"text","content":"an older copy"}]}]',
      "app.policy.version": "p4",
    },
    resourceAttributes: { "service.name": "support-desk", "service.version": "3.2.0" },
    scope: { name: "shop.rag", version: "1.0.0", attributes: {} },
  };

  test("has the span's attributes, its resource and who wrote it", () => {
    const span = readOne(aGeneration({ metadata }));
    expect(span.attributes).toMatchObject({ "app.policy.version": "p4", "gen_ai.request.model": "gpt-4.1" });
    expect(span.resource).toEqual({
      "service.name": "support-desk",
      "service.version": "3.2.0",
      "otel.scope.name": "shop.rag",
      "otel.scope.version": "1.0.0",
    });
    expect(span.attributes).not.toHaveProperty(["metadata.scope.name"]);
  });

  test("has the content that Langfuse moved to its own fields", () => {
    const hop = modelHopOf({ metadata, modelParameters: { temperature: 0.2 } });
    expect(hop.input).toEqual([{ role: "user", text: "Can I send it back?" }]);
    expect(hop.requestedModel).toBe("gpt-4.1");
    expect(hop.parameters).toEqual({ temperature: 0.2 });
  });

  test("keeps flattened messages where Langfuse's own input is no conversation", () => {
    const flattened = { attributes: { "llm.input_messages.0.message.role": "user" } };
    const { attributes } = readOne(aGeneration({ metadata: flattened, input: { messages: ["role='user'"] } }));
    expect(attributes).not.toHaveProperty(["gen_ai.input.messages"]);
    expect(attributes).toHaveProperty(["llm.input_messages.0.message.role"], "user");
  });

  test("was truncated when some of it ends in its middle", () => {
    const cut = JSON.stringify(metadata.attributes).slice(0, 199);
    expect(readOne(aGeneration({ metadata: { attributes: cut } })).truncated).toBe(true);
    expect(readOne(aGeneration({ metadata: { note: '{"a":"x' } })).truncated).toBeUndefined();
    const input = readOne(aGeneration({ input: '[{"role":"user","content":"Can I se' }));
    expect(input.truncated).toBe(true);
    expect(input.attributes).not.toHaveProperty(["gen_ai.input.messages"]);
  });
});

describe("a tool's execution", () => {
  const toolOf = (observation: object) => {
    const span = readOne({ id: "o5", traceId: "t1", type: "SPAN", name: "get_order", ...observation });
    const hop = readTrace([span], []).hops[0];
    return hop?.kind === "tool" ? hop : undefined;
  };

  test("has its arguments and its result", () => {
    expect(toolOf({ type: "TOOL", input: '{"id":"A1"}', output: '"shipped"' })).toMatchObject({
      tool: "get_order",
      arguments: '{"id":"A1"}',
      result: "shipped",
    });
  });

  test("typed SPAN is known by the names of its original", () => {
    const attributes = { "tool.name": "get_order", "openinference.span.kind": "TOOL" };
    expect(toolOf({ metadata: { attributes }, input: { id: "A1" }, output: "shipped" })).toMatchObject({
      tool: "get_order",
      arguments: '{"id":"A1"}',
      result: "shipped",
    });
    const call = { "gen_ai.tool.name": "get_order", "gen_ai.tool.call.id": "c1" };
    expect(toolOf({ name: "tool.get_order", metadata: { attributes: call }, input: { id: "A1" } })).toMatchObject({
      tool: "get_order",
      callId: "c1",
    });
  });

  test("by LangGraph is known by its answer; its arguments are those recorded beside their Python text", () => {
    const observation = {
      metadata: { langgraph_node: "tools", inputs: { id: "A1" } },
      input: "{'id': 'A1'}",
      output: { type: "tool", content: "shipped", tool_call_id: "c1", name: "get_order" },
    };
    const expected = { tool: "get_order", callId: "c1", arguments: '{"id":"A1"}', result: "shipped" };
    expect(toolOf(observation)).toMatchObject(expected);
    expect(toolOf({ ...observation, metadata: { inputs: { id: "A1" } } })).toMatchObject(expected);
  });

  test("by LangGraph is known by the node it is in, but for the node itself and its edges", () => {
    const metadata = { langgraph_node: "tools" };
    expect(toolOf({ metadata, input: "{'id': 'A1'}", output: "shipped" })).toMatchObject({ arguments: "{'id': 'A1'}" });
    expect(toolOf({ metadata, name: "tools", input: "x" })).toBeUndefined();
    expect(toolOf({ metadata, name: "route", input: { messages: [] }, output: "end" })).toBeUndefined();
  });

  test("leaves room for the original's result where Langfuse stored an empty one", () => {
    const attributes = { "output.value": '{"state":"shipped"}' };
    const span = readOne({
      id: "o5",
      traceId: "t1",
      type: "TOOL",
      name: "get_order",
      output: {},
      metadata: { attributes },
    });
    expect(span.attributes).not.toHaveProperty(["gen_ai.tool.call.result"]);
  });
});

describe("a search", () => {
  const searchOf = (observation: object) => {
    const hop = readTrace([readOne({ id: "o1", traceId: "t1", type: "RETRIEVER", name: "search", ...observation })], [])
      .hops[0];
    return hop?.kind === "retrieval" ? hop : expect.unreachable();
  };

  test("has its query and its documents in order", () => {
    const output = '[{"id":"d7","score":0.83,"text":"Returns are accepted for 30 days."},{"id":"d2","text":"Shops"}]';
    expect(searchOf({ input: '"return period"', output })).toMatchObject({
      query: "return period",
      documents: [
        { id: "d7", score: 0.83, text: "Returns are accepted for 30 days." },
        { id: "d2", text: "Shops" },
      ],
    });
  });

  test("that found nothing has no documents, which is not the same as none recorded", () => {
    expect(searchOf({ input: "x", output: "[]" }).documents).toEqual([]);
    expect(searchOf({ input: "x", output: null }).documents).toBeUndefined();
  });

  test("by embedding has a query and no documents", () => {
    const hop = searchOf({ type: "EMBEDDING", input: "return period", output: "[0.1,0.2]" });
    expect(hop.query).toBe("return period");
    expect(hop.documents).toBeUndefined();
  });
});

describe("a saved trace of the API's first version", () => {
  const saved = {
    trace: {
      id: "t1",
      name: "return",
      release: "a1b2c3d",
      version: "1.0.0",
      sessionId: "c9",
      tags: ["web"],
      metadata: '{"tier":"gold","attributes":{"input.value":"a copy"}}',
      scores: [
        aScore({ traceId: undefined }),
        aScore({ name: "tone", source: "EVAL", value: 0.4, observationId: "o2" }),
      ],
    },
    observations: [aGeneration({ traceId: null, model: "gpt-4.1", providedModelName: undefined, version: "2.0.0" })],
  };

  test("gives what is known of the trace to all of its observations, whose own values win", () => {
    const { spans } = langfuseObservations.read(saved);
    expect(spans[0]).toMatchObject({
      traceId: "t1",
      attributes: { providedModelName: "gpt-4.1", version: "2.0.0" },
      resource: {
        release: "a1b2c3d",
        version: "1.0.0",
        "langfuse.session.id": "c9",
        tier: "gold",
        "metadata.tier": "gold",
      },
    });
    expect(spans[0]?.resource).not.toHaveProperty(["input.value"]);
  });

  test("may be the trace itself, with its observations in it", () => {
    const { trace, observations } = saved;
    expect(langfuseObservations.recognises({ ...trace, observations })).toBe(true);
    expect(langfuseObservations.read({ ...trace, observations })).toEqual(langfuseObservations.read(saved));
  });

  test("has the scores as evaluations, people's apart from machines', and as attributes", () => {
    const { spans, logs } = langfuseObservations.read(saved);
    const [first, ...rest] = spans;
    expect(readTrace([first ?? expect.unreachable(), ...rest], logs).evaluations).toEqual([
      { name: "helpful", value: 1, by: "human" },
      { name: "tone", value: 0.4, by: "machine" },
    ]);
    expect(logs.map(({ spanId }) => spanId)).toEqual([null, "o2"]);
    expect(first?.resource).toMatchObject({ "langfuse.score.helpful": 1, "langfuse.score.tone": 0.4 });
  });
});

describe("a score by itself", () => {
  const logOf = (score: object) => langfuseObservations.read(score).logs[0];

  test("is an evaluation of its trace, from the API, the export or a page of scores", () => {
    expect(langfuseObservations.recognises(aScore())).toBe(true);
    expect(logOf(aScore())).toMatchObject({ traceId: "t1", spanId: null });
    const row = {
      id: "s1",
      trace_id: "t1",
      observation_id: "o2",
      name: "helpful",
      source: "ANNOTATION",
      data_type: "CATEGORICAL",
      value: 1,
      string_value: "yes",
    };
    expect(logOf(row)).toMatchObject({ spanId: "o2", attributes: { "gen_ai.evaluation.score.label": "yes" } });
    expect(logOf(row)?.attributes).not.toHaveProperty(["gen_ai.evaluation.score.value"]);
    expect(langfuseObservations.read({ data: [aScore(), aScore()], meta: {} }).logs).toHaveLength(2);
  });

  test("of the API's third version has one value of any type, and a subject", () => {
    const score = { id: "s1", name: "solved", source: "API", dataType: "BOOLEAN", value: true };
    expect(logOf({ ...score, subject: { kind: "trace", id: "t1" } })).toMatchObject({
      traceId: "t1",
      spanId: null,
      attributes: { "gen_ai.evaluation.score.value": 1, "eval_baseline.evaluation.by": "human" },
    });
    expect(logOf({ ...score, subject: { kind: "observation", id: "o2", traceId: "t1" } })).toMatchObject({
      traceId: "t1",
      spanId: "o2",
    });
  });

  test("stands after those that were given before it, whichever comes first on the page", () => {
    const given = (value: number, timestamp: string) => ({ ...aScore(), value, timestamp });
    const page = { data: [given(0, "2026-08-06T09:00:00Z"), given(1, "2026-08-06T08:00:00Z")], meta: {} };
    const { logs } = langfuseObservations.read(page);
    const { evaluations } = readTrace([readOne(aGeneration())], logs);
    expect(evaluations.map(({ value }) => value)).toEqual([1, 0]);
  });

  test("of a whole session is about no single trace", () => {
    const score = { id: "s1", name: "solved", source: "API", dataType: "NUMERIC", value: 1 };
    const { logs, withoutId } = langfuseObservations.read({ ...score, subject: { kind: "session", id: "c9" } });
    expect(logs).toEqual([]);
    expect(withoutId).toBe(0);
  });
});
