import type { Attributes } from "../../../domain/trace.ts";
import { own } from "../../json-shape.ts";
import { metadataEntries } from "../../payloads/attribute-values.ts";
import type { Addition } from "./additions.ts";

/** Names that the conventions flatten; every other attribute is none of this folder's business. */
export const FLATTENED =
  /^(?:llm\.|(?:in|out)put\.value$|retrieval\.|reranker\.|embedding\.|tool\.|tool_call\.|metadata(?:\.|$)|traceloop\.|gen_ai\.(?:prompt|completion)\.\d)/;

/**
 * What an application says about a request beside the conventions: the keys of OpenInference's `metadata` as
 * `metadata.<key>`, and these and Traceloop's association properties under their own names, so that a suite may name
 * them as whoever wrote them did. A key that would pass for an attribute of the conventions gets no name of its own.
 */
export function carriedAttributes(attributes: Attributes): readonly Addition[] {
  const metadata = metadataEntries(own(attributes, "metadata")).filter(([name]) => name.startsWith(METADATA));
  const carried = [...Object.entries(attributes), ...metadata].flatMap(([name, value]): readonly Addition[] => {
    const prefix = CARRIERS.find((carrier) => name.startsWith(carrier));
    const ownName = prefix === undefined ? "" : name.slice(prefix.length);
    return ownName === "" || FLATTENED.test(ownName) ? [] : [[ownName, value]];
  });
  return [...metadata, ...carried];
}

/**
 * The names under which a value may stand in a span for `expandFlattened` to give it its own name: a reader that looks
 * for only some attributes has to look for these.
 */
export function carriersOf(name: string): readonly string[] {
  return FLATTENED.test(name) && !name.startsWith(METADATA)
    ? [name]
    : [name, "metadata", ...CARRIERS.map((carrier) => carrier + name)];
}

const METADATA = "metadata.";
const CARRIERS = [METADATA, "traceloop.association.properties."];
