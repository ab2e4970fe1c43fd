import type { Interaction, LayerEffect, LayerRole, Loss } from "../../domain/attribution.ts";
import type { Layer } from "../../domain/version.ts";

/** What was measured of a layer. */
export type MeasuredLayer = { readonly layer: Layer } & NonNullable<LayerEffect["measured"]>;

/** What the roles rest on. */
export type RoleEvidence = {
  /** Of the one-sided claims. */
  readonly alpha: number;
  /** Whether the loss came again: without one there is nobody to blame. */
  readonly reproduced: boolean;
  /** A part within ± this counts as none. */
  readonly equivalence: number;
  readonly layers: readonly MeasuredLayer[];
  readonly interactions: readonly Interaction[];
};

/** What a layer has to do with the loss. */
export type FoundRole = Pick<LayerEffect, "role" | "protective" | "joint">;

/** Shares from which on a layer is one of several that did it together, or the one that did it. */
const JOINT_SHARE = 0.3;
const PROXIMATE_SHARE = 0.5;

/**
 * The role of one layer: the first that holds of joint, proximate, contributing, exonerated, undetermined.
 *
 * Blame needs an active layer: its part is above 0, with p adjusted over the layers below α. Joint: with another active
 * layer, both with a share of 0.3 or more, and an interaction that is no chance. Proximate: a share of 0.5 or more, and
 * taking it back alone or bringing it in alone makes a difference. Exonerated: part, necessity and sufficiency are all shown
 * to lie within the equivalence, or below it; protective where its part is below 0. All else is not ruled out.
 */
export function roleOf(one: MeasuredLayer, evidence: RoleEvidence): FoundRole {
  if (isActive(one, evidence)) {
    const joint = jointOf(one, evidence);
    if (joint !== undefined) return { role: "joint", joint };
    return { role: blamedAs(one) };
  }
  const { part, necessity, sufficiency } = one;
  const isHarmless = [part, necessity, sufficiency].every(({ upper }) => upper < evidence.equivalence);
  if (!isHarmless) return { role: "undetermined" };
  const isNone = [part, necessity, sufficiency].every(({ lower }) => lower > -evidence.equivalence);
  return { role: "exonerated", ...(!isNone && part.upper < 0 && { protective: true }) };
}

function isActive({ p }: MeasuredLayer, { alpha, reproduced }: RoleEvidence): boolean {
  return reproduced && p < alpha;
}

/** Partners of one kind: that of the strongest interaction, where a layer has several. */
function jointOf(one: MeasuredLayer, evidence: RoleEvidence): LayerEffect["joint"] {
  const partners = evidence.layers.filter((other) => other.layer !== one.layer && isBigPart(other, evidence));
  if (!isBigPart(one, evidence)) return undefined;
  const found = partners.flatMap(({ layer }) => {
    const pair = evidence.interactions.find(({ layers }) => layers.includes(one.layer) && layers.includes(layer));
    return pair !== undefined && pair.p < evidence.alpha ? [{ layer, value: pair.value.value }] : [];
  });
  const strongest = found.reduce<number>((most, { value }) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  if (strongest === 0) return undefined;
  const together = found.filter(({ value }) => Math.sign(value) === Math.sign(strongest));
  return { with: together.map(({ layer }) => layer), kind: strongest > 0 ? "and" : "or" };
}

function isBigPart(one: MeasuredLayer, evidence: RoleEvidence): boolean {
  return isActive(one, evidence) && shareOf(one) >= JOINT_SHARE;
}

function blamedAs(one: MeasuredLayer): LayerRole {
  const makesADifference = [one.necessity, one.sufficiency].some(isAboveZero);
  return shareOf(one) >= PROXIMATE_SHARE && makesADifference ? "proximate" : "contributing";
}

function isAboveZero({ lower }: Loss): boolean {
  return lower > 0;
}

function shareOf({ share }: MeasuredLayer): number {
  return share?.value ?? 0;
}
