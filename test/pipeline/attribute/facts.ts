import type { LayerEffect, LayerRole, MetricAttribution } from "../../../src/domain/attribution.ts";
import type { ProbeStanding } from "../../../src/domain/probe.ts";
import { type Layer, type LayerDifference, UNKNOWN_VERSION } from "../../../src/domain/version.ts";
import type { AttributionFacts, Surroundings } from "../../../src/pipeline/attribute/facts.ts";
import { attribution, changed, type Scores } from "./cells.ts";

const broken: Scores = (_, question) => (question % 5 === 0 ? [1, 0, 0] : [0, 0, 0]);
const fine: Scores = (_, question) => (question % 4 === 0 ? [1, 1, 0] : [1, 1, 1]);

/** 40 questions that break where the condition holds. */
export function brokenWhere(
  layers: readonly Layer[],
  isBroken: (after: ReadonlySet<Layer>) => boolean,
): MetricAttribution {
  return attribution(layers, (after, question) => (isBroken(after) ? broken : fine)(after, question));
}

/** Facts of an incident: nothing changed and nothing is known, unless told. */
export function someFacts(overrides: Partial<AttributionFacts> = {}): AttributionFacts {
  return { metrics: [], differences: changed([]), missing: [], ...overrides };
}

/** The five layers; some changed, and of some it cannot be told. */
export function differing(layers: readonly Layer[], untold: readonly Layer[] = []): readonly LayerDifference[] {
  return changed(layers).map((one) =>
    untold.includes(one.layer) ? { ...one, after: UNKNOWN_VERSION, difference: "cannot-tell" } : one,
  );
}

/** The same measurements with other roles. */
export function withRoles(
  found: MetricAttribution,
  roles: { readonly [layer in Layer]?: LayerRole },
): MetricAttribution {
  return { ...found, layers: found.layers.map((one): LayerEffect => ({ ...one, role: roles[one.layer] ?? one.role })) };
}

export function aProbe(state: ProbeStanding["state"], overrides: Partial<ProbeStanding> = {}): ProbeStanding {
  return { model: "gpt-4.1-2025-04-14", state, readings: 12, newNames: [], ...overrides };
}

/** 600 trials of one model, none of which failed. */
export function surroundings(overrides: Partial<Surroundings> = {}): Surroundings {
  return { trials: 600, failures: {}, resolvedModels: { "gpt-4.1-2025-04-14": 600 }, ...overrides };
}

/** Both records alike. */
export const CALM = { before: surroundings(), after: surroundings() };
