import { hopKind } from "../hop-kind.ts";
import type { RawSpan } from "../raw-span.ts";
import { withAdditions } from "./additions.ts";
import { carriedAttributes, FLATTENED } from "./carried.ts";
import { modelBodies } from "./model-bodies.ts";
import { openInferenceAttributes } from "./openinference.ts";
import { openLlmetryAttributes } from "./openllmetry.ts";
import { retrievalBodies } from "./retrieval-bodies.ts";
import { MESSAGE_LISTS, shownAttributes } from "./shown.ts";
import { toolBodies } from "./tool-bodies.ts";
import { hasGaps } from "./unflatten.ts";

/**
 * The span with attributes added for what it has under flattened names ("llm.input_messages.0.message.role"), under the
 * names and in the form of OpenTelemetry's own conventions. Nothing that is there is changed or left out. A span without
 * such names comes back as it is; one whose list of messages has gaps is truncated. Never throws.
 */
export function expandFlattened(span: RawSpan): RawSpan {
  if (!Object.keys(span.attributes).some((name) => FLATTENED.test(name))) return span;
  const carried = withAdditions(span.attributes, carriedAttributes(span.attributes));
  const shown = shownAttributes(carried);
  const expanded = withAdditions(carried, [...openInferenceAttributes(shown), ...openLlmetryAttributes(shown)]);
  // `input.value` is messages, a query or arguments, after the kind of the span.
  const bodies = BODIES[hopKind({ ...span, attributes: expanded })]?.(shownAttributes(expanded)) ?? [];
  const attributes = withAdditions(expanded, bodies);
  const isCut = span.truncated !== true && MESSAGE_LISTS.some((name) => hasGaps(span.attributes, name));
  if (attributes === span.attributes && !isCut) return span;
  return { ...span, attributes, ...(isCut && { truncated: true }) };
}

const BODIES: { readonly [kind: string]: typeof modelBodies } = {
  model: modelBodies,
  retrieval: retrievalBodies,
  tool: toolBodies,
};
