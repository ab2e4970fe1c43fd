import type { Contradiction } from "../../domain/trace.ts";
import type { Declared } from "./declared-version.ts";
import { areDifferentModels } from "./model-family.ts";
import { type NamedModel, readModelNames } from "./model-names.ts";
import { callsAmong, lastCall, type Step } from "./step.ts";

/**
 * Claims about the model that cannot all be true: a call was asked of one model and answered by another; an attribute
 * declares one model and another one answered. Each pair of claims is told once, whatever the number of calls.
 */
export function modelContradictions(declared: Declared | undefined, steps: readonly Step[]): readonly Contradiction[] {
  const answer = lastCall(steps);
  const pairs = [
    ...(answer === undefined ? [] : againstDeclared(declared, answer)),
    ...callsAmong(steps).flatMap(againstRequest),
  ];
  const once = new Map(pairs.map((claims) => [claims.join("\n"), claims]));
  return [...once.values()].map((claims) => ({ layer: "model", claims }));
}

function againstDeclared(declared: Declared | undefined, { attributes }: Step): readonly (readonly string[])[] {
  const { served } = readModelNames(attributes);
  const id = declared?.version.id;
  if (declared === undefined || typeof id !== "string" || served === undefined) return [];
  return areDifferentModels(id, served.text) ? [[...declared.claims, claim(served)]] : [];
}

function againstRequest({ attributes }: Step): readonly (readonly string[])[] {
  const { requested, served } = readModelNames(attributes);
  if (requested === undefined || served === undefined) return [];
  return areDifferentModels(requested.text, served.text) ? [[claim(requested), claim(served)]] : [];
}

function claim({ name, text }: NamedModel): string {
  return `${name} says ${text}`;
}
