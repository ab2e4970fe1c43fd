import type { Attribution } from "../domain/attribution.ts";
import type { Sample } from "../domain/case.ts";
import type { Cell, Players } from "../domain/players.ts";
import type { Suite } from "../domain/suite.ts";
import type { LayerOverride, World } from "../ports.ts";
import type { KnownState } from "./known-state.ts";

/** What is to be attributed, and within which limits. */
export type AttributeRequest = {
  readonly before: KnownState;
  readonly after: KnownState;
  /** Ids of traces that failed: exactly their cases are replayed. */
  readonly traces?: readonly string[];
  /** Where a person says that a version is to be had. */
  readonly means?: readonly { readonly side: "before" | "after"; readonly override: LayerOverride }[];
  /** The metric that leads, in place of the one that lost most. */
  readonly metric?: string;
  /** In place of what the suite says under `attribution`. */
  readonly cases?: number;
  readonly trials?: number;
  readonly usd?: number;
  /** What a reader must know of how the two states were found. */
  readonly notes?: readonly string[];
};

/** An attribution, and what it rests on: for whoever replays more of it. Nothing but the answer where nothing was replayed. */
export type Attributed = {
  readonly attribution: Attribution;
  /** The two states as they can be replayed, with the cases that were. */
  readonly players?: Players;
  /** The combinations that were replayed, the one without a layer of the later state first. */
  readonly cells?: readonly Cell[];
  /** The cases of the later state; and of the earlier one, where they are at hand. */
  readonly sample?: Sample;
  readonly earlier?: Sample;
};

/** Which layer broke first: the whole story, and what it rests on. */
export async function attributed(_suite: Suite, _request: AttributeRequest, _world: World): Promise<Attributed> {
  throw new Error("not there yet");
}

/** The same, the answer alone. */
export async function attribute(suite: Suite, request: AttributeRequest, world: World): Promise<Attribution> {
  return (await attributed(suite, request, world)).attribution;
}
