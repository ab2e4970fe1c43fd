import { INCIDENT_KINDS, INCIDENT_STATUSES, type IncidentStanding, SEVERITIES } from "../../domain/post-mortem.ts";

/** What stands in the place of the status until somebody changes it; its words are read again. */
export const FIRST_STANDING = "- status: draft\n- kind: incident\n- severity: unknown\n";

/**
 * What people say of the incident as a whole: of lines such as "status: confirmed" the words that are known; all else is
 * theirs alone.
 *
 * @param words what stands in the place of the status; undefined where there is none yet
 */
export function standingIn(words: string | undefined): IncidentStanding {
  const said = (name: string): string | undefined =>
    new RegExp(`^[ \\t>*-]*${name}[ \\t*]*:[ \\t*]*([A-Za-z0-9-]+)`, "im").exec(words ?? "")?.[1]?.toLowerCase();
  const severity = SEVERITIES.find((one) => one.toLowerCase() === said("severity"));
  return {
    status: INCIDENT_STATUSES.find((one) => one === said("status")) ?? "draft",
    kind: INCIDENT_KINDS.find((one) => one === said("kind")) ?? "incident",
    ...(severity === undefined ? {} : { severity }),
  };
}
