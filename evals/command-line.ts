import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { UserError } from "../src/errors.ts";

/** The built command line, as users run it. */
export const COMMAND_LINE: string = join(import.meta.dirname, "../dist/cli.js");

/**
 * The whole path of the command line to measure. @param given another build's `cli.js`, in place of the project's own
 * @throws UserError when it has not been built
 */
export function builtCommandLine(given: string = COMMAND_LINE): string {
  if (existsSync(given)) return resolve(given);
  throw new UserError(`${given} is not there`, "Build it first: npm run build.");
}

/** What a program that has ended came to. */
export type Ended = { readonly status: number; readonly stdout: string; readonly stderr: string };

export type NodeOptions = {
  readonly cwd: string;
  /** Added to the environment of this process. */
  readonly env?: { readonly [name: string]: string };
};

/** Runs a script with the Node that runs this one, and waits for its end. */
export async function runNode(args: readonly string[], { cwd, env = {} }: NodeOptions): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve(status ?? 1));
  });
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { status, stdout, stderr };
}
