import type { Attributes } from "../../domain/trace.ts";
import type { SpanTree } from "./span-tree.ts";

/**
 * The attributes of a whole trace in one map. A root span's own value wins over every other span's, a span's over its
 * resource's, and the earlier span's over the later one's.
 */
export function mergeAttributes({ spans, isRoot }: SpanTree): Attributes {
  const roots = spans.filter(isRoot);
  const others = spans.filter((span) => !isRoot(span));
  const ordered = [...roots, ...others];
  const layers = [...ordered.map(({ attributes }) => attributes), ...new Set(ordered.map(({ resource }) => resource))];
  const merged = new Map<string, Attributes[string]>();
  for (const attributes of layers)
    for (const [name, value] of Object.entries(attributes))
      if (value !== null && !merged.has(name)) merged.set(name, value);
  return Object.fromEntries(merged);
}
