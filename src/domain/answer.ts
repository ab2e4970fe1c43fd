import type { ToolCall } from "./message.ts";
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
  | "not-replayable"
  | "production-error"
  | "cut-off";

/** What came back for one case under one variant in one trial. */
export type Answer =
  | {
      readonly status: "answered";
      readonly text: string;
      /** Every call the model asked for on the way, in order. */
      readonly toolCalls: readonly ToolCall[];
      readonly finish: FinishReason;
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
    }
  | {
      readonly status: "failed";
      readonly reason: FailureReason;
      /** What happened, for a person: "429 from http://…/v1 after 4 attempts". Holds no secret and no trace text. */
      readonly detail: string;
    };
