import type { Case } from "../domain/case.ts";
import type { Suite } from "../domain/suite.ts";
import type { Variant } from "../domain/variant.ts";
import { variablesRead } from "../pipeline/assemble/variables-read.ts";

/**
 * A sentence for each variable that the variant's template reads and no trace of the cases holds: it renders as nothing,
 * which may be what nobody meant. One that some traces hold is left to the template. An application of the user's fills
 * in templates by itself.
 */
export async function missingVariables(
  { target }: Pick<Suite, "target">,
  variant: Variant,
  cases: readonly Case[],
): Promise<readonly string[]> {
  const recordings = cases.flatMap((one) => one.recordings);
  if (target.kind !== "agent" || variant.template === undefined || recordings.length === 0) return [];
  const read = await variablesRead(variant.template);
  const missing = read.filter(({ name }) => recordings.every(({ variables }) => !Object.hasOwn(variables, name)));
  const traces = `${recordings.length} of ${recordings.length} traces do not hold`;
  return missing.map(({ written }) => `The prompt template reads ${written}, which ${traces}: it renders as nothing.`);
}
