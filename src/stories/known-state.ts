import type { Standpoint } from "../domain/attribution.ts";
import type { Baseline } from "../domain/baseline.ts";
import { timesApart } from "../domain/times-apart.ts";
import { tuplePrefix } from "../domain/version.ts";

/**
 * One of the two states between which it got worse, and the record of it where there is one: its rows tell which cases
 * lost, and its traces are the cases. The record's name is the standpoint's `baseline`.
 */
export type KnownState = { readonly standpoint: Standpoint; readonly record?: Baseline };

/** The two states, the later one last, and what a reader must know of how they were found. */
export type KnownStates = {
  readonly before: KnownState;
  readonly after: KnownState;
  readonly notes: readonly string[];
};

/** The state that a record holds. @param name its path on the branch, or the file it was read from */
export function stateOfRecord(name: string, record: Baseline): KnownState {
  const { run, commit } = record;
  return {
    standpoint: {
      label: recordLabel(run.at.slice(0, 10)),
      versions: run.versions,
      at: run.at,
      baseline: name,
      ...(commit === undefined ? {} : { commit }),
    },
    record,
  };
}

/** Two records, where those of one day go by the time of day as well: a sentence names both. */
export function toldApart({
  before,
  after,
}: Pick<KnownStates, "before" | "after">): Pick<KnownStates, "before" | "after"> {
  const [one, other] = [before.standpoint, after.standpoint];
  if (one.label !== other.label || one.at === undefined || other.at === undefined) return { before, after };
  const [earlier, later] = timesApart(one.at, other.at);
  const named = (state: KnownState, time: string): KnownState => ({
    ...state,
    standpoint: { ...state.standpoint, label: recordLabel(time) },
  });
  return { before: named(before, earlier), after: named(after, later) };
}

function recordLabel(time: string): string {
  return `the record of ${time}`;
}

/**
 * What the model is asked for: answers are kept for it alone, so that what a record paid for is never used again, and an
 * attribution that was stopped goes on.
 */
export function attributionOccasion({ before, after }: Pick<KnownStates, "before" | "after">): string {
  return `attribute ${nameOf(before)}..${nameOf(after)}`;
}

function nameOf({ standpoint: { baseline, versions, at } }: KnownState): string {
  return baseline ?? [tuplePrefix(versions), at].filter((part) => part !== undefined).join(" at ");
}
