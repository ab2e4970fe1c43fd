/** Git over the bare repositories that the loopback GitHub serves. */
import { execFileSync, spawn } from "node:child_process";
import { buffer, text } from "node:stream/consumers";

type Options = { readonly input?: string | Buffer; readonly env?: { readonly [name: string]: string } };

type Ended = { readonly status: number; readonly bytes: Buffer; readonly stdout: string; readonly stderr: string };

/** What git printed. @throws Error when it fails */
export async function git(repository: string, args: readonly string[], options: Options = {}): Promise<string> {
  const { status, stdout, stderr } = await tryGit(repository, args, options);
  if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
  return stdout;
}

/**
 * The same for what can never change, an object that a full id names: git is asked once, so that twenty clients that read
 * the same files do not wait for a thousand processes.
 */
export async function askOnce(repository: string, id: string, args: readonly string[]): Promise<Ended> {
  if (!/^[0-9a-f]{40}$/.test(id)) return tryGit(repository, args);
  const question = [repository, ...args].join("\0");
  const known = answers.get(question);
  if (known !== undefined) return known;
  const ended = await tryGit(repository, args);
  if (ended.status === 0) answers.set(question, ended);
  return ended;
}
const answers = new Map<string, Ended>();

/** Runs git where a failure is an answer. */
export async function tryGit(repository: string, args: readonly string[], options: Options = {}): Promise<Ended> {
  const child = spawn("git", args, {
    cwd: repository,
    env: { ...surroundings(repository), ...options.env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  // A git that ends early closes its input; its status says why.
  child.stdin.on("error", () => {});
  child.stdin.end(options.input ?? "");
  const ended = new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve(status ?? -1));
  });
  const [bytes, stderr, status] = await Promise.all([buffer(child.stdout), text(child.stderr), ended]);
  return { status, bytes, stdout: bytes.toString("utf8"), stderr };
}

/** Git for what a test sets up, where nothing else is going on. @returns what it printed, trimmed */
export function gitNow(repository: string, args: readonly string[], input = ""): string {
  const options = { cwd: repository, env: surroundings(repository), input, stdio: "pipe" } as const;
  return execFileSync("git", args, { ...options, encoding: "utf8" }).trim();
}

/** Named outright: a machine may forbid git to take a bare repository for what it looks like. */
function surroundings(repository: string): NodeJS.ProcessEnv {
  const plain = { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1", LC_ALL: "C" };
  return { ...process.env, ...plain, GIT_DIR: repository };
}
