import type { Answer } from "../domain/answer.ts";
import type { Case, Recording } from "../domain/case.ts";
import type { RetrievedDocument, ToolDefinition } from "../domain/message.ts";
import type { Score } from "../domain/score.ts";
import type { ScorerKind, ScorerSpec } from "../domain/scorer-spec.ts";
import type { Models } from "../ports.ts";

/** What a scorer of traces is given: a trial, whatever became of its answer. */
export type TrialToScore = {
  readonly case: Case;
  readonly recording: Recording;
  /** Counts from 0. */
  readonly trial: number;
  readonly signal: AbortSignal;
};

/** What a scorer of answers is given: a trial that was answered. */
export type AnswerToScore = TrialToScore & {
  readonly answer: Extract<Answer, { status: "answered" }>;
  /** What the case expects by the metric at hand; scorers read this and not the case's own. */
  readonly expected?: string;
  /** What retrieval found for the answer; absent where nobody recorded it, empty when nothing was found. */
  readonly documents?: readonly RetrievedDocument[];
  /** The tools that the model was told of; absent where they are not known. */
  readonly tools?: readonly ToolDefinition[];
};

/**
 * One way to score. `prepare` does once what is the same for all trials: compiling a pattern, a schema, a prompt.
 *
 * A scorer of answers is never shown a failed one. A scorer of traces says something about the recording, so it scores
 * whether or not a replay of it was answered.
 */
export type Scorer<Spec> =
  | {
      readonly about: "answer";
      /** Name and number of the scoring code; the number moves when the same spec would give other scores. */
      readonly revision: string;
      /** All that is said to a judge besides the suite's own texts: a part of the judge's identity. */
      readonly judgePrompt?: unknown;
      prepare(spec: Spec, models: Models): Promise<(trial: AnswerToScore) => Promise<Score>>;
    }
  | {
      readonly about: "trace";
      readonly revision: string;
      readonly judgePrompt?: undefined;
      prepare(spec: Spec, models: Models): Promise<(trial: TrialToScore) => Promise<Score>>;
    };

/** The spec that a kind of scorer is given. */
export type SpecOf<Kind extends ScorerKind, Spec extends ScorerSpec = ScorerSpec> = Spec extends unknown
  ? Kind extends Spec["scorer"]
    ? Spec
    : never
  : never;

type Scored = Extract<Score, { readonly status: "scored" }>;

export function scored(value: number): Scored {
  return { status: "scored", value };
}

/** A score as it stands, or 1 and 0 for at or above the threshold and below it. */
export function graded(value: number, threshold: number | undefined): Scored {
  return threshold === undefined ? scored(value) : passed(value >= threshold);
}

/** 1 for yes, 0 for no. */
export function passed(yes: boolean): Scored {
  return scored(yes ? 1 : 0);
}

export function unscored(reason: Extract<Score, { status: "unscored" }>["reason"]): Score {
  return { status: "unscored", reason };
}
