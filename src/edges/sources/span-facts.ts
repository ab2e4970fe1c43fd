import { attributeText } from "../../domain/attribute-text.ts";
import { isNegative } from "../../domain/negative-feedback.ts";
import type { Attributes } from "../../domain/trace.ts";
import { ALIASES, firstText } from "../../formats/spans/aliases.ts";
import type { RawSpan } from "../../formats/spans/raw-span.ts";
import { isTailSampled, TAIL_MARKS, upstreamCount } from "../../formats/spans/tracestate.ts";
import type { SpanFacts, SurveyRequest } from "../../ports.ts";

/** What of a span the facts are read from. */
export type SurveyedSpan = Pick<RawSpan, "traceId" | "startNs" | "status" | "attributes" | "resource" | "traceState">;

/** The attributes that have to be read for the facts of a span. */
export function attributesOfFacts(
  attributes: readonly string[],
  feedback: string | undefined,
  { conversations = true, counts = true, errors }: Partial<SurveyRequest> = {},
): ReadonlySet<string> {
  return new Set([
    ...attributes,
    ...(feedback === undefined ? [] : [feedback]),
    ...(errors === false ? [] : ["error.type"]),
    ...(conversations ? ALIASES.conversation : []),
    ...(counts ? TAIL_MARKS : []),
  ]);
}

/**
 * What the draw needs to know of a span. A span's own attribute wins over its resource's.
 *
 * @param attributes names whose values are wanted
 * @param feedback the attribute that says how satisfied the user was
 * @param conversations whether conversations are wanted
 */
export function spanFacts(
  span: SurveyedSpan,
  attributes: readonly string[],
  feedback: string | undefined,
  conversations = true,
): SpanFacts {
  const { traceId, startNs, traceState, attributes: own, resource } = span;
  const textOf = (name: string) => attributeText(own, name) ?? attributeText(resource, name);
  const conversation = conversations ? (conversationOf(own) ?? conversationOf(resource)) : undefined;
  const count = traceState === undefined ? undefined : upstreamCount(traceState, traceId);
  return {
    traceId,
    attributes: textsOf(attributes, textOf),
    error: span.status === "error" || attributeText(own, "error.type") !== undefined,
    negativeFeedback: feedback !== undefined && isNegative(textOf(feedback)),
    startNs,
    ...(conversation !== undefined && { conversation }),
    ...(count !== undefined && { count }),
    tail: isTailSampled(own) || isTailSampled(resource),
  };
}

function conversationOf(attributes: Attributes): string | undefined {
  return firstText(attributes, ALIASES.conversation)?.text;
}

/** Every attribute that is there, as text. Most surveys ask for one or two, of many spans. */
function textsOf(names: readonly string[], textOf: (name: string) => string | undefined): SpanFacts["attributes"] {
  let found: [string, string][] | undefined;
  for (const name of names) {
    const text = textOf(name);
    if (text === undefined) continue;
    found ??= [];
    found.push([name, text]);
  }
  return found === undefined ? NONE : Object.fromEntries(found);
}

const NONE: SpanFacts["attributes"] = {};

/**
 * Facts of many spans, of which neighbours often have one resource and no attributes that matter: what follows from
 * these is worked out once.
 */
export function factsReader(
  attributes: readonly string[],
  feedback: string | undefined,
  conversations = true,
): (span: SurveyedSpan) => SpanFacts {
  let own: Attributes | undefined;
  let resource: Attributes | undefined;
  let last: SpanFacts | undefined;
  return (span) => {
    const { traceId, startNs, status, traceState } = span;
    if (last !== undefined && own === span.attributes && resource === span.resource && traceState === undefined)
      return { ...last, traceId, startNs, error: status === "error" };
    const facts = spanFacts(span, attributes, feedback, conversations);
    own = span.attributes;
    resource = span.resource;
    // Its own error type or count would pass to the next one.
    last = Object.keys(own).length === 0 && traceState === undefined ? facts : undefined;
    return facts;
  };
}
