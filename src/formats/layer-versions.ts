import { normaliseText, sha256 } from "../domain/digest.ts";
import type { Version } from "../domain/version.ts";

/** One file of a layer, as read. */
export type LayerFile = { readonly path: string; readonly text: string };

/**
 * The version of a layer that is made of text files: the hash of their texts in the order of their paths. The same on
 * every machine, whatever the line endings, the order of listing, or the folder it lies in.
 *
 * @param files at least one  @param from for people: the globs that name the files
 */
export function textVersion(files: readonly LayerFile[], from: string): Version {
  const texts = inPathOrder(files).map(({ text }) => sha256(normaliseText(text)));
  return { id: `sha256:${sha256(texts.join("\n"))}`, source: "hash", from };
}

/**
 * The version of a prompt: which text is the template counts, and where it lies does not.
 * @param template undefined: the recorded system text is replayed  @param others files of the prompt besides it
 */
export function promptVersion(template: string | undefined, others: readonly LayerFile[], from: string): Version {
  const parts = [template === undefined ? "no template" : sha256(normaliseText(template))];
  const texts = inPathOrder(others).map(({ text }) => sha256(normaliseText(text)));
  return { id: `sha256:${sha256([...parts, ...texts].join("\n"))}`, source: "hash", from };
}

/** The files' texts as one, in the order of their paths, an empty line between. */
export function joinedText(files: readonly LayerFile[]): string {
  return inPathOrder(files)
    .map(({ text }) => normaliseText(text).trim())
    .join("\n\n");
}

/** By code unit, which is the same in every locale. */
function inPathOrder(files: readonly LayerFile[]): readonly LayerFile[] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
