import { type Attribution, BLAMED, layersOfRole } from "../../domain/attribution.ts";
import type { Case, Recording, Sample } from "../../domain/case.ts";
import { isFailing } from "../../domain/failing.ts";
import type { Cell, Players } from "../../domain/players.ts";
import type { CaseRow, Run } from "../../domain/run.ts";
import { scoredValues } from "../../domain/scored-values.ts";
import { scoresReplays } from "../../domain/scorer-spec.ts";
import type { Metric, Suite } from "../../domain/suite.ts";
import type { Layer } from "../../domain/version.ts";
import type { Attributed } from "../attribute.ts";

/** What is to be reproduced. @property traces that failed, where a person named them @property metric where one was named */
export type ToReproduce = {
  readonly attributed: Attributed;
  readonly traces?: readonly string[] | undefined;
  readonly metric?: string | undefined;
  /** Cap in dollars, in place of the suite's. */
  readonly usd?: number | undefined;
};

/** The one trace that is shown, with what is needed to ask it again; or why there is none, a sentence. */
export type ChosenTrace =
  | {
      readonly status: "chosen";
      readonly players: Players;
      readonly sample: Sample;
      readonly metric: Metric;
      /** With the one recording alone. */
      readonly one: Case;
      readonly trace: string;
    }
  | { readonly status: "none"; readonly why: string };

/** The trace that tells most of an incident: of those that people named, if they named any. */
export function chosenTrace(suite: Suite, { attributed, traces, metric: named }: ToReproduce): ChosenTrace {
  const { attribution, players, sample, cells = [] } = attributed;
  if (players === undefined || sample === undefined) return none("there is no state that could be replayed");
  const name = attribution.metrics[0]?.metric ?? named;
  const metric =
    suite.metrics.find((one) => one.name === name) ??
    suite.metrics.find(({ unit, blocking, spec }) => unit === "score" && blocking && scoresReplays(spec));
  if (metric === undefined || metric.unit !== "score") return none("its metric knows no failures, only amounts");
  const case_ = mostTelling(players, { attribution, cells, metric, traces });
  if (case_ === undefined) return none("no question of it can be asked again");
  const recording = tellingRecording(case_, { players, cells, metric, traces });
  return {
    status: "chosen",
    players,
    sample,
    metric,
    one: { ...case_, recordings: [recording] },
    trace: recording.traceId,
  };
}

function none(why: string): ChosenTrace {
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

/** Layers that stay at the version of the incident where some are taken back. */
export function without(played: readonly Layer[], back: readonly Layer[]): readonly Layer[] {
  return played.filter((layer) => !back.includes(layer));
}
