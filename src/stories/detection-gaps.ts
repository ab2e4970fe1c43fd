import type { Attribution } from "../domain/attribution.ts";
import type { Sample } from "../domain/case.ts";
import type { Cell } from "../domain/players.ts";
import type { Suite } from "../domain/suite.ts";
import type { GapsFound } from "../pipeline/gaps.ts";
import type { World } from "../ports.ts";
import type { KnownState } from "./known-state.ts";

/** An incident as an attribution knows it: what `attributed` was asked, and what it came to. */
export type KnownIncident = {
  readonly attribution: Attribution;
  readonly before: KnownState;
  readonly after: KnownState;
  /** Ids of the traces that failed, where a person named them. */
  readonly traces?: readonly string[];
  /** Cases of the later and the earlier state, where they are at hand; looked for unless given. */
  readonly sample?: Sample;
  readonly earlier?: Sample;
  /** What the attribution replayed. */
  readonly cells?: readonly Cell[];
  /** Requests that a canary was judged by before the rollout, where somebody knows. */
  readonly canary?: number;
};

/** Why it was not caught before it was an incident. Nothing is asked of a model, and nothing is written. */
export async function detectionGaps(_suite: Suite, _incident: KnownIncident, _world: World): Promise<GapsFound> {
  throw new Error("not there yet");
}
