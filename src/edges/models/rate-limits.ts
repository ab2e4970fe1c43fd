/**
 * Milliseconds until an answer's headers allow the next call: those of a limit of requests or of tokens that is used
 * up, at most a minute. Undefined while there is something left, or where the server does not say.
 */
export function untilReset(headers: Headers): number | undefined {
  const waits = LIMITS.map((limit) =>
    USED_UP.test(headers.get(`x-ratelimit-remaining-${limit}`) ?? "")
      ? durationMs(headers.get(`x-ratelimit-reset-${limit}`))
      : undefined,
  ).filter((wait) => wait !== undefined);
  return waits.length === 0 ? undefined : Math.min(Math.max(...waits), ONE_MINUTE);
}

const LIMITS = ["requests", "tokens"] as const;
// Gateways that count late go below zero.
const USED_UP = /^\s*(0|-\d+)\s*$/;
const ONE_MINUTE = 60_000;

/** "1s", "6m0s", "20ms", "1h2m3.5s"; a number alone is seconds. */
function durationMs(text: string | null): number | undefined {
  const written = text?.trim() ?? "";
  const parts = DURATION.exec(written);
  if (written === "" || parts === null) return undefined;
  const [hours, minutes, seconds, milliseconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000 + (milliseconds ?? 0);
}

const NUMBER = "(\\d{1,9}(?:\\.\\d{1,9})?)";
const DURATION = new RegExp(`^(?:${NUMBER}h)?(?:${NUMBER}m(?!s))?(?:${NUMBER}(?:s|$))?(?:${NUMBER}ms)?$`);
