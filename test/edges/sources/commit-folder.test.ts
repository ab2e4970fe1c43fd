import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commitFolder } from "../../../src/edges/sources/commit-folder.ts";
import { scratchDirectory, scratchRepository } from "../git/scratch.ts";
import { told } from "./reading.ts";

test("holds the files of a commit, executable where they are, and is gone afterwards", async () => {
  using repository = scratchRepository();
  repository.write({ "bin/export": "#!/bin/sh\n" });
  chmodSync(join(repository.path, "bin/export"), 0o755);
  const commit = repository.commit({ "queries/day.sql": "select 1\n" });
  repository.commit({ "queries/day.sql": "select 2\n", "queries/new.sql": "select 3\n" });
  const state = () => repository.git("status", "--porcelain") + repository.git("ls-files", "--stage");
  const before = state();
  let path = "";
  {
    await using folder = await commitFolder(repository.path, commit);
    path = folder.path;
    expect(readdirSync(path).sort()).toEqual(["bin", "queries"]);
    expect(readdirSync(join(path, "queries"))).toEqual(["day.sql"]);
    expect(readFileSync(join(path, "queries/day.sql"), "utf8")).toBe("select 1\n");
    expect(lstatSync(join(path, "bin/export")).mode & 0o111).not.toBe(0);
    expect(state()).toBe(before);
  }
  expect(existsSync(path)).toBe(false);
});

test("runs no hook and no filter, whatever the work tree and the repository ask for", async () => {
  using repository = scratchRepository();
  using outside = scratchDirectory();
  const harm = join(outside.path, "harm");
  const commit = repository.commit({ "queries/day.sql": "select 1\n", ".gitattributes": "*.sql filter=shout\n" });
  repository.git("config", "filter.shout.smudge", `touch ${harm}; cat`);
  repository.git("config", "filter.shout.required", "true");
  repository.git("config", "core.fsmonitor", `touch ${harm};`);
  repository.write({
    ".git/hooks/post-checkout": `#!/bin/sh\ntouch ${harm}\n`,
    ".git/hooks/post-index-change": `#!/bin/sh\ntouch ${harm}\n`,
    ".gitattributes": "*.sql filter=shout working-tree-encoding=UTF-16\n",
  });
  for (const hook of ["post-checkout", "post-index-change"])
    chmodSync(join(repository.path, ".git/hooks", hook), 0o755);
  await using folder = await commitFolder(repository.path, commit);
  expect(readFileSync(join(folder.path, "queries/day.sql"), "utf8")).toBe("select 1\n");
  expect(existsSync(harm)).toBe(false);
});

test("is not made for a commit that is not there, and nothing is left behind", async () => {
  using repository = scratchRepository();
  repository.commit({ "queries/day.sql": "select 1\n" });
  expect((await told(commitFolder(repository.path, "0".repeat(40)))).problem).toContain("git failed in");
});
