import type { Case } from "../domain/case.ts";
import type { CaseRow } from "../domain/run.ts";
import { type ReplayPlan, type Respond, replay } from "../pipeline/replay/replay.ts";
import type { Scoring } from "../pipeline/score.ts";
import type { World } from "../ports.ts";

/**
 * What production answered, scored: the first recording of each case that was answered. Scoring that fails leaves an
 * answer unscored, and never ends the run.
 */
export async function scoreRecorded(plan: ReplayPlan, scoring: Scoring, world: World): Promise<readonly CaseRow[]> {
  const cases = plan.cases.flatMap((one): Case[] => {
    const answered = one.recordings.find(({ observed }) => observed.status === "answered");
    return answered === undefined ? [] : [{ ...one, recordings: [answered] }];
  });
  if (cases.length === 0) return [];
  const respond: Respond = async ({ recording }) => recording.observed;
  const arms = plan.arms.slice(0, 1).map(({ variant }) => ({ variant, respond }));
  const label = "score what production answered";
  const observed: ReplayPlan = { ...plan, label, arms, cases, trials: 1, errorBudget: 1 };
  const outcome = await replay(
    observed,
    { progress: world.progress, signal: world.signal },
    async ({ tools }, asked, answer) => scoring.score({ ...asked, answer, ...(tools === undefined ? {} : { tools }) }),
  );
  const rows = outcome.arms[0]?.cases ?? [];
  return rows.map(({ case: { id, cluster, slices }, trials }) => ({ id, cluster, slices, trials }));
}
