/**
 * A trace id as 32 lower-case hexadecimal digits. Hexadecimal of either case is read, and base64, which some writers
 * put there against the specification.
 *
 * @returns null for anything else, and for the all-zero id, which means "none"
 */
export function readTraceId(value: unknown): string | null {
  return readId(value, 16);
}

/** A span id as 16 lower-case hexadecimal digits, read like a trace id. */
export function readSpanId(value: unknown): string | null {
  return readId(value, 8);
}

function readId(value: unknown, bytes: 8 | 16): string | null {
  if (typeof value !== "string") return null;
  const id = HEX[bytes].test(value) ? value.toLowerCase() : BASE64[bytes].test(value) ? fromBase64(value) : null;
  return id === null || /^0+$/.test(id) ? null : id;
}

const HEX = { 8: /^[0-9a-f]{16}$/i, 16: /^[0-9a-f]{32}$/i } as const;
const BASE64 = { 8: /^[\w+/-]{11}=?$/, 16: /^[\w+/-]{22}(==)?$/ } as const;

function fromBase64(value: string): string {
  return Buffer.from(value, "base64").toString("hex");
}
