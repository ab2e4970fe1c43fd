import type { Attribution } from "../domain/attribution.ts";
import type { Case, Sample } from "../domain/case.ts";
import type { Cell, Players } from "../domain/players.ts";
import { type Incomplete, type Run, usdPerAnswerOf } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { Comparison } from "../domain/verdict.ts";
import { diffTuples } from "../domain/version.ts";
import type { World } from "../ports.ts";
import { concludeAttribution } from "./attribute/conclude.ts";
import { type Experiment, experiment } from "./attribute/experiment.ts";
import { incidentCases } from "./attribute/incident-cases.ts";
import { questionsOf } from "./attribute/incident-questions.ts";
import { insideTheLayer } from "./attribute/inside-the-layer.ts";
import { attributedMetrics } from "./attribute/metrics.ts";
import { atNewestIndex } from "./attribute/newest-index.ts";
import { compareWithOlder } from "./compare-with.ts";
import type { VersionMeans } from "./find-players/version-means.ts";
import { asPlayed, findPlayers } from "./find-players.ts";
import type { KnownState } from "./known-state.ts";
import { withCases } from "./sample-with-cases.ts";

/** What is to be attributed, and within which limits. */
export type AttributeRequest = {
  readonly before: KnownState;
  readonly after: KnownState;
  /** Ids of traces that failed: exactly their cases are replayed. */
  readonly traces?: readonly string[];
  /** The cases of the later state, where they are at hand. */
  readonly sample?: Sample;
  /** Where a person says that a version is to be had. */
  readonly means?: readonly VersionMeans[];
  /** The metric that leads, in place of the one that lost most. */
  readonly metric?: string;
  /** In place of what the suite says under `attribution`. */
  readonly cases?: number;
  readonly trials?: number;
  readonly usd?: number;
  /** What a reader must know of how the two states were found. */
  readonly notes?: readonly string[];
};

/** An attribution, and what it rests on: for whoever replays more of it. Nothing but the answer where nothing was replayed. */
export type Attributed = {
  readonly attribution: Attribution;
  /** The two states as they can be replayed, with the cases that were. */
  readonly players?: Players;
  /** The combinations that were replayed, the one without a layer of the later state first. */
  readonly cells?: readonly Cell[];
  /** The cases of the later state; and of the earlier one, where they are at hand. */
  readonly sample?: Sample;
  readonly earlier?: Sample;
};

/**
 * Which layer broke first: replays of the combinations of the versions that differ between two states, on the questions
 * that got worse, and what they say of each layer.
 *
 * What keeps it from being answered is in the attribution's `incomplete`, beside what is known all the same.
 *
 * @throws UserError when what a person named is not there, or contradicts what is recorded
 */
export async function attributed(suite: Suite, request: AttributeRequest, world: World): Promise<Attributed> {
  const comparison = comparedStates(suite, request);
  const led = attributedMetrics(suite, comparison, request.metric);
  if (led.status === "none")
    return notStarted(suite, request, { reason: "could-not-start", problem: led.problem, remedy: led.remedy }, world);
  const gathered = await questionsOf(suite, request, world);
  if (gathered.status === "empty") return notStarted(suite, request, gathered.incomplete, world);
  const { earlier } = gathered;
  const { before, after, sample, notes } = atNewestIndex(request, gathered);
  const differences = diffTuples(before.standpoint.versions, after.standpoint.versions);
  const limited = limitedTo(suite, request, led.metrics);
  const chosen = incidentCases(sample.cases, {
    runs: request.traces === undefined ? runsOf(request) : undefined,
    metric: led.metrics[0],
    most: request.traces === undefined ? limited.attribution.mostCases : sample.cases.length,
    unselected: differences.every(({ difference }) => difference !== "changed"),
  });
  const states = { before: before.standpoint, after: after.standpoint };
  const { means } = request;
  const asked = {
    sample: withCases(sample, chosen.cases),
    ...(earlier === undefined ? {} : { earlier }),
    ...(means === undefined ? {} : { means }),
  };
  const players = await findPlayers(limited, states, asked, world);
  const whole: Experiment = {
    before,
    after,
    differences: differences.map((one) => asPlayed(one, players)),
    players: { ...players, cases: inOrder(players.cases, chosen.cases) },
    metrics: led.metrics,
    chosen,
    sample,
    ...(earlier === undefined ? {} : { earlier }),
    notes: [...(request.notes ?? []), ...gathered.notes, ...notes],
  };
  const experimented = await experiment(limited, whole, world);
  const attribution = await insideTheLayer(limited, whole, experimented, world);
  return { ...experimented, attribution, sample, ...(earlier === undefined ? {} : { earlier }) };
}

/** The same, the answer alone. */
export async function attribute(suite: Suite, request: AttributeRequest, world: World): Promise<Attribution> {
  return (await attributed(suite, request, world)).attribution;
}

function notStarted(suite: Suite, request: AttributeRequest, incomplete: Incomplete, world: World): Attributed {
  const { before, after, notes = [] } = request;
  const states = { before, after, notes, missing: [] };
  return { attribution: concludeAttribution(suite, states, { metrics: [], incomplete, notes: [] }, world) };
}

/** The suite as it holds for an attribution: its metrics, its trials, its cap in dollars. */
function limitedTo(suite: Suite, request: AttributeRequest, metrics: Suite["metrics"]): Suite {
  const { attribution, budget } = suite;
  const usd = request.usd ?? attribution.usd ?? budget.usd;
  const { cases: mostCases = attribution.mostCases, trials = attribution.trials } = request;
  return {
    ...suite,
    metrics,
    trials,
    target: pricedBy(suite.target, request.after.record?.run),
    attribution: { ...attribution, mostCases, trials },
    budget: { ...budget, ...(usd === undefined ? {} : { usd }) },
  };
}

/**
 * An application that says of each answer what it cost, and whose price nobody stated, costs what it did when it was
 * recorded: without a price there is no design that a cap would allow.
 */
function pricedBy(target: Suite["target"], run: Run | undefined): Suite["target"] {
  const price = run === undefined ? undefined : usdPerAnswerOf(run);
  return target.kind === "agent" || target.price !== undefined || price === undefined ? target : { ...target, price };
}

function runsOf({ before, after }: AttributeRequest): { readonly before: Run; readonly after: Run } | undefined {
  const [then, now] = [before.record?.run, after.record?.run];
  return then === undefined || now === undefined ? undefined : { before: then, after: now };
}

/** The two states as they were recorded, where both were. */
function comparedStates(suite: Suite, request: AttributeRequest): Comparison | undefined {
  const { before, after } = request;
  if (before.record === undefined || after.record === undefined) return undefined;
  return compareWithOlder(suite, after.record.run, { baseline: before.record });
}

/** Players may leave out cases, and keep the order of the others. */
function inOrder(cases: readonly Case[], wanted: readonly Case[]): readonly Case[] {
  const places = new Map(wanted.map(({ id }, place) => [id, place]));
  return cases.toSorted((a, b) => (places.get(a.id) ?? wanted.length) - (places.get(b.id) ?? wanted.length));
}
