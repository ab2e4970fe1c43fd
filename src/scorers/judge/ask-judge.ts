import type { Message } from "../../domain/message.ts";
import type { ModelSpec } from "../../domain/model-spec.ts";
import type { Score } from "../../domain/score.ts";
import { compileSchema } from "../../json-schema.ts";
import type { ModelReply, Models } from "../../ports.ts";
import { jsonIn } from "../json-answer.ts";
import { type Block, FENCES_HOLD_DATA, fenced } from "./fence.ts";

/** What a judge is told and how it is to answer: nothing in it comes from a suite or a trace. */
export type JudgeForm = {
  readonly instructions: string;
  /** The name of the answer and its JSON Schema, every property required: structured output knows no others. */
  readonly answer: { readonly name: string; readonly schema: { readonly [key: string]: unknown } };
};

export type Judging = {
  readonly blocks: readonly Block[];
  /** The suite's own criteria, which belong to the instructions. */
  readonly rubric?: string;
  /** What is wrong with an answer that follows the schema, in our own words; undefined: nothing. */
  readonly wrong?: (answer: unknown) => string | undefined;
};

export type Judged<Value> =
  | { readonly status: "judged"; readonly value: Value }
  | Extract<Score, { readonly status: "unscored" }>;

type Asking = { readonly trial: number; readonly signal: AbortSignal };
/** Asks for one judgement. An answer that does not fit is asked for once more, with what is wrong with it. */
export type AskJudge<Value> = (judging: Judging, asking: Asking) => Promise<Judged<Value>>;

/**
 * A judge that is ready to be asked. Every answer is held against the schema here as well, because not every server
 * keeps a model to it.
 * @typeParam Value what the schema of the form describes
 */
export async function openJudge<Value>(judge: ModelSpec, form: JudgeForm, models: Models): Promise<AskJudge<Value>> {
  const follows = await compileSchema(form.answer.schema);
  return async (judging, { trial, signal }) => {
    const ask = (messages: readonly Message[]) =>
      models.ask({ model: judge, messages, answerSchema: form.answer, trial }, signal);
    const messages = judgeMessages(form, judging);
    const first = await ask(messages);
    const read = readJudgement<Value>(first, follows, judging);
    if (read.status !== "unfit") return read;
    const second = await ask([...messages, ...repairMessages(first, read.problem)]);
    const repaired = readJudgement<Value>(second, follows, judging);
    return repaired.status === "unfit" ? unscoredAs("judge-malformed") : repaired;
  };
}

/** The messages that ask for a judgement: ours and the suite's words in the first, everybody's texts in the second. */
function judgeMessages({ instructions }: JudgeForm, { rubric, blocks }: Judging): readonly Message[] {
  const told = `${instructions}\n\n${FENCES_HOLD_DATA}`;
  return [
    { role: "system", text: rubric === undefined ? told : `${told}\n\nRubric:\n${rubric}` },
    { role: "user", text: fenced(blocks) },
  ];
}

/** All that is said to a judge besides the suite's and the traces' texts: a part of its identity. */
export function judgePromptOf(form: JudgeForm): unknown {
  return { ...form, fences: FENCES_HOLD_DATA, repair: [NO_JSON, NO_FORM, REPAIR] };
}

const NO_JSON = "It is not JSON.";
const NO_FORM = "It does not follow the JSON Schema that was asked for.";
const REPAIR = "Judge the same texts again and answer in that form, with JSON alone.";

type Unfit = { readonly status: "unfit"; readonly problem: string };

function readJudgement<Value>(
  reply: ModelReply,
  follows: (value: unknown) => boolean,
  { wrong }: Judging,
): Judged<Value> | Unfit {
  if (reply.status === "failed") return unscoredAs(reply.reason === "cut-off" ? "cut-off" : "judge-failed");
  if (reply.refusal !== undefined || reply.finish === "content_filter") return unscoredAs("judge-refused");
  const json = jsonIn(reply.text);
  if (json === undefined) return { status: "unfit", problem: NO_JSON };
  if (!follows(json.value)) return { status: "unfit", problem: NO_FORM };
  const problem = wrong?.(json.value);
  // The schema has just said that it is one.
  return problem === undefined ? { status: "judged", value: json.value as Value } : { status: "unfit", problem };
}

/** Enough of an answer that did not fit to know it again. */
const MOST_REPEATED = 8_000;

function repairMessages(reply: ModelReply, problem: string): readonly Message[] {
  const said = reply.status === "replied" ? reply.text.slice(0, MOST_REPEATED) : "";
  return [
    { role: "assistant", text: said },
    { role: "user", text: `Your answer cannot be read. ${problem} ${REPAIR}` },
  ];
}

function unscoredAs(reason: "cut-off" | "judge-failed" | "judge-refused" | "judge-malformed") {
  return { status: "unscored", reason } as const;
}
