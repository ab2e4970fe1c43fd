import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseSuite } from "../../src/config/parse-suite.ts";
import { httpServices } from "../../src/edges/services/http-services.ts";
import { readSearchReply, readToolReply } from "../../src/edges/services/service-replies.ts";
import { callKey } from "../../src/pipeline/replay/call-key.ts";
import { apiServer } from "../servers/api.ts";

const PAGE = readFileSync(new URL("../../docs/replay.md", import.meta.url), "utf8");
const SCHEMA = JSON.parse(readFileSync(new URL("../../schema/endpoints.json", import.meta.url), "utf8"));
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false });
ajv.addSchema(SCHEMA, "endpoints");

function examples(name: string): readonly unknown[] {
  const blocks = [...PAGE.matchAll(/^```json (.+)\n([\s\S]*?)^```/gm)];
  return blocks.filter(([, title]) => title === name).map(([, , text]) => JSON.parse(text ?? ""));
}

function fits(definition: string, value: unknown): boolean {
  return ajv.validate(`endpoints#/definitions/${definition}`, value);
}

const RETRIEVAL = {
  documents: {
    endpoint: { url: "https://kb.example.com/search", keyVariable: "KB_KEY", timeoutMs: 20_000, price: 0.001 },
  },
};
const TOOLS = {
  notRecorded: "nearest",
  ignoredArguments: { "*": ["request_id"], search: ["now"] },
  mostSteps: 8,
};

describe("the page on replay", () => {
  const rows = [...PAGE.matchAll(/^\| `(.*?)` \| `(.*?)` \| (yes|no) \|$/gm)].map(([, one, other, equal]) => ({
    one: one ?? "",
    other: other ?? "",
    equal: equal === "yes",
  }));

  test("has calls that are equal and calls that are not", () => {
    expect(new Set(rows.map(({ equal }) => equal)).size).toBe(2);
  });

  test.each(rows)("is right about $one and $other", ({ one, other, equal }) => {
    expect(callKey("order", one) === callKey("order", other)).toBe(equal);
  });

  test("writes layers as a suite file has them", async () => {
    const blocks = [...PAGE.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text]) => parse(text ?? ""));
    const rest = { model: { name: "gpt-4.1" }, prompt: "none", policy: "none", retrieval: "none", tools: "none" };
    const metrics = [{ name: "speed", scorer: "latency" }];
    expect(blocks).toHaveLength(2);
    for (const { layers } of blocks) {
      const suite = {
        suite: "desk",
        traces: { from: [{ otlp: "traces/*" }] },
        layers: { ...rest, ...layers },
        metrics,
      };
      const read = await parseSuite(JSON.stringify(suite), "suite.yml", async () => undefined);
      expect(read.layers).toMatchObject(layers.retrieval ? { retrieval: RETRIEVAL } : { tools: TOOLS });
    }
  });

  test("shows requests as they are sent", async () => {
    await using server = await apiServer(({ path }) => ({
      status: 200,
      body: path === "/kb" ? { documents: [] } : { result: "" },
    }));
    const cache = { get: async () => undefined, set: async () => {} };
    const services = httpServices({ environment: {}, cache });
    const { signal } = new AbortController();
    const [search] = examples("request retrieval") as {
      query: string;
      variables: Record<string, string>;
      trial: number;
    }[];
    const [call] = examples("request tools") as { name: string; arguments: object; trial: number }[];
    if (search === undefined || call === undefined) return expect.fail("both requests have an example");
    await services.search({ endpoint: { url: `${server.url}/kb`, timeoutMs: 5000 }, ...search }, signal);
    const toolCall = { id: "c1", name: call.name, arguments: JSON.stringify(call.arguments) };
    const endpoint = { url: `${server.url}/tools`, timeoutMs: 5000 };
    await services.callTool({ endpoint, call: toolCall, trial: call.trial }, signal);
    expect(server.requests.map(({ body }) => body)).toEqual([search, call]);
    expect(fits("retrieval-request", search)).toBe(true);
    expect(fits("tool-request", call)).toBe(true);
  });

  test("shows responses that are read, and fit the published schema", () => {
    expect(examples("response retrieval").map((body) => readSearchReply(body).status)).toEqual(["read"]);
    expect(examples("response tools").map((body) => readToolReply(body).status)).toEqual(["read", "read"]);
    expect(examples("response retrieval").every((body) => fits("retrieval-response", body))).toBe(true);
    expect(examples("response tools").every((body) => fits("tool-response", body))).toBe(true);
  });
});

describe("the published schema of endpoints", () => {
  test.each([
    {},
    [],
    { documents: {} },
    { documents: [{}] },
    { documents: [{ id: "" }] },
    { documents: [{ id: "a", text: 1 }] },
    { documents: [{ id: "a", title: null, score: null }], index_version: null },
    { documents: [{ id: 7 }], index_version: 7, took: 3 },
    { documents: [], index_version: {} },
  ])("takes what the reader takes, and nothing else: %o", (body) => {
    expect(fits("retrieval-response", body)).toBe(readSearchReply(body).status === "read");
  });

  test.each([
    {},
    "sent",
    { result: null },
    { error: null },
    { result: 1, error: null },
    { error: 1 },
    { result: 1, error: 1 },
    { error: "no" },
  ])("takes tool results as the reader does: %o", (body) => {
    expect(fits("tool-response", body)).toBe(readToolReply(body).status === "read");
  });
});
