import { canonicalJson } from "../../domain/digest.ts";
import type { Suite } from "../../domain/suite.ts";
import { toolsVersion } from "../../domain/tool-version.ts";
import type { PromptTemplate, RetrievalMeans, Variant } from "../../domain/variant.ts";
import { NO_SUCH_LAYER, UNKNOWN_VERSION, type Version } from "../../domain/version.ts";
import { joinedText, type LayerFile, promptVersion, textVersion } from "../../formats/layer-versions.ts";
import { isPromptFile, parsePromptFile } from "../../formats/prompt-file.ts";
import { parseSnapshot } from "../../formats/snapshot.ts";
import { parseToolFiles } from "../../formats/tool-files.ts";
import type { FileTree } from "../../ports.ts";
import { MOST_SNAPSHOT_BYTES } from "../tree-limits.ts";
import { readAll, readOne } from "./files.ts";

/** What a layer is in a variant: its version, and the part of the variant that it makes. */
export type Content<Part extends keyof Variant> = { readonly version: Version } & Pick<Variant, Part>;

const NONE: Version = { id: NO_SUCH_LAYER, source: "config" };

/** The model that the suite names; it is in no layer file. */
export function modelOf({ layers: { model } }: Suite): Content<"model"> {
  return { version: { id: model?.name ?? NO_SUCH_LAYER, source: "config" }, model };
}

/** The prompt that a tree holds. @throws UserError when its files are missing or unreadable there */
export async function promptOf(suite: Suite, tree: FileTree): Promise<Content<"template">> {
  const { prompt } = suite.layers;
  if (prompt === null) return { version: NONE };
  const files = await readAll(suite, tree, prompt.files, "prompt");
  const from = prompt.files.join(", ");
  if (prompt.template === undefined) return { version: promptVersion(undefined, files, from) };
  return promptFrom(suite, await readOne(suite, tree, prompt.template, "prompt.template"), files, from);
}

/**
 * A prompt whose template is this file.
 * @param files of the prompt, the suite's template among them or not  @param from for people
 * @throws UserError when it is a prompt file that cannot be read
 */
export function promptFrom(
  suite: Suite,
  file: LayerFile,
  files: readonly LayerFile[],
  from: string,
): Content<"template"> {
  const template: PromptTemplate = isPromptFile(file.path)
    ? parsePromptFile(file.text, file.path)
    : { kind: "system", text: file.text };
  const others = files.filter(({ path }) => path !== suite.layers.prompt?.template);
  return { version: promptVersion(writtenAs(template), others, from), template };
}

/** The policy that a tree holds. @throws UserError as `promptOf` does */
export async function policyOf(suite: Suite, tree: FileTree): Promise<Content<"policy">> {
  const { policy } = suite.layers;
  if (policy === null) return { version: NONE, policy: joinedText([]) };
  return policyFrom(await readAll(suite, tree, policy.files, "policy"), policy.files.join(", "));
}

/** The policy that is these files. @param files at least one  @param from for people */
export function policyFrom(files: readonly LayerFile[], from: string): Content<"policy"> {
  return { version: textVersion(files, from), policy: joinedText(files) };
}

/** The tools that a tree defines. @throws UserError as `promptOf` does */
export async function toolsOf(suite: Suite, tree: FileTree): Promise<Content<"tools">> {
  const { tools } = suite.layers;
  if (tools === null) return { version: NONE };
  return toolsFrom(await readAll(suite, tree, tools.definitions, "tools.definitions"));
}

/** The tools that these files define. @throws UserError when one of them does not */
export function toolsFrom(files: readonly LayerFile[]): Content<"tools"> {
  const tools = parseToolFiles(files);
  return { version: toolsVersion(tools), tools };
}

/** Where a tree's documents come from. @throws UserError as `promptOf` does */
export async function retrievalOf(suite: Suite, tree: FileTree): Promise<Content<"retrieval">> {
  const { retrieval } = suite.layers;
  if (retrieval === null) return { version: NONE, retrieval: { kind: "none" } };
  const { documents } = retrieval;
  if (documents === "recorded") return statedBySuite(suite, { kind: "recorded" });
  if ("endpoint" in documents) return statedBySuite(suite, { kind: "endpoint", endpoint: documents.endpoint });
  const file = await readOne(suite, tree, documents.snapshot, "retrieval.documents.snapshot", MOST_SNAPSHOT_BYTES);
  return retrievalFrom(file, "the snapshot's manifest");
}

/** Retrieval from a snapshot, which names its index. @param from for people @throws UserError when it is none */
export function retrievalFrom(file: LayerFile, from: string): Content<"retrieval"> {
  const snapshot = parseSnapshot(file.text, file.path);
  return { version: { id: snapshot.index, source: "native", from }, retrieval: { kind: "snapshot", snapshot } };
}

/** The version of what names its index only later, in traces or when it is asked: what the suite says, if it does. */
export function statedBySuite(suite: Suite, means: RetrievalMeans): Content<"retrieval"> {
  const stated = suite.layers.retrieval?.version;
  return { version: stated === undefined ? UNKNOWN_VERSION : { id: stated, source: "config" }, retrieval: means };
}

/** What of a template counts for its version: of a prompt file only its messages, for nothing else of it is sent. */
function writtenAs(template: PromptTemplate): string {
  return template.kind === "system" ? template.text : canonicalJson(template.messages);
}
