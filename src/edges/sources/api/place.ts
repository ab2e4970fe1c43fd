import { UserError } from "../../../errors.ts";
import type { Api } from "../../http/api.ts";

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
