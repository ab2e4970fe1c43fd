import type { Case, Sample } from "../domain/case.ts";
import { type Diagnosis, type Grade, LACKS } from "../domain/diagnosis.ts";
import type { Run } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { Trace } from "../domain/trace.ts";
import { counted, layerCoverage } from "./examine/coverage.ts";
import { detectableLosses } from "./examine/detectable.ts";
import { fieldCoverage } from "./examine/fields.ts";
import { gradeOf } from "./examine/grade.ts";

const SHOWN_CONTRADICTIONS = 5;
const GRADES: readonly Grade[] = [0, 1, 2, 3];

/**
 * What drawn traces hold and lack for the job.
 *
 * @param traces those that were drawn  @param sample the cases they make  @param latest a run whose spread is known
 */
export function examine(
  suite: Suite,
  {
    traces,
    sample,
    latest,
    notes,
  }: {
    readonly traces: readonly Trace[];
    readonly sample: Sample;
    readonly latest?: Run;
    readonly notes: readonly string[];
  },
): Diagnosis {
  const graded = traces.map(gradeOf);
  const clusters = new Set(sample.cases.map(({ cluster }) => cluster)).size;
  const lacks = counted(graded.flatMap(({ lacks: lacking }) => lacking));
  const contradictions = traces.flatMap(({ id, contradictions: found }) => found.map((one) => ({ ...one, trace: id })));
  return {
    suite: suite.name,
    there: sample.traces,
    estimated: sample.strata.some(({ estimated }) => estimated === true),
    examined: traces.length,
    cases: sample.cases.length,
    clusters,
    stacks: counted(traces.map(({ stack }) => stack)),
    layers: layerCoverage(traces, suite.layers),
    fields: fieldCoverage(traces),
    grades: GRADES.map((grade) => ({ grade, traces: graded.filter((one) => one.grade === grade).length })),
    atCeiling: graded.filter(({ grade, ceiling }) => grade === ceiling).length,
    lacks: LACKS.flatMap((lack) => (lacks[lack] === undefined ? [] : [{ lack, traces: lacks[lack] }])).sort(
      (a, b) => b.traces - a.traces,
    ),
    flaws: counted(traces.flatMap(({ flaws }) => flaws)),
    contradicted: new Set(contradictions.map(({ trace }) => trace)).size,
    contradictions: contradictions.slice(0, SHOWN_CONTRADICTIONS),
    slices: sliceSizes(sample.cases, suite.traces.slices),
    detectable:
      clusters === 0
        ? []
        : detectableLosses(suite.metrics, {
            clusters,
            trials: suite.trials,
            confidence: suite.gate.confidence,
            ...(latest === undefined ? {} : { latest }),
          }),
    notes,
  };
}

/** Cases by value, the largest first; those without the attribute count as "(none)". */
function sliceSizes(cases: readonly Case[], attributes: readonly string[]): Diagnosis["slices"] {
  return attributes.flatMap((attribute) =>
    Object.entries(counted(cases.map(({ slices }) => slices[attribute] ?? "(none)"))).map(([value, count]) => ({
      attribute,
      value,
      cases: count,
    })),
  );
}
