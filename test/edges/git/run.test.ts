import { describe, expect, test } from "vitest";
import { gitFailure, masked } from "../../../src/edges/git/failure.ts";
import { git, tryGit } from "../../../src/edges/git/run.ts";
import { scratchDirectory, scratchRepository } from "./scratch.ts";

describe("running git", () => {
  test("passes arguments as they are, without a shell", async () => {
    using scratch = scratchRepository();
    const odd = "$(touch pwned); `id` \"'";
    expect(await git(scratch.path, ["rev-parse", "--sq-quote", odd])).toContain("$(touch pwned)");
    expect(scratch.git("status", "--porcelain")).toBe("");
  });

  test("hands over the input", async () => {
    using scratch = scratchRepository();
    const id = await git(scratch.path, ["hash-object", "--stdin"], { input: "hello\n" });
    expect(id).toBe("ce013625030ba8dba906f756967f9e9ca394464a\n");
  });

  test("stays in its directory when a git hook has set GIT_DIR", async () => {
    using scratch = scratchRepository();
    using other = scratchRepository();
    process.env["GIT_DIR"] = `${other.path}/.git`;
    try {
      expect((await git(scratch.path, ["rev-parse", "--show-toplevel"])).trim()).toBe(scratch.path);
    } finally {
      delete process.env["GIT_DIR"];
    }
  });

  test("gives a failure as a value where one is expected", async () => {
    using scratch = scratchRepository();
    expect(await tryGit(scratch.path, ["rev-parse", "--verify", "--quiet", "nowhere"])).toMatchObject({ status: 1 });
  });

  test("says that git is not installed", async () => {
    using place = scratchDirectory();
    const path = process.env["PATH"];
    process.env["PATH"] = place.path;
    try {
      await expect(git(place.path, ["status"])).rejects.toMatchObject({
        name: "UserError",
        message: "git is not installed, or not on the PATH",
        remedy: "Install git and run this again.",
      });
    } finally {
      process.env["PATH"] = path;
    }
  });

  test("says that there is no such directory", async () => {
    using place = scratchDirectory();
    await expect(git(`${place.path}/gone`, ["status"])).rejects.toMatchObject({
      message: `${place.path}/gone is not a directory`,
      remedy: "Give the path of a clone.",
    });
  });
});

describe("a failure of git", () => {
  test("shows no credentials of a URL", () => {
    const stderr =
      "fatal: unable to access 'https://x-access-token:ghs_se@cret@example.org/a/b/': Could not resolve host";
    const error = gitFailure("/repo", ["-c", "gc.auto=0", "fetch", "origin"], stderr);
    expect(error.message).toBe(
      "the remote cannot be reached (git fetch: unable to access 'https://***@example.org/a/b/': Could not resolve host)",
    );
    expect(masked("ssh://git@example.org and http://a.b/c@d")).toBe("ssh://***@example.org and http://a.b/c@d");
  });

  test.each([
    [
      "fatal: detected dubious ownership in repository at '/repo'",
      "git does not trust /repo, because another user owns it (git fetch: detected dubious ownership in repository at '/repo')",
      "Run git config --global --add safe.directory /repo and try again.",
    ],
    [
      "fatal: 'origin' does not appear to be a git repository\nfatal: Could not read from remote repository.",
      "/repo has no such remote, or there is no repository behind it (git fetch: 'origin' does not appear to be a git repository)",
      "Look at git remote -v, and name a remote that exists.",
    ],
    [
      "fatal: could not read Username for 'https://example.org': terminal prompts disabled",
      "the remote refused our credentials (git fetch: could not read Username for 'https://example.org': terminal prompts disabled)",
      "Sign git in to the remote with the right to write; in a workflow, give the job contents: write.",
    ],
    [
      "hint: try this\nerror: disk quota exceeded\nhint: or that",
      "git failed in /repo (git fetch: disk quota exceeded)",
      "Put right what git says, then run this again.",
    ],
  ])("that says %j is explained", (stderr, problem, remedy) => {
    expect(gitFailure("/repo", ["fetch"], stderr)).toMatchObject({ message: problem, remedy });
  });
});
