import type { ChecklistItem, ModelVerdict } from "./checklist.ts";
import type { ProbeStanding } from "./probe.ts";
import type { Incomplete, Spent } from "./run.ts";
import type { TrafficMix } from "./traffic-mix.ts";
import type { Layer, LayerDifference, Version, VersionTuple } from "./version.ts";
import type { VersionBisection } from "./version-bisection.ts";

/** A loss with the limits of its interval: positive is worse, whatever the metric's direction. */
export type Loss = { readonly value: number; readonly lower: number; readonly upper: number };

/** How often something failed, with the limits of the share, 0…1. */
export type FailureRate = {
  readonly failures: number;
  readonly trials: number;
  readonly rate: number;
  readonly lower: number;
  readonly upper: number;
};

/** The four layers of blame that the five layers roll up to. */
export const BLAME_GROUPS = [
  "model",
  "retrieval and context",
  "prompt and policy",
  "orchestration and tooling",
] as const;
export type BlameGroup = (typeof BLAME_GROUPS)[number];

export function blameGroupOf(layer: Layer): BlameGroup {
  switch (layer) {
    case "model":
      return "model";
    case "retrieval":
      return "retrieval and context";
    case "prompt":
    case "policy":
      return "prompt and policy";
    case "tools":
      return "orchestration and tooling";
    default:
      return layer satisfies never;
  }
}

/** What is known of one of the two states of a system between which it got worse. */
export type Standpoint = {
  /** For people: "the record of 2026-11-02", "48 hours before". */
  readonly label: string;
  readonly versions: VersionTuple;
  /** ISO instant; absent where nobody knows it. */
  readonly at?: string;
  /** Full id of the commit whose layer files were run. */
  readonly commit?: string;
  /** Path of the record that says so. */
  readonly baseline?: string;
};

/** What a layer has to do with a loss. `joint`: several layers did it together, or each would have done it alone. */
export type LayerRole = "proximate" | "joint" | "contributing" | "exonerated" | "undetermined";

/** Roles by which a layer is blamed. */
export const BLAMED: readonly LayerRole[] = ["proximate", "joint", "contributing"];

/** One layer that differs, or may differ, between the two states. */
export type LayerEffect = {
  readonly layer: Layer;
  readonly before: Version;
  readonly after: Version;
  readonly role: LayerRole;
  /** Present where it was replayed at both versions. */
  readonly measured?: {
    /** Its part of the loss by Shapley's rule, in the metric's unit. */
    readonly part: Loss;
    /** The same as a share of the whole loss; absent where the loss did not come again. */
    readonly share?: Loss;
    /** What taking it back alone gives back; and what it alone costs. */
    readonly necessity: Loss;
    readonly sufficiency: Loss;
    /** One-sided, against no part in the loss; adjusted by Holm over the layers. */
    readonly p: number;
  };
  /** Its new version makes answers better. */
  readonly protective?: true;
  /** Present with the role `joint`. */
  readonly joint?: { readonly with: readonly Layer[]; readonly kind: "and" | "or" };
  /** Why it was not replayed at both versions, one sentence without a full stop. */
  readonly notReplayed?: string;
  /** Of what was asked, so much more would be needed to exonerate it, were it innocent: cases of as many trials. */
  readonly casesToExonerate?: number;
};

/** Two layers together: above 0 they need each other, below 0 each is enough. */
export type Interaction = {
  readonly layers: readonly [Layer, Layer];
  readonly value: Loss;
  /** Two-sided, adjusted by Bonferroni over the pairs. */
  readonly p: number;
};

/** One combination of versions that was replayed. */
export type Configuration = {
  /** The replayed layers at the version of the incident; the others are at that of before. */
  readonly after: readonly Layer[];
  /** Mean over cases, in the metric's own unit and direction. */
  readonly mean: number;
  /** Trials that fail; only for scores, where a trial fails on the worse side of one half. */
  readonly failures?: FailureRate;
  /** How much worse it is than the configuration with nothing of the incident; absent for that one. */
  readonly loss?: Loss;
};

/** Which combinations were replayed, and on what. */
export type AttributionDesign = {
  /**
   * `factorial`: all 2^k. `both-directions`: each layer taken back alone and brought in alone. `single`: one state only,
   * because no layer that can be replayed differs.
   */
  readonly kind: "factorial" | "both-directions" | "single";
  readonly configurations: number;
  readonly cases: number;
  readonly trials: number;
  /** Of the cases, those that had lost when they were chosen; and all there were to choose from. */
  readonly lost: number;
  readonly of: number;
  /** What was cut for the sake of the budget, sentences. */
  readonly reduced: readonly string[];
  /** What this design cannot tell, sentences. */
  readonly cannotSee: readonly string[];
};

/** What one metric says of who did it. */
export type MetricAttribution = {
  readonly metric: string;
  readonly direction: "higher-is-better" | "lower-is-better";
  readonly unit: "score" | "ms" | "usd";
  /** Parts are natural logarithms of ratios where it is `ratio`. */
  readonly scale: "difference" | "ratio";
  /** Before against after, both replayed now. */
  readonly total: Loss;
  /** A part within ± this counts as none. */
  readonly equivalence: number;
  /** The accepted loss. */
  readonly margin: number;
  /** Of the intervals, both ends together, 0…1; what is claimed by one end alone is as sure as the gate asks for. */
  readonly confidence: number;
  /** Whether the loss came again: its lower limit is above 0. `equivalent`: it lies within the accepted loss. */
  readonly reproduced: "reproduced" | "not-reproduced" | "equivalent";
  readonly configurations: readonly Configuration[];
  /** Layers that differ or may differ, those that are blamed first, by share; the others in pipeline order. */
  readonly layers: readonly LayerEffect[];
  readonly interactions: readonly Interaction[];
  /** Cases and clusters with a score in every configuration. */
  readonly cases: number;
  readonly clusters: number;
};

/**
 * What came of an attribution. `attributed`: at least one layer is proximate or joint. `not-version-attributable`: no version
 * did it, and `cause` says what remains. `not-reproduced`: the loss did not come again, and may be one of chance.
 * `undetermined`: it came again, and no layer can be named.
 */
export type AttributionOutcome =
  | { readonly status: "attributed" }
  | { readonly status: "not-version-attributable"; readonly cause: OtherCause }
  | { readonly status: "not-reproduced" }
  | { readonly status: "undetermined" };

/** What may be behind a loss that no version did. */
export type OtherCause = "silent-model-change" | "unversioned-layer" | "traffic" | "infrastructure" | "unknown";

/** Which layer broke first: what an experiment over all combinations of the changed layers says of a loss. */
export type Attribution = {
  readonly suite: string;
  /** ISO instant. */
  readonly at: string;
  readonly before: Standpoint;
  readonly after: Standpoint;
  /** All five, in pipeline order. */
  readonly differences: readonly LayerDifference[];
  readonly outcome: AttributionOutcome;
  /** The metric that lost most against its margin first; empty where nothing was replayed. */
  readonly metrics: readonly MetricAttribution[];
  /** Of the first metric, over the four layers of blame; only those that are concerned. */
  readonly blame: readonly {
    readonly group: BlameGroup;
    readonly layers: readonly Layer[];
    readonly share?: number;
    readonly role: LayerRole;
  }[];
  readonly model: ModelVerdict;
  readonly checklist: readonly ChecklistItem[];
  readonly design?: AttributionDesign;
  readonly probe?: ProbeStanding;
  /** How much worse the state of before answers now than when it was recorded, by the first metric. */
  readonly thenMinusNow?: Loss;
  readonly trafficMix?: TrafficMix;
  readonly bisection?: VersionBisection;
  readonly spend?: Spent;
  /** Why nothing, or not all, was replayed. */
  readonly incomplete?: Incomplete;
  readonly notes: readonly string[];
};

/** A difference of less than this share of a loss counts as none. */
const SMALL = 0.25;

/**
 * Whether a joint layer and its partners did all of what they did in their way: with `and`, that one alone costs nothing,
 * so that taking back any of them is enough; with `or`, that each alone costs all of it. Otherwise they only do more, or
 * less, together than apart. To within a quarter of what they did.
 */
export function isWhollyJoint({ layer, joint, measured }: LayerEffect, layers: readonly LayerEffect[]): boolean {
  if (joint === undefined || measured === undefined) return false;
  const parts = layers.filter((one) => one.layer === layer || joint.with.includes(one.layer));
  const whole = parts.reduce((sum, one) => sum + (one.measured?.part.value ?? 0), 0);
  const alone = parts.map((one) => one.measured?.sufficiency.value ?? 0);
  return joint.kind === "and"
    ? alone.every((cost) => cost <= SMALL * whole)
    : alone.every((cost) => cost >= (1 - SMALL) * whole);
}

/** Whether the state of before is shown to answer worse now than when it was recorded. */
export function movedByItself({ thenMinusNow }: { readonly thenMinusNow?: Loss | undefined }): boolean {
  return thenMinusNow !== undefined && thenMinusNow.lower > 0;
}

/** Layers that are blamed by the first metric with one of these roles, in its order. */
export function layersOfRole({ metrics }: Attribution, ...roles: readonly LayerRole[]): readonly Layer[] {
  return metrics[0]?.layers.filter(({ role }) => roles.includes(role)).map(({ layer }) => layer) ?? [];
}
