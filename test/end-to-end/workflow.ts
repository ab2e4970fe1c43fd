import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse } from "yaml";
import { runGit, scratchDirectory } from "../edges/git/scratch.ts";
import type { GitHubServer } from "../servers/github.ts";

const ACTION = fileURLToPath(new URL("../../dist/index.js", import.meta.url));
const ACTION_FILE = fileURLToPath(new URL("../../action.yml", import.meta.url));
const EXAMPLE = fileURLToPath(new URL("../../evals/support-desk", import.meta.url));

/** What a step left behind. */
export type Step = {
  readonly status: number | null;
  readonly log: string;
  readonly outputs: { readonly [name: string]: string };
  readonly summary: string;
  /** From the start of the process to its end. */
  readonly wallMs: number;
};

export type StepOptions = {
  readonly event: string;
  readonly payload?: unknown;
  /** Beside the defaults of action.yml. */
  readonly inputs?: { readonly [name: string]: string };
  /** Beside the runner's own; an event of test/servers/github-events.ts brings GITHUB_SHA and its like. */
  readonly environment?: { readonly [name: string]: string };
  readonly run?: number;
  readonly attempt?: number;
  /** What the job checked out: everything, the one commit it runs for, or nothing. "full" unless given. */
  readonly workspace?: "full" | "shallow" | "empty";
  /** False: a runner without git, and without any other program. */
  readonly programs?: boolean;
  /** Another build's index.js, in place of the project's own. */
  readonly action?: string;
};

/** A checkout of the served repository that holds the example suite, made small, on main. */
export type Checkout = Disposable & {
  readonly path: string;
  /** Changes one file on a new branch, in one commit, and pushes it; the checkout is left on it. */
  propose(path: string, change: (text: string) => string): { readonly base: string; readonly head: string };
  /** Runs the action as the runner does. */
  step(options: StepOptions): Promise<Step>;
};

/** @param files what it holds in place of the example suite */
export function checkoutOf(
  github: GitHubServer,
  modelUrl: string,
  files?: { readonly [path: string]: string },
): Checkout {
  const directory = scratchDirectory();
  const path = join(directory.path, "work");
  runGit(directory.path, ["clone", "--quiet", github.repository, path]);
  if (files === undefined) bringExample(path);
  else bring(path, files);
  commit(path, "Bring the suite");
  runGit(path, ["push", "--quiet", "origin", "HEAD:main"]);
  let steps = 0;
  return {
    path,
    propose(file, change) {
      const base = runGit(path, ["rev-parse", "main"]).trim();
      runGit(path, ["checkout", "--quiet", "-B", "proposal", "main"]);
      writeFileSync(join(path, file), change(readFileSync(join(path, file), "utf8")));
      commit(path, "Propose");
      runGit(path, ["push", "--quiet", "--force", "origin", "proposal"]);
      return { base, head: runGit(path, ["rev-parse", "HEAD"]).trim() };
    },
    step(options) {
      steps += 1;
      const runner = join(directory.path, `runner-${steps}`);
      mkdirSync(runner, { recursive: true });
      return runStep({ checkout: path, runner, github, modelUrl }, options);
    },
    [Symbol.dispose]() {
      rmSync(path, { recursive: true, force: true });
      directory[Symbol.dispose]();
    },
  };
}

/** The inputs of action.yml with their defaults, as the runner hands them to a step that sets none. */
export function inputDefaults(token: string): { readonly [name: string]: string } {
  const { inputs } = parse(readFileSync(ACTION_FILE, "utf8")) as {
    readonly inputs: { readonly [name: string]: { readonly default?: unknown } };
  };
  const given = Object.entries(inputs).map(([name, input]) => {
    const value = String(input.default ?? "").replaceAll(/\$\{\{ *github\.token *\}\}/g, token);
    if (value.includes("${{")) throw new Error(`the runner of the tests does not know ${value}`);
    return [name, value] as const;
  });
  return Object.fromEntries(given);
}

function bringExample(path: string): void {
  cpSync(EXAMPLE, join(path, "evals"), { recursive: true });
  const suite = small(readFileSync(join(path, "evals/suite.yml"), "utf8"));
  bring(path, { "evals/suite.yml": suite, "README.md": "A repository.\n" });
}

function bring(path: string, files: { readonly [path: string]: string }): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
}

/** Two thirds of the cases, without the judge: enough for a verdict, quick enough for a test. */
function small(suite: string): string {
  const withoutJudge = suite.replace(/ {2}- name: grounded[\s\S]*?informs: true\n/, "");
  const fewer = withoutJudge.replace("size: 120", "size: 70");
  if (fewer.includes("llm-rubric") || !fewer.includes("size: 70")) throw new Error("the example suite has changed");
  return fewer;
}

function commit(path: string, message: string): void {
  runGit(path, ["add", "--all"]);
  runGit(path, ["commit", "--quiet", "-m", message]);
}

type Job = {
  readonly checkout: string;
  /** A directory of the job's own. */
  readonly runner: string;
  readonly github: GitHubServer;
  readonly modelUrl: string;
};

async function runStep(job: Job, options: StepOptions): Promise<Step> {
  const { checkout, runner, github } = job;
  const { event, payload = {}, inputs = {}, environment = {}, workspace = "full", programs = true } = options;
  const file = (name: string, content = "") => {
    writeFileSync(join(runner, name), content);
    return join(runner, name);
  };
  const [output, summary] = [file("output"), file("summary")];
  const given = { ...inputDefaults(github.token), ...inputs };
  const commitOfJob = environment["GITHUB_SHA"] ?? runGit(checkout, ["rev-parse", "HEAD"]);
  const directory = workspaceOf(workspace, job, commitOfJob);
  const started = performance.now();
  const child = spawn(process.execPath, [options.action ?? ACTION], {
    cwd: directory,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...runnerVariables(job, options, { GITHUB_SHA: commitOfJob, GITHUB_EVENT_NAME: event }),
      PATH: programs ? process.env["PATH"] : runner,
      GITHUB_WORKSPACE: directory,
      GITHUB_EVENT_PATH: file("event.json", JSON.stringify(payload)),
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      ...environment,
      ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    },
  });
  const exit = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [out, err, status] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return {
    status,
    wallMs: performance.now() - started,
    log: out + err,
    outputs: parseOutputs(readFileSync(output, "utf8")),
    summary: readFileSync(summary, "utf8"),
  };
}

/** What the runner says of the job, as it does for a push to the default branch unless the event says otherwise. */
function runnerVariables({ runner, github, modelUrl }: Job, { run = 4242, attempt = 1 }: StepOptions, facts: object) {
  const enterprise = github.url.endsWith("/api/v3");
  const graphQl = enterprise ? github.url.replace(/\/v3$/, "/graphql") : `${github.url}/graphql`;
  return {
    CI: "true",
    GITHUB_ACTIONS: "true",
    HOME: runner,
    RUNNER_TEMP: runner,
    GITHUB_REPOSITORY: `${github.owner}/${github.repo}`,
    GITHUB_REPOSITORY_ID: String(github.id),
    GITHUB_REPOSITORY_OWNER: github.owner,
    GITHUB_REF: `refs/heads/${github.defaultBranch}`,
    GITHUB_REF_NAME: github.defaultBranch,
    GITHUB_BASE_REF: "",
    GITHUB_HEAD_REF: "",
    GITHUB_ACTOR: github.owner,
    GITHUB_API_URL: github.url,
    GITHUB_GRAPHQL_URL: graphQl,
    // Only an Enterprise Server is elsewhere; nobody follows this.
    GITHUB_SERVER_URL: enterprise ? "https://github.example" : "https://github.com",
    GITHUB_WORKFLOW: "Evals",
    GITHUB_JOB: "evals",
    GITHUB_RUN_ID: String(run),
    GITHUB_RUN_ATTEMPT: String(attempt),
    OPENAI_BASE_URL: modelUrl,
    ...facts,
  };
}

/** The directory the step runs in, as actions/checkout would leave it. */
function workspaceOf(kind: NonNullable<StepOptions["workspace"]>, job: Job, commitOfJob: string): string {
  if (kind === "full") return job.checkout;
  const path = join(job.runner, "work");
  mkdirSync(path);
  if (kind === "empty") return path;
  runGit(job.github.repository, ["config", "uploadpack.allowAnySHA1InWant", "true"]);
  runGit(path, ["init", "--quiet"]);
  runGit(path, ["remote", "add", "origin", pathToFileURL(job.github.repository).href]);
  runGit(path, ["fetch", "--quiet", "--no-tags", "--depth=1", "origin", commitOfJob]);
  runGit(path, ["checkout", "--quiet", "--detach", commitOfJob]);
  return path;
}

/** The multi-line form that the runner reads: name<<delimiter, lines, delimiter. */
function parseOutputs(content: string): { readonly [name: string]: string } {
  const found = content.matchAll(/^(.+?)<<(\S+)\n([\s\S]*?)\n?\2$/gm);
  return Object.fromEntries([...found].map(([, name, , value]) => [name, value]));
}
