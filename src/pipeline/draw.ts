import type { Stratum } from "../domain/case.ts";
import type { Condition, SampleSpec } from "../domain/suite.ts";
import type { SpanFacts } from "../ports.ts";
import { drawFrom } from "./draw/draw-from.ts";
import { type KeptTraces, keptTraces } from "./draw/kept-traces.ts";
import { addSpan, gathering, type TraceFacts } from "./draw/trace-facts.ts";
import type { Unit } from "./draw/units.ts";

/** What was drawn as one: a trace, or a conversation with all of its traces that fit. */
export type DrawnUnit = Pick<Unit, "ids" | "stratum" | "kind">;

/** The traces drawn, and how. */
export type Draw = {
  /** Trace ids of all units, sorted. */
  readonly ids: readonly string[];
  /** What was drawn, best first. */
  readonly units: readonly DrawnUnit[];
  /** Who takes the place of a unit that falls out, best first. */
  readonly reserve: readonly DrawnUnit[];
  /** How many units of each kind there were to draw from; all of one kind had the same chance. */
  readonly kinds: ReadonlyMap<string, number>;
  /** Traces there were to draw from, after window and filter. */
  readonly traces: number;
  /** True where `traces` and `strata` are estimates, because there were more than are counted one by one. */
  readonly estimated?: true;
  /** Sorted by name; one stratum "all" when the sample has none. */
  readonly strata: readonly Stratum[];
  readonly seed: string;
  /** Traces that could not be judged, by reason. */
  readonly leftOut: { readonly [reason: string]: number };
};

/** A draw under way. It keeps a few facts of a limited number of traces, and no span. */
export type Drawing = {
  /** The attributes whose values must be among the facts. */
  readonly attributes: readonly string[];
  /** Takes notice of one span; the order of spans does not matter. */
  add(fact: SpanFacts): void;
  /** Whether a trace may still be drawn: once it may not, its spans need not be read any more. */
  matters(traceId: string): boolean;
  /**
   * The draw from all that was added so far.
   *
   * @param fixed trace ids of units that have places already: they are not drawn again, and the rest is
   */
  result(fixed?: readonly (readonly string[])[]): Draw;
  /** What is kept, for `merge`. */
  readonly kept: KeptTraces;
  readonly options: DrawOptions;
};

export type DrawOptions = {
  readonly sample: SampleSpec;
  /** What must hold of a trace: each of its spans may meet a condition, and none may have a value that is ruled out. */
  readonly where: readonly Condition[];
  /** Nanoseconds since the epoch: a trace belongs to the window when its earliest span starts no sooner. */
  readonly since?: bigint;
  /** Traces that are known one by one; unless given, enough for the sample. */
  readonly capacity?: number;
};

/**
 * Draws whole traces, or whole conversations, by a hash of the seed and the id: the same seed and traces give the same
 * draw on every machine, a smaller size gives a part of a larger one, and traces that come later evict no more than
 * their share. Quotas come first, then the rest of the size by strata, in proportion to what is left in each.
 *
 * Memory is bounded: of more traces than the capacity, those with the largest hashes are known, which is where a draw
 * takes its traces from; their number is then an estimate.
 */
export function createDraw(options: DrawOptions): Drawing {
  const { sample, where, capacity = capacityFor(sample) } = options;
  const rules = gathering(where, sample.stratify);
  const kept = keptTraces(sample.seed, capacity, rules);
  // The spans of a trace often come one after another, and a hash is what costs most.
  let lastId: string | undefined;
  let last: TraceFacts | undefined;
  const factsOf = (id: string) => {
    if (id !== lastId) {
      lastId = id;
      last = kept.find(id);
    }
    return last;
  };
  return {
    attributes: [
      ...new Set([
        ...where.map(({ attribute }) => attribute),
        ...(sample.stratify === undefined ? [] : [sample.stratify]),
      ]),
    ],
    add(fact) {
      const trace = factsOf(fact.traceId);
      if (trace !== undefined) addSpan(trace, fact, rules);
    },
    matters: (traceId) => factsOf(traceId) !== undefined,
    result: (fixed = []) => drawFrom(kept.settled(), options, fixed),
    kept,
    options,
  };
}

/**
 * The drawing of all spans that the drawings have seen between them: its draw is that of one drawing that has seen all of
 * them, whatever went where.
 *
 * @param drawings at least one; all with the same options
 */
export function merge(drawings: readonly [Drawing, ...Drawing[]]): Drawing {
  const merged = createDraw(drawings[0].options);
  for (const { kept } of drawings) merged.kept.absorb(kept);
  return merged;
}

/** Estimates of numbers are then right to one per cent, and the facts take five megabytes. */
const CAPACITY = 16_384;

/** A rate must find all that it draws among them; a conversation is whole only while every trace is known: 160 MB. */
function capacityFor({ size, turns }: SampleSpec): number {
  if (turns === "all") return 32 * CAPACITY;
  return typeof size === "number" ? Math.max(CAPACITY, 64 * size) : 8 * CAPACITY;
}
