import { type Anchor, LONGEST_LINE, type ShownAnchor } from "../domain/anchor.ts";
import { LAYERS } from "../domain/version.ts";
import { layoutOf } from "./columns.ts";
import { PLAIN } from "./markup.ts";
import { count } from "./numbers.ts";
import { sortedJson } from "./sorted-json.ts";
import { versionWords } from "./version-words.ts";

/** For programs: the anchor with the ids of its record's versions (schema/anchor.json, $defs.shown). */
export function shownAnchorJson({ record, ...shown }: ShownAnchor): string {
  const versions = record && Object.fromEntries(LAYERS.map((layer) => [layer, record.versions[layer].id]));
  return sortedJson({}, { ...shown, ...(record === undefined ? {} : { record: { ...record, versions } }) });
}

/** For people. @param width columns there are; lines take at most 100 of them */
export async function shownAnchorText(shown: ShownAnchor, width: number): Promise<string> {
  const { paragraph, columns } = await layoutOf(width);
  const { suite, anchor, record, previous, notes } = shown;
  const versions = record && [
    ["Layer", "Version it was recorded under"],
    ...LAYERS.map((layer) => [layer, versionWords(record.versions[layer], PLAIN)]),
  ];
  const blocks = [
    paragraph(headline(shown)),
    ...(anchor === undefined ? [] : [paragraph(blessingWords(anchor))]),
    ...(record === undefined
      ? []
      : [
          paragraph(
            `Recorded ${moment(record.at)}: ${count(record.cases, "question")}, ${targetWords(record.target)}.`,
          ),
        ]),
    ...(versions === undefined ? [] : [columns(versions)]),
    ...(previous === undefined
      ? []
      : [paragraph(`Before it: ${PLAIN.word(previous.baseline)}. ${blessingWords(previous)}`)]),
    ...notes.map((note) => paragraph(PLAIN.word(note, 2 * LONGEST_LINE))),
  ];
  return `${PLAIN.word(suite)}\n\n${blocks.join("\n\n")}\n`;
}

function headline({ status, anchor }: ShownAnchor): string {
  const path = PLAIN.word(anchor?.baseline ?? "");
  switch (status) {
    case "none":
      return "No anchor: nobody has blessed a baseline, so each record is compared with the one before it only. Bless one: eval-baseline anchor latest --why TEXT.";
    case "shown":
      return `The anchor is ${path}.`;
    case "blessed":
      return `Blessed: ${path} is the anchor from now on, and every record is compared with it.`;
    case "already-blessed":
      return `Nothing was written: ${path} is the anchor already, for this reason.`;
    default:
      return status satisfies never;
  }
}

function blessingWords({ by, at, why }: Anchor): string {
  return `Blessed by ${PLAIN.word(by)}, ${moment(at)}: ${PLAIN.word(why, LONGEST_LINE)}`;
}

/** "2026-11-02 06:00 UTC" */
function moment(at: string): string {
  return `${PLAIN.word(at).slice(0, 16).replace("T", " ")} UTC`;
}

function targetWords(target: "replay" | "observed"): string {
  return target === "replay" ? "replayed" : "as production answered them";
}
