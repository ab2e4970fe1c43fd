import { UserError } from "../../src/errors.ts";

/** @param name of the argument, for the message @throws UserError when the text is not a whole number above 0 */
export function wholeNumber(name: string, text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new UserError(`--${name} ${text} is not a whole number above 0`, `Write it in digits: --${name} 20.`);
}
