import type { Case, Sample } from "../../domain/case.ts";
import { caseWeights } from "../../domain/case-weight.ts";
import { isFailing } from "../../domain/failing.ts";
import type { Cell } from "../../domain/players.ts";
import type { CaseRow, MetricRecord, Run } from "../../domain/run.ts";
import { scoredValues } from "../../domain/scored-values.ts";
import type { Candidate, Fact } from "../../pipeline/gaps/facts.ts";
import type { CaseLoss } from "../../pipeline/gaps/incident-slice.ts";
import { mean } from "../../statistics/mean.ts";

/** One question at the two states, in the metric's unit; a side is absent where it has no score there. */
export type CaseState = {
  readonly row: Pick<CaseRow, "id" | "cluster" | "slices">;
  readonly before?: number;
  readonly after?: number;
};

/** What is known of the incident's questions. @property rows of the later record; of the sample before where there is none */
export type FoundCases = {
  readonly losses: Fact<readonly CaseLoss[]>;
  readonly candidates: readonly Candidate[];
  readonly rows: readonly CaseRow[];
};

type Measured = Pick<MetricRecord, "name" | "unit" | "direction">;

/**
 * What each question scored at the two states: replayed afresh for the attribution where it was, else as recorded.
 *
 * @param runs.before, runs.after of the two records, where there are any
 */
export function caseStates(
  metric: Measured,
  runs: { readonly before?: Run | undefined; readonly after?: Run | undefined },
  cells: readonly Cell[],
): ReadonlyMap<string, CaseState> {
  const bare = cells.find(({ after }) => after.length === 0);
  const full = cells.toSorted((a, b) => b.after.length - a.after.length)[0];
  const states = new Map<string, CaseState>();
  put(states, runs.before, "before", metric);
  put(states, runs.after, "after", metric);
  if (full !== undefined && full.after.length > 0) {
    put(states, bare?.run, "before", metric);
    put(states, full.run, "after", metric);
  }
  return states;
}

function put(states: Map<string, CaseState>, run: Run | undefined, side: "before" | "after", metric: Measured): void {
  for (const row of run?.cases ?? []) {
    const values = scoredValues(row.trials, metric);
    const known = states.get(row.id) ?? { row };
    states.set(row.id, values.length === 0 ? known : { ...known, [side]: mean(values) });
  }
}

/** How much worse a question became: above 0 for worse, undefined where a side is not known. */
export function lossOf({ before, after }: CaseState, { direction }: Measured): number | undefined {
  if (before === undefined || after === undefined) return undefined;
  return direction === "higher-is-better" ? before - after : after - before;
}

/** A question of the incident: whether it fails there, and whether it passes under the versions of before. */
export function verdictOnCase(
  state: CaseState | undefined,
  metric: Measured & { readonly margin: number },
): Pick<Candidate, "fails" | "resolves"> {
  if (metric.unit !== "score") {
    const loss = state === undefined ? undefined : lossOf(state, metric);
    const fails = loss !== undefined && loss > metric.margin;
    return { fails, resolves: fails };
  }
  const fails = state?.after !== undefined && isFailing(state.after, metric);
  return { fails, resolves: fails && state.before !== undefined && !isFailing(state.before, metric) };
}

/**
 * The losses that a slice is looked for among: of the questions that have a score at both states, each counting for what it
 * stands for in the later record. A question of a kind that was never asked before has none; it is held against what
 * questions scored before on the whole.
 *
 * @param asked the rows of the last run before
 */
export function caseLosses(
  states: ReadonlyMap<string, CaseState>,
  metric: Measured,
  rows: readonly CaseRow[],
  asked: readonly CaseRow[],
): readonly CaseLoss[] {
  const { weights } = caseWeights(rows);
  const weightOf = new Map(rows.map(({ id }, place) => [id, weights[place] ?? 1]));
  const usual = mean([...states.values()].flatMap(({ before }) => before ?? []));
  const kinds = new Set(asked.flatMap((row) => Object.entries(row.slices).map(kindOf)));
  const isNew = ({ slices }: CaseState["row"]) => Object.entries(slices).some((kind) => !kinds.has(kindOf(kind)));
  return [...states].flatMap(([id, state]) => {
    const before = state.before ?? (Number.isFinite(usual) && isNew(state.row) ? usual : undefined);
    const loss = lossOf({ ...state, ...(before === undefined ? {} : { before }) }, metric);
    const { cluster, slices } = state.row;
    return loss === undefined ? [] : [{ case: id, cluster, slices, loss, weight: weightOf.get(id) ?? 1 }];
  });
}

function kindOf(slice: readonly [attribute: string, value: string]): string {
  return JSON.stringify(slice);
}

/** The same where people named the traces that failed: their questions lost, and those of the sample before are the others. */
export function namedLosses(
  named: readonly Case[],
  others: readonly CaseRow[],
  states: ReadonlyMap<string, CaseState>,
  metric: Measured,
): readonly CaseLoss[] {
  const ids = new Set(named.map(({ id }) => id));
  const lossOfCase = (id: string): number | undefined => {
    const state = states.get(id);
    return state === undefined ? undefined : lossOf(state, metric);
  };
  return [
    ...named.flatMap(({ id, cluster, slices }) => {
      const loss = lossOfCase(id);
      return loss === undefined ? [] : [{ case: id, cluster, slices, loss, weight: 1 }];
    }),
    ...others
      .filter(({ id }) => !ids.has(id))
      .map(({ id, cluster, slices }) => ({ case: id, cluster, slices, loss: lossOfCase(id) ?? 0, weight: 1 })),
  ];
}

/** Questions that may be added to a suite, from the sample, or from rows where its texts are not at hand. */
export function candidatesOf(
  sample: Sample | undefined,
  rows: readonly CaseRow[],
  verdictOf: (id: string) => Pick<Candidate, "fails" | "resolves">,
): readonly Candidate[] {
  if (sample === undefined)
    return rows.map(({ id, slices, trials }) => {
      const traces = [...new Set(trials.map(({ trace }) => trace))];
      return { case: id, traces, slices, ...verdictOf(id) };
    });
  return sample.cases.map((one) => {
    const text = lastAsked(one);
    const traces = one.recordings.map(({ traceId }) => traceId);
    return { case: one.id, traces, slices: one.slices, ...verdictOf(one.id), ...(text === undefined ? {} : { text }) };
  });
}

/** What the user said last; undefined where its text was not recorded. */
export function lastAsked({ recordings: [{ turns }] }: Case): string | undefined {
  const text = turns.findLast(({ role }) => role === "user")?.text.trim();
  return text === "" ? undefined : text;
}
