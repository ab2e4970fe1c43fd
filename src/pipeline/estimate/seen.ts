import type { Recording } from "../../domain/case.ts";
import { roughTokens } from "../../domain/cost.ts";
import type { Range } from "./need.ts";

/** What the recordings of a sample show of the size of answers; tokens are of a whole answer, all its calls together. */
export type Seen = {
  readonly output: { readonly shortest: number; readonly longest: number };
  readonly modelCalls: { readonly fewest: number; readonly most: number };
  readonly toolCalls: { readonly fewest: number; readonly most: number };
};

/** Where no recording shows how long an answer is: a guess, a quarter of it and four times as much. */
const GUESSED_OUTPUT = 300;

/** @param recordings of a sample, any number */
export function seenIn(recordings: readonly Recording[]): Seen {
  const outputs = recordings.flatMap((recording) => recordedOutput(recording) ?? []);
  const modelCalls = recordings.map(modelCallsOf);
  const toolCalls = recordings.map(toolCallsOf);
  return {
    output: {
      shortest: least(outputs, GUESSED_OUTPUT / 4),
      longest: greatest(outputs, GUESSED_OUTPUT * 4),
    },
    modelCalls: { fewest: least(modelCalls, 1), most: greatest(modelCalls, 1) },
    toolCalls: { fewest: least(toolCalls, 0), most: greatest(toolCalls, 0) },
  };
}

/** Tokens of an answer to a recording. */
export function outputOf(recording: Recording, { output: { shortest, longest } }: Seen): Range {
  const recorded = recordedOutput(recording);
  const likely = recorded ?? GUESSED_OUTPUT;
  const high = recorded === undefined ? Math.max(longest, likely) : atMost(likely, longest);
  return { low: Math.min(shortest, likely), likely, high };
}

/**
 * The high end of something that the sample shows: half as much again, and no more than any recording of the sample has.
 * Each may be as long as the longest, but not all of them together.
 */
export function atMost(likely: number, most: number): number {
  return Math.max(likely, Math.min(Math.ceil(likely * 1.5), most));
}

/** Model calls that production made for it, at least 1. */
export function modelCallsOf({ observed }: Recording): number {
  return observed.status === "answered" ? Math.max(observed.modelCalls, 1) : 1;
}

export function toolCallsOf({ observed, toolResults }: Recording): number {
  return observed.status === "answered" ? Math.max(observed.toolCalls.length, toolResults.length) : toolResults.length;
}

/** Tokens of the tool results that the calls after the first carry. */
export function resultTokens({ toolResults }: Recording): number {
  return toolResults.reduce((sum, one) => sum + roughTokens(one.arguments) + roughTokens(one.result), 0);
}

function recordedOutput({ observed }: Recording): number | undefined {
  if (observed.status === "failed") return undefined;
  return observed.usage?.output ?? (observed.text === "" ? undefined : roughTokens(observed.text));
}

// Not Math.min(...values): a sample may hold more values than a call may have arguments.
function least(values: readonly number[], none: number): number {
  return values.length === 0 ? none : values.reduce((a, b) => Math.min(a, b));
}

function greatest(values: readonly number[], none: number): number {
  return values.length === 0 ? none : values.reduce((a, b) => Math.max(a, b));
}
