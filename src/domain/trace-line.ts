import type { Hop, Trace } from "./trace.ts";

/** What a trace of the native form says `format` is. */
export const TRACE_FORMAT = "eval-baseline-trace/1";

/** A trace as one line of JSON, its end included. */
export function traceLine(trace: Trace): string {
  return `${JSON.stringify(writeTrace(trace))}\n`;
}

/**
 * A trace as a JSON value of the native form, whole: `readNativeTrace` gives an equal trace back. What a hand-written
 * trace leaves to be derived (versions with their sources, spans, flaws) is written out, and `stack` says so.
 * Nanoseconds are decimal text, because JSON's numbers do not hold them.
 */
export function writeTrace(trace: Trace): object {
  return {
    format: TRACE_FORMAT,
    id: trace.id,
    stack: trace.stack,
    time: written(trace.startNs),
    ...(trace.conversation !== undefined && { conversation: trace.conversation }),
    attributes: trace.attributes,
    versions: trace.versions,
    evaluations: trace.evaluations,
    flaws: trace.flaws,
    contradictions: trace.contradictions,
    upstream: trace.upstream,
    hops: trace.hops.map(writeHop),
  };
}

function writeHop(hop: Hop): object {
  const { kind, spanId, parentId, name, synthesised, startNs, endNs, ...rest } = hop;
  const span = { id: spanId, parent: parentId, name, synthesised };
  return { [kind]: { span, start: written(startNs), end: written(endNs), ...inWords(kind, rest) } };
}

/** The form's own, shorter words for some properties. */
function inWords(kind: Hop["kind"], properties: object): object {
  const words = WORDS[kind];
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [words.get(name) ?? name, value]));
}

const SAME: ReadonlyMap<string, string> = new Map();
const WORDS: { readonly [kind in Hop["kind"]]: ReadonlyMap<string, string> } = {
  retrieval: SAME,
  assembly: SAME,
  model: new Map([
    ["requestedModel", "requested"],
    ["resolvedModel", "resolved"],
    ["definitions", "tools"],
  ]),
  tool: new Map([["tool", "name"]]),
  parse: SAME,
};

function written(time: bigint | null): string | null {
  return time === null ? null : String(time);
}
