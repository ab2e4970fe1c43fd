import type { Incomplete } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { Variant } from "../domain/variant.ts";
import { parsePrompt } from "../pipeline/assemble/prompt.ts";

/**
 * Why none of the variants can be replayed: the first prompt template that does not parse. Asked before anything is
 * drawn or paid for, since such a template fails every case; undefined when all parse. What an application makes of a template is its own
 * affair.
 */
export async function brokenTemplate(suite: Suite, variants: readonly Variant[]): Promise<Incomplete | undefined> {
  if (suite.target.kind !== "agent") return undefined;
  const path = suite.layers.prompt?.template;
  for (const { label, template } of variants) {
    if (template === undefined) continue;
    const parsed = await parsePrompt(template);
    if (parsed.status === "parsed") continue;
    return {
      reason: "broken-layer",
      problem: `the prompt template of ${label} does not parse, so no case can be replayed: ${parsed.problem}`,
      remedy: `Mend ${path ?? "it"}, or the file that takes its place, and run the same command again.`,
    };
  }
  return undefined;
}
