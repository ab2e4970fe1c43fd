import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { runGit } from "../edges/git/scratch.ts";
import { aDesk, aDeskWithRemote, type Desk, deskModel } from "./desk.ts";
import { RECORD, refusal, shortfall } from "./refusal.ts";

const PATH = "baselines/desk/2026/2026-11-01-0123abcd.json";

/** A branch that holds one file, as somebody else put it there. */
function branchWith(desk: Desk, text: string, path = PATH): void {
  const main = desk.git("rev-parse", "HEAD");
  desk.git("checkout", "--quiet", "--orphan", "eval-baselines");
  desk.git("rm", "-r", "--quiet", "--force", ".");
  desk.commit({ [path]: text }, "By hand");
  desk.git("checkout", "--quiet", "main");
  expect(desk.git("rev-parse", "HEAD")).toBe(main);
}

const RESTORE = "Restore the file from the branch's history, or delete it and record a new baseline.";

test.concurrent.each([
  ["no JSON", "<html>", `${PATH} is not JSON: Unexpected token '<', "<html>" is not valid JSON`, RESTORE],
  ["JSON of something else", '{"name": "desk"}', `${PATH} is not a baseline: format is missing`, RESTORE],
  [
    "half a record",
    '{"format": 1, "run": {"suite": "desk"}}',
    `${PATH} is not a baseline: run.label is missing`,
    RESTORE,
  ],
  [
    "a record of a later program",
    '{"format": 3}',
    `${PATH} is a baseline of format 3, and this version reads formats up to 2`,
    "Use a newer version of eval-baseline.",
  ],
])("%s where the latest baseline should be is broken, not absent", async (_, text, problem, remedy) => {
  using desk = aDesk();
  branchWith(desk, text);
  await using model = await deskModel();
  expect(await refusal(desk, RECORD(desk), model)).toBe(`eval-baseline: ${problem}.\n${remedy}\n`);
  expect(model.requests).toHaveLength(0);
});

const KEPT = "The answers are kept for a day: the same command then asks no model again.";

test.concurrent("a check goes no further than a broken baseline either", async () => {
  using desk = aDesk();
  branchWith(desk, "<html>");
  desk.commit({ "prompts/desk.md": "Be kind." });
  expect(await refusal(desk, ["check", "--base", "HEAD~1"])).toMatch(new RegExp(`^eval-baseline: ${PATH} is not JSON`));
});

test.concurrent("a branch that is checked out is left alone", async () => {
  using desk = aDesk();
  await using model = await deskModel();
  branchWith(desk, "What this branch is.", "README.md");
  desk.git("worktree", "add", "--quiet", join(dirname(desk.path), "elsewhere"), "eval-baselines");
  expect(await shortfall(desk, model)).toEqual({
    reason: "not-kept",
    problem:
      "the baseline was not kept: branch eval-baselines is checked out, and writing to it would put the checkout out of step",
    remedy: `Switch to another branch, then run this again. ${KEPT}`,
  });
});

test.concurrent("a branch that holds code is not written on, and nobody is asked for it", async () => {
  using desk = aDesk();
  await using model = await deskModel();
  desk.git("branch", "eval-baselines");
  expect(await refusal(desk, RECORD(desk), model)).toBe(
    "eval-baseline: branch eval-baselines holds other things, policies/returns.md for one, so it is no branch of baselines.\n" +
      "Name a branch of its own under store.branch in the suite file.\n",
  );
  expect(model.requests).toHaveLength(0);
});

test.concurrent("a remote that refuses the push is told with its reason", async () => {
  using desk = aDeskWithRemote();
  await using model = await deskModel();
  const hook = join(desk.remote, "hooks", "pre-receive");
  writeFileSync(hook, "#!/bin/sh\necho 'baselines are not welcome' >&2\nexit 1\n");
  chmodSync(hook, 0o755);

  expect(await shortfall(desk, model)).toEqual({
    reason: "not-kept",
    problem:
      "the baseline was not kept: origin refused the push to eval-baselines: [remote rejected] (pre-receive hook declined)",
    remedy: `Leave eval-baselines out of the rules that protect branches, or push with a credential that they let through. ${KEPT}`,
  });
  expect(desk.baselines()).toEqual([]);
  const asked = model.requests.length;
  rmSync(hook);
  expect((await desk.run(["record"], model)).status).toBe(0);
  expect(model.requests).toHaveLength(asked);
});

test.concurrent("a remote that is gone is told before anything is paid for", async () => {
  using desk = aDeskWithRemote();
  await using model = await deskModel();
  desk.git("remote", "set-url", "origin", "../nowhere.git");
  expect(await refusal(desk, RECORD(desk), model)).toBe(
    "eval-baseline: <desk> has no such remote, or there is no repository behind it (git ls-remote: '../nowhere.git' does not appear to be a git repository).\n" +
      "Look at git remote -v, and name a remote that exists.\n",
  );
  expect(model.requests).toHaveLength(0);
});

test.concurrent("outside a repository nothing can be kept, and a file is offered", async () => {
  using desk = aDesk();
  desk.remove(".git");
  const outcome = await desk.run(["record"]);
  expect({ ...outcome, stderr: outcome.stderr.replaceAll(desk.path, "<desk>") }).toEqual({
    status: 2,
    stdout: "",
    stderr:
      "eval-baseline: <desk> is in no git repository, so there is no branch to keep a baseline on.\n" +
      "Run it in a repository, or write a file: --no-commit --out FILE.\n",
  });
});

test.concurrent("outside a repository there are no records to attribute a loss between", async () => {
  using desk = aDesk();
  desk.remove(".git");
  const outcome = await desk.run(["attribute"]);
  expect(outcome).toEqual({
    status: 2,
    stdout: "",
    stderr:
      "eval-baseline: a directory without a repository holds no record of suite desk.\n" +
      "Record twice first, or name two files: eval-baseline attribute BEFORE AFTER.\n",
  });
});

test.concurrent("outside a repository there are no commits to check", async () => {
  using desk = aDesk();
  desk.remove(".git");
  const outcome = await desk.run(["check", "--base", "main"]);
  expect({ ...outcome, stderr: outcome.stderr.replaceAll(desk.path, "<desk>") }).toEqual({
    status: 2,
    stdout: "",
    stderr:
      "eval-baseline: <desk> is not in a git repository (git rev-parse: not a git repository (or any of the parent directories): .git).\n" +
      "Run this inside a clone of your repository; in a workflow, put actions/checkout before it.\n",
  });
});

test.concurrent("a repository without a commit can keep a baseline", async () => {
  using desk = aDesk();
  await using model = await deskModel();
  desk.remove(".git");
  runGit(desk.path, ["init", "--quiet", "--initial-branch=main"]);
  expect((await desk.run(["record"], model)).status).toBe(0);
  expect(desk.baselines()).toHaveLength(2);
});
