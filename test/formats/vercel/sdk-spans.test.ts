import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Trace } from "../../../src/domain/trace.ts";
import { readTrace } from "../../../src/formats/spans/read-trace.ts";
import { sdkSpans } from "../../../src/formats/vercel/sdk-spans.ts";

const TRACE = "7d1c0a94e2b84f6390d5c7a1e83b2f46";

type Attributes = { readonly [name: string]: unknown };

/** A span as an exporter of one's own prints it. */
function printed(attributes: Attributes, changes: object = {}): unknown {
  return {
    name: "ai.generateText.doGenerate",
    spanContext: { traceId: TRACE, spanId: "a1f3c27e5b9d0488" },
    startTime: [1786000000, 100000000],
    endTime: [1786000001, 300000000],
    status: { code: 0 },
    attributes: { "ai.operationId": "ai.generateText.doGenerate", "ai.model.id": "gpt-4.1", ...attributes },
    events: [],
    ...changes,
  };
}

function traceOf(...values: readonly unknown[]): Trace {
  const [first, ...others] = values.flatMap((value) => sdkSpans.read(value).spans);
  if (first === undefined) throw new Error("no span was read");
  return readTrace([first, ...others], []);
}

describe("a span as the SDK holds it", () => {
  test("is read with ids, times, parent, status, instrumentation and events", () => {
    const value = printed(
      { "ai.prompt.tools": ['{"name":"f"}'] },
      {
        spanContext: { traceId: TRACE.toUpperCase(), spanId: "A1F3C27E5B9D0488", traceState: "ot=th:c" },
        parentSpanContext: { traceId: TRACE, spanId: "a1f3c27e5b9d0486" },
        status: { code: 2, message: "429" },
        resource: { attributes: { "service.name": "shop-bot" } },
        instrumentationScope: { name: "ai", version: "6.0" },
        events: [
          {
            name: "ai.stream.firstChunk",
            time: [1786000000, 200000000],
            attributes: { "ai.response.msToFirstChunk": 100 },
          },
        ],
        droppedAttributesCount: 1,
      },
    );
    expect(sdkSpans.recognises(value)).toBe(true);
    expect(sdkSpans.read(value)).toEqual({
      spans: [
        {
          traceId: TRACE,
          spanId: "a1f3c27e5b9d0488",
          parentId: "a1f3c27e5b9d0486",
          name: "ai.generateText.doGenerate",
          startNs: 1_786_000_000_100_000_000n,
          endNs: 1_786_000_001_300_000_000n,
          status: "error",
          statusMessage: "429",
          attributes: {
            "ai.operationId": "ai.generateText.doGenerate",
            "ai.model.id": "gpt-4.1",
            "ai.prompt.tools": ['{"name":"f"}'],
          },
          resource: { "service.name": "shop-bot", "otel.scope.name": "ai", "otel.scope.version": "6.0" },
          events: [
            {
              name: "ai.stream.firstChunk",
              timeNs: 1_786_000_000_200_000_000n,
              attributes: { "ai.response.msToFirstChunk": 100 },
            },
          ],
          traceState: "ot=th:c",
          truncated: true,
        },
      ],
      logs: [],
      withoutId: 0,
    });
  });

  test("names its parent by the older property too", () => {
    const [span] = sdkSpans.read(printed({}, { parentSpanId: "a1f3c27e5b9d0486" })).spans;
    expect(span?.parentId).toBe("a1f3c27e5b9d0486");
  });

  test("is counted and left out when its ids are none", () => {
    const value = printed({}, { spanContext: { traceId: "0".repeat(32), spanId: "1" } });
    expect(sdkSpans.read(value)).toEqual({ spans: [], logs: [], withoutId: 1 });
  });

  test("gives a survey only the attributes it wants", () => {
    const value = printed({ "app.intent": "returns" }, { resource: { attributes: { "service.name": "s", other: 1 } } });
    const [span] = sdkSpans.read(value, new Set(["app.intent", "service.name"])).spans;
    expect([span?.attributes, span?.resource]).toEqual([{ "app.intent": "returns" }, { "service.name": "s" }]);
  });

  test.each([null, 5, "text", [], {}, { spanContext: {} }, { spanContext: { traceId: TRACE }, attributes: [] }])(
    "is not %j",
    (value) => {
      expect(sdkSpans.recognises(value)).toBe(false);
    },
  );

  test("keeps keys that would reach an object's prototype as ordinary properties", () => {
    const attributes: unknown = JSON.parse('{"__proto__":{"polluted":true},"a":1}');
    const [span] = sdkSpans.read({ ...(printed({}) as object), attributes }).spans;
    expect(Object.keys(span?.attributes ?? {})).toEqual(["__proto__", "a"]);
    expect("polluted" in {}).toBe(false);
  });
});

describe("a call of the AI SDK", () => {
  const messages = JSON.stringify([
    { role: "system", content: "Be brief." },
    { role: "user", content: [{ type: "text", text: "Can I send it back?" }] },
    {
      role: "assistant",
      content: [{ type: "tool-call", toolCallId: "c0", toolName: "get_order", input: { id: "A1" } }],
    },
    {
      role: "tool",
      content: [
        { type: "tool-result", toolCallId: "c0", toolName: "get_order", output: { type: "json", value: { days: 12 } } },
      ],
    },
  ]);
  const content = {
    "ai.model.provider": "openai.chat",
    "ai.prompt.messages": messages,
    "ai.prompt.tools": ['{"type":"function","name":"get_order","inputSchema":{"type":"object"}}'],
    "ai.response.model": "gpt-4.1-2025-04-14",
    "ai.response.finishReason": "tool-calls",
    "ai.response.toolCalls": '[{"toolCallId":"c1","toolName":"get_order","input":"{\\"id\\":\\"A1\\"}"}]',
    "ai.usage.inputTokens": 412,
    "ai.usage.outputTokens": 11,
    "ai.settings.temperature": 0.2,
  };

  test("is read with messages, tools, calls, models, usage and settings", () => {
    expect(traceOf(printed(content)).hops.find(({ kind }) => kind === "model")).toMatchObject({
      provider: "openai",
      requestedModel: "gpt-4.1",
      resolvedModel: "gpt-4.1-2025-04-14",
      parameters: { temperature: 0.2 },
      input: [
        { role: "system", text: "Be brief." },
        { role: "user", text: "Can I send it back?" },
        { role: "assistant", text: "", toolCalls: [{ id: "c0", name: "get_order", arguments: '{"id":"A1"}' }] },
        { role: "tool", text: '{"days":12}', callId: "c0", name: "get_order" },
      ],
      output: { role: "assistant", text: "", toolCalls: [{ id: "c1", name: "get_order", arguments: '{"id":"A1"}' }] },
      definitions: [{ name: "get_order", parameters: { type: "object" } }],
      finish: "tool_calls",
      usage: { input: 412, output: 11 },
    });
  });

  test("is read from the older names of usage and of a call's arguments", () => {
    const older = {
      "ai.usage.promptTokens": 4,
      "ai.usage.completionTokens": 2,
      "ai.response.toolCalls": '[{"toolCallId":"c1","toolName":"f","args":"{}"}]',
    };
    expect(traceOf(printed(older)).hops.find(({ kind }) => kind === "model")).toMatchObject({
      usage: { input: 4, output: 2 },
      output: { toolCalls: [{ id: "c1", name: "f", arguments: "{}" }] },
    });
  });

  test("counts once, though the span around it repeats its usage", () => {
    const outer = printed(
      { ...content, "ai.operationId": "ai.generateText" },
      { name: "ai.generateText", spanContext: { traceId: TRACE, spanId: "a1f3c27e5b9d0486" } },
    );
    const inner = printed(content, { parentSpanId: "a1f3c27e5b9d0486" });
    expect(traceOf(outer, inner).hops.filter(({ kind }) => kind === "model")).toHaveLength(1);
  });

  test("for an object is answered with it, and parsed", () => {
    const attributes = { "ai.operationId": "ai.generateObject.doGenerate", "ai.response.object": '{"ok":true}' };
    const { hops } = traceOf(printed(attributes));
    expect(hops.find(({ kind }) => kind === "model")).toMatchObject({ output: { text: '{"ok":true}' } });
    expect(hops.at(-1)).toMatchObject({ kind: "parse", outcome: "parsed" });
  });

  test("of a tool is a tool hop", () => {
    const attributes = {
      "ai.operationId": "ai.toolCall",
      "ai.toolCall.name": "get_order",
      "ai.toolCall.id": "c1",
      "ai.toolCall.args": '{"id":"A1"}',
      "ai.toolCall.result": '{"days":12}',
    };
    expect(traceOf(printed(attributes)).hops).toEqual([
      expect.objectContaining({
        kind: "tool",
        tool: "get_order",
        callId: "c1",
        arguments: '{"id":"A1"}',
        result: '{"days":12}',
      }),
    ]);
  });

  test("to rerank finds the documents it was given in the order it gave them", () => {
    const attributes = {
      "ai.operationId": "ai.rerank.doRerank",
      "ai.documents": ['"Shipping takes two days."', '{"id":"d7","text":"Returns are accepted for 30 days."}'],
      "ai.ranking": ['{"index":1,"relevanceScore":0.9}', '{"index":0,"relevanceScore":0.1}', '{"index":7}'],
    };
    expect(traceOf(printed(attributes)).hops[0]).toMatchObject({
      kind: "retrieval",
      documents: [
        { id: "d7", text: "Returns are accepted for 30 days.", score: 0.9 },
        { text: "Shipping takes two days.", score: 0.1 },
      ],
    });
  });
});

describe("a call of the AI SDK in OpenTelemetry's own words", () => {
  const span = (id: string, parent: string | undefined, operation: string, attributes: Attributes = {}) => ({
    name: operation,
    spanContext: { traceId: TRACE, spanId: id.padStart(16, "0") },
    ...(parent !== undefined && { parentSpanContext: { traceId: TRACE, spanId: parent.padStart(16, "0") } }),
    startTime: [1786000000, Number(id)],
    endTime: [1786000001, 0],
    status: { code: 0 },
    attributes: { "gen_ai.operation.name": operation, ...attributes },
    events: [],
  });

  test("is the chat inside of a step, with the tool beside it", () => {
    const usage = { "gen_ai.usage.input_tokens": 412, "gen_ai.usage.output_tokens": 11 };
    const { hops } = traceOf(
      span("1", undefined, "invoke_agent", { ...usage, "gen_ai.agent.name": "support" }),
      span("2", "1", "agent_step", usage),
      span("3", "2", "chat", { ...usage, "gen_ai.output.type": "json", "gen_ai.output.messages": "[]" }),
      span("4", "2", "execute_tool", { "gen_ai.tool.name": "get_order" }),
      span("5", "2", "embeddings"),
    );
    expect(hops.map(({ kind }) => kind)).toEqual(["model", "parse", "tool", "retrieval"]);
  });
});

const FIXTURE = "../shared/traces/openinference-fixtures/vercel-ai-v6-all-spans.json";

const isHere = existsSync(FIXTURE);

test.skipIf(!isHere)(
  isHere ? "reads every recorded span of the AI SDK's version 6" : `skipped: ${FIXTURE} not found`,
  () => {
    const records = JSON.parse(readFileSync(FIXTURE, "utf8")) as readonly unknown[];
    expect(records.every((record) => sdkSpans.recognises(record))).toBe(true);
    const traces = records.map((record) => traceOf(record));
    const hops = traces.flatMap((trace) => trace.hops);
    const counts = Object.fromEntries(
      ["model", "retrieval", "parse", "tool", "assembly"].map((kind) => [
        kind,
        hops.filter((hop) => hop.kind === kind).length,
      ]),
    );
    // Ten spans of ten traces: five calls, each in an outer span that is no hop. One of the calls made an object.
    expect(counts).toEqual({ model: 4, retrieval: 1, parse: 1, tool: 0, assembly: 4 });
    expect(new Set(traces.map(({ id }) => id)).size).toBe(10);
    expect(traces.every(({ stack, flaws }) => stack === "vercel" && flaws.length === 0)).toBe(true);
    expect(traces.flatMap(({ contradictions }) => contradictions)).toEqual([]);
    const calls = hops.filter((hop) => hop.kind === "model");
    expect(calls.every(({ usage, output, finish }) => usage && output?.text && finish === "stop")).toBe(true);
    expect(new Set(calls.map(({ requestedModel, resolvedModel }) => `${requestedModel} ${resolvedModel}`)).size).toBe(
      1,
    );
    expect(traces.filter(({ versions }) => versions.model.id !== null)).toHaveLength(4);
  },
);
