import { UserError } from "../errors.ts";

/** What a person means by an incident: one that is written already, two records, or one and the record before it. */
export type CalledIncident =
  | { readonly kind: "written"; readonly incident: string }
  | { readonly kind: "records"; readonly before?: string; readonly after?: string };

/**
 * @param name "2026-11-02-support-desk-answers", "A..B", "A", or undefined for the latest record
 * @param written names of the incidents that are on the branch
 * @throws UserError when it is the name of an incident that is not there, or half of two names
 */
export function incidentCalled(name: string | undefined, written: readonly string[]): CalledIncident {
  if (name === undefined) return { kind: "records" };
  if (written.includes(name)) return { kind: "written", incident: name };
  const [, before, after] = TWO.exec(name) ?? [];
  if (before !== undefined && after !== undefined) return { kind: "records", before, after };
  if (HALF.test(name))
    throw new UserError(
      `--incident ${name} lacks one of its two records`,
      "Write both, as in 2026-10-26..2026-11-02, or one alone: it is compared with the record before it.",
    );
  if (INCIDENT.test(name))
    throw new UserError(
      `no incident of the name ${name} is on the branch of baselines`,
      written.length === 0
        ? "None is there yet. Name two records, as in 2026-10-26..2026-11-02, to write one."
        : `There: ${written.slice(-MOST_SHOWN).join(", ")}. Or name two records, as in 2026-10-26..2026-11-02.`,
    );
  return { kind: "records", after: name };
}

/** Two names, where a path of a file may begin with two dots as well. */
const TWO = /^(.+?)\.\.(?![/\\])(.+)$/;
const HALF = /^\.\.(?![/\\])|\.\.$/;
/** A day and words: of a record there are eight digits of its tuple in their place. */
const INCIDENT = /^\d{4}-\d{2}-\d{2}-(?![0-9a-f]{8}(?:-\d+)?$)[a-z0-9-]+$/;
const MOST_SHOWN = 5;
