import { normaliseText } from "../domain/digest.ts";
import { compileLinearTest } from "../linear-pattern.ts";
import { passed, type Scorer, type SpecOf, unscored } from "./scorer.ts";
import { within } from "./within.ts";

/**
 * 1 when a JavaScript regular expression matches somewhere in the answer: the suite's, else the one that the case
 * expects. It runs in time linear in the answer; one that looks around or back cannot, and has a quarter of a second.
 */
export const regex: Scorer<SpecOf<"regex">> = {
  about: "answer",
  revision: "regex/3",
  async prepare({ pattern, flags }) {
    const own = pattern === undefined ? undefined : await testOf(new RegExp(pattern, lasting(flags)));
    return async ({ answer, expected }) => {
      const test = own ?? (await expectedTest(expected, flags));
      if (test === undefined) return unscored("no-expected-value");
      const found = test(normaliseText(answer.text));
      return found === undefined ? unscored("took-too-long") : passed(found);
    };
  },
};

/** Whether an expression matches; undefined when that was not decided in time. */
type Test = (text: string) => boolean | undefined;

/** With g or y an expression remembers where it stopped, and the score of one answer would hang on the last one's. */
function lasting(flags = ""): string {
  return flags.replace(/[gy]/g, "");
}

/** Undefined where a case expects nothing, or something that is no expression. */
async function expectedTest(expected: string | undefined, flags: string | undefined): Promise<Test | undefined> {
  if (expected === undefined || expected.trim() === "") return undefined;
  try {
    return await testOf(new RegExp(expected, lasting(flags)));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function testOf(expression: RegExp): Promise<Test> {
  const [linear, bounded] = [await compileLinearTest(expression), timed(expression)];
  return linear === undefined ? bounded : (text) => linear(text) ?? bounded(text);
}

/** An expression that looks back can take longer than the universe lasts, and the answer may be chosen to make it. */
const MOST_MILLISECONDS = 250;

function timed(expression: RegExp): Test {
  return (text) => within(MOST_MILLISECONDS, () => expression.test(text));
}
