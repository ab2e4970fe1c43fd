import type { Usage } from "../../domain/trace.ts";
import { isObject } from "../../formats/json-shape.ts";
import type { EmbedReply } from "../../ports.ts";

/** Vectors as they are kept: whether they came from the cache is not a property of theirs. */
export type KeptVectors = Omit<Extract<EmbedReply, { status: "embedded" }>, "cached">;

/**
 * Reads the body of an embeddings answer: as many vectors as there were texts, each with numbers in it that are finite,
 * and all equally long. They are put in order by their `index`, since not every server keeps the order.
 *
 * @returns undefined for anything else
 */
export function parseEmbeddings(body: unknown, texts: number): KeptVectors | undefined {
  if (!isObject(body) || !Array.isArray(body["data"]) || body["data"].length !== texts) return undefined;
  const vectors: (readonly number[])[] = [];
  for (const [place, item] of body["data"].entries()) {
    if (!isObject(item) || !isVector(item["embedding"])) return undefined;
    const index = item["index"] ?? place;
    if (!isPlace(index, texts) || vectors[index] !== undefined) return undefined;
    vectors[index] = item["embedding"];
  }
  if (vectors.some(({ length }) => length !== vectors[0]?.length)) return undefined;
  return { status: "embedded", vectors, ...usageOf(body["usage"]) };
}

function isVector(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length > 0 && value.every((number) => Number.isFinite(number));
}

function isPlace(value: unknown, texts: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < texts;
}

/** An embedding has no output; some servers count the input only in the total. */
function usageOf(value: unknown): { readonly usage?: Usage } {
  if (!isObject(value)) return {};
  const input = value["prompt_tokens"] ?? value["total_tokens"];
  return typeof input === "number" ? { usage: { input, output: 0 } } : {};
}
