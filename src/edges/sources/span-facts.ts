import { attributeText } from "../../domain/attribute-text.ts";
import { failedSpan } from "../../formats/spans/hop-facts.ts";
import type { RawSpan } from "../../formats/spans/raw-span.ts";
import type { SpanFacts } from "../../ports.ts";

/** The attributes that have to be read for the facts of a span. */
export function attributesOfFacts(attributes: readonly string[], feedback: string | undefined): ReadonlySet<string> {
  return new Set([...attributes, ...(feedback === undefined ? [] : [feedback]), "error.type"]);
}

/**
 * What the draw needs to know of a span. A span's own attribute wins over its resource's.
 *
 * @param attributes names whose values are wanted
 * @param feedback the attribute that says how satisfied the user was
 */
export function spanFacts(span: RawSpan, attributes: readonly string[], feedback: string | undefined): SpanFacts {
  const textOfAttribute = (name: string) => attributeText(span.attributes, name) ?? attributeText(span.resource, name);
  return {
    traceId: span.traceId,
    attributes: Object.fromEntries(
      attributes.flatMap((name) => {
        const value = textOfAttribute(name);
        return value === undefined ? [] : [[name, value] as const];
      }),
    ),
    error: failedSpan(span),
    negativeFeedback: feedback !== undefined && isNegative(textOfAttribute(feedback)),
    startNs: span.startNs,
    tail: false,
  };
}

/**
 * Whether feedback is bad: a number of 0 or less, "false", or one of the usual words. 0 counts as bad because the scale
 * of most feedback is thumbs, 0 or 1; on a scale of −1, 0, 1 it draws neutral feedback too, which costs a few places of
 * the quota and hides nothing.
 */
export function isNegative(feedback: string | undefined): boolean {
  if (feedback === undefined || feedback.trim() === "") return false;
  return Number(feedback) <= 0 || NEGATIVE.has(feedback.trim().toLowerCase());
}

const NEGATIVE: ReadonlySet<string> = new Set([
  "false",
  "negative",
  "down",
  "thumbs_down",
  "thumbs-down",
  "thumbsdown",
  "bad",
  "dislike",
]);
