import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { type Behaviour, inTurn, type Reaction } from "../servers/model.ts";
import { aDesk, CASES, citesWhenAsked, deskModel, suiteText } from "./desk.ts";
import { RECORD, shortfall } from "./refusal.ts";

/** What a run says when every call meets the same. */
async function afterwards(behave: Behaviour, suite = suiteText()) {
  using desk = aDesk({ "suite.yml": suite });
  await using model = await deskModel(behave);
  const { problem, remedy } = await shortfall(desk, model);
  return { problem, remedy, requests: model.requests.length };
}

const always = (reaction: Reaction): Behaviour => inTurn(reaction);
const atOnce = { "retry-after": "0" };
const AGAIN = "run the same command again: answers that were paid for are kept.";

// The waits between attempts take seconds where a server cannot say how long to wait: side by side they take no longer.
test.concurrent("a model that cannot be reached", async () => {
  using desk = aDesk();
  const url = `http://127.0.0.1:${await closedPort()}/v1`;
  expect(await shortfall(desk, { url })).toEqual({
    reason: "error-budget",
    problem:
      "1 of 24 trials failed (error budget 2 %) because the model could not be reached: no connection to <model> (ECONNREFUSED) after 5 attempts",
    remedy:
      "Check that the server is running and that the base URL of desk-1 (base-url in the suite file, or OPENAI_BASE_URL) is right.",
  });
});

test.concurrent("a connection that breaks each time", async () => {
  const { problem, remedy } = await afterwards(always({ kind: "reset" }));
  expect(problem).toMatch(
    /^1 of 24 trials failed \(error budget 2 %\) because the connection broke: the connection to <model> broke \((ECONNRESET|UND_ERR_SOCKET)\) after 5 attempts$/,
  );
  expect(remedy).toBe(`Check the network and any proxy on the way to the provider, and ${AGAIN}`);
});

test.concurrent("an answer that is no JSON", async () => {
  const { problem, remedy } = await afterwards(always({ kind: "body", body: "{ soon" }));
  expect(problem).toBe(
    "1 of 24 trials failed (error budget 2 %) because the answer was not in the form of the API: the answer of <model> is broken JSON after 5 attempts",
  );
  expect(remedy).toBe("Check that the base URL of desk-1 is that of an OpenAI-compatible server; most end in /v1.");
});

test.concurrent("a web page in place of an answer", async () => {
  const { problem, remedy } = await afterwards(always({ kind: "body", body: "<html>", type: "text/html" }));
  expect(problem).toBe(
    "1 of 24 trials failed (error budget 2 %) because the answer was not in the form of the API: the answer of <model> is not JSON but text/html after 5 attempts",
  );
  expect(remedy).toBe("Check that the base URL of desk-1 is that of an OpenAI-compatible server; most end in /v1.");
});

test.concurrent("an empty answer", async () => {
  const { problem, remedy } = await afterwards(always({ kind: "answer", text: "", finish: "length" }));
  expect(problem).toBe(
    "1 of 24 trials failed (error budget 2 %) because the model answered nothing: no text and no tool call from <model> (finish length) after 2 attempts",
  );
  expect(remedy).toBe(
    "Check the parameters of desk-1 in the suite file; a token limit that is too low leaves no room for an answer.",
  );
});

test.concurrent("a refused key ends the run at the first answer", async () => {
  const found = await afterwards(always({ kind: "status", status: 401, error: { code: "invalid_api_key" } }));
  expect(found.problem).toBe(
    "1 of 24 trials failed (error budget 2 %) because no key was accepted: 401 from <model> (invalid_api_key) after 1 attempt",
  );
  expect(found.remedy).toBe("Set the environment variable OPENAI_API_KEY to a key that may use desk-1.");
  expect(found.requests).toBeLessThanOrEqual(8);
});

test.concurrent("a limit on the rate that holds for hours is told at once", async () => {
  const found = await afterwards(always({ kind: "status", status: 429, headers: { "retry-after": "7200" } }));
  expect(found.problem).toBe(
    "1 of 24 trials failed (error budget 2 %) because the provider limited the rate: 429 from <model>, which asks to be left alone for 120 minutes, after 1 attempt",
  );
  expect(found.remedy).toBe(
    `Wait a while, lower concurrency in the suite file, or add credit where the account has none, and ${AGAIN}`,
  );
  expect(found.requests).toBeLessThanOrEqual(8);
});

test.concurrent("a limit on the rate is waited for, as progress says, until the deadline; the next run goes on", async () => {
  using desk = aDesk({ "suite.yml": suiteText(["{ errors: 2% }", "{ errors: 2% }\ndeadline: 3s"]) });
  let passed = false;
  await using model = await deskModel((request, n) =>
    n < 8 || passed ? citesWhenAsked(request) : { kind: "status", status: 429, headers: { "retry-after": "30" } },
  );
  const stopped = await desk.run(["record", "--no-commit"], model);
  expect(stopped.status).toBe(2);
  expect(stopped.stderr).toContain(`${model.url} limits the rate: waiting for it, for 10 minutes at most.`);
  expect(stopped.stdout).toContain("the deadline of 3 seconds passed");

  passed = true;
  expect((await desk.run(["record", "--no-commit"], model)).stderr).toContain("(8 from the cache, paid for before)");
});

test.concurrent("a deadline that is longer than a timer of Node can be is far away all the same", async () => {
  using desk = aDesk({ "suite.yml": suiteText(["{ errors: 2% }", "{ errors: 2% }\ndeadline: 700h"]) });
  await using model = await deskModel();
  const outcome = await desk.run(["record", "--no-commit", "--quiet"], model);
  expect([outcome.status, outcome.stderr]).toEqual([0, ""]);
});

test.concurrent("an account without credit is not asked again and again", async () => {
  const found = await afterwards(always({ kind: "status", status: 429, error: { code: "insufficient_quota" } }));
  expect(found.problem).toBe(
    "1 of 24 trials failed (error budget 2 %) because the provider limited the rate: 429 from <model> (insufficient_quota) after 1 attempt",
  );
});

test.concurrent("a provider in trouble", async () => {
  const found = await afterwards(always({ kind: "status", status: 500, headers: atOnce }));
  expect(found.problem).toBe(
    "1 of 24 trials failed (error budget 2 %) because the provider had errors of its own: 500 from <model> after 5 attempts",
  );
  expect(found.remedy).toBe(`Wait until the provider has recovered and ${AGAIN}`);
});

test.concurrent("a model name that the provider does not know", async () => {
  const found = await afterwards(always({ kind: "status", status: 404, error: { code: "model_not_found" } }));
  expect(found.problem).toBe(
    "1 of 24 trials failed (error budget 2 %) because the provider refused the request: 404 from <model> (model_not_found) after 1 attempt",
  );
  expect(found.remedy).toBe(
    "Check the name and the parameters of desk-1 in the suite file against what the provider offers; after a 404 its base URL, too: most end in /v1.",
  );
});

test.concurrent("no key for a server that is not on this machine: nobody is asked", async () => {
  using desk = aDesk({
    "suite.yml": suiteText([
      "{ name: desk-1,",
      "{ name: desk-1, base-url: https://models.invalid/v1, key-variable: DESK_KEY,",
    ]),
  });
  expect(await shortfall(desk)).toEqual({
    reason: "error-budget",
    problem: "1 of 24 trials failed (error budget 2 %) because no key was accepted: DESK_KEY is not set",
    remedy: "Set the environment variable DESK_KEY to a key that may use desk-1.",
  });
});

test.concurrent("a tool call that was never recorded", async () => {
  const call = { name: "look_up", arguments: '{"article": 7}' };
  const found = await afterwards(always({ kind: "answer", toolCalls: [call] }));
  expect(found.problem).toBe(
    "1 of 24 trials failed (error budget 2 %) because the replay asked for something that the traces do not hold: the trace holds no such call of tool look_up",
  );
  expect(found.remedy).toMatch(/^Draw newer traces, .+\.$/);
});

test.concurrent("a judge that refuses to work leaves no verdict behind, and ends the run before more is paid for", async () => {
  const judge =
    "max-drop: 0.2 }\n  - { name: kind, scorer: llm-rubric, rubric: policies/returns.md, judge: { model: { name: judge-1 } } }";
  const { problem, remedy, requests } = await afterwards(
    (request) => (request.body.model === "judge-1" ? { kind: "status", status: 403 } : citesWhenAsked(request)),
    suiteText(["max-drop: 0.2 }", judge], ["concurrency: 8", "concurrency: 1"]),
  );
  expect(requests).toBe(2);
  expect(problem).toBe(
    "1 of 24 calls of judge judge-1 for metric kind failed (error budget 2 %) because no key was accepted: 403 from <model> after 1 attempt",
  );
  expect(remedy).toBe("Set the environment variable OPENAI_API_KEY to a key that may use judge-1.");
});

test.concurrent("within the error budget failed trials are told and the rest is kept", async () => {
  using desk = aDesk({ "suite.yml": suiteText(["{ errors: 2% }", "{ errors: 10% }"]) });
  await using model = await deskModel((request, n) =>
    n === 3 ? { kind: "status", status: 400, error: { code: "content_policy" } } : citesWhenAsked(request),
  );
  const outcome = await desk.run(["record", "--target", "replay"], model);
  expect(outcome.status).toBe(0);
  expect(outcome.stderr).toContain(`replay: ${CASES} of ${CASES}, 1 failed`);
  expect(desk.baselines()).toHaveLength(2);
});

test.concurrent("the money budget ends the run before it is passed, and a larger one goes on from there", async () => {
  // A tenth of a cent each, at 2 and 8 dollars per million tokens.
  const usage = { prompt_tokens: 100, completion_tokens: 100, total_tokens: 200 };
  const limited = suiteText(["{ errors: 2% }", "{ usd: 0.006 }"], ["concurrency: 8", "concurrency: 1"]);
  using desk = aDesk({ "suite.yml": limited });
  await using model = await deskModel((request) => ({ ...citesWhenAsked(request), usage }));
  expect(await shortfall(desk, model)).toEqual({
    reason: "money-budget",
    problem: "the budget ended the run after 6 of 24 trials: budget.usd of 0.006 would be passed after 6 paid calls",
    remedy: `Raise that limit under budget in the suite file or make the sample smaller, and ${AGAIN}`,
  });
  expect(model.requests).toHaveLength(6);

  desk.write({ "suite.yml": suiteText() });
  expect((await desk.run(RECORD(desk), model)).status).toBe(0);
  expect(model.requests).toHaveLength(CASES);
});

test.concurrent("a budget of calls that cannot be enough is told before the first call", async () => {
  expect(await afterwards(citesWhenAsked, suiteText(["{ errors: 2% }", "{ calls: 5 }"]))).toEqual({
    problem: "the run was not started: it would take 24 calls at the least, and the suite has a budget.calls of 5",
    remedy:
      "Raise that limit under budget in the suite file, or make the sample or the number of trials smaller; nothing was paid for.",
    requests: 0,
  });
});

/** A port of this machine that nothing listens on: it was free a moment ago. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
