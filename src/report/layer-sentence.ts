import type { LayerDifference } from "../domain/version.ts";
import { type Markup, PLAIN } from "./markup.ts";
import { list } from "./numbers.ts";

/**
 * Which layers changed, without a full stop. "The changed layer is" is said only when exactly one changed and every
 * other is known to be the same; a layer that cannot be told is named, because it cannot be ruled out.
 */
export function layerSentence(layers: readonly LayerDifference[], markup: Markup = PLAIN): string {
  const name = ({ layer }: LayerDifference) => markup.strong(layer);
  const changed = layers.filter(({ difference }) => difference === "changed");
  const open = layers.filter(({ difference }) => difference === "cannot-tell");
  const unknown = open.filter(isUnknown);
  // A partial hash beside a full one, or a stated name beside a hash: neither equal nor different.
  const unlike = open.filter((layer) => !isUnknown(layer));
  return [
    changedWords(changed.map(name), open.length > 0),
    ...openWords(unknown.map(name), ["is unknown", "are unknown"]),
    ...openWords(unlike.map(name), ["is known in two ways", "are known in two ways"]),
  ].join("; ");
}

function isUnknown({ before, after }: LayerDifference): boolean {
  return before.id === null || after.id === null;
}

function changedWords(names: readonly string[], someOpen: boolean): string {
  if (names.length === 0) return someOpen ? "No layer is known to have changed" : "No layer changed";
  if (names.length > 1) return `The changed layers are ${list(names)}`;
  return someOpen ? `The one layer known to have changed is ${list(names)}` : `The changed layer is ${list(names)}`;
}

function openWords(names: readonly string[], [is, are]: readonly [string, string]): readonly string[] {
  if (names.length === 0) return [];
  return names.length === 1
    ? [`${list(names)} ${is}, so it cannot be ruled out`]
    : [`${list(names)} ${are}, so they cannot be ruled out`];
}
