import { BLAMED, type Interaction, type LayerEffect, type MetricAttribution } from "../../domain/attribution.ts";
import type { LayerDifference } from "../../domain/version.ts";
import { holm } from "../../statistics/holm.ts";
import { seedOf } from "../../statistics/seed-of.ts";
import { sharesOfTotal } from "../../statistics/shares-of-total.ts";
import type { AttributeInput } from "../attribute.ts";
import type { Contrasts } from "./contrasts.ts";
import { type LossEstimate, lossEstimate } from "./estimates.ts";
import { casesToExonerate } from "./exoneration.ts";
import { type MeasuredLayer, type RoleEvidence, roleOf } from "./roles.ts";

/** What the effects of layers are measured by. */
export type LayersMeasure = {
  readonly metric: string;
  readonly clusters: readonly string[];
  /** Level of each limit and one-sided claim. */
  readonly alpha: number;
  /** The largest loss or gain a case can show. */
  readonly range: number;
  readonly reproduced: MetricAttribution["reproduced"];
  readonly equivalence: number;
  readonly interactions: readonly Interaction[];
};

/** Draws by which the limits of shares are found. */
const RESAMPLES = 2000;

/**
 * What every layer that differs, or may differ, has to do with the loss: those that are blamed first, by share; the others
 * in pipeline order. A layer that was not replayed at both versions is not ruled out, whatever the others have.
 *
 * @param contrasts of the played layers, in their order
 */
export function layerEffects(
  input: AttributeInput,
  contrasts: Contrasts,
  measure: LayersMeasure,
): readonly LayerEffect[] {
  const found = measuredLayers(input, contrasts, measure);
  const layers = found.map(({ layer }) => layer);
  const evidence: RoleEvidence = { ...measure, reproduced: measure.reproduced === "reproduced", layers };
  const effects = input.differences
    .filter(({ difference }) => difference !== "same")
    .map((difference) => {
      const one = found.find(({ layer }) => layer.layer === difference.layer);
      return one === undefined
        ? notReplayed(difference, input.missing)
        : replayed(difference, one, { evidence, measure });
    });
  return inOrder(effects);
}

type Found = { readonly layer: MeasuredLayer; readonly estimates: readonly LossEstimate[] };

function measuredLayers(
  { played, seed }: AttributeInput,
  { total, players }: Contrasts,
  { clusters, reproduced, metric, ...options }: LayersMeasure,
): readonly Found[] {
  const estimates = players.map(({ part, necessity, sufficiency }) => ({
    part: lossEstimate(part, clusters, options),
    necessity: lossEstimate(necessity, clusters, options),
    sufficiency: lossEstimate(sufficiency, clusters, options),
  }));
  const adjusted = holm(estimates.map(({ part }) => part.p));
  const bootstrap = { level: options.alpha, resamples: RESAMPLES, seed: seedOf(`${seed} ${metric}`) };
  const parts = players.map(({ part }) => part);
  const shares = reproduced === "reproduced" ? sharesOfTotal(parts, total, clusters, bootstrap) : [];
  return estimates.flatMap(({ part, necessity, sufficiency }, player) => {
    const [layer, share] = [played[player], shares[player]];
    if (layer === undefined) return [];
    const measured: MeasuredLayer = {
      layer,
      part: part.loss,
      ...(share !== undefined && { share: { value: share.share, lower: share.lower, upper: share.upper } }),
      necessity: necessity.loss,
      sufficiency: sufficiency.loss,
      p: adjusted[player] ?? 1,
    };
    return [{ layer: measured, estimates: [part, necessity, sufficiency] }];
  });
}

function replayed(
  { before, after }: LayerDifference,
  { layer: one, estimates }: Found,
  { evidence, measure }: { readonly evidence: RoleEvidence; readonly measure: LayersMeasure },
): LayerEffect {
  const { layer, ...measured } = one;
  const role = roleOf(one, evidence);
  const isOpen = evidence.reproduced && role.role === "undetermined";
  const more = isOpen ? casesToExonerate(estimates, { ...measure, cases: measure.clusters.length }) : undefined;
  return { layer, before, after, ...role, measured, ...(more !== undefined && { casesToExonerate: more }) };
}

function notReplayed(
  { layer, before, after, difference }: LayerDifference,
  missing: AttributeInput["missing"],
): LayerEffect {
  const why = difference === "cannot-tell" ? "whether it changed is not known" : "it was not replayed at both versions";
  const given = missing.find((one) => one.layer === layer)?.why;
  return { layer, before, after, role: "undetermined", notReplayed: given ?? why };
}

function inOrder(effects: readonly LayerEffect[]): readonly LayerEffect[] {
  const isBlamed = ({ role }: LayerEffect) => BLAMED.includes(role);
  const shareOf = ({ measured }: LayerEffect) => measured?.share?.value ?? 0;
  const blamed = effects.filter(isBlamed).sort((a, b) => shareOf(b) - shareOf(a));
  return [...blamed, ...effects.filter((effect) => !isBlamed(effect))];
}
