import type { FieldCoverage, FieldRemedy } from "../../domain/diagnosis.ts";
import type { Hop, ModelHop, RetrievalHop, ToolHop, Trace } from "../../domain/trace.ts";

type Field<H> = {
  readonly field: string;
  readonly remedy: FieldRemedy;
  readonly isPresent: (hop: H, trace: Trace) => boolean;
  /** What a failed hop cannot have: it is not asked for there. */
  readonly needsSuccess?: true;
};

const MODEL: readonly Field<ModelHop>[] = [
  { field: "the messages as they were sent", remedy: "messages", isPresent: ({ input = [] }) => input.length > 0 },
  {
    field: "the served model",
    remedy: "served-model",
    isPresent: (hop) => hop.resolvedModel !== undefined,
    needsSuccess: true,
  },
  { field: "the answer", remedy: "completion", isPresent: ({ output }) => output !== undefined, needsSuccess: true },
  { field: "start and end", remedy: "latency", isPresent: ({ startNs, endNs }) => startNs !== null && endNs !== null },
];

const RETRIEVAL: readonly Field<RetrievalHop>[] = [
  { field: "the query", remedy: "query", isPresent: ({ query }) => query !== undefined },
  { field: "the documents", remedy: "documents", isPresent: ({ documents }) => documents !== undefined },
  {
    field: "their scores",
    remedy: "scores",
    isPresent: ({ documents }) => documents?.every(({ score }) => score !== undefined) ?? false,
  },
  {
    field: "their texts",
    remedy: "document-text",
    isPresent: ({ documents }) => documents?.every(({ text }) => text !== undefined) ?? false,
  },
  {
    field: "the index version",
    remedy: "index-version",
    isPresent: (_, { versions }) => versions.retrieval.id !== null,
  },
];

const TOOL: readonly Field<ToolHop>[] = [
  { field: "the arguments", remedy: "arguments", isPresent: (hop) => hop.arguments !== undefined },
  { field: "the result", remedy: "results", isPresent: ({ result }) => result !== undefined, needsSuccess: true },
  {
    field: "the schema version",
    remedy: "tool-schema",
    isPresent: (_, { versions: { tools } }) => tools.id !== null && tools.partial !== true,
  },
];

/** Of every hop there is, how many have each thing the job needs. Kinds that no trace has are left out. */
export function fieldCoverage(traces: readonly Trace[]): readonly FieldCoverage[] {
  const isAsked = (hop: Hop) => hop.kind !== "retrieval" || hop.embedding !== true;
  const hops = traces.flatMap((trace) => trace.hops.filter(isAsked).map((hop) => ({ hop, trace })));
  const of = <H extends Hop>(kind: H["kind"], fields: readonly Field<H>[]): readonly FieldCoverage[] => {
    const ours = hops.filter((found): found is { hop: H; trace: Trace } => found.hop.kind === kind);
    return fields.flatMap(({ field, remedy, isPresent, needsSuccess }) => {
      const asked = needsSuccess ? ours.filter(({ hop }) => hop.status !== "error") : ours;
      const present = asked.filter(({ hop, trace }) => isPresent(hop, trace)).length;
      return asked.length === 0 ? [] : [{ hop: kind, field, hops: asked.length, present, remedy }];
    });
  };
  return [...of("model", MODEL), ...of("retrieval", RETRIEVAL), ...of("tool", TOOL)];
}
