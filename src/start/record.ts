import { resolve } from "node:path";
import type { Result } from "../domain/result.ts";
import type { Target } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import { UserError } from "../errors.ts";
import type { BaselineStore } from "../ports.ts";
import { openBaselineFile } from "../world/named-files.ts";
import type { Outside } from "../world/world.ts";
import { inWorld } from "./in-world.ts";
import { suiteOfCheckout } from "./suite-of-checkout.ts";

export type RecordRequest = {
  /** Path of the suite file, relative to where the program was started. */
  readonly suite?: string;
  readonly target: Target;
  readonly commit: boolean;
  /** False: no issue tells of an incident, so none is looked for and none begins. */
  readonly issue?: boolean;
  /** How many traces to draw, or which share, in place of the suite's. */
  readonly size?: Suite["sample"]["size"];
  /** A file to write the baseline to, beside or instead of the branch. */
  readonly out?: string;
  /** Ask through the provider's Batch API: half the price, within a day. */
  readonly batch?: boolean;
};

/** The weekly baseline. @throws UserError when there is no suite, or nowhere to keep it */
export async function startRecord(request: RecordRequest, given: Outside): Promise<Result> {
  const outside = request.issue === false ? withoutIncidents(given) : given;
  const { ground, suite: found } = await suiteOfCheckout(request.suite, outside);
  const batch = request.batch === true;
  const sized = request.size === undefined ? found : { ...found, sample: { ...found.sample, size: request.size } };
  // Whatever does not go into the same batch has to wait for another one.
  const suite = batch ? { ...sized, concurrency: MOST_IN_BATCHES } : sized;
  if (request.commit && !ground.inRepository && outside.store === undefined) {
    throw new UserError(
      `${ground.root} is in no git repository, so there is no branch to keep a baseline on`,
      "Run it in a repository, or write a file: --no-commit --out FILE.",
    );
  }
  const out = request.out === undefined ? undefined : await openBaselineFile(resolve(outside.directory, request.out));
  const { record } = await import("../stories/record.ts");
  const purpose = { occasion: sinceLatest, batch };
  const { result, baseline } = await inWorld({ ground, suite, outside, purpose }, (world) =>
    record(suite, request, world),
  );
  if (baseline !== undefined) await out?.write(baseline);
  return result;
}

function withoutIncidents({ hosted, ...outside }: Outside): Outside {
  if (hosted === undefined) return outside;
  const { incidents: _, ...rest } = hosted;
  return { ...outside, hosted: rest };
}

/** Trials that wait for batches at once: far more than a record has. */
const MOST_IN_BATCHES = 1_000_000;

/** One occasion lasts until a record is kept: the next record asks anew, one that was stopped goes on. */
async function sinceLatest(store: BaselineStore, suite: Suite): Promise<string> {
  return `record after ${(await store.list(suite.name)).at(-1)?.path ?? "none"}`;
}
