import type { SliceComparison } from "../domain/verdict.ts";
import type { Markup } from "./markup.ts";

/** A slice for people: "refunds (app.intent)". Both are words of the traces. */
export function sliceName({ attribute, value }: Pick<SliceComparison, "attribute" | "value">, markup: Markup): string {
  return `${markup.word(value, LONGEST)} (${markup.word(attribute, LONGEST)})`;
}

/** Values of attributes may be whole texts; enough is shown to know one. */
const LONGEST = 40;
