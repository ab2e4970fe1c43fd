import { expect, test } from "vitest";
import { langfuseApi } from "../../../src/edges/sources/langfuse-api.ts";
import { pagedSource } from "../../../src/edges/sources/paged.ts";
import type { ApiServer } from "../../servers/api.ts";
import { langfuseServer, type Observation, PUBLIC_KEY, SECRET_KEY } from "../../servers/langfuse.ts";
import { impatience, options, surveyed, told } from "./reading.ts";

const KEYS = { LANGFUSE_PUBLIC_KEY: PUBLIC_KEY, LANGFUSE_SECRET_KEY: SECRET_KEY };
const LONG_POLICY = `refunds-${"r".repeat(300)}`;

/** A question about an order, answered with one search and one model call. */
function conversation(trace: string, minute: number, environment = "production"): readonly Observation[] {
  const at = (second: number) => `2026-08-06T08:${String(minute).padStart(2, "0")}:0${second}.000Z`;
  const shared = { traceId: trace, environment, sessionId: `chat-${trace}`, level: "DEFAULT", traceName: "order desk" };
  return [
    {
      ...shared,
      id: `${trace}-root`,
      type: "SPAN",
      name: "order desk",
      isRootObservation: true,
      startTime: at(0),
      endTime: at(3),
      metadata: { "app.policy": LONG_POLICY, channel: "web" },
    },
    {
      ...shared,
      id: `${trace}-chat`,
      parentObservationId: `${trace}-root`,
      type: "GENERATION",
      name: "answer",
      startTime: at(1),
      endTime: at(2),
      providedModelName: "desk-large-2026-07-01",
      promptName: "desk",
      promptVersion: 4,
      usageDetails: { input: 310, output: 12, total: 322 },
      input: JSON.stringify([
        { role: "system", content: "You look after orders." },
        { role: "user", content: `Where is order ${trace}?` },
      ]),
      output: JSON.stringify({ role: "assistant", content: "On its way." }),
      metadata: {},
    },
  ];
}

const TWO = [...conversation("t1", 0), ...conversation("t2", 1)];

function source(
  server: Pick<ApiServer, "url">,
  more: { readonly environment?: string; readonly attributes?: readonly string[] } = {},
) {
  const { attributes = [], ...rest } = more;
  const origin = {
    kind: "langfuse",
    baseUrl: server.url,
    publicKeyVariable: "LANGFUSE_PUBLIC_KEY",
    secretKeyVariable: "LANGFUSE_SECRET_KEY",
    ...rest,
  } as const;
  return pagedSource(langfuseApi(origin, attributes, KEYS, impatience().patience), options());
}

test("surveys every observation, page after page, without asking for texts", async () => {
  await using server = await langfuseServer(TWO, { perPage: 3 });
  const { facts, report } = await surveyed(source(server), { attributes: ["channel", "promptVersion"] });
  expect(facts.map(({ traceId }) => traceId)).toEqual(["t1", "t1", "t2", "t2"]);
  expect(facts[0]?.attributes).toEqual({ channel: "web" });
  expect(facts[1]?.attributes).toEqual({ promptVersion: "4" });
  expect(report).toEqual({ records: 4, badRecords: 0, firstProblems: [] });
  expect(server.requests).toHaveLength(2);
  for (const { query } of server.requests) expect(query.get("fields")?.split(",")).not.toContain("io");
});

test("asks for the window, from its beginning to the moment of the survey, and for one environment", async () => {
  const staging = conversation("t3", 30, "staging");
  await using server = await langfuseServer([...TWO, ...staging]);
  const since = BigInt(Date.parse("2026-08-06T08:01:00Z")) * 1_000_000n;
  const { facts } = await surveyed(source(server, { environment: "production" }), { since });
  expect(new Set(facts.map(({ traceId }) => traceId))).toEqual(new Set(["t2"]));
  const { query } = server.requests[0] ?? { query: new URLSearchParams() };
  expect(query.get("fromStartTime")).toBe("2026-08-06T08:01:00.000Z");
  expect(query.get("toStartTime")).toBe("2026-08-07T00:00:00.000Z");
});

test("without a window asks for everything there is", async () => {
  await using server = await langfuseServer(TWO);
  expect((await surveyed(source(server))).facts).toHaveLength(4);
  expect(server.requests[0]?.query.has("fromStartTime")).toBe(false);
});

test("asks for metadata that the suite names in full, where the API would cut it", async () => {
  await using server = await langfuseServer(TWO);
  const cut = await surveyed(source(server), { attributes: ["app.policy"] });
  expect(cut.facts[0]?.attributes["app.policy"]).toHaveLength(200);
  const whole = await surveyed(source(server, { attributes: ["app.policy"] }), { attributes: ["app.policy"] });
  expect(whole.facts[0]?.attributes["app.policy"]).toBe(LONG_POLICY);
});

test("fetches whole traces with their texts, in the order of the ids, and leaves gone ones out", async () => {
  await using server = await langfuseServer(TWO, { perPage: 1 });
  const traces = await source(server).fetch(["t2", "gone", "t1"]);
  expect(traces.map(({ id }) => id)).toEqual(["t2", "t1"]);
  const model = traces[0]?.hops.find((hop) => hop.kind === "model");
  expect(model).toMatchObject({ output: { text: "On its way." }, usage: { input: 310, output: 12 } });
  expect(JSON.stringify(model?.kind === "model" ? model.input : "")).toContain("Where is order t2?");
  expect(traces[0]?.conversation).toBe("chat-t2");
  expect(traces[0]?.versions.model.id).toBe("desk-large-2026-07-01");
});

test("fetches no more than four traces at a time", async () => {
  const ids = Array.from({ length: 12 }, (_, n) => `t${n}`);
  await using server = await langfuseServer(
    ids.flatMap((id, n) => conversation(id, n)),
    { delayMs: 20 },
  );
  expect((await source(server).fetch(ids)).map(({ id }) => id)).toEqual(ids);
  expect(server.mostAtOnce()).toBeLessThanOrEqual(4);
  expect(server.mostAtOnce()).toBeGreaterThan(1);
});

test("counts an item that is no observation, and says where it was", async () => {
  const strange = { ...TWO[1], id: "strange", traceId: "t9", type: "SOMETHING NEW" } as Observation;
  await using server = await langfuseServer([...TWO, strange]);
  const { report } = await surveyed(
    pagedSource(
      langfuseApi(
        {
          kind: "langfuse",
          baseUrl: server.url,
          publicKeyVariable: "LANGFUSE_PUBLIC_KEY",
          secretKeyVariable: "LANGFUSE_SECRET_KEY",
        },
        [],
        KEYS,
        impatience().patience,
      ),
      options({ errorBudget: 0.5 }),
    ),
  );
  expect(report).toEqual({
    records: 5,
    badRecords: 1,
    firstProblems: [
      { place: `Langfuse at ${server.host}: page 1, item 5`, problem: "not a trace in any format that is known" },
    ],
  });
  expect(await told(surveyed(source(server)))).toEqual({
    problem: `Langfuse at ${server.host}: page 1, item 5: not a trace in any format that is known; 1 of 5 records (20 %) cannot be read, and the error budget is 0 %`,
    remedy: "Repair or leave out these records, or raise budget.errors in the suite file.",
  });
});

test("says now and then how far it has come", async () => {
  const many = Array.from({ length: 10_500 }, (_, n) => ({ ...TWO[1], id: `o${n}`, traceId: `t${n}` }) as Observation);
  await using server = await langfuseServer(many);
  const said: string[] = [];
  const origin = {
    kind: "langfuse",
    baseUrl: server.url,
    publicKeyVariable: "LANGFUSE_PUBLIC_KEY",
    secretKeyVariable: "LANGFUSE_SECRET_KEY",
  } as const;
  const api = langfuseApi(origin, [], KEYS, impatience().patience);
  await surveyed(pagedSource(api, options({ progress: { say: (line) => said.push(line) } })));
  expect(said).toEqual([`Langfuse at ${server.host}: 10,000 observations read`]);
});
