import type { Layer, LayerDifference, Version } from "./version.ts";

/** The attribute names that every reader of traces knows without being told; a deploy stamps its requests with them. */
export const STAMP_PREFIX = "eval_baseline.version.";

/** What a deploy writes on every request for one layer. */
export type Stamp = {
  readonly layer: Layer;
  /** The attribute's name: the suite's own, or the one known without being told. */
  readonly attribute: string;
  readonly version: Version;
};

/** The versions of a checkout as a run computes them, and what changed since another commit. */
export type Stamps = {
  readonly suite: string;
  /** All five layers, in pipeline order. */
  readonly stamps: readonly Stamp[];
  readonly since?: {
    /** For people: "main (3f1c09a)". */
    readonly revision: string;
    readonly layers: readonly (LayerDifference & {
      /** Files of the layer whose texts differ or that are on one side only. */
      readonly files: readonly string[];
    })[];
  };
};
