import type { Spent } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { Variant } from "../domain/variant.ts";
import { meter } from "../pipeline/meter.ts";
import type { World } from "../ports.ts";
import { budgetLeft, spentTogether } from "./budget-left.ts";
import { isForPeople } from "./for-people.ts";
import { type Probed, takeReading } from "./probe.ts";
import { spendLine } from "./spend-lines.ts";

/** @property spend of the record and its probe together */
export type ProductionProbed = Probed & { readonly spend: Spent };

/**
 * Takes the reading that belongs to a record, with what the record has left of its budget. Undefined where there is
 * nothing to probe: no model was asked, or the suite wants no probe.
 *
 * @param spent by the record so far
 * @param isKept whether readings are kept: a search for inputs that nobody will ask again is not paid for
 */
export async function probeProduction(
  suite: Suite,
  production: Variant | undefined,
  { spent, isKept }: { readonly spent: Spent; readonly isKept: boolean },
  world: World,
): Promise<ProductionProbed | undefined> {
  const model = production?.model ?? null;
  if (suite.probe === null || model === null) return undefined;
  const left = budgetLeft(suite.budget, spent);
  const metered = meter(world, left);
  const probed = await takeReading(suite, model, { ...world, models: metered.models }, { seeks: isKept, left });
  const spend = metered.spend();
  if (spend.calls > 0) world.progress.say(`Probe. ${spendLine(spend)}`);
  return { ...probed, spend: spentTogether(spent, spend) };
}

/** Keeps a reading on the branch. @returns what to tell where the branch refused it: the record is kept already */
export async function keepReading(probed: Probed | undefined, world: World): Promise<readonly string[]> {
  if (probed?.reading === undefined) return [];
  try {
    await world.store.addProbe(probed.reading);
    return [];
  } catch (error) {
    if (!isForPeople(error)) throw error;
    return [`The reading of the probe was not kept: ${error.message}. ${error.remedy}`];
  }
}
