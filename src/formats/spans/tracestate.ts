import { attributeText } from "../../domain/attribute-text.ts";
import type { Attributes, Upstream } from "../../domain/trace.ts";
import type { RawSpan } from "./raw-span.ts";

/** 2⁵⁶: thresholds and randomness are 56-bit numbers. */
const ALL = 1n << 56n;

/**
 * How many requests a span stands for, from the probability that its tracing wrote into `tracestate` (OpenTelemetry's
 * consistent sampling): member `ot`, threshold `th`, randomness `rv` or the end of the trace id.
 *
 * @param traceId 32 hexadecimal digits, where the format has such
 * @returns at least 1; undefined where no probability was written, where it is malformed, and where the randomness
 * lies below the threshold, so that the span could not have been kept
 */
export function upstreamCount(traceState: string | undefined, traceId: string): number | undefined {
  const fields = otFields(traceState);
  const threshold = hexDigits(fields.get("th"), /^[0-9a-f]{1,14}$/);
  const random = fields.has("rv")
    ? hexDigits(fields.get("rv"), /^[0-9a-f]{14}$/)
    : hexDigits(/^[0-9a-f]{32}$/.test(traceId) ? traceId.slice(-14) : undefined, /^/);
  if (threshold === undefined || random === undefined || random < threshold) return undefined;
  return Number(ALL) / Number(ALL - threshold);
}

function otFields(traceState = ""): ReadonlyMap<string, string> {
  const members = traceState.split(",").map((member) => member.trim());
  const ot = members.find((member) => member.startsWith("ot="))?.slice("ot=".length) ?? "";
  return new Map(
    ot.split(";").map((field): [string, string] => {
      const colon = field.indexOf(":");
      return colon < 0 ? [field, ""] : [field.slice(0, colon), field.slice(colon + 1)];
    }),
  );
}

/** Trailing zeros of the 14 digits may be left out. */
function hexDigits(text: string | undefined, form: RegExp): bigint | undefined {
  return text !== undefined && form.test(text) ? BigInt(`0x${text.padEnd(14, "0")}`) : undefined;
}

/**
 * What tail samplers write on spans, or on their scope, that were kept because of what happened in them: the collector's
 * `tail_sampling` processor with its gate `recordpolicy`, custom processors after its example, Refinery.
 */
export const TAIL_MARKS = [
  "tailsampling.policy",
  "tailsampling.composite_policy",
  "tailsampling.cached_decision",
  "sampling.policy",
  "meta.refinery.reason",
] as const;

/** Whether a span was kept because of what happened in its trace. @param attributes the span's, or its resource's and scope's */
export function isTailSampled(attributes: Attributes): boolean {
  return TAIL_MARKS.some((name) => attributeText(attributes, name) !== undefined);
}

/**
 * How a trace was sampled before it reached us. All of its spans had to be kept, so the least likely one counts; a span
 * without a probability makes that of the trace unknown, and so does a tail sampler, whose probability nobody knows.
 */
export function readUpstream(spans: readonly RawSpan[]): Upstream {
  if (spans.some(({ attributes, resource }) => isTailSampled(attributes) || isTailSampled(resource)))
    return { tail: true };
  const counts = spans.map(({ traceState, traceId }) => upstreamCount(traceState, traceId));
  const known = counts.filter((count) => count !== undefined);
  if (known.length === 0 || known.length < counts.length) return { tail: false };
  return { count: known.reduce((most, count) => Math.max(most, count)), tail: false };
}
