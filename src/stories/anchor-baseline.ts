import type { Anchor } from "../domain/anchor.ts";
import { baselineName } from "../domain/baseline.ts";
import type { Target } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { World } from "../ports.ts";
import type { StoredBaseline } from "./latest-baseline.ts";

/** The record a person has blessed, if it is one of this kind of answers; else what a reader must know. */
export type AnchorBaseline = {
  readonly found?: StoredBaseline & { readonly anchor: Anchor };
  readonly notes: readonly string[];
};

/**
 * The anchor with its record, read before anything is paid for. As with the latest record, observed and replayed answers
 * are never compared.
 *
 * @throws UserError when the anchor or its record cannot be read, or the record is not there
 */
export async function anchorBaseline(suite: Suite, target: Target, world: World): Promise<AnchorBaseline> {
  const anchor = await world.store.anchor(suite.name);
  const name = anchor && baselineName(anchor.baseline);
  if (anchor === undefined || name === undefined) return { notes: [] };
  const baseline = await world.store.read(name);
  if (baseline.run.target === target) return { found: { anchor, name, baseline }, notes: [] };
  const [blessed, made] = target === "replay" ? ["observed", "replay"] : ["replayed", "observation"];
  return { notes: [`The anchor holds ${blessed} answers, so this ${made} was not compared with it.`] };
}
