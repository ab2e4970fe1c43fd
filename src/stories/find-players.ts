import type { Standpoint } from "../domain/attribution.ts";
import type { Case, Sample } from "../domain/case.ts";
import type { Players } from "../domain/players.ts";
import type { Suite, TargetSpec } from "../domain/suite.ts";
import type { Variant } from "../domain/variant.ts";
import type { LayerOverride, World } from "../ports.ts";

/** Where a person says that a version is. */
export type VersionMeans = { readonly side: "before" | "after"; readonly override: LayerOverride };

export type PlayersAsked = {
  /** The cases of the later state. */
  readonly sample: Sample;
  /** Those of the earlier record, where its traces are at hand: what its index found is in them. */
  readonly earlier?: Sample;
  readonly means?: readonly VersionMeans[];
};

/**
 * Finds the versions of two states so that they can be replayed: prompt, policy and tools in git history by content,
 * retrieval in snapshots and recordings, models by name. A layer that differs and cannot be had is in `missing`.
 *
 * @throws UserError when a means brings another version than the state had
 */
export async function findPlayers(
  _suite: Suite,
  _states: { readonly before: Standpoint; readonly after: Standpoint },
  _asked: PlayersAsked,
  _world: World,
): Promise<Players> {
  throw new Error("not there yet");
}

/** The players where both variants are at hand: what differs is played, save what reaches no request. */
export async function playersOf(
  _before: Variant,
  _after: Variant,
  _cases: readonly Case[],
  _target?: TargetSpec,
): Promise<Players> {
  throw new Error("not there yet");
}
