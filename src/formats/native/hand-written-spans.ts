import type { Attributes } from "../../domain/trace.ts";
import type { JsonObject } from "../json-shape.ts";
import { evaluationLog } from "../payloads/evaluation-log.ts";
import type { RawLog, RawSpan } from "../spans/raw-span.ts";
import type { HandWritten, WrittenAssembly, WrittenHop } from "./hand-written.ts";
import { hopAttributes } from "./written-content.ts";

/**
 * A hand-written trace as spans, one for each step in its order, so that everything that is derived from a recording
 * (assembly, versions, contradictions) is derived from it too.
 *
 * @param wanted the only attributes to give; absent means all
 */
export function spansOfTrace(trace: HandWritten, wanted?: ReadonlySet<string>): readonly RawSpan[] {
  const resource = given(traceAttributes(trace), wanted);
  return stepsOf(trace).map((step) => ({
    traceId: trace.id,
    spanId: step.spanId,
    parentId: null,
    name: nameOf(step.hop),
    startNs: step.startNs,
    endNs: step.endNs,
    status: statusOf(step.hop),
    ...messageOf(step.hop.error),
    attributes: given({ ...hopAttributes(step.hop, step.assembly), "eval_baseline.native": true }, wanted),
    resource,
    events: [],
  }));
}

/** The scores that production gave the trace. */
export function logsOfTrace({ id, evaluations = [] }: HandWritten): readonly RawLog[] {
  return evaluations.map((evaluation) => evaluationLog(id, null, { by: "unknown", ...evaluation }));
}

type Step = {
  readonly hop: Exclude<WrittenHop, WrittenAssembly>;
  /** Steps that begin at one time, or at none that is known, are read in the order of their ids. */
  readonly spanId: string;
  readonly startNs: bigint | null;
  readonly endNs: bigint | null;
  /** What the next model call was assembled from. */
  readonly assembly?: WrittenAssembly;
};

function stepsOf({ time, hops }: HandWritten): readonly Step[] {
  const steps: Step[] = [];
  let clock =
    time ?? hops.map((hop) => (hop.kind === "assembly" ? undefined : hop.start)).find((start) => start) ?? null;
  let assembly: WrittenAssembly | undefined;
  for (const [index, hop] of hops.entries()) {
    if (hop.kind === "assembly") {
      assembly = hop;
      continue;
    }
    const spanId = `hop-${String(index + 1).padStart(6, "0")}`;
    const startNs = hop.start ?? clock;
    const endNs = startNs === null || hop.latencyMs === undefined ? null : startNs + nanoseconds(hop.latencyMs);
    const takes = hop.kind === "model";
    steps.push({ hop, spanId, startNs, endNs, ...(takes && assembly !== undefined && { assembly }) });
    if (takes) assembly = undefined;
    clock = endNs ?? startNs;
  }
  return steps;
}

function nanoseconds(milliseconds: number): bigint {
  return BigInt(Math.round(milliseconds * 1e6));
}

/** On the resource: the attributes of a span decide which step it is. */
function traceAttributes({ attributes, conversation, versions = {} }: HandWritten): JsonObject {
  const stamps = Object.entries(versions).map(([layer, id]) => [`eval_baseline.version.${layer}`, id] as const);
  const named = conversation === undefined ? {} : { "gen_ai.conversation.id": conversation };
  return { ...attributes, ...named, ...Object.fromEntries(stamps) };
}

function given(attributes: JsonObject, wanted: ReadonlySet<string> | undefined): Attributes {
  const entries = Object.entries(attributes).filter(
    ([name, value]) => value !== undefined && (wanted === undefined || wanted.has(name)),
  );
  return Object.fromEntries(entries) as Attributes;
}

function nameOf(hop: Step["hop"]): string {
  if (hop.kind === "tool") return `execute_tool ${hop.name}`;
  if (hop.kind !== "model") return hop.kind;
  return ["chat", hop.requested ?? hop.resolved].filter((word) => word !== undefined).join(" ");
}

function statusOf(hop: Step["hop"]): RawSpan["status"] {
  const failed = hop.error !== undefined || (hop.kind === "parse" && hop.outcome === "failed");
  return failed ? "error" : (hop.status ?? "unset");
}

function messageOf(error: Step["hop"]["error"]): Pick<RawSpan, "statusMessage"> {
  const message = typeof error === "string" ? error : error?.message;
  return message === undefined || message === "" ? {} : { statusMessage: message };
}
