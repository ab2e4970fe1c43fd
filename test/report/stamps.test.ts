import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Stamps } from "../../src/domain/stamp.ts";
import { stampsJson, stampsOtel, stampsShell, stampsTerminal } from "../../src/report/stamps.ts";
import { aTuple, aVersion } from "../builders.ts";

function stampsOf(overrides: Parameters<typeof aTuple>[0] = {}, since?: Stamps["since"]): Stamps {
  const tuple = Object.entries(aTuple(overrides));
  const stamps = tuple.map(([layer, version]) => ({ layer, attribute: `eval_baseline.version.${layer}`, version }));
  return { suite: "desk", stamps: stamps as unknown as Stamps["stamps"], ...(since === undefined ? {} : { since }) };
}

const UNKNOWN = { id: null, source: "unknown" } as const;

test("a shell that evaluates the lines has every known version, whatever is in it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }).filter(isPlain), (id) => {
      const lines = stampsShell(stampsOf({ prompt: aVersion(id), policy: UNKNOWN }));
      const script = `${lines}\nprintf %s "$EVAL_BASELINE_VERSION_PROMPT"`;
      expect(execFileSync("sh", ["-c", script], { encoding: "utf8" })).toBe(id);
      expect(lines).not.toContain("POLICY");
    }),
    { numRuns: 30 },
  );
});

/** An id of one line: a line feed would need another way to write it, and no id has one. */
function isPlain(text: string): boolean {
  return !/[\n\r\0]/.test(text);
}

test("the resource attributes are one word, percent-encoded, and decode to the versions", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (id) => {
      const [, list = ""] =
        /^OTEL_RESOURCE_ATTRIBUTES=([\w%:/.,=-]*)\n$/.exec(stampsOtel(stampsOf({ prompt: aVersion(id) }))) ?? [];
      const pairs = Object.fromEntries(list.split(",").map((pair) => pair.split("=")));
      expect(decodeURIComponent(pairs["eval_baseline.version.prompt"] ?? "")).toBe(id);
      expect(Object.keys(pairs)).toHaveLength(5);
    }),
  );
});

test("the JSON says of each layer its id, where it comes from and what to stamp it as", () => {
  const { suite, versions } = JSON.parse(stampsJson(stampsOf({ retrieval: UNKNOWN })));
  expect(suite).toBe("desk");
  expect(versions.model).toMatchObject({ id: "gpt-4.1-2025-04-14", attribute: "eval_baseline.version.model" });
  expect(versions.retrieval).toEqual({ ...UNKNOWN, attribute: "eval_baseline.version.retrieval" });
});

test("people are told which version the checkout does not know, and what to do", async () => {
  const text = await stampsTerminal(stampsOf({ retrieval: UNKNOWN }), 100);
  expect(text).toContain("The version of retrieval cannot be told from the checkout, so it is not stamped.");
  expect(text).toMatch(/^prompt +9a1c04e2b7d3 \(hash of prompts\/\*\*\) +eval_baseline\.version\.prompt$/m);
});

test("people are told which layers changed since a commit, and in which files", async () => {
  const before = aVersion("b0");
  const after = aVersion("b1");
  const layers = [{ layer: "prompt", before, after, difference: "changed", files: ["prompts/a.md"] }] as const;
  const text = await stampsTerminal(stampsOf({}, { revision: "main (3f1c09a)", layers }), 100);
  expect(text).toContain("Since main (3f1c09a): The changed layer is prompt.");
  expect(text).toMatch(/^prompt +b0 \(hash\) +b1 \(hash\) +prompts\/a\.md$/m);
});
