import { attributeText } from "../domain/attribute-text.ts";
import type { Case, Recording, Sample } from "../domain/case.ts";
import { digestOf } from "../domain/digest.ts";
import type { SampleSpec } from "../domain/suite.ts";
import type { Trace } from "../domain/trace.ts";
import { toRecording } from "./build-cases/recording.ts";

export type CaseOptions = {
  readonly sample: SampleSpec;
  /** Attributes by whose values results are shown apart. */
  readonly slices: readonly string[];
  /** The attribute that holds the right answer. */
  readonly expected?: string;
  /** How the traces were drawn. */
  readonly draw: Pick<Sample, "traces" | "strata" | "seed" | "leftOut">;
};

/**
 * The cases behind drawn traces. A case is named by the suite's key attribute, else by the digest of what was asked,
 * else, where content was not recorded, by its trace; traces with one name are recordings of one case. Traces without a
 * model hop ask nothing and are left out. Traces without recorded input are cases that cannot be replayed: they are
 * counted under "no recorded input" and stay.
 */
export function buildCases(traces: readonly Trace[], options: CaseOptions): Sample {
  const recordings = traces.flatMap((trace) => {
    const recording = toRecording(trace);
    return recording === undefined ? [] : [{ trace, recording, id: caseId(recording, options.sample.key) }];
  });
  const groups = new Map<string, [Found, ...Found[]]>();
  for (const found of recordings.sort(byTrace)) {
    const group = groups.get(found.id);
    if (group === undefined) groups.set(found.id, [found]);
    else group.push(found);
  }
  const cases = [...groups].map(([id, found]) => toCase(id, found, options)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const withoutInput = recordings.filter(({ recording }) => recording.turns.length === 0).length;
  return {
    cases,
    seed: options.draw.seed,
    traces: options.draw.traces,
    strata: options.draw.strata,
    digest: digestOf(cases.map(({ id }) => id)),
    leftOut: {
      ...options.draw.leftOut,
      ...(traces.length > recordings.length && { "no model hop": traces.length - recordings.length }),
      ...(withoutInput > 0 && { "no recorded input": withoutInput }),
    },
  };
}

function caseId({ traceId, turns, variables, attributes }: Recording, key: string | undefined): string {
  const named = key === undefined ? undefined : attributeText(attributes, key);
  if (named !== undefined) return named;
  const isRecorded = turns.length > 0 || Object.keys(variables).length > 0;
  // 64 bits: two of a million cases share one with a chance of 3 in 10⁸, and a person can still compare them.
  return isRecorded ? digestOf({ turns, variables }).slice(0, 16) : traceId;
}

type Found = { readonly id: string; readonly trace: Trace; readonly recording: Recording };

function byTrace(a: Found, b: Found): number {
  return a.trace.id < b.trace.id ? -1 : 1;
}

function toCase(id: string, found: readonly [Found, ...Found[]], { sample, slices, expected }: CaseOptions): Case {
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
    part: "fresh",
    recordings: [first.recording, ...others.map(({ recording }) => recording)],
  };
}
