import type { RetrievedDocument } from "../../../src/domain/message.ts";

/** One article of the help centre. */
export type HelpDocument = { readonly id: string; readonly title: string; readonly text: string };

export const CURRENT_INDEX = "kb-2026-09-01";
export const STALE_INDEX = "kb-2026-06-01";

/** How the index looked three months before: articles that said something else, or were not there yet. */
const BEFORE: { readonly [id: string]: readonly (readonly [now: string, then: string])[] | "missing" } = {
  d1: [["30 days", "14 days"]],
  d2: [["5 working days", "10 working days"]],
  d4: [["48 hours", "24 hours"]],
  d6: [["25 years", "10 years"]],
  d7: [
    ["4.90", "3.90"],
    ["2 to 4 working days", "3 to 5 working days"],
    ["free for orders over 60", "free for orders over 40"],
  ],
  d8: "missing",
  d9: [["14 countries", "9 countries"]],
  d11: [["for 7 days", "for 5 days"]],
  d12: "missing",
  d13: "missing",
  d15: [["8 days", "14 days"]],
  d16: [["3 years", "2 years"]],
  d17: [["20 minutes", "60 minutes"]],
  d20: "missing",
  d26: "missing",
};

/** The articles as the older index held them. @throws Error when an article no longer says what it replaced */
export function staleDocuments(documents: readonly HelpDocument[]): readonly HelpDocument[] {
  return documents.flatMap((document) => {
    const before = BEFORE[document.id] ?? [];
    return before === "missing" ? [] : [{ ...document, text: before.reduce(rewind, document.text) }];
  });
}

function rewind(text: string, [now, then]: readonly [string, string]): string {
  if (!text.includes(now)) throw new Error(`no document says "${now}" any more`);
  return text.replace(now, then);
}

const TOP = 3;
const FEW_WORDS = 3;

/**
 * The articles that share most words with the query, at most three; rare words weigh more. A query of few words is
 * widened by the question before it.
 */
export function search(
  documents: readonly HelpDocument[],
  query: string,
  previous = "",
): readonly Required<RetrievedDocument>[] {
  const indexed = documents.map((document) => ({ document, words: wordsOf(`${document.title} ${document.text}`) }));
  const wanted = wordsOf(query).size < FEW_WORDS + 2 ? wordsOf(`${query} ${previous}`) : wordsOf(query);
  const weight = (word: string) => {
    const holders = indexed.filter(({ words }) => words.has(word)).length;
    return holders === 0 ? 0 : Math.log(1 + documents.length / holders);
  };
  return indexed
    .map(({ document, words }) => ({
      ...document,
      score: [...wanted].filter((word) => words.has(word)).reduce((sum, word) => sum + weight(word), 0),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, TOP)
    .map((found) => ({ ...found, score: Number((found.score / 20).toFixed(3)) }));
}

// Six letters of a word stand for it: enough to bring "return" and "returning" together.
function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[a-z0-9]{3,}/g) ?? [];
  return new Set(words.map((word) => word.replace(/s$/, "").slice(0, 6)));
}
