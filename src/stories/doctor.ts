import type { Diagnosis } from "../domain/diagnosis.ts";
import type { Incomplete } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import { examine } from "../pipeline/examine.ts";
import type { World } from "../ports.ts";
import { drawSample } from "./draw-sample.ts";
import { latestBaseline } from "./latest-baseline.ts";

/** What was found, or why no trace could be looked at. */
export type Examined =
  | { readonly status: "examined"; readonly diagnosis: Diagnosis }
  | { readonly status: "empty"; readonly incomplete: Incomplete };

/**
 * Looks at the traces a record would draw: what they hold of what the job needs, and what drop their number could show.
 * Nothing is asked of a model, and nothing is written.
 *
 * @throws UserError when a source cannot be read
 */
export async function doctor(suite: Suite, world: World): Promise<Examined> {
  const drawn = await drawSample(suite, world);
  if (drawn.status === "empty") return drawn;
  const latest = await latestBaseline(suite, "replay", world);
  const diagnosis = examine(suite, {
    traces: drawn.traces,
    sample: drawn.sample,
    notes: drawn.notes,
    ...(latest === undefined ? {} : { latest: latest.baseline.run }),
  });
  return { status: "examined", diagnosis };
}
