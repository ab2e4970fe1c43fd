import type { Loss, MetricAttribution } from "../../domain/attribution.ts";
import type { Players } from "../../domain/players.ts";
import type { ProbeStanding } from "../../domain/probe.ts";
import { type Counts, type Environment, failuresOf, type Run, trialCount } from "../../domain/run.ts";
import type { TrafficMix } from "../../domain/traffic-mix.ts";
import type { LayerDifference } from "../../domain/version.ts";

/** What is known of an incident once it has been replayed: all that its outcome, its checklist and the word on the model rest on. */
export type AttributionFacts = {
  /** The leading one first; empty where nothing was replayed. One of a single state, with no layer measured, says nothing of a loss. */
  readonly metrics: readonly MetricAttribution[];
  /** All five layers. */
  readonly differences: readonly LayerDifference[];
  readonly missing: Players["missing"];
  readonly probe?: ProbeStanding | undefined;
  /** How much worse the state of before answers now than when it was recorded, by the leading metric. */
  readonly thenMinusNow?: Loss | undefined;
  readonly trafficMix?: TrafficMix | undefined;
  /** Of the records of the two states; absent where one of them has none. */
  readonly environment?: { readonly before: Surroundings; readonly after: Surroundings } | undefined;
};

/** What a run met that no version says. */
export type Surroundings = {
  readonly trials: number;
  /** Failed trials by reason. */
  readonly failures: Counts;
  readonly resolvedModels: Environment["resolvedModels"];
};

/** What a run met that no version says. */
export function surroundingsOf(run: Run): Surroundings {
  return { trials: trialCount(run), failures: failuresOf(run), resolvedModels: run.environment.resolvedModels };
}
