import { FLAWS, type Flaw } from "../../domain/trace.ts";
import { isCutOffJson } from "../cut-off-json.ts";
import { own } from "../json-shape.ts";
import { ALIASES } from "./aliases.ts";
import type { RawSpan } from "./raw-span.ts";
import type { SpanTree } from "./span-tree.ts";

/** What is wrong with a recording, each kind once. */
export function readFlaws({ spans, complete, repeatedId }: SpanTree): readonly Flaw[] {
  const isWrong: { readonly [flaw in Flaw]: boolean } = {
    "missing-parent": !complete,
    "backward-clock": spans.some(({ startNs, endNs }) => startNs !== null && endNs !== null && endNs < startNs),
    "repeated-span-id": repeatedId,
    truncated: spans.some(isTruncated),
    // Only who reads the records can know of those that are no span at all.
    "unreadable-record": false,
  };
  return FLAWS.filter((flaw) => isWrong[flaw]);
}

/** A limit of the SDK or of the store cut it: the writer says so, or content that is JSON ends in its middle. */
function isTruncated({ truncated, attributes, events }: RawSpan): boolean {
  if (truncated) return true;
  return [attributes, ...events.map((event) => event.attributes)].some((content) =>
    JSON_CONTENT.some((name) => isCutOffJson(own(content, name))),
  );
}

/** What is always written as JSON. A model's own text, which may be JSON that the model did not finish, is not here. */
const JSON_CONTENT = [
  ...ALIASES.inputMessages,
  ...ALIASES.outputMessages,
  ...ALIASES.documents,
  ...ALIASES.definitions,
  "gen_ai.prompt",
  "input.value",
];
