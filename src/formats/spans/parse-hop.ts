import type { ParseHop } from "../../domain/trace.ts";
import { readHopFacts } from "./hop-facts.ts";
import type { RawLog, RawSpan } from "./raw-span.ts";

/** The parse that a framework recorded in a span of its own: LangSmith's `parser` runs. It parsed unless it failed. */
export function readParseHop(span: RawSpan, logs: readonly RawLog[]): ParseHop {
  const facts = readHopFacts(span, logs);
  return { ...facts, kind: "parse", outcome: facts.status === "error" ? "failed" : "parsed" };
}
