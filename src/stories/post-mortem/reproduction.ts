import { type Attribution, BLAMED, type FailureRate, layersOfRole } from "../../domain/attribution.ts";
import type { Case, Recording, Sample } from "../../domain/case.ts";
import { digestOf } from "../../domain/digest.ts";
import { isFailing } from "../../domain/failing.ts";
import { type Cell, type Players, variantOfCell } from "../../domain/players.ts";
import type { Reproduction, ReproductionOverride } from "../../domain/post-mortem.ts";
import type { CaseRow, Incomplete, Run, Spent } from "../../domain/run.ts";
import { scoredValues } from "../../domain/scored-values.ts";
import type { Metric, Suite } from "../../domain/suite.ts";
import type { Layer } from "../../domain/version.ts";
import { redactTexts } from "../../pipeline/redact.ts";
import type { World } from "../../ports.ts";
import type { Attributed } from "../attribute.ts";
import { budgetLeft } from "../budget-left.ts";
import { openVariants } from "../run-variants.ts";
import { FIRST_TRIAL } from "../trial-numbers.ts";
import { CONFIDENCE, failureRate } from "./impact.ts";

/** One trace, again and again; or why there is none to show, a sentence. */
export type Reproduced = {
  readonly reproduction?: Reproduction;
  readonly spend?: Spent;
  readonly limits: readonly string[];
};

/** What is to be reproduced. @property traces that failed, where a person named them @property metric where one was named */
export type ToReproduce = {
  readonly attributed: Attributed;
  readonly traces?: readonly string[] | undefined;
  readonly metric?: string | undefined;
  /** Cap in dollars, in place of the suite's. */
  readonly usd?: number | undefined;
};

/**
 * Replays one trace of the incident so many times afresh, in the incident's state and with each override that may resolve
 * it: the one that fails most often at the incident and least with what is blamed taken back. The states take turns.
 *
 * @param trials of each state, at least 1
 */
export async function reproduce(suite: Suite, asked: ToReproduce, trials: number, world: World): Promise<Reproduced> {
  const chosen = chosenTrace(suite, asked);
  if (chosen.status === "none") return { limits: [chosen.why] };
  const { players, metric, one, trace } = chosen;
  const overrides = overridesOf(asked.attributed.attribution, players.played);
  const variants = [[], ...overrides].map((back) => variantOfCell(players, without(players.played, back)));
  const { attribution } = asked.attributed;
  const usd = asked.usd ?? suite.attribution.usd;
  const cap = { ...suite.budget, ...(usd === undefined ? {} : { usd }) };
  const limited = {
    ...suite,
    trials,
    metrics: [metric],
    budget: budgetLeft(cap, attribution.spend),
    report: { answers: "none" as const },
  };
  const replaying = await openVariants(limited, variants, sampleOf(asked.attributed.sample, one), world);
  const { arms, cases } = replaying;
  const asks = cases.flatMap((same) =>
    Array.from({ length: trials }, (_, trial) => ({ case: same, trial: FIRST_TRIAL.reproduction + trial, arms })),
  );
  const all = arms.map(() => asks.map(({ case: { id }, trial }) => ({ id, trial })));
  const { refused } = await replaying.estimate({ all, least: all });
  if (refused === undefined && asks.length > 0)
    await replaying.ask({ asks, total: asks.length * arms.length, label: "reproduction" });
  const { runs, spend } = await replaying.close();
  const incomplete = refused ?? runs.find((run) => run.incomplete !== undefined)?.incomplete;
  const question = await questionOf(suite, one.recordings[0]);
  const named = {
    trace,
    case: one.id,
    ...(question === undefined ? {} : { question }),
    metric: metric.name,
    from: "fresh" as const,
    confidence: CONFIDENCE,
  };
  return { ...withRates(named, { runs, overrides, players, metric, incomplete }), spend };
}

/**
 * What the attribution's own replays say of it, for a draft that asks nothing more: the rates of its configurations, over
 * all its questions.
 */
export function reproducedByConfigurations(suite: Suite, asked: ToReproduce): Reproduced {
  const chosen = chosenTrace(suite, asked);
  if (chosen.status === "none") return { limits: [chosen.why] };
  const { players, metric, one, trace } = chosen;
  const configurations = asked.attributed.attribution.metrics[0]?.configurations ?? [];
  const rateAt = (back: readonly Layer[]): FailureRate | undefined => {
    const after = without(players.played, back);
    return configurations.find((same) => same.after.join() === after.join())?.failures;
  };
  const atIncident = rateAt([]);
  if (atIncident === undefined) return { limits: ["No configuration says how often the incident's state fails."] };
  const overrides = overridesOf(asked.attributed.attribution, players.played).flatMap((back) => {
    const failures = rateAt(back);
    return failures === undefined ? [] : [overrideOf(back, failures, atIncident, players)];
  });
  return {
    reproduction: {
      trace,
      case: one.id,
      metric: metric.name,
      from: "configurations",
      confidence: CONFIDENCE,
      atIncident,
      overrides,
    },
    limits: [
      "Nothing was replayed for the reproduction: its rates are those of the attribution's configurations, over all of their questions.",
    ],
  };
}

type Chosen =
  | {
      readonly status: "chosen";
      readonly players: Players;
      readonly metric: Metric;
      /** With the one recording alone. */
      readonly one: Case;
      readonly trace: string;
    }
  | { readonly status: "none"; readonly why: string };

function chosenTrace(suite: Suite, { attributed, traces, metric: named }: ToReproduce): Chosen {
  const { attribution, players, cells = [] } = attributed;
  if (players === undefined) return none("there is no state that could be replayed");
  const name = attribution.metrics[0]?.metric ?? named;
  const metric =
    suite.metrics.find((one) => one.name === name) ??
    suite.metrics.find(({ unit, blocking, spec }) => unit === "score" && blocking && isReplayed(spec.scorer));
  if (metric === undefined || metric.unit !== "score") return none("its metric knows no failures, only amounts");
  const case_ = mostTelling(players, { attribution, cells, metric, traces });
  if (case_ === undefined) return none("no question of it can be asked again");
  const recording = tellingRecording(case_, { players, cells, metric, traces });
  return { status: "chosen", players, metric, one: { ...case_, recordings: [recording] }, trace: recording.traceId };
}

/** What production recorded is not measured anew. */
function isReplayed(scorer: string): boolean {
  return scorer !== "trace-attribute";
}

function none(why: string): Chosen {
  return { status: "none", why: `No trace was reproduced: ${why}.` };
}

type Telling = {
  readonly cells: readonly Cell[];
  readonly metric: Metric;
  readonly traces?: readonly string[] | undefined;
};

/** The question that fails most often at the incident and least with what is blamed taken back; of those named, if any was. */
function mostTelling(players: Players, telling: Telling & { readonly attribution: Attribution }): Case | undefined {
  const ordered = byTelling(players, telling).map(({ one }) => one);
  const isNamed = ({ recordings }: Case) => recordings.some(({ traceId }) => telling.traces?.includes(traceId));
  return ordered.find(isNamed) ?? ordered[0];
}

/** Questions in the order in which they tell the incident's state from the one that resolves it. */
function byTelling(
  { played, cases }: Players,
  { attribution, cells, metric }: Omit<Telling, "traces"> & { readonly attribution: Attribution },
): readonly { readonly one: Case; readonly at: number; readonly gained: number }[] {
  const blamed = layersOfRole(attribution, ...BLAMED);
  const resolved = without(played, blamed.length === 0 ? played : blamed);
  const failing = (after: readonly Layer[], id: string) => shareFailing(rowOf(runOf(cells, after), id), metric);
  return cases
    .map((one) => {
      const at = failing(played, one.id) ?? 0;
      return { one, at, gained: at - (failing(resolved, one.id) ?? at) };
    })
    .toSorted((a, b) => b.gained - a.gained || b.at - a.at || (a.one.id < b.one.id ? -1 : 1));
}

/**
 * Ids of questions by which it can be told whether something helped: those that fail at the incident and less with what is
 * blamed taken back; else those that fail at all. At most five.
 */
export function verifyingCases(suite: Suite, { attribution, players, cells = [] }: Attributed): readonly string[] {
  const metric = suite.metrics.find(({ name }) => name === attribution.metrics[0]?.metric);
  if (players === undefined || metric?.unit !== "score") return [];
  const ordered = byTelling(players, { attribution, cells, metric });
  const gaining = ordered.filter(({ gained }) => gained > 0);
  const failing = gaining.length > 0 ? gaining : ordered.filter(({ at }) => at > 0);
  return failing.slice(0, MOST_VERIFYING).map(({ one }) => one.id);
}

const MOST_VERIFYING = 5;

/** One that was named, or one whose replay failed at the incident, or the first. */
function tellingRecording(
  { id, recordings }: Case,
  { players, cells, metric, traces }: Telling & { readonly players: Players },
): Recording {
  const row = rowOf(runOf(cells, players.played), id);
  const failed = row?.trials
    .filter((trial) => shareFailing({ trials: [trial] }, metric) === 1)
    .map(({ trace }) => trace);
  const isWanted = ({ traceId }: Recording, wanted: readonly string[] | undefined) =>
    wanted?.includes(traceId) === true;
  return (
    recordings.find((one) => isWanted(one, traces)) ?? recordings.find((one) => isWanted(one, failed)) ?? recordings[0]
  );
}

function runOf(cells: readonly Cell[], after: readonly Layer[]): Run | undefined {
  return cells.find((cell) => cell.after.join() === after.join())?.run;
}

function rowOf(run: Run | undefined, id: string): CaseRow | undefined {
  return run?.cases.find((row) => row.id === id);
}

function shareFailing(row: Pick<CaseRow, "trials"> | undefined, metric: Metric): number | undefined {
  const values = scoredValues(row?.trials ?? [], metric);
  return values.length === 0 ? undefined : values.filter((value) => isFailing(value, metric)).length / values.length;
}

/** Sets of layers to take back: each that is blamed and all of these together; all that differ where none is blamed. */
function overridesOf(attribution: Attribution, played: readonly Layer[]): readonly (readonly Layer[])[] {
  const blamed = played.filter((layer) => layersOfRole(attribution, ...BLAMED).includes(layer));
  if (blamed.length === 0) return played.length === 0 ? [] : [played];
  return blamed.length === 1 ? [blamed] : [...blamed.map((layer) => [layer]), blamed];
}

function without(played: readonly Layer[], back: readonly Layer[]): readonly Layer[] {
  return played.filter((layer) => !back.includes(layer));
}

function sampleOf(sample: Sample | undefined, one: Case): Sample {
  const known = sample ?? { seed: "", traces: 1, strata: [], leftOut: {}, cases: [], digest: "" };
  return { ...known, cases: [one], digest: digestOf([one.id]) };
}

type Rates = {
  readonly runs: readonly Run[];
  readonly overrides: readonly (readonly Layer[])[];
  readonly players: Players;
  readonly metric: Metric;
  readonly incomplete: Incomplete | undefined;
};

function withRates(
  named: Omit<Reproduction, "atIncident" | "overrides">,
  { runs, overrides, players, metric, incomplete }: Rates,
): Pick<Reproduced, "reproduction" | "limits"> {
  const [atIncident, ...others] = runs.map((run) => rateIn(run, metric));
  if (atIncident === undefined)
    return { limits: [`No trace was reproduced: ${incomplete?.problem ?? "no replay of it could be scored"}.`] };
  return {
    reproduction: {
      ...named,
      atIncident,
      overrides: overrides.flatMap((back, place) => {
        const failures = others[place];
        return failures === undefined ? [] : [overrideOf(back, failures, atIncident, players)];
      }),
      ...(incomplete === undefined ? {} : { incomplete }),
    },
    limits: incomplete === undefined ? [] : [`The reproduction was cut short: ${incomplete.problem}.`],
  };
}

/** Of those that could be scored; undefined where none could. */
function rateIn({ cases }: Run, metric: Metric): FailureRate | undefined {
  const values = cases.flatMap(({ trials }) => scoredValues(trials, metric));
  if (values.length === 0) return undefined;
  return failureRate(values.filter((value) => isFailing(value, metric)).length, values.length);
}

function overrideOf(
  back: readonly Layer[],
  failures: FailureRate,
  atIncident: FailureRate,
  { before }: Players,
): ReproductionOverride {
  return {
    layers: back.map((layer) => ({ layer, to: before.versions[layer] })),
    failures,
    resolves: failures.upper < atIncident.lower,
  };
}

/** What was asked, where the suite lets texts be shown: the last turn of the user, redacted and cut. */
async function questionOf({ report, traces: { redact } }: Suite, recording: Recording): Promise<string | undefined> {
  const turn = recording.turns.findLast(({ role }) => role === "user");
  if (report.answers !== "shown" || turn === undefined) return undefined;
  const [text = ""] = redact === null ? [turn.text] : await redactTexts([turn.text], undefined, redact);
  return text.length > LONGEST_QUESTION ? `${text.slice(0, LONGEST_QUESTION).toWellFormed()}…` : text;
}

const LONGEST_QUESTION = 500;
