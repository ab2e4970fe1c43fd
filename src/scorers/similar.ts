import { normaliseText } from "../domain/digest.ts";
import type { EmbedReply } from "../ports.ts";
import { expectedText } from "./expected-text.ts";
import { graded, type Scorer, type SpecOf, unscored } from "./scorer.ts";

/**
 * Cosine of the embeddings of answer and expected text; below zero is 0. The two are asked for apart, so that what a
 * case expects is paid for once.
 */
export const similar: Scorer<SpecOf<"similar">> = {
  about: "answer",
  revision: "similar/1",
  async prepare({ value, model, threshold }, models) {
    return async (toScore) => {
      const wanted = expectedText(value, toScore);
      if (wanted === undefined || wanted.trim() === "") return unscored("no-expected-value");
      const answer = normaliseText(toScore.answer.text);
      // Providers refuse to embed nothing.
      if (answer.trim() === "") return graded(0, threshold);
      const replies = await Promise.all(
        [answer, wanted].map((text) => models.embed({ model, texts: [text] }, toScore.signal)),
      );
      if (replies.some((reply) => reply.status === "failed" && reply.reason === "cut-off")) return unscored("cut-off");
      const [a, b] = replies.map(vectorOf);
      const cosine = a === undefined || b === undefined ? undefined : cosineOf(a, b);
      return cosine === undefined ? unscored("embedding-failed") : graded(Math.min(Math.max(cosine, 0), 1), threshold);
    };
  },
};

function vectorOf(reply: EmbedReply): readonly number[] | undefined {
  return reply.status === "embedded" ? reply.vectors[0] : undefined;
}

/** −1…1; undefined for vectors that have no angle: of two lengths, of nothing, of zeros. */
function cosineOf(a: readonly number[], b: readonly number[]): number | undefined {
  if (a.length !== b.length) return undefined;
  const dot = (x: readonly number[], y: readonly number[]) =>
    x.reduce((sum, value, place) => sum + value * (y[place] ?? 0), 0);
  const cosine = dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  return Number.isFinite(cosine) ? cosine : undefined;
}
