import { describe, expect, test } from "vitest";
import type { Acceptance } from "../../src/domain/acceptance.ts";
import type { Suite } from "../../src/domain/suite.ts";
import { UserError } from "../../src/errors.ts";
import type { ModelRequest, World } from "../../src/ports.ts";
import { blessBaseline } from "../../src/stories/anchor.ts";
import { record } from "../../src/stories/record.ts";
import { aReply } from "../pipeline/scripted-models.ts";
import { aSuite, memoryAcceptances, memoryIncidents, memoryWorld, someTraces } from "./memory-world.ts";

const replayed = { target: "replay", commit: true } as const;
const QUESTIONS = 200;
const SUITE: Suite = aSuite({
  gate: { ...aSuite().gate, acceptLabel: "accept-regression" },
  sample: { ...aSuite().sample, size: 2 * QUESTIONS },
});

type Week = {
  /** The questions below it have lost their citation. */
  readonly broken: number;
  readonly options?: { readonly target: "replay" | "observed"; readonly commit: boolean };
  readonly suite?: Suite;
  readonly change?: (world: World) => Partial<World>;
};

/** Weeks of one desk, whose branch and issues stay; after each, what the action does with its result is done. */
function aDesk() {
  const base = memoryWorld({ traces: someTraces(QUESTIONS) }).world;
  const issues = memoryIncidents();
  const accepted = new Map<string, readonly Acceptance[]>();
  const { acceptances } = memoryAcceptances(undefined, ({ upTo }) => accepted.get(upTo) ?? []);
  const week = async (number: number, { broken, options = replayed, suite = SUITE, change }: Week) => {
    const model = (request: ModelRequest) => {
      const question = Number(/Question (\d+)/.exec(request.messages.at(-1)?.text ?? "")?.[1]);
      return aReply({ text: question < broken ? "Within 30 days." : "Within 30 days [d1]." });
    };
    const world: World = {
      ...base,
      models: memoryWorld({ model }).world.models,
      repository: { ...base.repository, resolve: async () => `week-${number}`, at: () => base.checkout },
      clock: { now: () => new Date(Date.UTC(2026, 10, 2 + 7 * number, 6)) },
      incidents: issues.incidents,
      acceptances,
    };
    const { result } = await record(suite, options, { ...world, ...change?.(world) });
    await issues.follow(result);
    return result;
  };
  const bless = () => blessBaseline(SUITE, { baseline: "latest", by: "Ada", why: "reviewed" }, base);
  return { week, issues, accepted, bless };
}

const healthy = { broken: 0 };
const worse = { broken: 60 };

describe("an incident", () => {
  test("begins with the first record that regressed, and remembers the last one before it", async () => {
    const desk = aDesk();
    const before = await desk.week(0, healthy);
    const result = await desk.week(1, worse);
    expect(result.incident).toEqual({
      status: "begins",
      reference: before.baseline,
      since: "2026-11-09T06:00:00.000Z",
      metrics: ["cites"],
    });
  });

  test("lasts although the latest record shows the loss as well, and ends where it began", async () => {
    const desk = aDesk();
    const before = await desk.week(0, healthy);
    const first = await desk.week(1, worse);
    for (const number of [2, 3]) {
      const result = await desk.week(number, worse);
      expect(result).toMatchObject({
        verdict: "unchanged",
        incident: {
          status: "lasts",
          reference: before.baseline,
          since: first.incident?.since,
          comparison: { verdict: "regressed" },
        },
      });
    }
    const over = await desk.week(4, healthy);
    expect(over).toMatchObject({ verdict: "improved", incident: { status: "over", reference: before.baseline } });
    expect(desk.issues.open.size).toBe(0);
    expect(await desk.week(5, healthy)).not.toHaveProperty("incident");
  });

  test("is over once its losses were accepted", async () => {
    const desk = aDesk();
    await desk.week(0, healthy);
    await desk.week(1, worse);
    desk.accepted.set("week-2", [
      {
        pullRequest: 7,
        head: "a".repeat(40),
        label: "accept-regression",
        by: "ada",
        at: "2026-11-12T06:00:00Z",
        losses: [{ metric: "cites", scale: "difference", difference: -0.3 }],
      },
    ]);
    const result = await desk.week(2, worse);
    expect(result).toMatchObject({ incident: { status: "over" }, accepted: [{ pullRequest: 7, by: "ada" }] });
  });

  test("of losses that added up slowly ends where the anchor is met again", async () => {
    const desk = aDesk();
    const start = await desk.week(0, healthy);
    await desk.bless();
    for (const [number, broken] of [
      [1, 5],
      [2, 10],
    ] as const)
      expect(await desk.week(number, { broken })).not.toHaveProperty("incident");
    const begins = await desk.week(3, { broken: 17 });
    expect(begins.comparison?.verdict).toBe("unchanged");
    expect(begins.incident).toMatchObject({ status: "begins", reference: start.baseline });
    expect((await desk.week(4, { broken: 17 })).incident?.status).toBe("lasts");
    expect((await desk.week(5, healthy)).incident?.status).toBe("over");
  });

  test("lasts while another metric than its own is worse", async () => {
    const desk = aDesk();
    const [cites] = SUITE.metrics;
    if (cites === undefined) throw new Error("there is no metric");
    const days = { ...cites, name: "days", spec: { scorer: "contains" as const, value: "30 days" } };
    const suite = { ...SUITE, metrics: [cites, days] };
    const silent = { models: memoryWorld({ model: () => aReply({ text: "See [d1]." }) }).world.models };
    await desk.week(0, { ...healthy, suite });
    await desk.week(1, { ...worse, suite });
    const result = await desk.week(2, { ...healthy, suite, change: () => silent });
    expect(result.incident).toMatchObject({ status: "lasts", metrics: ["cites", "days"] });
  });
});

describe("a record that cannot tell", () => {
  test("leaves the incident open where the record before it is gone from the branch, and says why", async () => {
    const desk = aDesk();
    const before = await desk.week(0, healthy);
    await desk.week(1, worse);
    const gone = (world: World): Partial<World> => ({
      store: {
        ...world.store,
        read: async (name) => {
          if (name.path === before.baseline) throw new UserError(`${name.path} is not on the branch`, "Restore it.");
          return world.store.read(name);
        },
      },
    });
    const result = await desk.week(2, { ...worse, change: gone });
    expect(result.incident).toMatchObject({ status: "unclear", unread: true });
    expect(result.notes).toContain(
      `This record cannot tell whether the incident of issue 1 is over: ${before.baseline} is not on the branch. Restore it.`,
    );
    expect(desk.issues.open.size).toBe(1);
    const worseStill = await desk.week(3, { broken: 150, change: gone });
    expect(worseStill.incident).toMatchObject({ status: "lasts", unread: true });
  });

  test.each(["../secret", "baselines/another/2026/2026-10-26-1a2b3c4d.json"])(
    "leaves it open where it names no record of the suite: %s",
    async (reference) => {
      const desk = aDesk();
      await desk.week(0, healthy);
      desk.issues.open.set("desk", {
        reference,
        since: "2026-11-02T06:00:00Z",
        metrics: ["cites"],
        issue: 4,
      });
      const result = await desk.week(1, healthy);
      expect(result.incident?.status).toBe("unclear");
      expect(result.notes).toContain(
        "This record cannot tell whether the incident of issue 4 is over: the issue names no record of this suite.",
      );
    },
  );

  test("leaves it open where it holds answers of the other kind", async () => {
    const desk = aDesk();
    await desk.week(0, healthy);
    await desk.week(1, worse);
    const result = await desk.week(2, { ...healthy, options: { target: "observed", commit: true } });
    expect(result.incident?.status).toBe("unclear");
    expect(result.notes).toContain(
      "This record cannot tell whether the incident of issue 1 is over: it began with answers of the other kind, observed or replayed.",
    );
  });

  test("leaves it open where the metric that regressed is measured no more", async () => {
    const desk = aDesk();
    await desk.week(0, healthy);
    await desk.week(1, worse);
    const metrics = SUITE.metrics.map((metric) => ({ ...metric, name: "cites-again" }));
    const result = await desk.week(2, { ...healthy, suite: { ...SUITE, metrics } });
    expect(result.incident?.status).toBe("unclear");
  });

  test("is kept all the same where GitHub does not say whether an incident is open", async () => {
    const desk = aDesk();
    await desk.week(0, healthy);
    const incidents = {
      ...desk.issues.incidents,
      open: () => Promise.reject(new UserError("GitHub did not answer", "Run this again.")),
    };
    const result = await desk.week(1, { ...healthy, change: () => ({ incidents }) });
    expect(result.baseline).toBeDefined();
    expect(result.notes).toContain("Whether an incident is open is not known: GitHub did not answer. Run this again.");
  });
});

describe("no incident", () => {
  test("is begun or asked for by a record that is not to be kept", async () => {
    const desk = aDesk();
    await desk.week(0, healthy);
    const { length } = desk.issues.asked;
    const result = await desk.week(1, { ...worse, options: { target: "replay", commit: false } });
    expect(result.verdict).toBe("regressed");
    expect(result).not.toHaveProperty("incident");
    expect(desk.issues.asked).toHaveLength(length);
  });

  test("is ended by a run that is not complete", async () => {
    const desk = aDesk();
    await desk.week(0, healthy);
    await desk.week(1, worse);
    const suite = { ...SUITE, budget: { errors: 0.02, calls: 5 } };
    const result = await desk.week(2, { ...healthy, suite });
    expect(result).toMatchObject({ verdict: "errored" });
    expect(result).not.toHaveProperty("incident");
    expect(desk.issues.open.size).toBe(1);
  });

  test("is known outside GitHub", async () => {
    const { incidents: _, ...local } = memoryWorld({ traces: someTraces(QUESTIONS) }).world;
    await record(SUITE, replayed, local);
    const models = memoryWorld({ model: () => aReply({ text: "No." }) }).world.models;
    const { result } = await record(SUITE, replayed, { ...local, models });
    expect(result.verdict).toBe("regressed");
    expect(result).not.toHaveProperty("incident");
  });
});

test("whether an incident is open is asked before anything is paid for", async () => {
  const desk = aDesk();
  const asked: string[] = [];
  await desk.week(0, {
    ...healthy,
    change: ({ models }) => ({
      incidents: { ...desk.issues.incidents, open: async () => void asked.push("incident") as undefined },
      models: {
        ...models,
        ask: (request, signal) => {
          asked.push("model");
          return models.ask(request, signal);
        },
      },
    }),
  });
  expect(asked[0]).toBe("incident");
  expect(asked).toContain("model");
});
