import { loss, type Way } from "./changes.ts";
import type { ScoreModel } from "./score-models.ts";

/** What is true in one kind of check. Differences are of mean pass rates: −0.1 is a loss of ten points. */
export type CheckTruth = {
  readonly model: ScoreModel;
  readonly cases: number;
  readonly trials: number;
  /** Blocking ones, independent of each other. */
  readonly metrics: number;
  readonly margin: number;
  /** Head against base of now, in the first metric alone. */
  readonly effect: number;
  /** How a loss of the head arises. */
  readonly way: Way;
  /** Base of now against the stored baseline, in every metric. */
  readonly drift: number;
};

/** Whether mean rates can differ by so much at all. */
export function isPossible({ model, effect, drift }: CheckTruth): boolean {
  const isRate = (rate: number) => rate > 0 && rate < 1;
  return isRate(model.mean + effect) && isRate(model.mean - drift);
}

/** The pass rates of one case by one metric. @param lot 0…1, says whether a change that is confined meets it */
export function ratesOf(
  truth: CheckTruth,
  metric: number,
  level: number,
  lot: number,
): { readonly stored: number; readonly base: number; readonly head: number } {
  const { model, effect, way, drift } = truth;
  const head = (): number => {
    if (metric > 0 || effect === 0) return level;
    return effect < 0 ? loss(model, way, -effect).apply(level, lot)[1] : everywhere(level, model.mean, effect);
  };
  return { stored: everywhere(level, model.mean, -drift), base: level, head: head() };
}

/** A loss takes the same share of every case's passes, a gain the same share of its failures. */
function everywhere(level: number, mean: number, by: number): number {
  return by < 0 ? level * (1 + by / mean) : 1 - (1 - level) * (1 - by / (1 - mean));
}
