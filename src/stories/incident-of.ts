import type { IncidentState } from "../domain/incident.ts";
import type { Comparison } from "../domain/verdict.ts";
import type { OpenIncident } from "../ports.ts";

/** A record against one that was kept before, and the metrics that regressed by more than was accepted. */
export type Against = {
  readonly path: string;
  readonly comparison: Comparison;
  readonly raised: readonly string[];
};

/** What a record was compared with; `reference` is that of the open incident. */
export type AllAgainst = {
  readonly latest?: Against;
  readonly anchor?: Against;
  readonly reference?: Against;
};

/**
 * What a record says of the incident of its suite.
 *
 * The week after a loss the latest record shows it too, and compared with that nothing is wrong any more. So an incident
 * ends where it began: when its metrics are as good again as in the last record before it, or their losses were accepted.
 *
 * @param at ISO instant of the record
 * @returns undefined where no incident is open and none begins
 */
export function incidentOf(open: OpenIncident | undefined, against: AllAgainst, at: string): IncidentState | undefined {
  const raised = namesOf([against.latest, against.anchor]);
  if (open !== undefined) return incidentGoesOn(open, against, raised);
  // A loss that has added up slowly shows against the anchor alone, so only the anchor can show its end.
  const reference = against.latest?.raised.length ? against.latest : against.anchor;
  if (raised.length === 0 || reference === undefined) return undefined;
  return {
    status: "begins",
    reference: reference.path,
    since: at,
    metrics: raised,
    ...comparedWith(reference, against),
  };
}

function incidentGoesOn(open: OpenIncident, against: AllAgainst, raised: readonly string[]): IncidentState {
  const { reference } = against;
  const metrics = [...new Set([...open.metrics, ...raised, ...(reference?.raised ?? [])])].toSorted();
  return {
    status: statusOf(open.metrics, reference, raised),
    reference: open.reference,
    since: open.since,
    metrics,
    ...(reference === undefined ? { unread: true } : comparedWith(reference, against)),
  };
}

function statusOf(
  began: readonly string[],
  reference: Against | undefined,
  raised: readonly string[],
): IncidentState["status"] {
  if (raised.length > 0 || (reference !== undefined && reference.raised.length > 0)) return "lasts";
  if (reference === undefined || reference.comparison.verdict === "errored") return "unclear";
  const { metrics } = reference.comparison;
  // What regressed and is not raised was accepted.
  const isHealed = (name: string) =>
    metrics.some(({ metric, verdict }) => metric === name && ["improved", "unchanged", "regressed"].includes(verdict));
  return began.every(isHealed) ? "over" : "unclear";
}

/** The comparison, where it is not the result's own. */
function comparedWith({ path, comparison }: Against, { latest }: AllAgainst): Pick<IncidentState, "comparison"> {
  return path === latest?.path ? {} : { comparison };
}

function namesOf(against: readonly (Against | undefined)[]): readonly string[] {
  return [...new Set(against.flatMap((one) => one?.raised ?? []))].toSorted();
}
