import { attributeText } from "../../domain/attribute-text.ts";
import type { RawSpan } from "./raw-span.ts";

/**
 * Joins calls that were recorded as several spans, one for each thing that happened: BeeAI writes
 * `backend.openai.chat.start-16`, `….success-16` and `….finish-16`, in different places of the tree. The span of the
 * start stays and takes over what the others know; spans below the others hang below it.
 *
 * Only spans of a model or a tool with such names are joined. An outcome belongs to the start with its number that has
 * none yet, else to the latest start before it that has none.
 *
 * @param spans in order of time
 */
export function joinSplitCalls(spans: readonly RawSpan[]): readonly RawSpan[] {
  const calls: Call[] = [];
  for (const span of spans) {
    const part = partOf(span);
    if (part === undefined) continue;
    if (part.phase === "start") calls.push({ ...part, start: span, outcomes: new Map() });
    else callOf(part, calls)?.outcomes.set(part.phase, span);
  }
  const joined = calls.filter(({ outcomes }) => outcomes.size > 0);
  if (joined.length === 0) return spans;
  const whole = new Map(joined.map((call) => [call.start, joinedSpan(call)]));
  const partIds = new Map(
    joined.flatMap(({ start, outcomes }) => [...outcomes.values()].map((s) => [s, start.spanId])),
  );
  const idOfWhole = new Map([...partIds].map(([{ spanId }, start]) => [spanId, start]));
  return spans.flatMap((span) => {
    if (partIds.has(span)) return [];
    const parent = span.parentId === null ? undefined : idOfWhole.get(span.parentId);
    const kept = whole.get(span) ?? span;
    return parent === undefined ? [kept] : [{ ...kept, parentId: parent }];
  });
}

type Phase = "start" | "success" | "error" | "finish";
type Part = { readonly stem: string; readonly phase: Phase; readonly number: string };
type Call = Part & { readonly start: RawSpan; readonly outcomes: Map<Phase, RawSpan> };

const NAME = /^([\w.]{1,200})\.(start|success|error|finish)-(\d{1,9})$/;

function partOf({ name, attributes }: RawSpan): Part | undefined {
  const kind = attributeText(attributes, "openinference.span.kind")?.toUpperCase();
  if (kind !== "LLM" && kind !== "TOOL") return undefined;
  const [, stem, phase, number] = NAME.exec(name) ?? [];
  return stem === undefined || number === undefined ? undefined : { stem, phase: phase as Phase, number };
}

function callOf({ stem, phase, number }: Part, calls: readonly Call[]): Call | undefined {
  const open = calls.filter((call) => call.stem === stem && !call.outcomes.has(phase));
  return open.find((call) => call.number === number) ?? open.at(-1);
}

function joinedSpan({ start, stem, outcomes }: Call): RawSpan {
  const outcome = outcomes.get("success") ?? outcomes.get("error") ?? outcomes.get("finish");
  const parts = [start, ...outcomes.values()];
  const failed = outcomes.has("error") || parts.some(({ status }) => status === "error");
  const statusMessage = parts.map((part) => part.statusMessage).find((message) => message !== undefined);
  return {
    ...start,
    name: stem,
    // The spans themselves last until the whole run is over; that one of them began says when it happened.
    endNs: outcome?.startNs ?? start.endNs,
    status: failed ? "error" : start.status,
    ...(statusMessage !== undefined && { statusMessage }),
    attributes: Object.assign({}, ...parts.toReversed().map(({ attributes }) => attributes)),
    events: parts.flatMap(({ events }) => events),
    ...(parts.some(({ truncated }) => truncated) && { truncated: true }),
  };
}
