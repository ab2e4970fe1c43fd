import { UserError } from "../errors.ts";

/** What a person means by an incident: one that is written already, two records, or one and the record before it. */
export type CalledIncident =
  | { readonly kind: "written"; readonly incident: string }
  | { readonly kind: "records"; readonly before?: string; readonly after?: string };

/**
 * @param name "2026-11-02-support-desk-answers", "A..B", "A", or undefined for the latest record
 * @param written names of the incidents that are on the branch
 * @param isFile whether a path leads to a file: two dots may stand in one as well
 * @throws UserError when it is the name of an incident that is not there, or half of two names
 */
export function incidentCalled(
  name: string | undefined,
  written: readonly string[],
  isFile: (path: string) => boolean,
): CalledIncident {
  if (name === undefined) return { kind: "records" };
  if (written.includes(name)) return { kind: "written", incident: name };
  if (isFile(name)) return { kind: "records", after: name };
  const [before, after] = halvesOf(name, isFile);
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

/** Split where both halves are there; else at the first two dots that begin no path. */
function halvesOf(name: string, isFile: (path: string) => boolean): readonly string[] {
  const splits = [...name.matchAll(/(?=\.\.)/g)].map(({ index }) => [name.slice(0, index), name.slice(index + 2)]);
  const isThere = (half: string) => NAME.test(half) || isFile(half);
  return splits.find((halves) => halves.every(isThere)) ?? TWO.exec(name)?.slice(1) ?? [];
}

/** What a record is called on the branch, but for its path. */
const NAME = /^[\w-]+$/;
/** Two names, where a path of a file may begin with two dots as well. */
const TWO = /^(.+?)\.\.(?![/\\])(.+)$/;
const HALF = /^\.\.(?![/\\])|\.\.$/;
/** A day and words: of a record there are eight digits of its tuple in their place. */
const INCIDENT = /^\d{4}-\d{2}-\d{2}-(?![0-9a-f]{8}(?:-\d+)?$)[a-z0-9-]+$/;
const MOST_SHOWN = 5;
