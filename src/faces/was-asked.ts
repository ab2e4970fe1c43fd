import type { Result } from "../domain/result.ts";

/**
 * Whether a model was, or was to be, asked: only then is there something to look up later. A check is on everybody's way, and
 * most changes touch no layer.
 */
export function wasAsked({ verdict }: Result): boolean {
  return verdict !== "not-affected" && verdict !== "not-evaluated";
}
