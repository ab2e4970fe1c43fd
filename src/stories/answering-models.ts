import type { Players } from "../domain/players.ts";
import type { Incomplete, Spent } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { World } from "../ports.ts";

/** @property incomplete why nothing can be asked at all  @property spend of the two questions */
export type AnsweringModels = {
  readonly players: Players;
  readonly spend?: Spent;
  readonly incomplete?: Incomplete;
};

/**
 * Asks both states' models the first question once, before anything is paid for at scale. A model that its provider has
 * retired, or serves another one for, is not played: the layer is in `missing` with the provider's words. The answers
 * are kept for the replay.
 */
export async function answeringModels(_players: Players, _suite: Suite, _world: World): Promise<AnsweringModels> {
  throw new Error("not there yet");
}
