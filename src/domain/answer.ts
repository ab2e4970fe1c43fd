import type { Message, RetrievedDocument, ToolCall } from "./message.ts";
import type { FinishReason, Usage } from "./trace.ts";

/** Why there is no answer. Each is counted against the error budget; none is ever a wrong answer. */
export type FailureReason =
  | "unreachable"
  | "unauthorised"
  | "rate-limited"
  | "server-error"
  | "connection-reset"
  | "timed-out"
  | "refused-request"
  | "malformed-answer"
  | "empty-answer"
  | "left-the-recording"
  | "too-many-steps"
  | "answer-too-large"
  | "not-replayable"
  | "production-error"
  | "application-error"
  | "cut-off";

/** Whose failure it is, where it is not the model's: an endpoint of the user's own, or the application. */
export type Party = {
  readonly kind: "retrieval endpoint" | "tool endpoint" | "application";
  /** The environment variable that its key is read from; absent where it has none. */
  readonly keyVariable?: string;
};

/** One model call on the way to an answer, and what the calls it asked for were answered. */
export type Step = {
  readonly text: string;
  readonly toolCalls: readonly ToolCall[];
  /** In the order of the calls; empty for the last step. */
  readonly results: readonly ToolResult[];
  readonly finish: FinishReason;
  /** ISO 8601, UTC: when the model was asked. Absent in a recording without times. */
  readonly at?: string;
  readonly latencyMs?: number;
  readonly usage?: Usage;
  readonly resolvedModel?: string;
  readonly fingerprint?: string;
};

/** What a tool call was answered, and where that came from. */
export type ToolResult = {
  readonly callId: string;
  readonly text: string;
  readonly from: "recording" | "nearest" | "endpoint";
  /** The tool failed: the text says how. */
  readonly error?: true;
};

/** What came back for one case under one variant in one trial. */
export type Answer =
  | {
      readonly status: "answered";
      readonly text: string;
      /** Every call the model asked for on the way, in order. */
      readonly toolCalls: readonly ToolCall[];
      readonly finish: FinishReason;
      /** The model declined by the provider's own mark; the text is what it said instead. */
      readonly refused?: true;
      /** Milliseconds spent waiting for the model, all calls together; absent where a trace has no times. */
      readonly latencyMs?: number;
      readonly usage?: Usage;
      /** Dollars, from the usage and the suite's price; absent where either is unknown. */
      readonly usd?: number;
      /** The model name the provider says it served. */
      readonly resolvedModel?: string;
      readonly fingerprint?: string;
      /** Model calls made to get here. */
      readonly modelCalls: number;
      /** What happened on the way, in order; absent where nobody saw it: a recording, an application of the user's. */
      readonly steps?: readonly Step[];
      /** The messages of the first call, system text first; absent where nobody saw them. */
      readonly messages?: readonly Message[];
      /** The documents the prompt was given; absent where they are not known. */
      readonly documents?: readonly RetrievedDocument[];
      /** The retrieval index that answered, where it was asked anew. */
      readonly index?: string;
      /** It came from the cache as a whole: nothing was paid for it now. */
      readonly cached?: true;
    }
  | {
      readonly status: "failed";
      readonly reason: FailureReason;
      /** What happened, for a person: "429 from http://…/v1 after 4 attempts". Holds no secret and no trace text. */
      readonly detail: string;
      /** Absent: the model's, or nobody's. */
      readonly by?: Party;
    };
