import type { Cell } from "../../domain/players.ts";
import type { CaseRow, TrialRow } from "../../domain/run.ts";
import { FEWEST_CLUSTERS } from "../../domain/verdict.ts";

/**
 * What a replay has told before a cap ended it: the cells with those trials alone that were made in each of them, and the
 * questions that have any. All come in the order in which they are wanted, so that what is left is not for the answers to
 * decide. Undefined where fewer than ten of the questions are independent.
 */
export function askedInAll(cells: readonly Cell[]): readonly Cell[] | undefined {
  const cut = new Set(cells.flatMap(({ run }) => run.cases.flatMap(cutPlaces)));
  const whole = cells.map(({ after, run }) => {
    const { incomplete: _, ...rest } = run;
    const cases = run.cases.flatMap((row) => {
      const trials = row.trials.filter((_trial, place) => !cut.has(placeOf(row, place)));
      return trials.length === 0 ? [] : [{ ...row, trials }];
    });
    return { after, run: { ...rest, cases } };
  });
  const clusters = new Set(whole[0]?.run.cases.map(({ cluster }) => cluster));
  return clusters.size < FEWEST_CLUSTERS ? undefined : whole;
}

function cutPlaces(row: CaseRow): readonly string[] {
  return row.trials.flatMap((trial, place) => (isCutTrial(trial) ? [placeOf(row, place)] : []));
}

function placeOf({ id }: CaseRow, trial: number): string {
  return `${trial} ${id}`;
}

/** Its answer, or a judgement of it, was not asked for. What was asked for and failed is missing, and stays. */
function isCutTrial({ reason, scores }: TrialRow): boolean {
  return (
    reason === "cut-off" ||
    Object.values(scores).some((score) => score.status === "unscored" && score.reason === "cut-off")
  );
}
