import type { Attribution } from "../../domain/attribution.ts";
import type { Players } from "../../domain/players.ts";
import type { Suite } from "../../domain/suite.ts";
import { diffTuples, type LayerDifference } from "../../domain/version.ts";
import { admissibility } from "../../pipeline/attribute/admissibility.ts";
import { blameOf } from "../../pipeline/attribute/blame.ts";
import { checklistOf } from "../../pipeline/attribute/checklist.ts";
import { outcomeOf } from "../../pipeline/attribute/outcome.ts";
import type { World } from "../../ports.ts";
import type { KnownStates } from "../known-state.ts";
import type { AttributionContext } from "./context.ts";

/** The two states, and what differs between them. @property differences the difference of their tuples unless given */
export type ConcludedStates = KnownStates & {
  readonly differences?: readonly LayerDifference[];
  readonly missing: Players["missing"];
};

/** What was found: the replays and what came of them, as far as there are any. */
export type AttributionFindings = AttributionContext &
  Pick<Attribution, "metrics" | "thenMinusNow" | "design" | "incomplete" | "spend">;

/** The attribution that findings amount to: its outcome, the word on the model and the checklist follow from all of them. */
export function concludeAttribution(
  suite: Suite,
  { before, after, differences: told, missing, notes }: ConcludedStates,
  findings: AttributionFindings,
  world: World,
): Attribution {
  const { environment, notes: others, ...known } = findings;
  const { metrics, probe, thenMinusNow, trafficMix } = known;
  const differences = told ?? diffTuples(before.standpoint.versions, after.standpoint.versions);
  const facts = { metrics, differences, missing, probe, thenMinusNow, trafficMix, environment };
  return {
    suite: suite.name,
    at: world.clock.now().toISOString(),
    before: before.standpoint,
    after: after.standpoint,
    differences,
    outcome: outcomeOf(facts),
    blame: metrics[0] === undefined ? [] : blameOf(metrics[0]),
    model: admissibility(facts),
    checklist: checklistOf(facts),
    ...known,
    notes: [...new Set([...notes, ...others])],
  };
}
