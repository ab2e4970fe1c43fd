import type { Cell, Players } from "../../domain/players.ts";
import type { Incomplete } from "../../domain/run.ts";
import type { Suite } from "../../domain/suite.ts";
import { FEWEST_CLUSTERS } from "../../domain/verdict.ts";
import { scoresGone, usableCases } from "../../pipeline/attribute.ts";
import type { Experiment } from "./experiment.ts";

/** Why no question is asked: too few can be. */
export function tooFew({ players: { cases }, after }: Pick<Experiment, "players" | "after">): Incomplete | undefined {
  const clusters = new Set(cases.map(({ cluster }) => cluster)).size;
  if (clusters >= FEWEST_CLUSTERS) return undefined;
  const apart = clusters === cases.length ? "" : `, of ${clusters} conversations,`;
  return {
    reason: "no-cases",
    problem: `the incident has ${cases.length} question${cases.length === 1 ? "" : "s"}${apart} that both states can be asked, and no layer is given a role by fewer than ${FEWEST_CLUSTERS} independent ones`,
    remedy:
      after.record === undefined
        ? `Name ${FEWEST_CLUSTERS - clusters} or more further traces that failed, or attribute two records: eval-baseline attribute BEFORE AFTER.`
        : `Record ${FEWEST_CLUSTERS - clusters} or more further questions: raise sample.size in the suite file.`,
  };
}

/** Why nothing is said by a metric of what was replayed: too few answers have a score, or too many have none at one version. */
export function unusable(
  { budget }: Suite,
  metric: string,
  { cells, played }: Pick<Players, "played"> & { readonly cells: readonly Cell[] },
): Incomplete {
  const gone = scoresGone({ cells, played, errorBudget: budget.errors }, metric);
  if (gone === undefined) return fewUsable(metric, usableCases(cells, metric));
  const { layer, before, after } = gone;
  return {
    reason: "error-budget",
    problem: `${percent(after)} of the answers with ${layer} of the later state have no score by ${metric}, and ${percent(before)} of those with that of the earlier one: what is not answered is left out of a loss, so nothing can be said of it`,
    remedy: `Mend what keeps ${layer} from being answered with, or attribute another metric (--metric).`,
  };
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}

function fewUsable(metric: string, { cases, clusters }: ReturnType<typeof usableCases>): Incomplete {
  return {
    reason: "no-cases",
    problem: `${metric} scored ${cases} questions in every combination of versions, ${clusters} of them independent, and no layer is given a role by fewer than ${FEWEST_CLUSTERS}`,
    remedy: `Let ${FEWEST_CLUSTERS - clusters} or more further questions be scored: more cases (--cases), or answers that do not fail.`,
  };
}
