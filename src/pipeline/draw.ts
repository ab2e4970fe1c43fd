import type { Stratum } from "../domain/case.ts";
import { sha256 } from "../domain/digest.ts";
import type { Condition, SampleSpec } from "../domain/suite.ts";
import type { SpanFacts } from "../ports.ts";
import { apportion } from "../statistics/apportion.ts";

/** The traces drawn, and how. */
export type Draw = {
  /** Trace ids, sorted. */
  readonly ids: readonly string[];
  /** Traces there were to draw from, after window and filter. */
  readonly traces: number;
  /** Sorted by name; one stratum "all" when the sample has none. */
  readonly strata: readonly Stratum[];
  readonly seed: string;
  /** Traces that could not be judged, by reason. */
  readonly leftOut: { readonly [reason: string]: number };
};

/** A draw under way. It keeps a few facts of each trace, and no span. */
export type Drawing = {
  /** The attributes whose values must be among the facts. */
  readonly attributes: readonly string[];
  /** Takes notice of one span; the order of spans does not matter. */
  add(fact: SpanFacts): void;
  /** The draw from all that was added so far. */
  result(): Draw;
};

export type DrawOptions = {
  readonly sample: SampleSpec;
  /** Attribute values a trace must have, each on any of its spans. */
  readonly where: readonly Condition[];
  /** Nanoseconds since the epoch: a trace belongs to the window when its earliest span starts no sooner. */
  readonly since?: bigint;
};

/**
 * Draws whole traces by a hash of the seed and the trace id: the same seed and traces give the same draw on every
 * machine, a smaller size gives a part of a larger one, and traces that come later evict no more than their share.
 * Quotas come first, then the rest of the size by strata, in proportion to what is left in each.
 */
export function createDraw({ sample, where, since }: DrawOptions): Drawing {
  const conditions = where.flatMap((condition) =>
    "is" in condition ? [[condition.attribute, condition.is[0] ?? ""] as const] : [],
  );
  const traces = new Map<string, TraceFacts>();
  return {
    attributes: [
      ...new Set([
        ...where.map(({ attribute }) => attribute),
        ...(sample.stratify === undefined ? [] : [sample.stratify]),
      ]),
    ],
    add(fact) {
      const trace = traces.get(fact.traceId) ?? newTrace(fact.traceId);
      traces.set(fact.traceId, trace);
      merge(trace, fact, conditions, sample.stratify);
    },
    result() {
      const fitting = [...traces.values()].filter((trace) => trace.met.size === conditions.length);
      const withoutTime = since === undefined ? 0 : fitting.filter(({ startNs }) => startNs === null).length;
      const eligible = fitting.filter(({ startNs }) => since === undefined || (startNs !== null && startNs >= since));
      return {
        ...drawFrom(eligible, sample),
        traces: eligible.length,
        seed: sample.seed,
        leftOut: withoutTime === 0 ? {} : { "no start time": withoutTime },
      };
    },
  };
}

type TraceFacts = {
  readonly id: string;
  /** Conditions that some span meets. */
  readonly met: Set<string>;
  error: boolean;
  negative: boolean;
  startNs: bigint | null;
  /** The stratum, and the start of the span that named it. */
  stratum?: { readonly name: string; readonly startNs: bigint | null };
};

function newTrace(id: string): TraceFacts {
  return { id, met: new Set(), error: false, negative: false, startNs: null };
}

function merge(
  trace: TraceFacts,
  { attributes, error, negativeFeedback, startNs }: SpanFacts,
  conditions: readonly (readonly [string, string])[],
  stratify: string | undefined,
): void {
  const textOf = (name: string) => (Object.hasOwn(attributes, name) ? attributes[name] : undefined);
  for (const [name, wanted] of conditions) if (textOf(name) === wanted) trace.met.add(name);
  trace.error ||= error;
  trace.negative ||= negativeFeedback;
  if (isEarlier(startNs, trace.startNs)) trace.startNs = startNs;
  const name = stratify === undefined ? undefined : textOf(stratify);
  if (name === undefined) return;
  const known = trace.stratum;
  // The earliest span speaks for the trace, as it is the root's place; among equals the smaller text, for any order.
  const isSooner = known === undefined || isEarlier(startNs, known.startNs);
  if (isSooner || (startNs === known.startNs && name < known.name)) trace.stratum = { name, startNs };
}

function isEarlier(a: bigint | null, b: bigint | null): boolean {
  return a !== null && (b === null || a < b);
}

type Ranked = { readonly id: string; readonly u: string; readonly stratum: string };

function drawFrom(eligible: readonly TraceFacts[], sample: SampleSpec): Pick<Draw, "ids" | "strata"> {
  const size = typeof sample.size === "number" ? sample.size : Math.round(sample.size.rate * eligible.length);
  const all = eligible.map((trace) => ({ trace, ranked: rank(trace, sample) }));
  const strata = byStratum(all.map(({ ranked }) => ranked));
  const errors = all.filter(({ trace }) => trace.error).map(({ ranked }) => ranked);
  const negatives = all.filter(({ trace }) => trace.negative).map(({ ranked }) => ranked);
  const quotas = new Set([...largest(errors, sample.keep.errors), ...largest(negatives, sample.keep.negativeFeedback)]);
  const kept = largest([...quotas], size);
  const rest = byStratum(all.flatMap(({ ranked }) => (quotas.has(ranked) ? [] : [ranked])));
  const sizes = new Map([...rest].map(([name, traces]) => [name, traces.length]));
  const places = apportion(sizes, Math.max(0, size - kept.length));
  const drawn = [...kept, ...[...rest].flatMap(([name, traces]) => largest(traces, places.get(name) ?? 0))];
  const drawnOf = byStratum(drawn);
  return {
    ids: drawn.map(({ id }) => id).sort(),
    strata: [...strata]
      .map(([name, traces]) => ({ name, traces: traces.length, drawn: drawnOf.get(name)?.length ?? 0 }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/** The traces with the largest u, best first. Most are ruled out before any is sorted: there may be millions. */
function largest(traces: readonly Ranked[], size: number): readonly Ranked[] {
  if (size <= 0) return [];
  // Eight digits fit a number exactly and order almost all; those that share the last place's are kept for the rest.
  const heads = Float64Array.from(traces, ({ u }) => Number.parseInt(u.slice(0, 8), 16)).sort();
  const last = heads[Math.max(0, heads.length - size)] ?? 0;
  return traces
    .filter(({ u }) => Number.parseInt(u.slice(0, 8), 16) >= last)
    .sort(byRank)
    .slice(0, size);
}

/** u of a trace: 14 hexadecimal digits, which compare as text like the numbers they write. */
function rank({ id, stratum }: TraceFacts, { seed, stratify }: SampleSpec): Ranked {
  const u = sha256(`${seed}\u0000${id}`).slice(0, 14);
  return { id, u, stratum: stratify === undefined ? "all" : (stratum?.name ?? "(none)") };
}

/** The largest u first. */
function byRank(a: Ranked, b: Ranked): number {
  if (a.u !== b.u) return a.u > b.u ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function byStratum(traces: readonly Ranked[]): Map<string, Ranked[]> {
  const strata = new Map<string, Ranked[]>();
  for (const trace of traces) {
    const stratum = strata.get(trace.stratum);
    if (stratum === undefined) strata.set(trace.stratum, [trace]);
    else stratum.push(trace);
  }
  return strata;
}
