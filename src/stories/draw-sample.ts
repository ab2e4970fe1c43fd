import type { Sample } from "../domain/case.ts";
import type { Incomplete } from "../domain/run.ts";
import type { Condition, Suite } from "../domain/suite.ts";
import { buildCases } from "../pipeline/build-cases.ts";
import { createDraw, type Draw } from "../pipeline/draw.ts";
import type { SurveyReport, World } from "../ports.ts";

/** The cases a run is made of, or why there are none. */
export type Drawn =
  | { readonly status: "drawn"; readonly sample: Sample; readonly notes: readonly string[] }
  | { readonly status: "empty"; readonly incomplete: Incomplete };

/** Surveys all traces, draws from them, and turns what was drawn into cases. */
export async function drawSample(suite: Suite, world: World): Promise<Drawn> {
  const { windowMs, where } = suite.traces;
  const now = world.clock.now().getTime();
  const drawing = createDraw({
    sample: suite.sample,
    where,
    ...(windowMs === undefined ? {} : { since: BigInt(now - windowMs) * 1_000_000n }),
  });
  const request = {
    attributes: drawing.attributes,
    conversations: false,
    counts: false,
    seed: suite.sample.seed,
    size: suite.sample.size,
  };
  const report = await world.traces.survey(request, drawing.add);
  const draw = drawing.result();
  return casesOf(draw, suite, world, skippedRecords(report));
}

/** The cases of traces that an earlier run drew, so that both ask the same questions. Traces that are gone are named. */
export async function sampleAgain(
  traceIds: readonly string[],
  earlier: Pick<Draw, "traces" | "strata" | "seed" | "leftOut">,
  suite: Suite,
  world: World,
): Promise<Drawn> {
  return casesOf({ ...earlier, ids: traceIds.toSorted() }, suite, world, []);
}

async function casesOf(draw: Draw, suite: Suite, world: World, notes: readonly string[]): Promise<Drawn> {
  const traces = draw.ids.length === 0 ? [] : await world.traces.fetch(draw.ids);
  const sample = buildCases(traces, {
    sample: suite.sample,
    slices: suite.traces.slices,
    ...(suite.traces.expected === undefined ? {} : { expected: suite.traces.expected }),
    draw,
  });
  const gone = draw.ids.length - traces.length;
  const missing =
    gone === 0 ? [] : [`${gone} of the ${draw.ids.length} traces drawn are no longer where traces are read from.`];
  return sample.cases.length === 0
    ? { status: "empty", incomplete: noCases(draw, suite, sample) }
    : { status: "drawn", sample, notes: [...notes, ...missing, ...unreadableTraces(sample)] };
}

function noCases(draw: Draw, suite: Suite, sample: Sample): Incomplete {
  const filters = [
    ...suite.traces.where.map(inWords),
    ...(suite.traces.windowMs === undefined ? [] : [`the last ${Math.round(suite.traces.windowMs / 3_600_000)} hours`]),
  ];
  if (draw.traces === 0) {
    return {
      reason: "no-cases",
      problem: `${suite.path}: traces: none of the traces is left${filters.length === 0 ? "" : ` after ${filters.join(", ")}`}`,
      remedy: "Widen traces.window or traces.where in the suite file, or point traces.from at newer traces.",
    };
  }
  const reasons = Object.entries(sample.leftOut).map(([reason, count]) => `${count} × ${reason}`);
  return {
    reason: "no-cases",
    problem: `${suite.path}: traces: not one of the ${draw.ids.length} traces drawn can be used${reasons.length === 0 ? "" : `: ${reasons.join(", ")}`}`,
    remedy:
      "Record the model calls as OpenTelemetry GenAI spans, with their messages; the README's section on traces says how.",
  };
}

function inWords(condition: Condition): string {
  return "is" in condition
    ? `${condition.attribute} = ${condition.is.join(" or ")}`
    : `${condition.attribute} other than ${condition.isNot.join(", ")}`;
}

function skippedRecords({ records, badRecords, firstProblems }: SurveyReport): readonly string[] {
  const first = firstProblems[0];
  if (badRecords === 0 || first === undefined) return [];
  return [
    `${badRecords} of ${records} records of the traces were skipped; the first is ${first.place}: ${first.problem}.`,
  ];
}

function unreadableTraces(sample: Sample): readonly string[] {
  return Object.entries(sample.leftOut).map(([reason, count]) => {
    const traces = `${count} ${count === 1 ? "trace" : "traces"}`;
    return reason === "no recorded input"
      ? `${traces} without recorded input: a replay cannot ask them.`
      : `${traces} left out: ${reason}.`;
  });
}
