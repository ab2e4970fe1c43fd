import { capital } from "../../../domain/capital.ts";
import { LAYERS, type Layer, type LayerDifference, type Version } from "../../../domain/version.ts";
import type { Answered } from "../checklist.ts";
import type { AttributionFacts } from "../facts.ts";

/** Whether every layer of both states has a version that can be told. */
export function wereVersioned({ differences }: AttributionFacts): Answered {
  const untold = differences.filter(({ difference }) => difference === "cannot-tell");
  const unknown = LAYERS.filter((layer) => !differences.some((one) => one.layer === layer));
  if (untold.length + unknown.length === 0)
    return { answer: "yes", evidence: ["All five layers have a version in both states."], by: "machine" };
  const evidence = [...untold.map(told), ...unknown.map((layer) => `${capital(layer)}: nothing is known of it.`)];
  return { answer: "no", evidence, by: "machine" };
}

/** Whether at least one of some layers changed between the states; only a person knows where a version is not told. */
export function didChange({ differences }: AttributionFacts, layers: readonly Layer[]): Answered {
  const stand = layers.map((layer) => differences.find((one) => one.layer === layer));
  const evidence = layers.map((layer, place) => {
    const difference = stand[place];
    return difference === undefined ? `${capital(layer)}: nothing is known of it.` : told(difference);
  });
  if (stand.some((one) => one?.difference === "changed")) return { answer: "yes", evidence, by: "machine" };
  const isSame = stand.every((one) => one?.difference === "same");
  return isSame ? { answer: "no", evidence, by: "machine" } : { answer: "unknown", evidence, by: "human" };
}

function told({ layer, before, after, difference }: LayerDifference): string {
  if (difference === "same") return `${capital(layer)}: ${idOf(before)} in both states.`;
  const both = `${idOf(before)} before, ${idOf(after)} at the incident`;
  return difference === "changed"
    ? `${capital(layer)}: ${both}.`
    : `${capital(layer)}: ${both}; whether it changed cannot be told.`;
}

function idOf({ id }: Version): string {
  return id ?? "unknown";
}
