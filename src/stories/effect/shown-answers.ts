import type { ShownAnswers } from "../../domain/result.ts";
import type { Suite } from "../../domain/suite.ts";
import type { Comparison } from "../../domain/verdict.ts";
import { type AnswerText, KEPT_OF_AN_ANSWER } from "../../pipeline/answer-texts.ts";
import { redactTexts } from "../../pipeline/redact.ts";
import { worstCases } from "../../pipeline/worst-cases.ts";

/** Finds what a side answered. */
type TextOf = (side: "before" | "after", id: string) => AnswerText | undefined;

const MOST_CASES = 5;
const LONGEST_SHOWN = 2_000;
/** Of a text that was cut, so much of its end is not shown: a secret that was cut in the middle is not recognised. */
const NOT_TRUSTED = KEPT_OF_AN_ANSWER / 2;

/**
 * What the worst questions of a comparison got on both sides: at most five, redacted as traces are, at most 2,000 characters
 * of each. Empty where the suite keeps answers to itself, and where no text is at hand.
 *
 * @throws UserError when one of the user's patterns cannot be used
 */
export async function shownAnswers(
  suite: Suite,
  comparison: Comparison,
  textOf: TextOf,
): Promise<readonly ShownAnswers[]> {
  if (suite.report.answers !== "shown") return [];
  const found = worstCases(comparison, MOST_CASES).map((id) => ({
    id,
    before: textOf("before", id),
    after: textOf("after", id),
  }));
  const shown = await Promise.all(
    found.map(async ({ id, before, after }) => ({
      case: id,
      ...(before === undefined ? {} : { before: await shownText(before, suite) }),
      ...(after === undefined ? {} : { after: await shownText(after, suite) }),
    })),
  );
  return shown.filter(({ before, after }) => before !== undefined || after !== undefined);
}

async function shownText({ text, isCut }: AnswerText, { traces: { redact } }: Suite): Promise<string> {
  const [redacted = ""] = redact === null ? [text] : await redactTexts([text], undefined, redact);
  const safe = isCut ? redacted.slice(0, Math.max(0, redacted.length - NOT_TRUSTED)) : redacted;
  return isCut || safe.length > LONGEST_SHOWN ? `${safe.slice(0, LONGEST_SHOWN).toWellFormed()}…` : safe;
}
