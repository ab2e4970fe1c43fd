import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Result } from "../../src/domain/result.ts";

/** What a run of the built program came to. */
export type Outcome = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

export type Surroundings = {
  /** Where the program is started. */
  readonly directory: string;
  readonly environment?: { readonly [name: string]: string };
  /** Nobody reads what it prints: a pager that was left. */
  readonly unread?: true;
};

/** A run that is under way. */
export type Running = {
  readonly outcome: Promise<Outcome>;
  /** What Ctrl-C does. */
  interrupt(): void;
  /** What kill -9 does. */
  kill(): void;
};

const PROGRAM = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** Runs the bundle in a process of its own, with the Node that runs the tests, and waits for its end. */
export function runCli(args: readonly string[], surroundings: Surroundings): Promise<Outcome> {
  return startCli(args, surroundings).outcome;
}

/** Starts the bundle. It sees no configuration of this machine: no key, no git identity, no home directory. */
export function startCli(args: readonly string[], { directory, environment = {}, unread }: Surroundings): Running {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: directory,
    env: {
      PATH: process.env["PATH"],
      HOME: directory,
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CONFIG_SYSTEM: "/dev/null",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (unread) child.stdout.destroy();
  const status = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  return {
    interrupt: () => child.kill("SIGINT"),
    kill: () => child.kill("SIGKILL"),
    outcome: Promise.all([status, unread ? "" : text(child.stdout), text(child.stderr)]).then(
      ([code, stdout, stderr]) => ({
        status: code,
        stdout,
        stderr,
      }),
    ),
  };
}

/** The result that a run with --json printed. */
export function resultOf({ stdout, stderr }: Outcome): Result {
  try {
    return JSON.parse(stdout) as Result;
  } catch {
    throw new Error(`no result in: ${stdout}\n${stderr}`);
  }
}
