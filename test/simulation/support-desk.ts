import { Liquid } from "liquidjs";
import { readSuiteFiles, type SuiteFiles } from "../../evals/support-desk/generate.ts";
import { type HelpDocument, search } from "../../evals/support-desk/generator/knowledge-base.ts";
import { answerVisit } from "../../evals/support-desk/generator/production.ts";
import { QUESTIONS, type Question } from "../../evals/support-desk/generator/questions.ts";

/** One version of every layer of the example suite. */
export type Layers = SuiteFiles & { readonly model: string };

/** One question, answered; no answer when a tool was called that the shop has not got. */
type Answered = { readonly question: Question; readonly answer: string | undefined };

/** The layers as they lie in the example suite. */
export async function exampleLayers(): Promise<Layers> {
  return { ...(await readSuiteFiles()), model: "sim-large-2026-08-01" };
}

const TRIALS = 6;

/** Asks every question of the example several times under the given layers, without a server. */
export async function askAll(layers: Layers): Promise<readonly Answered[]> {
  const engine = new Liquid();
  const template = engine.parse(layers.template);
  const system = async (documents: readonly object[]) =>
    String(await engine.render(template, { policy: layers.policy, documents }));
  const asked = Array.from({ length: TRIALS }, (_, trial) =>
    QUESTIONS.map((question) => ask(question, { ...layers, temperature: 0.2, seed: `trial ${trial}`, system })),
  );
  return Promise.all(asked.flat());
}

async function ask(
  question: Question,
  assistant: Parameters<typeof answerVisit>[1] & { readonly documents: readonly HelpDocument[] },
): Promise<Answered> {
  const visit = { traceId: question.text, conversation: question.text, question, atMs: 0, form: "new" } as const;
  const documents = search(assistant.documents, question.text, question.follows);
  const history = question.follows === undefined ? [] : [{ role: "user", content: question.follows } as const];
  try {
    const { answer } = await answerVisit(visit, assistant, { documents, history });
    return { question, answer };
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("the shop has no tool"))
      return { question, answer: undefined };
    throw error;
  }
}

/** The share of answers that hold the expected phrase, 0…1, over all questions or those of one intent. */
export function rightShare(answers: readonly Answered[], intent?: Question["intent"]): number {
  return share(answers, intent, ({ question, answer = "" }) =>
    answer.toLowerCase().includes(question.expected.toLowerCase()),
  );
}

/** The share of answers with a citation, 0…1. */
export function citedShare(answers: readonly Answered[]): number {
  return share(answers, undefined, ({ answer = "" }) => /\[d\d+\]/.test(answer));
}

function share(
  answers: readonly Answered[],
  intent: Question["intent"] | undefined,
  holds: (answered: Answered) => boolean,
): number {
  const counted = answers.filter(({ question }) => intent === undefined || question.intent === intent);
  return counted.filter(holds).length / counted.length;
}
