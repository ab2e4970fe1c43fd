/** A text file of the branch; the path is relative to its root, with forward slashes. */
export type BranchFile = { readonly path: string; readonly text: string };

/** The branch as it was at one moment. */
export type Snapshot = {
  /** The commit it points to; undefined when there is no such branch yet. */
  readonly head: string | undefined;
  /** Paths of all files that begin with the prefix, in no order. */
  list(prefix: string): Promise<readonly string[]>;
  /** A file's text, or undefined when there is none. */
  read(path: string): Promise<string | undefined>;
};

/** Files to add or replace in one commit on top of `expectedHead`; all others stay. */
export type Change = {
  readonly expectedHead: string | undefined;
  readonly files: readonly BranchFile[];
  /** A headline; a body may follow after an empty line. */
  readonly message: string;
};

/** `moved`: the branch no longer points to the expected head, and nothing was written. */
export type CommitOutcome = { readonly status: "committed"; readonly head: string } | { readonly status: "moved" };

/** A branch that many may write at once: each commit is a compare-and-swap of its head. */
export type Branch = {
  /** For people: "branch eval-baselines of origin". */
  readonly label: string;
  /** @throws UserError when the branch cannot be reached; an absent branch is not an error */
  snapshot(): Promise<Snapshot>;
  /** Leaves nothing that anybody sees. @throws UserError when it is plain that a commit would be refused */
  checkWritable?(): Promise<void>;
  /** @throws UserError when the branch cannot be written */
  commit(change: Change): Promise<CommitOutcome>;
};
