import type { Suite } from "../../src/domain/suite.ts";
import type { Trace } from "../../src/domain/trace.ts";
import { layerFiles } from "../../src/edges/layer-files.ts";
import { baselineStore } from "../../src/edges/store/baseline-store.ts";
import { memoryBranch } from "../../src/edges/store/memory-branch.ts";
import { UserError } from "../../src/errors.ts";
import { globMatcher } from "../../src/glob.ts";
import type { FileTree, Models, Progress, Repository, World } from "../../src/ports.ts";
import type { Files } from "./desk.ts";

export const BEFORE: string = "b".repeat(40);
export const AFTER: string = "a".repeat(40);
/** When the two states were committed and recorded, and when it is now. */
export const TIMES = { before: "2026-11-09T06:00:00.000Z", after: "2026-11-16T06:00:00.000Z" } as const;
const NOW = "2026-11-16T09:00:00.000Z";

/** A world in memory: two commits, an empty branch, traces, and what answers. */
export function blameWorld(
  suite: Suite,
  states: { readonly before: Files; readonly after: Files },
  { models, traces }: { readonly models: Models; readonly traces: readonly Trace[] },
): World {
  const trees = new Map([
    [BEFORE, treeOf(states.before, "commit before")],
    [AFTER, treeOf(states.after, "commit after")],
  ]);
  const nothing = treeOf({}, "no commit");
  const repository: Repository = {
    resolve: async (revision) => {
      const commit = revision === "HEAD" ? AFTER : revision;
      if (trees.has(commit)) return commit;
      throw new UserError(`there is no commit ${revision} in this repository`, "Name one of its two.");
    },
    changeOf: async (base, head) => ({ base, head }),
    changedFiles: async () => ({ paths: [], isWhole: false }),
    at: (commit) => trees.get(commit) ?? nothing,
    history: async () => [
      { id: AFTER, at: TIMES.after },
      { id: BEFORE, at: TIMES.before },
    ],
  };
  const unasked = async () => ({ status: "failed", reason: "unreachable", detail: "there is no endpoint" }) as const;
  return {
    traces: {
      survey: async () => ({ records: 0, badRecords: 0, firstProblems: [] }),
      fetch: async (ids) => {
        const wanted = new Set(ids);
        return traces.filter(({ id }) => wanted.has(id));
      },
    },
    checkout: repository.at(AFTER),
    repository,
    variants: layerFiles(suite, repository),
    models,
    services: { search: unasked, callTool: unasked },
    store: baselineStore(memoryBranch(), { wait: async () => {} }),
    missingKeys: async () => [],
    progress: SILENT,
    clock: { now: () => new Date(NOW) },
    signal: new AbortController().signal,
  };
}

const SILENT: Progress = { start: () => {}, advance: () => {}, end: () => {}, say: () => {} };

function treeOf(files: Files, label: string): FileTree {
  return {
    label,
    match: async (globs) => Object.keys(files).filter(globMatcher(globs)).sort(),
    read: async (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
    async *open(path) {
      yield new TextEncoder().encode(files[path] ?? "");
    },
  };
}
