import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { gitRepository } from "../../../src/edges/git/repository.ts";
import { runGit, type ScratchRepository, scratchClone, scratchDirectory, scratchRepository } from "./scratch.ts";

const PROMPTS = ["prompts/**"];

async function ids(scratch: ScratchRepository, globs: readonly string[], most = 100): Promise<readonly string[]> {
  const repository = gitRepository(scratch.path);
  return (await repository.history(globs, await repository.resolve("HEAD"), most)).map(({ id }) => id);
}

describe("the history of a layer", () => {
  test("is the commits that changed one of its files, newest first, with the instant of each", async () => {
    using scratch = scratchRepository();
    const first = scratch.commit({ "prompts/a.md": "1" });
    scratch.commit({ "code.ts": "1" });
    const second = scratch.commit({ "prompts/a.md": "2" });
    const repository = gitRepository(scratch.path);
    const found = await repository.history(PROMPTS, second, 100);
    expect(found.map(({ id }) => id)).toEqual([second, first]);
    const at = new Date(scratch.git("show", "--no-patch", "--format=%cI", second)).toISOString();
    expect(found[0]).toEqual({ id: second, at });
    expect(await repository.history(PROMPTS, first, 100)).toHaveLength(1);
  });

  test("goes by our own globs: braces, exclusions and a leading dot mean what they mean in a suite file", async () => {
    using scratch = scratchRepository();
    const text = scratch.commit({ "prompts/a.txt": "1" });
    const draft = scratch.commit({ "prompts/drafts/b.md": "1" });
    scratch.commit({ "prompts/.hidden.md": "1" });
    scratch.commit({ "prompts/c.json": "1" });
    expect(await ids(scratch, ["prompts/**/*.{md,txt}"])).toEqual([draft, text]);
    expect(await ids(scratch, ["prompts/**/*.{md,txt}", "!prompts/drafts/**"])).toEqual([text]);
    expect(await ids(scratch, ["!prompts/**"])).toEqual([]);
  });

  test("has a rename into it and out of it, and the removal of a file", async () => {
    using scratch = scratchRepository();
    scratch.commit({ "drafts/a.md": "one and the same text\n" });
    scratch.git("mv", "drafts", "prompts");
    const into = scratch.commit({});
    scratch.git("mv", "prompts/a.md", "prompts/b.md");
    const within = scratch.commit({});
    scratch.git("rm", "--quiet", "prompts/b.md");
    const gone = scratch.commit({});
    expect(await ids(scratch, PROMPTS)).toEqual([gone, within, into]);
    expect(await ids(scratch, ["prompts/a.md"])).toEqual([within, into]);
  });

  test("has a merge that mixes two branches, and not one that takes a branch as it is", async () => {
    using scratch = scratchRepository();
    const first = scratch.commit({ "prompts/a.md": "1", "prompts/b.md": "1" });
    scratch.git("switch", "--quiet", "--create", "side");
    const side = scratch.commit({ "prompts/b.md": "2" });
    scratch.git("switch", "--quiet", "main");
    const main = scratch.commit({ "prompts/a.md": "2" });
    scratch.git("merge", "--quiet", "--no-ff", "--message", "mixes", "side");
    const mix = scratch.git("rev-parse", "HEAD");
    scratch.git("switch", "--quiet", "--create", "other");
    const other = scratch.commit({ "prompts/a.md": "3" });
    scratch.git("switch", "--quiet", "main");
    scratch.commit({ "code.ts": "1" });
    scratch.git("merge", "--quiet", "--no-ff", "--message", "takes as it is", "other");
    const found = await ids(scratch, PROMPTS);
    expect(found.toSorted()).toEqual([first, side, main, mix, other].toSorted());
    expect(found[0]).toBe(other);
  });

  test("has what a merge took nothing of: production may have run it", async () => {
    using scratch = scratchRepository();
    scratch.commit({ "prompts/a.md": "1" });
    scratch.git("switch", "--quiet", "--create", "side");
    scratch.commit({ "prompts/a.md": "of the side" });
    scratch.git("switch", "--quiet", "main");
    const lost = scratch.commit({ "prompts/a.md": "lost" });
    scratch.git("merge", "--quiet", "--no-ff", "--strategy-option", "theirs", "--message", "theirs", "side");
    expect(await ids(scratch, PROMPTS)).toContain(lost);
  });

  test("ends where there are as many as were asked for", async () => {
    using scratch = scratchRepository();
    for (let n = 0; n < 5; n += 1) scratch.commit({ "prompts/a.md": String(n) });
    expect(await ids(scratch, PROMPTS, 2)).toHaveLength(2);
    expect(await ids(scratch, PROMPTS, 0)).toEqual([]);
  });

  test("has paths with spaces, umlauts and line breaks, whatever the user's settings of git", async () => {
    using scratch = scratchRepository();
    scratch.git("config", "log.follow", "true");
    scratch.git("config", "log.showRoot", "false");
    scratch.git("config", "color.ui", "always");
    scratch.git("config", "diff.renames", "copies");
    const odd = scratch.commit({ "prompts/ü \n.md": "1" });
    expect(await ids(scratch, ["prompts/ü*"])).toEqual([odd]);
  });

  test("of a part of the repository is asked from anywhere in it", async () => {
    using scratch = scratchRepository();
    const commit = scratch.commit({ "prompts/a.md": "1", "deep/down/b.md": "1" });
    const repository = gitRepository(join(scratch.path, "deep/down"));
    expect((await repository.history(PROMPTS, commit, 9)).map(({ id }) => id)).toEqual([commit]);
  });

  test("of a shallow clone ends at its edge, and the clone says that it is not whole", async () => {
    using scratch = scratchClone();
    scratch.commit({ "prompts/support.md": "2" });
    const last = scratch.commit({ "prompts/support.md": "3" });
    scratch.git("push", "--quiet", "origin", "main");
    using place = scratchDirectory();
    runGit(place.path, ["clone", "--quiet", "--depth=2", `file://${scratch.remote}`, "shallow"]);
    const repository = gitRepository(join(place.path, "shallow"));
    expect(await repository.history(PROMPTS, last, 9)).toHaveLength(2);
    expect(await repository.isWhole?.()).toBe(false);
    expect(await gitRepository(scratch.path).isWhole?.()).toBe(true);
  });

  test("from a commit that is not there is an error that says so", async () => {
    using scratch = scratchRepository();
    scratch.commit({ "prompts/a.md": "1" });
    const gone = "0".repeat(39).concat("1");
    await expect(gitRepository(scratch.path).history(PROMPTS, gone, 9)).rejects.toMatchObject({
      name: "UserError",
      message: `there is no commit ${gone} in this repository`,
      remedy: "Check its spelling, and fetch the branch or tag it is on.",
    });
  });
});
