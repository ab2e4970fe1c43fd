import type { FailureReason, Party } from "./answer.ts";
import type { ModelSpec } from "./model-spec.ts";

/** What a person may count on whenever a run ends before its time. */
export const KEPT = "answers that were paid for are kept";

/** Why trials failed, as the end of a sentence that begins with "because". @param by absent: the model */
export function causeOf(reason: FailureReason, by: Party | undefined): string {
  if (by === undefined) return CAUSE[reason];
  switch (reason) {
    case "unreachable":
      return `the ${by.kind} could not be reached`;
    case "unauthorised":
      return `the ${by.kind} did not accept the key`;
    case "rate-limited":
      return `the ${by.kind} limited the rate`;
    case "server-error":
      return `the ${by.kind} had errors of its own`;
    case "connection-reset":
      return `the connection to the ${by.kind} broke`;
    case "timed-out":
      return `the ${by.kind} did not answer in time`;
    case "refused-request":
      return `the ${by.kind} refused the request`;
    case "malformed-answer":
      return `the ${by.kind} answered in another form than the documented one`;
    case "empty-answer":
      return `the ${by.kind} answered nothing`;
    default:
      return CAUSE[reason];
  }
}

/** What to do about it, one sentence. @param whose the model under test, or null where none is known */
export function remedyFor(reason: FailureReason, whose: Party | ModelSpec | null): string {
  return whose !== null && "kind" in whose ? remedyOfParty(reason, whose) : remedyOfModel(reason, whose);
}

const CAUSE: { readonly [reason in FailureReason]: string } = {
  unreachable: "the model could not be reached",
  unauthorised: "no key was accepted",
  "rate-limited": "the provider limited the rate",
  "server-error": "the provider had errors of its own",
  "connection-reset": "the connection broke",
  "timed-out": "no answer came in time",
  "refused-request": "the provider refused the request",
  "malformed-answer": "the answer was not in the form of the API",
  "empty-answer": "the model answered nothing",
  "left-the-recording": "the replay asked for something that the traces do not hold",
  "too-many-steps": "the agent came to no answer",
  "not-replayable": "they could not be replayed",
  "production-error": "production had failed there",
  "application-error": "the application failed",
  "answer-too-large": "the answer was larger than can be kept",
  "cut-off": "they were cut off",
};

function remedyOfParty(reason: FailureReason, party: Party): string {
  const { kind, keyVariable } = party;
  switch (reason) {
    case "unreachable":
      return `Check that the ${kind} is running and that its url in the suite file is right.`;
    case "unauthorised":
      return keyVariable === undefined
        ? `Name the environment variable that holds the key of the ${kind} as key-variable beside its url in the suite file.`
        : `Set the environment variable ${keyVariable} to a key that the ${kind} accepts.`;
    case "rate-limited":
      return `Lower concurrency in the suite file, or wait a while, and run the same command again: ${KEPT}.`;
    case "server-error":
      return `Look into the log of the ${kind}, mend it, and run the same command again: ${KEPT}.`;
    case "connection-reset":
      return `Check that the ${kind} stays up and the network on the way to it, and run the same command again: ${KEPT}.`;
    case "timed-out":
      return `Raise timeout of the ${kind} or lower concurrency in the suite file, and run the same command again: ${KEPT}.`;
    case "refused-request":
    case "malformed-answer":
    case "empty-answer":
    case "answer-too-large":
      return `Compare what the ${kind} takes and answers with ${pageOf(party)}.`;
    default:
      return remedyOfModel(reason, null);
  }
}

function pageOf({ kind }: Party): string {
  return kind === "application" ? "docs/targets.md" : "docs/replay.md";
}

function remedyOfModel(reason: FailureReason, model: ModelSpec | null): string {
  const name = model?.name ?? "the model";
  switch (reason) {
    case "unreachable":
      return `Check that the server is running and that the base URL of ${name} (base-url in the suite file, or OPENAI_BASE_URL) is right.`;
    case "unauthorised":
      return `Set the environment variable ${model?.keyVariable ?? "OPENAI_API_KEY"} to a key that may use ${name}.`;
    case "rate-limited":
      return `Wait a while, lower concurrency in the suite file, or add credit where the account has none, and run the same command again: ${KEPT}.`;
    case "server-error":
      return `Wait until the provider has recovered and run the same command again: ${KEPT}.`;
    case "connection-reset":
      return `Check the network and any proxy on the way to the provider, and run the same command again: ${KEPT}.`;
    case "timed-out":
      return `Lower concurrency in the suite file or choose a faster model, and run the same command again: ${KEPT}.`;
    case "refused-request":
      return `Check the name and the parameters of ${name} in the suite file against what the provider offers; after a 404 its base URL, too: most end in /v1.`;
    case "malformed-answer":
      return `Check that the base URL of ${name} is that of an OpenAI-compatible server; most end in /v1.`;
    case "empty-answer":
      return `Check the parameters of ${name} in the suite file; a token limit that is too low leaves no room for an answer.`;
    case "left-the-recording":
      return "Draw newer traces, whose tool results and searches fit these versions, or raise budget.errors in the suite file if such trials may be missing.";
    case "too-many-steps":
      return "Check that the tool definitions fit the recorded results, so that the agent can come to an answer.";
    case "not-replayable":
      return "Record in production what the traces lack (the README's section on traces says what a replay needs), or mend the suite file where it is named.";
    case "production-error":
      return "Draw fewer failed requests (sample.keep.errors in the suite file), or raise budget.errors if they belong to the sample.";
    case "application-error":
      return "Run the application by hand with the request that docs/targets.md shows, and mend what it says.";
    case "answer-too-large":
      return `Set max_completion_tokens under the parameters of ${name} in the suite file, or check what the server sends.`;
    case "cut-off":
      return `Run the same command again: ${KEPT}.`;
    default:
      return reason satisfies never;
  }
}
