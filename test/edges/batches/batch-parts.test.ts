import fc from "fast-check";
import { expect, test } from "vitest";
import { type BatchRequest, batchLine, partsOf } from "../../../src/edges/batches/batch-parts.ts";

const request = (key: string, model: string, size: number): BatchRequest => ({
  key,
  path: "/v1/chat/completions",
  model,
  line: batchLine(key, "/v1/chat/completions", "é".repeat(size)),
});

test("every request is in one part, parts are of one model, and none is above the limits unless it is one request", () => {
  const requests = fc.uniqueArray(fc.record({ key: fc.nat(), model: fc.constantFrom("a", "b"), size: fc.nat(60) }), {
    selector: ({ key }) => key,
    maxLength: 40,
  });
  fc.assert(
    fc.property(requests, fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 600 }), (some, most, bytes) => {
      const all = some.map(({ key, model, size }) => request(String(key), model, size));
      const parts = partsOf(all, { requests: most, bytes });
      expect(parts.flatMap((part) => part.requests.map(({ key }) => key)).sort()).toEqual(
        all.map(({ key }) => key).sort(),
      );
      for (const part of parts) {
        expect(part.requests.every(({ model }) => model === part.model)).toBe(true);
        expect(part.requests.length).toBeLessThanOrEqual(most);
        const size = Buffer.byteLength(part.requests.map(({ line }) => line).join(""));
        expect(size <= bytes || part.requests.length === 1).toBe(true);
      }
    }),
  );
});

test("equal requests make a part of the same digest, in whatever order they come", () => {
  const [one, two] = [request("1", "a", 1), request("2", "a", 1)];
  const digest = (...all: BatchRequest[]) => partsOf(all).map((part) => part.digest);
  expect(digest(one, two)).toEqual(digest(two, one));
  expect(digest(one)).not.toEqual(digest(two));
});
