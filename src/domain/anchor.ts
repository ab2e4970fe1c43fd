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
