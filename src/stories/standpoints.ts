import type { Suite } from "../domain/suite.ts";
import type { World } from "../ports.ts";
import { type KnownState, type KnownStates, toldApart } from "./known-state.ts";
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
  if (before !== undefined && after !== undefined) return inOrder(suite, await find(before), await find(after));
  const named = after ?? before;
  const later = named === undefined ? await newestRecord(suite, undefined, world) : await find(named);
  if (later === undefined) return noRecord(suite, world);
  const earlier = await newestRecord(suite, { before: later }, world);
  if (earlier !== undefined) return inOrder(suite, earlier, later);
  return {
    status: "none",
    problem: `${world.store.label} holds no record of suite ${suite.name} before ${later.standpoint.label}, so there is nothing to compare it with`,
    remedy: "Name two: eval-baseline attribute BEFORE AFTER.",
  };
}

/** Two states of one suite, the earlier one first: swapped, what got better would be taken for what got worse. */
function inOrder(suite: Suite, one: KnownState, other: KnownState): FoundStates {
  const stranger = [one, other].find(({ record }) => record !== undefined && record.run.suite !== suite.name);
  if (stranger !== undefined) return ofAnotherSuite(suite, stranger);
  const { before, after } = toldApart({ before: one, after: other });
  const [earlier, later] = [before.standpoint, after.standpoint];
  if (earlier.baseline !== undefined && earlier.baseline === later.baseline)
    return {
      status: "none",
      problem: `both names are one and the same record, ${earlier.baseline}`,
      remedy: "Name two records, or one: it is compared with the record before it.",
    };
  if (earlier.at !== undefined && later.at !== undefined && later.at < earlier.at)
    return {
      status: "none",
      problem: `${earlier.label} is later than ${later.label}`,
      remedy: "Name the earlier one first.",
    };
  return { status: "found", before, after, notes: [] };
}

function ofAnotherSuite({ name }: Suite, { standpoint, record }: KnownState): FoundStates {
  return {
    status: "none",
    problem: `${standpoint.baseline ?? standpoint.label} is a record of suite ${record?.run.suite ?? "unknown"}, and this suite is ${name}`,
    remedy: "Name a record of this suite, or the other suite's file: --suite FILE.",
  };
}

function noRecord(suite: Suite, world: World): FoundStates {
  return {
    status: "none",
    problem: `${world.store.label} holds no record of suite ${suite.name}`,
    remedy: "Record twice first, or name two files: eval-baseline attribute BEFORE AFTER.",
  };
}
