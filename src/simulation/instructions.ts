import { withoutDocuments } from "./documents.ts";
import { sentences, stems } from "./words.ts";

/** What the system text asks for. What it does not mention is absent, and then not done. */
export type Instructions = {
  /** The brackets to cite in. */
  readonly cite?: readonly [open: string, close: string];
  /** At most so many sentences. */
  readonly brief?: number;
  readonly documentsOnly: boolean;
  /** The keys of the JSON object to reply with. */
  readonly jsonKeys?: readonly string[];
  /** The words of each topic to refuse. */
  readonly refuse: readonly ReadonlySet<string>[];
  /** What to say when refusing, where the text prescribes it. */
  readonly refusal?: string;
};

const FORBIDS = /\b(?:do not|don't|never|avoid|no need to|no) (?:\w+ ){0,2}(?:cit\w*|sources?|JSON)\b/i;
// "Answer without citations" forbids them; "Never answer without citations" does not.
const DOES_WITHOUT = /^(?!.*\b(?:never|not)\b).*\bwithout (?:any )?(?:cit\w*|sources?)\b/i;
const CITES = /\b(?:cit(?:e|es|ed|ing|ations?)|sources?|square brackets)\b/i;
const ONLY_DOCUMENTS =
  /\b(?:only|nothing but|solely|exclusively)\b.*\b(?:documents?|context|passages)\b|\b(?:documents?|context|passages)\b.*\b(?:only|alone)\b/i;
const JSON_REPLY = /\bJSON\b/;
const REFUSES = /^(?:refuse|decline|(?:do not|never) (?:answer|discuss|reveal|share|help with|talk about))\b(.*)$/i;
const WORDING = /\b(?:refus\w*|declin\w*)\b.*["“]([^"”]+)["”]/i;

/** Reads the instructions of a system text; its documents are not instructions. */
export function readInstructions(system: string): Instructions {
  const asked = sentences(joinLists(withoutDocuments(system)));
  const wanted = asked.filter((sentence) => !FORBIDS.test(sentence) && !DOES_WITHOUT.test(sentence));
  const cite = wanted.find((sentence) => CITES.test(sentence) && !JSON_REPLY.test(sentence));
  const brief = asked.map(sentenceLimit).find((limit) => limit !== undefined);
  const json = wanted.find((sentence) => JSON_REPLY.test(sentence));
  const refusal = asked.map((sentence) => WORDING.exec(sentence)?.[1]).find((wording) => wording !== undefined);
  return {
    ...(cite !== undefined && { cite: bracketsIn(cite) }),
    ...(brief !== undefined && { brief }),
    documentsOnly: asked.some((sentence) => ONLY_DOCUMENTS.test(sentence)),
    ...(json !== undefined && { jsonKeys: keysIn(json) }),
    refuse: asked.flatMap(topicsOf),
    ...(refusal !== undefined && { refusal }),
  };
}

/** True when a question is about one of the topics: most of a topic's words occur in it. */
export function isRefused(question: ReadonlySet<string>, topics: readonly ReadonlySet<string>[]): boolean {
  return topics.some((topic) => {
    const shared = [...topic].filter((word) => question.has(word)).length;
    return shared >= Math.min(topic.size, Math.max(2, Math.ceil((topic.size * 2) / 3)));
  });
}

// "Refuse:\n- legal advice\n- passwords" says the same as "Refuse: legal advice; passwords".
function joinLists(text: string): string {
  return text.replace(/:[ \t]*\n+((?:[ \t]*[-*] .+\n?)+)/g, (_, items: string) => {
    const joined = items.split("\n").map((item) => item.replace(/^[ \t]*[-*] /, "").trim());
    return `: ${joined.filter((item) => item !== "").join("; ")}\n`;
  });
}

const NUMBERS: readonly string[] = ["zero", "one", "two", "three", "four", "five", "six"];

function sentenceLimit(sentence: string): number | undefined {
  const limit = /\b(\d+|one|two|three|four|five|six)(?: \w+)? sentences?\b/i.exec(sentence)?.[1]?.toLowerCase();
  if (limit !== undefined) return NUMBERS.includes(limit) ? NUMBERS.indexOf(limit) : Number(limit);
  return /\b(?:brief|briefly|short|concise)\b/i.test(sentence) ? 2 : undefined;
}

function bracketsIn(sentence: string): readonly [string, string] {
  const example = /([[({<])\w+([\])}>])/.exec(sentence);
  return [example?.[1] ?? "[", example?.[2] ?? "]"];
}

function keysIn(sentence: string): readonly string[] {
  const keys = [...sentence.matchAll(/["'`“](\w+)["'`”]/g)].map((match) => match[1] ?? "");
  return keys.length > 0 ? keys : ["answer"];
}

// Words that introduce topics and are none themselves.
const FRAME = /^[^:;]*?\b(?:about|for|to|with)\b|^[^:;]*:/i;

function topicsOf(sentence: string): readonly ReadonlySet<string>[] {
  const rest = REFUSES.exec(sentence)?.[1];
  if (rest === undefined) return [];
  return rest
    .replace(FRAME, "")
    .split(/[;,]|\bor\b/)
    .map(stems)
    .filter((topic) => topic.size > 0);
}
