const LATEST = 2n ** 64n - 1n;

/** A time in nanoseconds since the epoch, from decimal text or a number. Null for 0, which means "not set", and for anything else. */
export function readNanoseconds(value: unknown): bigint | null {
  if (typeof value === "string" && /^\d{1,20}$/.test(value)) return within(BigInt(value));
  if (typeof value === "number" && Number.isInteger(value)) return within(BigInt(value));
  return null;
}

function within(time: bigint): bigint | null {
  return time > 0n && time <= LATEST ? time : null;
}
