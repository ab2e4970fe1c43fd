import type { Readable } from "node:stream";
import { plain } from "./sources/plain.ts";

export type Program = {
  /** A program and its arguments; no shell reads them. */
  readonly command: readonly [string, ...string[]];
  /** Where it runs. A path to the program is relative to it. */
  readonly folder: string;
  readonly environment: { readonly [name: string]: string | undefined };
};

const IS_WINDOWS = process.platform === "win32";

/** Options to start a program in a group of its own, so that what it starts can be ended with it. */
export function asGroup({ folder, environment }: Program) {
  return { cwd: folder, env: { ...environment, PWD: folder }, detached: !IS_WINDOWS, windowsHide: true };
}

/** Signals a program and all it started. Does nothing when they have ended. @param pid of the program */
export function signalGroup(pid: number, signal: "SIGTERM" | "SIGKILL"): void {
  try {
    process.kill(IS_WINDOWS ? pid : -pid, signal);
  } catch {
    // It has ended already.
  }
}

/** The end of what a program said on its error stream. */
export type Tail = {
  /** On one line, without what steers a terminal, at most 2,000 characters. */
  text(): string;
  /** Forgets what was said so far. */
  clear(): void;
};

const STDERR_CHARACTERS = 2000;

/** Keeps the end of what a program says on its error stream. */
export function tailOf(stderr: Readable): Tail {
  let kept = "";
  stderr.setEncoding("utf8").on("data", (piece: string) => {
    kept = (kept + piece).slice(-4 * STDERR_CHARACTERS);
  });
  return {
    text: () => plain(kept).slice(-STDERR_CHARACTERS),
    clear() {
      kept = "";
    },
  };
}

const COMMAND_CHARACTERS = 120;

/** A program for people: "the command sh export.sh". */
export function inWords({ command }: Pick<Program, "command">): string {
  const written = plain(command.join(" "));
  const shown = written.length > COMMAND_CHARACTERS ? `${written.slice(0, COMMAND_CHARACTERS - 1)}…` : written;
  return `the command ${shown}`;
}
