import type { RetrievedDocument } from "../../../src/domain/message.ts";
import type { JudgedKind } from "../../../src/domain/scorer-spec.ts";
import type { ModelReply, ModelRequest, Models } from "../../../src/ports.ts";
import { answerRelevance } from "../../../src/scorers/answer-relevance.ts";
import { citationSupport } from "../../../src/scorers/citation-support.ts";
import { contextFaithfulness } from "../../../src/scorers/context-faithfulness.ts";
import { contextPrecision } from "../../../src/scorers/context-precision.ts";
import { contextRecall } from "../../../src/scorers/context-recall.ts";
import { factuality } from "../../../src/scorers/factuality.ts";
import { llmRubric } from "../../../src/scorers/llm-rubric.ts";
import { pairwise } from "../../../src/scorers/pairwise.ts";
import type { AnswerToScore } from "../../../src/scorers/scorer.ts";
import { aCase, anAnswer, aRecording } from "../../builders.ts";
import { aModelSpec, aReply } from "../../pipeline/scripted-models.ts";

export const JUDGE = aModelSpec({ name: "judge-1" });

export const DOCUMENTS: readonly RetrievedDocument[] = [
  { id: "d1", title: "Returns", text: "Orders can be returned within 30 days for a full refund." },
  { id: "d2", text: "Standard delivery takes 2 to 4 working days." },
];

type Trial = Partial<Omit<AnswerToScore, "answer" | "recording">> & {
  readonly text?: string;
  readonly question?: string;
  readonly observed?: string;
};

/** An answer about returns with everything that any judge wants, unless taken away. */
export function aJudgedTrial({
  text = "Within 30 days [d1].",
  question = "Can I return my order?",
  observed = "No refunds.",
  ...rest
}: Trial = {}): AnswerToScore {
  const turns = [
    { role: "user", text: "Hello" },
    { role: "assistant", text: "Hi" },
    { role: "user", text: question },
  ] as const;
  return {
    case: aCase(),
    recording: aRecording({ turns, observed: anAnswer({ text: observed }) }),
    answer: anAnswer({ text }),
    trial: 2,
    signal: new AbortController().signal,
    expected: "Orders can be returned within 30 days.",
    documents: DOCUMENTS,
    ...rest,
  };
}

/** Scores with each judged scorer as a suite would have it. */
export function scoreWith(kind: JudgedKind, models: Models, trial: AnswerToScore, threshold?: number) {
  const limit = threshold === undefined ? {} : { threshold };
  const scorers = {
    "llm-rubric": () =>
      prepared(llmRubric, { scorer: "llm-rubric", rubric: "Names the 30 days and its source.", judge: JUDGE }, models),
    factuality: () => prepared(factuality, { scorer: "factuality", judge: JUDGE, ...limit }, models),
    "answer-relevance": () => prepared(answerRelevance, { scorer: "answer-relevance", judge: JUDGE, ...limit }, models),
    "context-recall": () => prepared(contextRecall, { scorer: "context-recall", judge: JUDGE, ...limit }, models),
    "context-precision": () =>
      prepared(contextPrecision, { scorer: "context-precision", judge: JUDGE, ...limit }, models),
    "context-faithfulness": () =>
      prepared(contextFaithfulness, { scorer: "context-faithfulness", judge: JUDGE, ...limit }, models),
    "citation-support": () => prepared(citationSupport, { scorer: "citation-support", judge: JUDGE, ...limit }, models),
    pairwise: () => prepared(pairwise, { scorer: "pairwise", judge: JUDGE, ...limit }, models),
  } as const;
  return scorers[kind]().then((score) => score(trial));
}

function prepared<Spec, Result>(
  scorer: { prepare(spec: Spec, models: Models): Promise<Result> },
  spec: NoInfer<Spec>,
  models: Models,
): Promise<Result> {
  return scorer.prepare(spec, models);
}

/** Models that answer by a script and remember what they were asked. */
export function scriptedJudge(script: (request: ModelRequest, n: number) => ModelReply | string) {
  const requests: ModelRequest[] = [];
  const models: Models = {
    async ask(request) {
      requests.push(request);
      const said = script(request, requests.length - 1);
      return typeof said === "string" ? aReply({ text: said }) : said;
    },
    embed: () => Promise.reject(new Error("no judge asks for vectors")),
  };
  return { models, requests };
}
