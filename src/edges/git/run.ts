import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { UserError } from "../../errors.ts";
import { gitFailure } from "./failure.ts";

export type GitOptions = {
  readonly input?: string;
  readonly env?: { readonly [name: string]: string };
};

/** What a git command came to. `stderr` may hold credentials of a URL: show it through `gitFailure` only. */
export type GitResult = { readonly status: number; readonly stdout: string; readonly stderr: string };

/**
 * Runs git and gives what it printed.
 *
 * @throws UserError when git is missing or fails, credentials in URLs masked
 */
export async function git(cwd: string, args: readonly string[], options: GitOptions = {}): Promise<string> {
  const result = await tryGit(cwd, args, options);
  if (result.status !== 0) throw gitFailure(cwd, args, result.stderr);
  return result.stdout;
}

/**
 * Runs git where a failure is an answer: the exit status is part of the result.
 *
 * @throws UserError when git is not installed or there is no such directory
 */
export async function tryGit(cwd: string, args: readonly string[], options: GitOptions = {}): Promise<GitResult> {
  const child = start(cwd, args, options.env);
  const exit = exitOf(child, cwd);
  // A git that ends early closes its input; its exit status says why, a broken pipe here would say nothing.
  child.stdin.on("error", () => {});
  child.stdin.end(options.input ?? "");
  const [stdout, stderr, status] = await Promise.all([textOf(child.stdout), textOf(child.stderr), exit]);
  return { status, stdout, stderr };
}

/**
 * What git prints, in pieces as they come.
 *
 * @throws UserError as `git` does, after the last piece
 */
export async function* gitPieces(cwd: string, args: readonly string[]): AsyncGenerator<Uint8Array> {
  const child = start(cwd, args);
  child.stdin.end();
  const ended = Promise.all([textOf(child.stderr), exitOf(child, cwd)]);
  // Awaited below; a reader that stops early never gets there, and must not leave a rejection behind.
  ended.catch(() => {});
  try {
    yield* child.stdout;
    const [stderr, status] = await ended;
    if (status !== 0) throw gitFailure(cwd, args, stderr);
  } finally {
    if (child.exitCode === null) child.kill();
  }
}

/** Bytes as they are; the text reader of node:stream would drop a byte-order mark. */
async function textOf(stream: Readable): Promise<string> {
  return (await buffer(stream)).toString("utf8");
}

/**
 * A repository can hold settings that run programs. Nothing is asked here that needs its file monitor, and a bare
 * repository that lies among the files of a checkout is not to be mistaken for the checkout's own.
 */
const GUARDS = ["-c", "core.fsmonitor=false", "-c", "safe.bareRepository=explicit"];

/** Never a shell. English messages, no prompt, no lock on the user's index. */
function start(cwd: string, args: readonly string[], env: GitOptions["env"] = {}) {
  return spawn("git", [...GUARDS, ...args], {
    cwd,
    env: { ...surroundings(), LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0", ...env },
    stdio: ["pipe", "pipe", "pipe"],
    windowsHide: true,
  });
}

/** The environment without what a git hook sets: it would send us to the hook's repository and index. */
function surroundings(): NodeJS.ProcessEnv {
  const { GIT_DIR: _d, GIT_WORK_TREE: _w, GIT_INDEX_FILE: _i, GIT_PREFIX: _p, ...rest } = process.env;
  return rest;
}

function exitOf(child: ReturnType<typeof start>, cwd: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on("error", (cause) => reject(notStarted(cause, cwd)));
    child.on("close", (status) => resolve(status ?? 1));
  });
}

function notStarted(cause: Error, cwd: string): Error {
  if (!("code" in cause) || cause.code !== "ENOENT") return cause;
  if (!existsSync(cwd)) return new UserError(`${cwd} is not a directory`, "Give the path of a clone.", { cause });
  return new UserError("git is not installed, or not on the PATH", "Install git and run this again.", { cause });
}
