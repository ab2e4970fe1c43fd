import type { Answer } from "./answer.ts";
import type { Message, RetrievedDocument } from "./message.ts";
import type { Attributes, Evaluation } from "./trace.ts";
import type { VersionTuple } from "./version.ts";

/** A tool result that production recorded, served again when a replay makes the same call. */
export type RecordedToolResult = {
  readonly tool: string;
  readonly arguments: string;
  readonly result: string;
  /** The tool failed in production: the result says how, and a replay is told the same. */
  readonly error?: true;
};

/** A search that production recorded. */
export type RecordedRetrieval = { readonly query?: string; readonly documents: readonly RetrievedDocument[] };

/** One trace of a case: what a replay feeds on, and what production answered. */
export type Recording = {
  readonly traceId: string;
  /** The turns up to and including the last one of the user, without system text. Empty where content was not recorded. */
  readonly turns: readonly Message[];
  /** The system text production sent; what a replay uses when the suite names no prompt template. */
  readonly system?: string;
  readonly variables: Attributes;
  /** ISO 8601, UTC: when production met the request. A prompt that prints the date gets this one. */
  readonly time?: string;
  readonly retrievals: readonly RecordedRetrieval[];
  readonly toolResults: readonly RecordedToolResult[];
  readonly observed: Answer;
  readonly attributes: Attributes;
  readonly evaluations: readonly Evaluation[];
  readonly versions: VersionTuple;
};

/**
 * What is asked again and compared across runs. Its id is the digest of its input, or the value of the attribute the
 * suite names as key; traces with one id are trials of one case.
 */
export type Case = {
  readonly id: string;
  /** Cases of one cluster (a conversation) are not independent. */
  readonly cluster: string;
  readonly slices: { readonly [attribute: string]: string };
  readonly expected?: string;
  /**
   * How many traces, of all there were to draw from, the case stands for: the sum of 1 / the share of their kind that was
   * drawn, over its fresh recordings and the near-duplicates that were dropped for it. Absent when it has none of these.
   */
  readonly represents?: number;
  /**
   * The same in production requests, each trace times its upstream count. Absent when one of these counts is unknown,
   * which is not 1.
   */
  readonly weight?: number;
  /** `fixed`: kept from the sample before, so that weeks pair. `fresh`: drawn anew, so that traffic is represented. */
  readonly part: "fixed" | "fresh";
  /** At least one, sorted by trace id. */
  readonly recordings: readonly [Recording, ...Recording[]];
};

/** How one stratum was drawn. */
export type Stratum = {
  readonly name: string;
  /** Traces of the stratum, or conversations where those are drawn. */
  readonly traces: number;
  /** True where `traces` is an estimate, because there were more than are counted one by one. */
  readonly estimated?: true;
  readonly drawn: number;
};

/**
 * The rule by which cases are drawn, apart from seed and size: two samples of one rule stand for the same kind of traffic.
 * As in the suite (`SampleSpec`).
 */
export type SampleDesign = {
  readonly stratify?: string;
  readonly turns: "any" | "one" | "all";
  readonly keep: { readonly errors: number; readonly negativeFeedback: number };
};

/** The cases drawn, and how. */
export type Sample = {
  readonly cases: readonly Case[];
  readonly seed: string;
  /** Absent where nobody knows it: the sample of a record from before it was kept. */
  readonly design?: SampleDesign;
  /** Traces that were there to draw from, after window and filter; an estimate where a stratum's is. */
  readonly traces: number;
  /** Cases of the fixed part, and the baseline whose sample they come from. */
  readonly fixed?: { readonly from: string; readonly cases: number };
  /** What redaction replaced, by kind; absent when the suite turns redaction off. */
  readonly redacted?: { readonly [kind: string]: number };
  readonly strata: readonly Stratum[];
  /** Digest of the case ids: equal samples ask equal questions. */
  readonly digest: string;
  /** Traces drawn that cannot be used, by reason: `{ "no model hop": 3 }`. */
  readonly leftOut: { readonly [reason: string]: number };
};
