import { normaliseText } from "../domain/digest.ts";
import type { Suite } from "../domain/suite.ts";
import { toolsVersion } from "../domain/tool-version.ts";
import type { RetrievalMeans, Variant } from "../domain/variant.ts";
import { NO_SUCH_LAYER, UNKNOWN_VERSION, type Version } from "../domain/version.ts";
import { UserError } from "../errors.ts";
import { joinedText, type LayerFile, promptVersion, textVersion } from "../formats/layer-versions.ts";
import { parseSnapshot } from "../formats/snapshot.ts";
import { parseToolFiles } from "../formats/tool-files.ts";
import type { FileTree, LayerOverride, Variants } from "../ports.ts";

const OF_THE_BASE = "in the suite file (for a check, that of its base)";
const NONE: Version = { id: NO_SUCH_LAYER, source: "config" };

/** The variants of a suite, from the files its layers name. */
export function layerFiles(suite: Suite): Variants {
  return {
    at: (tree, label) => variantAt(suite, tree, label),
    override: (variant, tree, override) => overridden(suite, variant, tree, override),
  };
}

async function variantAt(suite: Suite, tree: FileTree, label: string): Promise<Variant> {
  const { model, prompt, policy, retrieval, tools } = suite.layers;
  const read = (globs: readonly string[], layer: string) => readAll(suite, tree, globs, layer);
  const promptFiles = prompt === null ? [] : await read(prompt.files, "prompt");
  const template =
    prompt?.template === undefined ? undefined : await readOne(suite, tree, prompt.template, "prompt.template");
  const policyFiles = policy === null ? [] : await read(policy.files, "policy");
  const definitions = tools === null ? undefined : parseToolFiles(await read(tools.definitions, "tools.definitions"));
  const means = await retrievalMeans(suite, tree);
  return {
    label,
    versions: {
      model: model === null ? NONE : { id: model.name, source: "config" },
      prompt:
        prompt === null
          ? NONE
          : promptVersion(template, without(promptFiles, prompt.template), prompt.files.join(", ")),
      policy: policy === null ? NONE : textVersion(policyFiles, policy.files.join(", ")),
      retrieval: retrieval === null ? NONE : retrievalVersion(means, retrieval.version),
      tools: definitions === undefined ? NONE : toolsVersion(definitions),
    },
    model,
    ...(template === undefined ? {} : { template }),
    policy: joinedText(policyFiles),
    ...(definitions === undefined ? {} : { tools: definitions }),
    retrieval: means,
  };
}

async function overridden(
  suite: Suite,
  variant: Variant,
  tree: FileTree,
  { layer, value }: LayerOverride,
): Promise<Variant> {
  const label = `${layer}=${value}`;
  const withVersion = (version: Version) => ({
    ...variant,
    label,
    versions: { ...variant.versions, [layer]: version },
  });
  if (layer === "model") {
    if (variant.model === null) throw noLayer(suite, layer);
    return { ...withVersion({ id: value, source: "config" }), model: { ...variant.model, name: value } };
  }
  if (suite.layers[layer] === null) throw noLayer(suite, layer);
  const file = { path: value, text: await readOverride(tree, layer, value) };
  switch (layer) {
    case "prompt": {
      const { files = [], template } = suite.layers.prompt ?? {};
      const others = template === undefined ? [] : await readAll(suite, tree, files, "prompt");
      return { ...withVersion(promptVersion(file.text, without(others, template), value)), template: file.text };
    }
    case "policy":
      return { ...withVersion(textVersion([file], value)), policy: joinedText([file]) };
    case "tools": {
      const tools = parseToolFiles([file]);
      return { ...withVersion(toolsVersion(tools)), tools };
    }
    case "retrieval": {
      const snapshot = parseSnapshot(file.text, value);
      return {
        ...withVersion({ id: snapshot.index, source: "native", from: value }),
        retrieval: { kind: "snapshot", snapshot },
      };
    }
    default:
      return layer satisfies never;
  }
}

async function retrievalMeans(suite: Suite, tree: FileTree): Promise<RetrievalMeans> {
  const { retrieval } = suite.layers;
  if (retrieval === null) return { kind: "none" };
  if (retrieval.documents === "recorded") return { kind: "recorded" };
  const path = retrieval.documents.snapshot;
  return {
    kind: "snapshot",
    snapshot: parseSnapshot(await readOne(suite, tree, path, "retrieval.documents.snapshot"), path),
  };
}

/** A snapshot names its index; for recordings the traces will, unless the suite does. */
function retrievalVersion(means: RetrievalMeans, stated: string | undefined): Version {
  if (means.kind === "snapshot") return { id: means.snapshot.index, source: "native", from: "the snapshot's manifest" };
  return stated === undefined ? UNKNOWN_VERSION : { id: stated, source: "config" };
}

/** The prompt's files besides its template. */
function without(files: readonly LayerFile[], template: string | undefined): readonly LayerFile[] {
  return files.filter(({ path }) => path !== template);
}

async function readAll(
  suite: Suite,
  tree: FileTree,
  globs: readonly string[],
  layer: string,
): Promise<readonly LayerFile[]> {
  const paths = await tree.match(globs);
  if (paths.length === 0) {
    throw new UserError(
      `${suite.path}: layers.${layer}: ${globs.join(", ")} matches no file in ${tree.label}`,
      `Put a file there or correct the glob ${OF_THE_BASE}, or write none if the application has no such layer.`,
    );
  }
  return Promise.all(paths.map(async (path) => ({ path, text: await readOne(suite, tree, path, layer) })));
}

async function readOne(suite: Suite, tree: FileTree, path: string, layer: string): Promise<string> {
  const text = await tree.read(path);
  if (text !== undefined) return normaliseText(text);
  throw new UserError(
    `${suite.path}: layers.${layer}: there is no file ${path} in ${tree.label}`,
    `Put the file there, or correct the path ${OF_THE_BASE}.`,
  );
}

async function readOverride(tree: FileTree, layer: string, path: string): Promise<string> {
  const text = await tree.read(path);
  if (text !== undefined) return normaliseText(text);
  throw new UserError(
    `--layer ${layer}=${path}: there is no file ${path} in ${tree.label}`,
    "Give the path of a file, relative to the root of the repository.",
  );
}

function noLayer(suite: Suite, layer: string): UserError {
  return new UserError(
    `${suite.path} says that the application has no ${layer}`,
    `Describe it under layers.${layer} to override it.`,
  );
}
