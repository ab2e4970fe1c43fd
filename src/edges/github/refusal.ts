import { UserError } from "../../errors.ts";
import { shownWords } from "../http/shown-words.ts";
import { retryAfterMs, statusOf } from "./client.ts";

/** Why GitHub did not do what it was asked; "other" is told in its own words. */
export type Refusal =
  | "bad-token"
  | "forbidden"
  | "not-found"
  | "rate-limited"
  | "unavailable"
  | "empty"
  | "stale"
  | "other";

/** What was being done, for the error. */
export type Doing = {
  /** "acme/support". */
  readonly repository: string;
  /** In the infinitive: "write branch eval-baselines". */
  readonly what: string;
  /** What a job needs for it: "contents: write". */
  readonly permission: string;
  /** What a person can do when GitHub refuses for a reason that only its own words tell. */
  readonly remedy: string;
};

/** The remedy where only a place is lost that would have shown the result. */
export const IN_THE_SUMMARY = "Put right what GitHub says; the report is in the job summary as well.";

/** What kind of refusal an error of the client is, from REST or GraphQL; undefined for an error that is a bug of ours. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (retryAfterMs(error) !== undefined) return "rate-limited";
  const status = statusOf(error);
  if (status === 409 && /repository is empty/i.test(String(error))) return "empty";
  if (status !== undefined) return BY_STATUS[status] ?? (status >= 500 ? "unavailable" : "other");
  const types = graphQlTypes(error);
  if (types === undefined) return undefined;
  const known = types.find((type) => type in BY_TYPE);
  return known === undefined ? "other" : BY_TYPE[known];
}

/** The error for a person, with the remedy; anything that is no refusal is handed back as it is. */
export function gitHubProblem(error: unknown, { repository, what, permission, remedy }: Doing): unknown {
  const refusal = refusalOf(error);
  if (refusal === undefined || !(error instanceof Error)) return error;
  const tell = (problem: string, remedy: string) => new UserError(problem, remedy, { cause: error });
  const words = wordsOf(error);
  switch (refusal) {
    case "bad-token":
      return tell(
        `GitHub does not accept the token to ${what} of ${repository}`,
        "Give a token that is valid now: in a workflow, github.token.",
      );
    case "forbidden":
      return tell(
        `the token may not ${what} of ${repository}: ${words}`,
        CLOSED_TO_ALL.test(words)
          ? "Put right what GitHub says: no permission of the job helps against that."
          : `Add "${permission}" under permissions: of the job in the workflow file, or use a token that has it.`,
      );
    case "not-found":
      return tell(
        `GitHub does not show this token what it takes to ${what} of ${repository}: ${words}`,
        `Check that it is there, and that the job has "${permission}" under permissions: in the workflow file.`,
      );
    case "rate-limited":
      return tell(
        `GitHub's rate limit is used up, to ${what} of ${repository}: ${words}`,
        "Run this again when the limit is renewed, within the hour.",
      );
    case "unavailable":
      return tell(
        `GitHub did not answer, to ${what} of ${repository}: ${words}`,
        "Run this again; githubstatus.com says whether GitHub is down.",
      );
    case "empty":
      return tell(`${repository} has no commit yet, so GitHub cannot ${what}`, "Push a first commit to it.");
    case "stale":
    case "other":
      return tell(`GitHub refused to ${what} of ${repository}: ${words}`, remedy);
    default:
      return refusal satisfies never;
  }
}

/** What to say of a permission that the token lacks, where a run goes on without. @param what in the infinitive */
export function missingPermission(error: unknown, what: string, permission: string): string {
  return (
    `GitHub does not let this token ${what} (${wordsOf(error)}): ` +
    `add "${permission}" under permissions: of the job in the workflow file.`
  );
}

/** Refused for another reason than a permission that is missing. */
const CLOSED_TO_ALL = /SAML|IP allow list|archived|suspended|repository access blocked/i;

const BY_STATUS: { readonly [status: number]: Refusal } = { 401: "bad-token", 403: "forbidden", 404: "not-found" };

const BY_TYPE: { readonly [type: string]: Refusal } = {
  FORBIDDEN: "forbidden",
  INSUFFICIENT_SCOPES: "forbidden",
  NOT_FOUND: "not-found",
  // The documented name, and the one that is sent.
  RATE_LIMITED: "rate-limited",
  RATE_LIMIT: "rate-limited",
  STALE_DATA: "stale",
};

/** The types of the errors that a GraphQL answer lists; undefined for any other error. */
function graphQlTypes(error: unknown): readonly string[] | undefined {
  if (!(error instanceof Error) || !("errors" in error) || !Array.isArray(error.errors)) return undefined;
  return error.errors.flatMap((item: unknown) =>
    typeof item === "object" && item !== null && "type" in item && typeof item.type === "string" ? [item.type] : [],
  );
}

/** GitHub's own words, on one line, without what the client puts around them. */
export function wordsOf(error: unknown): string {
  const said = (error instanceof Error ? error.message : String(error))
    .replace(/^Request failed due to following response errors:\s*(- )?/, "")
    .replace(/ - https:\/\/\S+$/, "");
  return shownWords(said, []).replace(/\.$/, "") || "it sent a web page";
}
