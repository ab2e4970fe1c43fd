import type { Attributes, Hop, ModelHop } from "../../../../src/domain/trace.ts";
import { expandFlattened } from "../../../../src/formats/spans/flattened/expand.ts";
import type { RawSpan } from "../../../../src/formats/spans/raw-span.ts";
import { readTrace } from "../../../../src/formats/spans/read-trace.ts";
import { TRACE } from "../../otlp/otlp.ts";

/** A span of which a test says only the attributes. */
export function flatSpan(attributes: Attributes, overrides: Partial<RawSpan> = {}): RawSpan {
  return {
    traceId: TRACE,
    spanId: "0000000000000001",
    parentId: null,
    name: "step",
    startNs: 1n,
    endNs: 2n,
    status: "ok",
    attributes,
    resource: {},
    events: [],
    ...overrides,
  };
}

/** Only what was added. */
export function added(attributes: Attributes): Attributes {
  const expanded = expandFlattened(flatSpan(attributes)).attributes;
  return Object.fromEntries(Object.entries(expanded).filter(([name]) => !Object.hasOwn(attributes, name)));
}

/** The hops of a trace with one span, those made of it left out. */
export function hopsOf(attributes: Attributes): readonly Hop[] {
  return readTrace([expandFlattened(flatSpan(attributes))], []).hops.filter(({ synthesised }) => !synthesised);
}

export function modelHopOf(attributes: Attributes): ModelHop {
  const [hop, ...others] = hopsOf(attributes);
  if (hop?.kind !== "model" || others.length > 0) throw new Error("not one model hop");
  return hop;
}
