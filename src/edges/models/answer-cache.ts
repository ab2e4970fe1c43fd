import { dirname, join } from "node:path";
import type { Clock } from "../../ports.ts";
import type { KeptReply } from "./chat-reply.ts";
import type { KeptVectors } from "./embedding-reply.ts";
import { journalLine, readJournalLine } from "./journal-line.ts";
import { removeOldJournals } from "./old-journals.ts";
import { type OpenJournal, openJournal } from "./open-journal.ts";

/** Answers that were paid for, by the digest of the request. */
export type AnswerCache<Kept = KeptReply | KeptVectors> = {
  get(key: string): Promise<Kept | undefined>;
  /** Keeps a reply if it can; a cache that cannot be written costs money, not the run. */
  set(key: string, reply: Kept): Promise<void>;
};

export type DiskCacheOptions = {
  readonly clock: Clock;
  /**
   * Milliseconds. Older entries are misses: what a model said last week must not stand in for what it says now.
   * Default 24 hours.
   */
  readonly maxAgeMs?: number;
  /** Entries that are older than this are misses too: those of other runs, for a run that shall pay for its own. */
  readonly since?: Date;
  /** Told once, one sentence, when an answer could not be kept. */
  readonly warn: (line: string) => void;
};

const ONE_DAY = 24 * 60 * 60 * 1000;
const TWO_DAYS = 2 * ONE_DAY;

/**
 * Keeps the answers of one occasion in one journal, `answers.jsonl` in the occasion's folder, readable by its owner
 * alone because it holds text. A line is added for each answer and none is ever changed; of several with one key the
 * last counts, and one that is torn or damaged is a miss. Folders of other occasions beside this one that nobody has
 * written to for two days are removed.
 *
 * An answer is handed to the system before anybody uses it, so a process that is killed loses none that it had used. A
 * machine that fails may lose the last of them, since nothing waits for the disk.
 *
 * Synchronous inside: an append takes some microseconds, and handing it to a thread and back costs more.
 *
 * @param folder of the occasion; made with the first answer
 */
export function diskCache<Kept = KeptReply | KeptVectors>(
  folder: string,
  options: DiskCacheOptions,
): AnswerCache<Kept> {
  const { clock, maxAgeMs = ONE_DAY, since, warn } = options;
  let journal: OpenJournal | undefined;
  const opened = (): OpenJournal => {
    if (journal === undefined) removeOldJournals(dirname(folder), clock.now().getTime() - Math.max(TWO_DAYS, maxAgeMs));
    journal ??= openJournal(join(folder, "answers.jsonl"));
    return journal;
  };
  let warned = false;
  return {
    async get(key) {
      const line = opened().find(key);
      const entry = line === undefined ? undefined : readJournalLine<Kept>(line);
      // The line was found by bytes at its head, which its digest vouches for only now.
      if (entry?.key !== key) return undefined;
      const at = Date.parse(entry.at);
      const age = clock.now().getTime() - at;
      const isOurs = since === undefined || at >= since.getTime();
      return isOurs && age >= 0 && age <= maxAgeMs ? entry.reply : undefined;
    },
    async set(key, reply) {
      try {
        opened().append(key, journalLine({ key, at: clock.now().toISOString(), reply }));
      } catch (error) {
        if (!warned) warn(`Answers cannot be kept in ${folder} (${codeOf(error)}): a run that is stopped starts anew.`);
        warned = true;
      }
    },
  };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error ? String(error.code) : error.message;
}
