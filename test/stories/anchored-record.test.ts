import { describe, expect, test } from "vitest";
import { baselineStore } from "../../src/edges/store/baseline-store.ts";
import { memoryBranch } from "../../src/edges/store/memory-branch.ts";
import { sampleTexts } from "../../src/edges/store/sample-texts.ts";
import type { ModelRequest, World } from "../../src/ports.ts";
import { blessBaseline } from "../../src/stories/anchor.ts";
import { record } from "../../src/stories/record.ts";
import { recordVerdict } from "../../src/stories/record-verdict.ts";
import { aReply } from "../pipeline/scripted-models.ts";
import { aSuite, memoryWorld, someTraces } from "./memory-world.ts";

const replayed = { target: "replay", commit: true } as const;
const QUESTIONS = 200;

/** Production as it is in some week: the questions below `broken` have lost their citation. */
function inWeek(week: number, broken: number, { world }: { readonly world: World }): World {
  const model = (request: ModelRequest) => {
    const question = Number(/Question (\d+)/.exec(request.messages.at(-1)?.text ?? "")?.[1]);
    return aReply({ text: question < broken ? "Within 30 days." : "Within 30 days [d1]." });
  };
  const at = new Date(Date.UTC(2026, 10, 2 + 7 * week, 6));
  return { ...world, models: memoryWorld({ model }).world.models, clock: { now: () => at } };
}

const aDesk = () => memoryWorld({ traces: someTraces(QUESTIONS) });
const aDeskSuite = () => aSuite({ sample: { ...aSuite().sample, size: 2 * QUESTIONS } });

async function bless(reference: string, world: World) {
  return blessBaseline(aSuite(), { baseline: reference, by: "Ada", why: "reviewed by hand" }, world);
}

test("losses inside each week's margin are unchanged from week to week, and regressed against the anchor", async () => {
  const desk = aDesk();
  const suite = aDeskSuite();
  await record(suite, replayed, inWeek(0, 0, desk));
  await bless("2026-11-02", inWeek(0, 0, desk));
  const weeks: { latest: string | undefined; anchor: string | undefined; verdict: string; gate: string }[] = [];
  for (const [week, broken] of [
    [1, 5],
    [2, 10],
    [3, 15],
    [4, 20],
  ] as const) {
    const { result } = await record(suite, replayed, inWeek(week, broken, desk));
    weeks.push({
      latest: result.comparison?.verdict,
      anchor: result.anchored?.comparison.verdict,
      verdict: result.verdict,
      gate: result.gate,
    });
    expect(result.baseline).toBeDefined();
    expect(result.anchored?.anchor).toMatchObject({
      baseline: expect.stringContaining("/2026-11-02-"),
      by: "Ada",
      why: "reviewed by hand",
    });
  }
  expect(weeks.map(({ latest }) => latest)).toEqual(["unchanged", "unchanged", "unchanged", "unchanged"]);
  expect(weeks.map(({ anchor }) => anchor)).toEqual(["unchanged", "unchanged", "regressed", "regressed"]);
  expect(weeks.map(({ verdict }) => verdict)).toEqual(["unchanged", "unchanged", "regressed", "regressed"]);
  // What production did is not this run's doing: it is told, and fails nothing.
  expect(weeks.at(-1)?.gate).toBe("warn");
});

describe("a record", () => {
  const twoRecords = async () => {
    const desk = aDesk();
    const suite = aDeskSuite();
    await record(suite, replayed, inWeek(0, 0, desk));
    return { desk, suite };
  };

  test("of a suite without an anchor is compared with the latest one alone", async () => {
    const { desk, suite } = await twoRecords();
    const { result } = await record(suite, replayed, inWeek(1, 0, desk));
    expect(result.comparison?.verdict).toBe("unchanged");
    expect(result).not.toHaveProperty("anchored");
  });

  test("says so where the latest record is the anchor, and compares once", async () => {
    const { desk, suite } = await twoRecords();
    await bless("latest", inWeek(0, 0, desk));
    const { result } = await record(suite, replayed, inWeek(1, 0, desk));
    expect(result.anchored?.comparison).toEqual(result.comparison);
    expect(result.notes).toContain("The latest record is the anchor, so both comparisons are one.");
  });

  test("never moves the anchor", async () => {
    const { desk, suite } = await twoRecords();
    await bless("latest", inWeek(0, 0, desk));
    const before = await desk.world.store.anchor("desk");
    for (const week of [1, 2, 3]) await record(suite, replayed, inWeek(week, 0, desk));
    expect(await desk.world.store.anchor("desk")).toEqual(before);
  });

  test("asks an anchor's own cases again that left the sample long ago, where their texts were kept", async () => {
    const store = baselineStore(memoryBranch(), {
      texts: sampleTexts({ branch: "b", text: "plain", keyVariable: "K" }, {}),
    });
    const suite = aSuite({ sample: { ...aSuite().sample, size: 40, fixed: 20 } });
    /** Each week has traces of its own, and those of no other. */
    const week = (number: number): World => ({
      ...inWeek(number, 0, memoryWorld({ traces: someTraces(60 * (number + 1)).slice(60 * number) })),
      store,
    });
    for (const number of [0, 1, 2, 3, 4]) await record(suite, replayed, week(number));
    await bless("2026-11-02", week(4));
    const pairs = async (number: number) => (await record(suite, replayed, week(number))).result.anchored?.comparison;
    expect([(await pairs(5))?.pairing.paired, (await pairs(6))?.pairing.paired]).toEqual([10, 10]);
  });

  test("of replayed answers is not compared with an anchor of observed ones, and says so", async () => {
    const { desk, suite } = await twoRecords();
    await record(suite, { target: "observed", commit: true }, inWeek(0, 0, desk));
    const blessed = await bless("latest", inWeek(0, 0, desk));
    expect(blessed).toMatchObject({
      shown: { record: { target: "observed" }, notes: [expect.stringContaining("only records of observed answers")] },
    });
    const replay = await record(suite, replayed, inWeek(1, 0, desk));
    expect(replay.result).not.toHaveProperty("anchored");
    expect(replay.result.notes).toContain(
      "The anchor holds observed answers, so this replay was not compared with it.",
    );
    const observed = await record(suite, { target: "observed", commit: true }, inWeek(1, 0, desk));
    // The very answers of the anchor, observed again, say nothing new.
    expect(observed.result.anchored?.comparison).toMatchObject({ verdict: "inconclusive", pairing: { paired: 0 } });
  });

  test("goes by the latest one where the anchor measured something else, and asks for a new blessing", async () => {
    const { desk, suite } = await twoRecords();
    await bless("latest", inWeek(0, 0, desk));
    const metrics = suite.metrics.map((metric) => ({ ...metric, spec: { scorer: "contains" as const, value: "30" } }));
    const other = { ...suite, metrics };
    await record(other, replayed, inWeek(1, 0, desk));
    const { result } = await record(other, replayed, inWeek(2, 0, desk));
    expect(result.anchored?.comparison.verdict).toBe("not-comparable");
    expect(result).toMatchObject({ verdict: "unchanged", gate: "pass" });
    expect(result.notes).toContain(
      "This record measures something else than the anchor (anchors/desk.json) did, so nothing is known of losses that add up slowly. Once this record is reviewed, bless it: eval-baseline anchor latest --why TEXT.",
    );
  });

  test.each([
    ["{", "anchors/desk.json of a branch in memory is not an anchor: it is not JSON"],
    [
      '{ "format": 2 }',
      "anchors/desk.json of a branch in memory is an anchor of format 2, and this version reads format 1",
    ],
    [
      JSON.stringify({
        format: 1,
        suite: "desk",
        baseline: "baselines/desk/2026/2026-01-05-1a2b3c4d.json",
        by: "Ada",
        at: "2026-01-06T06:00:00Z",
        why: "reviewed",
      }),
      "anchors/desk.json of a branch in memory points to baselines/desk/2026/2026-01-05-1a2b3c4d.json, which is not there",
    ],
  ])("is not paid for while the anchor is %.30s…", async (text, message) => {
    const { world, branch, requests } = aDesk();
    const files = [{ path: "anchors/desk.json", text }];
    await branch.commit({ expectedHead: undefined, files, message: "Put an anchor" });
    await expect(record(aDeskSuite(), replayed, world)).rejects.toMatchObject({ name: "UserError", message });
    expect(requests).toEqual([]);
  });
});

describe("the verdict of a record is the worse of its two comparisons", () => {
  test.each([
    ["unchanged", "unchanged", "unchanged"],
    ["unchanged", "improved", "improved"],
    ["unchanged", "regressed", "regressed"],
    ["improved", "regressed", "regressed"],
    ["regressed", "improved", "regressed"],
    ["inconclusive", "unchanged", "inconclusive"],
    ["unchanged", "inconclusive", "inconclusive"],
    ["unchanged", "errored", "errored"],
    ["errored", "regressed", "regressed"],
    ["not-comparable", "unchanged", "not-comparable"],
    ["not-comparable", "regressed", "regressed"],
    ["not-comparable", "not-comparable", "not-comparable"],
    ["improved", "not-comparable", "improved"],
    ["inconclusive", "not-comparable", "inconclusive"],
    ["unchanged", undefined, "unchanged"],
    [undefined, undefined, undefined],
  ] as const)("latest %s, anchor %s: %s", (latest, anchor, verdict) => {
    expect(recordVerdict(latest, anchor)).toBe(verdict);
  });
});
