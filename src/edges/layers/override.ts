import type { ModelSpec } from "../../domain/model-spec.ts";
import { modelVersion } from "../../domain/model-version.ts";
import { overrideLabel } from "../../domain/override-label.ts";
import type { EndpointSpec, Suite } from "../../domain/suite.ts";
import type { Variant } from "../../domain/variant.ts";
import { UserError } from "../../errors.ts";
import { modelOfFile, overriddenModel } from "../../formats/model-override.ts";
import { isPlainUrl } from "../../formats/written-model.ts";
import type { LayerOverride } from "../../ports.ts";
import {
  type Content,
  policyFrom,
  policyOf,
  promptFrom,
  promptOf,
  retrievalFrom,
  retrievalOf,
  statedBySuite,
  toolsFrom,
  toolsOf,
} from "./contents.ts";
import { readAll } from "./files.ts";
import { findPlace, type Ground } from "./place.ts";

const ONE_MINUTE = 60_000;

/** The variant with one layer replaced. @throws UserError when the layer is none of the suite's, or cannot be had */
export async function overridden(
  suite: Suite,
  variant: Variant,
  override: LayerOverride,
  ground: Ground,
): Promise<Variant> {
  const { version, ...part } = await replacement(suite, override, ground);
  // A layer of a commit may be without a part that the variant has.
  const { template, ...others } = variant;
  const kept = override.layer === "prompt" || template === undefined ? others : { ...others, template };
  const versions = { ...variant.versions, [override.layer]: version };
  return { ...kept, ...part, label: overrideLabel(override), versions };
}

async function replacement(
  suite: Suite,
  override: LayerOverride,
  ground: Ground,
): Promise<Content<"model"> | Content<"template"> | Content<"policy"> | Content<"tools"> | Content<"retrieval">> {
  const { layer } = override;
  if (suite.layers[layer] === null) {
    throw new UserError(
      `${suite.path} says that the application has no ${layer}`,
      `Describe it under layers.${layer} to override it.`,
    );
  }
  switch (layer) {
    case "model":
      return model(suite.layers.model as ModelSpec, override, ground);
    case "prompt":
      return prompt(suite, override, ground);
    case "policy":
      return policy(suite, override, ground);
    case "tools":
      return tools(suite, override, ground);
    case "retrieval":
      return retrieval(suite, override, ground);
    default:
      return layer satisfies never;
  }
}

async function model(usual: ModelSpec, override: LayerOverride, ground: Ground): Promise<Content<"model">> {
  const { layer, value } = override;
  const chosen = value.startsWith("@")
    ? await modelAt(usual, { layer, value: value.slice(1) }, ground)
    : overriddenModel(value, usual, `--layer ${overrideLabel(override)}`);
  return { version: modelVersion(chosen, usual), model: chosen };
}

async function modelAt(usual: ModelSpec, override: LayerOverride, ground: Ground): Promise<ModelSpec> {
  const place = await findPlace(override, ground);
  if (place.kind === "files") return modelOfFile(place.files[0].text, place.files[0].path, usual);
  throw new UserError(
    `--layer model=@${override.value}: a model is no layer of files that a commit could hold`,
    "Name the file in it: model=@REF:PATH.",
  );
}

async function prompt(suite: Suite, override: LayerOverride, ground: Ground): Promise<Content<"template">> {
  const place = await findPlace(override, ground);
  if (place.kind === "commit") return promptOf(suite, place.tree);
  const { files = [], template } = suite.layers.prompt ?? {};
  const others = template === undefined ? [] : await readAll(suite, ground.tree, files, "prompt");
  const file = place.kind === "text" ? { path: "text", text: place.text } : place.files[0];
  return promptFrom(suite, file, others, overrideLabel(override));
}

async function policy(suite: Suite, override: LayerOverride, ground: Ground): Promise<Content<"policy">> {
  const place = await findPlace(override, ground);
  if (place.kind === "commit") return policyOf(suite, place.tree);
  const files = place.kind === "text" ? [{ path: "text", text: place.text }] : place.files;
  return policyFrom(files, overrideLabel(override));
}

async function tools(suite: Suite, override: LayerOverride, ground: Ground): Promise<Content<"tools">> {
  const place = await findPlace(override, ground);
  if (place.kind === "files") return toolsFrom(place.files);
  return toolsOf(suite, place.kind === "commit" ? place.tree : ground.tree);
}

async function retrieval(suite: Suite, override: LayerOverride, ground: Ground): Promise<Content<"retrieval">> {
  const { value } = override;
  if (/^https?:/i.test(value)) return asked(suite, override);
  if (value === "recorded" && (await ground.tree.read(value)) === undefined)
    return statedBySuite(suite, { kind: "recorded" });
  const place = await findPlace(override, ground);
  if (place.kind === "files") return retrievalFrom(place.files[0], value);
  const { documents } = suite.layers.retrieval ?? {};
  if (place.kind === "commit" && typeof documents === "object" && "snapshot" in documents)
    return retrievalOf(suite, place.tree);
  throw new UserError(
    `--layer ${overrideLabel(override)}: ${suite.path} names no snapshot that a commit could hold`,
    "Name the file in it: retrieval=REF:PATH.",
  );
}

/** An endpoint names its index when it is asked; what the suite says of its own index does not hold for another. */
function asked(suite: Suite, override: LayerOverride): Content<"retrieval"> {
  const { value: url } = override;
  if (!isPlainUrl(url)) {
    throw new UserError(
      `--layer ${overrideLabel({ layer: "retrieval", value: "https://…" })} is not a URL without a user name and password`,
      "Write http://… or https://…; a key goes into an environment variable that the suite names.",
    );
  }
  const { documents } = suite.layers.retrieval ?? {};
  const usual = typeof documents === "object" && "endpoint" in documents ? documents.endpoint : undefined;
  if (usual?.url === url) return statedBySuite(suite, { kind: "endpoint", endpoint: usual });
  const endpoint: EndpointSpec = usual === undefined ? { url, timeoutMs: ONE_MINUTE } : { ...usual, url };
  const version = { id: null, source: "unknown", from: "the endpoint was not asked" } as const;
  return { version, retrieval: { kind: "endpoint", endpoint } };
}
