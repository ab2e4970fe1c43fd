import { describe, expect, test } from "vitest";
import type { Acceptance } from "../../src/domain/acceptance.ts";
import type { Suite } from "../../src/domain/suite.ts";
import { UserError } from "../../src/errors.ts";
import type { MergedRange, ModelRequest, World } from "../../src/ports.ts";
import { blessBaseline } from "../../src/stories/anchor.ts";
import { record } from "../../src/stories/record.ts";
import { aReply } from "../pipeline/scripted-models.ts";
import { aSuite, memoryAcceptances, memoryIncidents, memoryWorld, someTraces } from "./memory-world.ts";

const replayed = { target: "replay", commit: true } as const;
const LABEL = "accept-regression";
const QUESTIONS = 200;

function aDeskSuite(): Suite {
  const { gate, sample } = aSuite();
  return aSuite({ gate: { ...gate, acceptLabel: LABEL }, sample: { ...sample, size: 2 * QUESTIONS } });
}

/** Weeks of one desk: its branch and its issues stay, its commits are week-0, week-1, … */
function aDesk(merged: (range: MergedRange) => readonly Acceptance[] = () => []) {
  const base = memoryWorld({ traces: someTraces(QUESTIONS) }).world;
  const issues = memoryIncidents();
  const { acceptances, asked } = memoryAcceptances(undefined, merged);
  /** The questions below `broken` have lost their citation. */
  const worldOf = (week: number, broken: number): World => {
    const model = (request: ModelRequest) => {
      const question = Number(/Question (\d+)/.exec(request.messages.at(-1)?.text ?? "")?.[1]);
      return aReply({ text: question < broken ? "Within 30 days." : "Within 30 days [d1]." });
    };
    return {
      ...base,
      models: memoryWorld({ model }).world.models,
      repository: { ...base.repository, resolve: async () => `week-${week}`, at: () => base.checkout },
      clock: { now: () => new Date(Date.UTC(2026, 10, 2 + 7 * week, 6)) },
      incidents: issues.incidents,
      acceptances,
    };
  };
  const week = async (number: number, broken: number, suite = aDeskSuite(), change: Partial<World> = {}) => {
    const { result } = await record(suite, replayed, { ...worldOf(number, broken), ...change });
    await issues.follow(result);
    return result;
  };
  return { week, issues, asked, base, worldOf };
}

function acceptance(pullRequest: number, difference: number, metric = "cites"): Acceptance {
  return {
    pullRequest,
    head: String(pullRequest).padStart(40, "0"),
    label: LABEL,
    by: "ada",
    at: "2026-11-05T06:00:00Z",
    losses: [{ metric, scale: "difference", difference }],
  };
}

describe("a regression that was accepted on its pull request", () => {
  test("is told with who accepted it, and neither fails, warns nor begins an incident", async () => {
    const desk = aDesk(() => [acceptance(7, -0.3)]);
    await desk.week(0, 0);
    const result = await desk.week(1, 60);
    expect(result).toMatchObject({ verdict: "regressed", gate: "pass", accepted: [acceptance(7, -0.3)] });
    expect(result).not.toHaveProperty("incident");
    expect(desk.issues.open.size).toBe(0);
  });

  test("is kept in the record, which is all that a later comparison needs", async () => {
    const desk = aDesk(({ upTo }) => (upTo === "week-1" ? [acceptance(7, -0.3)] : []));
    await desk.week(0, 0);
    await blessBaseline(aDeskSuite(), { baseline: "latest", by: "Ada", why: "reviewed" }, desk.base);
    await desk.week(1, 60);
    const names = await desk.base.store.list("desk");
    const kept = names[1] && (await desk.base.store.read(names[1]));
    expect(kept?.accepted).toEqual([acceptance(7, -0.3)]);
    const next = await desk.week(2, 60);
    expect(next.comparison?.verdict).toBe("unchanged");
    expect(next.anchored?.comparison.verdict).toBe("regressed");
    expect(next).toMatchObject({ verdict: "regressed", gate: "pass", accepted: [acceptance(7, -0.3)] });
    expect(next).not.toHaveProperty("incident");
  });

  test("is raised where the loss is clearly larger than the one that was accepted, and says so", async () => {
    const desk = aDesk(() => [acceptance(7, -0.05)]);
    await desk.week(0, 0);
    const result = await desk.week(1, 100);
    expect(result).toMatchObject({ verdict: "regressed", gate: "warn", incident: { status: "begins" } });
    expect(result.notes).toContain("cites lost more than was accepted by pull request 7.");
  });

  test("is raised where another metric was accepted", async () => {
    const desk = aDesk(() => [acceptance(7, -0.3, "tone")]);
    await desk.week(0, 0);
    const result = await desk.week(1, 60);
    expect(result).toMatchObject({ gate: "warn", incident: { status: "begins", metrics: ["cites"] } });
    expect(result).not.toHaveProperty("accepted");
  });

  test("counts once where two records at once keep it", async () => {
    const desk = aDesk(({ upTo }) => (upTo === "week-1" ? [acceptance(7, -0.15)] : []));
    await desk.week(0, 0);
    await blessBaseline(aDeskSuite(), { baseline: "latest", by: "Ada", why: "reviewed" }, desk.base);
    await desk.week(1, 30);
    const [, name] = await desk.base.store.list("desk");
    const kept = name && (await desk.base.store.read(name));
    if (!kept) throw new Error("there is no record");
    await desk.base.store.add({ ...kept, run: { ...kept.run, at: "2026-11-09T06:00:07.000Z" } });
    for (const week of [2, 3]) expect(await desk.week(week, 30 + 8 * (week - 1))).not.toHaveProperty("incident");
    const result = await desk.week(4, 54);
    expect(result.notes).toContain("cites lost more than was accepted by pull request 7.");
    expect(result).toMatchObject({ comparison: { verdict: "unchanged" }, incident: { status: "begins" } });
  });

  test("adds up with others against the anchor", async () => {
    const desk = aDesk(({ upTo }) =>
      upTo === "week-1" ? [acceptance(7, -0.2)] : upTo === "week-2" ? [acceptance(8, -0.2)] : [],
    );
    await desk.week(0, 0);
    await blessBaseline(aDeskSuite(), { baseline: "latest", by: "Ada", why: "reviewed" }, desk.base);
    await desk.week(1, 40);
    const result = await desk.week(2, 80);
    expect(result).toMatchObject({ verdict: "regressed", gate: "pass" });
    expect(result.accepted?.map(({ pullRequest }) => pullRequest).toSorted()).toEqual([7, 8]);
  });
});

test("nobody is asked what was accepted unless something regressed, or where the suite names no label", async () => {
  const desk = aDesk();
  await desk.week(0, 0);
  await desk.week(1, 0);
  const suite = aDeskSuite();
  const { acceptLabel: _, ...gate } = suite.gate;
  await desk.week(2, 60, { ...suite, gate });
  expect(desk.asked).toEqual([]);
});

test("asks for what was merged after the commit of the latest record, and up to the one that is recorded", async () => {
  const desk = aDesk();
  await desk.week(0, 0);
  await desk.week(1, 60);
  expect(desk.asked).toEqual([{ after: "week-0", upTo: "week-1", since: "2026-11-02T06:00:00.000Z", label: LABEL }]);
});

test("a regression is raised, and the trouble told, where GitHub does not say what was accepted", async () => {
  const desk = aDesk(() => {
    throw new UserError("the token may not look", "Let it.");
  });
  await desk.week(0, 0);
  const result = await desk.week(1, 60);
  expect(result).toMatchObject({ verdict: "regressed", gate: "warn", incident: { status: "begins" } });
  expect(result.notes).toContain(
    "Whether people accepted the regression is not known: the token may not look. Let it.",
  );
  expect(result.baseline).toBeDefined();
});

test("a regression is raised, and the trouble told, where a record names no commit to ask from", async () => {
  const desk = aDesk(() => [acceptance(7, -0.3)]);
  await desk.week(0, 0);
  const { repository } = desk.worldOf(1, 60);
  const resolve = async () => Promise.reject(new UserError("there is no commit", "Make one."));
  const result = await desk.week(1, 60, aDeskSuite(), { repository: { ...repository, resolve } });
  expect(result).toMatchObject({ verdict: "regressed", gate: "warn" });
  expect(result.notes).toContainEqual(expect.stringContaining("names no commit"));
  expect(desk.asked).toEqual([]);
});

test("a fault of ours is not taken for something that GitHub did not say", async () => {
  const desk = aDesk(() => {
    throw new TypeError("a bug");
  });
  await desk.week(0, 0);
  await expect(desk.week(1, 60)).rejects.toThrow("a bug");
});
