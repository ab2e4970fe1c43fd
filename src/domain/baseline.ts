import type { Acceptance } from "./acceptance.ts";
import type { Run } from "./run.ts";
import { tuplePrefix } from "./version.ts";

/** A complete run, kept on the branch. */
export type Baseline = {
  /** Version of the record's own format. */
  readonly format: 2;
  /** The commit whose layer files were run; absent for an observed run outside a repository. */
  readonly commit?: string;
  /** Regressions that people accepted, and that this record shows for the first time. */
  readonly accepted?: readonly Acceptance[];
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

/**
 * The record that a person calls by this name, the newest where several answer to it: "latest", a date (the last of that
 * day), a path of the branch or the end of one, or the first four or more digits of a tuple.
 *
 * @param names oldest first
 */
export function baselineCalled(reference: string, names: readonly BaselineName[]): BaselineName | undefined {
  return names.findLast(
    ({ path, date, tuple }) =>
      reference === "latest" ||
      reference === date ||
      path === reference ||
      path.endsWith(`/${reference}.json`) ||
      path.endsWith(`-${reference}.json`) ||
      (reference.length >= 4 && tuple.startsWith(reference)),
  );
}

/** The newest records by the names a person may call them: "2026-11-02 (1a2b3c4d)". @param names oldest first */
export function newestNames(names: readonly BaselineName[]): readonly string[] {
  return names.slice(-5).map(({ date, tuple }) => `${date} (${tuple})`);
}
