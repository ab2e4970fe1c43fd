import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { digestOf } from "../../domain/digest.ts";
import type { Clock } from "../../ports.ts";
import type { KeptReply } from "./chat-reply.ts";

/** Answers that were paid for, by the digest of the request. */
export type AnswerCache = {
  get(key: string): Promise<KeptReply | undefined>;
  /** Keeps a reply if it can; a cache that cannot be written costs money, not the run. */
  set(key: string, reply: KeptReply): Promise<void>;
};

export type DiskCacheOptions = {
  readonly clock: Clock;
  /** Older entries are misses: what a model said last week must not stand in for what it says now. Default 24 hours. */
  readonly maxAgeMs?: number;
  /** Told once, one sentence, when an answer could not be kept. */
  readonly warn: (line: string) => void;
};

const ONE_DAY = 24 * 60 * 60 * 1000;

/**
 * Keeps each answer in a file of its own, `ab/<key>.json`, readable by its owner alone because it holds text. Files are
 * written whole or not at all; one that is damaged is a miss, and is replaced by the next answer.
 *
 * Synchronous inside: the files are small, and handing each step to a thread and back costs twice the processor time,
 * which with many calls at once is a tenth of a replay.
 */
export function diskCache(folder: string, options: DiskCacheOptions): AnswerCache {
  const { clock, maxAgeMs = ONE_DAY, warn } = options;
  const pathOf = (key: string) => join(folder, key.slice(0, 2), `${key}.json`);
  const made = new Set<string>();
  let warned = false;
  return {
    async get(key) {
      const entry = readEntry(pathOf(key));
      if (entry === undefined) return undefined;
      const age = clock.now().getTime() - Date.parse(entry.at);
      return age >= 0 && age <= maxAgeMs ? entry.reply : undefined;
    },
    async set(key, reply) {
      const entry: Entry = { format: 1, at: clock.now().toISOString(), digest: digestOf(reply), reply };
      try {
        writeWhole(pathOf(key), JSON.stringify(entry), made);
      } catch (error) {
        if (!warned) warn(`Answers cannot be kept in ${folder} (${codeOf(error)}): a run that is stopped starts anew.`);
        warned = true;
      }
    },
  };
}

type Entry = { readonly format: 1; readonly at: string; readonly digest: string; readonly reply: KeptReply };

/** The digest vouches for the shape: what has it was written by `set` of the same format. */
function readEntry(path: string): Entry | undefined {
  // Most keys of a first run are not there, and an error for each would cost more than the question.
  if (!existsSync(path)) return undefined;
  try {
    const entry = JSON.parse(readFileSync(path, "utf8")) as Partial<Entry> | null;
    const intact = entry?.format === 1 && entry.reply !== undefined && entry.digest === digestOf(entry.reply);
    return intact && typeof entry.at === "string" ? (entry as Entry) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes beside the target and renames, so that a reader or a crash never sees half a file. */
function writeWhole(path: string, text: string, made: Set<string>): void {
  const folder = dirname(path);
  if (!made.has(folder)) mkdirSync(folder, { recursive: true });
  made.add(folder);
  const draft = `${path}.${randomUUID()}.part`;
  try {
    writeFileSync(draft, text, { mode: 0o600 });
    renameSync(draft, path);
  } catch (error) {
    // The folder may have been cleared meanwhile: the next answer makes it anew.
    made.delete(folder);
    rmSync(draft, { force: true });
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
