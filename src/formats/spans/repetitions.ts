import { attributeText } from "../../domain/attribute-text.ts";
import { ALIASES, firstText } from "./aliases.ts";
import { hopKind } from "./hop-kind.ts";
import type { RawSpan } from "./raw-span.ts";

/** Steps that were recorded more than once. */
export type Repetitions = {
  /** Spans that recorded the same model call as another one, by that other span: the framework's around the client's. */
  readonly doubles: ReadonlyMap<RawSpan, RawSpan>;
  /** Spans that repeat what others say: they are no hop. */
  readonly repeating: ReadonlySet<RawSpan>;
};

/**
 * Finds what one trace recorded twice. A model span around others repeats them: around one, it is that one's double;
 * around several, it holds them. Two model spans side by side that overlap in time and have one response id are one
 * call as well. What a client of the Model Context Protocol records inside of a tool's span is that tool again.
 *
 * @param spans in order of time
 */
export function findRepetitions(
  spans: readonly RawSpan[],
  ancestors: (span: RawSpan) => readonly RawSpan[],
): Repetitions {
  const kinds = new Map(spans.map((span) => [span, hopKind(span)]));
  const models = spans.filter((span) => kinds.get(span) === "model");
  const seenAgain = [
    ...spans.filter((span) => isSeenFromInside(span, kinds, ancestors)),
    ...spans.filter(isInnerRerank).flatMap((span) => ancestors(span).filter(isOuterRerank)),
  ];
  // Most traces hold one model call.
  if (models.length < 2) return { doubles: new Map(), repeating: new Set(seenAgain) };
  const around = new Map(models.map((span) => [span, modelsAround(span, kinds, ancestors)]));
  const holding = new Set([...around.values()].flat());
  const leaves = models.filter((span) => !holding.has(span));
  const leavesIn = countsOf(leaves.flatMap((leaf) => around.get(leaf) ?? []));
  const doubles = new Map<RawSpan, RawSpan>();
  for (const leaf of leaves) {
    const outer = around.get(leaf)?.find((up) => leavesIn.get(up) === 1);
    if (outer) doubles.set(leaf, outer);
  }
  const twins = twinsAmong(leaves);
  for (const [twin, first] of twins) if (!doubles.has(first)) doubles.set(first, twin);
  return { doubles, repeating: new Set([...holding, ...twins.keys(), ...seenAgain]) };
}

function countsOf(spans: readonly RawSpan[]): ReadonlyMap<RawSpan, number> {
  const counts = new Map<RawSpan, number>();
  for (const span of spans) counts.set(span, (counts.get(span) ?? 0) + 1);
  return counts;
}

/** The model spans around one, up to the first step that is the application's own: a tool or an agent may call models. */
function modelsAround(
  inner: RawSpan,
  kinds: ReadonlyMap<RawSpan, string>,
  ancestors: (span: RawSpan) => readonly RawSpan[],
): readonly RawSpan[] {
  const above = ancestors(inner);
  const end = above.findIndex((span) => kinds.get(span) === "tool" || kinds.get(span) === "retrieval" || isAgent(span));
  const near = end < 0 ? above : above.slice(0, end);
  return near.filter((outer) => kinds.get(outer) === "model" && isOneCall(outer, inner));
}

function isAgent({ attributes }: RawSpan): boolean {
  const words = [
    "gen_ai.operation.name",
    "openinference.span.kind",
    "langfuse.observation.type",
    "traceloop.span.kind",
  ];
  return words.some((name) => AGENTS.has(attributeText(attributes, name)?.toLowerCase() ?? ""));
}

const AGENTS: ReadonlySet<string> = new Set(["invoke_agent", "invoke_workflow", "create_agent", "agent"]);

/** What happened at another time is another call, unless the provider gave both the same id. */
function isOneCall(a: RawSpan, b: RawSpan): boolean {
  const id = responseId(a);
  return overlap(a, b) || (id !== undefined && id === responseId(b));
}

/** Later model spans that recorded the same call as an earlier one beside them, with that earlier one. */
function twinsAmong(leaves: readonly RawSpan[]): ReadonlyMap<RawSpan, RawSpan> {
  const firsts = new Map<string, RawSpan[]>();
  const twins = new Map<RawSpan, RawSpan>();
  for (const leaf of leaves) {
    const id = responseId(leaf);
    if (id === undefined) continue;
    const earlier = firsts.get(id) ?? [];
    // Some agents give every call of a run the id of the run, so the times must agree too.
    const first = earlier.find((other) => overlap(other, leaf));
    if (first) twins.set(leaf, first);
    else firsts.set(id, [...earlier, leaf]);
  }
  return twins;
}

function responseId({ attributes }: RawSpan): string | undefined {
  return firstText(attributes, ALIASES.responseId)?.text;
}

/** Whether two spans share some time; times that were not recorded are taken to. */
function overlap(a: RawSpan, b: RawSpan): boolean {
  const startsBefore = (one: RawSpan, other: RawSpan) =>
    one.startNs === null || other.endNs === null || one.startNs < other.endNs || one.startNs === other.startNs;
  return startsBefore(a, b) && startsBefore(b, a);
}

function isSeenFromInside(
  span: RawSpan,
  kinds: ReadonlyMap<RawSpan, string>,
  ancestors: (span: RawSpan) => readonly RawSpan[],
): boolean {
  if (kinds.get(span) !== "tool" || attributeText(span.attributes, "mcp.method.name") === undefined) return false;
  const tool = toolName(span);
  return ancestors(span).some((up) => kinds.get(up) === "tool" && toolName(up) === tool);
}

function toolName({ attributes }: RawSpan): string | undefined {
  return firstText(attributes, ALIASES.toolName)?.text;
}

/** Older versions of the AI SDK have one span for a reranking, newer ones two. */
function isOuterRerank({ attributes }: RawSpan): boolean {
  return attributeText(attributes, "ai.operationId") === "ai.rerank";
}

function isInnerRerank({ attributes }: RawSpan): boolean {
  return attributeText(attributes, "ai.operationId") === "ai.rerank.doRerank";
}
