import type { Chance } from "./chance.ts";
import type { Passage } from "./documents.ts";
import type { Instructions } from "./instructions.ts";
import type { Traits } from "./models.ts";
import type { Content } from "./structured.ts";
import { overlap } from "./words.ts";

export const UNKNOWN = "I do not know: the documents do not say.";

/** What an answer is made of. */
export type Material = {
  readonly question: ReadonlySet<string>;
  readonly passages: readonly Passage[];
  /** One sentence per tool result. */
  readonly reports: readonly string[];
};

/** Writes the answer: what the tools said, then the sentences that share most words with the question. */
export function compose(material: Material, asked: Instructions, traits: Traits, chance: Chance): Content {
  const { reports } = material;
  const isBrief = asked.brief !== undefined && chance("brief") < traits.follows.brief;
  const length = isBrief ? (asked.brief ?? traits.talkative) : Math.max(traits.talkative, (asked.brief ?? 0) + 1);
  const quoted = choose(material, traits, chance).slice(0, Math.max(0, length - reports.length));
  if (reports.length === 0 && quoted.length === 0)
    return { text: withoutEvidence(material, asked, traits, chance), sources: [] };
  const cite = asked.cite !== undefined && chance("cite") < traits.follows.cite ? asked.cite : undefined;
  const body = [...reports, ...quoted.map((passage) => quote(passage, cite))].join(" ");
  return {
    text: isBrief ? body : `Thank you for your question. ${body} Please write again if anything is unclear.`,
    sources: [...new Set(quoted.map(({ document }) => document))],
  };
}

/** The passages it dares to use, the best first; the earlier document wins a tie. */
function choose({ question, passages }: Material, traits: Traits, chance: Chance): readonly Passage[] {
  const ranked = passages
    .map((passage) => ({ passage, score: scoreOf(passage, question) }))
    .filter(({ score }) => score >= traits.needs)
    .sort((a, b) => b.score - a.score)
    .map(({ passage }) => passage);
  return ranked.length > 1 && chance("slip") < traits.slips ? ranked.slice(1) : ranked;
}

/** Words shared with the question; a word that only the title has counts half. */
function scoreOf({ words, titleWords }: Passage, question: ReadonlySet<string>): number {
  const title = new Set([...titleWords].filter((word) => !words.has(word)));
  return overlap(question, words) + overlap(question, title) / 2;
}

function withoutEvidence({ passages }: Material, asked: Instructions, traits: Traits, chance: Chance): string {
  if (asked.documentsOnly && chance("documentsOnly") < traits.follows.documentsOnly) return UNKNOWN;
  // A model that is not held to its documents makes something up.
  return passages[0]?.text ?? "That should normally be possible, in most cases within a few days.";
}

function quote({ text, document }: Passage, cite: Instructions["cite"]): string {
  if (cite === undefined) return text;
  const [open, close] = cite;
  const end = /[.!?]$/.test(text) ? text.slice(-1) : "";
  return `${text.slice(0, text.length - end.length)} ${open}${document}${close}${end}`;
}
