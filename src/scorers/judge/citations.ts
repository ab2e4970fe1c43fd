import type { RetrievedDocument } from "../../domain/message.ts";

/** A citation as it stands in an answer, and the place of the document that it points to. */
export type Citation = {
  /** What stands between the brackets, without white space: "d7", "1". */
  readonly mark: string;
  /** Counts from 0; absent where there is no such document. */
  readonly document?: number;
};

/**
 * The citations of an answer, in order: `[d7]`, `[1]`, `[^1]`, `[1, 3]`, `【d7】`, `(source: d7)`. A document's id
 * comes before its number; between brackets other words are no citation unless they hold a digit and no white space, and
 * neither is what stands in code.
 */
export function citationsIn(answer: string, documents: readonly RetrievedDocument[]): readonly Citation[] {
  const places = new Map(documents.map(({ id }, place) => [id, place] as const).reverse());
  const prose = answer.replace(CODE, " ");
  return [...prose.matchAll(MARKED)].flatMap(([, bracketed, named]) => {
    const whole = (bracketed ?? named ?? "").trim();
    const marks = places.has(whole) ? [whole] : whole.split(/[,;]/).map((mark) => mark.trim().replace(/^\^/, ""));
    const cites = marks.every((mark) => places.has(mark) || named !== undefined || LOOKS_LIKE_AN_ID.test(mark));
    return cites ? marks.map((mark) => citationOf(mark, places, documents.length)) : [];
  });
}

const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;
// A link's text, [see this](https://…), is followed by its address.
const MARKED = /[[【]([^[\]【】\n]{1,200})[\]】](?!\()|\([ \t]{0,4}sources?[ \t]{0,4}:([^()\n]{1,200})\)/gi;
const LOOKS_LIKE_AN_ID = /^(?=\S*\d)[\p{L}\p{N}._:#/-]+$/u;

function citationOf(mark: string, places: ReadonlyMap<string, number>, documents: number): Citation {
  const number = /^\d{1,4}$/.test(mark) ? Number(mark) - 1 : -1;
  const document = places.get(mark) ?? (number >= 0 && number < documents ? number : undefined);
  return document === undefined ? { mark } : { mark, document };
}
