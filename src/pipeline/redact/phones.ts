import { type DigitGroup, digitRuns, firstStretches } from "./digit-runs.ts";
import type { Finder, Found } from "./finding.ts";
import {
  AREA_IN_BRACKETS,
  COUNTRY_CODE,
  DATE_INSIDE,
  FOUR_BEFORE,
  GROUP_GAP,
  MOBILE,
  NORTH_AMERICAN,
  PHONE_BEFORE,
  PHONE_KEY,
  TRUNK_GROUPS,
} from "./patterns.ts";

/**
 * Telephone numbers: with a country code, as North America writes them, with a trunk zero and groups, with the area in
 * brackets, and any digits after a word like "phone". Other digits in one piece are taken for what they mostly are: the
 * number of an order.
 */
export const findPhones: Finder = (text, key) =>
  digitRuns(text, (gap) => GROUP_GAP.test(gap)).flatMap((run) =>
    firstStretches(run, { groups: 8, least: 7, most: 17 }, (first, last, groups): Found | undefined => {
      const { end } = last;
      const start = withMark(text, first.start, end);
      if (end - start > 40 || standsInAWord(text, start, end)) return undefined;
      const written = text.slice(start, end);
      // In +44 (0)20 the zero is not dialled.
      const digits = written.replace("(0)", "").replace(/\D/g, "");
      const later = isLaterGroup(text, start, first);
      const isPhone =
        (!later && (isInternational(written, digits) || isNational(written, digits, groups))) ||
        (isSaidToBeOne(text, start, end, key) && !DATE_INSIDE.test(written) && digits.length <= 15);
      return isPhone ? { start, end, kind: "phone", value: digits.replace(/^00/, "") } : undefined;
    }),
  );

/** Where the number begins with the plus sign, and with a bracket that closes inside it, before its first group. */
function withMark(text: string, start: number, end: number): number {
  const marks = /(?:\+\(|\(\+|[+(])$/.exec(text.slice(Math.max(0, start - 2), start))?.[0] ?? "";
  if (!marks.includes("(") || text.slice(start, end).includes(")")) return start - marks.length;
  return marks.endsWith("+") ? start - 1 : start;
}

/** Letters, or a dash or dot or slash without a space, make it a part of something else: A-10023, 1.2.3, /orders/17. */
function standsInAWord(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  return /[\w\-.,/#@+$€£]/.test(before) || /^(?:\w|[-./,:@]\w)/.test(text.slice(end, end + 2));
}

function isInternational(written: string, digits: string): boolean {
  const plus = /^\(?\+/.test(written);
  if (!plus && !/^\(?00/.test(written)) return false;
  const number = plus ? digits : digits.slice(2);
  if (!COUNTRY_CODE.test(number) || number.endsWith("000000")) return false;
  if (/^[17]/.test(number)) return number.length === 11;
  return number.length >= (plus ? 9 : 10) && number.length <= 15;
}

/** Fours of digits after fours of digits are the middle of a card or an account, not the beginning of a telephone. */
function isLaterGroup(text: string, start: number, first: DigitGroup): boolean {
  return first.digits.length === 4 && FOUR_BEFORE.test(text.slice(Math.max(0, start - 16), start));
}

function isNational(written: string, digits: string, groups: readonly DigitGroup[]): boolean {
  if (NORTH_AMERICAN.test(written)) return true;
  if (digits.length < 9 || digits.length > 12 || DATE_INSIDE.test(written)) return false;
  if (AREA_IN_BRACKETS.test(written)) return true;
  if (!/^\(?0[1-9]/.test(written)) return false;
  return MOBILE.test(written) || TRUNK_GROUPS.test(groups.map((group) => group.digits.length).join(" "));
}

function isSaidToBeOne(text: string, start: number, end: number, key: string | undefined): boolean {
  if (key !== undefined && start === 0 && end === text.length) return PHONE_KEY.test(key);
  // Most numbers have no word before them; looking for which word is dear.
  let at = start - 1;
  while (at >= 0 && at > start - 8 && " \"'.:=(".includes(text.charAt(at))) at -= 1;
  return /\p{L}/u.test(text.charAt(at)) && PHONE_BEFORE.test(text.slice(Math.max(0, start - 48), start));
}
