import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diskTree } from "../../src/edges/disk-tree.ts";
import { gitRepository } from "../../src/edges/git/repository.ts";
import { scratchDirectory, scratchRepository } from "./git/scratch.ts";

const FILES = {
  "suite.yml": "suite: s\n",
  "prompts/a.md": "a\r\n",
  "prompts/deep/er/b.md": "b",
  "prompts/B.MD": "capital",
  "prompts/.hidden.md": "h",
  ".github/prompts/c.md": "c",
  "node_modules/pack/prompts/d.md": "d",
  "odd/[x] (y).md": "odd",
};

const GLOBS: readonly (readonly string[])[] = [
  ["**"],
  ["**/*.md"],
  ["prompts/**"],
  ["./prompts/*.md"],
  ["prompts"],
  ["prompts/**", "!prompts/deep/**"],
  ["!prompts/a.md"],
  [".github/**"],
  ["prompts/.*"],
  ["node_modules/**/*.md"],
  ["odd/\\[x\\] \\(y\\).md"],
  ["{suite.yml,prompts/a.md}", "suite.yml"],
  ["prompts/?.md"],
  ["prompts/!(a).md"],
  ["nothing/**"],
  [],
];

describe("the checkout", () => {
  test.each(GLOBS.map((globs) => [globs]))("matches %j as the commit of the same files does", async (globs) => {
    using scratch = scratchRepository();
    const commit = scratch.commit(FILES);
    const onDisk = await diskTree(scratch.path).match(globs);
    expect(onDisk).toEqual(await gitRepository(scratch.path).at(commit).match(globs));
    expect(onDisk.length > 0).toBe(!["prompts", "nothing/**", "!prompts/a.md", undefined].includes(globs[0]));
  });

  test("shows no file of a repository inside it, as a commit of the outer one does not", async () => {
    using scratch = scratchRepository();
    scratch.write({ "prompts/a.md": "a", "sub/deep/b.md": "b", "sub/.git": "gitdir: elsewhere" });
    expect(await diskTree(scratch.path).match(["**/*.md"])).toEqual(["prompts/a.md"]);
  });

  test("shows a file with a leading dot only when it is asked for", async () => {
    using scratch = scratchRepository();
    scratch.write(FILES);
    expect(await diskTree(scratch.path).match(["**/*.md"])).toEqual([
      "odd/[x] (y).md",
      "prompts/a.md",
      "prompts/deep/er/b.md",
    ]);
    expect(await diskTree(scratch.path).match([".github/**"])).toEqual([".github/prompts/c.md"]);
  });

  test("reads a file as it is, byte-order mark and line ends included", async () => {
    using place = scratchDirectory();
    writeFileSync(join(place.path, "a.md"), "\uFEFFa\r\n");
    expect(await diskTree(place.path).read("a.md")).toBe("\uFEFFa\r\n");
  });

  test("has no text for a path that is absent, a directory, or below a file", async () => {
    using place = scratchDirectory();
    mkdirSync(join(place.path, "dir"));
    writeFileSync(join(place.path, "file"), "x");
    const tree = diskTree(place.path);
    expect(await Promise.all([tree.read("gone.md"), tree.read("dir"), tree.read("file/x")])).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("never leads out of its root, by a link or by dots", async () => {
    using outside = scratchDirectory();
    writeFileSync(join(outside.path, "secret.md"), "secret");
    using place = scratchDirectory();
    writeFileSync(join(place.path, "own.md"), "own");
    symlinkSync(outside.path, join(place.path, "linked"));
    symlinkSync(join(outside.path, "secret.md"), join(place.path, "secret.md"));
    symlinkSync(join(place.path, "own.md"), join(place.path, "alias.md"));
    const tree = diskTree(place.path);
    expect(await tree.match(["**"])).toEqual(["own.md"]);
    expect(await tree.match(["linked/*.md", "secret.md"])).toEqual([]);
    expect(await tree.read("linked/secret.md")).toBeUndefined();
    expect(await tree.read("secret.md")).toBeUndefined();
    expect(await tree.read("../../etc/hostname")).toBeUndefined();
  });

  test.each(["../x/*.md", "/etc/*", "a/../../b", "!../x", "C:/x/*"])("refuses the glob %s", async (glob) => {
    using place = scratchDirectory();
    await expect(diskTree(place.path).match([glob])).rejects.toMatchObject({
      name: "UserError",
      message: `the glob ${glob} leads out of the repository`,
      remedy: "Use a path relative to the repository, without a leading slash and without ../ in it.",
    });
  });

  test("gives a large file in pieces, and says which file cannot be opened", async () => {
    using place = scratchDirectory();
    writeFileSync(join(place.path, "big"), "x".repeat(1 << 20));
    const tree = diskTree(place.path);
    const sizes: number[] = [];
    for await (const piece of tree.open("big")) sizes.push(piece.length);
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(1 << 20);
    await expect(async () => {
      for await (const _ of tree.open("gone"));
    }).rejects.toMatchObject({
      message: "gone is not a file of the checkout",
      remedy: "Check the path, relative to the repository.",
    });
  });
});
