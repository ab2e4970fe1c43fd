/**
 * A part of a report that stands or falls as a whole. `name` is what a reader is told when it had to go. `shorter` is the
 * same with less in it.
 */
export type Section = { readonly name: string; readonly text: string; readonly shorter?: string };

/** One step on the way to a shorter report. */
export type Step = { readonly shorten: string } | { readonly drop: string };

/**
 * The sections as one text, blank lines between. While the text is too long, sections are shortened and whole sections go, in
 * the order of `steps`, and a last line says which; a section that is not named there never goes.
 *
 * @param size measures a text in the unit of `limit`
 * @param where a sentence that says where to find what was dropped
 */
export function joinSections(
  sections: readonly Section[],
  options: {
    readonly limit: number;
    readonly size: (text: string) => number;
    readonly steps: readonly Step[];
    readonly where: string;
  },
): string {
  let taken: readonly Step[] = [];
  let text = joined(sections, taken, options.where);
  for (const step of options.steps) {
    if (options.size(text) <= options.limit) break;
    if (!sections.some((section) => isMeant(section, step))) continue;
    taken = [...taken, step];
    text = joined(sections, taken, options.where);
  }
  return text;
}

function isMeant({ name, shorter }: Section, step: Step): boolean {
  return "drop" in step ? step.drop === name : step.shorten === name && shorter !== undefined;
}

function joined(sections: readonly Section[], taken: readonly Step[], where: string): string {
  const gone = taken.flatMap((step) => ("drop" in step ? [step.drop] : []));
  const short = taken.flatMap((step) => ("shorten" in step && !gone.includes(step.shorten) ? [step.shorten] : []));
  const kept = sections
    .filter(({ name }) => !gone.includes(name))
    .map(({ name, text, shorter }) => (short.includes(name) ? (shorter ?? text) : text));
  const said = [
    ...(gone.length === 0 ? [] : [`Left out because the report is too long: ${gone.join(", ")}.`]),
    ...(short.length === 0 ? [] : [`Shortened because the report is too long: ${short.join(", ")}.`]),
  ];
  const texts = said.length === 0 ? kept : [...kept, [...said, where].join(" ")];
  return `${texts.reduce((above, below) => `${above}${between(above, below)}${below}`)}\n`;
}

/** Two lists with a blank line between are one list to GitHub, and a loose one; without it they are a tight one. */
function between(above: string, below: string): string {
  const last = above.slice(above.lastIndexOf("\n") + 1);
  return /^ *- /.test(last) && below.startsWith("- ") ? "\n" : "\n\n";
}
