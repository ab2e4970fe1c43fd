import type { Recording } from "../../domain/case.ts";
import type { Message } from "../../domain/message.ts";
import type { Attributes, ModelHop, Trace } from "../../domain/trace.ts";
import { observedAnswer } from "./observed-answer.ts";
import { recordedToolResults } from "./tool-results.ts";

/**
 * What a replay needs of a trace. The last model hop is the one that answered: what it was given, up to the user's last
 * turn, is asked again.
 *
 * @returns undefined for a trace without a model hop
 */
export function toRecording(trace: Trace): Recording | undefined {
  const calls = trace.hops.filter((hop) => hop.kind === "model");
  const last = calls.at(-1);
  if (last === undefined) return undefined;
  const { system, turns, after } = splitInput(last);
  return {
    traceId: trace.id,
    turns,
    ...(system !== undefined && { system }),
    variables: variablesOf(trace),
    ...(trace.startNs !== null && { time: new Date(Number(trace.startNs / 1_000_000n)).toISOString() }),
    retrievals: trace.hops.flatMap((hop) =>
      hop.kind === "retrieval" && hop.documents !== undefined
        ? [{ ...(hop.query !== undefined && { query: hop.query }), documents: hop.documents }]
        : [],
    ),
    toolResults: recordedToolResults(trace.hops, turns, after),
    observed: observedAnswer(calls, last, after),
    attributes: trace.attributes,
    evaluations: trace.evaluations,
    versions: trace.versions,
  };
}

/** System text from the head of the input; the turns up to the user's last; and what the agent did after that. */
function splitInput({ input = [] }: ModelHop): {
  readonly system?: string;
  readonly turns: readonly Message[];
  readonly after: readonly Message[];
} {
  const firstTurn = input.findIndex(({ role }) => role !== "system");
  const head = firstTurn < 0 ? input : input.slice(0, firstTurn);
  const lastUser = input.findLastIndex(({ role }) => role === "user");
  return {
    ...(head.length > 0 && { system: head.map(({ text }) => text).join("\n\n") }),
    turns: lastUser < 0 ? [] : input.slice(head.length, lastUser + 1),
    after: input.slice(Math.max(lastUser + 1, head.length)),
  };
}

const VARIABLE = "gen_ai.prompt.variable.";

/** Variables of the last assembly that has any; those that only an outer span carries are added. */
function variablesOf({ hops, attributes }: Trace): Attributes {
  const assembled = hops.flatMap((hop) => (hop.kind === "assembly" && hop.variables ? [hop.variables] : [])).at(-1);
  const outer = Object.entries(attributes).filter(([name]) => name.startsWith(VARIABLE));
  return { ...Object.fromEntries(outer.map(([name, value]) => [name.slice(VARIABLE.length), value])), ...assembled };
}
