import type { Chance } from "./chance.ts";
import { type ChatMessage, type ChatRequest, isObject, type JsonObject } from "./chat.ts";
import type { Traits } from "./models.ts";
import { fillSchema } from "./structured.ts";
import { sentences, shareFound, stems } from "./words.ts";

/** What a judge is asked: the levels it may give, the fenced texts, and everything outside the fences. */
type Judging = {
  readonly schema: JsonObject;
  readonly key: string;
  readonly levels: readonly unknown[];
  readonly answer: string;
  /** What a right answer says, where the request gives it. */
  readonly reference?: string;
  readonly evidence: string;
  readonly rubric: string;
};

/**
 * The verdict of the simulated judge as a JSON text, or undefined when nobody asks for one: a structured answer with a
 * list of levels, about a fenced text. It is a rule, not a mind: words shared with the question and the evidence, and
 * the few criteria (sources, brevity) that the rubric names.
 */
export function judge(request: ChatRequest, traits: Traits, chance: Chance): string | undefined {
  const judging = readJudging(request);
  if (judging === undefined) return undefined;
  const { schema, key, levels } = judging;
  const exact = Math.round(quality(judging) * (levels.length - 1));
  const shift = chance("judge") < traits.judges ? 0 : exact === 0 || chance("harsh") < 0.5 ? 1 : -1;
  const level = levels[Math.max(0, Math.min(levels.length - 1, exact + shift))];
  const reason = `Rule of the simulated judge: level ${exact + 1} of ${levels.length} by shared words.`;
  return JSON.stringify({ ...fillSchema(schema, { text: reason, sources: [] }), [key]: level });
}

function readJudging({ answerSchema, messages }: ChatRequest): Judging | undefined {
  if (!isObject(answerSchema) || !isObject(answerSchema["properties"])) return undefined;
  const scale = Object.entries(answerSchema["properties"]).find(
    ([, property]) => isObject(property) && Array.isArray(property["enum"]),
  );
  const blocks = messages.flatMap(fencedBlocks);
  if (scale === undefined || blocks.length === 0) return undefined;
  const [key, property] = scale;
  const levels: readonly unknown[] = isObject(property) && Array.isArray(property["enum"]) ? property["enum"] : [];
  const answer = blocks.findLast(({ heading }) => /answer|response|reply|output/i.test(heading)) ?? blocks.at(-1);
  const reference = blocks.find(({ heading }) => /reference|expected/i.test(heading));
  return {
    schema: answerSchema,
    key,
    levels: worstFirst(levels),
    answer: answer?.text ?? "",
    ...(reference !== undefined && { reference: reference.text }),
    evidence: blocks
      .filter((block) => block !== answer && block !== reference)
      .map(({ text }) => text)
      .join("\n"),
    rubric: messages.map(({ content }) => content.replace(FENCED, "")).join("\n"),
  };
}

type Block = { readonly heading: string; readonly text: string };

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

function worstFirst(levels: readonly unknown[]): readonly unknown[] {
  if (levels.every((level) => typeof level === "number")) return [...levels].sort((a, b) => a - b);
  return /^(?:a|yes|good|best|pass|right|correct|excellent)\b/i.test(String(levels[0]))
    ? [...levels].reverse()
    : levels;
}

/** 0…1: the mean of the criteria that can be judged. What a reference says counts as much as all else together. */
function quality({ answer, reference, evidence, rubric }: Judging): number {
  const said = stems(answer);
  if (said.size === 0) return 0;
  const onTopic = Math.min(1, 1.5 * shareFound(stems(evidence), said));
  const criteria = [evidence === "" ? Math.min(1, said.size / 8) : onTopic];
  if (/\b(?:cit\w*|sources?)\b/i.test(rubric)) criteria.push(/[[(]\w*\d+[\])]/.test(answer) ? 1 : 0);
  if (/\b(?:brief|short|concise)\b/i.test(rubric)) criteria.push(sentences(answer).length <= 3 ? 1 : 0);
  const mean = criteria.reduce((sum, criterion) => sum + criterion, 0) / criteria.length;
  return reference === undefined ? mean : (mean + shareFound(stems(reference), said)) / 2;
}
