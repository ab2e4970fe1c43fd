import type { FailureReason } from "./answer.ts";
import type { Recording } from "./case.ts";
import type { Message } from "./message.ts";

/** What a variant makes of a recording: the messages to send, or why there are none. */
export type Assembled =
  | { readonly status: "assembled"; readonly messages: readonly Message[] }
  | {
      readonly status: "failed";
      readonly reason: Extract<FailureReason, "not-replayable" | "left-the-recording">;
      /** For a person; holds no trace text. */
      readonly detail: string;
    };

/** Puts the messages of one variant together. */
export type Assemble = (recording: Recording) => Promise<Assembled>;
