import { normaliseText } from "../../domain/digest.ts";
import { overrideLabel } from "../../domain/override-label.ts";
import { UserError } from "../../errors.ts";
import type { LayerFile } from "../../formats/layer-versions.ts";
import type { FileTree, LayerOverride, Repository } from "../../ports.ts";
import { MOST_SNAPSHOT_BYTES } from "../tree-limits.ts";

/** What the value of an override names. */
export type Place =
  | { readonly kind: "text"; readonly text: string }
  /** The layer's own files, in a commit. */
  | { readonly kind: "commit"; readonly tree: FileTree }
  | { readonly kind: "files"; readonly files: readonly [LayerFile, ...LayerFile[]] };

/** Where overrides are looked for. */
export type Ground = { readonly tree: FileTree; readonly repository: Repository | undefined };

/**
 * Finds what an override names (of a model: the value without its `@`), in this order: a file of the checkout with exactly that name, `text:…`, `git:REF`,
 * `git:REF:PATH` or `REF:PATH`, and for layers of several files a glob.
 *
 * @throws UserError when nothing goes by that name, with the forms there are as a remedy
 */
export async function findPlace(override: LayerOverride, { tree, repository }: Ground): Promise<Place> {
  const { layer, value } = override;
  const file = await readFile(tree, value, layer);
  if (file !== undefined) return { kind: "files", files: [file] };
  if (/^[a-z]+:\/\//i.test(value)) throw notThere(override, "only retrieval takes an address, with http or https");
  if (value.startsWith("text:")) {
    if (layer !== "prompt" && layer !== "policy") throw notThere(override, "only prompt and policy take a text");
    const text = normaliseText(value.slice("text:".length));
    if (text.trim() !== "") return { kind: "text", text };
    throw notThere(override, "the text is empty");
  }
  const [, marked, ref = "", path] = /^(git:)?([^:]+)(?::(.+))?$/s.exec(value) ?? [];
  if (marked === undefined && path === undefined) return { kind: "files", files: await globbed(override, tree) };
  const at = await commitTree(override, ref, repository);
  if (path === undefined) return { kind: "commit", tree: at };
  const found = await readFile(at, path, layer);
  if (found === undefined) throw notThere(override, `there is no file ${path} in ${at.label}`);
  return { kind: "files", files: [found] };
}

/** Longer names than a disk takes are no files; asking it would be an error. */
const MOST_BYTES = 255;

async function readFile(tree: FileTree, path: string, layer: LayerOverride["layer"]): Promise<LayerFile | undefined> {
  if (/[\n\0]/.test(path) || Buffer.byteLength(path) > MOST_BYTES) return undefined;
  const text = await (layer === "retrieval" ? tree.read(path, MOST_SNAPSHOT_BYTES) : tree.read(path));
  return text === undefined ? undefined : { path, text: normaliseText(text) };
}

async function globbed(override: LayerOverride, tree: FileTree): Promise<Extract<Place, { kind: "files" }>["files"]> {
  const { layer, value } = override;
  const isGlob = (layer === "policy" || layer === "tools") && /[*?{[]/.test(value);
  if (!isGlob) throw notThere(override, `there is no file ${value} in ${tree.label}`);
  const found = await Promise.all((await tree.match([value])).map((path) => readFile(tree, path, layer)));
  const [first, ...others] = found.filter((file) => file !== undefined);
  if (first === undefined) throw notThere(override, `${value} matches no file in ${tree.label}`);
  return [first, ...others];
}

async function commitTree(override: LayerOverride, ref: string, repository: Repository | undefined): Promise<FileTree> {
  if (repository === undefined) throw notThere(override, "there is no repository here");
  try {
    return repository.at(await repository.resolve(ref));
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    throw new UserError(`${optionOf(override)}: ${cause.message}`, cause.remedy, { cause });
  }
}

function notThere(override: LayerOverride, problem: string): UserError {
  return new UserError(`${optionOf(override)}: ${problem}`, formsOf(override.layer));
}

/** As it was written: a model's file is marked. */
function optionOf({ layer, value }: LayerOverride): string {
  return `--layer ${overrideLabel({ layer, value: layer === "model" ? `@${value}` : value })}`;
}

function formsOf(layer: LayerOverride["layer"]): string {
  const path = "Give the path of a file, relative to the root of the repository";
  switch (layer) {
    case "model":
      return `${path}; or REF:PATH.`;
    case "prompt":
      return `${path}; or REF:PATH, git:REF or text:….`;
    case "policy":
      return `${path}, or a glob; or REF:PATH, git:REF or text:….`;
    case "tools":
      return `${path}, or a glob; or REF:PATH or git:REF.`;
    case "retrieval":
      return `${path}; or REF:PATH, git:REF, recorded, or the https://… of an endpoint.`;
    default:
      return layer satisfies never;
  }
}
