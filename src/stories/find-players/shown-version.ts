import { withoutControls } from "../../domain/plain-line.ts";
import { type LayerDifference, NO_SUCH_LAYER, type Version } from "../../domain/version.ts";

const SHOWN_DIGITS = 12;
const MOST_CHARACTERS = 60;

/** A version's id for a sentence: a hash by its first digits, any other on one line. Who prints it escapes it. */
export function shownVersion({ id, from }: Version): string {
  if (id === null) return from === undefined ? "unknown" : `unknown (${cut(from)})`;
  if (id === NO_SUCH_LAYER) return "none";
  const digits = id.replace(/^sha(?:1|256|512):/, "");
  return /^[0-9a-f]{16,}$/.test(digits) ? digits.slice(0, SHOWN_DIGITS) : cut(id);
}

/** Why it cannot be told whether two versions differ that both can be had, as the end of a sentence. */
export function unlikeVersions({ before, after }: Pick<LayerDifference, "before" | "after">): string {
  return `${shownVersion(before)} and ${shownVersion(after)} cannot be held against each other: one is a name, the other a hash`;
}

/** A text of others as the end of a sentence, with its full stop. */
export function plainSentence(text: string): string {
  return `${withoutControls(text).replace(/\.$/, "")}.`;
}

function cut(text: string): string {
  const plain = [...withoutControls(text)];
  return plain.length <= MOST_CHARACTERS ? plain.join("") : `${plain.slice(0, MOST_CHARACTERS - 1).join("")}…`;
}
