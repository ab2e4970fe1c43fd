import type { Assembled } from "../../domain/assembled.ts";
import type { Recording } from "../../domain/case.ts";
import type { Asked } from "../../domain/case-answers.ts";
import { roughInputTokens } from "../../domain/cost.ts";
import { digestOf } from "../../domain/digest.ts";
import type { Message } from "../../domain/message.ts";
import type { ModelSpec } from "../../domain/model-spec.ts";
import type { EndpointSpec, ToolsSpec } from "../../domain/suite.ts";
import type { Variant } from "../../domain/variant.ts";
import type { EstimateInput } from "../estimate.ts";
import { exactly, type Need, NONE, type Range, sum, times, tokensRange } from "./need.ts";
import type { JudgedAnswer } from "./scorer-needs.ts";
import { atMost, modelCallsOf, outputOf, resultTokens, type Seen, toolCallsOf } from "./seen.ts";

type Arm = EstimateInput["arms"][number];
type Surroundings = Pick<EstimateInput, "tools" | "application"> & {
  readonly seen: Seen;
  /** Requests of the arms before, which will be in the cache. Added to. */
  readonly sent: Set<string>;
};
type Answers = { readonly needs: readonly Need[]; readonly judged: readonly JudgedAnswer[] };

/** What the answers of one arm take, without scoring, and which of the trials will have one. */
export async function answerNeeds(arm: Arm, asked: readonly Asked[], around: Surroundings): Promise<Answers> {
  const { application, seen, sent } = around;
  if (application !== undefined) return ofApplication(asked, application, seen);
  const { model } = arm.variant;
  if (model === null) return { needs: [], judged: [] };
  // Trials of one recording send the same messages.
  const openings = new Map<Recording, Opening | undefined>();
  for (const recording of new Set(asked.map((one) => one.recording)))
    openings.set(recording, await openingOf(arm, recording));
  const needs: Need[] = [];
  const judged: JudgedAnswer[] = [];
  for (const { case: one, recording, trial } of asked) {
    const opening = openings.get(recording);
    if (opening === undefined) continue;
    const key = opening.digest === undefined ? undefined : `${trial} ${opening.digest}`;
    const alone = key === undefined || !sent.has(key);
    if (key !== undefined) sent.add(key);
    const conversation = conversationOf(recording, opening.tokens, model, around);
    needs.push(alone ? conversation : { ...conversation, calls: { ...conversation.calls, low: 0 } });
    needs.push(...endpointNeeds(arm.variant, recording, around));
    judged.push({ case: one, recording, output: outputOf(recording, seen), alone });
  }
  return { needs, judged };
}

/** @property digest says which request it is; absent where that is not known yet */
type Opening = { readonly tokens: number; readonly digest?: string };

/** Undefined where the recording cannot be replayed. A live endpoint is not asked for an estimate. */
async function openingOf({ variant, assemble }: Arm, recording: Recording): Promise<Opening | undefined> {
  const { model, tools = [] } = variant;
  if (variant.retrieval.kind === "endpoint")
    return recording.turns.length === 0 ? undefined : { tokens: roughInputTokens(recordedMessages(recording), tools) };
  const assembled: Assembled = await assemble(recording, { trial: 0, signal: new AbortController().signal });
  if (assembled.status === "failed") return undefined;
  const { messages } = assembled;
  const digest = digestOf({ name: model?.name, url: model?.baseUrl, with: model?.parameters, messages, tools });
  return { tokens: roughInputTokens(messages, tools), digest };
}

function recordedMessages({ system, turns }: Recording): readonly Message[] {
  return system === undefined ? turns : [{ role: "system", text: system }, ...turns];
}

/**
 * Every call of an agent sends the opening again, and those after the first the tool results so far: half of all, on
 * average over the calls.
 */
function conversationOf(recording: Recording, opening: number, model: ModelSpec, around: Surroundings): Need {
  const { tools, seen } = around;
  const mostSteps = tools === undefined ? Number.POSITIVE_INFINITY : (tools?.mostSteps ?? 1);
  const own = modelCallsOf(recording);
  const calls = {
    low: Math.min(seen.modelCalls.fewest, own, mostSteps),
    likely: Math.min(own, mostSteps),
    high: Math.min(atMost(own, seen.modelCalls.most), mostSteps),
  };
  const results = tokensRange(resultTokens(recording));
  const carrying = { low: carriersOf(calls.low), likely: carriersOf(calls.likely), high: carriersOf(calls.high) };
  const output = limited(outputOf(recording, seen), calls, model);
  const input = sum(
    times(calls, tokensRange(opening)),
    times(carrying, { ...results, high: Math.ceil(results.high * 1.5) }),
  );
  return { calls, input, output, ...(model.price === undefined ? {} : { price: model.price }) };
}

function carriersOf(calls: number): number {
  return calls > 1 ? calls / 2 : 0;
}

/** No answer is longer than its model may write. */
function limited(output: Range, calls: Range, { parameters }: ModelSpec): Range {
  const limit = parameters["max_completion_tokens"] ?? parameters["max_output_tokens"] ?? parameters["max_tokens"];
  if (typeof limit !== "number") return output;
  return {
    low: Math.min(output.low, limit * calls.low),
    likely: Math.min(output.likely, limit * calls.likely),
    high: Math.min(output.high, limit * calls.high),
  };
}

function endpointNeeds({ retrieval }: Variant, recording: Recording, { tools, seen }: Surroundings): readonly Need[] {
  const searches = Math.max(recording.retrievals.length, 1);
  return [
    ...(retrieval.kind === "endpoint" ? [callsOf(retrieval.endpoint, exactly(searches))] : []),
    ...(tools ? toolNeeds(tools, recording, seen) : []),
  ];
}

function toolNeeds({ results, notRecorded }: ToolsSpec, recording: Recording, { toolCalls }: Seen): readonly Need[] {
  const own = toolCallsOf(recording);
  const high = atMost(own, toolCalls.most);
  if (results !== "recorded")
    return [callsOf(results.endpoint, { low: Math.min(toolCalls.fewest, own), likely: own, high })];
  return typeof notRecorded === "object" ? [callsOf(notRecorded.endpoint, { ...NONE, high })] : [];
}

function callsOf({ price }: EndpointSpec, calls: Range): Need {
  return { calls, input: NONE, output: NONE, ...(price === undefined ? {} : { perCall: price }) };
}

/** An application is asked once for each trial. What it uses of a model is guessed from production, where that told it. */
function ofApplication(
  asked: readonly Asked[],
  { price }: NonNullable<EstimateInput["application"]>,
  seen: Seen,
): Answers {
  const needs = asked.map(({ recording: { observed } }): Need => {
    const { input = 0, output = 0 } = (observed.status === "answered" ? observed.usage : undefined) ?? {};
    const perCall = price === undefined ? {} : { perCall: price };
    return {
      calls: exactly(1),
      input: { low: 0, likely: input, high: input },
      output: { low: 0, likely: output, high: output },
      ...perCall,
    };
  });
  const judged = asked.map(({ case: one, recording }) => ({
    case: one,
    recording,
    output: outputOf(recording, seen),
    alone: true,
  }));
  return { needs, judged };
}
