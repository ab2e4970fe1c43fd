import { sentences, shareFound, stems } from "../words.ts";
import type { Judging } from "./judging.ts";

/** A document supports what shares this many of its words with it. */
const ENOUGH = 0.6;
const MOST = 30;

/** The sentences of the reference, else of the answer, each with whether one document has most of its words. */
export function takeApart({ answers, reference, documents }: Judging, slips: (what: string) => boolean) {
  const known = documents.map(stems);
  return sentences(reference ?? answers.at(-1)?.text ?? "")
    .filter((sentence) => stems(sentence).size > 0)
    .slice(0, MOST)
    .map((statement, index) => {
      const supported = known.some((document) => shareFound(stems(statement), document) >= ENOUGH);
      return { statement, supported: supported !== slips(`statement ${index}`) };
    });
}

/** A verdict for each line of the list that is to be gone through, else for each document. */
export function goThrough(
  { answers, question, reference, documents, list }: Judging,
  slips: (what: string) => boolean,
) {
  const known = documents.map(stems);
  if (list === undefined) {
    const wanted = stems(`${question ?? ""} ${reference ?? ""}`);
    return known.map((document, index) => ({
      number: index + 1,
      holds: shareFound(wanted, document) >= ENOUGH / 2 !== slips(`document ${index}`),
    }));
  }
  const claims = sentences(answers.at(-1)?.text ?? "");
  return list.split("\n").map((line, index) => {
    const [, mark = "", place] = /\[(.*)\] points to document (\d+)$/.exec(line) ?? [];
    const document = known[Number(place) - 1] ?? new Set<string>();
    const supported = claims
      .filter((claim) => claim.includes(mark))
      .some((claim) => shareFound(stems(claim.replaceAll(/[[(【][^\])】]*[\])】]/g, "")), document) >= ENOUGH);
    return { number: index + 1, holds: supported !== slips(`citation ${index}`) };
  });
}
