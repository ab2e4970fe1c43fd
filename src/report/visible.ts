/**
 * A text of several lines for a code block, where nothing is rendered: what hides or reorders text is written out as its code
 * point, and an HTML comment is broken up, so that no text can be taken for our marker. Line ends become plain ones.
 */
export function visible(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(
      HIDDEN,
      (character) => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`,
    )
    .replace(/<(?=!--)/g, "<\u200B");
}

/**
 * Controls but for the tab and the line feed, direction marks, blanks without a width, fillers that look like nothing, tags.
 * The joiners U+200C and U+200D stay: emoji and several scripts are written with them.
 */
const HIDDEN =
  /[^\P{Cc}\t\n]|\u034F|\u17B4|\u17B5|[\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0]|[\u{E0000}-\u{E007F}]/gu;
