/** What a story is given from outside when a workflow runs it, and what is known of the run afterwards. */
import * as core from "@actions/core";
import type { Suite } from "../domain/suite.ts";
import { openLog, secretsNamedBy } from "../world/of-workflow.ts";
import { type GitHubPlace, gitHubPlace, openGitHubStore, openHosted, openPullRequests } from "../world/on-github.ts";
import { type Hosted, type Outside, progressOn } from "../world/world.ts";
import type { CheckedPullRequest, OnGitHub } from "./check-on-github.ts";

export type OpenRun = {
  outside(pullRequest?: CheckedPullRequest): Promise<Outside>;
  /** What a check needs of GitHub. */
  onGitHub(): Promise<OnGitHub>;
  /** What is known of the run by now: more once a story has begun. */
  known(): KnownOfRun;
};

export type KnownOfRun = {
  /** Absent without a token or outside a workflow. */
  readonly place?: GitHubPlace;
  readonly hosted?: Hosted;
  /** The suite's name, where it could be read. */
  readonly suiteName?: string;
  /** The branch of its baselines. */
  readonly branch?: string;
};

/**
 * The run of a workflow. With a token the repository is asked through GitHub, and baselines are kept through it; without
 * one there is the checkout alone.
 *
 * @param token "" for none
 */
export function openRun(token: string): OpenRun {
  const { env: environment } = process;
  const place = gitHubPlace(environment, token);
  const directory = environment["GITHUB_WORKSPACE"] ?? process.cwd();
  const commit = environment["GITHUB_SHA"];
  let [hosted, suite]: [Hosted | undefined, Suite | undefined] = [undefined, undefined];
  const onSuite = (read: Suite) => {
    suite = read;
    for (const secret of secretsNamedBy(read, environment)) core.setSecret(secret);
  };
  const everywhere = {
    directory,
    environment,
    progress: progressOn(openLog(process.stdout), false),
    signal: cancellation(),
    clock: { now: () => new Date() },
    fresh: false,
    onSuite,
  };
  const outside = async (pullRequest?: CheckedPullRequest): Promise<Outside> => {
    if (place === undefined) return everywhere;
    const store: Outside["store"] = (suite) => openGitHubStore(place, suite, core.warning);
    if (!commit) return { ...everywhere, store };
    const about = { directory, commit, ...(pullRequest === undefined ? {} : { pullRequest }) };
    hosted = await openHosted(place, about, core.warning);
    return { ...everywhere, store, hosted };
  };
  return {
    outside,
    async onGitHub() {
      if (place === undefined) return { outside };
      return { outside, pullRequests: await openPullRequests(place, core.warning) };
    },
    known: () => ({
      ...(place === undefined ? {} : { place }),
      ...(hosted === undefined ? {} : { hosted }),
      ...(suite === undefined ? {} : { suiteName: suite.name, branch: suite.store.branch }),
    }),
  };
}

/** A workflow that is cancelled gets some seconds: calls under way finish, and what is paid for is kept. */
function cancellation(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}
