import { chmodSync, existsSync, lstatSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gitHubClient } from "../../../src/edges/github/client.ts";
import { gitHubRepository } from "../../../src/edges/github/repository.ts";
import { treeFolder } from "../../../src/edges/sources/tree-folder.ts";
import type { FileTree } from "../../../src/ports.ts";
import { startGitHub } from "../../servers/github.ts";
import { scratchClone } from "../git/scratch.ts";

test("holds the files of a commit on GitHub, executable where they are, and is gone afterwards", async () => {
  using clone = scratchClone();
  clone.write({ "bin/export": "#!/bin/sh\n" });
  chmodSync(join(clone.path, "bin/export"), 0o755);
  symlinkSync("/etc/hostname", join(clone.path, "link"));
  const commit = clone.commit({ "queries/.deep/.day.sql": "select 1\n", "node_modules/.bin/a": "a" });
  clone.git("push", "--quiet", "origin", "main");
  await using github = await startGitHub({ repository: clone.remote });
  const client = await gitHubClient({ token: github.token, baseUrl: github.url });
  const tree = gitHubRepository({ client, owner: github.owner, repo: github.repo }).at(commit);
  let path = "";
  {
    await using folder = await treeFolder(tree);
    path = folder.path;
    expect(readFileSync(join(path, "queries/.deep/.day.sql"), "utf8")).toBe("select 1\n");
    expect(readFileSync(join(path, "node_modules/.bin/a"), "utf8")).toBe("a");
    expect(lstatSync(join(path, "bin/export")).mode & 0o111).not.toBe(0);
    expect(lstatSync(join(path, "prompts/support.md")).mode & 0o111).toBe(0);
    expect(existsSync(join(path, "link"))).toBe(false);
  }
  expect(existsSync(path)).toBe(false);
});

/** A tree as somebody could write it by hand: git itself makes no such paths. */
function treeOf(...paths: readonly string[]): FileTree {
  return {
    label: "commit 1234567",
    match: async () => paths,
    read: async () => "x",
    async *open() {
      yield Buffer.from("x");
    },
    files: async () => paths.map((path) => ({ path, isProgram: false })),
  };
}

test.each(["../out", "a/../../out", "/etc/out", "a//b", "a/.git/hooks/post-checkout", ".GIT/config", "a\\..\\..\\out"])(
  "writes nothing for the path %s, which leads out of it",
  async (path) => {
    await expect(treeFolder(treeOf("a.md", path))).rejects.toMatchObject({
      name: "UserError",
      message: `the path ${path} in commit 1234567 leads out of the folder that the suite's command runs in`,
      remedy: "Rename the file.",
    });
  },
);

test("is not made of more files than it may hold", async () => {
  const paths = Array.from({ length: 50_001 }, (_, index) => `f${index}`);
  await expect(treeFolder(treeOf(...paths))).rejects.toMatchObject({
    message: "commit 1234567 is larger than 50000 files, the most that the suite's command is given to run in",
    remedy: "Keep the suite and its command in a smaller repository.",
  });
});
