import { attributeText } from "../domain/attribute-text.ts";
import type { Case, Recording, Sample, Stratum } from "../domain/case.ts";
import { digestOf } from "../domain/digest.ts";
import type { SampleSpec } from "../domain/suite.ts";
import type { Trace } from "../domain/trace.ts";
import { type Chosen, chooseTraces, type DrawnTraces, type Found } from "./build-cases/choose-traces.ts";
import { toRecording } from "./build-cases/recording.ts";
import { weights } from "./build-cases/weights.ts";

export type CaseOptions = {
  readonly sample: SampleSpec;
  /** Attributes by whose values results are shown apart. */
  readonly slices: readonly string[];
  /** The attribute that holds the right answer. */
  readonly expected?: string;
  /** How the traces were drawn. */
  readonly draw: Pick<Sample, "traces" | "strata" | "seed" | "leftOut" | "design">;
  /** Which of the traces were drawn. Absent: all are, in one fresh part, and what they stand for is not known. */
  readonly drawn?: DrawnTraces;
};

/**
 * The cases behind drawn traces. A case is named by the suite's key attribute, else by the digest of what was asked,
 * else, where content was not recorded, by its trace; traces with one name are recordings of one case. Traces without a
 * model hop ask nothing and are left out. Traces without recorded input are cases that cannot be replayed: they are
 * counted under "no recorded input" and stay.
 */
export function buildCases(traces: readonly Trace[], options: CaseOptions): Sample {
  const { sample, draw, drawn } = options;
  const byTrace = new Map(
    traces.flatMap((trace) => {
      const recording = toRecording(trace);
      return recording === undefined
        ? []
        : [[trace.id, { trace, recording, id: caseId(recording, sample.key) }] as const];
    }),
  );
  const dropNear = !sample.nearDuplicates && drawn !== undefined;
  const isPlaced = typeof sample.size === "number";
  const chosen = chooseTraces(byTrace, drawn ?? allOf(traces), { dropNear, isPlaced });
  const fixed = new Set(drawn?.fixed?.units.flat());
  const weightOf = weights(traces, chosen, drawn ?? allOf(traces));
  const cases = [...grouped(chosen.found)]
    .map(([id, found]) => ({ ...toCase(id, found, fixed, options), ...(drawn === undefined ? {} : weightOf(id)) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    cases,
    seed: draw.seed,
    ...(draw.design === undefined ? {} : { design: draw.design }),
    traces: draw.traces,
    ...(drawn?.fixed !== undefined && {
      fixed: { from: drawn.fixed.from, cases: cases.filter(({ part }) => part === "fixed").length },
    }),
    strata: drawn === undefined ? draw.strata : draw.strata.map((stratum) => drawnOf(stratum, chosen.examined)),
    digest: digestOf(cases.map(({ id }) => id)),
    leftOut: { ...draw.leftOut, ...leftOut(traces, byTrace, chosen) },
  };
}

function allOf(traces: readonly Trace[]): DrawnTraces {
  return { units: traces.map(({ id }) => ({ ids: [id], stratum: "", kind: "" })), reserve: [], kinds: new Map() };
}

function grouped(all: readonly Found[]): ReadonlyMap<string, readonly [Found, ...Found[]]> {
  const groups = new Map<string, [Found, ...Found[]]>();
  for (const found of [...all].sort(byTraceId)) {
    const group = groups.get(found.id);
    if (group === undefined) groups.set(found.id, [found]);
    else group.push(found);
  }
  return groups;
}

function byTraceId(a: Found, b: Found): number {
  return a.trace.id < b.trace.id ? -1 : 1;
}

function drawnOf(stratum: Stratum, examined: Chosen["examined"]): Stratum {
  return { ...stratum, drawn: examined.filter((unit) => unit.stratum === stratum.name).length };
}

function leftOut(
  traces: readonly Trace[],
  byTrace: ReadonlyMap<string, Found>,
  { found, looked, standIns }: Chosen,
): Sample["leftOut"] {
  const withoutModel = traces.filter(({ id }) => looked.has(id) && !byTrace.has(id)).length;
  const withoutInput = found.filter(({ recording }) => recording.turns.length === 0).length;
  return {
    ...(withoutModel > 0 && { "no model hop": withoutModel }),
    ...(withoutInput > 0 && { "no recorded input": withoutInput }),
    ...(standIns.size > 0 && { "nearly the same as another": standIns.size }),
  };
}

function caseId({ traceId, turns, variables, attributes }: Recording, key: string | undefined): string {
  const named = key === undefined ? undefined : attributeText(attributes, key);
  if (named !== undefined) return named;
  const isRecorded = turns.length > 0 || Object.keys(variables).length > 0;
  // 64 bits: two of a million cases share one with a chance of 3 in 10⁸, and a person can still compare them.
  return isRecorded ? digestOf({ turns, variables }).slice(0, 16) : traceId;
}

function toCase(
  id: string,
  found: readonly [Found, ...Found[]],
  fixed: ReadonlySet<string>,
  { sample, slices, expected }: CaseOptions,
): Case {
  const [first, ...others] = found;
  const conversation = found.map(({ trace }) => trace.conversation).find((known) => known !== undefined);
  // The recordings of a case agree on these or the suite's key is wrong; the first that has a value speaks.
  const value = (name: string) =>
    found.map(({ trace }) => attributeText(trace.attributes, name)).find((text) => text !== undefined);
  const answer = expected === undefined ? undefined : value(expected);
  return {
    id,
    cluster: conversation ?? (sample.key === undefined ? first.trace.id : id),
    slices: Object.fromEntries(
      slices.flatMap((name) => {
        const text = value(name);
        return text === undefined ? [] : [[name, text] as const];
      }),
    ),
    ...(answer !== undefined && { expected: answer }),
    part: found.some(({ trace }) => fixed.has(trace.id)) ? "fixed" : "fresh",
    recordings: [first.recording, ...others.map(({ recording }) => recording)],
  };
}
