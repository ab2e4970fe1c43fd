import { stoppedEarly } from "../domain/incomplete.ts";
import { incidentName, type PostMortem } from "../domain/post-mortem.ts";
import type { Incomplete } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { KeptPostMortem, World } from "../ports.ts";
import { type Attributed, type AttributeRequest, attributed } from "./attribute.ts";
import { detectionGaps } from "./detection-gaps.ts";
import { isForPeople } from "./for-people.ts";
import { composed } from "./post-mortem/composed.ts";
import { curatedCasesOf } from "./post-mortem/curated-cases.ts";
import { keptPostMortem } from "./post-mortem/kept.ts";
import { nameOnBranch } from "./post-mortem/name.ts";
import { type Reproduced, reproduce, reproducedByConfigurations } from "./post-mortem/reproduction.ts";

/** What a post-mortem is to be of, and where it goes. */
export type PostMortemRequest = {
  readonly attribute: AttributeRequest;
  /** What the states were called, so that it can be written anew from its own record. */
  readonly asked: PostMortem["asked"];
  /** Its name on the branch, where it is one that is there already. */
  readonly incident?: string;
  /** Fresh replays of the one trace, under each state. */
  readonly trials: number;
  /** False: nothing is written to the branch, and people's words are those of `earlier`. */
  readonly keep: boolean;
  /** An earlier version that people may have written in, by the incident's name, where it is not the branch's. */
  readonly earlier?: (incident: string) => Promise<Pick<KeptPostMortem, "postMortem" | "markdown"> | undefined>;
};

/**
 * What came of it. `broken-marks`: people broke a mark in the Markdown that is there. `unanswered`: the experiment could not
 * be made. Nothing was written by either.
 * @property path where the Markdown lies on the branch; absent where it was not to be kept
 */
export type WrittenPostMortem =
  | { readonly status: "written"; readonly kept: KeptPostMortem; readonly path?: string }
  | { readonly status: "broken-marks"; readonly incident: string; readonly line: number; readonly problem: string }
  | { readonly status: "unanswered"; readonly incomplete: Incomplete };

/**
 * Attributes a loss, reproduces it, says why it was not caught, and writes all of it down. What people wrote in an earlier
 * version stays as it is.
 */
export async function postMortem(suite: Suite, request: PostMortemRequest, world: World): Promise<WrittenPostMortem> {
  const { attribute, trials } = request;
  const found = await attributed(suite, attribute, world);
  const { incomplete, metrics } = found.attribution;
  // Too few questions for roles are enough for all the rest.
  if (incomplete !== undefined && metrics.length === 0 && incomplete.reason !== "no-cases")
    return { status: "unanswered", incomplete };
  const { traces, metric, usd } = attribute;
  const reproduced = await reproduce(suite, { attributed: found, traces, metric, usd }, trials, world);
  // All of it is there the next time: what was paid for is kept.
  const { aborted, reason } = world.signal;
  if (aborted) {
    const stopped = reproduced.incomplete ?? stoppedEarly(0, trials, "replays of one trace", reason);
    return { status: "unanswered", incomplete: stopped };
  }
  return written(suite, request, { attributed: found, reproduced }, world);
}

/**
 * The draft that a record keeps on the branch after it was attributed: no model is asked anything more. Whatever goes wrong
 * is a note, and never an error.
 */
export async function draftPostMortem(
  suite: Suite,
  { request, attributed: found }: { readonly request: AttributeRequest; readonly attributed: Attributed },
  world: World,
): Promise<{ readonly path?: string; readonly notes: readonly string[] }> {
  const { before, after } = request;
  const asked = {
    ...(before.standpoint.baseline === undefined ? {} : { before: before.standpoint.baseline }),
    ...(after.standpoint.baseline === undefined ? {} : { after: after.standpoint.baseline }),
  };
  try {
    const reproduced = reproducedByConfigurations(suite, { attributed: found });
    const draft = { attribute: request, asked, trials: 0, keep: true };
    const outcome = await written(suite, draft, { attributed: found, reproduced }, world);
    if (outcome.status === "written")
      return { ...(outcome.path === undefined ? {} : { path: outcome.path }), notes: [] };
    const why =
      outcome.status === "unanswered"
        ? outcome.incomplete.problem
        : `in line ${outcome.line} of that of ${outcome.incident} ${outcome.problem}`;
    return { notes: [`No draft of a post-mortem was kept: ${why}.`] };
  } catch (error) {
    // The record is worth more than its draft, whatever is wrong with that.
    return {
      notes: [`No draft of a post-mortem was kept: ${error instanceof Error ? error.message : String(error)}.`],
    };
  }
}

async function written(
  suite: Suite,
  request: PostMortemRequest,
  { attributed: found, reproduced }: { readonly attributed: Attributed; readonly reproduced: Reproduced },
  world: World,
): Promise<WrittenPostMortem> {
  const { attribute, asked, keep } = request;
  const { attribution } = found;
  const metric = attribution.metrics[0]?.metric ?? reproduced.reproduction?.metric;
  const usual = incidentName(attribution.after.at ?? attribution.at, suite.name, metric);
  const incident = request.incident ?? (await nameOnBranch({ asked, usual, metric: attribute.metric }, world.store));
  const { traces, before, after } = attribute;
  const known = { ...found, before, after, ...(traces === undefined ? {} : { traces }) };
  const gaps = await detectionGaps(suite, known, world);
  const curated = await casesOf(suite, { name: incident, gaps: gaps.gaps, after }, { keep }, world);
  const limits = [...reproduced.limits, ...curated.notes];
  const postMortem = await composed(
    suite,
    { incident, request: attribute, asked, found, gaps, reproduced, limits },
    world,
  );
  const { text: cases } = curated;
  return keptPostMortem({ postMortem, ...(cases === undefined ? {} : { cases }) }, request, world);
}

type Cases = { readonly text?: string; readonly notes: readonly string[] };

/** On the branch, which others may read, only where the suite keeps texts there for all to read. */
async function casesOf(
  suite: Suite,
  incident: Parameters<typeof curatedCasesOf>[1],
  { keep }: { readonly keep: boolean },
  world: World,
): Promise<Cases> {
  if (keep && suite.store.text !== "plain") return { notes: [] };
  try {
    const curated = await curatedCasesOf(suite, incident, world);
    return curated === undefined ? { notes: [] } : { text: curated.text, notes: curated.notes };
  } catch (error) {
    if (!isForPeople(error)) throw error;
    return { notes: [`The questions to add were not written: ${error.message}.`] };
  }
}
