import type { Result, StoryName } from "../domain/result.ts";
import { type UserError, UserErrors } from "../errors.ts";

/** The result of a story that could not even start, so that every face tells it like any other. */
export function erroredResult(story: StoryName, suite: string, error: UserError): Result {
  const problem = error instanceof UserErrors ? `${error.message}: ${error.problems.join("; ")}` : error.message;
  return {
    story,
    suite,
    verdict: "errored",
    gate: "fail",
    touched: [],
    incomplete: { reason: "could-not-start", problem, remedy: error.remedy },
    notes: [],
  };
}
