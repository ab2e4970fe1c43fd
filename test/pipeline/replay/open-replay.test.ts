import { describe, expect, test } from "vitest";
import type { Answer } from "../../../src/domain/answer.ts";
import type { Case } from "../../../src/domain/case.ts";
import type { Asked } from "../../../src/domain/case-answers.ts";
import { type Arm, openReplay } from "../../../src/pipeline/replay/replay.ts";
import { aCase, aFailure, anAnswer, aRecording, aTuple } from "../../builders.ts";
import { heardProgress } from "../scripted-models.ts";

const CASES = ["a", "b", "c"].map((id) => aCase({ id, recordings: [aRecording({ traceId: id })] }));
const [A, B, C] = CASES as [Case, Case, Case];

/** Two arms that answer by a script; `asked` is what they were asked, in order. */
function twoArms(script: (name: string, n: number) => Answer = (name) => anAnswer({ text: name })) {
  const asked: string[] = [];
  const arms = ["base", "head"].map((label): Arm => {
    const variant = { label, versions: aTuple(), model: null, policy: "", retrieval: { kind: "recorded" } } as const;
    return {
      variant,
      respond: async ({ case: { id }, trial }) => {
        asked.push(`${label} ${id}${trial}`);
        return script(`${label} ${id}${trial}`, asked.length);
      },
    };
  });
  return { arms, asked };
}

function open(arms: readonly Arm[], errorBudget = 0, stop = new AbortController()) {
  const { progress, heard } = heardProgress();
  const plan = { arms, cases: CASES, trials: 2, concurrency: 1, errorBudget };
  const keep = async (_: unknown, { trial }: Asked, answer: Answer) =>
    answer.status === "answered" ? answer.text : `${trial} ${answer.reason}`;
  return { ...openReplay(plan, { progress, signal: stop.signal }, keep), heard };
}

describe("a replay that is asked part by part", () => {
  test("asks each part trial after trial, the arms in turns, whatever order the part has", async () => {
    const { arms, asked } = twoArms();
    const replaying = open(arms);
    await replaying.ask({
      asks: [
        { case: C, trial: 0, arms: arms.slice(1) },
        { case: B, trial: 1, arms },
        { case: B, trial: 0, arms },
        { case: A, trial: 0, arms },
      ],
      total: 12,
      label: "replay, look 1 of 2",
    });
    expect(asked).toEqual(["base a0", "head a0", "head b0", "base b0", "head c0", "base b1", "head b1"]);
    expect(replaying.heard[0]).toBe("start replay, look 1 of 2 7");
  });

  test("keeps the trials of a case in their order, and leaves out what was not asked", async () => {
    const { arms } = twoArms();
    const replaying = open(arms);
    await replaying.ask({ asks: [{ case: A, trial: 1, arms: arms.slice(1) }], total: 12 });
    await replaying.ask({ asks: [{ case: A, trial: 0, arms }], total: 12 });
    expect(replaying.outcome().arms.map(({ cases }) => cases.map((one) => [one.case.id, ...one.trials]))).toEqual([
      [["a", "base a0"]],
      [["a", "head a0", "head a1"]],
    ]);
    expect(replaying.outcome()).not.toHaveProperty("incomplete");
  });

  test("has one error budget, a share of the trials of all parts", async () => {
    const { arms, asked } = twoArms((name) => (name.startsWith("head") ? aFailure() : anAnswer()));
    const replaying = open(arms, 0.25);
    const asksOf = (trial: number) => CASES.map((one) => ({ case: one, trial, arms }));
    await replaying.ask({ asks: asksOf(0), total: 12 });
    expect(replaying.outcome().incomplete).toBeUndefined();
    await replaying.ask({ asks: asksOf(1), total: 12 });
    expect(replaying.outcome().incomplete?.problem).toContain("4 of 12 trials failed (error budget 25 %)");
    expect(asked.slice(6)).toEqual(["head a1"]);
  });

  test("starts nothing of a part that comes after a stop, and says what was done of the whole", async () => {
    const stop = new AbortController();
    const { arms, asked } = twoArms();
    const replaying = open(arms, 0, stop);
    await replaying.ask({ asks: [{ case: A, trial: 0, arms }], total: 12 });
    stop.abort();
    await replaying.ask({ asks: [{ case: B, trial: 0, arms }], total: 12 });
    expect(asked).toEqual(["base a0", "head a0"]);
    const { incomplete, arms: answered } = replaying.outcome();
    expect(incomplete).toMatchObject({ reason: "cut-off", problem: "the run was stopped after 2 of 12 trials" });
    expect(answered[0]?.cases.map(({ trials }) => trials)).toEqual([["base a0"], ["0 cut-off"]]);
  });
});
