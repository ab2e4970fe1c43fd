import type { Trace } from "../../domain/trace.ts";
import type { SurveyReport, TraceSource } from "../../ports.ts";

const PROBLEMS_KEPT = 5;

/**
 * Several sources read as one, in their order. A trace lies in one of them as a rule; where several hold it, the first
 * is asked for it, and the others are not.
 */
export function severalSources(sources: readonly TraceSource[]): TraceSource {
  const [only, ...others] = sources;
  if (only !== undefined && others.length === 0) return only;
  return {
    async survey(request, visit) {
      let report: SurveyReport = { records: 0, badRecords: 0, firstProblems: [] };
      for (const source of sources) report = sumOf(report, await source.survey(request, visit));
      return report;
    },
    async fetch(ids) {
      const found = new Map<string, Trace>();
      for (const source of sources) {
        const missing = ids.filter((id) => !found.has(id));
        if (missing.length === 0) break;
        for (const trace of await source.fetch(missing)) found.set(trace.id, trace);
      }
      return ids.flatMap((id) => found.get(id) ?? []);
    },
  };
}

function sumOf(one: SurveyReport, other: SurveyReport): SurveyReport {
  return {
    records: one.records + other.records,
    badRecords: one.badRecords + other.badRecords,
    firstProblems: [...one.firstProblems, ...other.firstProblems].slice(0, PROBLEMS_KEPT),
  };
}
