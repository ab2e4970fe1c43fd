import { sha256 } from "../../domain/digest.ts";

/** Ids in an order that has nothing to do with what they stand for: that of their digests with a seed. */
export function inOrder(ids: readonly string[], seed = ""): readonly string[] {
  return ids
    .map((id) => ({ id, digest: sha256(`${seed}\u0000look\u0000${id}`) }))
    .sort((a, b) => (a.digest < b.digest ? -1 : 1))
    .map(({ id }) => id);
}
