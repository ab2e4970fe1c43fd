/** A part of a report that stands or falls as a whole. `name` is what a reader is told when it had to go. */
export type Section = { readonly name: string; readonly text: string };

/**
 * The sections as one text, blank lines between. While the text is too long, whole sections go, in the order of
 * `dropped`, and a last line says which; a section that is not named there never goes.
 *
 * @param size measures a text in the unit of `limit`
 * @param where a sentence that says where to find what was dropped
 */
export function joinSections(
  sections: readonly Section[],
  options: {
    readonly limit: number;
    readonly size: (text: string) => number;
    readonly dropped: readonly string[];
    readonly where: string;
  },
): string {
  const gone: string[] = [];
  let text = joined(sections, gone, options.where);
  for (const name of options.dropped) {
    if (options.size(text) <= options.limit) break;
    if (!sections.some((section) => section.name === name)) continue;
    gone.push(name);
    text = joined(sections, gone, options.where);
  }
  return text;
}

function joined(sections: readonly Section[], gone: readonly string[], where: string): string {
  const kept = sections.filter(({ name }) => !gone.includes(name)).map(({ text }) => text);
  const notice = gone.length === 0 ? [] : [`Left out because the report is too long: ${gone.join(", ")}. ${where}`];
  return `${[...kept, ...notice].join("\n\n")}\n`;
}
