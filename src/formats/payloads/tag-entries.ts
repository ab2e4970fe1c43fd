import { items } from "../json-shape.ts";
import { type Entry, entry } from "./attribute-values.ts";

/** Tags such as `env:production` as attributes: what stands before the first colon is the name. One without a colon is true. */
export function tagEntries(tags: unknown): readonly Entry[] {
  return items(tags).flatMap((tag) => {
    if (typeof tag !== "string" || tag === "") return [];
    const colon = tag.indexOf(":");
    return colon > 0 ? entry(tag.slice(0, colon), tag.slice(colon + 1)) : entry(tag, true);
  });
}
