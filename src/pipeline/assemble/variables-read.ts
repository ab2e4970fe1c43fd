import type { PromptTemplate } from "../../domain/variant.ts";
import { parsePrompt, type ReadVariable } from "./prompt.ts";

/** The variables that a template reads; none where it does not parse, which is told elsewhere. */
export async function variablesRead(template: PromptTemplate): Promise<readonly ReadVariable[]> {
  const prompt = await parsePrompt(template);
  return prompt.status === "parsed" ? prompt.variables : [];
}
