import type { Run } from "./run.ts";
import { tuplePrefix } from "./version.ts";

/** A complete run, kept on the branch. */
export type Baseline = {
  /** Version of the record's own format. */
  readonly format: 2;
  /** The commit whose layer files were run; absent for an observed run outside a repository. */
  readonly commit?: string;
  readonly run: Run;
};

/** Where a baseline lies on the branch, read from its path alone. */
export type BaselineName = {
  readonly path: string;
  readonly suite: string;
  /** yyyy-mm-dd, UTC. */
  readonly date: string;
  readonly tuple: string;
  /** 1 for the first record of a date, 2 for the next. */
  readonly ordinal: number;
};

/** The path of a new record: `baselines/<suite>/<yyyy>/<date>-<tuple8>[-<ordinal>].json`. */
export function baselinePath(baseline: Baseline, ordinal: number): string {
  const date = baseline.run.at.slice(0, 10);
  const suffix = ordinal === 1 ? "" : `-${ordinal}`;
  return `baselines/${baseline.run.suite}/${date.slice(0, 4)}/${date}-${tuplePrefix(baseline.run.versions)}${suffix}.json`;
}

const PATH = /^baselines\/([^/]+)\/\d{4}\/(\d{4}-\d{2}-\d{2})-([0-9a-f]{8})(?:-(\d+))?\.json$/;

/** The name behind a path of the branch, or undefined for a path that is no baseline's. */
export function baselineName(path: string): BaselineName | undefined {
  const match = PATH.exec(path);
  if (!match?.[1] || !match[2] || !match[3]) return undefined;
  return { path, suite: match[1], date: match[2], tuple: match[3], ordinal: Number(match[4] ?? 1) };
}

/** Oldest first, by date and by the order of recording within it; the tuple settles what other writers left equal. */
export function byAge(a: BaselineName, b: BaselineName): number {
  return a.date.localeCompare(b.date) || a.ordinal - b.ordinal || a.tuple.localeCompare(b.tuple);
}
