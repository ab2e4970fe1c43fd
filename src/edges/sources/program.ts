import { type ChildProcess, spawn } from "node:child_process";
import { UserError } from "../../errors.ts";
import { withoutSecrets } from "../applications/without-secrets.ts";
import { asGroup, inWords, type Program, signalGroup, tailOf } from "../process-group.ts";
import { type Line, linesOf } from "./lines.ts";

/** Milliseconds that a program has to end when it is asked to. */
const GRACE_MS = 5000;

/**
 * The lines that a program prints, as they come.
 *
 * @throws UserError when it cannot be started, fails, or the signal is aborted; then it is ended, with all it started
 */
export async function* linesPrinted(program: Program, signal: AbortSignal): AsyncGenerator<readonly Line[]> {
  if (signal.aborted) throw stopped(program);
  const child = start(program);
  const complaints = tailOf(child.stderr);
  const ending = endOf(child, program);
  const stop = () => end(child);
  signal.addEventListener("abort", stop, { once: true });
  try {
    yield* linesOf(child.stdout);
    const failure = await ending;
    if (failure !== undefined && !signal.aborted) throw failed(program, failure, complaints.text());
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener("abort", stop);
    stop();
    await ending.catch(() => {});
  }
  if (signal.aborted) throw stopped(program);
}

function start(program: Program) {
  const [file, ...args] = program.command;
  try {
    return spawn(file, args, { ...asGroup(program), stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    throw notStarted(program, error);
  }
}

/** How a program failed, or undefined when it did not. @throws UserError when it could not be started */
function endOf(child: ChildProcess, program: Program): Promise<string | undefined> {
  const ending = new Promise<string | undefined>((resolve, reject) => {
    child.on("error", (cause) => reject(notStarted(program, cause)));
    child.on("close", (status, signal) => {
      if (status === 0) resolve(undefined);
      else resolve(status === null ? `was ended by ${signal}` : `failed with status ${status}`);
    });
  });
  // Awaited later; until then it is not unhandled.
  ending.catch(() => {});
  return ending;
}

/** Asks a program and all it started to end, and insists after a while. Does nothing when all have ended. */
function end(child: ChildProcess): void {
  if (child.pid === undefined || isClosed(child)) return;
  signalGroup(child.pid, "SIGTERM");
  const insist = setTimeout(() => {
    if (child.pid !== undefined && !isClosed(child)) signalGroup(child.pid, "SIGKILL");
    // One that left the group may still hold them open.
    child.stdout?.destroy();
    child.stderr?.destroy();
  }, GRACE_MS);
  child.once("close", () => clearTimeout(insist));
}

/** Ended, and nothing that it started writes any more. */
function isClosed({ exitCode, signalCode, stdout, stderr }: ChildProcess): boolean {
  return (exitCode !== null || signalCode !== null) && stdout?.closed === true && stderr?.closed === true;
}

function notStarted(program: Program, cause: unknown): UserError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "it cannot be run";
  if (code === "EACCES") {
    return new UserError(
      `${inWords(program)} cannot be started: it may not be executed`,
      "Make it executable (git update-index --chmod=+x), or put its interpreter first in the list.",
      { cause },
    );
  }
  return new UserError(
    `${inWords(program)} cannot be started: ${code === "ENOENT" ? "there is no such program" : code}`,
    "Install it, or correct command under traces.from in the suite file; a path is relative to the repository's root.",
    { cause },
  );
}

function failed(program: Program, failure: string, complaints: string): UserError {
  const said = withoutSecrets(complaints, program.environment);
  return new UserError(
    `${inWords(program)} ${failure}${said === "" ? " and said nothing on its error stream" : `: ${said}`}`,
    "Run it by hand in the repository's root, without a shell, and put right what it says.",
  );
}

function stopped(program: Program): UserError {
  return new UserError(`${inWords(program)} was stopped`, "Run it again to read all of its traces.");
}
