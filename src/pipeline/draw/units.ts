import type { SampleSpec } from "../../domain/suite.ts";
import type { TraceFacts } from "./trace-facts.ts";
import { uOf } from "./u.ts";

/** What is drawn as one: a trace, or a conversation with all of its traces that fit. */
export type Unit = {
  readonly u: bigint;
  readonly ids: readonly string[];
  /** Of one group at most one unit is drawn. */
  readonly group: string;
  readonly stratum: string;
  /** Units of one kind had the same chance: the stratum, and whether a quota reaches for them. */
  readonly kind: string;
  readonly error: boolean;
  readonly negative: boolean;
};

/** The units that traces make, in the order of their first trace. */
export function toUnits(traces: readonly TraceFacts[], sample: SampleSpec): readonly Unit[] {
  if (sample.turns !== "all") {
    const groupOf = ({ id, conversation }: TraceFacts) => (sample.turns === "one" ? (conversation ?? id) : id);
    return traces.map((trace) => toUnit([trace.id], trace, trace.u, groupOf(trace), sample));
  }
  const conversations = new Map<string, TraceFacts[]>();
  for (const trace of traces) {
    const id = trace.conversation ?? trace.id;
    const known = conversations.get(id);
    if (known === undefined) conversations.set(id, [trace]);
    else known.push(trace);
  }
  return [...conversations].map(([id, turns]) => {
    const ids = turns.map((turn) => turn.id).sort();
    return toUnit(ids, factsOf(turns), uOf(sample.seed, id), id, sample);
  });
}

type Facts = Pick<TraceFacts, "error" | "negative" | "tail" | "stratum">;

/** What is true of any turn is true of the conversation; its first turn names the stratum. */
function factsOf(turns: readonly TraceFacts[]): Facts {
  const [first] = turns.filter(({ stratum }) => stratum !== undefined).sort(byStart);
  return {
    error: turns.some(({ error }) => error),
    negative: turns.some(({ negative }) => negative),
    tail: turns.some(({ tail }) => tail),
    stratum: first?.stratum,
  };
}

function byStart(a: TraceFacts, b: TraceFacts): number {
  if (a.startNs !== b.startNs) {
    if (a.startNs === null) return 1;
    if (b.startNs === null || a.startNs < b.startNs) return -1;
    return 1;
  }
  return a.id < b.id ? -1 : 1;
}

function toUnit(
  ids: readonly string[],
  { error, negative, tail, stratum }: Facts,
  u: bigint,
  group: string,
  { stratify, keep }: SampleSpec,
): Unit {
  const value = stratify === undefined ? "all" : (stratum ?? "(none)");
  // What tail sampling kept had a chance that nobody recorded, so it must not be mixed with the rest.
  const name = tail ? `${value}, tail-sampled` : value;
  const kind = `${name}\n${keep.errors > 0 && error}\n${keep.negativeFeedback > 0 && negative}`;
  return { u, ids, group, stratum: name, kind, error, negative };
}

/** The largest u first. */
export function byU(a: Unit, b: Unit): number {
  if (a.u !== b.u) return a.u > b.u ? -1 : 1;
  return (a.ids[0] ?? "") < (b.ids[0] ?? "") ? -1 : 1;
}

/** The units with the largest u, best first. Most are ruled out before any is sorted: there may be very many. */
export function largest(units: readonly Unit[], size: number): readonly Unit[] {
  if (size <= 0) return [];
  const sorted = BigUint64Array.from(units, ({ u }) => u).sort();
  const last = sorted[Math.max(0, sorted.length - size)] ?? 0n;
  return units
    .filter(({ u }) => u >= last)
    .sort(byU)
    .slice(0, size);
}

/** Of each group the unit with the largest u. */
export function onePerGroup(units: readonly Unit[]): readonly Unit[] {
  const best = new Map<string, Unit>();
  for (const unit of units) {
    const known = best.get(unit.group);
    if (known === undefined || byU(unit, known) < 0) best.set(unit.group, unit);
  }
  return best.size === units.length ? units : [...best.values()];
}
