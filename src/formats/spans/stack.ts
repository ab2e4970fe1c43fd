import { attributeText } from "../../domain/attribute-text.ts";
import type { Stack } from "../../domain/trace.ts";
import type { RawSpan } from "./raw-span.ts";

/**
 * Whose words a trace is written in: the platform it was read from, else the instrumentation that wrote it. One span is
 * enough, since the spans around it are often plain OpenTelemetry.
 */
export function readStack(spans: readonly RawSpan[]): Stack {
  return MARKS.find(([, isWrittenSo]) => spans.some(isWrittenSo))?.[0] ?? "otel";
}

const MARKS: readonly (readonly [Stack, (span: RawSpan) => boolean])[] = [
  ["native", has("eval_baseline.native")],
  ["openai", has("openai.stored")],
  ["datadog", has("datadog.span.kind")],
  ["braintrust", has("braintrust.span.type")],
  ["langsmith", has("langsmith.span.kind")],
  ["langfuse", has("langfuse.observation.type")],
  ["vercel", hasPrefix("ai.")],
  ["openinference", (span) => has("openinference.span.kind")(span) || scopeOf(span).startsWith("openinference")],
  ["openllmetry", (span) => has("llm.request.type")(span) || hasPrefix("traceloop.")(span)],
];

function has(attribute: string): (span: RawSpan) => boolean {
  return ({ attributes }) => attributeText(attributes, attribute) !== undefined;
}

function hasPrefix(prefix: string): (span: RawSpan) => boolean {
  return ({ attributes }) => Object.keys(attributes).some((name) => name.startsWith(prefix));
}

function scopeOf({ attributes, resource }: RawSpan): string {
  return attributeText(attributes, "otel.scope.name") ?? attributeText(resource, "otel.scope.name") ?? "";
}
