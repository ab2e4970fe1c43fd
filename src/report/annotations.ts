import { BLAMED, layersOfRole } from "../domain/attribution.ts";
import type { Result } from "../domain/result.ts";
import type { GateAction } from "../domain/suite.ts";
import { attributionSentence } from "./attribution.ts";
import { PLAIN } from "./markup.ts";
import { verdictSentence } from "./sentence.ts";

/** A remark on one place of the change. Plain text; whoever prints it as a workflow command escapes it for that. */
export type Annotation = {
  /** Relative to the repository's root. */
  readonly file: string;
  /** From 1, both included; absent for a remark on the file. */
  readonly startLine?: number;
  readonly endLine?: number;
  readonly title: string;
  readonly message: string;
  readonly level: "error" | "warning" | "notice";
};

/** GitHub shows ten of a kind for each step. */
const MOST = 10;

/**
 * What to show beside the changes of a check that regressed: the verdict, on the lines of the layer files that it brought;
 * on the file where its lines are not known. At most ten, those of the layers that did it first, then in the order of the layers; when there are more, the message says
 * how many files there are. Empty for other verdicts.
 */
export function annotations(result: Result): readonly Annotation[] {
  if (result.verdict !== "regressed" || result.story !== "check") return [];
  const { attribution } = result;
  const blamed = attribution === undefined ? [] : layersOfRole(attribution, ...BLAMED);
  const who = attribution === undefined ? "" : ` ${attributionSentence(attribution)}`;
  // Where an experiment tells the layers apart, the lines of those that did it come first.
  const ordered = [...result.touched].sort(
    (a, b) => Number(blamed.includes(b.layer)) - Number(blamed.includes(a.layer)),
  );
  const touched = ordered.flatMap(({ layer, files }) => files.map((file) => [file, layer] as const));
  // A file may belong to several layers; the first of them names it.
  const layers = new Map(touched.toReversed());
  const places = [...new Set(touched.map(([file]) => file))].flatMap((file) => placesOf(file, result));
  const more = layers.size > MOST ? ` The change touches ${layers.size} files of a layer; not all are marked.` : "";
  return places.slice(0, MOST).map((place) => ({
    ...place,
    title: `${PLAIN.word(result.suite, 60)} regressed (${layers.get(place.file)})`,
    message: `${verdictSentence(result)}${who}${more}`,
    level: LEVEL[result.gate],
  }));
}

function placesOf(
  file: string,
  { changedLines = [] }: Result,
): readonly Pick<Annotation, "file" | "startLine" | "endLine">[] {
  const own = changedLines.filter((lines) => lines.file === file);
  return own.length === 0 ? [{ file }] : own.map(({ from, to }) => ({ file, startLine: from, endLine: to }));
}

const LEVEL = { fail: "error", warn: "warning", pass: "notice" } as const satisfies Record<
  GateAction,
  Annotation["level"]
>;
