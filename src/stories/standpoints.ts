import type { Suite } from "../domain/suite.ts";
import type { World } from "../ports.ts";
import type { KnownState, KnownStates } from "./known-state.ts";
import { newestRecord } from "./standpoints/newest-record.ts";
import { type NoStates, statesOfTraces } from "./standpoints/states-of-traces.ts";

/**
 * What a person asks about. `records`: two states by their names; a single one is compared with the record before it, and
 * none is the latest one against that. `traces`: traces that failed, against the state `hours` before them.
 */
export type AskedStates =
  | { readonly kind: "records"; readonly before?: string; readonly after?: string }
  | { readonly kind: "traces"; readonly ids: readonly string[]; readonly hours?: number };

/** Finds a state by what a person calls it. @throws UserError when nothing goes by that name */
export type FindState = (reference: string) => Promise<KnownState>;

/** The two states that a person means, or why they are not there. */
export type FoundStates = ({ readonly status: "found" } & KnownStates) | NoStates;

/** @throws UserError when a record is not there, or cannot be read */
export async function findStandpoints(
  suite: Suite,
  asked: AskedStates,
  find: FindState,
  world: World,
): Promise<FoundStates> {
  if (asked.kind === "traces") return statesOfTraces(suite, asked, world);
  const { before, after } = asked;
  if (before !== undefined && after !== undefined) return inOrder(await find(before), await find(after));
  const named = after ?? before;
  const later = named === undefined ? await newestRecord(suite, undefined, world) : await find(named);
  if (later === undefined) return noRecord(suite, world);
  const earlier = await newestRecord(suite, { before: later }, world);
  if (earlier !== undefined) return { status: "found", before: earlier, after: later, notes: [] };
  return {
    status: "none",
    problem: `${world.store.label} holds no record of suite ${suite.name} before ${later.standpoint.label}, so there is nothing to compare it with`,
    remedy: "Name two: eval-baseline attribute BEFORE AFTER.",
  };
}

function inOrder(before: KnownState, after: KnownState): FoundStates {
  const isSwapped =
    before.standpoint.at !== undefined &&
    after.standpoint.at !== undefined &&
    after.standpoint.at < before.standpoint.at;
  const note = `${before.standpoint.label} is later than ${after.standpoint.label}: gains and losses are swapped.`;
  const isOne = before.standpoint.baseline !== undefined && before.standpoint.baseline === after.standpoint.baseline;
  const same = "Both states are one and the same record, so no version can differ.";
  return { status: "found", before, after, notes: [...(isSwapped ? [sentence(note)] : []), ...(isOne ? [same] : [])] };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function noRecord(suite: Suite, world: World): FoundStates {
  return {
    status: "none",
    problem: `${world.store.label} holds no record of suite ${suite.name}`,
    remedy: "Record twice first, or name two files: eval-baseline attribute BEFORE AFTER.",
  };
}
