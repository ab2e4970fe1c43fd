import type { Cell } from "../../domain/players.ts";
import type { CaseRow, MetricRecord, TrialRow } from "../../domain/run.ts";
import { scoreBy, scoredValues } from "../../domain/scored-values.ts";
import type { Layer } from "../../domain/version.ts";
import { binomialCdf } from "../../statistics/distributions.ts";

/** Answers without a score where a layer is at one version and at the other, as shares of those that owe one. */
export type MissingScores = { readonly layer: Layer; readonly before: number; readonly after: number };

/** With a larger share missing at either version nothing is said. */
const MOST_MISSING = 0.05;
/** The chance, over all layers, at which scores are said to be missing more often at one version of one. */
const LEVEL = 0.05;
/** 3 of 150 is 2 %, whatever a division makes of it. */
const ROUNDING = 1e-9;

/**
 * The layer whose versions differ most in how many answers have no score, where that is more than may be: what a version
 * failed to answer is left out of the loss, and so would clear it. Undefined where no layer does.
 *
 * More are missing at one version by more than the error budget, and by more than chance explains; or more than one in
 * twenty at either, and more than one. Questions that no combination has a score of say nothing of any.
 *
 * @param errorBudget 0…1
 */
export function missingScores(
  cells: readonly Cell[],
  metric: Pick<MetricRecord, "name" | "unit">,
  { played, errorBudget }: { readonly played: readonly Layer[]; readonly errorBudget: number },
): MissingScores | undefined {
  const scored = new Set(
    cells.flatMap(({ run }) =>
      run.cases.filter(({ trials }) => scoredValues(trials, metric).length > 0).map(({ id }) => id),
    ),
  );
  const found = played
    .map((layer) => ({
      layer,
      before: lackingIn(
        cells.filter(({ after }) => !after.includes(layer)),
        metric,
        scored,
      ),
      after: lackingIn(
        cells.filter(({ after }) => after.includes(layer)),
        metric,
        scored,
      ),
    }))
    .filter(({ before, after }) => isTooMuch(before, after, { errorBudget, level: LEVEL / played.length }))
    .toSorted((a, b) => gapOf(b) - gapOf(a))[0];
  return found && { layer: found.layer, before: found.before.share, after: found.after.share };
}

/** @property places cases and trials that lack a score in some cell: cells may share an answer */
type Lacking = { readonly share: number; readonly places: number };

function lackingIn(
  cells: readonly Cell[],
  metric: Pick<MetricRecord, "name" | "unit">,
  scored: ReadonlySet<string>,
): Lacking {
  const rows = cells.flatMap(({ run }) => run.cases.filter(({ id }) => scored.has(id)));
  const lacking = rows.flatMap((row) =>
    row.trials.flatMap((trial, place) => (lacksScore(trial, metric) ? [placeOf(row, place)] : [])),
  );
  const owed = rows.reduce((sum, { trials }) => sum + trials.length, 0);
  return { share: owed === 0 ? 0 : lacking.length / owed, places: new Set(lacking).size };
}

function lacksScore(trial: TrialRow, metric: Pick<MetricRecord, "name" | "unit">): boolean {
  const score = scoreBy(trial, metric.name);
  if (score?.status === "unscored" && score.reason === "no-expected-value") return false;
  return scoredValues([trial], metric).length === 0;
}

function placeOf({ id }: CaseRow, trial: number): string {
  return `${trial} ${id}`;
}

function isTooMuch(
  before: Lacking,
  after: Lacking,
  { errorBudget, level }: { readonly errorBudget: number; readonly level: number },
): boolean {
  if (Math.max(before.places, after.places) <= 1) return false;
  if (Math.max(before.share, after.share) > MOST_MISSING + ROUNDING) return true;
  if (Math.abs(after.share - before.share) <= errorBudget + ROUNDING) return false;
  const fewer = Math.min(before.places, after.places);
  return binomialCdf(fewer, before.places + after.places, 0.5) < level;
}

function gapOf({ before, after }: { readonly before: Lacking; readonly after: Lacking }): number {
  return Math.abs(after.share - before.share);
}
