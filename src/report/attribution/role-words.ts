import { BLAMED, type LayerEffect, type LayerRole } from "../../domain/attribution.ts";
import type { Markup } from "../markup.ts";

/** The role of a layer in a cell: "proximate", "joint (and)", "exonerated". */
export function roleWord({ role, joint }: Pick<LayerEffect, "role" | "joint">, markup: Markup): string {
  const word = joint === undefined ? role : `${role} (${joint.kind})`;
  return isBlamed(role) ? markup.strong(word) : word;
}

export function isBlamed(role: LayerRole): boolean {
  return BLAMED.includes(role);
}
