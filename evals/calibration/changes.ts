import type { ScoreModel } from "./score-models.ts";

/** What a change makes of a case: its level before and after. `lot`, 0…1, says which cases it meets. */
export type Change = {
  readonly name: string;
  /** True mean of after − before, better is positive; of time and money in logarithms. */
  readonly effect: number;
  readonly apply: (level: number, lot: number) => readonly [before: number, after: number];
};

/** Nothing changes: what differs is chance between trials. */
export const NOTHING: Change = { name: "same rates", effect: 0, apply: (level) => [level, level] };

/** Half of the cases get better and half worse, each by up to so much: the mean stays. */
export function upAndDown(model: ScoreModel, by: number): Change {
  const clip = (level: number) => (model.unit === "score" ? Math.min(1, Math.max(0, level)) : level);
  return {
    name: "half up, half down",
    effect: 0,
    apply: (level, lot) => {
      const [low, high] = [clip(level - by), clip(level + by)];
      return lot < 0.5 ? [low, high] : [high, low];
    },
  };
}

/** The ways in which a loss arises. */
export const WAYS = ["everywhere a little", "some cases break", "some turn flaky"] as const;
export type Way = (typeof WAYS)[number];

/**
 * A loss that is `drop` in the mean over all cases there could be, however it arises.
 * @param drop ≥ 0; of time and money the logarithm of the ratio
 */
export function loss(model: ScoreModel, way: Way, drop: number): Change {
  const apply = model.unit === "score" ? ofScore(way, drop / model.mean) : ofLogarithm(way, drop);
  return { name: way, effect: -drop, apply };
}

function ofScore(way: Way, share: number): Change["apply"] {
  switch (way) {
    case "everywhere a little":
      return (level) => [level, level * (1 - share)];
    case "some cases break":
      return (level, lot) => [level, lot < share ? 0 : level];
    case "some turn flaky":
      return (level, lot) => [level, lot < 2 * share ? level / 2 : level];
    default:
      throw new Error(way satisfies never);
  }
}

/** Time and money: everywhere, a tenth of the cases by ten times as much, or three tenths of them. */
function ofLogarithm(way: Way, drop: number): Change["apply"] {
  const share = { "everywhere a little": 1, "some cases break": 0.1, "some turn flaky": 0.3 }[way];
  return (level, lot) => [level, lot < share ? level + drop / share : level];
}
