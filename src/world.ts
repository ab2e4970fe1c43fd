import { homedir } from "node:os";
import { join } from "node:path";
import { sha256 } from "./domain/digest.ts";
import type { Suite } from "./domain/suite.ts";
import { baselineReferences } from "./edges/baseline-references.ts";
import { diskTree } from "./edges/disk-tree.ts";
import { defaultRemote } from "./edges/git/remote.ts";
import { gitRepository, repositoryRoot } from "./edges/git/repository.ts";
import { layerFiles } from "./edges/layer-files.ts";
import { type ProgressStream, streamProgress } from "./edges/progress.ts";
import { absentStore } from "./edges/store/absent-store.ts";
import { baselineStore } from "./edges/store/baseline-store.ts";
import { gitBranch } from "./edges/store/git-branch.ts";
import { sampleTexts } from "./edges/store/sample-texts.ts";
import type {
  BaselineStore,
  Baselines,
  Clock,
  FileTree,
  Models,
  Progress,
  Repository,
  TraceSource,
  World,
} from "./ports.ts";

/** What the program is given from outside. */
export type Outside = {
  /** Where it was started. */
  readonly directory: string;
  readonly environment: { readonly [name: string]: string | undefined };
  readonly progress: Progress;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** Where answers are kept between runs; a folder of the user's cache directory unless given. */
  readonly cacheFolder?: string;
  /** True: answers that are kept are not used. */
  readonly fresh: boolean;
  /** Where baselines are, if not on a branch of the local repository. */
  readonly store?: (suite: Suite, clock: Clock) => Promise<BaselineStore>;
};

/** Progress on a stream: the error stream, so that results can be piped. @param silent says nothing at all */
export function progressOn(stream: ProgressStream, silent: boolean): Progress {
  return streamProgress(stream, { silent });
}

/** The place a story is about: a checkout, as a rule. */
export type Ground = {
  readonly root: string;
  readonly inRepository: boolean;
  readonly checkout: FileTree;
  readonly repository: Repository;
};

/** The repository that a directory lies in; without one, the directory itself. */
export async function findGround(directory: string): Promise<Ground> {
  const repositoryTop = await repositoryRoot(directory);
  const root = repositoryTop ?? directory;
  return { root, inRepository: repositoryTop !== undefined, checkout: diskTree(root), repository: gitRepository(root) };
}

/** What a world is built for. */
export type Purpose = {
  /**
   * What the model is asked for: "check 3f1c09a..82ab410". Answers are kept for the same occasion only, so that a run
   * that was stopped pays nothing twice, and both sides of a comparison are still asked at the same time.
   */
  readonly occasion: (store: BaselineStore, suite: Suite) => Promise<string>;
  /** Where traces are read from, the first that holds any; the checkout unless given. */
  readonly traces?: readonly [FileTree, ...FileTree[]];
  /**
   * A commit in whose files commands that print traces are run, where those of the checkout may come from a stranger;
   * the checkout unless given.
   */
  readonly commit?: string;
};

/** The real world of a suite. Nothing is read or sent before a story asks for it. */
export function buildWorld(ground: Ground, suite: Suite, outside: Outside, purpose: Purpose): World {
  const store = lazyStore(`branch ${suite.store.branch}`, () => openStore(ground, suite, outside));
  const occasion = async () => `${ground.root} ${suite.name} ${await purpose.occasion(store, suite)}`;
  return {
    traces: lazyTraces(ground, suite, outside, purpose),
    checkout: ground.checkout,
    repository: ground.repository,
    variants: layerFiles(suite, ground.repository),
    models: lazyModels(outside, occasion),
    store,
    progress: outside.progress,
    clock: outside.clock,
    signal: outside.signal,
  };
}

/** A tree less the files that another one tracks: what a change brings is no trace of production. */
export function withoutFilesOf(tree: FileTree, other: FileTree): FileTree {
  return {
    ...tree,
    match: async (globs) => {
      const [found, brought] = await Promise.all([tree.match(globs), other.match(globs)]);
      return found.filter((path) => !brought.includes(path));
    },
  };
}

/** Baselines by the names people give them. @param suite asked for only when a name is not a file's */
export function openBaselines(
  outside: Outside,
  suite: () => { readonly ground: Ground; readonly suite: Suite },
): Baselines {
  return baselineReferences(outside.directory, async () => {
    const found = suite();
    return { store: await openStore(found.ground, found.suite, outside), suite: found.suite.name };
  });
}

export { checkBaselinePlace, writeBaselineFile } from "./edges/baseline-file.ts";
export { diskTree as folderTree } from "./edges/disk-tree.ts";
export { writeNewFiles } from "./edges/new-files.ts";

/** Where the baselines of a suite are. */
async function openStore(ground: Ground, suite: Suite, { store, clock, environment }: Outside): Promise<BaselineStore> {
  if (store !== undefined) return store(suite, clock);
  if (!ground.inRepository) return absentStore(ground.root);
  const remote = await defaultRemote(ground.root);
  const { branch } = suite.store;
  return baselineStore(gitBranch({ root: ground.root, branch, clock, ...(remote === undefined ? {} : { remote }) }), {
    texts: sampleTexts(suite.store, environment),
  });
}

/** The store is looked for when a story first asks it. */
function lazyStore(label: string, open: () => Promise<BaselineStore>): BaselineStore {
  let opened: Promise<BaselineStore> | undefined;
  const store = () => {
    opened ??= open();
    return opened;
  };
  return {
    label,
    list: async (suite) => (await store()).list(suite),
    read: async (name) => (await store()).read(name),
    add: async (baseline, traces) => (await store()).add(baseline, traces),
    readSample: async (baseline) => (await store()).readSample(baseline),
    checkKey: async () => (await store()).checkKey(),
  };
}

/** Readers of traces are loaded, and servers are spoken to, when the first trace is asked for. */
function lazyTraces(ground: Ground, suite: Suite, outside: Outside, { traces, commit }: Purpose): TraceSource {
  let opened: Promise<TraceSource> | undefined;
  const open = async (): Promise<TraceSource> => {
    const { openSource } = await import("./edges/sources/open-source.ts");
    const { environment, clock, progress, signal } = outside;
    const at = {
      root: ground.root,
      trees: traces ?? ([ground.checkout] as const),
      environment,
      clock,
      progress,
      signal,
    };
    return openSource(suite, commit === undefined ? at : { ...at, commit });
  };
  const source = () => {
    opened ??= open();
    return opened;
  };
  return {
    survey: async (request, visit) => (await source()).survey(request, visit),
    fetch: async (ids) => (await source()).fetch(ids),
  };
}

/** The model client is large; a run that asks no model does not load it. */
function lazyModels(
  { environment, cacheFolder, clock, fresh, progress }: Outside,
  occasion: () => Promise<string>,
): Models {
  let models: Promise<Models> | undefined;
  const open = async (): Promise<Models> => {
    const { openAiModels } = await import("./edges/models/openai-models.ts");
    const { diskCache } = await import("./edges/models/answer-cache.ts");
    const folder = join(cacheFolder ?? usualCacheFolder(environment), sha256(await occasion()).slice(0, 16));
    const cache = diskCache(folder, { clock, warn: (line) => progress.say(line), ...(fresh ? { maxAgeMs: -1 } : {}) });
    return openAiModels({ environment, cache });
  };
  return {
    async ask(request, signal) {
      models ??= open();
      return (await models).ask(request, signal);
    },
    async embed(request, signal) {
      models ??= open();
      return (await models).embed(request, signal);
    },
  };
}

function usualCacheFolder(environment: Outside["environment"]): string {
  const base = environment["RUNNER_TEMP"] ?? environment["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  return environment["EVAL_BASELINE_CACHE"] ?? join(base, "eval-baseline");
}
