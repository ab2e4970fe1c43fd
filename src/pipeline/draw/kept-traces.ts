import { addFacts, type Gathering, newTrace, type TraceFacts } from "./trace-facts.ts";
import { digitsOf, U_RANGE, uDigits, uOf } from "./u.ts";

/** The traces with the largest u of all that were named, and how large u has to be. */
export type KeptTraces = {
  /** What is kept of a trace, to be added to; undefined when its u is too small to be kept. */
  find(id: string): TraceFacts | undefined;
  /** All that is kept of another shard; both see to it that traces in several shards are known whole. */
  absorb(other: KeptTraces): void;
  settled(): Settled;
};

export type Settled = {
  readonly traces: readonly TraceFacts[];
  /** How many traces each one kept stands for: 1 while all are kept. */
  readonly scale: number;
  /** Every trace with a larger u is kept; −1 while all are. */
  readonly threshold: bigint;
};

/**
 * Keeps facts of at most so many traces, those with the largest u. Which these are depends on the set of all traces
 * alone, not on their order, nor on the shards in which they came: u has to be larger than the largest that has no
 * place. From that threshold τ the number of all is estimated as places / (1 − τ), which is right on average
 * (the bottom-k sketch: Cohen and Kaplan, Summarizing Data Using Bottom-k Sketches, 2007).
 */
export function keptTraces(seed: string, capacity: number, rules: Gathering): KeptTraces {
  const traces = new Map<string, TraceFacts>();
  let threshold = -1n;
  let thresholdDigits = "";

  /** Some more than there is place for are let in, because finding the smallest is worth it only for many. */
  const most = Math.ceil(capacity * 1.25);
  function shrink(): void {
    if (traces.size <= capacity) return;
    const sorted = BigUint64Array.from(traces.values(), ({ u }) => u).sort();
    raiseTo(sorted[sorted.length - 1 - capacity] ?? threshold);
  }
  function raiseTo(u: bigint): void {
    threshold = u;
    thresholdDigits = digitsOf(u);
    for (const [id, { u }] of traces) if (u <= threshold) traces.delete(id);
  }
  function admit(id: string, u: bigint): TraceFacts | undefined {
    if (u <= threshold) return undefined;
    if (traces.size > most) {
      shrink();
      if (u <= threshold) return undefined;
    }
    const trace = newTrace(id, u, rules);
    traces.set(id, trace);
    return trace;
  }
  function settled(): Settled {
    shrink();
    const scale = threshold < 0n ? 1 : Number(U_RANGE) / Number(U_RANGE - threshold);
    return { traces: [...traces.values()], scale, threshold };
  }
  /** Of very many traces hardly any is kept: once there is a threshold, its digits rule out all others at least cost. */
  function find(id: string): TraceFacts | undefined {
    if (threshold < 0n) return traces.get(id) ?? admit(id, uOf(seed, id));
    const digits = uDigits(seed, id);
    if (digits <= thresholdDigits) return undefined;
    return traces.get(id) ?? admit(id, BigInt(`0x${digits}`));
  }
  return {
    find,
    absorb(other) {
      const given = other.settled();
      if (given.threshold > threshold) {
        raiseTo(given.threshold);
      }
      for (const facts of given.traces) {
        const trace = traces.get(facts.id) ?? admit(facts.id, facts.u);
        if (trace !== undefined) addFacts(trace, facts);
      }
    },
    settled,
  };
}
