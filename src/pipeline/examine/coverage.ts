import type { LayerCoverage } from "../../domain/diagnosis.ts";
import type { Counts } from "../../domain/run.ts";
import type { LayerSpecs } from "../../domain/suite.ts";
import type { Trace } from "../../domain/trace.ts";
import { LAYERS, type Layer } from "../../domain/version.ts";

/**
 * For each layer, how many traces know its version and from where, in pipeline order. Of a layer that the suite says the
 * application has not got, every trace knows that.
 */
export function layerCoverage(traces: readonly Trace[], layers: LayerSpecs): readonly LayerCoverage[] {
  return LAYERS.map((layer) => (layers[layer] === null ? absent(layer, traces.length) : coverageOf(layer, traces)));
}

function absent(layer: Layer, traces: number): LayerCoverage {
  return { layer, traces, known: traces, sources: traces === 0 ? {} : { "config: none": traces }, ids: 1 };
}

function coverageOf(layer: Layer, traces: readonly Trace[]): LayerCoverage {
  const known = traces.flatMap(({ versions }) => (versions[layer].id === null ? [] : [versions[layer]]));
  return {
    layer,
    traces: traces.length,
    known: known.length,
    sources: counted(
      known.map(({ source, from, partial }) => `${partial ? "partial " : ""}${source}${from ? `: ${from}` : ""}`),
    ),
    ids: new Set(known.map(({ id }) => id)).size,
  };
}

/** How often each word occurs, the most frequent first. */
export function counted<W extends string>(words: readonly W[]): Counts & { readonly [word in W]?: number } {
  const counts = new Map<W, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const ordered = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return Object.fromEntries(ordered) as Counts & { readonly [word in W]?: number };
}
