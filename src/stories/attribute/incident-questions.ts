import type { Sample } from "../../domain/case.ts";
import type { Incomplete } from "../../domain/run.ts";
import type { Suite } from "../../domain/suite.ts";
import type { World } from "../../ports.ts";
import type { AttributeRequest } from "../attribute.ts";
import { type Drawn, sampleAgain } from "../draw-sample.ts";
import { isForPeople } from "../for-people.ts";
import { sampleOfBaseline, sampleOfRecord } from "../sample-of-baseline.ts";

/** The questions of the later state, and of the earlier one where they are at hand, or why there are none. */
export type Questions =
  | {
      readonly status: "drawn";
      readonly sample: Sample;
      readonly earlier?: Sample;
      readonly notes: readonly string[];
    }
  | { readonly status: "empty"; readonly incomplete: Incomplete };

/**
 * What was asked at the two states: the cases of the traces that failed, of the later record, or, where neither is known,
 * of the latest one. The earlier record's are wanted for its documents and its traffic, and are not needed.
 */
export async function questionsOf(suite: Suite, request: AttributeRequest, world: World): Promise<Questions> {
  const later = await laterQuestions(suite, request, world);
  if (later.drawn.status === "empty") return later.drawn;
  const { sample } = later.drawn;
  const notes = [...later.notes, ...later.drawn.notes];
  const earlier = await earlierQuestions(suite, request, world);
  return {
    status: "drawn",
    sample,
    ...(earlier.sample === undefined ? {} : { earlier: earlier.sample }),
    notes: [...notes, ...earlier.notes],
  };
}

type Found = { readonly drawn: Drawn; readonly notes: readonly string[] };

async function laterQuestions(suite: Suite, request: AttributeRequest, world: World): Promise<Found> {
  const { traces, sample, after } = request;
  if (sample !== undefined) return { drawn: { status: "drawn", sample, traces: [], notes: [] }, notes: [] };
  if (traces !== undefined) {
    const draw = { seed: suite.sample.seed, traces: traces.length, strata: [], leftOut: {} };
    return { drawn: await sampleAgain(traces, draw, suite, world), notes: [] };
  }
  if (after.record !== undefined) return sampleOfRecord(suite, { baseline: after.record }, world);
  return { drawn: (await sampleOfBaseline(suite, world)).drawn, notes: [] };
}

async function earlierQuestions(
  suite: Suite,
  { before }: AttributeRequest,
  world: World,
): Promise<{ readonly sample?: Sample; readonly notes: readonly string[] }> {
  if (before.record === undefined) return { notes: [] };
  try {
    const { drawn } = await sampleOfRecord(suite, { baseline: before.record }, world);
    return drawn.status === "empty" ? { notes: [] } : { sample: drawn.sample, notes: [] };
  } catch (error) {
    if (!isForPeople(error)) throw error;
    return {
      notes: [`The questions of ${before.standpoint.label} are not at hand: ${error.message}. ${error.remedy}`],
    };
  }
}
