import type { MetricRecord } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import { type JudgedClusters, judgedClusters } from "../pipeline/calibration.ts";
import type { World } from "../ports.ts";
import { latestBaseline } from "./latest-baseline.ts";

/** What a judge said of the latest baseline, or why that does not count. */
export type JudgedBefore = { readonly judged?: JudgedClusters; readonly notes: readonly string[] };

/**
 * What the same judge, asked in the same way, said of the latest baseline. Replayed answers come before observed ones.
 * @param record what the metric is now
 * @param threshold 0…1, from which on a score passes
 */
export async function judgedBefore(
  suite: Suite,
  record: MetricRecord | undefined,
  threshold: number,
  world: World,
): Promise<JudgedBefore> {
  const latest = (await latestBaseline(suite, "replay", world)) ?? (await latestBaseline(suite, "observed", world));
  if (latest === undefined || record === undefined) return { notes: ["The suite has no baseline yet."] };
  const { path } = latest.name;
  const { run } = latest.baseline;
  const then = run.metrics.find(({ name }) => name === record.name);
  if (then === undefined) return { notes: [`${path} has no metric ${record.name}.`] };
  if (then.judge !== record.judge || then.definition !== record.definition || then.code !== record.code)
    return { notes: [`${path} was judged otherwise: another judge, another rubric or another form of asking.`] };
  const clusters = judgedClusters(run, record.name, threshold);
  if (clusters.length === 0) return { notes: [`${path} has no score of ${record.name}.`] };
  return { judged: { baseline: path, clusters }, notes: [] };
}
