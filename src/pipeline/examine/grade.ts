import { attributeText } from "../../domain/attribute-text.ts";
import type { Grade, Graded, Lack } from "../../domain/diagnosis.ts";
import type { Hop, ModelHop, RetrievalHop, ToolHop, Trace } from "../../domain/trace.ts";

/**
 * What a trace can be used for. A level fails when a lower one fails; a level about hops that the trace has not got is
 * skipped, so plain chat reaches 1, tools without retrieval 2. Sampling parameters and prices come from the suite and
 * are not asked for.
 */
export function gradeOf(trace: Trace): Graded {
  const calls = trace.hops.filter((hop) => hop.kind === "model");
  const searches = trace.hops.filter(isSearch);
  const tools = trace.hops.filter((hop) => hop.kind === "tool");
  const usesTools = tools.length > 0 || calls.some(({ output }) => (output?.toolCalls ?? []).length > 0);
  const first = textLacks(trace, calls);
  const second = usesTools ? toolLacks(calls, tools) : [];
  const third = searches.length > 0 ? searchLacks(searches) : [];
  const ceiling: Grade = searches.length > 0 ? 3 : usesTools ? 2 : 1;
  return { grade: gradeReached(first, second, third, ceiling), ceiling, lacks: [...first, ...second, ...third] };
}

function gradeReached(first: readonly Lack[], second: readonly Lack[], third: readonly Lack[], ceiling: Grade): Grade {
  if (first.length > 0) return 0;
  if (second.length > 0) return 1;
  if (third.length > 0) return ceiling === 3 && second.length === 0 ? 2 : 1;
  return ceiling;
}

/** An embedding is a step of a search and finds nothing by itself. */
function isSearch(hop: Hop): hop is RetrievalHop {
  return hop.kind === "retrieval" && hop.embedding !== true;
}

function textLacks(trace: Trace, calls: readonly ModelHop[]): readonly Lack[] {
  const last = calls.at(-1);
  if (last === undefined) return ["model-call"];
  const named = last.resolvedModel ?? last.requestedModel;
  const input = last.input ?? [];
  return [
    ...(named === undefined && trace.versions.model.id === null ? (["model-name"] as const) : []),
    ...(input.some(({ role }) => role === "user") ? [] : (["input"] as const)),
    ...(continues(trace) ? (["earlier-turns"] as const) : []),
    ...(input.some(({ text }) => MEDIA.test(text)) ? (["media"] as const) : []),
    ...(trace.flaws.includes("truncated") ? (["whole-text"] as const) : []),
  ];
}

/** The provider holds the earlier turns: they are in no message of this trace. */
function continues({ attributes }: Trace): boolean {
  return PREVIOUS.some((name) => attributeText(attributes, name) !== undefined);
}

const PREVIOUS = ["gen_ai.request.previous_response.id", "gen_ai.request.previous_response_id", "previous_response_id"];

/** What readers leave in the place of an image or a file. */
const MEDIA = /^\[(image|image_url|audio|input_audio|video|file|uri|blob)\]$/m;

function toolLacks(calls: readonly ModelHop[], tools: readonly ToolHop[]): readonly Lack[] {
  const definitions = calls.flatMap(({ definitions: told = [] }) => told);
  const asked = calls.flatMap(({ output }) => output?.toolCalls ?? []).length;
  const answered = tools.filter(({ result }) => result !== undefined).length + quotedResults(calls);
  return [
    ...(definitions.length === 0 ? (["tool-definitions"] as const) : []),
    ...(definitions.some(({ parameters }) => parameters === undefined) ? (["tool-parameters"] as const) : []),
    ...(Math.max(asked, tools.length) > answered ? (["tool-results"] as const) : []),
  ];
}

/** Results without a span of their own still stand in the input of the last call. */
function quotedResults(calls: readonly ModelHop[]): number {
  return (calls.at(-1)?.input ?? []).filter(({ role }) => role === "tool").length;
}

function searchLacks(searches: readonly RetrievalHop[]): readonly Lack[] {
  const documents = searches.flatMap(({ documents: found = [] }) => found);
  return [
    ...(searches.every(({ query }) => query !== undefined) ? [] : (["query"] as const)),
    ...(searches.every(({ documents: found }) => found !== undefined) ? [] : (["documents"] as const)),
    ...(documents.every(({ text }) => text !== undefined) ? [] : (["document-text"] as const)),
  ];
}
