import type { Acceptance } from "../../domain/acceptance.ts";
import { acceptanceMemo } from "../../formats/acceptance-memo.ts";

/** The memo in which the comment of a check keeps an acceptance, for the record that comes after the merge. */
export function writtenAcceptance(suite: string, acceptance: Acceptance): string {
  return acceptanceMemo({ suite, acceptance });
}
