import type { Answer } from "../../domain/answer.ts";
import { remedyFor } from "../../domain/failure-words.ts";
import type { Players } from "../../domain/players.ts";
import type { Incomplete, Spent } from "../../domain/run.ts";
import type { Suite } from "../../domain/suite.ts";
import type { Variant } from "../../domain/variant.ts";
import { createAssembler } from "../../pipeline/assemble/assemble.ts";
import type { Meter } from "../../pipeline/meter.ts";
import { respondAsAgent } from "../../pipeline/replay/agent.ts";
import { recordingOf } from "../../pipeline/replay/in-turns.ts";
import type { World } from "../../ports.ts";
import { suiteMeter } from "../suite-meter.ts";
import { FIRST_TRIAL } from "../trial-numbers.ts";
import { withLayerOf } from "./found-version.ts";
import { shownVersion } from "./shown-version.ts";
import type { Side } from "./version-means.ts";
import { partsOf } from "./version-of-model.ts";

/** @property incomplete why nothing can be asked at all  @property spend of the questions that were put */
export type AnsweringModels = {
  readonly players: Players;
  readonly spend?: Spent;
  readonly incomplete?: Incomplete;
};

/** Questions that are put to a model, where the first ones cannot be put together. */
const MOST_QUESTIONS = 5;

/**
 * Puts the first question to both states' models, before anything is paid for at scale. A model that its provider has
 * retired, or serves another one for, is not played: the layer goes to `missing` with the provider's words, and both sides
 * have the model that answers. The questions are those that the replay begins with, so their answers are not paid for twice. An application, and a provider that is asked in
 * batches, are not asked beforehand.
 *
 * @param served the versions that the states had: what a provider served for a name, where it is not the name itself
 */
export async function answeringModels(
  players: Players,
  suite: Suite,
  world: World,
  served: { readonly [side in Side]?: string | null } = {},
): Promise<AnsweringModels> {
  if (!areAskedBeforehand(players, suite, world)) return { players };
  const metered = suiteMeter(suite, world);
  const put = (variant: Variant) => answerOf(variant, players, { suite, world, metered });
  const [before, after] = await Promise.all(
    (["before", "after"] as const).map((side) => modelOf(players[side], served[side] ?? undefined, put)),
  );
  const spent = metered.spend();
  const rest = spent.calls === 0 ? {} : { spend: spent };
  if (before === undefined || after === undefined) return { players, ...rest };
  if (before.status === "answers" && after.status === "answers")
    return { players: { ...players, before: before.variant, after: after.variant }, ...rest };
  if (before.status === "silent" && after.status === "silent")
    return { players, incomplete: neitherAnswers(after, before, players), ...rest };
  return { players: withoutModel(players, before, after), ...rest };
}

/** Whether both models are asked before all else: an application, and a provider of batches, are not. */
export function areAskedBeforehand({ played }: Players, { target }: Suite, { batched }: World): boolean {
  return played.includes("model") && target.kind === "agent" && batched !== true;
}

type Model =
  | { readonly status: "answers"; readonly variant: Variant }
  | { readonly status: "silent"; readonly variant: Variant; readonly why: string; readonly failure?: Failure };
type Failure = Extract<Answer, { status: "failed" }>;

/** A model that is asked by the name that was asked then; where that serves another one by now, by the name served then. */
async function modelOf(
  variant: Variant,
  served: string | undefined,
  put: (variant: Variant) => Promise<Answer | undefined>,
): Promise<Model> {
  const { model } = variant;
  const answer = await put(variant);
  const refused = refusalIn(answer);
  const name = model === null ? "no model" : shownName(model.name);
  if (refused !== undefined)
    return { status: "silent", variant, why: `${name} does not answer: ${refused.detail}`, failure: refused };
  const then = served === undefined ? undefined : partsOf(served).name;
  const now = answer?.status === "answered" ? answer.resolvedModel : undefined;
  if (model === null || then === undefined || now === undefined || isAs(now, then, model.name))
    return { status: "answers", variant };
  const moved = `${name} is ${shownName(now)} by now, and was ${shownName(then)}`;
  if (model.name === then) return { status: "silent", variant, why: moved };
  const dated = {
    ...variant,
    model: { ...model, name: then },
    versions: { ...variant.versions, model: namedAs(then) },
  };
  const again = await put(dated);
  const refusedAgain = refusalIn(again);
  if (refusedAgain === undefined && again?.status === "answered" && (again.resolvedModel ?? then) === then)
    return { status: "answers", variant: dated };
  const words = refusedAgain === undefined ? "" : `, which does not answer: ${refusedAgain.detail}`;
  return { status: "silent", variant, why: `${moved}${words}`, ...(refusedAgain && { failure: refusedAgain }) };
}

/**
 * Whether a provider serves now what it did then. Of a state that names only what was asked for, it may tell more now: the
 * date of an alias.
 */
function isAs(now: string, then: string, asked: string): boolean {
  const tail = (name: string) => name.slice(name.lastIndexOf("/") + 1);
  return now === then || (asked === then && tail(now).startsWith(tail(then)));
}

function namedAs(name: string): Variant["versions"]["model"] {
  return { id: name, source: "config" };
}

function shownName(name: string): string {
  return shownVersion({ id: name, source: "config" });
}

/** What only another model, or another key, would help against; a provider's bad hour is none of it. */
function refusalIn(answer: Answer | undefined): Failure | undefined {
  if (answer?.status !== "failed" || answer.by !== undefined) return undefined;
  return answer.reason === "refused-request" || answer.reason === "unauthorised" ? answer : undefined;
}

/** What the model says to the first question that can be put to it; undefined where none can. */
async function answerOf(
  variant: Variant,
  { cases }: Players,
  { suite, world, metered }: { readonly suite: Suite; readonly world: World; readonly metered: Meter },
): Promise<Answer | undefined> {
  const assemble = await createAssembler(variant, metered.services);
  const respond = respondAsAgent(
    { variant, assemble, tools: suite.layers.tools },
    { models: metered.models, services: metered.services, clock: world.clock },
  );
  for (const one of cases.slice(0, MOST_QUESTIONS)) {
    const trial = FIRST_TRIAL.attribution;
    const answer = await respond({ case: one, recording: recordingOf(one, trial), trial }, world.signal);
    if (answer.status === "answered" || !NOT_PUT.includes(answer.reason)) return answer;
  }
  return undefined;
}

const NOT_PUT: readonly Failure["reason"][] = ["not-replayable", "left-the-recording"];

function withoutModel(players: Players, before: Model, after: Model): Players {
  const silent = before.status === "silent" ? before : after;
  const answering = before.status === "silent" ? after : before;
  const why = silent.status === "silent" ? `${silent.variant.label}: ${silent.why}` : "";
  return {
    ...players,
    before: withLayerOf(players.before, answering.variant, "model"),
    after: withLayerOf(players.after, answering.variant, "model"),
    played: players.played.filter((layer) => layer !== "model"),
    missing: [{ layer: "model", why }, ...players.missing],
    notes: [...players.notes, `The model is that of ${answering.variant.label} in all that was replayed.`],
  };
}

function neitherAnswers(
  after: Extract<Model, { status: "silent" }>,
  before: Extract<Model, { status: "silent" }>,
  players: Players,
): Incomplete {
  const { failure } = after;
  return {
    reason: "could-not-start",
    problem: `neither model can be asked: ${players.after.label}: ${after.why}; ${players.before.label}: ${before.why}`,
    remedy:
      failure === undefined
        ? "Name a model that answers under layers.model in the suite file."
        : remedyFor(failure.reason, after.variant.model),
  };
}
