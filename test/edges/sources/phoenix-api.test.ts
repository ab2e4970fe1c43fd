import { expect, test } from "vitest";
import { pagedSource } from "../../../src/edges/sources/paged.ts";
import { phoenixApi } from "../../../src/edges/sources/phoenix-api.ts";
import { PHOENIX_KEY, type PhoenixSpan, phoenixServer } from "../../servers/phoenix.ts";
import { impatience, options, surveyed, told } from "./reading.ts";

const FIRST = "11".repeat(16);
const SECOND = "22".repeat(16);

function spansOf(trace: string, hour: string): readonly PhoenixSpan[] {
  return [
    {
      name: "desk",
      context: { trace_id: trace, span_id: `${trace.slice(0, 14)}aa` },
      parent_id: null,
      span_kind: "CHAIN",
      start_time: `2026-08-06T${hour}:00:00+00:00`,
      end_time: `2026-08-06T${hour}:00:02+00:00`,
      status_code: "ERROR",
      status_message: "late",
      attributes: { "openinference.span.kind": "CHAIN", "app.intent": "delivery" },
      events: [],
    },
    {
      name: "answer",
      context: { trace_id: trace, span_id: `${trace.slice(0, 14)}bb` },
      parent_id: `${trace.slice(0, 14)}aa`,
      span_kind: "LLM",
      start_time: `2026-08-06T${hour}:00:00.5+00:00`,
      end_time: `2026-08-06T${hour}:00:01+00:00`,
      status_code: "OK",
      attributes: {
        "openinference.span.kind": "LLM",
        "llm.model_name": "desk-large-2026-07-01",
        "llm.input_messages.0.message.role": "user",
        "llm.input_messages.0.message.content": "Where is my parcel?",
        "llm.output_messages.0.message.role": "assistant",
        "llm.output_messages.0.message.content": "At the depot.",
      },
      events: [],
    },
  ];
}

const SPANS = [...spansOf(FIRST, "08"), ...spansOf(SECOND, "10")];

function source(baseUrl: string, environment: { readonly [name: string]: string } = { PHOENIX_API_KEY: PHOENIX_KEY }) {
  const origin = { kind: "phoenix", baseUrl, project: "order desk", keyVariable: "PHOENIX_API_KEY" } as const;
  return pagedSource(phoenixApi(origin, environment, impatience().patience), options());
}

test("surveys the spans of a project in its window, page after page", async () => {
  await using server = await phoenixServer("order desk", SPANS, { perPage: 1 });
  const since = BigInt(Date.parse("2026-08-06T09:00:00Z")) * 1_000_000n;
  const { facts, report } = await surveyed(source(server.url), { since, attributes: ["app.intent"] });
  expect(facts.map(({ traceId, error }) => ({ traceId, error }))).toEqual([
    { traceId: SECOND, error: true },
    { traceId: SECOND, error: false },
  ]);
  expect(facts[0]?.attributes).toEqual({ "app.intent": "delivery" });
  expect(report.records).toBe(2);
});

test("fetches whole traces in the order of the ids, and leaves gone ones out", async () => {
  await using server = await phoenixServer("order desk", SPANS, { perPage: 1 });
  const traces = await source(server.url).fetch([SECOND, "33".repeat(16), FIRST]);
  expect(traces.map(({ id }) => id)).toEqual([SECOND, FIRST]);
  expect(traces[0]?.hops.find((hop) => hop.kind === "model")).toMatchObject({ output: { text: "At the depot." } });
});

test("needs no key where the server asks for none", async () => {
  await using server = await phoenixServer("order desk", SPANS, { key: null });
  expect((await surveyed(source(server.url, {}))).facts).toHaveLength(4);
  expect(server.requests[0]?.headers.authorization).toBeUndefined();
});

test("names the variable of the key where the server asks for one", async () => {
  await using server = await phoenixServer("order desk", SPANS);
  expect(await told(surveyed(source(server.url, {})))).toEqual({
    problem: `Phoenix at ${server.host} answered 401: Invalid token`,
    remedy: "Set PHOENIX_API_KEY to a key of this server that is valid now.",
  });
});

test("says what to check when there is no such project", async () => {
  await using server = await phoenixServer("another desk", SPANS);
  expect(await told(surveyed(source(server.url)))).toEqual({
    problem: `Phoenix at ${server.host} answered 404: Project not found`,
    remedy: "Check base-url and the project under traces.from in the suite file, and that the server is new enough.",
  });
});
