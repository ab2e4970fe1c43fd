import type { Attribution } from "../../domain/attribution.ts";
import type { VersionState } from "../../domain/post-mortem.ts";
import type { Run } from "../../domain/run.ts";
import type { Suite } from "../../domain/suite.ts";
import { LAYERS } from "../../domain/version.ts";
import type { World } from "../../ports.ts";

const HOUR_MS = 3_600_000;

/**
 * The versions at the incident against those of the newest record that is at least as many hours older as the suite says,
 * layers that nobody knows the version of, and whether the judges stayed the same.
 */
export async function versionStateOf(
  { attribution: { hoursBefore: asked }, name: suite }: Suite,
  { after }: Pick<Attribution, "after">,
  runs: { readonly before?: Run | undefined; readonly after?: Run | undefined },
  { store }: World,
): Promise<VersionState> {
  const reference = after.at === undefined ? undefined : await recordBefore(after.at, asked, suite, store);
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

async function recordBefore(
  at: string,
  asked: number,
  suite: string,
  store: World["store"],
): Promise<VersionState["reference"]> {
  const latest = new Date(Date.parse(at) - asked * HOUR_MS).toISOString();
  for (const name of (await store.list(suite)).toReversed()) {
    // The day in the name is enough to pass over those that are too new.
    if (name.date > latest.slice(0, 10)) continue;
    const { run } = await store.read(name);
    if (run.at > latest) continue;
    const hoursBefore = (Date.parse(at) - Date.parse(run.at)) / HOUR_MS;
    return { versions: run.versions, at: run.at, baseline: name.path, hoursBefore, asked };
  }
  return undefined;
}
