import { UserError } from "../../src/errors.ts";
import { type ChatMessage, isObject } from "../../src/simulation/chat.ts";
import { readRequest } from "../../src/simulation/read-request.ts";

/** One run of the agent on one task. */
export type TauRun = {
  readonly task: number;
  readonly trial: number;
  /** 1 for passed, 0 for failed; absent for a run that ended before it could be scored. */
  readonly reward?: 0 | 1;
  readonly messages: readonly ChatMessage[];
};

/**
 * The runs of a tau-bench trajectory file, in its order.
 * @throws UserError when the text is not JSON, or a run lacks what it must have
 */
export function readTauRuns(text: string): readonly TauRun[] {
  const value = parsed(text);
  if (!Array.isArray(value)) throw broken("the file is not a JSON array");
  return value.map(readRun);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readRun(value: unknown, index: number): TauRun {
  const { task_id, trial, reward, info, traj } = isObject(value) ? value : {};
  if (typeof task_id !== "number" || typeof trial !== "number") throw broken(`run ${index} has no task_id or trial`);
  // The messages are those of a chat-completions request, so its reader is theirs.
  const read = readRequest({ model: "recorded", messages: traj });
  if (read.status === "refused") throw broken(`run ${index}: ${read.problem.replace("messages", "traj")}`);
  const { messages } = read.request;
  // An unscored run says reward 0 as well; only the missing reward_info tells it from a failed one.
  if (!isObject(info) || !isObject(info["reward_info"])) return { task: task_id, trial, messages };
  if (reward !== 0 && reward !== 1) throw broken(`run ${index} has a reward that is neither 0 nor 1`);
  return { task: task_id, trial, reward, messages };
}

function broken(what: string): UserError {
  return new UserError(`gpt-4o-airline.json: ${what}`, "Use the file as its README describes it, unchanged.");
}
