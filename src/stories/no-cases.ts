import type { Sample } from "../domain/case.ts";
import { durationText } from "../domain/duration-text.ts";
import { groupedNumber } from "../domain/grouped-number.ts";
import type { Incomplete } from "../domain/run.ts";
import type { Condition, Suite } from "../domain/suite.ts";

/** No trace is in the window and fits the filters. */
export function noneLeft({ path, traces }: Suite, leftOut: Sample["leftOut"]): Incomplete {
  const filters = [
    ...traces.where.map(inWords),
    ...(traces.windowMs === undefined ? [] : [`the last ${durationText(traces.windowMs).replace(/^1 /, "")}`]),
  ];
  if (filters.length === 0 && Object.keys(leftOut).length === 0)
    return {
      reason: "no-cases",
      problem: `${path}: traces.from: there is no trace`,
      remedy: "See to it that traces are there, or correct traces.from in the suite file.",
    };
  const after = filters.length === 0 ? "" : ` after ${filters.join(", ")}`;
  return {
    reason: "no-cases",
    problem: `${path}: traces: none of the traces is left${after}${reasons(leftOut)}`,
    remedy: "Widen traces.window or traces.where in the suite file, or point traces.from at newer traces.",
  };
}

/** There are traces, and the rate is so small that it reaches none. */
export function noneDrawn({ path, sample }: Suite, there: number): Incomplete {
  const asked = typeof sample.size === "number" ? `size: ${sample.size}` : `rate: ${sample.size.rate}`;
  return {
    reason: "no-cases",
    problem: `${path}: sample.${asked} draws none of ${groupedNumber(there)} traces`,
    remedy: "Raise sample.rate, or write sample.size in its place.",
  };
}

/** @param drawn how many traces were drawn */
export function noneUsable({ path }: Suite, drawn: number, leftOut: Sample["leftOut"]): Incomplete {
  // Whatever was fetched and cannot be used is left out for a reason.
  if (Object.keys(leftOut).length === 0)
    return {
      reason: "no-cases",
      problem: `${path}: traces: not one of the ${drawn} traces drawn could be fetched`,
      remedy:
        "See to it that the source gives each trace that it lists; a command is run twice and must print them again.",
    };
  return {
    reason: "no-cases",
    problem: `${path}: traces: not one of the ${drawn} traces drawn can be used${reasons(leftOut)}`,
    remedy: "Record the model calls with their messages; docs/traces.md says how, for each tracing stack.",
  };
}

/** @param there about how many traces */
export function tooManyForConversations({ path }: Suite, there: number): Incomplete {
  return {
    reason: "no-cases",
    problem: `${path}: sample.turns: all cannot tell which traces make a conversation among about ${groupedNumber(there)}`,
    remedy: "Narrow traces.window, or write sample.turns: one in the suite file.",
  };
}

function inWords(condition: Condition): string {
  return "is" in condition
    ? `${condition.attribute} = ${condition.is.join(" or ")}`
    : `${condition.attribute} other than ${condition.isNot.join(", ")}`;
}

function reasons(leftOut: Sample["leftOut"]): string {
  const counts = Object.entries(leftOut).map(([reason, count]) => `${count} × ${reason}`);
  return counts.length === 0 ? "" : `: ${counts.join(", ")}`;
}
