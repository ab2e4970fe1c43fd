import type { Case, Recording } from "../../domain/case.ts";
import type { Asked } from "../../domain/case-answers.ts";
import type { Arm, Ask, ReplayPlan } from "./replay.ts";

/** One trial of one case under one arm. */
export type Job = { readonly arm: Arm; readonly asked: Asked };

/** Trial after trial, case after case in the order of the plan, whatever order the asks have. */
export function inTurns(asks: readonly Ask[], { cases }: ReplayPlan): readonly Job[] {
  const places = new Map(cases.map((one, place) => [one, place]));
  return asks
    .map((ask) => ({ ...ask, place: places.get(ask.case) ?? 0 }))
    .sort((a, b) => a.trial - b.trial || a.place - b.place)
    .flatMap(({ case: one, trial, arms, place }) =>
      turned(arms, place + trial).map((arm) => ({
        arm,
        asked: { case: one, recording: recordingOf(one, trial), trial },
      })),
    );
}

/** The arms from another one on each time, so that none of them is always asked first. */
function turned(arms: readonly Arm[], times: number): readonly Arm[] {
  const from = times % arms.length;
  return [...arms.slice(from), ...arms.slice(0, from)];
}

/** Trials go through a case's recordings in turn. */
export function recordingOf({ recordings }: Case, trial: number): Recording {
  return recordings[trial % recordings.length] ?? recordings[0];
}
