import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import type { Behaviour } from "../servers/model.ts";
import { resultOf } from "./cli.ts";
import { aDesk, CASES, citesWhenAsked, deskModel, PROMPT } from "./desk.ts";
import { refusal, shortfall } from "./refusal.ts";
import { validResult } from "./result-schema.ts";
import { questionOf } from "./traces.ts";

test.concurrent("a canary model that no longer cites fails the gate", async () => {
  using desk = aDesk();
  const forgetful: Behaviour = (request) =>
    request.body.model === "desk-2" ? { kind: "answer", text: "Yes." } : citesWhenAsked(request);
  await using model = await deskModel(forgetful);

  const outcome = await desk.run(["canary", "--layer", "model=desk-2", "--json"], model);

  expect(outcome.status).toBe(1);
  const { verdict, comparison, touched, notes } = validResult(outcome);
  expect({ verdict, touched }).toEqual({ verdict: "regressed", touched: [{ layer: "model", files: [] }] });
  expect(comparison?.layers.filter(({ difference }) => difference !== "same").map(({ layer }) => layer)).toEqual([
    "model",
  ]);
  expect(notes).toContain("Dollars of desk-2 are counted at the price the suite states for desk-1.");
  expect(model.requests.filter(({ body }) => body.model === "desk-2")).toHaveLength(CASES / 2);
});

test.concurrent("a canary prompt is read from the file it is named by", async () => {
  using desk = aDesk({ "drafts/desk.md": PROMPT.replace("You answer", "You kindly answer") });
  await using model = await deskModel();

  const outcome = await desk.run(["canary", "--layer", "prompt=drafts/desk.md", "--json"], model);

  expect(outcome.status).toBe(0);
  expect(resultOf(outcome)).toMatchObject({ verdict: "unchanged", touched: [{ files: ["drafts/desk.md"] }] });
  const drafts = model.requests.filter(({ body }) => body.messages[0]?.content?.startsWith("You kindly answer"));
  expect(drafts).toHaveLength(CASES);
});

test.concurrent("a canary model with parameters and a price is asked with them and counted at it", async () => {
  using desk = aDesk();
  await using model = await deskModel();
  const layer = "model=desk-2?temperature=0.5&price.input=1&price.output=1";

  const outcome = await desk.run(["canary", "--layer", layer, "--json"], model);

  expect(outcome.status).toBe(0);
  const { notes, comparison } = validResult(outcome);
  expect(notes.filter((note) => note.startsWith("Dollars of"))).toEqual([]);
  expect(comparison?.layers.filter(({ difference }) => difference !== "same").map(({ layer }) => layer)).toEqual([
    "model",
  ]);
  const asked = model.requests.filter(({ body }) => body.model === "desk-2");
  expect(asked).toHaveLength(CASES);
  expect(asked.every(({ body }) => (body as { temperature?: unknown }).temperature === 0.5)).toBe(true);
});

test.concurrent("a canary of a parameter alone is a change of the model", async () => {
  using desk = aDesk();
  await using model = await deskModel();

  const outcome = await desk.run(["canary", "--layer", "model=?temperature=0.5", "--json"], model);

  expect(resultOf(outcome)).toMatchObject({
    verdict: "unchanged",
    tuple: { model: { id: expect.stringMatching(/^desk-1.*#[0-9a-f]{8}$/) } },
  });
});

test.concurrent("a canary of what the suite has already says that no layer differs, and asks nothing", async () => {
  using desk = aDesk();
  const outcome = await desk.run(["canary", "--layer", "model=desk-1", "--json"]);
  expect(resultOf(outcome)).toMatchObject({
    verdict: "not-affected",
    notes: ["No layer differs between the two sides: what a model would be sent is the same."],
  });
});

test.concurrent("a canary prompt is read from a tag, as a whole layer or as one file", async () => {
  using desk = aDesk();
  desk.git("tag", "v1");
  desk.commit({ "prompts/desk.md": PROMPT.replace("You answer", "You now answer") });
  await using model = await deskModel();

  for (const [index, value] of ["git:v1", "v1:prompts/desk.md"].entries()) {
    const outcome = await desk.run(["canary", "--layer", `prompt=${value}`, "--json"], model);
    expect(resultOf(outcome)).toMatchObject({ verdict: "unchanged", touched: [{ layer: "prompt", files: [value] }] });
    const old = model.requests.filter(({ body }) => body.messages[0]?.content?.startsWith("You answer"));
    expect(old).toHaveLength((index + 1) * CASES);
  }
});

test.concurrent("a canary prompt file with messages asks its own question", async () => {
  const file =
    "messages:\n  - { role: system, content: Cite your document. }\n  - { role: user, content: 'Asked: {{input}}' }\n";
  using desk = aDesk({ "drafts/desk.prompt.yml": file });
  await using model = await deskModel();

  const outcome = await desk.run(["canary", "--layer", "prompt=drafts/desk.prompt.yml", "--json"], model);

  expect(resultOf(outcome)).toMatchObject({ verdict: "unchanged" });
  const asked = model.requests.filter(({ body }) => body.messages.at(-1)?.content?.startsWith("Asked: "));
  expect(asked).toHaveLength(CASES);
});

test.concurrent("a canary policy is the text that is written, over as many lines as it has", async () => {
  using desk = aDesk();
  await using model = await deskModel();

  const outcome = await desk.run(["canary", "--layer", "policy=text:Nothing\ncomes back.", "--json"], model);

  expect(resultOf(outcome)).toMatchObject({ verdict: "unchanged", touched: [{ layer: "policy", files: [] }] });
  const told = model.requests.filter(({ body }) => body.messages[0]?.content?.includes("Nothing\ncomes back."));
  expect(told).toHaveLength(CASES);
});

test.concurrent("a canary snapshot puts other documents into the prompt", async () => {
  const results = Array.from({ length: CASES }, (_, index) => ({
    query: questionOf(index),
    documents: [{ id: "d9", text: "Bring it back within 14 days." }],
  }));
  using desk = aDesk({ "snapshots/shelf-2.json": JSON.stringify({ index: "shelf-2", results }) });
  await using model = await deskModel();

  const outcome = await desk.run(["canary", "--layer", "retrieval=snapshots/shelf-2.json", "--json"], model);

  expect(outcome.status).toBe(0);
  expect(resultOf(outcome)).toMatchObject({ verdict: "unchanged", tuple: { retrieval: { id: "shelf-2" } } });
  const shown = model.requests.filter(({ body }) => body.messages[0]?.content?.includes("within 14 days"));
  expect(shown).toHaveLength(CASES);
});

test.concurrent("a canary endpoint is asked every search of the traces, and the index it names is the version", async () => {
  await using search = await searchServer();
  using desk = aDesk();
  await using model = await deskModel();

  const outcome = await desk.run(["canary", "--layer", `retrieval=${search.url}?key=hidden`, "--json"], model);

  expect(resultOf(outcome)).toMatchObject({
    verdict: "unchanged",
    touched: [{ layer: "retrieval", files: [] }],
    tuple: { retrieval: { id: "shelf-9" } },
  });
  expect(search.queries.toSorted()).toEqual(Array.from({ length: CASES }, (_, index) => questionOf(index)).toSorted());
  expect(`${outcome.stdout}${outcome.stderr}`).not.toContain("hidden");
  const shown = model.requests.filter(({ body }) => body.messages[0]?.content?.includes("within 14 days"));
  expect(shown).toHaveLength(CASES);
});

/** An index that finds one document for whatever it is asked; `queries` is what it was asked. */
async function searchServer() {
  const queries: string[] = [];
  const server = createServer(async (request, response) => {
    queries.push((JSON.parse(await text(request)) as { readonly query: string }).query);
    const documents = [{ id: "d9", text: "Bring it back within 14 days." }];
    response.setHeader("content-type", "application/json").end(JSON.stringify({ documents, index_version: "shelf-9" }));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/search`,
    queries,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

test.concurrent("a snapshot that lacks the searches of the traces cannot be replayed", async () => {
  using desk = aDesk({ "snapshots/empty.json": '{"index": "empty", "results": []}' });
  await using model = await deskModel();
  expect(await shortfall(desk, model, ["canary", "--layer", "retrieval=snapshots/empty.json"])).toMatchObject({
    reason: "error-budget",
    problem: expect.stringMatching(
      /^\d+ of 48 trials failed \(error budget 2 %\) because the replay asked for something that the traces do not hold: the snapshot of index empty cannot answer: a search of the trace is not in it$/,
    ),
  });
});

test.concurrent.each([
  [
    "no equals sign",
    ["--layer", "model"],
    "option '--layer <layer=value>' argument 'model' is invalid. Write LAYER=VALUE, where the layer is one of model, prompt, policy, retrieval, tools.",
  ],
  [
    "a layer that there is not",
    ["--layer", "colour=blue"],
    "option '--layer <layer=value>' argument 'colour=blue' is invalid. Write LAYER=VALUE, where the layer is one of model, prompt, policy, retrieval, tools.",
  ],
  ["no layer at all", [], "required option '--layer <layer=value>' not specified"],
])("a canary with %s is not started", async (_, options, message) => {
  using desk = aDesk();
  expect(await refusal(desk, ["canary", ...options])).toBe(`eval-baseline: ${message}\n`);
});

test.concurrent("a canary file that is not there is told with the option that names it", async () => {
  using desk = aDesk();
  expect(await refusal(desk, ["canary", "--layer", "prompt=drafts/nope.md"])).toBe(
    "eval-baseline: --layer prompt=drafts/nope.md: there is no file drafts/nope.md in the checkout.\n" +
      "Give the path of a file, relative to the root of the repository; or REF:PATH, git:REF or text:….\n",
  );
});

test.concurrent("a canary model with a slip is told with the keys there are", async () => {
  using desk = aDesk();
  expect(await refusal(desk, ["canary", "--layer", "model=desk-2?temprature=0"])).toMatch(
    /^eval-baseline: --layer model=desk-2\?temprature=0 is no model.*\n.*unknown key "temprature"\n.*price\.input/s,
  );
});

test.concurrent("a canary snapshot that is none is told with its first fault", async () => {
  using desk = aDesk({ "snapshots/odd.json": '{"index": "odd"}' });
  expect(await refusal(desk, ["canary", "--layer", "retrieval=snapshots/odd.json"])).toMatch(
    /^eval-baseline: snapshots\/odd\.json is not a retrieval snapshot: results is missing\.\nWrite it as .+\n$/,
  );
});

test.concurrent("a canary prompt that is no Liquid is told before anything is asked", async () => {
  using desk = aDesk({ "drafts/desk.md": "{% for d in documents %}" });
  expect(await shortfall(desk, undefined, ["canary", "--layer", "prompt=drafts/desk.md"])).toMatchObject({
    problem:
      "the prompt template of canary prompt=drafts/desk.md does not parse, so no case can be replayed: tag {% for d in documents %} not closed, line:1, col:1",
  });
});

test.concurrent("a layer that is replaced twice is refused", async () => {
  using desk = aDesk();
  expect(await refusal(desk, ["canary", "--layer", "model=a", "--layer", "model=b"])).toContain(
    "The layer model is replaced twice.",
  );
});
