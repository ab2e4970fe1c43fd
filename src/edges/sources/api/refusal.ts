import { UserError } from "../../../errors.ts";
import type { Api } from "../../http/api.ts";
import type { Attempt } from "../../http/attempt.ts";

/** An attempt that brought no answer. */
export type Unanswered = Exclude<Attempt, { kind: "answered" }>;

/**
 * The error for an API that gives no answer.
 *
 * @param what was asked for: "page 3 of the observations"
 * @param attempts how many were made
 */
export function refusal(api: Api, what: string, unanswered: Unanswered, attempts: number): UserError {
  const { place } = api;
  switch (unanswered.kind) {
    case "refused":
      return refusedWith(api, unanswered, attempts);
    case "redirected":
      return new UserError(
        `${place} answered ${unanswered.status}: it redirects to ${unanswered.to}, where the credentials are not sent`,
        "Write the address of the API itself as base-url under traces.from in the suite file.",
      );
    case "cut-off":
      return new UserError(
        `${what} of ${place} comes cut off: it is not whole JSON${times(attempts)}`,
        "Run it again; if it stays so, look for a proxy that cuts answers off, or read an export as files.",
      );
    case "web-page":
      return new UserError(
        `${place} answered with a web page instead of JSON`,
        "Write the address of the API itself as base-url under traces.from in the suite file.",
      );
    case "too-large":
      return new UserError(
        `${what} of ${place} is larger than 64 MB`,
        "Read an export as files, or narrow traces.window in the suite file.",
      );
    case "unreachable":
      return new UserError(
        `${place} cannot be reached${times(attempts)}: ${unanswered.reason}`,
        "Check base-url under traces.from in the suite file, and that this machine may connect to it.",
      );
    case "stopped":
      return new UserError(`reading ${what} of ${place} was stopped`, "Run it again to read it all.");
    default:
      return unanswered satisfies never;
  }
}

function refusedWith(
  api: Api,
  { status, words, retryAfterMs }: Extract<Unanswered, { kind: "refused" }>,
  attempts: number,
): UserError {
  const asked = retryAfterMs === undefined ? "" : ` and asks to wait ${Math.ceil(retryAfterMs / 1000)} seconds`;
  const said = words === "" ? "" : `: ${words}`;
  return new UserError(
    `${api.place} answered ${status}${times(attempts)}${status === 429 ? asked : ""}${said}`,
    remedyFor(status, api),
  );
}

function remedyFor(status: number, { variables }: Api): string {
  const names = variables.join(" and ");
  if (status === 401) return `Set ${names} to a key of this server that is valid now.`;
  if (status === 403) return `Set ${names} to a key that may read the traces of this project.`;
  if (status === 404 || status === 405 || status === 410 || status === 501)
    return "Check base-url and the project under traces.from in the suite file, and that the server is new enough.";
  if (status === 429) return "Run it later, narrow traces.window in the suite file, or read an export as files.";
  if (status >= 500) return "Run it again when the server is well.";
  return "Check the source under traces.from in the suite file against what the server says.";
}

function times(attempts: number): string {
  return attempts > 1 ? ` (${attempts} attempts)` : "";
}
