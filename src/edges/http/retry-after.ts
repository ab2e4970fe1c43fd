/**
 * How long the headers of an answer ask to wait, in milliseconds from now, at least 0.
 *
 * @param now milliseconds since the epoch
 * @returns undefined where the server asks for nothing that can be understood
 */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const precise = headers.get("retry-after-ms")?.trim() ?? "";
  const plain = headers.get("retry-after")?.trim() ?? "";
  const wait = precise === "" ? secondsOrDate(plain, now) : Number(precise);
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

function secondsOrDate(text: string, now: number): number {
  if (text !== "" && !Number.isNaN(Number(text))) return Number(text) * 1000;
  // A date of HTTP has a time; "1d" would be read as one in the year 2001.
  return /\d\d:\d\d/.test(text) ? Date.parse(text) - now : Number.NaN;
}
