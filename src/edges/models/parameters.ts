import type { ModelSpec } from "../../domain/model-spec.ts";

/** The suite's parameters of a model, less those that are not its to set. */
export function parametersOf(
  { parameters }: ModelSpec,
  notOurs: ReadonlySet<string>,
): { readonly [name: string]: unknown } {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => !notOurs.has(name)));
}
