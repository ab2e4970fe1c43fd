import { stripVTControlCharacters } from "node:util";

/** What another program said, on one line, without colours and other characters that steer a terminal. */
export function plain(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, "")
    .trim();
}
