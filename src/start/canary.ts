import { canonicalJson } from "../domain/digest.ts";
import type { Result } from "../domain/result.ts";
import type { LayerOverride, World } from "../ports.ts";
import { buildWorld, type Outside } from "../world/world.ts";
import { suiteOfCheckout } from "./suite-of-checkout.ts";

/** Production against production with layers replaced. @param request.overrides at least one */
export async function startCanary(
  request: { readonly suite?: string; readonly overrides: readonly LayerOverride[] },
  outside: Outside,
): Promise<Result> {
  const { ground, suite } = await suiteOfCheckout(request.suite, outside);
  const { canary } = await import("../stories/canary.ts");
  const { world, leave } = buildWorld(ground, suite, outside, { occasion: () => contentOf(request.overrides, world) });
  try {
    return await canary(suite, request.overrides, world);
  } finally {
    await leave();
  }
}

/** A canary is the same occasion while both of its sides hold the same texts. */
async function contentOf(overrides: readonly LayerOverride[], world: World): Promise<string> {
  const production = await world.variants.at(world.checkout, "production");
  const sides = [production];
  for (const override of overrides) sides.push(await world.variants.override(production, world.checkout, override));
  return `canary ${canonicalJson({ overrides, versions: sides.map(({ versions }) => versions) })}`;
}
