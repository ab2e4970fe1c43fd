const LATEST = 2n ** 64n - 1n;

/** A time in nanoseconds since the epoch, from decimal text or a number. Null for 0, which means "not set", and for anything else. */
export function readNanoseconds(value: unknown): bigint | null {
  if (typeof value === "string" && /^\d{1,20}$/.test(value)) return within(BigInt(value));
  if (typeof value === "number" && Number.isInteger(value)) return within(BigInt(value));
  return null;
}

/**
 * Nanoseconds since the epoch from any form a trace format writes a time in: ISO 8601 text with or without a zone
 * (without one it is UTC), `[seconds, nanoseconds]`, or a number whose unit follows from its size.
 *
 * @returns null for anything else
 */
export function readInstant(value: unknown): bigint | null {
  if (Array.isArray(value)) return fromPair(value);
  if (typeof value === "number") return fromNumber(value);
  if (typeof value !== "string") return null;
  if (/^\d{1,20}(\.\d+)?$/.test(value)) return value.length > 15 ? readNanoseconds(value) : fromNumber(Number(value));
  return fromIso(value);
}

function fromPair([seconds, nanoseconds]: readonly unknown[]): bigint | null {
  if (!Number.isSafeInteger(seconds) || !Number.isSafeInteger(nanoseconds)) return null;
  return within(BigInt(seconds as number) * 1_000_000_000n + BigInt(nanoseconds as number));
}

/** Seconds until 10¹¹ (the year 5138), then milliseconds, microseconds, nanoseconds. */
function fromNumber(value: number): bigint | null {
  if (!Number.isFinite(value) || value <= 0) return null;
  const digits = [1e11, 1e14, 1e17].findIndex((limit) => value < limit);
  const unit = digits < 0 ? 1 : ([1e9, 1e6, 1e3][digits] as number);
  // Microseconds are all that a double holds of a time in seconds.
  return unit === 1 ? within(BigInt(Math.round(value))) : within(BigInt(Math.round((value * unit) / 1e3)) * 1_000n);
}

const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d{1,9})\d*)?\s*(Z|[+-]\d\d:?\d\d)?$/i;

function fromIso(text: string): bigint | null {
  const [, date, time, fraction = "", zone = "Z"] = ISO.exec(text.trim()) ?? [];
  if (date === undefined) return null;
  const milliseconds = Date.parse(`${date}T${time}${zone.toUpperCase()}`);
  return Number.isNaN(milliseconds)
    ? null
    : within(BigInt(milliseconds) * 1_000_000n + BigInt(fraction.padEnd(9, "0")));
}

function within(time: bigint): bigint | null {
  return time > 0n && time <= LATEST ? time : null;
}
