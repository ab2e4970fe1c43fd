import { type Baseline, baselinePath } from "../domain/baseline.ts";
import { FEWEST_POINTS, type MetricChange } from "../domain/history.ts";
import { changesBroughtBy, historyOf } from "../pipeline/history.ts";
import type { World } from "../ports.ts";
import { isForPeople } from "./for-people.ts";
import { readRecords } from "./read-records.ts";

/** Newest records that are read beside a new one: a year of weeks. */
const MOST_RECORDS = 52;

/**
 * The change points of the weekly series that a new record brings to light. Records that cannot be read are told, and
 * keep nothing else of the new one from being told: it has been paid for.
 *
 * @param kept its path on the branch, where it has been kept
 */
export async function changesBrought(
  baseline: Baseline,
  kept: string | undefined,
  world: World,
): Promise<{ readonly changes: readonly MetricChange[]; readonly notes: readonly string[] }> {
  const { suite, target } = baseline.run;
  try {
    const others = (await world.store.list(suite)).filter(({ path }) => path !== kept);
    const names = others.slice(-MOST_RECORDS);
    if (names.length + 1 < FEWEST_POINTS) return { changes: [], notes: [] };
    const stored = await readRecords(names, world);
    if (stored === undefined) return { changes: [], notes: ["The series was not looked at: the run was stopped."] };
    // What is not kept has no path yet; the next free one is nobody else's.
    const path = kept ?? baselinePath(baseline, 1 + Math.max(0, ...others.map(({ ordinal }) => ordinal)));
    const earlier = stored.map(({ name, baseline: record }) => ({ path: name.path, baseline: record }));
    const series = historyOf([...earlier, { path, baseline }], { suite, target });
    return { changes: changesBroughtBy(series, path), notes: [] };
  } catch (error) {
    if (!isForPeople(error)) throw error;
    return { changes: [], notes: [`The series was not looked at: ${error.message}. ${error.remedy}`] };
  }
}
