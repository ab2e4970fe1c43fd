import type { AnswerCache } from "../../../src/edges/models/answer-cache.ts";

/** A cache that lasts as long as the test. */
export function memory(): AnswerCache {
  const kept = new Map<string, Awaited<ReturnType<AnswerCache["get"]>>>();
  return { get: async (key) => kept.get(key), set: async (key, reply) => void kept.set(key, reply) };
}
