import type { Trace } from "../domain/trace.ts";
import type { TraceSource } from "../ports.ts";

/**
 * A source that gives the traces whose texts were kept with a baseline as they were kept, and asks the real one for the
 * others only: what a platform has deleted or changed since can then still be asked again.
 *
 * @param kept undefined when no texts were kept
 */
export function keptFirst(kept: readonly Trace[] | undefined, source: TraceSource): TraceSource {
  if (kept === undefined) return source;
  const known = new Map(kept.map((trace) => [trace.id, trace]));
  return {
    ...source,
    async fetch(ids) {
      const others = ids.filter((id) => !known.has(id));
      const fetched = others.length === 0 ? [] : await source.fetch(others);
      const all = new Map([...known, ...fetched.map((trace) => [trace.id, trace] as const)]);
      return ids.flatMap((id) => all.get(id) ?? []);
    },
  };
}
