import { createContext, Script } from "node:vm";

/**
 * Runs work that a text or a schema of somebody else may make endless. Only V8 can interrupt itself in the middle of it.
 *
 * @param work at once, not later
 * @returns undefined when it was not done after so many milliseconds
 * @throws what the work throws
 */
export function within<T>(milliseconds: number, work: () => T): T | undefined {
  try {
    return new Script("work()").runInContext(createContext({ work }), { timeout: milliseconds }) as T;
  } catch (error) {
    if (isTimeout(error)) return undefined;
    throw error;
  }
}

/** The error may come from the other context, whose Error is not ours. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === "object" && error !== null && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
  );
}
