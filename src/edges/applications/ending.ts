import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { signalGroup } from "../process-group.ts";

/** How a program comes to its end, by itself or not. */
export type Ending = {
  /** Resolves when it ended by itself or was ended, and what it said last was heard: "ended with status 1". */
  readonly ended: Promise<string>;
  /** Resolves when it and all it started are gone. */
  readonly gone: Promise<void>;
  /** Waits for it to go, at most so many milliseconds. */
  within(milliseconds: number): Promise<void>;
  /** Asks it and all it started to end, and insists after the grace. Resolves when they are gone. */
  insist(): Promise<void>;
};

/** Milliseconds in which the pipes of a program that ended are read out; another process may hold them open. */
const LAST_WORDS_MS = 500;

/** @param graceMs milliseconds that it has to end when it is asked to */
export function endingOf(child: ChildProcessWithoutNullStreams, graceMs: number): Ending {
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const ended = new Promise<string>((resolve) => {
    child.once("exit", (status, signal) => {
      const how = status === null ? `was ended by ${signal}` : `ended with status ${status}`;
      void within(closed, LAST_WORDS_MS).then(() => resolve(how));
    });
  });
  const sweep = () => {
    if (child.pid !== undefined) signalGroup(child.pid, "SIGKILL");
    // One that left the group may still hold them open.
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
  };
  // What it started and left behind is ended with it.
  const gone = Promise.race([ended, closed]).then(async () => {
    sweep();
    await closed;
  });
  const insist = async () => {
    if (child.pid !== undefined) signalGroup(child.pid, "SIGTERM");
    await within(gone, graceMs);
    sweep();
    await gone;
  };
  let insisting: Promise<void> | undefined;
  return {
    ended,
    gone,
    within: (milliseconds) => within(gone, milliseconds),
    insist() {
      insisting ??= insist();
      return insisting;
    },
  };
}

async function within(what: Promise<unknown>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([what, late]);
  clearTimeout(timer);
}
