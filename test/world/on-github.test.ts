import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startSimulatedModel } from "../../src/edges/simulated-model-server.ts";
import { startCanary } from "../../src/start/canary.ts";
import { startCheck } from "../../src/start/check.ts";
import { startRecord } from "../../src/start/record.ts";
import { gitHubPlace, type HostedRun, openGitHubStore, openHosted } from "../../src/world/on-github.ts";
import { findGround, type Outside } from "../../src/world/world.ts";
import { runGit, scratchDirectory } from "../edges/git/scratch.ts";
import { checkoutOf } from "../end-to-end/workflow.ts";
import { heardProgress } from "../pipeline/scripted-models.ts";
import { type GitHubServer, startGitHub } from "../servers/github.ts";

const PROMPT = "evals/prompts/support.md";
const withoutCitations = (text: string) => text.replace(/^- Cite the document.*\n/m, "");
const NOWHERE = "http://127.0.0.1:9/v1";

/** What a run on the served GitHub is given from outside. */
async function outsideOf(github: GitHubServer, run: HostedRun, modelUrl = NOWHERE): Promise<Outside> {
  const environment = {
    GITHUB_REPOSITORY: `${github.owner}/${github.repo}`,
    GITHUB_API_URL: github.url,
    OPENAI_BASE_URL: modelUrl,
    PATH: process.env["PATH"],
    EVAL_BASELINE_CACHE: join(github.repository, "..", "cache"),
  };
  const place = gitHubPlace(environment, github.token);
  if (place === undefined) throw new Error("no place");
  return {
    directory: run.directory,
    environment,
    progress: heardProgress().progress,
    signal: new AbortController().signal,
    clock: { now: () => new Date("2026-11-03T09:00:00Z") },
    fresh: false,
    hosted: await openHosted(place, run, () => {}),
    store: (suite) => openGitHubStore(place, suite, () => {}),
  };
}

/** The example suite on a served GitHub, and a directory without any checkout. */
async function stage() {
  const github = await startGitHub();
  const checkout = checkoutOf(github, NOWHERE);
  const scratch = scratchDirectory();
  return {
    github,
    checkout,
    directory: scratch.path,
    async [Symbol.asyncDispose]() {
      await github[Symbol.asyncDispose]();
      checkout[Symbol.dispose]();
      scratch[Symbol.dispose]();
    },
  };
}

const asked = (github: GitHubServer) => github.requests.map(({ path }) => path.replace(/.*support\//, ""));

describe("the ground of a run on GitHub", () => {
  test.each([
    ["of a full checkout", (_: string) => {}],
    ["of a checkout made without git", (path: string) => rmSync(join(path, ".git"), { recursive: true })],
  ])("is the disk %s", async (_, change) => {
    await using there = await stage();
    const commit = runGit(there.checkout.path, ["rev-parse", "HEAD"]);
    change(there.checkout.path);
    writeFileSync(join(there.checkout.path, "untracked.md"), "here");
    const ground = await findGround(await outsideOf(there.github, { directory: there.checkout.path, commit }));
    expect(ground).toMatchObject({ root: there.checkout.path, inRepository: true });
    expect(ground.commit).toBeUndefined();
    expect(await ground.checkout.read("untracked.md")).toBe("here");
    expect(there.github.requests).toEqual([]);
  });

  test("is the commit that the workflow runs for, where nothing is checked out", async () => {
    await using there = await stage();
    const commit = runGit(there.checkout.path, ["rev-parse", "HEAD"]);
    const ground = await findGround(await outsideOf(there.github, { directory: there.directory, commit }));
    expect(ground).toMatchObject({ root: there.directory, inRepository: true, commit });
    expect(await ground.checkout.read("README.md")).toBe("A repository.\n");
  });
});

describe("a check on GitHub", () => {
  test("of a change that touches no layer takes three calls, and two where the base is checked out", async () => {
    await using there = await stage();
    const { base, head } = there.checkout.propose("README.md", (text) => `${text}More.\n`);
    const request = { base, head };
    const without = await outsideOf(there.github, { directory: there.directory, commit: head });
    expect(await startCheck(request, without)).toMatchObject({ verdict: "not-affected", gate: "pass", notes: [] });
    expect(asked(there.github)).toEqual([
      `compare/${base}...${head}?per_page=1`,
      `git/trees/${base}?recursive=1`,
      expect.stringMatching(/^git\/blobs\//),
    ]);
    const count = there.github.requests.length;
    const within = await outsideOf(there.github, { directory: there.checkout.path, commit: head });
    expect(await startCheck(request, within)).toMatchObject({ verdict: "not-affected" });
    expect(there.github.requests.length - count).toBe(2);
  });

  test("finds what a change does, with nothing checked out, as the files of both commits are there", async () => {
    await using there = await stage();
    await using model = await startSimulatedModel({ latencyMs: 1 });
    const { base, head } = there.checkout.propose(PROMPT, withoutCitations);
    const outside = await outsideOf(there.github, { directory: there.directory, commit: head }, model.baseUrl);
    const result = await startCheck({ base, head }, outside);
    expect(result).toMatchObject({ verdict: "regressed", touched: [{ layer: "prompt", files: [PROMPT] }] });
  });

  test("runs the suite's command in the files of the base, with nothing checked out", async () => {
    await using there = await stage();
    await using model = await startSimulatedModel({ latencyMs: 1 });
    const { path } = there.checkout;
    const suite = readFileSync(join(path, "evals/suite.yml"), "utf8");
    writeFileSync(
      join(path, "evals/suite.yml"),
      suite.replace('{ otlp: "traces/*.jsonl.gz" }', '{ command: ["node", "evals/print.mjs"] }'),
    );
    const printing = (file: string) =>
      `import { readFileSync } from "node:fs";
       import { gunzipSync } from "node:zlib";
       process.stdout.write(gunzipSync(readFileSync("evals/traces/${file}")));`;
    writeFileSync(join(path, "evals/print.mjs"), printing("production.otlp.jsonl.gz"));
    runGit(path, ["add", "--all"]);
    runGit(path, ["commit", "--quiet", "--message", "Print traces"]);
    runGit(path, ["push", "--quiet", "origin", "main"]);
    const base = runGit(path, ["rev-parse", "HEAD"]);
    const { head } = await there.github.openPullRequest({
      files: {
        [PROMPT]: withoutCitations(readFileSync(join(path, PROMPT), "utf8")),
        "evals/print.mjs": printing("no"),
      },
    });
    const outside = await outsideOf(there.github, { directory: there.directory, commit: head }, model.baseUrl);
    expect(await startCheck({ base, head }, outside)).toMatchObject({ verdict: "regressed" });
  });

  test("assumes every layer touched where a change has more files than are listed, and finds none that differs", async () => {
    await using there = await stage();
    const base = runGit(there.checkout.path, ["rev-parse", "main"]);
    const files = Object.fromEntries(Array.from({ length: 301 }, (_, index) => [`many/${index}.md`, "m"]));
    const { head } = await there.github.openPullRequest({ files });
    const outside = await outsideOf(there.github, { directory: there.directory, commit: head });
    const result = await startCheck({ base, head }, outside);
    expect(result.verdict).toBe("not-affected");
    expect(result.notes.join()).toContain("More files change here than GitHub lists");
    expect(result.touched.map(({ layer }) => layer)).toContain("prompt");
  });

  test("of commits that are not there says so", async () => {
    await using there = await stage();
    const outside = await outsideOf(there.github, { directory: there.directory, commit: "1".repeat(40) });
    await expect(startCheck({ base: "1".repeat(40), head: "2".repeat(40) }, outside)).rejects.toMatchObject({
      message: `there is no commit ${"1".repeat(40)} in acme/support, or the token may not see it`,
    });
  });
});

describe("production on GitHub, with nothing checked out", () => {
  test("is recorded with the commit it is, and compared with the next time", async () => {
    await using there = await stage();
    await using model = await startSimulatedModel({ latencyMs: 1 });
    const commit = runGit(there.checkout.path, ["rev-parse", "HEAD"]);
    const outside = await outsideOf(there.github, { directory: there.directory, commit }, model.baseUrl);
    const first = await startRecord({ target: "replay", commit: true }, outside);
    expect(first).toMatchObject({ verdict: "no-baseline", gate: "pass" });
    const record = JSON.parse(runGit(there.github.repository, ["show", `eval-baselines:${first.baseline}`]));
    expect(record.commit).toBe(commit);
    expect(await startRecord({ target: "replay", commit: true }, outside)).toMatchObject({ verdict: "unchanged" });
  });

  test("is recorded by the commit's suite and the traces that an earlier step brought", async () => {
    await using there = await stage();
    await using model = await startSimulatedModel({ latencyMs: 1 });
    const { path } = there.checkout;
    const traces = "evals/traces/production.otlp.jsonl.gz";
    cpSync(join(path, traces), join(there.directory, traces));
    runGit(path, ["rm", "--quiet", traces]);
    runGit(path, ["commit", "--quiet", "--message", "Keep traces elsewhere"]);
    runGit(path, ["push", "--quiet", "origin", "main"]);
    const commit = runGit(path, ["rev-parse", "HEAD"]);
    const outside = await outsideOf(there.github, { directory: there.directory, commit }, model.baseUrl);
    const said: string[] = [];
    const progress = { ...outside.progress, say: (line: string) => said.push(line) };
    const result = await startRecord({ target: "replay", commit: true }, { ...outside, progress });
    expect(result).toMatchObject({ verdict: "no-baseline", gate: "pass" });
    expect(said[0]).toBe(`The checkout holds no suite, so its files are those of commit ${commit.slice(0, 7)}.`);
  });

  test("whose suite is nowhere is told as it is with a checkout", async () => {
    await using there = await stage();
    writeFileSync(join(there.directory, "notes.md"), "n");
    const commit = runGit(there.checkout.path, ["rev-parse", "main"]);
    const outside = await outsideOf(there.github, { directory: there.directory, commit });
    const request = { suite: "none.yml", target: "replay", commit: true } as const;
    await expect(startRecord(request, outside)).rejects.toMatchObject({
      message: "there is no suite file none.yml in the checkout",
    });
  });

  test("has a layer replaced by the one of a branch", async () => {
    await using there = await stage();
    await using model = await startSimulatedModel({ latencyMs: 1 });
    there.checkout.propose(PROMPT, withoutCitations);
    const commit = runGit(there.checkout.path, ["rev-parse", "main"]);
    const outside = await outsideOf(there.github, { directory: there.directory, commit }, model.baseUrl);
    const overrides = [{ layer: "prompt" as const, value: `proposal:${PROMPT}` }];
    expect(await startCanary({ overrides }, outside)).toMatchObject({ verdict: "regressed" });
  });
});
