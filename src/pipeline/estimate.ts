import type { Assemble } from "../domain/assembled.ts";
import type { Case, Recording } from "../domain/case.ts";
import { dollarsOf, roughInputTokens, roughTokens } from "../domain/cost.ts";
import type { Metric, ModelSpec } from "../domain/suite.ts";
import type { Usage } from "../domain/trace.ts";
import type { Variant } from "../domain/variant.ts";

export type EstimateInput = {
  /** The arms of a replay; none when observed answers are scored, and then only judges cost anything. */
  readonly arms: readonly { readonly variant: Variant; readonly assemble: Assemble }[];
  readonly cases: readonly Case[];
  readonly trials: number;
  readonly metrics: readonly Metric[];
};

export type Estimate = {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Absent where a model has no price. */
  readonly usd?: number;
};

/**
 * What a run would cost if nothing were cached, before its first call: four characters a token for what is sent, the
 * output and the number of calls as production recorded them (else 300 tokens and one call), and a judge's call for
 * every answer of every llm-rubric metric.
 */
export async function estimate({ arms, cases, trials, metrics }: EstimateInput): Promise<Estimate> {
  const recordings = cases.flatMap((one) => (arms.length === 0 ? one.recordings : recordingsAsked(one, trials)));
  const answers = await Promise.all(arms.map((arm) => answersOf(arm, recordings)));
  const judged = arms.length === 0 ? recordings : answers.flatMap((arm) => arm.recordings);
  const judges = metrics.flatMap((metric) => judgeCalls(metric, judged));
  return totalOf([...answers.flatMap((arm) => arm.calls), ...judges]);
}

/** One conversation with a model: how many calls it takes and what they use together. */
type Calls = { readonly model: ModelSpec; readonly calls: number; readonly usage: Usage };

const OUTPUT_TOKENS = 300;
const JUDGE_OUTPUT_TOKENS = 120;
const JUDGE_INSTRUCTION_TOKENS = 350;

function recordingsAsked({ recordings }: Case, trials: number): readonly Recording[] {
  return Array.from({ length: trials }, (_, trial) => recordings[trial % recordings.length] ?? recordings[0]);
}

async function answersOf({ variant, assemble }: EstimateInput["arms"][number], recordings: readonly Recording[]) {
  const { model } = variant;
  // Trials of one recording send the same messages.
  const known = new Map<Recording, Calls | undefined>();
  if (model !== null)
    for (const recording of new Set(recordings)) {
      const assembled = await assemble(recording);
      if (assembled.status === "failed") continue;
      const opening = roughInputTokens(assembled.messages, variant.tools);
      known.set(recording, { model, ...conversation(recording, opening) });
    }
  const asked = recordings.filter((recording) => known.has(recording));
  return { recordings: asked, calls: asked.flatMap((recording) => known.get(recording) ?? []) };
}

/** Every call of an agent sends the opening again, and those after the first the tool results as well. */
function conversation({ observed, toolResults }: Recording, opening: number): Omit<Calls, "model"> {
  const calls = observed.status === "answered" ? Math.max(observed.modelCalls, 1) : 1;
  const results = toolResults.reduce((sum, one) => sum + roughTokens(one.arguments) + roughTokens(one.result), 0);
  return { calls, usage: { input: calls * opening + (calls - 1) * results, output: outputOf(observed) } };
}

function outputOf(observed: Recording["observed"]): number {
  return observed.status === "answered" ? (observed.usage?.output ?? OUTPUT_TOKENS) : OUTPUT_TOKENS;
}

function judgeCalls({ spec }: Metric, recordings: readonly Recording[]): readonly Calls[] {
  if (spec.scorer !== "llm-rubric") return [];
  const instructions = JUDGE_INSTRUCTION_TOKENS + roughTokens(spec.rubric);
  return recordings.map((recording) => {
    const question = recording.turns.findLast((turn) => turn.role === "user")?.text ?? "";
    const input = instructions + roughTokens(question) + outputOf(recording.observed);
    return { model: spec.judge, calls: 1, usage: { input, output: JUDGE_OUTPUT_TOKENS } };
  });
}

function totalOf(all: readonly Calls[]): Estimate {
  let usd: number | undefined = 0;
  const total = { calls: 0, inputTokens: 0, outputTokens: 0 };
  for (const { model, calls, usage } of all) {
    const dollars = dollarsOf(usage, model.price);
    usd = usd === undefined || dollars === undefined ? undefined : usd + dollars;
    total.calls += calls;
    total.inputTokens += usage.input;
    total.outputTokens += usage.output;
  }
  return usd === undefined ? total : { ...total, usd };
}
