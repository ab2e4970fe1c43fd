import { LAYERS, type Layer } from "../../src/domain/version.ts";
import type { RateOf } from "./pipeline.ts";

export type Strength = "strong" | "weak";

/** What is really the matter. */
export type Truth = {
  readonly name: string;
  readonly strength: Strength | "–";
  /** The layers that did it, of those that changed; the one with the larger part first. */
  readonly causes: readonly Layer[];
  /** What two causes do together, where it is more than the sum. */
  readonly kind?: "and" | "or";
  /** Layers that changed besides the causes, for sure; others are drawn until three have changed. */
  readonly alsoChanged: readonly Layer[];
  /** Nothing else changes: not even layers that are drawn. */
  readonly onlyThese?: true;
  readonly rateOf: RateOf;
  /** What makes of it something else than versions that differ. */
  readonly circumstance?: Circumstance;
};

/**
 * `swap`: the provider answers by another model under the same name, and the probe says so, does not, or was not there.
 * `traffic`: harder questions are asked. `unversioned`: the layer that did it carries no version. `gone`: the earlier
 * version of the layer that did it cannot be had.
 */
export type Circumstance =
  | { readonly kind: "swap"; readonly probe: "changed" | "stable" | "none" }
  | { readonly kind: "traffic" }
  | { readonly kind: "unversioned" | "gone"; readonly layer: Layer };

/** What a cause takes of the rate at which a question is answered rightly: of one, and of two that add up. */
const TAKEN = { strong: { one: 0.7, both: [0.45, 0.25] }, weak: { one: 0.35, both: [0.25, 0.15] } } as const;

/** All that is injected. */
export const TRUTHS: readonly Truth[] = [
  ...(["strong", "weak"] as const).flatMap((strength) => [
    ...singles(strength),
    ...pairs(strength),
    protective(strength),
  ]),
  {
    name: "none",
    strength: "–",
    causes: [],
    alsoChanged: ["model"],
    rateOf: (usual) => usual,
  },
  ...(["changed", "stable", "none"] as const).map(
    (probe): Truth => ({
      name: `silent swap, probe ${probe === "none" ? "absent" : probe}`,
      strength: "strong",
      causes: [],
      alsoChanged: [],
      onlyThese: true,
      rateOf: (usual) => usual * (1 - TAKEN.strong.one),
      circumstance: { kind: "swap", probe },
    }),
  ),
  {
    name: "traffic shift",
    strength: "strong",
    causes: [],
    alsoChanged: [],
    onlyThese: true,
    rateOf: (usual) => usual,
    circumstance: { kind: "traffic" },
  },
  ...(["unversioned", "gone"] as const).map(
    (kind): Truth => ({
      name: kind === "gone" ? "a layer whose earlier version is gone" : "an unversioned layer",
      strength: "strong",
      causes: [],
      alsoChanged: ["model"],
      rateOf: takenBy((later) => (later.includes("retrieval") ? TAKEN.strong.one : 0)),
      circumstance: { kind, layer: "retrieval" },
    }),
  ),
];

function singles(strength: Strength): readonly Truth[] {
  return LAYERS.map((layer) => ({
    name: `single: ${layer}`,
    strength,
    causes: [layer],
    alsoChanged: ["model"],
    rateOf: takenBy((later) => (later.includes(layer) ? TAKEN[strength].one : 0)),
  }));
}

function pairs(strength: Strength): readonly Truth[] {
  const causes = ["retrieval", "prompt"] as const;
  const [larger, smaller] = TAKEN[strength].both;
  const common = { strength, causes, alsoChanged: ["model"] as const };
  const count = (later: readonly Layer[]) => causes.filter((layer) => later.includes(layer)).length;
  return [
    {
      ...common,
      name: "two additive",
      rateOf: takenBy((later) => (later.includes("retrieval") ? larger : 0) + (later.includes("prompt") ? smaller : 0)),
    },
    { ...common, name: "AND", kind: "and", rateOf: takenBy((later) => (count(later) === 2 ? TAKEN[strength].one : 0)) },
    { ...common, name: "OR", kind: "or", rateOf: takenBy((later) => (count(later) > 0 ? TAKEN[strength].one : 0)) },
  ];
}

/** One layer does it, and another makes up for some of it. */
function protective(strength: Strength): Truth {
  const taken = takenBy((later) => (later.includes("retrieval") ? TAKEN[strength].one : 0));
  return {
    name: "single, and one protective",
    strength,
    causes: ["retrieval"],
    alsoChanged: ["model", "prompt"],
    rateOf: (usual, later, question) =>
      taken(later.includes("prompt") ? usual + (1 - usual) / 2 : usual, later, question),
  };
}

function takenBy(share: (later: readonly Layer[]) => number): RateOf {
  return (usual, later) => usual * (1 - share(later));
}
