import { expect, test } from "vitest";
import { FailedCall } from "../../../src/edges/models/failed-call.ts";
import { openPace, type PaceOptions } from "../../../src/edges/models/pace.ts";

const NEVER = new AbortController().signal;
const busy = () => new FailedCall("server-error", "503", "always", { overloaded: true });
const turnedAway = (retryAfterMs?: number) =>
  new FailedCall("rate-limited", "429", "in-turn", { retryAfterMs, overloaded: true });

function aPace(overrides: Partial<PaceOptions> = {}) {
  const waits: number[] = [];
  const said: string[] = [];
  let now = 0;
  const pace = openPace({
    place: "http://models.example/v1",
    concurrency: 16,
    patienceMs: 600_000,
    say: (line) => said.push(line),
    now: () => now,
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
    random: () => 0,
    ...overrides,
  });
  return { pace, waits, said };
}

type Pace = ReturnType<typeof aPace>["pace"];

function succeed(pace: Pace, times: number): Promise<unknown> {
  return Promise.all(Array.from({ length: times }, () => pace.attempt(async () => "yes", NEVER)));
}

/** So many attempts that are under way together, and fail together. */
function fail(pace: Pace, times: number, failure: () => FailedCall): Promise<unknown> {
  return Promise.allSettled(Array.from({ length: times }, () => pace.attempt(() => Promise.reject(failure()), NEVER)));
}

test("attempts of one round that say the same are heard once", async () => {
  const { pace } = aPace();
  await fail(pace, 16, busy);
  expect(pace.width()).toBe(8);
  await fail(pace, 8, busy);
  expect(pace.width()).toBe(4);
});

test("at least one attempt may always be under way", async () => {
  const { pace } = aPace();
  for (let round = 0; round < 10; round += 1) await fail(pace, 1, busy);
  expect(pace.width()).toBe(1);
});

test("one more may be under way after as many successes as may be now, up to what the suite allows", async () => {
  const { pace } = aPace({ concurrency: 4 });
  await fail(pace, 1, busy);
  expect(pace.width()).toBe(2);
  await succeed(pace, 1);
  expect(pace.width()).toBe(2);
  await succeed(pace, 1);
  expect(pace.width()).toBe(3);
  await succeed(pace, 3);
  expect(pace.width()).toBe(4);
  await succeed(pace, 50);
  expect(pace.width()).toBe(4);
});

test("a failure that says nothing about the load changes nothing", async () => {
  const { pace, waits } = aPace();
  await fail(pace, 16, () => new FailedCall("server-error", "500", "always"));
  await succeed(pace, 1);
  expect([pace.width(), waits]).toEqual([16, []]);
});

test("a server that asks for too short a time again and again is waited for longer than it asks", async () => {
  const { pace, waits } = aPace({ concurrency: 1 });
  for (let round = 0; round < 5; round += 1) await fail(pace, 1, () => turnedAway(20));
  await succeed(pace, 1);
  expect(waits).toEqual([20, 250, 500, 1_000, 2_000]);
});

test("those who waited do not start together", async () => {
  let drawn = 0;
  const { pace, waits } = aPace({ concurrency: 4, random: () => (drawn += 0.1), now: () => 0 });
  await fail(pace, 1, () => turnedAway(1_000));
  await succeed(pace, 2);
  expect(waits.map(Math.round)).toEqual([1_025, 1_050]);
});

test("a success between makes an endpoint that turned calls away as good as new", async () => {
  const { pace } = aPace({ patienceMs: 300 });
  for (let round = 0; round < 10; round += 1) {
    await fail(pace, 1, () => turnedAway(10));
    await fail(pace, 1, () => turnedAway(10));
    await succeed(pace, 1);
  }
  const last = Promise.allSettled([pace.attempt(() => Promise.reject(turnedAway(10)), NEVER)]);
  expect(await last).toMatchObject([{ reason: { patience: "in-turn" } }]);
});

test("an endpoint is given up that asks for more time than there is patience, at once and until that time is over", async () => {
  const { pace } = aPace({ concurrency: 1 });
  const ends = (make: () => Promise<string>) => Promise.allSettled([pace.attempt(make, NEVER)]);
  expect(await ends(() => Promise.reject(turnedAway(3_600_000)))).toMatchObject([
    { reason: { patience: "never", message: "429, which asks to be left alone for 60 minutes," } },
  ]);
  expect(await ends(async () => "unasked")).toMatchObject([
    { reason: { message: "http://models.example/v1 limits the rate and was not asked again" } },
  ]);
});

test("an answer that was under way when an endpoint was given up is no reason to wait for it", async () => {
  const { pace, waits } = aPace({ concurrency: 2 });
  let release = (_text: string) => {};
  const slow = pace.attempt(() => new Promise<string>((resolve) => (release = resolve)), NEVER);
  await fail(pace, 1, () => turnedAway(3_600_000));
  release("slow");
  expect(await slow).toBe("slow");
  await expect(pace.attempt(async () => "unasked", NEVER)).rejects.toThrow("was not asked again");
  expect(waits).toEqual([]);
});

test("that a limit on the rate is waited for is said once, and not where the wait is short", async () => {
  const { pace, said } = aPace({ concurrency: 1 });
  await fail(pace, 1, () => turnedAway(1_000));
  expect(said).toEqual([]);
  await fail(pace, 1, () => turnedAway(20_000));
  await succeed(pace, 1);
  await fail(pace, 1, () => turnedAway(20_000));
  expect(said).toEqual(["http://models.example/v1 limits the rate: waiting for it, for 10 minutes at most."]);
});

test("that the headers of an answer ask for a wait is said too", async () => {
  const { pace, said } = aPace();
  pace.heed(new Headers({ "x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "40s" }));
  expect(said).toHaveLength(1);
});

test("an error that is no failed call is passed on, and its place is free again", async () => {
  const { pace } = aPace({ concurrency: 1 });
  await expect(pace.attempt(() => Promise.reject(new TypeError("a bug")), NEVER)).rejects.toThrow("a bug");
  await succeed(pace, 1);
});

test("the end of one run leaves the calls of another in the queue", async () => {
  const stop = new AbortController();
  const { pace } = aPace({ concurrency: 1 });
  let release = (_text: string) => {};
  const first = pace.attempt(() => new Promise<string>((resolve) => (release = resolve)), NEVER);
  const others = [pace.attempt(async () => "mine", stop.signal), pace.attempt(async () => "theirs", NEVER)];
  await new Promise((resolve) => setTimeout(resolve, 1));
  stop.abort();
  const ends = Promise.allSettled(others);
  release("first");
  expect(await first).toBe("first");
  expect(await ends).toMatchObject([
    { status: "rejected", reason: { reason: "cut-off" } },
    { status: "fulfilled", value: "theirs" },
  ]);
});
