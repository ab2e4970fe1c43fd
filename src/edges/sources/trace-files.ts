import { UserError } from "../../errors.ts";
import type { VersionMapping } from "../../formats/spans/trace-versions.ts";
import type { FileTree, TraceSource } from "../../ports.ts";
import { fetchFromFiles } from "./fetch-from-files.ts";
import { noTraceFiles } from "./no-trace-files.ts";
import { ratedSource } from "./rated.ts";
import { surveyFiles } from "./survey-files.ts";
import type { Whereabouts } from "./whereabouts.ts";

export type TraceFilesOptions = {
  readonly tree: FileTree;
  /** Which files of the tree hold traces and their logs. */
  readonly globs: readonly string[];
  /** Names of the attributes that carry versions, by layer. */
  readonly versions: VersionMapping;
  /** The attribute that says how satisfied the user was. */
  readonly feedback?: string;
  /** Share of records that may be unreadable, 0…1. */
  readonly errorBudget: number;
  /** Share of requests that the application's tracing keeps, where the traces do not say so; 0 < rate ≤ 1. */
  readonly rate?: number;
};

/**
 * Traces in files of any format that is known: JSON lines, JSON over several lines, the collector's binary form, each
 * plain or packed, in any order, one trace spread over any number of files. Memory holds one piece of a file, the
 * longest record, and what was asked for.
 */
export function traceFiles(options: TraceFilesOptions): TraceSource {
  const { tree, globs, versions, feedback, errorBudget, rate } = options;
  let places: Whereabouts | undefined;
  const source: TraceSource = {
    async survey(request, visit) {
      const paths = await matching(tree, globs);
      const surveyed = await surveyFiles({ tree, paths, feedback, errorBudget }, request, visit);
      if (surveyed.report.records === 0) throw allEmpty(paths, globs);
      places = surveyed.whereabouts;
      return surveyed.report;
    },
    async fetch(ids) {
      if (ids.length === 0) return [];
      return fetchFromFiles(ids, { tree, paths: await matching(tree, globs), versions }, places);
    },
  };
  return rate === undefined ? source : ratedSource(source, rate);
}

async function matching(tree: FileTree, globs: readonly string[]): Promise<readonly string[]> {
  const paths = await tree.match(globs);
  if (paths.length === 0) throw await noTraceFiles(tree, globs);
  return paths;
}

function allEmpty([first, ...others]: readonly string[], globs: readonly string[]): UserError {
  const match = others.length === 0 ? `${first} matches` : `${first} and ${others.length} more match`;
  const hold = others.length === 0 ? "holds" : "hold";
  return new UserError(
    `${match} ${globs.join(", ")}, and ${hold} no records`,
    "See to it that traces are written there, or correct traces.from in the suite file.",
  );
}
