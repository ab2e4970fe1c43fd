import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { baselineStore } from "../../../src/edges/store/baseline-store.ts";
import type { Branch } from "../../../src/edges/store/branch.ts";
import { gitBranch } from "../../../src/edges/store/git-branch.ts";
import { aBaseline } from "../../builders.ts";
import { runGit, type ScratchRepository, scratchClone, scratchDirectory, scratchRepository } from "../git/scratch.ts";

const clock = { now: () => new Date("2026-11-02T06:00:07Z") };
const NAME = "eval-baselines";
const README = { path: "README.md", text: "read me\n" };

/** All that a user would notice: the index to the byte, HEAD, the state of the work tree, every other reference. */
function traces(scratch: ScratchRepository): unknown {
  const references = scratch.git("for-each-ref", "--format=%(refname) %(objectname)").split("\n");
  return {
    index: readFileSync(join(scratch.path, ".git/index")).toString("base64"),
    head: readFileSync(join(scratch.path, ".git/HEAD"), "utf8"),
    status: scratch.git("--no-optional-locks", "status", "--porcelain", "--ignored"),
    references: references.filter((line) => !line.includes(NAME)),
    stash: scratch.git("stash", "list"),
  };
}

/** Edits, stages, adds and ignores files, so that every kind of unsaved work is there. */
function makeDirty(scratch: ScratchRepository): void {
  scratch.write({
    "prompts/support.md": "staged\n",
    "new-staged.md": "n",
    ".gitignore": "*.log\n",
    "x.log": "ignored",
  });
  scratch.git("add", "prompts/support.md", "new-staged.md");
  scratch.write({ "prompts/support.md": "edited after staging\n", "untracked.md": "u" });
}

async function commit(branch: Branch, files = [README], message = "Write") {
  return branch.commit({ expectedHead: (await branch.snapshot()).head, files, message });
}

describe("writing a baseline", () => {
  test.each([undefined, "origin"])(
    "leaves a dirty work tree, the index and HEAD alone (remote: %s)",
    async (remote) => {
      using scratch = scratchClone();
      makeDirty(scratch);
      const before = traces(scratch);
      const store = baselineStore(gitBranch({ root: scratch.path, branch: NAME, ...(remote && { remote }), clock }));
      await store.add(aBaseline());
      await store.add(aBaseline({ commit: "another" }));
      expect(await store.list("support-desk")).toHaveLength(2);
      expect(traces(scratch)).toEqual(before);
      expect(readFileSync(join(scratch.path, "prompts/support.md"), "utf8")).toBe("edited after staging\n");
    },
  );

  test("works on a detached HEAD, and leaves it detached", async () => {
    using scratch = scratchClone();
    scratch.git("switch", "--quiet", "--detach", "HEAD");
    const before = traces(scratch);
    await baselineStore(gitBranch({ root: scratch.path, branch: NAME, remote: "origin", clock })).add(aBaseline());
    expect(traces(scratch)).toEqual(before);
  });

  test("works in a shallow clone of one branch, as a workflow has it", async () => {
    using scratch = scratchClone();
    const first = baselineStore(gitBranch({ root: scratch.path, branch: NAME, remote: "origin", clock }));
    const name = await first.add(aBaseline());
    scratch.commit({ "a.md": "2" });
    scratch.git("push", "--quiet", "origin", "main");
    using place = scratchDirectory();
    runGit(place.path, ["clone", "--quiet", "--depth=1", `file://${scratch.remote}`, "shallow"]);
    const root = join(place.path, "shallow");
    const store = baselineStore(gitBranch({ root, branch: NAME, remote: "origin", clock }));
    expect(await store.list("support-desk")).toEqual([name]);
    await store.add(aBaseline({ commit: "another" }));
    expect(await first.list("support-desk")).toHaveLength(2);
    expect(runGit(root, ["rev-parse", "--is-shallow-repository"])).toBe("true");
    expect(runGit(root, ["log", "--format=%s"])).toBe("change");
  });

  test("does not run the user's hooks, nor sign", async () => {
    using scratch = scratchClone();
    for (const hook of ["pre-push", "pre-commit", "commit-msg"])
      scratch.write({ [`.git/hooks/${hook}`]: "#!/bin/sh\nexit 1\n" });
    for (const hook of ["pre-push", "pre-commit", "commit-msg"])
      chmodSync(join(scratch.path, ".git/hooks", hook), 0o755);
    scratch.git("config", "commit.gpgSign", "true");
    scratch.git("config", "push.gpgSign", "true");
    scratch.git("config", "gpg.program", "/nowhere/gpg");
    const branch = gitBranch({ root: scratch.path, branch: NAME, remote: "origin", clock });
    expect((await commit(branch)).status).toBe("committed");
  });

  test("dates the commit by the clock and signs it with the configured name", async () => {
    using scratch = scratchRepository();
    scratch.commit({ "a.md": "a" });
    scratch.git("config", "user.name", "Ada");
    scratch.git("config", "user.email", "ada@example.org");
    await commit(gitBranch({ root: scratch.path, branch: NAME, clock }), [README], "Headline\n\nBody");
    expect(scratch.git("log", "--format=%an <%ae> %cn %aI %cI%n%B", NAME)).toBe(
      "Ada <ada@example.org> Ada 2026-11-02T06:00:07+00:00 2026-11-02T06:00:07+00:00\nHeadline\n\nBody",
    );
  });

  test("has a name of its own for the commit where git knows none", async () => {
    using scratch = scratchRepository();
    scratch.commit({ "a.md": "a" });
    const home = process.env["HOME"];
    process.env["HOME"] = scratch.path;
    process.env["GIT_CONFIG_NOSYSTEM"] = "1";
    process.env["XDG_CONFIG_HOME"] = scratch.path;
    try {
      await commit(gitBranch({ root: scratch.path, branch: NAME, clock }));
    } finally {
      process.env["HOME"] = home;
      delete process.env["GIT_CONFIG_NOSYSTEM"];
      delete process.env["XDG_CONFIG_HOME"];
    }
    expect(scratch.git("log", "--format=%an <%ae> %cn", NAME)).toBe(
      "eval-baseline <eval-baseline@users.noreply.invalid> eval-baseline",
    );
  });

  test("starts a history of its own, and only ever appends to it", async () => {
    using scratch = scratchRepository();
    scratch.commit({ "a.md": "a" });
    const branch = gitBranch({ root: scratch.path, branch: NAME, clock });
    await commit(branch, [README], "first");
    await commit(branch, [{ path: "baselines/s/x.json", text: "{}\n" }], "second");
    expect(scratch.git("log", "--format=%s", NAME)).toBe("second\nfirst");
    expect(scratch.git("ls-tree", "-r", "--name-only", NAME)).toBe("README.md\nbaselines/s/x.json");
  });

  test("leaves a local branch of the same name alone when the branch is a remote's", async () => {
    using scratch = scratchClone();
    scratch.git("branch", NAME, "main");
    await commit(gitBranch({ root: scratch.path, branch: NAME, remote: "origin", clock }));
    expect(scratch.git("rev-parse", NAME)).toBe(scratch.git("rev-parse", "main"));
    expect(runGit(scratch.remote, ["log", "--format=%s", NAME])).toBe("Write");
  });

  test("starts again from the remote's branch after somebody replaced it", async () => {
    using scratch = scratchClone();
    const branch = gitBranch({ root: scratch.path, branch: NAME, remote: "origin", clock });
    await commit(branch);
    const replaced = runGit(scratch.remote, ["commit-tree", "main^{tree}", "-m", "replaced"]);
    runGit(scratch.remote, ["update-ref", `refs/heads/${NAME}`, replaced]);
    expect((await branch.snapshot()).head).toBe(replaced);
    await commit(branch, [README], "on top");
    expect(runGit(scratch.remote, ["log", "--format=%s", NAME])).toBe("on top\nreplaced");
  });

  test("finds the branch moved when the remote gets a commit between reading and pushing", async () => {
    using scratch = scratchClone();
    const branch = gitBranch({ root: scratch.path, branch: NAME, remote: "origin", clock });
    await commit(branch);
    const { head } = await branch.snapshot();
    const theirs = runGit(scratch.remote, ["commit-tree", "main^{tree}", "-p", head ?? "", "-m", "theirs"]);
    runGit(scratch.remote, ["update-ref", `refs/heads/${NAME}`, theirs]);
    expect(await branch.commit({ expectedHead: head, files: [README], message: "ours" })).toEqual({ status: "moved" });
    expect(runGit(scratch.remote, ["rev-parse", NAME])).toBe(theirs);
  });
});

describe("a branch that cannot be written", () => {
  test("because it is checked out says so, and nothing is written", async () => {
    using scratch = scratchRepository();
    scratch.commit({ "a.md": "a" });
    scratch.git("switch", "--quiet", "--create", NAME);
    const before = traces(scratch);
    await expect(commit(gitBranch({ root: scratch.path, branch: NAME, clock }))).rejects.toMatchObject({
      name: "UserError",
      message: "branch eval-baselines is checked out, and writing to it would put the checkout out of step",
      remedy: "Switch to another branch, then run this again.",
    });
    expect(traces(scratch)).toEqual(before);
  });

  test("because the remote's rules forbid it names the branch and the rule", async () => {
    using scratch = scratchClone();
    const hook = join(scratch.remote, "hooks/pre-receive");
    writeFileSync(hook, "#!/bin/sh\nexit 1\n");
    chmodSync(hook, 0o755);
    const branch = gitBranch({ root: scratch.path, branch: NAME, remote: "origin", clock });
    await expect(commit(branch)).rejects.toMatchObject({
      message: "origin refused the push to eval-baselines: [remote rejected] (pre-receive hook declined)",
      remedy:
        "Leave eval-baselines out of the rules that protect branches, or push with a credential that they let through.",
    });
  });

  test("because there is no such remote says so", async () => {
    using scratch = scratchRepository();
    const branch = gitBranch({ root: scratch.path, branch: NAME, remote: "upstream", clock });
    await expect(branch.snapshot()).rejects.toMatchObject({
      message: expect.stringMatching(/^.* has no such remote, or there is no repository behind it \(git ls-remote: /),
      remedy: "Look at git remote -v, and name a remote that exists.",
    });
  });

  test("because this is no repository says so", async () => {
    using place = scratchDirectory();
    await expect(gitBranch({ root: place.path, branch: NAME, clock }).snapshot()).rejects.toMatchObject({
      message: expect.stringContaining(`${place.path} is not in a git repository`),
      remedy: "Run this inside a clone of your repository; in a workflow, put actions/checkout before it.",
    });
  });

  test.each(["a..b", "-x", "@{-1}", "", "a b"])("because %j is no name of a branch says so", async (name) => {
    using scratch = scratchRepository();
    scratch.commit({ "a.md": "a" });
    scratch.git("switch", "--quiet", "--create", "other");
    await expect(gitBranch({ root: scratch.path, branch: name, clock }).snapshot()).rejects.toMatchObject({
      message: `${JSON.stringify(name)} cannot be the name of a branch`,
      remedy: "Give store.branch a name that git allows, such as eval-baselines.",
    });
  });
});
