import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { diskCache } from "../../../src/edges/models/answer-cache.ts";
import { inTurn, modelServer, type Reaction } from "../../servers/model.ts";
import { aModel, failed, impatient, KEY, NEVER } from "./client.ts";

const TWO: Reaction = {
  kind: "vectors",
  vectors: [
    [0.25, -1],
    [1, 0],
  ],
};
const TEXTS = ["Can I return it?", "Where is it?"];

test("texts become vectors in their order, whatever the order of the answer", async () => {
  await using server = await modelServer(() => TWO);
  const model = aModel(server.url, { name: "text-embedding-3-small", parameters: { dimensions: 2, input: "other" } });
  expect(await impatient().models.embed({ model, texts: TEXTS }, NEVER)).toEqual({
    status: "embedded",
    vectors: [
      [0.25, -1],
      [1, 0],
    ],
    usage: { input: 4, output: 0 },
    cached: false,
  });
  expect(server.requests[0]).toMatchObject({ path: "/v1/embeddings", headers: { authorization: `Bearer ${KEY}` } });
  expect(server.requests[0]?.body).toEqual({
    model: "text-embedding-3-small",
    input: TEXTS,
    encoding_format: "float",
    dimensions: 2,
  });
});

test("equal texts are paid for once, also by a later process", async () => {
  await using server = await modelServer(() => TWO);
  const folder = await mkdtemp(join(tmpdir(), "embeddings-"));
  const open = () =>
    impatient({ cache: diskCache(join(folder, "occasion"), { clock: { now: () => new Date() }, warn: () => {} }) })
      .models;
  const request = { model: aModel(server.url), texts: TEXTS };
  const models = open();
  const first = await Promise.all([models.embed(request, NEVER), models.embed(request, NEVER)]);
  expect(first.map((reply) => reply.status === "embedded" && reply.cached)).toEqual([false, true]);
  expect(await open().embed(request, NEVER)).toEqual({ ...first[0], cached: true });
  expect(server.requests).toHaveLength(1);
  await open().embed({ ...request, texts: [...TEXTS].reverse() }, NEVER);
  expect(server.requests).toHaveLength(2);
  await rm(folder, { recursive: true });
});

test("no text needs no call", async () => {
  const { models } = impatient();
  const reply = await models.embed({ model: aModel("http://127.0.0.1:9/v1"), texts: [] }, NEVER);
  expect(reply).toEqual({ status: "embedded", vectors: [], cached: true });
});

test.each([
  ["no data", {}],
  ["too few vectors", { data: [{ index: 0, embedding: [1] }] }],
  ["too many vectors", { data: [0, 1, 2].map((index) => ({ index, embedding: [1] })) }],
  ["two vectors for one text", { data: [0, 0].map((index) => ({ index, embedding: [1] })) }],
  ["a vector for a text that is not there", { data: [1, 2].map((index) => ({ index, embedding: [1] })) }],
  ["a vector without numbers", { data: [0, 1].map((index) => ({ index, embedding: [] })) }],
  ["a vector in base64", { data: [0, 1].map((index) => ({ index, embedding: "AACAPw==" })) }],
  ["a number that is none", { data: [0, 1].map((index) => ({ index, embedding: [1, null] })) }],
  ["vectors of several lengths", { data: [0, 1].map((index) => ({ index, embedding: Array(index + 1).fill(1) })) }],
])("an answer with %s is malformed, and asked for again", async (_name, body) => {
  await using server = await modelServer(() => ({ kind: "body", body: JSON.stringify(body) }));
  const { models } = impatient({ attempts: 2 });
  expect(await models.embed({ model: aModel(server.url), texts: TEXTS }, NEVER)).toEqual({
    status: "failed",
    reason: "malformed-answer",
    detail: `the answer of ${server.url} holds no vector for each text after 2 attempts`,
  });
});

test("a bad day is got over as with answers", async () => {
  await using server = await modelServer(
    inTurn({ kind: "status", status: 429 }, { kind: "status", status: 500 }, { kind: "reset" }, TWO),
  );
  expect(await impatient().models.embed({ model: aModel(server.url), texts: TEXTS }, NEVER)).toMatchObject({
    status: "embedded",
  });
});

test("a key that is not set is told", async () => {
  const { models } = impatient({ environment: {} });
  const reply = await models.embed({ model: aModel("https://models.example/v1"), texts: TEXTS }, NEVER);
  expect(failed(reply)).toEqual({
    status: "failed",
    reason: "unauthorised",
    detail: "OPENAI_API_KEY is not set",
  });
});
