import { chmodSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diskTree } from "../../../src/edges/disk-tree.ts";
import { gitRepository } from "../../../src/edges/git/repository.ts";
import { gitHubClient } from "../../../src/edges/github/client.ts";
import { type GitHubRepositoryOptions, gitHubRepository } from "../../../src/edges/github/repository.ts";
import type { Repository } from "../../../src/ports.ts";
import { type GitHubServer, startGitHub } from "../../servers/github.ts";
import { runGit, type ScratchRepository, scratchClone, scratchDirectory, scratchRepository } from "../git/scratch.ts";

type Asked = Partial<Pick<GitHubRepositoryOptions, "pullRequest" | "head" | "checkout" | "repo">>;

async function served(github: GitHubServer, asked: Asked = {}): Promise<Repository> {
  const { url: baseUrl, token, owner, repo } = github;
  const client = await gitHubClient({ token, baseUrl, wait: async () => {} });
  return gitHubRepository({ client, owner, repo, ...asked });
}

/** A clone whose commits GitHub has, and git and GitHub to be asked about them. */
async function both(make: (scratch: ScratchRepository) => void, asked: Asked = {}) {
  const scratch = scratchClone();
  make(scratch);
  scratch.git("push", "--quiet", "--all", "origin");
  const github = await startGitHub({ repository: scratch.remote });
  const [git, hub] = [gitRepository(scratch.path), await served(github, asked)];
  return {
    scratch,
    github,
    git,
    hub,
    async [Symbol.asyncDispose]() {
      await github[Symbol.asyncDispose]();
      scratch[Symbol.dispose]();
    },
  };
}

/** Files of these names, each with contents of its own. */
function filesNamed(count: number): { readonly [path: string]: string } {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`many/${index}.md`, `file ${index}\n`]));
}

const paths = (github: GitHubServer) => github.requests.map(({ path }) => path.replace("/repos/acme/support", ""));

describe("a revision, asked of GitHub,", () => {
  test("is resolved as git does it, and a full id without a call", async () => {
    await using there = await both((scratch) => {
      scratch.commit({ "a.md": "a" });
      scratch.git("branch", "feature/a");
    });
    const head = await there.git.resolve("HEAD");
    expect(await there.hub.resolve(head)).toBe(head);
    expect(there.github.requests).toEqual([]);
    expect(await there.hub.resolve("feature/a")).toBe(head);
    expect(await there.hub.resolve(head.slice(0, 9))).toBe(head);
    expect(await there.hub.resolve("HEAD")).toBe(head);
  });

  test("is the commit of the workflow where it is HEAD", async () => {
    await using github = await startGitHub();
    const commit = "3".repeat(40);
    expect(await (await served(github, { head: commit })).resolve("HEAD")).toBe(commit);
    expect(github.requests).toEqual([]);
  });

  test.each(["nowhere", "--all", "HEAD:a.md", "HEAD~1", "", "a..b", "a b"])(
    "that names no commit (%j) is an error that says so",
    async (revision) => {
      await using github = await startGitHub();
      await expect((await served(github)).resolve(revision)).rejects.toMatchObject({
        name: "UserError",
        message: `there is no commit ${revision || '""'} in acme/support, or the token may not see it`,
        remedy:
          'Name a branch, a tag or a commit id that is pushed, and give the job "contents: read" under permissions:.',
      });
    },
  );

  test("that the token may not look up names the permission", async () => {
    await using github = await startGitHub();
    github.faults.unreadable.add("contents");
    await expect((await served(github)).resolve("main")).rejects.toMatchObject({
      message: expect.stringContaining("the token may not look up main of acme/support"),
      remedy: expect.stringContaining('"contents: read" under permissions:'),
    });
  });
});

describe("a change, asked of GitHub,", () => {
  test("is the one that git finds: merges, renames, odd names, and a base that has gone on", async () => {
    await using there = await both((scratch) => {
      scratch.commit({ "old.md": "a long text\n".repeat(9), "edited.md": "1", "gone.md": "g", "same.md": "s" });
      scratch.git("switch", "--quiet", "--create", "feature");
      scratch.git("mv", "old.md", "new.md");
      scratch.git("rm", "--quiet", "gone.md");
      scratch.commit({ "edited.md": "2", "ä “quoted” #1.md": "x", "dir with space/deep/.hidden": "h" });
      scratch.git("switch", "--quiet", "main");
      scratch.commit({ "later.md": "l" });
      scratch.git("switch", "--quiet", "--create", "side");
      scratch.commit({ "side.md": "s" });
      scratch.git("switch", "--quiet", "feature");
      scratch.git("merge", "--quiet", "--no-edit", "main");
      scratch.git("merge", "--quiet", "--no-edit", "side");
    });
    const change = await there.git.changeOf("main", "feature");
    expect(await there.hub.changeOf("main", "feature")).toEqual(change);
    const files = await there.git.changedFiles(change.base, change.head);
    expect(files.paths).toContain("old.md");
    expect(await there.hub.changedFiles(change.base, change.head)).toEqual(files);
  });

  test("takes one call where both ends are full ids, its files included", async () => {
    await using there = await both((scratch) => {
      scratch.git("switch", "--quiet", "--create", "feature");
      scratch.commit({ "a.md": "a" });
    });
    const [base, head] = await Promise.all(["main", "feature"].map((name) => there.git.resolve(name)));
    const change = await there.hub.changeOf(base ?? "", head ?? "");
    expect(await there.hub.changedFiles(change.base, change.head)).toEqual({ paths: ["a.md"], isWhole: true });
    expect(paths(there.github)).toEqual([`/compare/${base}...${head}?per_page=1`]);
  });

  test("that changes nothing has no files", async () => {
    await using there = await both(() => {});
    const head = await there.git.resolve("main");
    expect(await there.hub.changeOf("main", "main")).toEqual({ base: head, head });
    expect(await there.hub.changedFiles(head, head)).toEqual({ paths: [], isWhole: true });
  });

  test("tells the target of a link and the commit of a submodule as changed, as git does", async () => {
    using inner = scratchRepository();
    inner.commit({ "x.md": "x" });
    await using there = await both((scratch) => {
      scratch.git("switch", "--quiet", "--create", "feature");
      symlinkSync("prompts/support.md", join(scratch.path, "link.md"));
      scratch.git("submodule", "--quiet", "add", inner.path, "vendor/inner");
      scratch.commit({});
    });
    const { base, head } = await there.git.changeOf("main", "feature");
    const files = await there.git.changedFiles(base, head);
    expect(files.paths).toEqual([".gitmodules", "link.md", "vendor/inner"]);
    expect(await there.hub.changedFiles(base, head)).toEqual(files);
  });

  test("of unrelated histories is an error that says so", async () => {
    await using there = await both((scratch) => {
      scratch.git("switch", "--quiet", "--orphan", "other");
      scratch.commit({ "b.md": "b" });
    });
    await expect(there.hub.changeOf("main", "other")).rejects.toMatchObject({
      message: expect.stringMatching(/^main and [0-9a-f]{40} have no common ancestor$/),
      remedy: "Compare two commits of one history; rebase the branch if it was started from nothing.",
    });
  });

  test.each([
    ["1".repeat(40), "main"],
    ["main", "1".repeat(40)],
  ])("between %s and %s names the commit that is not there", async (base, head) => {
    await using github = await startGitHub();
    await expect((await served(github)).changeOf(base, head)).rejects.toMatchObject({
      message: `there is no commit ${"1".repeat(40)} in acme/support, or the token may not see it`,
    });
  });

  test("of a repository that the token does not see is told as that", async () => {
    await using github = await startGitHub();
    const gone = await served(github, { repo: "elsewhere" });
    await expect(gone.changeOf("2".repeat(40), "1".repeat(40))).rejects.toMatchObject({
      message: "GitHub does not show this token what it takes to compare commits of acme/elsewhere: Not Found",
      remedy: 'Check that it is there, and that the job has "contents: read" under permissions: in the workflow file.',
    });
  });

  test("that the token may not read names the permission", async () => {
    await using github = await startGitHub();
    github.faults.unreadable.add("contents");
    await expect((await served(github)).changeOf("main", "main")).rejects.toMatchObject({
      message: expect.stringContaining("the token may not"),
      remedy: 'Add "contents: read" under permissions: of the job in the workflow file, or use a token that has it.',
    });
  });

  test("from a commit that is no ancestor may hold more than is listed", async () => {
    await using there = await both((scratch) => {
      scratch.git("switch", "--quiet", "--create", "feature");
      scratch.commit({ "a.md": "a" });
      scratch.git("switch", "--quiet", "main");
      scratch.commit({ "b.md": "b" });
    });
    const [main, feature] = await Promise.all(["main", "feature"].map((name) => there.git.resolve(name)));
    expect(await there.hub.changedFiles(main ?? "", feature ?? "")).toEqual({ paths: ["a.md"], isWhole: false });
  });
});

describe("a large change, asked of GitHub,", () => {
  test.each([
    { count: 299, calls: 1 },
    { count: 300, calls: 6 },
    { count: 301, calls: 6 },
  ])("is told whole with its $count files, with the pull request's own pages", async ({ count, calls }) => {
    await using github = await startGitHub();
    const { number, head, base } = await github.openPullRequest({ files: filesNamed(count) });
    const hub = await served(github, { pullRequest: number });
    const change = await hub.changeOf(base, head);
    const files = await hub.changedFiles(change.base, change.head);
    expect(files.isWhole).toBe(true);
    expect(files.paths).toEqual(Object.keys(filesNamed(count)).sort());
    expect(github.requests.length).toBeLessThanOrEqual(calls);
  });

  test("without a pull request is not whole from 300 files on", async () => {
    await using github = await startGitHub();
    const { head, base } = await github.openPullRequest({ files: filesNamed(300) });
    const files = await (await served(github)).changedFiles(base, head);
    expect(files).toMatchObject({ isWhole: false });
    expect(files.paths).toHaveLength(300);
  });

  test("counts both paths of a rename beyond the first 300 files", async () => {
    await using github = await startGitHub();
    const old = { "old.md": "a long text\n".repeat(9) };
    await github.commit("main", old);
    const files = { ...filesNamed(320), "old.md": null, "zzz.md": old["old.md"] };
    const { number, head, base } = await github.openPullRequest({ files });
    const found = await (await served(github, { pullRequest: number })).changedFiles(base, head);
    expect(found.paths).toEqual(expect.arrayContaining(["old.md", "zzz.md"]));
  });

  test("is not whole when the pull request has moved on", async () => {
    await using github = await startGitHub();
    const { number, head, base } = await github.openPullRequest({ files: filesNamed(301) });
    await github.push(number, { "more.md": "m" });
    const files = await (await served(github, { pullRequest: number })).changedFiles(base, head);
    expect(files.isWhole).toBe(false);
  });

  test("is not whole at 3,000 files, which is all that GitHub lists", async () => {
    await using github = await startGitHub();
    const { number, head, base } = await github.openPullRequest({ files: filesNamed(3_000) });
    const files = await (await served(github, { pullRequest: number })).changedFiles(base, head);
    expect(files).toMatchObject({ isWhole: false });
    expect(files.paths).toHaveLength(3_000);
  });

  test("is not whole where GitHub lists fewer files than it counts", async () => {
    await using github = await startGitHub();
    const { number, head, base } = await github.openPullRequest({ files: filesNamed(301) });
    const isLastPage = ({ path }: { readonly path: string }) => /files\?.*&page=4/.test(path);
    github.faults.next.push({ answer: { status: 200, body: [] }, when: "before", on: isLastPage });
    const files = await (await served(github, { pullRequest: number })).changedFiles(base, head);
    expect(github.faults.next).toEqual([]);
    expect(files).toMatchObject({ isWhole: false });
  });

  test("that GitHub takes too long to tell has its merge base, and is not whole", async () => {
    await using github = await startGitHub();
    const { number, head, base } = await github.openPullRequest({ files: { "a.md": "a" } });
    const answer = { status: 500, body: { message: "Sorry, this diff is taking too long to generate." } };
    const isDifference = ({ path }: { readonly path: string }) => /compare|files/.test(path) && !/page=2/.test(path);
    for (let time = 0; time < 8; time += 1) github.faults.next.push({ answer, when: "before", on: isDifference });
    const hub = await served(github, { pullRequest: number });
    expect(await hub.changeOf(base, head)).toEqual({ base, head });
    expect(await hub.changedFiles(base, head)).toEqual({ paths: [], isWhole: false });
  });

  test("names the permission when the token may not read pull requests", async () => {
    await using github = await startGitHub();
    const { number, head, base } = await github.openPullRequest({ files: filesNamed(301) });
    github.faults.unreadable.add("pull-requests");
    await expect((await served(github, { pullRequest: number })).changedFiles(base, head)).rejects.toMatchObject({
      message: expect.stringContaining(`the token may not read the files of pull request ${number} of acme/support`),
      remedy: expect.stringContaining('"pull-requests: read" under permissions:'),
    });
  });
});

test("a repository of an Enterprise Server is asked there", async () => {
  await using github = await startGitHub({ enterprise: true, visibility: "internal" });
  const { number, head, base } = await github.openPullRequest({ files: filesNamed(301) });
  const hub = await served(github, { pullRequest: number });
  expect(await hub.changedFiles(base, head)).toMatchObject({ isWhole: true });
  expect(await hub.at(head).read("many/7.md")).toBe("file 7\n");
});

describe("the tree of a commit, asked of GitHub,", () => {
  test("is the one that git shows, without links and submodules, whatever the names", async () => {
    using inner = scratchRepository();
    inner.commit({ "x.md": "x" });
    await using there = await both((scratch) => {
      scratch.write({ "bin/run.sh": "#!/bin/sh\n", "ä “quoted” #1.md": "ü\r\n\ufeff€", "deep/er/.hidden.md": "h" });
      chmodSync(join(scratch.path, "bin/run.sh"), 0o755);
      symlinkSync("/etc/hostname", join(scratch.path, "link.md"));
      scratch.git("submodule", "--quiet", "add", inner.path, "vendor/inner");
      scratch.commit({});
    });
    const commit = await there.git.resolve("main");
    const [git, hub] = [there.git.at(commit), there.hub.at(commit)];
    expect(hub.label).toBe(git.label);
    for (const globs of [["**"], ["**/*.md", "!prompts/**"], ["**/.*"], ["ä*"], ["nothing/**"]])
      expect(await hub.match(globs)).toEqual(await git.match(globs));
    for (const path of ["ä “quoted” #1.md", "prompts/support.md", "link.md", "vendor/inner", "prompts", "none.md"])
      expect(await hub.read(path)).toBe(await git.read(path));
    expect(await hub.files?.()).toContainEqual({ path: "bin/run.sh", isProgram: true });
    expect(await hub.files?.()).toContainEqual({ path: "deep/er/.hidden.md", isProgram: false });
  });

  test("is listed once, and each of its texts is read once", async () => {
    await using there = await both(() => {});
    const commit = await there.git.resolve("main");
    for (const tree of [there.hub.at(commit), there.hub.at(commit)]) {
      await tree.match(["**"]);
      expect(await tree.read("prompts/support.md")).toBe("Be kind.\n");
    }
    expect(there.github.requests).toHaveLength(2);
  });

  test("shares what it holds with other commits: that is fetched once, whatever its name", async () => {
    await using there = await both((scratch) => {
      scratch.commit({ "a.md": "the same", "b.md": "one" });
      scratch.commit({ "b.md": "other", "renamed.md": "the same" });
    });
    const [before, after] = await Promise.all(["main~1", "main"].map((name) => there.git.resolve(name)));
    const [one, other] = [there.hub.at(before ?? ""), there.hub.at(after ?? "")];
    const texts = await Promise.all([one.read("a.md"), other.read("a.md"), other.read("renamed.md"), one.read("b.md")]);
    expect(texts).toEqual(["the same", "the same", "the same", "one"]);
    expect(await other.read("b.md")).toBe("other");
    expect(paths(there.github).filter((path) => path.startsWith("/git/blobs/"))).toHaveLength(3);
  });

  test("is whole where GitHub cuts a listing short", async () => {
    await using there = await both((scratch) => scratch.commit(filesNamed(20)));
    there.github.faults.treeLimit = 10;
    const commit = await there.git.resolve("main");
    there.github.faults.treeLimit = 21;
    expect(await there.hub.at(commit).match(["**"])).toEqual(await there.git.at(commit).match(["**"]));
  });

  test("is read from the checkout where that holds the same, and from GitHub where it does not", async () => {
    using work = scratchDirectory();
    await using there = await both(
      (scratch) => scratch.commit({ "same.md": "s", "edited.md": "1", "big.jsonl": "{}\n" }),
      {
        checkout: diskTree(join(work.path, "work")),
      },
    );
    runGit(work.path, ["clone", "--quiet", there.scratch.remote, "work"]);
    const commit = await there.git.resolve("main");
    const clone = scratchAt(join(work.path, "work"));
    clone.write("edited.md", "2");
    const tree = there.hub.at(commit);
    expect(await tree.read("same.md")).toBe("s");
    expect(await text(tree.open("big.jsonl"))).toBe("{}\n");
    expect(there.github.requests).toHaveLength(1);
    expect(await tree.read("edited.md")).toBe("1");
    expect(await text(tree.open("edited.md"))).toBe("1");
    clone.write("big.jsonl", "forged");
    expect(await text(there.hub.at(commit).open("edited.md"))).toBe("1");
  });

  test("gives a large file in pieces", async () => {
    const large = "0123456789abcdef".repeat(1 << 16);
    await using there = await both((scratch) => scratch.commit({ "traces/big.jsonl": large }));
    expect(await text(there.hub.at(await there.git.resolve("main")).open("traces/big.jsonl"))).toBe(large);
  });

  test("says which file is missing when it is opened", async () => {
    await using there = await both(() => {});
    const commit = await there.git.resolve("main");
    await expect(text(there.hub.at(commit).open("b.md"))).rejects.toMatchObject({
      message: `b.md is not a file of commit ${commit.slice(0, 7)}`,
      remedy: "Check the path, relative to the repository.",
    });
  });

  test("that the token may not read names the permission", async () => {
    await using there = await both(() => {});
    there.github.faults.unreadable.add("contents");
    await expect(there.hub.at(await there.git.resolve("main")).match(["**"])).rejects.toMatchObject({
      message: expect.stringContaining("the token may not read commit"),
      remedy: expect.stringContaining('"contents: read" under permissions:'),
    });
  });

  test("is refused a text larger than 1 MB by git and by GitHub, before it is read", async () => {
    await using there = await both((scratch) => scratch.commit({ "prompts/huge.md": "x".repeat(1_000_001) }));
    const commit = await there.git.resolve("main");
    for (const repository of [there.git, there.hub])
      await expect(repository.at(commit).read("prompts/huge.md")).rejects.toMatchObject({
        name: "UserError",
        message: `prompts/huge.md in commit ${commit.slice(0, 7)} is larger than 1 MB, the most that is read of a text`,
        remedy: "Make the file smaller, or correct the path or glob that leads to it.",
      });
    expect(paths(there.github)).toEqual([`/git/trees/${commit}?recursive=1`]);
    expect((await there.hub.at(commit).read("prompts/huge.md", 2_000_000))?.length).toBe(1_000_001);
  });
});

function scratchAt(path: string) {
  return { write: (name: string, content: string) => writeFileSync(join(path, name), content) };
}

async function text(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(Buffer.from(piece));
  return Buffer.concat(all).toString("utf8");
}
