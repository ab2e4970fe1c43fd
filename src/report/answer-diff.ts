import { diffArrays } from "diff";
import { visible } from "./visible.ts";

/** Columns of a line in a code block that fit beside GitHub's own margins. */
const WIDTH = 92;

/**
 * What became of an answer, sentence by sentence: lines that begin with "-" stood before, with "+" after, with a blank in
 * both. Sentences that are too long for a line are broken between words.
 */
export function answerDiff(before: string, after: string): string {
  return diffArrays(sentences(before), sentences(after))
    .flatMap(({ added, removed, value }) => {
      const mark = added ? "+" : removed ? "-" : " ";
      return value.flatMap((sentence) => wrapped(sentence).map((line) => `${mark} ${line}`.trimEnd()));
    })
    .join("\n");
}

function sentences(text: string): string[] {
  const shown = visible(text).trim();
  if (shown === "") return [];
  return shown.split("\n").flatMap((line) => line.trimEnd().split(/(?<=[.!?…]["'”’)\]]?)\s+|(?<=[。！？])/));
}

function wrapped(sentence: string): readonly string[] {
  // Indented by two blanks and more it is code or a list, which keeps its shape.
  const indent = /^\s*/.exec(sentence)?.[0].slice(0, WIDTH / 2) ?? "";
  const lines: string[] = [];
  let line = indent;
  for (const word of sentence.trim().split(/\s+/).flatMap(broken)) {
    const longer = line.trim() === "" ? `${line}${word}` : `${line} ${word}`;
    if (longer.length > WIDTH && line.trim() !== "") {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = longer;
  }
  return [...lines, line];
}

function broken(word: string): readonly string[] {
  return word.match(new RegExp(`.{1,${WIDTH}}`, "gu")) ?? [""];
}
