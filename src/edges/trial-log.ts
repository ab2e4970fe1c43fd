import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { UserError } from "../errors.ts";
import { traceIdIn, trialLine } from "../formats/otlp-export/trial-line.ts";
import type { Clock, TrialLog } from "../ports.ts";

/**
 * Writes every trial as one line of OTLP/JSON to the end of a file, which need not be there yet: what is in it stays, and
 * a line that a killed process left unfinished is ended first, and what is there already is not written again. The file
 * holds the texts, so only its owner may read it.
 *
 * @throws UserError when the file cannot be opened for writing
 */
export async function openTrialLog(path: string, { clock }: { readonly clock: Clock }): Promise<TrialLog> {
  const { file, known } = await openForAppending(path);
  // One write at a time: lines of trials that end together must not stand in one another.
  let last: Promise<void> = Promise.resolve();
  let isTorn = false;
  return {
    write(run, trial) {
      const line = trialLine(run, trial, clock.now());
      const id = traceIdIn(line);
      const written = last.then(async () => {
        if (id !== undefined && known.has(id)) return;
        try {
          // What a write that failed may have left is ended, so that it spoils no other line.
          await file.appendFile(isTorn ? `\n${line}\n` : `${line}\n`);
          isTorn = false;
          if (id !== undefined) known.add(id);
        } catch (cause) {
          isTorn = true;
          throw notWritten(path, cause);
        }
      });
      last = written.catch(() => {});
      return written;
    },
    async close() {
      await last;
      await file.close();
    },
  };
}

async function openForAppending(path: string) {
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, "a+", 0o600);
    const stat = await file.stat();
    const known = stat.isFile() ? await idsIn(file) : new Set<string>();
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, stat.size - 1));
    if (stat.size > 0 && buffer.toString() !== "\n") await file.appendFile("\n");
    return { file, known };
  } catch (cause) {
    throw notWritten(path, cause);
  }
}

async function idsIn(file: FileHandle): Promise<Set<string>> {
  const ids = new Set<string>();
  for await (const line of file.readLines({ start: 0, autoClose: false })) {
    const id = traceIdIn(line);
    if (id !== undefined) ids.add(id);
  }
  return ids;
}

function notWritten(path: string, cause: unknown): UserError {
  const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
  return new UserError(
    `${path} cannot be written${code}`,
    "Give --export a file in a folder that you may write to, on a disk with room, or leave it out.",
    { cause },
  );
}
