import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { gitRepository, repositoryRoot } from "../../../src/edges/git/repository.ts";
import { runGit, scratchClone, scratchDirectory, scratchRepository } from "./scratch.ts";

const FETCH_ALL = "Fetch the whole history: git fetch --unshallow, or fetch-depth: 0 for actions/checkout.";

describe("a revision", () => {
  test("is resolved to the commit it names, through an annotated tag too", async () => {
    using scratch = scratchRepository();
    const commit = scratch.commit({ "a.md": "a" });
    scratch.git("tag", "--annotate", "v1", "--message", "first");
    const repository = gitRepository(scratch.path);
    expect(await repository.resolve("HEAD")).toBe(commit);
    expect(await repository.resolve("v1")).toBe(commit);
    expect(await repository.resolve(commit.slice(0, 8))).toBe(commit);
  });

  test.each(["nowhere", "--all", "HEAD:a.md", ""])(
    "that names no commit (%j) is an error that says so",
    async (revision) => {
      using scratch = scratchRepository();
      scratch.commit({ "a.md": "a" });
      await expect(gitRepository(scratch.path).resolve(revision)).rejects.toMatchObject({
        name: "UserError",
        message: `there is no commit ${revision || '""'} in this repository`,
        remedy: "Check its spelling, and fetch the branch or tag it is on.",
      });
    },
  );

  test("that a shallow clone has not got asks for the whole history", async () => {
    using scratch = scratchClone();
    const first = scratch.git("rev-parse", "HEAD");
    scratch.commit({ "a.md": "a" });
    scratch.git("push", "--quiet", "origin", "main");
    using place = scratchDirectory();
    runGit(place.path, ["clone", "--quiet", "--depth=1", `file://${scratch.remote}`, "shallow"]);
    const repository = gitRepository(join(place.path, "shallow"));
    await expect(repository.resolve(first)).rejects.toMatchObject({
      message: `there is no commit ${first} in this shallow clone`,
      remedy: FETCH_ALL,
    });
  });

  test("outside a repository is an error that says where", async () => {
    using place = scratchDirectory();
    await expect(gitRepository(place.path).resolve("HEAD")).rejects.toMatchObject({
      name: "UserError",
      message: `${place.path} is not in a git repository (git rev-parse: not a git repository (or any of the parent directories): .git)`,
      remedy: "Run this inside a clone of your repository; in a workflow, put actions/checkout before it.",
    });
  });
});

describe("the merge base of a change", () => {
  test("is the commit two branches started from, and comes with the full id of the head", async () => {
    using scratch = scratchRepository();
    const base = scratch.commit({ "a.md": "a" });
    scratch.git("switch", "--quiet", "--create", "feature");
    const head = scratch.commit({ "b.md": "b" });
    scratch.git("switch", "--quiet", "main");
    scratch.commit({ "c.md": "c" });
    expect(await gitRepository(scratch.path).changeOf("main", "feature")).toEqual({ base, head });
  });

  test("of unrelated histories is an error that says so", async () => {
    using scratch = scratchRepository();
    scratch.commit({ "a.md": "a" });
    scratch.git("switch", "--quiet", "--orphan", "other");
    scratch.commit({ "b.md": "b" });
    await expect(gitRepository(scratch.path).changeOf("main", "other")).rejects.toMatchObject({
      message: "main and other have no common ancestor",
      remedy: "Compare two commits of one history; rebase the branch if it was started from nothing.",
    });
  });

  test("that a shallow clone does not reach asks for the whole history", async () => {
    using scratch = scratchClone();
    scratch.git("switch", "--quiet", "--create", "feature");
    scratch.commit({ "b.md": "b" });
    scratch.git("switch", "--quiet", "main");
    scratch.commit({ "c.md": "c" });
    scratch.git("push", "--quiet", "origin", "main", "feature");
    using place = scratchDirectory();
    runGit(place.path, ["clone", "--quiet", "--depth=1", "--no-single-branch", `file://${scratch.remote}`, "shallow"]);
    const repository = gitRepository(join(place.path, "shallow"));
    await expect(repository.changeOf("origin/main", "origin/feature")).rejects.toMatchObject({
      message: "origin/main and origin/feature have no common ancestor in this shallow clone",
      remedy: FETCH_ALL,
    });
  });
});

describe("the files changed between two commits", () => {
  test("are the added, edited and deleted ones, and both paths of a rename, whatever their names", async () => {
    using scratch = scratchRepository();
    const base = scratch.commit({
      "same.md": "s",
      "edited.md": "1",
      "gone.md": "g",
      "old.md": "a long text\n".repeat(9),
    });
    scratch.git("mv", "old.md", "new.md");
    scratch.git("rm", "--quiet", "gone.md");
    const head = scratch.commit({ "edited.md": "2", "ä “quoted”\t.md": "x" });
    scratch.git("config", "diff.renames", "copies");
    expect(await gitRepository(scratch.path).changedFiles(base, head)).toEqual({
      paths: ["edited.md", "gone.md", "new.md", "old.md", "ä “quoted”\t.md"],
      isWhole: true,
    });
  });

  test("are relative to the top, from a directory below it", async () => {
    using scratch = scratchRepository();
    const base = scratch.commit({ "evals/suite.yml": "1" });
    const head = scratch.commit({ "evals/suite.yml": "2", "other.md": "x" });
    const below = join(scratch.path, "evals");
    scratch.git("config", "diff.relative", "true");
    expect(await gitRepository(below).changedFiles(base, head)).toEqual({
      paths: ["evals/suite.yml", "other.md"],
      isWhole: true,
    });
    expect(await gitRepository(below).at(head).match(["*.md"])).toEqual(["other.md"]);
    expect(await repositoryRoot(below)).toBe(scratch.path);
  });
});

describe("the tree of a commit", () => {
  test("shows the files of the commit, not those of the work tree", async () => {
    using scratch = scratchRepository();
    const commit = scratch.commit({ "prompts/a.md": "committed\n", "prompts/deep/b.md": "b" });
    scratch.write({ "prompts/a.md": "edited\n", "prompts/c.md": "new" });
    const tree = gitRepository(scratch.path).at(commit);
    expect(tree.label).toBe(`commit ${commit.slice(0, 7)}`);
    expect(await tree.match(["prompts/**"])).toEqual(["prompts/a.md", "prompts/deep/b.md"]);
    expect(await tree.read("prompts/a.md")).toBe("committed\n");
    expect(await tree.read("prompts/c.md")).toBeUndefined();
    expect(await tree.read("prompts")).toBeUndefined();
  });

  test("has neither symbolic links nor submodules among its files", async () => {
    using inner = scratchRepository();
    inner.commit({ "x.md": "x" });
    using scratch = scratchRepository();
    scratch.write({ "real.md": "r" });
    symlinkSync("/etc/hostname", join(scratch.path, "link.md"));
    mkdirSync(join(scratch.path, "vendor"));
    scratch.git("submodule", "--quiet", "add", inner.path, "vendor/inner");
    const commit = scratch.commit({});
    const tree = gitRepository(scratch.path).at(commit);
    expect(await tree.match(["**"])).toEqual(["real.md"]);
    expect(await tree.links?.(["*.md", "vendor/*/*.md"])).toEqual(["link.md", "vendor/inner"]);
    expect(await tree.links?.(["real.md", "prompts/**"])).toEqual([]);
    expect(await tree.read("link.md")).toBeUndefined();
    expect(await tree.read("vendor/inner")).toBeUndefined();
  });

  test("gives a large file in pieces", async () => {
    using scratch = scratchRepository();
    const text = "0123456789abcdef".repeat(1 << 16);
    const commit = scratch.commit({ "traces/big.jsonl": text });
    const tree = gitRepository(scratch.path).at(commit);
    const pieces: Uint8Array[] = [];
    for await (const piece of tree.open("traces/big.jsonl")) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(1);
    expect(Buffer.concat(pieces).toString()).toBe(text);
  });

  test("can be left in the middle of a large file", async () => {
    using scratch = scratchRepository();
    const commit = scratch.commit({ "big.jsonl": "x".repeat(1 << 22) });
    for await (const piece of gitRepository(scratch.path).at(commit).open("big.jsonl")) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
  });

  test("says which file is missing when it is opened", async () => {
    using scratch = scratchRepository();
    const commit = scratch.commit({ "a.md": "a" });
    const pieces = gitRepository(scratch.path).at(commit).open("b.md");
    await expect(async () => {
      for await (const _ of pieces);
    }).rejects.toMatchObject({
      message: `b.md is not a file of commit ${commit.slice(0, 7)}`,
      remedy: "Check the path, relative to the repository.",
    });
  });
});
