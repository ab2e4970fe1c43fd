import type { FailureReason, Party } from "./answer.ts";
import type { Recording } from "./case.ts";
import type { Message, RetrievedDocument } from "./message.ts";

/** What a variant makes of a recording: the messages to send, or why there are none. */
export type Assembled =
  | {
      readonly status: "assembled";
      readonly messages: readonly Message[];
      /** What retrieval found, whether or not the prompt shows it; absent where that is not known. */
      readonly documents?: readonly RetrievedDocument[];
      /** The index version that a live endpoint named. */
      readonly index?: string;
    }
  | {
      readonly status: "failed";
      readonly reason: FailureReason;
      /** For a person; holds no trace text. */
      readonly detail: string;
      /** Present where an endpoint failed. */
      readonly by?: Party;
    };

/** Puts the messages of one variant together. */
export type Assemble = (
  recording: Recording,
  asked: { readonly trial: number; readonly signal: AbortSignal },
) => Promise<Assembled>;
