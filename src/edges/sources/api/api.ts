import { UserError } from "../../../errors.ts";

/** A server that traces are asked of, and the right to ask it. */
export type Api = {
  /** For people: "Langfuse at cloud.langfuse.com". */
  readonly place: string;
  /** Without a slash at its end, a user name, a query or a fragment. */
  readonly baseUrl: string;
  readonly headers: { readonly [name: string]: string };
  /** The environment variables that hold the credentials. */
  readonly variables: readonly string[];
  /** What no message may show. */
  readonly secrets: readonly string[];
};

/**
 * Where a server is.
 *
 * @param name what runs there: "Langfuse"
 * @throws UserError when it is no http or https URL, or holds a user name or a password
 */
export function placeOf(name: string, baseUrl: string): Pick<Api, "place" | "baseUrl"> {
  const parsed = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) {
    throw new UserError(
      `the base-url of ${name} is not an http or https URL`,
      "Correct base-url under traces.from in the suite file.",
    );
  }
  const place = `${name} at ${parsed.host}`;
  if (parsed.username !== "" || parsed.password !== "") {
    throw new UserError(
      `the base-url of ${place} holds a user name or a password`,
      "Take them out of base-url under traces.from; keys belong in environment variables.",
    );
  }
  return { place, baseUrl: `${parsed.origin}${parsed.pathname}`.replace(/\/+$/, "") };
}
