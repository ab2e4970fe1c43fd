import type { Acceptance } from "../domain/acceptance.ts";
import { acceptanceRecord, readAcceptance } from "./acceptance.ts";
import { object, ShapeError, text } from "./json-reader.ts";

/** What the comment of a check keeps, unseen, when its regression was accepted: the acceptance, and of which suite. */
export type AcceptanceMemo = { readonly suite: string; readonly acceptance: Acceptance };

const readMemo = object<AcceptanceMemo>({ suite: text, acceptance: readAcceptance });

/** The text of a memo: JSON on one line. */
export function acceptanceMemo({ suite, acceptance }: AcceptanceMemo): string {
  return JSON.stringify({ suite, acceptance: acceptanceRecord(acceptance) });
}

/** The memo in a text; undefined for one that is damaged or says something else: that is no acceptance. */
export function parseAcceptanceMemo(memo: string): AcceptanceMemo | undefined {
  try {
    return readMemo(JSON.parse(memo), "");
  } catch (error) {
    if (error instanceof ShapeError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
