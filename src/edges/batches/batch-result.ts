import { isObject } from "../../formats/json-shape.ts";

/** What one request of a batch came to, as the provider wrote it. */
export type BatchResult = { readonly key: string } & (
  | { readonly status: "answered"; readonly body: unknown }
  /** The API refused it, or failed, as it might have done when asked directly. */
  | { readonly status: "refused"; readonly httpStatus: number; readonly body: unknown }
  /** Its answer is longer than answers are read. */
  | { readonly status: "too-large" }
  /** It was not asked: the batch ran out of time, or was cancelled. The code is a word of the API, or undefined. */
  | { readonly status: "not-asked"; readonly code: string | undefined }
);

/**
 * Reads a line of an output or an error file; both have the same form.
 * @returns undefined for a line that names no request of ours
 */
export function parseBatchResult(line: string): BatchResult | undefined {
  const value = parsed(line);
  if (!isObject(value)) return undefined;
  const { custom_id: key, response, error } = value;
  if (typeof key !== "string" || !/^[0-9a-f]{64}$/.test(key)) return undefined;
  if (line.length > LONGEST) return { key, status: "too-large" };
  if (isObject(response) && typeof response["status_code"] === "number") {
    const { status_code: httpStatus, body } = response;
    if (httpStatus >= 200 && httpStatus < 300) return { key, status: "answered", body };
    return { key, status: "refused", httpStatus, body };
  }
  const code = isObject(error) ? error["code"] : undefined;
  return { key, status: "not-asked", code: typeof code === "string" && /^[\w.-]{1,60}$/.test(code) ? code : undefined };
}

/** Characters. As long as an answer may be that comes directly, in bytes. */
const LONGEST = 8_000_000;

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
