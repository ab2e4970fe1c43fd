import { MARKDOWN } from "./markup.ts";

/** A link of ours as Markdown; the address alone, as a word, where it is no web address. @param words safe already */
export function link(words: string, url: string): string {
  return /^https?:\/\/[^\s<>\\]+$/.test(url) ? `[${words}](<${url}>)` : MARKDOWN.word(url);
}
