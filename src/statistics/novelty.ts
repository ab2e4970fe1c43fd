import { cosine, type TextVector, textVectors } from "./text-vectors.ts";

/** How near a text is to the nearest of those known, 0…1, and how often one of those is as far from the others. */
export type Novelty = { readonly similarity: number; readonly p: number };

/**
 * How new texts are beside known ones, by their characters alone.
 *
 * Answers: is a request like those that are tested? Similarity is the largest cosine of three-character windows
 * (text-vectors.ts); p(q) = (1 + #{known texts no nearer to the others than q is})/(N + 1), small for what is unlike all
 * that is known. Blind to meaning; fits up to about 10⁴ texts. Source: STATISTICS.md.
 *
 * @param known at least one text  @returns a function of a text
 */
export function noveltyBeside(known: readonly string[]): (text: string) => Novelty {
  const { vectors, vectorOf } = textVectors(known);
  const usual = vectors.map((vector, index) => nearest(vector, vectors.toSpliced(index, 1)));
  return (text) => {
    const similarity = nearest(vectorOf(text), vectors);
    return { similarity, p: (1 + usual.filter((own) => own <= similarity).length) / (known.length + 1) };
  };
}

function nearest(text: TextVector, others: readonly TextVector[]): number {
  return others.reduce((best, other) => Math.max(best, cosine(text, other)), 0);
}
