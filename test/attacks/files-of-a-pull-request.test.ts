import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseSuite } from "../../src/config/parse-suite.ts";
import type { Suite } from "../../src/domain/suite.ts";
import { diskTree } from "../../src/edges/disk-tree.ts";
import { gitRepository, repositoryRoot } from "../../src/edges/git/repository.ts";
import { layerFiles } from "../../src/edges/layer-files.ts";
import { globMatcher } from "../../src/glob.ts";
import { runGit, type ScratchRepository, scratchRepository } from "../edges/git/scratch.ts";
import { suiteText } from "../end-to-end/desk.ts";

const SECRET = "a line that only the runner may read";
const REST = { "suite.yml": suiteText(), "policies/a.md": "Be kind.", "tools/a.json": '{"name":"a"}' };

async function suiteOf(...edits: readonly (readonly [from: string, to: string])[]): Promise<Suite> {
  return parseSuite(suiteText(...edits), "suite.yml", async () => undefined);
}

/** What the layers hold, read from disk and read from the newest commit; an error's words where they cannot be. */
async function readBothWays(repository: ScratchRepository, suite: Suite): Promise<readonly string[]> {
  repository.git("add", "--all", "--force");
  repository.git("commit", "--quiet", "--message", "change");
  const commit = gitRepository(repository.path).at(repository.git("rev-parse", "HEAD"));
  const variants = layerFiles(suite);
  return Promise.all(
    [diskTree(repository.path), commit].map(async (tree) => {
      const read = await variants.at(tree, "head").catch((error: Error) => error.message);
      return JSON.stringify(read);
    }),
  );
}

describe("paths that lead out of the repository", () => {
  test("a layer's path leads out of no repository", async () => {
    await expect(suiteOf(['files: "policies/*.md"', 'files: "../../etc/*"'])).rejects.toMatchObject({
      problems: [expect.stringContaining("leads out of the repository")],
    });
    await expect(suiteOf(['files: "policies/*.md"', 'files: "/etc/passwd"'])).rejects.toThrow();
  });

  test("a rubric's path leads out of no repository", async () => {
    const judged =
      "max-drop: 0.2 }\n  - { name: kind, scorer: llm-rubric, rubric: a/../../key, judge: { model: { name: desk-1 } } }";
    await expect(suiteOf(["max-drop: 0.2 }", judged])).rejects.toMatchObject({
      problems: [expect.stringContaining("a/../../key leads out of the repository")],
    });
  });

  test("no tree reads a path that climbs out of it, whoever asks", async () => {
    using repository = scratchRepository();
    writeFileSync(join(dirname(repository.path), "secret.md"), SECRET);
    repository.commit({ "a.md": "a" });
    const commit = gitRepository(repository.path).at(repository.git("rev-parse", "HEAD"));
    for (const tree of [diskTree(repository.path), commit])
      for (const path of ["../secret.md", "a/../../secret.md", join(dirname(repository.path), "secret.md"), "..", ""])
        expect(await tree.read(path)).toBeUndefined();
  });

  test("globs that climb out are refused", () => {
    for (const glob of ["../*", "a/../../*", "/etc/*", "C:/x/*", "!../x", "a/.."])
      expect(() => globMatcher([glob])).toThrow("leads out of the repository");
  });
});

describe("links", () => {
  test("a layer's file that is a symbolic link is not read", async () => {
    using repository = scratchRepository();
    writeFileSync(join(dirname(repository.path), "secret.md"), SECRET);
    repository.write({ ...REST, "prompts/other.md": "x" });
    symlinkSync("../../secret.md", join(repository.path, "prompts/desk.md"));
    symlinkSync("/etc/hostname", join(repository.path, "policies/b.md"));
    for (const read of await readBothWays(repository, await suiteOf())) {
      expect(read).toContain("there is no file prompts/desk.md");
      expect(read).not.toContain(SECRET);
    }
  });

  test("a folder that is a symbolic link is not entered", async () => {
    using repository = scratchRepository();
    mkdirSync(join(dirname(repository.path), "outside"));
    writeFileSync(join(dirname(repository.path), "outside/desk.md"), SECRET);
    repository.write(REST);
    symlinkSync("../outside", join(repository.path, "prompts"));
    expect(await diskTree(repository.path).read("prompts/desk.md")).toBeUndefined();
    for (const read of await readBothWays(repository, await suiteOf())) {
      expect(read).toContain("matches no file");
      expect(read).not.toContain(SECRET);
    }
  });

  test("a submodule is not entered", async () => {
    using other = scratchRepository();
    other.commit({ "desk.md": SECRET });
    using repository = scratchRepository();
    repository.commit(REST);
    repository.git("submodule", "--quiet", "add", other.path, "prompts");
    for (const read of await readBothWays(repository, await suiteOf())) {
      expect(read).toContain("matches no file");
      expect(read).not.toContain(SECRET);
    }
  });
});

describe("names of files", () => {
  test("a file named like an option, a pathspec or a glob is a file", async () => {
    using repository = scratchRepository();
    const names = ["--upload-pack=touch x.md", "-rf.md", ":(exclude)x.md", "[a].md", "*.md", "$(touch x).md", "`x`.md"];
    repository.write({
      ...REST,
      "prompts/desk.md": "d",
      ...Object.fromEntries(names.map((name) => [`policies/${name}`, `text of ${name}`])),
    });
    for (const read of await readBothWays(repository, await suiteOf()))
      for (const name of names) expect(read).toContain(JSON.stringify(`text of ${name}`).slice(1, -1));
    expect(existsSync(join(repository.path, "x"))).toBe(false);
  });

  test("another case of letters is another file", async () => {
    using repository = scratchRepository();
    repository.write({ ...REST, "Prompts/Desk.md": SECRET, "POLICIES/b.md": SECRET });
    for (const read of await readBothWays(repository, await suiteOf())) {
      expect(read).toContain("matches no file");
      expect(read).not.toContain(SECRET);
    }
  });

  test("names that prototypes have are names of files and of tools", async () => {
    using repository = scratchRepository();
    repository.write({
      ...REST,
      "prompts/desk.md": "d",
      "policies/__proto__.md": "P.",
      "policies/constructor.md": "C.",
    });
    repository.write({ "tools/__proto__.json": '{"name":"__proto__","parameters":{"__proto__":{"x":1}}}' });
    for (const read of await readBothWays(repository, await suiteOf())) {
      expect(read).toContain('"name":"__proto__"');
      expect(JSON.parse(read)).toMatchObject({ policy: expect.stringContaining("P.") });
    }
    expect({}).not.toHaveProperty("x");
  });
});

describe("a repository that is set up against whoever reads it", () => {
  test("neither filters, hooks, monitors nor text conversions run while commits are read", async () => {
    using repository = scratchRepository();
    const marker = join(dirname(repository.path), "marker");
    repository.write({
      ...REST,
      "prompts/desk.md": "v1\n",
      ".gitattributes": "* filter=evil diff=evil export-subst\n",
    });
    const base = repository.commit({});
    const head = repository.commit({ "prompts/desk.md": "v2 $Format:%H$\n" });
    const evil = `touch ${marker};`;
    for (const [key, value] of [
      ["filter.evil.smudge", evil],
      ["filter.evil.clean", evil],
      ["filter.evil.required", "true"],
      ["diff.evil.textconv", evil],
      ["diff.evil.command", evil],
      ["diff.external", evil],
      ["core.fsmonitor", evil],
      ["core.sshCommand", evil],
    ] as const)
      runGit(repository.path, ["config", key, value]);
    writeFileSync(join(repository.path, ".git/hooks/post-checkout"), `#!/bin/sh\n${evil}\n`, { mode: 0o755 });

    const opened = gitRepository(repository.path);
    expect(await opened.changeOf(base, head)).toEqual({ base, head });
    expect((await opened.changedFiles(base, head)).paths).toEqual(["prompts/desk.md"]);
    expect(await opened.at(head).read("prompts/desk.md")).toBe("v2 $Format:%H$\n");
    expect(existsSync(marker)).toBe(false);
  });

  test("a bare repository among the files of a checkout is not taken for the checkout", async () => {
    using repository = scratchRepository();
    const marker = join(dirname(repository.path), "marker");
    const planted = join(repository.path, "evals");
    runGit(repository.path, ["init", "--quiet", "--bare", planted]);
    runGit(planted, ["config", "core.fsmonitor", `touch ${marker};`]);
    repository.write({ "evals/objects/x": "", "evals/refs/x": "" });
    await expect(repositoryRoot(planted)).rejects.toThrow("bare repository");
    expect(existsSync(marker)).toBe(false);
  });

  test("a revision that looks like an option of git is none", async () => {
    using repository = scratchRepository();
    const head = repository.commit(REST);
    const opened = gitRepository(repository.path);
    for (const revision of [`--output=${repository.path}/x`, "--upload-pack=touch x", "--exec=x", "-c", "--all"]) {
      await expect(opened.resolve(revision)).rejects.toThrow("there is no commit");
      await expect(opened.changeOf(revision, head)).rejects.toThrow("there is no commit");
      await expect(opened.changeOf(head, revision)).rejects.toThrow("there is no commit");
    }
    expect(existsSync(join(repository.path, "x"))).toBe(false);
  });
});

describe("sizes", () => {
  test("a tool definition that nests without end is refused", async () => {
    using repository = scratchRepository();
    const deep = `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`;
    repository.write({ ...REST, "prompts/desk.md": "d", "tools/a.json": `{"name":"a","parameters":${deep}}` });
    for (const read of await readBothWays(repository, await suiteOf()))
      expect(read).toContain("tools/a.json nests its values more than 64 deep");
  });
});
