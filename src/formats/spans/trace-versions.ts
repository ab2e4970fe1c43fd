import { attributeText } from "../../domain/attribute-text.ts";
import { normaliseText, sha256 } from "../../domain/digest.ts";
import { toolsVersion } from "../../domain/tool-version.ts";
import type { Attributes, ModelHop } from "../../domain/trace.ts";
import { commonVersion, type Layer, UNKNOWN_VERSION, type Version, type VersionTuple } from "../../domain/version.ts";
import { ALIASES, firstText, modelName } from "./aliases.ts";
import type { RawSpan } from "./raw-span.ts";
import type { SpanTree } from "./span-tree.ts";

/** Names of the attributes that carry a layer's version, as the suite states them. */
export type VersionMapping = { readonly [layer in Layer]?: string };

/** A model call with the span it was read from. */
export type ModelSpan = { readonly hop: ModelHop; readonly span: RawSpan };

/**
 * The version of each layer, from the first source that knows it: the attribute that the suite maps, the attributes of
 * the conventions, a hash of recorded content. Where a trace calls several models, the call that gave the answer, the
 * last one, speaks for the model and the prompt.
 *
 * @param calls in order of time
 * @param merged the trace's attributes in one map
 */
export function readVersions(
  tree: SpanTree,
  calls: readonly ModelSpan[],
  merged: Attributes,
  mapping: VersionMapping,
): VersionTuple {
  const mapped = (layer: Layer) => mappedVersion(tree, mapping[layer]);
  return {
    model: mapped("model") ?? nativeModel(calls.at(-1)) ?? UNKNOWN_VERSION,
    prompt: mapped("prompt") ?? nativePrompt(tree, calls, merged) ?? systemTextHash(calls.at(-1)) ?? UNKNOWN_VERSION,
    policy: mapped("policy") ?? UNKNOWN_VERSION,
    retrieval: mapped("retrieval") ?? UNKNOWN_VERSION,
    tools: mapped("tools") ?? definitionsHash(calls) ?? UNKNOWN_VERSION,
  };
}

/** A root span's own value; else the one value that all spans agree on; else that of the resources. */
function mappedVersion({ spans, isRoot }: SpanTree, attribute: string | undefined): Version | undefined {
  if (attribute === undefined) return undefined;
  const valuesIn = (places: readonly Attributes[]) => places.flatMap((place) => attributeText(place, attribute) ?? []);
  const own = valuesIn(spans.filter(isRoot).map(({ attributes }) => attributes)).slice(0, 1);
  const candidates = [
    own,
    valuesIn(spans.map(({ attributes }) => attributes)),
    valuesIn(spans.map(({ resource }) => resource)),
  ];
  const found = candidates.find((values) => values.length > 0);
  if (found === undefined) return undefined;
  return commonVersion(found.map((id) => ({ id, source: "mapped", from: attribute })));
}

function nativeModel(call: ModelSpan | undefined): Version | undefined {
  if (call === undefined) return undefined;
  const found = modelName(call.span.attributes, [...ALIASES.resolvedModel, ...ALIASES.requestedModel]);
  if (found !== undefined) return { id: found.text, source: "native", from: found.name };
  // The span around this one may have named the model in its place.
  const id = call.hop.resolvedModel ?? call.hop.requestedModel;
  return id === undefined ? undefined : { id, source: "native" };
}

function nativePrompt(tree: SpanTree, calls: readonly ModelSpan[], merged: Attributes): Version | undefined {
  const call = calls.at(-1)?.span;
  const near = call === undefined ? [] : [call, ...tree.ancestors(call)].map(({ attributes }) => attributes);
  for (const attributes of [...near, merged]) {
    // On a span of the Model Context Protocol the name is that of a prompt the server offers.
    if (attributeText(attributes, "mcp.method.name") !== undefined) continue;
    const version = firstText(attributes, ALIASES.promptVersion);
    const name = firstText(attributes, ALIASES.promptName)?.text;
    if (version === undefined) continue;
    const id = name === undefined ? version.text : `${name}@${version.text}`;
    return { id, source: "native", from: version.name };
  }
  return undefined;
}

/** Always partial: which words of a system text were the template's and which were filled in cannot be seen. */
function systemTextHash(call: ModelSpan | undefined): Version | undefined {
  const system = call?.hop.input?.filter(({ role }) => role === "system").map(({ text }) => text) ?? [];
  if (system.length === 0) return undefined;
  const id = `sha256:${sha256(normaliseText(system.join("\n\n")))}`;
  return { id, source: "hash", partial: true, from: "system text" };
}

function definitionsHash(calls: readonly ModelSpan[]): Version | undefined {
  const definitions = calls.map(({ hop }) => hop.definitions).findLast((found) => found !== undefined);
  return definitions && toolsVersion(definitions);
}
