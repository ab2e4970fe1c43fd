import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { runGit, scratchDirectory } from "../edges/git/scratch.ts";
import type { GitHubServer } from "../servers/github.ts";

const ACTION = fileURLToPath(new URL("../../dist/index.js", import.meta.url));
const EXAMPLE = fileURLToPath(new URL("../../evals/support-desk", import.meta.url));

/** What a step left behind. */
export type Step = {
  readonly status: number | null;
  readonly log: string;
  readonly outputs: { readonly [name: string]: string };
  readonly summary: string;
};

export type StepOptions = {
  readonly event: string;
  readonly payload?: unknown;
  readonly inputs?: { readonly [name: string]: string };
  readonly environment?: { readonly [name: string]: string };
  readonly attempt?: number;
};

/** A checkout of the served repository that holds the example suite, made small, on main. */
export type Checkout = Disposable & {
  readonly path: string;
  /** Changes one file on a new branch, in one commit; the checkout is left on it. */
  propose(path: string, change: (text: string) => string): { readonly base: string; readonly head: string };
  /** Runs the action as the runner does. */
  step(options: StepOptions): Promise<Step>;
};

export function checkoutOf(github: GitHubServer, modelUrl: string): Checkout {
  const directory = scratchDirectory();
  const path = join(directory.path, "work");
  runGit(directory.path, ["clone", "--quiet", github.repository, path]);
  cpSync(EXAMPLE, join(path, "evals"), { recursive: true });
  writeFileSync(join(path, "evals/suite.yml"), small(readFileSync(join(path, "evals/suite.yml"), "utf8")));
  writeFileSync(join(path, "README.md"), "A repository.\n");
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
      return { base, head: runGit(path, ["rev-parse", "HEAD"]).trim() };
    },
    step(options) {
      steps += 1;
      return runStep(path, join(directory.path, `runner-${steps}`), github, modelUrl, options);
    },
    [Symbol.dispose]() {
      rmSync(path, { recursive: true, force: true });
      directory[Symbol.dispose]();
    },
  };
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
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "--quiet", "-m", message], {
    cwd: path,
  });
}

async function runStep(
  workspace: string,
  runner: string,
  github: GitHubServer,
  modelUrl: string,
  { event, payload = {}, inputs = {}, environment = {}, attempt = 1 }: StepOptions,
): Promise<Step> {
  mkdirSync(runner, { recursive: true });
  const file = (name: string, content = "") => {
    writeFileSync(join(runner, name), content);
    return join(runner, name);
  };
  const given = { token: github.token, mode: "auto", target: "replay", commit: "true", comment: "true", ...inputs };
  const [output, summary] = [file("output"), file("summary")];
  const child = spawn(process.execPath, [ACTION], {
    cwd: workspace,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"],
      HOME: runner,
      RUNNER_TEMP: runner,
      GITHUB_WORKSPACE: workspace,
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: file("event.json", JSON.stringify(payload)),
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_REPOSITORY: `${github.owner}/${github.repo}`,
      GITHUB_API_URL: github.url,
      GITHUB_SERVER_URL: "https://github.example",
      GITHUB_RUN_ID: "4242",
      GITHUB_RUN_ATTEMPT: String(attempt),
      OPENAI_BASE_URL: modelUrl,
      ...environment,
      ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    },
  });
  const exit = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [out, err, status] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return {
    status,
    log: out + err,
    outputs: parseOutputs(readFileSync(output, "utf8")),
    summary: readFileSync(summary, "utf8"),
  };
}

/** The multi-line form that the runner reads: name<<delimiter, lines, delimiter. */
function parseOutputs(content: string): { readonly [name: string]: string } {
  const found = content.matchAll(/^(.+?)<<(\S+)\n([\s\S]*?)\n?\2$/gm);
  return Object.fromEntries([...found].map(([, name, , value]) => [name, value]));
}
