import type { Hop, Trace } from "../../domain/trace.ts";
import { ALIASES, firstText } from "./aliases.ts";
import { readEvaluations } from "./evaluations.ts";
import { hopKind } from "./hop-kind.ts";
import { completedBy, readModelHop } from "./model-hop.ts";
import type { RawLog, RawSpan } from "./raw-span.ts";
import { readRetrievalHop } from "./retrieval-hop.ts";
import { buildSpanTree, type SpanTree } from "./span-tree.ts";
import { assemblyBefore, parsesAfter } from "./synthesised-hops.ts";
import { readToolHop, withArguments } from "./tool-hop.ts";
import { mergeAttributes } from "./trace-attributes.ts";
import { type ModelSpan, readVersions, type VersionMapping } from "./trace-versions.ts";

/**
 * One trace from all of its spans and log records, in whatever generation of the conventions each was written.
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
  const tree = buildSpanTree(spans);
  const steps = tree.spans.flatMap((span) => readStep(tree, span, logs));
  const attributes = mergeAttributes(tree);
  const conversation = firstText(attributes, ALIASES.conversation)?.text;
  const calls = steps.flatMap(({ hop, span }): readonly ModelSpan[] => (hop.kind === "model" ? [{ hop, span }] : []));
  return {
    id: spans[0].traceId,
    stack: "otel",
    hops: withArguments(steps.flatMap(withSynthesised)),
    attributes,
    ...(conversation !== undefined && { conversation }),
    versions: readVersions(tree, calls, attributes, mapping),
    evaluations: readEvaluations(tree.spans, logs),
    startNs: tree.spans[0]?.startNs ?? null,
    flaws: tree.complete ? [] : ["missing-parent"],
    contradictions: [],
    upstream: { tail: false },
  };
}

type Step = { readonly hop: Hop; readonly span: RawSpan };

function readStep(tree: SpanTree, span: RawSpan, allLogs: readonly RawLog[]): readonly Step[] {
  const logsOf = ({ spanId }: RawSpan) => allLogs.filter((log) => log.spanId === spanId);
  const kind = hopKind(span);
  switch (kind) {
    case "structure":
      return [];
    case "retrieval":
      return [{ span, hop: readRetrievalHop(span, logsOf(span)) }];
    case "tool":
      return [{ span, hop: readToolHop(span, logsOf(span)) }];
    case "model": {
      if (tree.repeating.has(span)) return [];
      const inner = readModelHop(span, logsOf(span));
      const outer = tree.doubles.get(span.spanId);
      return [{ span, hop: outer ? completedBy(inner, readModelHop(outer, logsOf(outer))) : inner }];
    }
    default:
      return kind satisfies never;
  }
}

function withSynthesised({ hop, span }: Step): readonly Hop[] {
  if (hop.kind !== "model") return [hop];
  const assembly = assemblyBefore(hop, span.attributes);
  return [...(assembly ? [assembly] : []), hop, ...parsesAfter(hop, span.attributes)];
}
