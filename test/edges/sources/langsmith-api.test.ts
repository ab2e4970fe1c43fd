import { expect, test } from "vitest";
import { langsmithApi } from "../../../src/edges/sources/langsmith-api.ts";
import { pagedSource } from "../../../src/edges/sources/paged.ts";
import { LANGSMITH_KEY, langsmithServer, PROJECT, type Run } from "../../servers/langsmith.ts";
import { impatience, options, surveyed, told } from "./reading.ts";

const FIRST = "aaaaaaaa-0000-4000-8000-000000000001";
const SECOND = "bbbbbbbb-0000-4000-8000-000000000002";

function runsOf(trace: string, day: string): readonly Run[] {
  const model = trace.replace(/.$/, "9");
  return [
    {
      id: trace,
      trace_id: trace,
      name: "order desk",
      run_type: "chain",
      status: "success",
      start_time: `${day}T08:00:00.000Z`,
      end_time: `${day}T08:00:02.000Z`,
      is_root: true,
      extra: { metadata: { "app.intent": "delivery" } },
      metadata: { "app.intent": "delivery" },
      feedback_stats: { thumbs: { n: 1, avg: 0 } },
      inputs: { question: "Where is my parcel?" },
      outputs: { answer: "At the depot." },
    },
    {
      id: model,
      trace_id: trace,
      parent_run_id: trace,
      parent_run_ids: [trace],
      name: "chat",
      run_type: "llm",
      status: "success",
      start_time: `${day}T08:00:00.500Z`,
      end_time: `${day}T08:00:01.000Z`,
      is_root: false,
      extra: { metadata: { ls_model_name: "desk-large-2026-07-01" }, invocation_params: { model: "desk-large" } },
      metadata: { ls_model_name: "desk-large-2026-07-01" },
      inputs: { messages: [[{ type: "human", content: "Where is my parcel?" }]] },
      outputs: { generations: [[{ text: "At the depot." }]] },
    },
  ];
}

const RUNS = [...runsOf(FIRST, "2026-08-01"), ...runsOf(SECOND, "2026-08-05")];

function source(baseUrl: string, project = PROJECT, feedback = "langsmith.feedback.thumbs") {
  const origin = { kind: "langsmith", baseUrl, project, keyVariable: "LANGSMITH_API_KEY" } as const;
  const api = langsmithApi(origin, { LANGSMITH_API_KEY: LANGSMITH_KEY }, impatience().patience);
  return pagedSource(api, options({ feedback }));
}

test.each([2, 1] as const)(
  "surveys and fetches by version %i of the API where the server has that one",
  async (version) => {
    await using server = await langsmithServer(RUNS, { version, perPage: 1 });
    const runs = source(server.url);
    const { facts, report } = await surveyed(runs, { attributes: ["app.intent"] });
    expect(
      facts.map(({ traceId, attributes, negativeFeedback }) => ({ traceId, attributes, negativeFeedback })),
    ).toEqual([
      { traceId: FIRST, attributes: { "app.intent": "delivery" }, negativeFeedback: true },
      { traceId: FIRST, attributes: {}, negativeFeedback: false },
      { traceId: SECOND, attributes: { "app.intent": "delivery" }, negativeFeedback: true },
      { traceId: SECOND, attributes: {}, negativeFeedback: false },
    ]);
    expect(report).toEqual({ records: 4, badRecords: 0, firstProblems: [] });
    const traces = await runs.fetch([SECOND, FIRST.replace("aaaa", "cccc"), FIRST]);
    expect(traces.map(({ id }) => id)).toEqual([SECOND, FIRST]);
    expect(traces[0]?.hops.find((hop) => hop.kind === "model")).toMatchObject({ output: { text: "At the depot." } });
  },
);

test("asks a server that has the second version for no other, and one that has not only once", async () => {
  await using newer = await langsmithServer(RUNS, { perPage: 1 });
  await surveyed(source(newer.url));
  expect(newer.requests.map(({ path }) => path)).toEqual(Array(4).fill("/api/v2/runs/query"));
  await using older = await langsmithServer(RUNS, { perPage: 1, version: 1 });
  await surveyed(source(older.url));
  expect(older.requests.map(({ path }) => path)).toEqual([
    "/api/v2/runs/query",
    ...Array(4).fill("/api/v1/runs/query"),
  ]);
});

test("always says where the window begins, what is wanted, and no texts in a survey", async () => {
  await using server = await langsmithServer(RUNS);
  const runs = source(server.url);
  await surveyed(runs);
  const since = BigInt(Date.parse("2026-08-04T00:00:00Z")) * 1_000_000n;
  expect((await surveyed(runs, { since })).facts).toHaveLength(2);
  await runs.fetch([FIRST]);
  const [all, window, trace] = server.requests.map(({ body }) => body as { readonly [name: string]: unknown });
  expect(all).toMatchObject({ project_ids: [PROJECT], min_start_time: "1970-01-01T00:00:00.000Z" });
  expect(all?.["selects"]).not.toContain("INPUTS");
  expect(window).toMatchObject({
    min_start_time: "2026-08-04T00:00:00.000Z",
    max_start_time: "2026-08-07T00:00:00.000Z",
  });
  expect(trace).toMatchObject({ trace_id: FIRST, min_start_time: "1970-01-01T00:00:00.000Z" });
  expect(trace?.["selects"]).toEqual(expect.arrayContaining(["INPUTS", "OUTPUTS", "ERROR"]));
});

test("does not ask for an id that no trace of LangSmith can have", async () => {
  await using server = await langsmithServer(RUNS);
  expect((await source(server.url).fetch(["11".repeat(16), FIRST])).map(({ id }) => id)).toEqual([FIRST]);
  expect(server.requests).toHaveLength(1);
});

test("takes an endpoint that is written with the path of its API", async () => {
  await using server = await langsmithServer(RUNS);
  expect((await surveyed(source(`${server.url}/api/v1/`))).facts).toHaveLength(4);
});

test("says what to check when neither version is there", async () => {
  await using server = await langsmithServer(RUNS);
  expect(await told(surveyed(source(`${server.url}/elsewhere`)))).toEqual({
    problem: `LangSmith at ${server.host} answered 404: Not here`,
    remedy: "Check base-url and the project under traces.from in the suite file, and that the server is new enough.",
  });
});
