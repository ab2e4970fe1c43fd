import { createContext, Script } from "node:vm";
import { passed, type Scorer, type SpecOf } from "./scorer.ts";

/** 1 when a JavaScript regular expression matches somewhere in the answer. */
export const regex: Scorer<SpecOf<"regex">> = {
  about: "answer",
  revision: "regex/1",
  async prepare({ pattern, flags = "" }) {
    // With g or y an expression remembers where it stopped, and the score of one answer would hang on the last one's.
    const expression = new RegExp(pattern, flags.replace(/[gy]/g, ""));
    const test = timed(expression);
    return async ({ answer }) => {
      const found = test(answer.text);
      return found === undefined ? { status: "unscored", reason: "took-too-long" } : passed(found);
    };
  },
};

/** An expression that looks back can take longer than the universe lasts, and the answer may be chosen to make it. */
const MOST_MILLISECONDS = 250;

/** Whether the expression matches; undefined when it was not decided in time. Only V8 can interrupt itself there. */
function timed(expression: RegExp): (text: string) => boolean | undefined {
  const context = createContext({ expression, text: "" });
  const script = new Script("expression.test(text)");
  return (text) => {
    context["text"] = text;
    try {
      return script.runInContext(context, { timeout: MOST_MILLISECONDS }) === true;
    } catch (error) {
      if (isTimeout(error)) return undefined;
      throw error;
    }
  };
}

/** The error comes from the other context, whose Error is not ours. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === "object" && error !== null && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
  );
}
