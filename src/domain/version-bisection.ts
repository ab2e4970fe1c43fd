import type { Spend } from "./run.ts";
import type { Layer } from "./version.ts";

/** Which version inside a layer brought the loss. */
export type VersionBisection = {
  readonly layer: Layer;
  /** Oldest first; the first one is that of before. */
  readonly versions: readonly {
    readonly id: string;
    /** Full id of the commit that brought it. */
    readonly commit?: string;
    /** ISO instant of that commit. */
    readonly at?: string;
    /** Of being the one that brought the loss, 0…1; 0 for the first. */
    readonly probability: number;
    readonly runs: number;
    readonly failures: number;
  }[];
  readonly runs: number;
  /** Index of the version that is sure enough (95 %); absent while none is. */
  readonly found?: number;
  /** Of the change that brought that version, the hunks, and which one it was. */
  readonly hunks?: {
    readonly list: readonly {
      readonly file: string;
      readonly from: number;
      readonly lines: number;
      readonly probability: number;
    }[];
    readonly runs: number;
    readonly found?: number;
  };
  /** What all of its runs took; absent where there were none. */
  readonly spend?: Spend;
  /** Why there is no answer, or not all of it, sentences. */
  readonly notes: readonly string[];
};
