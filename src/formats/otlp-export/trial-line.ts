import type { Answer } from "../../domain/answer.ts";
import type { FinishedTrial } from "../../domain/case-answers.ts";
import { digestOf } from "../../domain/digest.ts";
import type { Score } from "../../domain/score.ts";
import { STAMP_PREFIX } from "../../domain/stamp.ts";
import type { Variant } from "../../domain/variant.ts";
import { LAYERS } from "../../domain/version.ts";
import { writeAttributes } from "./any-value.ts";
import { type Event, laidOut } from "./spans.ts";
import { trialSpans } from "./trial-spans.ts";

/**
 * A finished trial as OTLP/JSON on one line, without the line end: an ExportTraceServiceRequest, as the file exporter of
 * OpenTelemetry's collector writes it. One trace of GenAI spans: the trial with its version tuple and its scores, and
 * below it what was searched, asked and called. It holds the texts.
 *
 * Trace and span ids are digests of what was asked under which versions, and of what came back: an answer out of the cache
 * has the same ids in every run, and a new one has ids of its own.
 *
 * @param written when it is written: the time of an answer whose steps have none
 */
export function trialLine(
  run: { readonly suite: string; readonly variant: Variant },
  trial: FinishedTrial,
  written: Date,
): string {
  const { suite, variant } = run;
  const resource = writeAttributes({ "service.name": "eval-baseline", "eval_baseline.suite": suite });
  const { answer } = trial;
  const spans = answer.status === "answered" ? trialSpans(variant, trial.recording, answer) : [];
  const root = {
    name: "invoke_agent eval_baseline.replay",
    kind: 1 as const,
    attributes: rootAttributes(run, trial),
    ...(answer.status === "failed" ? { error: { type: answer.reason, message: answer.detail } } : {}),
    events: Object.entries(trial.row.scores).map(([metric, score]) => evaluation(metric, score)),
  };
  const scope = { name: "eval-baseline" };
  const laid = laidOut(traceIdOf(run, trial), root, spans, written);
  return JSON.stringify({
    resourceSpans: [{ resource: { attributes: resource }, scopeSpans: [{ scope, spans: laid }] }],
  });
}

function traceIdOf(
  { suite, variant }: { readonly suite: string; readonly variant: Variant },
  trial: FinishedTrial,
): string {
  const versions = LAYERS.map((layer) => variant.versions[layer].id);
  const asked = { suite, label: variant.label, versions, case: trial.case.id, trial: trial.trial };
  return digestOf({ ...asked, answer: asMade(trial.answer), scores: trial.row.scores }).slice(0, 32);
}

/** An answer without what is otherwise when the cache gives it. How long it took tells it from another of the same words. */
function asMade(answer: Answer): object {
  if (answer.status === "failed") return answer;
  return { ...answer, cached: undefined, steps: answer.steps?.map((step) => ({ ...step, at: undefined })) };
}

/** The trace id of a whole line, without the line end; undefined for one that was cut off. */
export function traceIdIn(line: string): string | undefined {
  return line.endsWith(LINE_END) ? /"traceId":"([0-9a-f]{32})"/.exec(line)?.[1] : undefined;
}

/** How JSON closes the spans, their scope and their resource. */
const LINE_END = "]}]}]}";

function rootAttributes({ variant }: { readonly variant: Variant }, trial: FinishedTrial) {
  const { usd, latencyMs } = trial.row;
  return {
    "gen_ai.operation.name": "invoke_agent",
    "gen_ai.agent.name": "eval_baseline.replay",
    "eval_baseline.variant": variant.label,
    "eval_baseline.case": trial.case.id,
    "eval_baseline.trial": trial.trial,
    "eval_baseline.recording": trial.recording.traceId,
    "eval_baseline.usd": usd,
    "eval_baseline.latency_ms": latencyMs,
    ...Object.fromEntries(LAYERS.map((layer) => [`${STAMP_PREFIX}${layer}`, variant.versions[layer].id ?? undefined])),
  };
}

/** One score as the conventions record it; an answer that could not be scored says why, and has no value. */
function evaluation(metric: string, score: Score): Event {
  const told =
    score.status === "scored"
      ? {
          "gen_ai.evaluation.score.value": score.value,
          "eval_baseline.evaluation.flipped": score.flipped,
        }
      : { "error.type": score.reason };
  return {
    name: "gen_ai.evaluation.result",
    attributes: { "gen_ai.evaluation.name": metric, ...told, "eval_baseline.evaluation.by": "machine" },
  };
}
