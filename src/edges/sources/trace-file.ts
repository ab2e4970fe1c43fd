import { UserError } from "../../errors.ts";
import type { FilePart as ByteRange, FileTree } from "../../ports.ts";
import { type FilePart, fileParts } from "./file-parts.ts";
import { lineBlocks } from "./lines.ts";
import { unpacked } from "./unpacked.ts";

/** A file of traces, opened. */
export type TraceFile = {
  /** Whether its bytes are packed, so that no part of them can be read by itself. */
  readonly isPacked: boolean;
  readonly parts: AsyncIterable<FilePart>;
};

/**
 * Opens a file of traces, whatever it is packed with and however its records are written.
 *
 * @throws UserError when it cannot be read
 */
export async function openTraceFile(tree: FileTree, path: string): Promise<TraceFile> {
  try {
    const { isPacked, pieces } = await unpacked(tree.open(path), path);
    return { isPacked, parts: named(fileParts(pieces, path), path) };
  } catch (error) {
    throw toUserError(error, path);
  }
}

/** The lines in some parts of a file that is not packed, each of which begins and ends with whole lines. */
export async function* linesIn(tree: FileTree, path: string, parts: readonly ByteRange[]): AsyncGenerator<FilePart> {
  if (parts.length === 0) return;
  for await (const block of named(lineBlocks(tree.open(path, parts)), path)) yield { kind: "lines", block };
}

async function* named<T>(items: AsyncIterable<T>, path: string): AsyncGenerator<T> {
  try {
    yield* items;
  } catch (error) {
    throw toUserError(error, path);
  }
}

function toUserError(error: unknown, path: string): unknown {
  if (error instanceof UserError) return error;
  // What is no failure of the system is a bug, and keeps its stack.
  if (!(error instanceof Error && "code" in error)) return error;
  // The code only: the message of the system holds a path of this machine.
  return new UserError(
    `cannot read ${path}: ${error.code}`,
    "Make the file readable, or leave it out of traces.from.",
    { cause: error },
  );
}
