import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { REDACTIONS, type RedactionSpec } from "../../src/domain/suite.ts";
import { patternProblem } from "../../src/linear-pattern.ts";
import { redactTraces } from "../../src/pipeline/redact.ts";
import { aTrace } from "../builders.ts";

const PAGE = readFileSync(new URL("../../docs/redaction.md", import.meta.url), "utf8");

async function redacted(text: string, spec: Partial<RedactionSpec> = {}, attributes = {}) {
  const full = { kinds: REDACTIONS, attributes: [], patterns: [], ...spec };
  const { traces, counts } = await redactTraces([aTrace({ attributes: { ...attributes, text } })], full);
  return { text: traces[0]?.attributes["text"], counts };
}

const rows = [...PAGE.matchAll(/^\| (?:`(\w+)`|none) \| `([^`]+)` \| `([^`]+)` \|$/gm)];

describe("the page on redaction", () => {
  test("has an example of every kind, and of nothing", () => {
    const kinds = new Set(rows.map(([, kind]) => kind));
    expect([...kinds].toSorted()).toEqual([...REDACTIONS, undefined].toSorted());
  });

  test.each(rows.map(([, kind, before, after]) => ({ kind, before, after })))("is right about $before", async (row) => {
    const { text, counts } = await redacted(row.before ?? "");
    expect(text).toBe(row.after);
    expect(counts).toEqual(row.kind === undefined ? {} : { [row.kind]: 1 });
  });

  test("lists attributes and patterns that do what it says", async () => {
    const blocks = [...PAGE.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, block = ""]) => parse(block)?.traces?.redact);
    const [attributes, patterns] = [blocks[0]?.attributes, blocks[1]?.patterns];
    const named = await redacted("for Ann Lee", { attributes }, { "app.customer.name": "Ann Lee" });
    expect(named.text).toBe("for [name-de54]");
    expect(PAGE).toContain('"Ann Lee" → [name-de54]');
    expect(await patternProblem(patterns[0].pattern)).toBeUndefined();
    expect((await redacted("CUST-004711", { patterns })).text).toMatch(/^\[customer-[0-9a-f]{4}\]$/);
  });
});
