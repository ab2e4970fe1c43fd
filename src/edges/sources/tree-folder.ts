import { createWriteStream } from "node:fs";
import { chmod, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pLimit from "p-limit";
import { UserError } from "../../errors.ts";
import type { FileTree } from "../../ports.ts";
import { plain } from "./plain.ts";
import { type Folder, temporaryFolder } from "./temporary-folder.ts";

/** Files, and bytes of all of them, that are written to a folder. */
const MOST_FILES = 50_000;
const MOST_BYTES = 2_000_000_000;
/** Written at once. */
const AT_ONCE = 8;

/**
 * The files of a tree in a folder of their own, executable where they are. As in the tree, symbolic links and submodules
 * are left out, and files kept by Git LFS are pointers.
 *
 * @param tree one that tells all of its files
 * @throws UserError when there are too many, or a path leads out of the folder
 */
export async function treeFolder(tree: FileTree): Promise<Folder> {
  const temporary = await temporaryFolder();
  try {
    const path = join(temporary.path, "tree");
    await mkdir(path);
    await writeAll(tree, path);
    return { path, [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose]() };
  } catch (error) {
    await temporary[Symbol.asyncDispose]();
    throw error;
  }
}

async function writeAll(tree: FileTree, folder: string): Promise<void> {
  const files = (await tree.files?.()) ?? [];
  if (files.length > MOST_FILES) throw tooMany(tree, `${MOST_FILES} files`);
  const leading = files.find(({ path }) => leadsOut(path));
  if (leading !== undefined)
    throw new UserError(
      `the path ${plain(leading.path)} in ${tree.label} leads out of the folder that the suite's command runs in`,
      "Rename the file.",
    );
  const limit = pLimit(AT_ONCE);
  const written = { bytes: 0 };
  await Promise.all(
    files.map(({ path, isProgram }) =>
      limit(async () => {
        const place = join(folder, path);
        await mkdir(dirname(place), { recursive: true });
        await pipeline(Readable.from(counted(tree, path, written)), createWriteStream(place));
        if (isProgram) await chmod(place, 0o755);
      }),
    ),
  );
}

/** The next piece may overwrite this one before the disk has it. */
async function* counted(tree: FileTree, path: string, written: { bytes: number }): AsyncGenerator<Uint8Array> {
  for await (const piece of tree.open(path)) {
    written.bytes += piece.length;
    if (written.bytes > MOST_BYTES) throw tooMany(tree, `${MOST_BYTES / 1_000_000_000} GB`);
    yield Buffer.from(piece);
  }
}

/** Git makes no such paths; who writes a tree by hand can. */
function leadsOut(path: string): boolean {
  return path.split(/[/\\]/).some((name) => ["", ".", ".."].includes(name) || /^\.git$/i.test(name));
}

function tooMany(tree: FileTree, most: string): UserError {
  return new UserError(
    `${tree.label} is larger than ${most}, the most that the suite's command is given to run in`,
    "Keep the suite and its command in a smaller repository.",
  );
}
