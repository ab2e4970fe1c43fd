import type { Run } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { Result } from "../domain/verdict.ts";
import type { LayerOverride, World } from "../ports.ts";
import { compareVariants, driftOf, sampleOfBaseline } from "./compare-variants.ts";
import { gateAction } from "./gate.ts";

/** A canary: production against production with one or more layers replaced, both replayed now on the same cases. */
export async function canary(suite: Suite, overrides: readonly LayerOverride[], world: World): Promise<Result> {
  const production = await world.variants.at(world.checkout, "production");
  let candidate = production;
  for (const override of overrides) candidate = await world.variants.override(candidate, world.checkout, override);
  const label = `canary ${overrides.map(({ layer, value }) => `${layer}=${value}`).join(" ")}`;
  const found: Result = {
    story: "canary",
    suite: suite.name,
    verdict: "errored",
    gate: "fail",
    touched: overrides.map(({ layer, value }) => ({ layer, files: layer === "model" ? [] : [value] })),
    notes: [],
  };
  const { drawn, latest } = await sampleOfBaseline(suite, world);
  if (drawn.status === "empty") return { ...found, incomplete: drawn.incomplete };

  const { runs, spend, comparison } = await compareVariants(
    suite,
    production,
    { ...candidate, label },
    drawn.sample,
    world,
  );
  const [productionRun, canaryRun] = runs as readonly [Run, Run];
  const measured = { ...found, spend, tuple: canaryRun.versions, notes: drawn.notes };
  if (canaryRun.incomplete !== undefined) return { ...measured, incomplete: canaryRun.incomplete };
  const drift = latest && driftOf(latest.baseline.run, productionRun, suite);
  return {
    ...measured,
    verdict: comparison.verdict,
    gate: gateAction(comparison.verdict, suite.gate),
    comparison,
    ...(drift === undefined ? {} : { drift }),
    ...(latest === undefined ? {} : { baseline: latest.name.path }),
  };
}
