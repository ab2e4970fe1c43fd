import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ToolsSpec } from "../../../src/domain/suite.ts";
import type { Variant } from "../../../src/domain/variant.ts";
import { diskCache } from "../../../src/edges/models/answer-cache.ts";
import { openAiModels } from "../../../src/edges/models/openai-models.ts";
import { createAssembler } from "../../../src/pipeline/assemble/assemble.ts";
import { meter } from "../../../src/pipeline/meter.ts";
import { respondAsAgent } from "../../../src/pipeline/replay/agent.ts";
import { replay } from "../../../src/pipeline/replay/replay.ts";
import { aCase, aRecording, aTuple, SOME_TIME } from "../../builders.ts";
import { modelServer } from "../../servers/model.ts";
import { aModelSpec, heardProgress, scriptedServices } from "../scripted-models.ts";

const CASES = Array.from({ length: 12 }, (_, index) =>
  aCase({
    id: `case-${index}`,
    recordings: [
      aRecording({
        turns: [{ role: "user", text: `Where is order ${index}?` }],
        toolResults: [{ tool: "status", arguments: `{"id":${index}}`, result: "sent" }],
      }),
    ],
  }),
);

/** One run as a new process would make it: nothing is shared with the last one but the folder. */
async function run(url: string, folder: string, stop: AbortController) {
  const variant: Variant = {
    label: "production",
    versions: aTuple(),
    model: aModelSpec({ baseUrl: url }),
    policy: "",
    tools: [{ name: "status" }],
    retrieval: { kind: "recorded" },
  };
  const warn = (line: string) => expect.fail(line);
  const cache = diskCache(join(folder, "occasion"), { clock: { now: () => new Date() }, warn });
  const models = openAiModels({ environment: {}, cache, sleep: async () => {} });
  const metered = meter({ models, services: scriptedServices().services }, { errors: 0 });
  const assemble = await createAssembler(variant, metered.services);
  const tools: ToolsSpec = {
    definitions: [],
    results: "recorded",
    notRecorded: "fail",
    ignoredArguments: {},
    mostSteps: 5,
  };
  // A clock that stands still: when a step was asked is all that two equal runs may differ in.
  const clock = { now: () => new Date(SOME_TIME) };
  const arms = [{ variant, respond: respondAsAgent({ variant, assemble, tools }, { ...metered, clock }) }];
  const plan = { arms, cases: CASES, trials: 2, concurrency: 3, errorBudget: 0.1 };
  const world = { progress: heardProgress().progress, signal: stop.signal };
  const outcome = await replay(plan, world, async (_variant, asked, answer) => ({ ...asked, answer }));
  return { outcome, spend: metered.spend() };
}

test("a run that was stopped goes on where it was, and nothing is paid for twice", async () => {
  const folder = await mkdtemp(join(tmpdir(), "resume-"));
  let stop = new AbortController();
  const answered = new Map<string, number>();
  await using server = await modelServer(({ body }, n) => {
    if (n === 20) stop.abort();
    if (n % 7 === 3) return { kind: "reset" };
    const question = JSON.stringify(body);
    answered.set(question, (answered.get(question) ?? 0) + 1);
    if (body.messages.at(-1)?.role === "tool")
      return { kind: "answer", text: `Order ${body.messages[1]?.content} is sent.` };
    const id = /\d+/.exec(body.messages.at(-1)?.content ?? "")?.[0];
    return { kind: "answer", toolCalls: [{ id: "c1", name: "status", arguments: `{"id": ${id}}` }] };
  });

  const first = await run(server.url, folder, stop);
  expect(first.outcome.incomplete?.reason).toBe("cut-off");
  const kept = [...answered.values()].reduce((sum, count) => sum + count, 0);
  expect(kept).toBeGreaterThan(0);

  stop = new AbortController();
  const second = await run(server.url, folder, stop);
  expect(second.outcome).not.toHaveProperty("incomplete");
  expect(second.spend).toMatchObject({ calls: 48, cachedCalls: kept });
  // 12 cases × 2 calls are 24 questions; each was answered once for each of its 2 trials, over both runs together.
  expect([...answered.values()]).toEqual(Array(24).fill(2));

  const requests = server.requests.length;
  const third = await run(server.url, folder, new AbortController());
  expect(server.requests).toHaveLength(requests);
  expect(third.spend).toMatchObject({ calls: 48, cachedCalls: 48, inputTokens: 0, usd: 0 });
  expect(JSON.stringify(third.outcome)).toBe(JSON.stringify(second.outcome));
  await rm(folder, { recursive: true });
});
