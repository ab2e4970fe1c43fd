import { expect, test } from "vitest";
import { untilReset } from "../../../src/edges/models/rate-limits.ts";

function usedUp(requests: string, tokens?: string): Headers {
  return new Headers({
    "x-ratelimit-remaining-requests": "0",
    "x-ratelimit-reset-requests": requests,
    ...(tokens === undefined ? {} : { "x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": tokens }),
  });
}

test.each([
  ["1s", 1_000],
  ["20ms", 20],
  ["0s", 0],
  ["1.5s", 1_500],
  ["0m7s", 7_000],
  ["2s300ms", 2_300],
  ["12", 12_000],
  ["1m0s", 60_000],
  ["6m0s", 60_000],
  ["1h2m3.5s", 60_000],
])("a reset in %s is one in %d ms, or in a minute at most", (reset, milliseconds) => {
  expect(untilReset(usedUp(reset))).toBe(milliseconds);
});

test.each([[""], ["soon"], ["-1s"], ["1x"], ["1s1m"], ["2026-11-22T22:00:00Z"], ["9".repeat(400)]])(
  "a reset that cannot be read (%s) is none",
  (reset) => {
    expect(untilReset(usedUp(reset))).toBeUndefined();
  },
);

test("of two limits that are used up the later reset counts", () => {
  expect(untilReset(usedUp("1s", "3s"))).toBe(3_000);
  expect(untilReset(usedUp("4s", "3s"))).toBe(4_000);
});

test("a limit that is not used up, or not told, holds nothing back", () => {
  expect(
    untilReset(new Headers({ "x-ratelimit-remaining-tokens": "7", "x-ratelimit-reset-tokens": "3s" })),
  ).toBeUndefined();
  expect(untilReset(new Headers({ "x-ratelimit-reset-tokens": "3s" }))).toBeUndefined();
  expect(untilReset(new Headers({ "x-ratelimit-remaining-tokens": "0" }))).toBeUndefined();
});

test.each([
  ["-3", 2_000],
  [" 0 ", 2_000],
  ["", undefined],
  ["abc", undefined],
])("a remainder of %j is one that is used up, or none", (remaining, milliseconds) => {
  const headers = new Headers({ "x-ratelimit-remaining-tokens": remaining, "x-ratelimit-reset-tokens": "2s" });
  expect(untilReset(headers)).toBe(milliseconds);
});
