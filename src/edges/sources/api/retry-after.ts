/**
 * What a Retry-After header asks for, in milliseconds from now, at least 0.
 *
 * @param header seconds or an HTTP date
 * @param now milliseconds since the epoch
 * @returns undefined where the server asks for nothing that can be understood
 */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? "";
  if (text === "") return undefined;
  const wait = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}
