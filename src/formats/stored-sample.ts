import { digestOf } from "../domain/digest.ts";
import type { Run } from "../domain/run.ts";
import type { Trace } from "../domain/trace.ts";
import { traceLine } from "../domain/trace-line.ts";
import { UserError } from "../errors.ts";
import { nativeProblem, readNativeTrace } from "./native/record.ts";

/** The ids of the traces that a run's rows were made of, each once, sorted. */
export function tracesOfRun(run: Run): readonly string[] {
  return [...new Set(run.cases.flatMap(({ trials }) => trials.map(({ trace }) => trace)))].sort();
}

/**
 * Where the texts of a run's sample lie on the branch: `samples/<suite>/<digest>.jsonl`, or `.jsonl.sealed`. The digest
 * is that of the sample and of the traces behind it: two weeks may ask the same questions of different traces.
 */
export function samplePath(run: Run, text: "plain" | "sealed"): string {
  const digest = digestOf({ sample: run.sample.digest, traces: tracesOfRun(run) });
  return `samples/${run.suite}/${digest}.jsonl${text === "sealed" ? ".sealed" : ""}`;
}

/** One line of JSON per trace, in eval-baseline's own trace form, sorted by id: equal traces give equal text. */
export function serialiseSample(traces: readonly Trace[]): string {
  return traces
    .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map(traceLine)
    .join("");
}

/**
 * The traces in a text that `serialiseSample` wrote.
 *
 * @param path where the text lies, for the error
 * @throws UserError when a line is no trace
 */
export function parseSample(text: string, path: string): readonly Trace[] {
  return text.split("\n").flatMap((line, index) => (line === "" ? [] : [traceIn(line, `${path}:${index + 1}`)]));
}

function traceIn(line: string, place: string): Trace {
  const value = parsed(line, place);
  const trace = readNativeTrace(value);
  if (trace !== undefined) return trace;
  throw broken(`${place} is not a stored trace: ${nativeProblem(value) ?? "it was written by hand"}`);
}

function parsed(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw broken(`${place} is not JSON`, cause);
  }
}

function broken(problem: string, cause?: unknown): UserError {
  const remedy = "Restore the file from the branch's history, or delete it and record a new baseline.";
  return new UserError(problem, remedy, cause === undefined ? {} : { cause });
}
