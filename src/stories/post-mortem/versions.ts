import type { Attribution } from "../../domain/attribution.ts";
import type { VersionState } from "../../domain/post-mortem.ts";
import type { Run } from "../../domain/run.ts";
import type { Suite } from "../../domain/suite.ts";
import { LAYERS } from "../../domain/version.ts";
import type { World } from "../../ports.ts";
import { newestRecord } from "../standpoints/newest-record.ts";

const HOUR_MS = 3_600_000;

/**
 * The versions at the incident against those of the newest record that is at least as many hours older as the suite says,
 * layers that nobody knows the version of, and whether the judges stayed the same.
 */
export async function versionStateOf(
  suite: Suite,
  { after }: Pick<Attribution, "after">,
  runs: { readonly before?: Run | undefined; readonly after?: Run | undefined },
  world: World,
): Promise<VersionState> {
  const reference = after.at === undefined ? undefined : await recordBefore(after.at, suite, world);
  return {
    atIncident: after.versions,
    ...(reference === undefined ? {} : { reference }),
    unversioned: LAYERS.filter((layer) => after.versions[layer].id === null),
    judges: (runs.after?.metrics ?? []).flatMap(({ name, judge }) => {
      if (judge === undefined) return [];
      const earlier = runs.before?.metrics.find((metric) => metric.name === name)?.judge;
      return [{ metric: name, judge, isSame: earlier === judge }];
    }),
  };
}

async function recordBefore(at: string, suite: Suite, world: World): Promise<VersionState["reference"]> {
  const asked = suite.attribution.hoursBefore;
  const upTo = new Date(Date.parse(at) - asked * HOUR_MS).toISOString();
  const found = await newestRecord(suite, { upTo }, world);
  if (found?.record === undefined) return undefined;
  const { run } = found.record;
  const hoursBefore = (Date.parse(at) - Date.parse(run.at)) / HOUR_MS;
  return { versions: run.versions, at: run.at, baseline: found.standpoint.baseline ?? "", hoursBefore, asked };
}
