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
  const { status, kind, severity } = saidIn(words);
  return {
    status: status.word,
    kind: kind.word,
    ...(severity.word === "unknown" ? {} : { severity: severity.word }),
  };
}

/** One sentence for each of these lines whose word is not known: what it is taken for instead. */
export function notReadIn(words: string | undefined): readonly string[] {
  return Object.values(saidIn(words)).flatMap(({ notRead }) => notRead ?? []);
}

function saidIn(words = "") {
  return {
    status: said(words, "status", INCIDENT_STATUSES, "draft"),
    kind: said(words, "kind", INCIDENT_KINDS, "incident"),
    severity: said(words, "severity", [...SEVERITIES, "unknown"], "unknown"),
  };
}

/** The word that the first line of a name gives it. */
function said<Word extends string>(
  words: string,
  name: string,
  known: readonly Word[],
  usual: Word,
): { readonly word: Word; readonly notRead?: string } {
  const line = new RegExp(`^[ \\t>*-]*${name}[ \\t*]*:[^\\r\\n\\p{L}\\p{N}]*([\\p{L}\\p{N}-]+)`, "imu").exec(words);
  if (line === null) return { word: usual };
  const [, given = ""] = line;
  const word = known.find((one) => one.toLowerCase() === given.toLowerCase());
  if (word !== undefined) return { word };
  const notRead = `In the place of the status, the line "${name}: ${given}" has none of the words ${known.join(", ")}: it is taken for ${usual}.`;
  return { word: usual, notRead };
}
