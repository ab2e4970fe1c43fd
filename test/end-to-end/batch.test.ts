import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseBaseline } from "../../src/formats/baseline.ts";
import { batchServer } from "../servers/batches.ts";
import { resultOf } from "./cli.ts";
import { aDesk, CASES } from "./desk.ts";

const RECORD = ["record", "--batch", "--no-commit", "--json"];

test.concurrent("a record by batch is one batch at half the price, and has no latency", async () => {
  using desk = aDesk();
  await using provider = await batchServer({ course: () => ({ states: ["validating", "completed"] }) });

  const outcome = await desk.run([...RECORD, "--out", desk.out], provider);

  expect(outcome.status).toBe(0);
  expect(provider.batches.map(({ inputs }) => inputs.length)).toEqual([CASES]);
  expect(resultOf(outcome).spend?.usd).toBeCloseTo((CASES * (10 * 2 + 5 * 8)) / 1e6 / 2, 9);
  const { run } = parseBaseline(readFileSync(desk.out, "utf8"), "out.json");
  expect(run.cases.flatMap(({ trials }) => trials.map(({ latencyMs }) => latencyMs))).toEqual(
    Array.from({ length: CASES }, () => undefined),
  );
}, 60_000);

test.concurrent("a record by batch that was stopped goes on from another machine, and nothing is paid twice", async () => {
  using desk = aDesk();
  let states = ["in_progress"];
  await using provider = await batchServer({
    course: () => ({
      get states() {
        return states;
      },
    }),
  });

  const running = desk.start(RECORD, provider);
  while ((provider.batches[0]?.looks ?? 0) < 1) await new Promise((resolve) => setTimeout(resolve, 20));
  running.interrupt();
  const stopped = await running.outcome;

  expect(stopped.status).toBe(2);
  expect(resultOf(stopped).incomplete).toMatchObject({ reason: "cut-off" });
  expect(stopped.stderr).toContain(
    `Stopped while batch batch_1 of ${provider.url} is under way: the same command goes on from it later.`,
  );

  states = ["completed"];
  const resumed = await desk.run(RECORD, provider, { EVAL_BASELINE_CACHE: `${desk.cache}-of-another` });

  expect(resumed.status).toBe(0);
  expect(resultOf(resumed).spend).toMatchObject({ calls: CASES, cachedCalls: 0 });
  expect(provider.batches).toHaveLength(1);
}, 60_000);
