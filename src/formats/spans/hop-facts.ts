import { attributeText } from "../../domain/attribute-text.ts";
import type { Hop } from "../../domain/trace.ts";
import type { RawLog, RawSpan } from "./raw-span.ts";

/** What every hop has, from its span. */
export type HopFacts = Pick<
  Hop,
  "spanId" | "parentId" | "name" | "synthesised" | "startNs" | "endNs" | "status" | "error"
>;

/**
 * The facts of a hop of its own. A span failed when its status says so, when it names an `error.type`, or when the
 * client logged an exception for it.
 */
export function readHopFacts(span: RawSpan, logs: readonly RawLog[]): HopFacts {
  const failure = logs.find(({ name }) => name === "gen_ai.client.operation.exception");
  const isError = failedSpan(span) || failure !== undefined;
  const exception = (failure ?? span.events.find(({ name }) => name === "exception"))?.attributes ?? {};
  const type = attributeText(span.attributes, "error.type") ?? attributeText(exception, "exception.type");
  const message = span.statusMessage ?? attributeText(exception, "exception.message");
  return {
    spanId: span.spanId,
    parentId: span.parentId,
    name: span.name,
    synthesised: false,
    startNs: span.startNs,
    endNs: span.endNs,
    status: isError ? "error" : span.status,
    ...(isError && { error: { ...(type !== undefined && { type }), ...(message !== undefined && { message }) } }),
  };
}

/** Whether a span says by itself that it failed. */
function failedSpan({ status, attributes }: RawSpan): boolean {
  return status === "error" || attributeText(attributes, "error.type") !== undefined;
}
