import { type Attribution, movedByItself } from "../../domain/attribution.ts";
import type { Fidelity } from "../../domain/fidelity.ts";
import type { Confidence, Reproduction } from "../../domain/post-mortem.ts";
import { count } from "../../report/numbers.ts";
import { ENOUGH_CASES } from "../attribute/cuts.ts";

/**
 * How sure the answer is, by rule. Low: nothing could be concluded, or the experiment was cut short. High: a layer is named,
 * every other one that changed is ruled out or has its own part, all combinations were replayed on at least 20
 * independent questions, a replay is as like production as the suite asks for, and fresh replays of one trace show what
 * resolves it. Medium: all between.
 *
 * @param fidelity of the state before, or of the incident's where that one is not known
 */
export function confidenceIn(
  attribution: Attribution,
  reproduction: Reproduction | undefined,
  fidelity?: Fidelity,
): Confidence {
  const low = reasonsForLow(attribution);
  if (low.length > 0) return { level: "low", because: low };
  const doubts = [...doubtsOf(attribution, reproduction), ...doubtsOfFidelity(fidelity)];
  if (doubts.length > 0) return { level: "medium", because: doubts };
  return {
    level: "high",
    because: [
      "Every layer that changed is blamed or ruled out, all combinations were replayed, and fresh replays of one trace show what resolves it.",
    ],
  };
}

function reasonsForLow(attribution: Attribution): readonly string[] {
  const { outcome, incomplete, metrics } = attribution;
  const notAgain = movedByItself(attribution)
    ? "The loss came again under the versions of before as well, and no version is shown to have a part."
    : "The loss did not come again, and may be one of chance.";
  return [
    ...(incomplete === undefined ? [] : [`The experiment is not complete: ${incomplete.problem}.`]),
    ...(outcome.status === "undetermined" && metrics.length > 0
      ? ["The loss came again, and no layer can be named."]
      : []),
    ...(outcome.status === "not-reproduced" ? [notAgain] : []),
    ...(outcome.status === "not-version-attributable" && outcome.cause === "unknown"
      ? ["No version did it, and nothing says what did."]
      : []),
    ...(metrics.length === 0 && incomplete === undefined ? ["Nothing was replayed."] : []),
  ];
}

function doubtsOf(
  { metrics, design, outcome, checklist }: Attribution,
  reproduction: Reproduction | undefined,
): readonly string[] {
  const undetermined = (metrics[0]?.layers ?? []).filter(({ role }) => role === "undetermined");
  const clusters = metrics[0]?.clusters ?? 0;
  const open = checklist.filter(({ answer }) => answer === "unknown").length;
  return [
    ...undetermined.map(({ layer }) => `${layer} is not ruled out.`),
    ...(clusters < ENOUGH_CASES
      ? [`Only ${count(clusters, "independent question")} could be used, of ${ENOUGH_CASES} that are wanted.`]
      : []),
    ...(design?.kind === "factorial" || outcome.status === "not-version-attributable"
      ? []
      : ["Not all combinations of versions were replayed."]),
    ...(open === 0 ? [] : [`${count(open, "question")} of the checklist ${open === 1 ? "is" : "are"} open.`]),
    ...doubtsOfReproduction(outcome, reproduction),
  ];
}

function doubtsOfReproduction(
  outcome: Attribution["outcome"],
  reproduction: Reproduction | undefined,
): readonly string[] {
  if (outcome.status !== "attributed") return [];
  if (reproduction === undefined) return ["No single trace was reproduced."];
  if (reproduction.from === "configurations") return ["No single trace was replayed afresh."];
  if (reproduction.overrides.some(({ resolves }) => resolves)) return [];
  return ["Fresh replays of one trace do not surely show what resolves it."];
}

function doubtsOfFidelity(fidelity: Fidelity | undefined): readonly string[] {
  if (fidelity?.status !== "measured" || fidelity.agreement >= fidelity.atLeast) return [];
  return ["A replay is less like production's own answers than the suite asks for."];
}
