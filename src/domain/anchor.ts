import type { VersionTuple } from "./version.ts";

/** The baseline a person has blessed. Weekly recording moves the latest one; only a person moves the anchor. */
export type Anchor = {
  readonly format: 1;
  readonly suite: string;
  /** Path of the record on the branch. */
  readonly baseline: string;
  /** Who blessed it: a name and an address as git has them, or a login. */
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly why: string;
};

/** Where the anchor of a suite lies on the branch. */
export function anchorPath(suite: string): string {
  return `anchors/${suite}.json`;
}

/** Characters of a reason, or of a name: it is one line in every report. */
export const LONGEST_LINE = 500;

/**
 * What a person wrote, as one line without characters that steer a terminal or hide text.
 *
 * @returns at most LONGEST_LINE characters
 */
export function asOneLine(text: string): string {
  const line = text
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, "")
    .trim();
  return [...line].slice(0, LONGEST_LINE).join("");
}

/** An anchor as the command shows it, or has just moved it. */
export type ShownAnchor = {
  readonly suite: string;
  /** `none`: nobody has blessed a baseline. `already-blessed`: so it was before, and nothing was written. */
  readonly status: "none" | "shown" | "blessed" | "already-blessed";
  /** Absent for `none`. */
  readonly anchor?: Anchor;
  /** What the blessed record is of. */
  readonly record?: {
    readonly at: string;
    readonly target: "replay" | "observed";
    readonly cases: number;
    readonly versions: VersionTuple;
  };
  /** The anchor that this one replaced; absent where there was none, or it could not be read. */
  readonly previous?: Anchor;
  /** Things a reader must know, one sentence each. */
  readonly notes: readonly string[];
};
