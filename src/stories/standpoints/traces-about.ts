import type { Suite } from "../../domain/suite.ts";
import type { Trace } from "../../domain/trace.ts";
import type { World } from "../../ports.ts";

/** So far from a moment, either way, a trace is of about that time. */
const REACH_NS = 12n * 3_600n * 1_000_000_000n;

/** Traces that are looked at, at most. */
const MOST = 50;

/** Some of the traces of about a moment, those nearest to it. @param without ids that do not count */
export async function tracesAbout(
  { sample }: Suite,
  moment: Date,
  without: ReadonlySet<string>,
  world: World,
): Promise<readonly Trace[]> {
  const at = BigInt(moment.getTime()) * 1_000_000n;
  const starts = new Map<string, bigint>();
  const request = { attributes: [], conversations: false, counts: false, errors: false, since: at - REACH_NS } as const;
  await world.traces.survey({ ...request, seed: sample.seed, size: MOST }, ({ traceId, startNs }) => {
    if (startNs === null || without.has(traceId)) return;
    const known = starts.get(traceId);
    if (known === undefined || startNs < known) starts.set(traceId, startNs);
  });
  const distance = (start: bigint) => (start > at ? start - at : at - start);
  const near = [...starts]
    .map(([id, start]) => ({ id, far: distance(start) }))
    .filter(({ far }) => far <= REACH_NS)
    .toSorted((a, b) => (a.far < b.far ? -1 : a.far > b.far ? 1 : a.id < b.id ? -1 : 1));
  return near.length === 0 ? [] : world.traces.fetch(near.slice(0, MOST).map(({ id }) => id));
}
