import type { Party } from "../../domain/answer.ts";
import type { ApplicationRequest } from "../../formats/application/write-request.ts";

/** A request as it is sent: the id is what its answer will be known by, and equal for equal requests. */
export type SentRequest = ApplicationRequest & { readonly id: string };

/** `stop` means that nothing new may start, `end` that what is under way is given up. */
export type Signals = { readonly stop: AbortSignal; readonly end: AbortSignal };

/** A way to an application. */
export type Door = {
  /** For people: "http://127.0.0.1:8080/answer", "the command node app.mjs". */
  readonly place: string;
  /** Whose failures those behind it are. */
  readonly by: Party;
  /** Milliseconds until the answer came. @throws FailedCall for whatever the application or the way to it does */
  attempt(request: SentRequest, signals: Signals): Promise<{ readonly value: unknown; readonly latencyMs: number }>;
  /** Text of the application's own, fit to be shown: without secrets. */
  withoutSecrets(text: string): string;
  close(): Promise<void>;
};
