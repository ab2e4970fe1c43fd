import type { TraceSource } from "../../ports.ts";

/**
 * A source whose application keeps a share of its requests, where the traces do not say so themselves. What was kept
 * because of what happened in it has another share, which nobody knows.
 *
 * @param rate 0 < rate ≤ 1
 */
export function ratedSource(source: TraceSource, rate: number): TraceSource {
  const count = 1 / rate;
  return {
    survey: (request, visit) =>
      source.survey(request, (facts) =>
        visit(facts.tail || facts.count !== undefined || !request.counts ? facts : { ...facts, count }),
      ),
    async fetch(ids) {
      const traces = await source.fetch(ids);
      return traces.map((trace) =>
        trace.upstream.tail || trace.upstream.count !== undefined
          ? trace
          : { ...trace, upstream: { ...trace.upstream, count } },
      );
    },
  };
}
