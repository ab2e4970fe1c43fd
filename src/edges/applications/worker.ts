import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import type { FailureReason } from "../../domain/answer.ts";
import { isObject, own } from "../../formats/json-shape.ts";
import { asGroup, inWords, type Program, signalGroup, tailOf } from "../process-group.ts";
import { endingOf } from "./ending.ts";
import { LONGEST_TIMER, MOST_BYTES } from "./limits.ts";
import { lineCutter } from "./line-cutter.ts";
import { withoutSecrets } from "./without-secrets.ts";

/** What one case on a worker came to. */
export type WorkerReply =
  | { readonly status: "replied"; readonly value: unknown; readonly latencyMs: number }
  | {
      readonly status: "failed";
      readonly reason: FailureReason;
      readonly detail: string;
      /** The program is why: it ended by itself, or there is none that could be started. */
      readonly died?: "ended" | "never-started";
    };
type Failed = Extract<WorkerReply, { status: "failed" }>;

export type WorkerRequest = {
  /** What the answer will be known by. */
  readonly id: string;
  /** JSON without a line end. */
  readonly line: string;
  /** Milliseconds until the answer must be there. */
  readonly timeoutMs: number;
  /** Aborted when nobody waits for the answer any more. */
  readonly end: AbortSignal;
};

/** A program that answers one case after another. */
export type Worker = {
  /** One case at a time. Never throws: a program that fails, is late or breaks the contract is ended. */
  ask(request: WorkerRequest): Promise<WorkerReply>;
  /** Whether it ended by itself. One that broke the contract has not, and tells the next who asks. */
  hasDied(): boolean;
  hasAnswered(): boolean;
  /** Shuts its input, then asks it to end, then insists. Resolves when it and all it started are gone. */
  close(): Promise<void>;
  /** Resolves when it and all it started are gone. */
  readonly gone: Promise<void>;
  /** At once, for when this process itself ends. */
  kill(): void;
};

/**
 * Starts a program.
 *
 * @param graceMs milliseconds that it has at each step to end by itself
 */
export function startWorker(program: Program, graceMs: number): Worker {
  const child = open(program);
  return "status" in child ? noWorker(child) : workerOn(child, program, graceMs);
}

/** Most failures to start are heard of later; some come at once. */
function open(program: Program): ChildProcessWithoutNullStreams | Failed {
  const [file, ...args] = program.command;
  try {
    return spawn(file, args, { ...asGroup(program), stdio: ["pipe", "pipe", "pipe"] });
  } catch (error) {
    return neverStarted(program, error);
  }
}

function noWorker(failed: Failed): Worker {
  const nothing = async () => {};
  return {
    ask: async () => failed,
    hasDied: () => true,
    hasAnswered: () => false,
    close: nothing,
    gone: nothing(),
    kill: () => {},
  };
}

function workerOn(child: ChildProcessWithoutNullStreams, program: Program, graceMs: number): Worker {
  const tail = tailOf(child.stderr);
  const ending = endingOf(child, graceMs);
  const desk = openDesk();

  const endBecause = (reason: FailureReason, what: string, more: Pick<Failed, "died"> = {}): void => {
    const said = withoutSecrets(tail.text(), program.environment);
    const detail = `${inWords(program)} ${what}${said === "" ? "" : `: ${said}`}`;
    desk.shut({ status: "failed", reason, detail, ...more });
    void ending.insist();
  };
  hearAnswers(child, desk, endBecause);
  // A program that shuts its input is heard of when it ends, or is late.
  child.stdin.on("error", () => {});
  child.on("error", (error) => {
    if (child.pid === undefined) desk.shut(neverStarted(program, error));
  });
  void ending.ended.then((how) => endBecause("application-error", `${how} without an answer`, { died: "ended" }));

  return {
    ask({ id, line, timeoutMs, end }) {
      if (end.aborted) return Promise.resolve(stopped(program));
      tail.clear();
      const stop = () => endBecause("cut-off", "was stopped before it answered");
      const late = () => endBecause("timed-out", `gave no answer in ${timeoutMs / 1000} seconds`);
      const timer = setTimeout(late, Math.min(timeoutMs, LONGEST_TIMER));
      end.addEventListener("abort", stop, { once: true });
      const reply = desk.wait(id).finally(() => {
        clearTimeout(timer);
        end.removeEventListener("abort", stop);
      });
      child.stdin.write(`${line}\n`);
      return reply;
    },
    hasDied() {
      const fault = desk.fault();
      return fault === undefined ? child.exitCode !== null || child.signalCode !== null : fault.died !== undefined;
    },
    hasAnswered: desk.hasServed,
    async close() {
      desk.shut(stopped(program));
      child.stdin.end();
      await ending.within(graceMs);
      await ending.insist();
    },
    gone: ending.gone,
    kill: () => child.pid !== undefined && signalGroup(child.pid, "SIGKILL"),
  };
}

/** Where the one answer that is waited for comes in. */
type Desk = {
  /** Waits for the answer with this id, or for what the desk was shut with. */
  wait(id: string): Promise<WorkerReply>;
  /** Hands over an answer. @returns false when nobody waits for it */
  serve(value: unknown): boolean;
  /** Nothing is served any more; the first reason counts. */
  shut(why: Failed): void;
  /** What it was shut with. */
  fault(): Failed | undefined;
  hasServed(): boolean;
};

function openDesk(): Desk {
  let waiting: { readonly id: string; readonly since: number; settle(reply: WorkerReply): void } | undefined;
  let fault: Failed | undefined;
  let served = false;
  const settle = (reply: WorkerReply): void => {
    const { settle: give } = waiting ?? {};
    waiting = undefined;
    give?.(reply);
  };
  return {
    wait(id) {
      if (fault !== undefined) return Promise.resolve(fault);
      return new Promise((resolve) => {
        waiting = { id, since: performance.now(), settle: resolve };
      });
    },
    serve(value) {
      if (waiting === undefined || own(value, "id") !== waiting.id) return false;
      served = true;
      settle({ status: "replied", value, latencyMs: performance.now() - waiting.since });
      return true;
    },
    shut(why) {
      fault ??= why;
      settle(fault);
    },
    fault: () => fault,
    hasServed: () => served,
  };
}

/** Takes every line that a program prints for an answer, and ends a program that prints anything else. */
function hearAnswers(
  { stdout }: ChildProcessWithoutNullStreams,
  desk: Desk,
  endBecause: (reason: FailureReason, what: string) => void,
): void {
  const cutter = lineCutter(MOST_BYTES);
  stdout.on("data", (piece: Buffer) => {
    if (desk.fault() !== undefined) return;
    const lines = cutter.push(piece);
    if (lines === undefined) endBecause("answer-too-large", "printed a line of more than 8 MB");
    for (const line of lines ?? []) {
      const value = parsed(line);
      if (!isObject(value)) endBecause("malformed-answer", NOT_AN_ANSWER);
      else if (!desk.serve(value)) endBecause("malformed-answer", NOT_ASKED);
    }
  });
}

const NOT_AN_ANSWER =
  "printed a line that is no JSON object, where only answers belong (print everything else to the error stream)";
const NOT_ASKED = "printed an answer whose id is not that of the request";

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // The engine's own message quotes the line, and the line may hold what users wrote.
    return undefined;
  }
}

function stopped(program: Program): Failed {
  return { status: "failed", reason: "cut-off", detail: `${inWords(program)} was stopped before it answered` };
}

function neverStarted(program: Program, error: unknown): Failed {
  const code = error instanceof Error && "code" in error ? String(error.code) : "it cannot be run";
  const why: { readonly [code: string]: string } = {
    ENOENT: "there is no such program",
    EACCES: "it may not be executed",
  };
  return {
    status: "failed",
    reason: "application-error",
    detail: `${inWords(program)} cannot be started: ${why[code] ?? code}`,
    died: "never-started",
  };
}
