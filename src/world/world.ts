import { setMaxListeners } from "node:events";
import { deadlinePassed } from "../domain/incomplete.ts";
import type { Suite } from "../domain/suite.ts";
import { diskTree, holdsFiles } from "../edges/disk-tree.ts";
import { gitRepository, repositoryRoot } from "../edges/git/repository.ts";
import { type ProgressStream, streamProgress } from "../edges/progress.ts";
import type { Acceptances, BaselineStore, Clock, FileTree, Incidents, Progress, Repository, World } from "../ports.ts";
import { openStore } from "./baselines.ts";
import {
  answersOf,
  applicationOf,
  lazyModels,
  lazyServices,
  lazyStore,
  lazyTraces,
  lazyTrialLog,
  lazyVariants,
} from "./lazily.ts";

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
  /** A file that whole trials are written to, as traces. */
  readonly exportTo?: string;
  /** A repository that is asked through GitHub instead of git. */
  readonly hosted?: Hosted;
  /** Told of the suite before anything is done for it. */
  readonly onSuite?: (suite: Suite) => void;
  /** Where baselines are, if not on a branch of the local repository. */
  readonly store?: (suite: Suite, clock: Clock) => Promise<BaselineStore>;
};

/** What GitHub stands in for: git, and a checkout where there is none; and what only GitHub has. */
export type Hosted = {
  readonly repository: Repository;
  /** Full id of the commit that the workflow runs for. */
  readonly commit: string;
  readonly incidents?: Incidents;
  readonly acceptances?: Acceptances;
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
  /** Full id of the commit whose files stand in for a checkout, where there is none. */
  readonly commit?: string;
  /** What lies on the disk all the same: traces that an earlier step brought. */
  readonly beside?: FileTree;
};

/**
 * The repository that a directory lies in; without one, the directory itself. On GitHub it is the directory, whatever
 * brought its files there: no git is asked.
 */
export async function findGround({ directory, hosted }: Pick<Outside, "directory" | "hosted">): Promise<Ground> {
  if (hosted !== undefined) return hostedGround(directory, hosted);
  const repositoryTop = await repositoryRoot(directory);
  const root = repositoryTop ?? directory;
  return { root, inRepository: repositoryTop !== undefined, checkout: diskTree(root), repository: gitRepository(root) };
}

async function hostedGround(root: string, hosted: Hosted): Promise<Ground> {
  const ground = { root, inRepository: true, checkout: diskTree(root), repository: hosted.repository };
  return (await holdsFiles(root)) ? ground : withoutCheckout(ground, hosted);
}

/** A ground whose disk holds no checkout: its files are those of the commit that the workflow runs for. */
export function withoutCheckout(ground: Ground, { repository, commit }: Hosted): Ground {
  return { ...ground, checkout: repository.at(commit), commit, beside: ground.checkout };
}

/** The repository that a directory lies in, known before its top is: questions about commits need not wait for that. */
export function repositoryOf({ directory, hosted }: Pick<Outside, "directory" | "hosted">): Repository {
  return hosted?.repository ?? gitRepository(directory);
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
   * A commit in whose files the user's programs are run, where those of the checkout may come from a stranger; the
   * checkout unless given.
   */
  readonly commit?: string;
  /** True: models are asked through their provider's Batch API. */
  readonly batch?: boolean;
};

/** A world, and how to leave it: what was started is ended, and what was written is where it belongs. */
export type OpenWorld = { readonly world: World; leave(): Promise<void> };

/** The real world of a suite. Nothing is read, started or sent before a story asks for it. */
export function buildWorld(ground: Ground, suite: Suite, outside: Outside, purpose: Purpose): OpenWorld {
  outside.onSuite?.(suite);
  const label = ground.inRepository ? `branch ${suite.store.branch}` : "a directory without a repository";
  const store = lazyStore(label, () => openStore(ground, suite, outside));
  const occasion = async () => `${suite.name} ${await purpose.occasion(store, suite)}`;
  const answers = answersOf(outside, async () => `${ground.root} ${await occasion()}`);
  const deadline = stopAtDeadline(outside.signal, suite.deadlineMs);
  // As many calls may wait and listen as the suite allows.
  setMaxListeners(0, deadline.signal);
  const home = homeOf(ground, outside, purpose);
  const application = applicationOf(suite, { ground, outside, answers, home });
  const trialLog = outside.exportTo === undefined ? undefined : lazyTrialLog(outside.exportTo, outside);
  return {
    world: {
      traces: lazyTraces(ground, suite, outside, { home, traces: purpose.traces }),
      checkout: ground.checkout,
      repository: ground.repository,
      variants: lazyVariants(suite, ground.repository),
      models: lazyModels({ outside, answers, occasion, concurrency: suite.concurrency, batch: purpose.batch === true }),
      services: lazyServices(outside, answers),
      ...(purpose.batch === true && { batched: true as const }),
      ...(application === undefined ? {} : { application }),
      ...(trialLog === undefined ? {} : { trialLog }),
      store,
      ...(outside.hosted?.incidents === undefined ? {} : { incidents: outside.hosted.incidents }),
      ...(outside.hosted?.acceptances === undefined ? {} : { acceptances: outside.hosted.acceptances }),
      missingKeys: async () => (await import("../edges/missing-keys.ts")).missingKeys(suite, outside.environment),
      progress: outside.progress,
      clock: outside.clock,
      signal: deadline.signal,
    },
    async leave() {
      deadline.forget();
      await application?.close();
      await trialLog?.close();
    },
  };
}

/** A commit in whose files the user's programs run, in place of those of the checkout. */
export type Home = {
  readonly commit: string;
  /** Its files, where there is no git to have them from. */
  readonly files?: FileTree;
};

function homeOf(ground: Ground, { hosted }: Outside, purpose: Purpose): Home | undefined {
  const commit = purpose.commit ?? ground.commit;
  if (commit === undefined) return undefined;
  return hosted === undefined ? { commit } : { commit, files: ground.repository.at(commit) };
}

/** The signal of the outside, aborted as well when a run has taken as long as its suite allows. */
function stopAtDeadline(signal: AbortSignal, deadlineMs: number | undefined) {
  if (deadlineMs === undefined) return { signal, forget: () => undefined };
  const passed = new AbortController();
  const timer = setTimeout(() => passed.abort(deadlinePassed(deadlineMs)), Math.min(deadlineMs, LONGEST_TIMER_MS));
  return { signal: AbortSignal.any([signal, passed.signal]), forget: () => clearTimeout(timer) };
}

// What is longer would end at once.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

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

/** Who git says is at work here; undefined when it does not know. */
export async function personAt(directory: string): Promise<string | undefined> {
  const { personOf } = await import("../edges/git/person.ts");
  return personOf(directory);
}
