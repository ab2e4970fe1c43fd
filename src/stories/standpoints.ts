import type { Suite } from "../domain/suite.ts";
import type { World } from "../ports.ts";
import type { KnownState, KnownStates } from "./known-state.ts";

/**
 * What a person asks about. `records`: two states by their names; a single one is compared with the record before it, and
 * none is the latest one against that. `traces`: traces that failed, against the state `hours` before them.
 */
export type AskedStates =
  | { readonly kind: "records"; readonly before?: string; readonly after?: string }
  | { readonly kind: "traces"; readonly ids: readonly string[]; readonly hours?: number };

/** Finds a state by what a person calls it. @throws UserError when nothing goes by that name */
export type FindState = (reference: string) => Promise<KnownState>;

/** The two states that a person means. @throws UserError when they are not there */
export async function findStandpoints(
  _suite: Suite,
  _asked: AskedStates,
  _find: FindState,
  _world: World,
): Promise<KnownStates> {
  throw new Error("not there yet");
}
