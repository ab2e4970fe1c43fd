import type { Message, RetrievedDocument, ToolDefinition } from "./message.ts";
import type { Layer, VersionTuple } from "./version.ts";

export type AttributeValue =
  | string
  | number
  | boolean
  | null
  | readonly AttributeValue[]
  | { readonly [key: string]: AttributeValue };
export type Attributes = { readonly [name: string]: AttributeValue };

/** What every hop has. Times are nanoseconds since the epoch; null where the trace has none. */
type HopFacts = {
  readonly spanId: string;
  readonly parentId: string | null;
  /** The span's own name: "chat gpt-4.1". */
  readonly name: string;
  /** True for an assembly or parse hop that was built from the span of another hop. */
  readonly synthesised: boolean;
  readonly startNs: bigint | null;
  readonly endNs: bigint | null;
  readonly status: "ok" | "error" | "unset";
  readonly error?: { readonly type?: string; readonly message?: string };
};

export type RetrievalHop = HopFacts & {
  readonly kind: "retrieval";
  readonly query?: string;
  /** A text was only turned into a vector here; that finds no documents, and none are missing. */
  readonly embedding?: true;
  /** Absent where the trace did not record them; empty when the search found nothing. */
  readonly documents?: readonly RetrievedDocument[];
};

export type AssemblyHop = HopFacts & {
  readonly kind: "assembly";
  readonly template?: string;
  readonly variables?: Attributes;
  /** The assembled messages, where they were recorded. */
  readonly messages?: readonly Message[];
};

export type ModelHop = HopFacts & {
  readonly kind: "model";
  readonly provider?: string;
  readonly requestedModel?: string;
  readonly resolvedModel?: string;
  readonly fingerprint?: string;
  readonly parameters: Attributes;
  /** System text first when there is any. Absent where content was not recorded. */
  readonly input?: readonly Message[];
  readonly output?: Extract<Message, { role: "assistant" }>;
  readonly definitions?: readonly ToolDefinition[];
  readonly finish?: FinishReason;
  readonly usage?: Usage;
};

export type ToolHop = HopFacts & {
  readonly kind: "tool";
  readonly tool: string;
  readonly callId?: string;
  /** Arguments and result as text; JSON in canonical form where they were structured. Absent where not recorded. */
  readonly arguments?: string;
  readonly result?: string;
};

export type ParseHop = HopFacts & {
  readonly kind: "parse";
  readonly outcome: "parsed" | "failed" | "not-attempted";
};

/** One recorded step of a production request. */
export type Hop = RetrievalHop | AssemblyHop | ModelHop | ToolHop | ParseHop;

/** Why a model stopped, in our words; `raw` values that fit none are "other". */
export type FinishReason = "stop" | "length" | "tool_calls" | "content_filter" | "error" | "other";

/** Tokens of one or several model calls. `cachedInput` is a part of `input`. */
export type Usage = { readonly input: number; readonly output: number; readonly cachedInput?: number };

/** A score that production already recorded on a trace: an online evaluator's, or a user's. Never mixed with ours. */
export type Evaluation = {
  readonly name: string;
  readonly value?: number;
  readonly label?: string;
  readonly by: "human" | "machine" | "unknown";
};

/** Whose words a trace is written in; what is missing is told in the same words. */
export const STACKS = [
  "otel",
  "openinference",
  "openllmetry",
  "vercel",
  "langfuse",
  "langsmith",
  "openai",
  "datadog",
  "braintrust",
  "native",
] as const;
export type Stack = (typeof STACKS)[number];

/**
 * What is wrong with a recording. `missing-parent`: a span names a parent that is nowhere in the input.
 * `backward-clock`: a span ends before it starts. `repeated-span-id`: two different spans have one id. `truncated`:
 * text was cut off. `unreadable-record`: a record that mentions this trace could not be read.
 */
export const FLAWS = [
  "missing-parent",
  "backward-clock",
  "repeated-span-id",
  "truncated",
  "unreadable-record",
] as const;
export type Flaw = (typeof FLAWS)[number];

/** Statements about one layer that cannot all be true: what an attribute claims, and what another one or an answer says. */
export type Contradiction = {
  readonly layer: Layer;
  /** At least two, each as "gen_ai.request.model says gpt-4o". */
  readonly claims: readonly string[];
};

/** How the application's own tracing sampled a trace before it reached us. */
export type Upstream = {
  /** How many requests the trace stands for, at least 1; absent when no probability was recorded, which is not 1. */
  readonly count?: number;
  /** Kept because of what happened in it (an error, a long time), with a probability that nobody recorded. */
  readonly tail: boolean;
};

/** One production request as it was recorded: its hops in order of time, and what was said about the whole. */
export type Trace = {
  /** Lower-case hexadecimal for OpenTelemetry; other formats keep their own text. */
  readonly id: string;
  readonly stack: Stack;
  readonly hops: readonly Hop[];
  /** Attributes of resource and spans in one map; a root span's own value wins over every other. */
  readonly attributes: Attributes;
  readonly conversation?: string;
  readonly versions: VersionTuple;
  readonly evaluations: readonly Evaluation[];
  readonly startNs: bigint | null;
  /** Each kind once, in the order of FLAWS. */
  readonly flaws: readonly Flaw[];
  readonly contradictions: readonly Contradiction[];
  readonly upstream: Upstream;
};
