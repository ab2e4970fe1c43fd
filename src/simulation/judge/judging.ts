import { type ChatMessage, type ChatRequest, isObject, type JsonObject } from "../chat.ts";

/** A fenced text and what it is called. */
export type Block = { readonly heading: string; readonly text: string };

/** What a judge is asked: the form of its answer, the fenced texts by what they are, and what stands outside. */
export type Judging = {
  readonly schema: JsonObject;
  /** Two where they are to be compared. */
  readonly answers: readonly Block[];
  /** What a right answer says, where the request gives it. */
  readonly reference?: string;
  readonly question?: string;
  /** In their order, each with the id and title it opens with. */
  readonly documents: readonly string[];
  /** A list to go through. */
  readonly list?: string;
  readonly evidence: string;
  readonly rubric: string;
};

/** What a request asks a judge, or undefined: no structured answer, or no fenced text. Fenced texts are data. */
export function readJudging({ answerSchema, messages }: ChatRequest): Judging | undefined {
  if (!isObject(answerSchema)) return undefined;
  const blocks = messages.flatMap(fencedBlocks);
  if (blocks.length === 0) return undefined;
  const named = (name: RegExp) => blocks.filter(({ heading }) => name.test(heading));
  const [reference] = named(/reference|expected|expert/i);
  const replies = named(/answer|response|reply|output/i).filter((block) => block !== reference);
  const answers = replies.length === 0 ? blocks.slice(-1).filter((block) => block !== reference) : replies;
  const documents = named(/^document/i);
  const [question] = named(/question|input|query/i);
  const [list] = named(/^citations/i);
  const others = blocks.filter(
    (block) => !answers.includes(block) && block !== reference && !documents.includes(block),
  );
  const outside = messages.map(({ content }) => content.replace(FENCED, "")).join("\n");
  return {
    schema: answerSchema,
    answers,
    ...(reference !== undefined && { reference: reference.text }),
    ...(question !== undefined && { question: question.text }),
    documents: documents.map(({ text }) => text),
    ...(list !== undefined && { list: list.text }),
    evidence: others.map(({ text }) => text).join("\n"),
    rubric: outside.slice(Math.max(0, outside.lastIndexOf("Rubric:\n"))),
  };
}

export function asksForTwo({ answers }: Judging): boolean {
  return answers.length === 2;
}

// A fence of at least three marks, or an element; its own name says what it holds, or else the line before it.
const FENCED = /^([`~=<>#-]{3,})([^\n]*)\n([\s\S]*?)\n?^\1[^\n]*$|<(\w+)[^>]*>([\s\S]*?)<\/\4>/gm;

function fencedBlocks({ role, content }: ChatMessage): readonly Block[] {
  if (role !== "user") return [];
  return [...content.matchAll(FENCED)].map((match) => {
    const before = content.slice(0, match.index).trimEnd();
    const name = (match[2] ?? match[4] ?? "").trim();
    const heading = name === "" ? before.slice(before.lastIndexOf("\n") + 1) : name;
    return { heading, text: match[3] ?? match[5] ?? "" };
  });
}
