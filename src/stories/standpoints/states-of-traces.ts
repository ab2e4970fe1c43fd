import type { Standpoint } from "../../domain/attribution.ts";
import { capital } from "../../domain/capital.ts";
import type { Suite } from "../../domain/suite.ts";
import type { Trace } from "../../domain/trace.ts";
import { commonVersion, LAYERS, NO_SUCH_LAYER, tupleOf, type VersionTuple } from "../../domain/version.ts";
import type { World } from "../../ports.ts";
import type { KnownState, KnownStates } from "../known-state.ts";
import { newestRecord } from "./newest-record.ts";
import { tracesAbout } from "./traces-about.ts";

/** Why two states cannot be told, for people. */
export type NoStates = { readonly status: "none"; readonly problem: string; readonly remedy: string };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * The state under which traces failed, which is what they carry, and the state some hours before: that of the newest
 * record by then, refined by what traces of about that time say where the record is more than a day older. Where they
 * contradict one another, that is told.
 */
export async function statesOfTraces(
  suite: Suite,
  asked: { readonly ids: readonly string[]; readonly hours?: number },
  world: World,
): Promise<({ readonly status: "found" } & KnownStates) | NoStates> {
  const { ids, hours = suite.attribution.hoursBefore } = asked;
  const failed = await world.traces.fetch(ids);
  const first = startOf(failed);
  if (failed.length === 0) return gone(ids);
  const after = stateOf(suite, failed, {
    label: failed.length === 1 ? "the trace that failed" : "the traces that failed",
    at: first,
  });
  const notes = [...missing(ids, failed), ...contradictory(failed, after.standpoint)];
  const then = first === undefined ? undefined : new Date(first.getTime() - hours * HOUR_MS);
  const recorded = await newestRecord(suite, then === undefined ? undefined : { upTo: then.toISOString() }, world);
  const known = { status: "found", after } as const;
  if (then === undefined) {
    if (recorded === undefined) return nothingBefore(suite, hours);
    const note = `The traces do not say when they were, so they are compared with ${recorded.standpoint.label}.`;
    return { ...known, before: recorded, notes: [...notes, note] };
  }
  const age =
    recorded === undefined ? Number.POSITIVE_INFINITY : then.getTime() - Date.parse(recorded.record?.run.at ?? "");
  const about = age <= DAY_MS ? [] : await tracesAbout(suite, then, new Set(ids), world);
  const label = `${hours} hours before`;
  if (recorded === undefined && about.length === 0) return nothingBefore(suite, hours);
  if (recorded === undefined) return { ...known, before: stateOf(suite, about, { label, at: then }), notes };
  if (about.length === 0) return { ...known, before: recorded, notes };
  const refined = refine(suite, recorded, about, { label, at: then });
  return { ...known, before: refined.state, notes: [...notes, ...refined.notes] };
}

type Moment = { readonly label: string; readonly at: Date | undefined };

function stateOf(suite: Suite, traces: readonly Trace[], { label, at }: Moment): KnownState {
  const versions = tupleIn(suite, traces);
  return { standpoint: { label, versions, ...(at === undefined ? {} : { at: at.toISOString() }) } };
}

/** What all of the traces agree on. A layer that the suite says the application has not got is none. */
function tupleIn(suite: Suite, traces: readonly Trace[]): VersionTuple {
  return tupleOf((layer) =>
    suite.layers[layer] === null
      ? { id: NO_SUCH_LAYER, source: "config" }
      : commonVersion(traces.map(({ versions }) => versions[layer])),
  );
}

/** The record, with what traces between it and the moment know better. Its rows are those of other versions then. */
function refine(
  suite: Suite,
  recorded: KnownState,
  about: readonly Trace[],
  { label, at }: Moment,
): { readonly state: KnownState; readonly notes: readonly string[] } {
  const seen = tupleIn(suite, about);
  const { versions } = recorded.standpoint;
  const moved = LAYERS.filter((layer) => seen[layer].id !== null && seen[layer].id !== versions[layer].id);
  if (moved.length === 0) return { state: recorded, notes: [] };
  const refined = tupleOf((layer) => (moved.includes(layer) ? seen[layer] : versions[layer]));
  const time = at === undefined ? "then" : at.toISOString().slice(0, 10);
  const notes = moved.map(
    (layer) =>
      `${capital(recorded.standpoint.label)} has ${layer} ${versions[layer].id ?? "unknown"}, and the traces of about ${time} have ${seen[layer].id}: they are believed.`,
  );
  const standpoint: Standpoint = { label, versions: refined, ...(at === undefined ? {} : { at: at.toISOString() }) };
  return { state: { standpoint }, notes };
}

/** Versions on which the traces disagree, with one another or within themselves. */
function contradictory(failed: readonly Trace[], { versions }: Standpoint): readonly string[] {
  const mixed = LAYERS.flatMap((layer) => {
    const { id, from } = versions[layer];
    return id === null && from?.startsWith("mixed:") === true
      ? [
          `The traces do not agree on the version of ${layer}, so it is taken for unknown: ${from.slice("mixed:".length).trim()}.`,
        ]
      : [];
  });
  const within = failed.filter(({ contradictions }) => contradictions.length > 0).length;
  if (within === 0) return mixed;
  return [
    ...mixed,
    `${within} of ${failed.length} traces name${within === 1 ? "s" : ""} two versions of one layer: eval-baseline doctor shows which.`,
  ];
}

/** When the first of them began. */
function startOf(traces: readonly Trace[]): Date | undefined {
  const starts = traces.flatMap(({ startNs }) => (startNs === null ? [] : [startNs]));
  const [first] = starts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return first === undefined ? undefined : new Date(Number(first / 1_000_000n));
}

function gone(ids: readonly string[]): NoStates {
  const named = ids.length === 1 ? `trace ${ids[0]}` : `any of the ${ids.length} traces`;
  return {
    status: "none",
    problem: `the sources of this suite do not hold ${named}`,
    remedy: "Name the ids as the trace store shows them; eval-baseline doctor says what the sources hold.",
  };
}

function missing(ids: readonly string[], failed: readonly Trace[]): readonly string[] {
  const found = new Set(failed.map(({ id }) => id));
  const lost = ids.filter((id) => !found.has(id));
  if (lost.length === 0) return [];
  const named = [...lost.slice(0, MOST_NAMED), ...(lost.length > MOST_NAMED ? ["…"] : [])].join(", ");
  return [`The sources do not hold ${lost.length} of ${ids.length} traces: ${named}.`];
}

const MOST_NAMED = 5;

function nothingBefore(suite: Suite, hours: number): NoStates {
  return {
    status: "none",
    problem: `nothing is known of the versions ${hours} hours before: no record of suite ${suite.name} is that old, and no trace of about that time says them`,
    remedy:
      "Name two states: eval-baseline attribute BEFORE AFTER, where each may be a record or what eval-baseline versions --json printed.",
  };
}
