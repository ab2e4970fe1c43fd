import { createHash } from "node:crypto";
import { UserError } from "../../errors.ts";
import type { FileTree } from "../../ports.ts";
import type { ListedFile } from "./list-files.ts";

/**
 * Files of a commit that lie in the checkout as they are in the commit, so that GitHub need not be asked for them. What
 * a file is called is not believed: its contents must have the id that the commit names.
 *
 * @param checkout absent where there is none
 */
export function filesAtHand(checkout: FileTree | undefined) {
  const same = new Map<string, Promise<boolean>>();
  const isSame = (tree: FileTree, path: string, file: ListedFile): Promise<boolean> => {
    const key = `${file.blob} ${path}`;
    const known = same.get(key) ?? hasContents(tree, path, file);
    same.set(key, known);
    return known;
  };
  return {
    /** The text of a file, or undefined when it is not here as the commit has it. */
    async read(path: string, { blob }: ListedFile): Promise<string | undefined> {
      const text = await checkout?.read(path);
      if (text === undefined) return undefined;
      return blobId(text, blob) === blob ? text : undefined;
    },
    /** A file's pieces, or undefined as for `read`; it is read once beforehand. */
    async open(path: string, file: ListedFile): Promise<AsyncIterable<Uint8Array> | undefined> {
      return checkout !== undefined && (await isSame(checkout, path, file)) ? checkout.open(path) : undefined;
    },
  };
}

async function hasContents(tree: FileTree, path: string, { blob, bytes }: ListedFile): Promise<boolean> {
  if (bytes === undefined) return false;
  const hash = gitHash(blob, bytes);
  try {
    for await (const piece of tree.open(path)) hash.update(piece);
  } catch (error) {
    // No such file here, or none that may be read: then it is not at hand.
    if (error instanceof UserError) return false;
    throw error;
  }
  return hash.digest("hex") === blob;
}

/** The id that contents have in a repository. @param like any id of it, which tells how long its ids are */
export function blobId(text: string, like: string): string {
  return gitHash(like, Buffer.byteLength(text)).update(text).digest("hex");
}

/** Git's own name for contents: a digest of their length and of themselves, SHA-256 where its ids are that long. */
function gitHash(blob: string, bytes: number) {
  return createHash(blob.length === 64 ? "sha256" : "sha1").update(`blob ${bytes}\0`);
}
