import { attributeText } from "../../domain/attribute-text.ts";
import type { Attributes, ModelHop } from "../../domain/trace.ts";
import type { Version } from "../../domain/version.ts";
import { ALIASES, firstText } from "./aliases.ts";
import { readModelNames } from "./model-names.ts";
import type { SpanTree } from "./span-tree.ts";
import type { Step } from "./step.ts";

/** The model that answered a call, else the one that was asked for. */
export function nativeModel({ attributes }: Step<ModelHop>): Version | undefined {
  const { requested, served } = readModelNames(attributes);
  const named = served ?? requested;
  return named && { id: named.text, source: "native", from: named.name };
}

/** The prompt's version with its name, from the call, the nearest span around it, else any span or resource. */
export function nativePrompt({ spans, ancestors }: SpanTree, call: Step<ModelHop> | undefined): Version | undefined {
  const near = call === undefined ? [] : [call, ...ancestors(call.span)].map(({ attributes }) => attributes);
  const others = spans.map(({ attributes }) => attributes);
  const resources = new Set(spans.map(({ resource }) => resource));
  for (const attributes of [...near, ...others, ...resources]) {
    const version = promptVersionIn(attributes);
    if (version !== undefined) return version;
  }
  return undefined;
}

function promptVersionIn(attributes: Attributes): Version | undefined {
  // On a span of the Model Context Protocol the name is that of a prompt the server offers.
  if (attributeText(attributes, "mcp.method.name") !== undefined) return undefined;
  const version = firstText(attributes, ALIASES.promptVersion);
  if (version === undefined) return undefined;
  const name = promptName(attributes);
  return {
    id: name === undefined ? version.text : `${name}@${version.text}`,
    source: "native",
    from: version.name,
  };
}

function promptName(attributes: Attributes): string | undefined {
  const name = firstText(attributes, ALIASES.promptName);
  const owner = name?.name === "lc_hub_repo" ? attributeText(attributes, "lc_hub_owner") : undefined;
  return owner === undefined || owner === "-" ? name?.text : `${owner}/${name?.text}`;
}
