/** A help desk on the loopback GitHub, its model, and checks of it as the action starts them. */
import { actionRequest, type CheckAsked } from "../../src/config/action-request.ts";
import { type CheckedOnGitHub, startCheckOnGitHub } from "../../src/start/check-on-github.ts";
import { gitHubPlace, openGitHubStore, openHosted, openPullRequests } from "../../src/world/on-github.ts";
import { scratchDirectory } from "../edges/git/scratch.ts";
import { citesWhenAsked, PROMPT, suiteText } from "../end-to-end/desk.ts";
import { traceLines } from "../end-to-end/traces.ts";
import { heardProgress } from "../pipeline/scripted-models.ts";
import { type GitHubServer, startGitHub } from "../servers/github.ts";
import type { EventGiven } from "../servers/github-events.ts";
import { type ModelServer, modelServer } from "../servers/model.ts";

export const LABEL = "loss-accepted";
export const FORGETFUL = { "prompts/desk.md": PROMPT.replace("Cite your document.\n", "") };

export type DeskOnGitHub = AsyncDisposable & {
  readonly github: GitHubServer;
  readonly model: ModelServer;
  /** Runs the check of an event in a job without a checkout, with the keys. */
  check(given: EventGiven, inputs?: { readonly [name: string]: string }): Promise<CheckedOnGitHub>;
};

/** ada may write, sue may triage, joe may read; everybody else is a stranger. */
export async function aDeskOnGitHub(): Promise<DeskOnGitHub> {
  const github = await startGitHub();
  const model = await modelServer(citesWhenAsked);
  const directory = scratchDirectory();
  await github.commit("main", {
    "suite.yml": suiteText(["trials: 1\n", `trials: 1\ngate: { accept-label: ${LABEL} }\n`]),
    "prompts/desk.md": PROMPT,
    "policies/returns.md": "Whatever is unused may come back.\n",
    "tools/look-up.json": '{"name":"look_up","description":"Looks up.","parameters":{"type":"object","properties":{}}}',
    "traces/monday.jsonl": `${traceLines(24).join("\n")}\n`,
  });
  for (const [login, role] of [
    ["ada", "write"],
    ["sue", "triage"],
    ["joe", "read"],
  ] as const)
    github.setPermission(login, role);
  return {
    github,
    model,
    check: (given, inputs = {}) => checkOf(github, given, { inputs, directory: directory.path, model: model.url }),
    async [Symbol.asyncDispose]() {
      await model[Symbol.asyncDispose]();
      directory[Symbol.dispose]();
      await github[Symbol.asyncDispose]();
    },
  };
}

type Job = { readonly inputs: { readonly [name: string]: string }; readonly directory: string; readonly model: string };

async function checkOf(
  github: GitHubServer,
  { event, payload, environment }: EventGiven,
  { inputs, directory, model }: Job,
): Promise<CheckedOnGitHub> {
  const asked = actionRequest((name) => inputs[name] ?? "", { name: event, payload }, environment) as CheckAsked;
  const variables = {
    ...environment,
    OPENAI_BASE_URL: model,
    OPENAI_API_KEY: "k",
    GITHUB_REPOSITORY: "acme/support",
    GITHUB_API_URL: github.url,
  };
  const place = gitHubPlace(variables, github.token);
  if (place === undefined) throw new Error("a place on GitHub has a repository and a token");
  const warn = () => {};
  const commit = environment["GITHUB_SHA"] ?? "";
  return startCheckOnGitHub(asked, {
    pullRequests: await openPullRequests(place, warn),
    outside: async (pullRequest) => ({
      directory,
      environment: variables,
      progress: heardProgress().progress,
      signal: new AbortController().signal,
      clock: { now: () => new Date("2026-11-03T09:00:00Z") },
      fresh: true,
      hosted: await openHosted(place, { directory, commit, ...(pullRequest && { pullRequest }) }, warn),
      store: (suite) => openGitHubStore(place, suite, warn),
    }),
  });
}
