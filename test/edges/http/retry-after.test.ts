import { expect, test } from "vitest";
import { retryAfterMs } from "../../../src/edges/http/retry-after.ts";

const NOW = Date.parse("2026-07-01T12:00:00Z");

test.each([
  [{ "retry-after": "7" }, 7000],
  [{ "retry-after": " 0.5 " }, 500],
  [{ "retry-after": "Wed, 01 Jul 2026 12:00:09 GMT" }, 9000],
  [{ "retry-after": "Wed, 01 Jul 2026 11:00:00 GMT" }, 0],
  [{ "retry-after-ms": "250", "retry-after": "1" }, 250],
  [{ "retry-after": "1d" }, undefined],
  [{ "retry-after": "soon" }, undefined],
  [{ "retry-after": "" }, undefined],
  [{}, undefined],
])("headers %j ask to wait for %s milliseconds", (headers, milliseconds) => {
  expect(retryAfterMs(new Headers(headers as Record<string, string>), NOW)).toBe(milliseconds);
});
