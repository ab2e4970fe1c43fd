import pLimit from "p-limit";
import type { TargetSpec } from "../../domain/suite.ts";
import type { FileTree } from "../../ports.ts";
import { FailedCall } from "../models/failed-call.ts";
import { inWords } from "../process-group.ts";
import { commitFolder } from "../sources/commit-folder.ts";
import { pathOutside } from "../sources/path-outside.ts";
import { treeFolder } from "../sources/tree-folder.ts";
import type { Door, SentRequest } from "./door.ts";
import { withoutSecrets } from "./without-secrets.ts";
import { startWorker, type Worker, type WorkerReply, type WorkerRequest } from "./worker.ts";

export type CommandPlace = {
  /** The repository's root, where it runs. */
  readonly folder: string;
  /** It runs in the files of this commit instead: those of the work tree may come from a stranger. */
  readonly commit?: string;
  /** The files of that commit, where there is no git to have them from. */
  readonly files?: FileTree;
  readonly environment: { readonly [name: string]: string | undefined };
  /** Milliseconds that a program has to end by itself, once its input is shut and once it is asked to. */
  readonly graceMs: number;
};

type Failed = Extract<WorkerReply, { status: "failed" }>;

/** Ends in a row without any answer after which a program is not started again. */
const MOST_DEATHS = 3;

/**
 * An application that is a program: as many processes as the suite says, started when first needed, each answering one
 * case after another. One that fails is replaced, until three in a row have ended without an answer.
 */
export function commandDoor(target: Extract<TargetSpec, { kind: "command" }>, place: CommandPlace): Door {
  const { command, workers: most, timeoutMs } = target;
  const limit = pLimit(most);
  const pool = openPool(command, place);
  return {
    place: inWords(target),
    by: { kind: "application" },
    withoutSecrets: (text) => withoutSecrets(text, place.environment),
    attempt: (request, { stop, end }) =>
      limit(async () => {
        const asked = { id: request.id, line: lineOf(request), timeoutMs, end };
        const reply = stop.aborted ? STOPPED : await pool.ask(asked);
        if (reply.status === "failed") throw new FailedCall(reply.reason, reply.detail, "never");
        return reply;
      }),
    close: pool.close,
  };
}

/** JSON may hold line ends of Unicode, at which Node.js and Python, among others, end a line. */
function lineOf(request: SentRequest): string {
  return JSON.stringify(request).replace(
    /[\u0085\u2028\u2029]/g,
    (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const STOPPED: Failed = { status: "failed", reason: "cut-off", detail: "stopped before the application was asked" };

function openPool(command: readonly [string, ...string[]], place: CommandPlace) {
  const all = new Set<Worker>();
  const home = openHome(place);
  let idle: Worker[] = [];
  let deaths = 0;
  let lastDeath: Failed | undefined;
  let isClosed = false;

  const killAll = () => {
    for (const worker of all) worker.kill();
  };
  process.once("exit", killAll);

  const start = async (): Promise<Worker | undefined> => {
    const at = await home.get();
    if (isClosed) return undefined;
    const worker = startWorker({ command, ...at }, place.graceMs);
    all.add(worker);
    void worker.gone.then(() => all.delete(worker));
    return worker;
  };
  const learnFrom = (reply: WorkerReply, worker: Worker): void => {
    if (reply.status === "replied") deaths = 0;
    else if (reply.died !== undefined && !worker.hasAnswered()) {
      deaths += reply.died === "never-started" ? MOST_DEATHS : 1;
      lastDeath = reply;
    }
  };

  return {
    async ask(request: WorkerRequest): Promise<WorkerReply> {
      if (isClosed) return STOPPED;
      if (deaths >= MOST_DEATHS && lastDeath !== undefined) return lastDeath;
      idle = idle.filter((worker) => !worker.hasDied());
      const worker = idle.pop() ?? (await start());
      if (worker === undefined) return STOPPED;
      const reply = await worker.ask(request);
      learnFrom(reply, worker);
      if (reply.status === "replied") idle.push(worker);
      return reply;
    },
    async close(): Promise<void> {
      isClosed = true;
      await Promise.all([...all].map((worker) => worker.close()));
      process.off("exit", killAll);
      await home.close();
    },
  };
}

/** Where the program runs, made ready once. */
function openHome({ folder, commit, files, environment }: CommandPlace) {
  let opened: ReturnType<typeof commitFolder> | undefined;
  return {
    async get() {
      if (commit === undefined) return { folder, environment };
      opened ??= files === undefined ? commitFolder(folder, commit) : treeFolder(files);
      const { path } = await opened;
      return { folder: path, environment: { ...environment, PATH: await pathOutside(folder, environment["PATH"]) } };
    },
    async close() {
      const made = await opened?.catch(() => undefined);
      await made?.[Symbol.asyncDispose]();
    },
  };
}
