import type { Hop, Trace } from "../../domain/trace.ts";
import { ALIASES, firstText } from "./aliases.ts";
import { readAssemblyHop } from "./assembly-hop.ts";
import { readEvaluations } from "./evaluations.ts";
import { expandFlattened } from "./flattened/expand.ts";
import { readFlaws } from "./flaws.ts";
import { hopKind } from "./hop-kind.ts";
import { completedBy, readModelHop } from "./model-hop.ts";
import { readParseHop } from "./parse-hop.ts";
import type { RawLog, RawSpan } from "./raw-span.ts";
import { readRetrievalHop } from "./retrieval-hop.ts";
import { buildSpanTree, type SpanTree } from "./span-tree.ts";
import { readStack } from "./stack.ts";
import type { Step } from "./step.ts";
import { withSynthesised } from "./synthesised-hops.ts";
import { readToolHop, withArguments } from "./tool-hop.ts";
import { mergeAttributes } from "./trace-attributes.ts";
import { readVersions, type VersionMapping } from "./trace-versions.ts";
import { readUpstream } from "./tracestate.ts";

/**
 * One trace from all of its spans and log records, in whatever format and generation of the conventions each was written.
 *
 * @param spans at least one, all of one trace id, in any order; repeated spans count once
 * @param logs the log records of the same trace
 * @param mapping names of the attributes that carry versions, by layer
 */
export function readTrace(
  spans: readonly [RawSpan, ...RawSpan[]],
  logs: readonly RawLog[],
  mapping: VersionMapping = {},
): Trace {
  const tree = buildSpanTree(spans.map(expandFlattened));
  const logsOf = logsBySpan(logs);
  const steps = tree.spans.flatMap((span) => readStep(tree, span, logsOf));
  const attributes = mergeAttributes(tree);
  const conversation = firstText(attributes, ALIASES.conversation)?.text;
  return {
    id: spans[0].traceId,
    stack: readStack(tree.spans),
    hops: withArguments(withSynthesised(steps)),
    attributes,
    ...(conversation !== undefined && { conversation }),
    ...readVersions(tree, steps, mapping),
    evaluations: readEvaluations(tree.spans, logs),
    startNs: tree.spans[0]?.startNs ?? null,
    flaws: readFlaws(tree),
    upstream: readUpstream(tree.spans),
  };
}

type LogsOf = (span: RawSpan) => readonly RawLog[];

function logsBySpan(logs: readonly RawLog[]): LogsOf {
  const groups = new Map<string | null, RawLog[]>();
  for (const log of logs) {
    const group = groups.get(log.spanId);
    if (group === undefined) groups.set(log.spanId, [log]);
    else group.push(log);
  }
  return ({ spanId }) => groups.get(spanId) ?? [];
}

function readStep(tree: SpanTree, span: RawSpan, logsOf: LogsOf): readonly Step[] {
  const kind = hopKind(span);
  if (kind === "structure" || tree.repeating.has(span)) return [];
  const outer = tree.doubles.get(span);
  const hop = kind === "model" ? readCall(span, outer, logsOf) : readHop(kind, span, logsOf(span));
  return [{ hop, span, attributes: outer ? { ...outer.attributes, ...span.attributes } : span.attributes }];
}

function readCall(span: RawSpan, outer: RawSpan | undefined, logsOf: LogsOf): Hop {
  const inner = readModelHop(span, logsOf(span));
  return outer ? completedBy(inner, readModelHop(outer, logsOf(outer))) : inner;
}

function readHop(kind: Exclude<Hop["kind"], "model">, span: RawSpan, logs: readonly RawLog[]): Hop {
  switch (kind) {
    case "retrieval":
      return readRetrievalHop(span, logs);
    case "assembly":
      return readAssemblyHop(span, logs);
    case "tool":
      return readToolHop(span, logs);
    case "parse":
      return readParseHop(span, logs);
    default:
      return kind satisfies never;
  }
}
