/** One thing that is known of a data set, and whether the program found it. */
export type Claim = { readonly says: string; readonly holds: boolean; readonly found: string };

/** One row of the table of what was measured: what, on which data, and the number. */
export type Measured = readonly [what: string, found: string];

/** What an evaluation on one data set came to. */
export type Findings = { readonly claims: readonly Claim[]; readonly measured: readonly Measured[] };

/** A claim that a value is the one that is known. */
export function equals(says: string, found: string | number, known: string | number): Claim {
  return { says: `${says}: ${known}`, holds: found === known, found: String(found) };
}

/** A claim as a line: "ok" or "FAILED" with what was found in its place. */
export function claimLine({ says, holds, found }: Claim): string {
  return holds ? `ok      ${says}` : `FAILED  ${says} (found ${found})`;
}
