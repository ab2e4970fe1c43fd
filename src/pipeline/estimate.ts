import type { Assemble } from "../domain/assembled.ts";
import type { Case, Recording } from "../domain/case.ts";
import type { Asked } from "../domain/case-answers.ts";
import type { Metric, ToolsSpec } from "../domain/suite.ts";
import type { Variant } from "../domain/variant.ts";
import { answerNeeds } from "./estimate/answer-needs.ts";
import { type Need, type Quantity, totalOf } from "./estimate/need.ts";
import { type JudgedAnswer, scorerNeeds } from "./estimate/scorer-needs.ts";
import { outputOf, type Seen, seenIn } from "./estimate/seen.ts";

export type EstimateInput = {
  /** The arms of a replay; none when observed answers are scored, and then only judges cost anything. */
  readonly arms: readonly { readonly variant: Variant; readonly assemble: Assemble }[];
  readonly cases: readonly Case[];
  readonly trials: number;
  readonly metrics: readonly Metric[];
  /** What the suite says of tools; null: an answer is one model call. Absent: as many calls as production made. */
  readonly tools?: ToolsSpec | null;
  /** Present where the user's application answers in place of our agent. @property price dollars per case */
  readonly application?: { readonly price?: number };
  /** Whether one of production's own answers a case is scored as well, to see how like them a replay is. */
  readonly observedJudged?: boolean;
  /** Whether models are asked in batches, at half the price. */
  readonly batched?: boolean;
  /** What each arm is asked, in the order of the arms, by case id. Absent: every case as often as there are trials. */
  readonly asks?: readonly (readonly { readonly id: string; readonly trial: number }[])[];
};

/** What is likely, and what it may come to at the least and at the most. */
export type Estimate = Quantity & { readonly low: Quantity; readonly high: Quantity };

/**
 * What a run would cost if nothing were cached, before its first call and without asking anybody.
 *
 * Likely: four characters a token for what is sent, the output and the number of calls as production recorded them
 * (else 300 tokens and one call). Low: six characters a token, the shortest answer and the fewest calls of the sample,
 * and requests that are the same under several arms once, because they are paid for once. High: two characters a token,
 * and answers, tool results and calls by half as many again as recorded, where any recording of the sample has as many,
 * and no more than the suite and the model's parameters allow. Judges, embeddings and priced endpoints are in it; retries and repairs in the high end.
 */
export async function estimate(input: EstimateInput): Promise<Estimate> {
  const { arms, cases, trials, metrics, observedJudged = false, batched = false } = input;
  const recordings = cases.flatMap((one) => one.recordings);
  const asked = cases.flatMap((one) => Array.from({ length: trials }, (_, trial) => askedOf(one, trial)));
  const seen = seenIn(recordings);
  const needs: Need[] = [];
  const judged: JudgedAnswer[] = [];
  const sent = new Set<string>();
  const byId = new Map(cases.map((one) => [one.id, one]));
  const own = input.asks?.map((asks) =>
    asks.flatMap(({ id, trial }) => {
      const one = byId.get(id);
      return one === undefined ? [] : [askedOf(one, trial)];
    }),
  );
  for (const [place, arm] of arms.entries()) {
    const answers = await answerNeeds(arm, own?.[place] ?? asked, { ...input, seen, sent });
    needs.push(...answers.needs);
    judged.push(...answers.judged);
  }
  if (arms.length === 0) judged.push(...cases.flatMap((one) => observedOf(one, seen)));
  else if (observedJudged) judged.push(...cases.flatMap((one) => observedOf(one, seen).slice(0, 1)));
  return totalOf([...needs, ...metrics.flatMap((metric) => scorerNeeds(metric, judged))], batched);
}

function askedOf(one: Case, trial: number): Asked {
  const { recordings } = one;
  const recording: Recording = recordings[trial % recordings.length] ?? recordings[0];
  return { case: one, recording, trial };
}

/** The answers that production gave in a case. */
function observedOf(one: Case, seen: Seen): readonly JudgedAnswer[] {
  return one.recordings
    .filter(({ observed }) => observed.status === "answered")
    .map((recording) => ({ case: one, recording, output: outputOf(recording, seen), alone: true, own: true }));
}
