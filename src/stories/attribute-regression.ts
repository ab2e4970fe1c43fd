import type { Baseline } from "../domain/baseline.ts";
import type { Sample } from "../domain/case.ts";
import type { Result } from "../domain/result.ts";
import type { Suite } from "../domain/suite.ts";
import type { World } from "../ports.ts";
import { type AttributeRequest, attributed } from "./attribute.ts";
import { stateOfRecord, toldApart } from "./known-state.ts";
import type { StoredBaseline } from "./latest-baseline.ts";
import { notFoundOut } from "./not-found-out.ts";
import { draftPostMortem } from "./post-mortem.ts";
import { unaskedBudget } from "./unasked-budget.ts";

/** A record that lost what nobody accepted. @property path of the record on the branch; undefined where it is not kept */
export type Regression = {
  /** The record that it lost against. */
  readonly reference: StoredBaseline;
  readonly baseline: Baseline;
  readonly path: string | undefined;
  readonly sample: Sample;
};

const IN_BATCHES =
  "Which layer did it was not asked, since a batch would keep this record waiting for up to another day: eval-baseline attribute.";

/**
 * Says which layer did it, right after a record has regressed, under a cap of its own, and keeps a draft of the
 * post-mortem beside a record that is kept. The record is there already: whatever goes wrong here is a note.
 */
export async function attributeRegression(
  suite: Suite,
  { reference, baseline, path, sample }: Regression,
  world: World,
): Promise<Pick<Result, "attribution" | "postMortem" | "notes">> {
  if (world.batched === true) return { notes: [IN_BATCHES] };
  try {
    const { before, after } = toldApart({
      before: stateOfRecord(reference.name.path, reference.baseline),
      after: stateOfRecord(path ?? "this record", baseline),
    });
    const { baseline: _, ...standpoint } = after.standpoint;
    const request: AttributeRequest = {
      before,
      after: path === undefined ? { ...after, standpoint } : after,
      sample,
    };
    const found = await attributed({ ...suite, budget: unaskedBudget(suite) }, request, world);
    const { attribution } = found;
    if (path === undefined || attribution.incomplete !== undefined) return { attribution, notes: [] };
    const draft = await draftPostMortem(suite, { request, attributed: found }, world);
    const kept = draft.path === undefined ? {} : { postMortem: draft.path };
    return { attribution, ...kept, notes: draft.notes };
  } catch (error) {
    return { notes: [notFoundOut(error)] };
  }
}
