import type { Score } from "../domain/score.ts";
import { UserError } from "../errors.ts";
import { isObject } from "./json-answer.ts";
import { type AnswerToScore, passed, type Scorer, type SpecOf, scored, unscored } from "./scorer.ts";

/**
 * A function of the user's own, in promptfoo's form: `(output, context)` to a yes or no, a score 0…1, or
 * `{ pass, score }`, at once or later. It is code of the commit that the suite is read from, and as free as we are.
 *
 * What throws, takes over ten seconds of waiting, or gives no such score leaves the answer unscored.
 */
export const javascript: Scorer<SpecOf<"javascript">> = {
  about: "answer",
  revision: "javascript/1",
  async prepare(spec) {
    const grade = await loaded(spec);
    return async (toScore) => {
      // A copy: a function may sort what it is given, and other trials and scorers read the same.
      try {
        return scoreOf(await inTime(grade(toScore.answer.text, structuredClone(contextOf(toScore)))));
      } catch {
        return unscored("scorer-failed");
      }
    };
  },
};

const MOST_MILLISECONDS = 10_000;
const MOST_SHOWN = 60;

type Grade = (output: string, context: unknown) => unknown;

/** A data URL has no folder, so that the code has nothing beside it to import: what scores is all in the digest. */
async function loaded({ source, path }: SpecOf<"javascript">): Promise<Grade> {
  const place = path ?? `the javascript value ${JSON.stringify(source.trim().slice(0, MOST_SHOWN))}`;
  const text = path === undefined ? moduleOf(source) : source;
  const url = `data:text/javascript;base64,${Buffer.from(text).toString("base64")}`;
  const loadedModule: { readonly default?: unknown } = await import(/* @vite-ignore */ url).catch((cause: unknown) => {
    throw new UserError(
      `${place} cannot be loaded as a module: ${cause instanceof Error ? cause.message.replace(/ from "data:.*$/s, "") : "it threw no error"}`,
      path === undefined
        ? "Write an expression over output and context; of several lines, the body of a function with a return."
        : "Write an ECMAScript module that imports nothing but node: modules.",
      { cause },
    );
  });
  if (typeof loadedModule.default === "function") return loadedModule.default as Grade;
  throw new UserError(
    `${place} has no function as its default export`,
    "Write: export default (output, context) => output.length < 500",
  );
}

/** One line is what is returned, several are the body of a function: promptfoo's rule. */
function moduleOf(source: string): string {
  const body = source.trim();
  return `export default async (output, context) => {\n${body.includes("\n") ? body : `return ${body}`}\n};`;
}

function contextOf({ recording, answer, expected, documents, tools }: AnswerToScore): unknown {
  return {
    vars: recording.variables,
    question: recording.turns.findLast(({ role }) => role === "user")?.text,
    expected,
    documents,
    tools,
    toolCalls: answer.toolCalls,
    steps: answer.steps,
    attributes: recording.attributes,
    latencyMs: answer.latencyMs,
    usd: answer.usd,
    finish: answer.finish,
  };
}

/** Work that never lets go of the thread cannot be stopped from here. */
async function inTime(work: unknown): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("too late")), MOST_MILLISECONDS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function scoreOf(result: unknown): Score {
  const score = isObject(result) ? (result["score"] ?? result["pass"]) : result;
  if (typeof score === "boolean") return passed(score);
  return typeof score === "number" && score >= 0 && score <= 1 ? scored(score) : unscored("scorer-failed");
}
