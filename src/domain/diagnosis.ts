import type { Counts } from "./run.ts";
import type { Contradiction, Flaw, Hop, Stack } from "./trace.ts";
import type { Layer } from "./version.ts";

/**
 * What a trace can be used for. 0: its figures. 1: the model, and a prompt that can be told apart, can be replaced.
 * 2: tools too. 3: retrieval too.
 */
export type Grade = 0 | 1 | 2 | 3;

/** What a trace lacks for a higher grade, each with a remedy of its own. */
export const LACKS = [
  "model-call",
  "model-name",
  "input",
  "earlier-turns",
  "media",
  "whole-text",
  "tool-definitions",
  "tool-parameters",
  "tool-results",
  "query",
  "documents",
  "document-text",
] as const;
export type Lack = (typeof LACKS)[number];

/** The grade of one trace, the most it could have, and what it lacks for that. */
export type Graded = { readonly grade: Grade; readonly ceiling: Grade; readonly lacks: readonly Lack[] };

/** How many traces say which version of a layer they ran under, and what says it. */
export type LayerCoverage = {
  readonly layer: Layer;
  readonly traces: number;
  readonly known: number;
  /** Traces by "native: gen_ai.response.model", "hash: system text"; of the known ones only. */
  readonly sources: Counts;
  /** Different ids seen. */
  readonly ids: number;
};

/** What the job needs of a hop, and how many hops have it. */
export type FieldCoverage = {
  readonly hop: Hop["kind"];
  /** For people: "the served model's name". */
  readonly field: string;
  readonly hops: number;
  readonly present: number;
  /** How a trace is told to record it; the key of a remedy. */
  readonly remedy: FieldRemedy;
};

export const FIELD_REMEDIES = [
  "messages",
  "served-model",
  "completion",
  "latency",
  "query",
  "documents",
  "scores",
  "document-text",
  "index-version",
  "arguments",
  "results",
  "tool-schema",
] as const;
export type FieldRemedy = (typeof FIELD_REMEDIES)[number];

/** The smallest loss of a metric that a sample of this size would show. */
export type Detectable = {
  readonly metric: string;
  readonly unit: "score" | "ms" | "usd";
  /** In the metric's unit. */
  readonly loss: number;
  /** The accepted loss, where it is absolute. */
  readonly margin?: number;
  /** `measured`: the spread of trials in the latest baseline. `assumed`: a usual spread, for want of one. */
  readonly spread: "measured" | "assumed";
};

/** What the traces of a suite hold and lack. */
export type Diagnosis = {
  readonly suite: string;
  /** Traces there were to draw from; true `estimated` when they are more than are counted. */
  readonly there: number;
  readonly estimated: boolean;
  /** Traces looked at: those the sample drew. */
  readonly examined: number;
  readonly cases: number;
  readonly clusters: number;
  /** Traces by the words they are written in. */
  readonly stacks: { readonly [stack in Stack]?: number };
  readonly layers: readonly LayerCoverage[];
  readonly fields: readonly FieldCoverage[];
  /** Traces by grade; all four are there. */
  readonly grades: readonly { readonly grade: Grade; readonly traces: number }[];
  /** Traces that could have no higher grade, because they hold no such hops. */
  readonly atCeiling: number;
  /** Traces that lack each thing, the most frequent first. */
  readonly lacks: readonly { readonly lack: Lack; readonly traces: number }[];
  readonly flaws: { readonly [flaw in Flaw]?: number };
  readonly contradicted: number;
  /** At most five. */
  readonly contradictions: readonly (Contradiction & { readonly trace: string })[];
  readonly slices: readonly { readonly attribute: string; readonly value: string; readonly cases: number }[];
  readonly detectable: readonly Detectable[];
  /** Things a reader must know, one sentence each. */
  readonly notes: readonly string[];
};

/**
 * The share that --fail-under goes by, 0…1: of the traces with a replayable grade (1 or more) and of the traces with a
 * known version, the smallest over all layers.
 */
export function weakestShare({ examined, layers, grades }: Diagnosis): number {
  if (examined === 0) return 0;
  const replayable = grades.reduce((sum, { grade, traces }) => (grade > 0 ? sum + traces : sum), 0);
  return Math.min(replayable, ...layers.map(({ known }) => known)) / examined;
}
