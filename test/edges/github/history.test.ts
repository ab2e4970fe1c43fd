import { describe, expect, test } from "vitest";
import { gitRepository } from "../../../src/edges/git/repository.ts";
import { gitHubClient } from "../../../src/edges/github/client.ts";
import { gitHubRepository } from "../../../src/edges/github/repository.ts";
import { type GitHubServer, startGitHub } from "../../servers/github.ts";
import { type ScratchRepository, scratchClone } from "../git/scratch.ts";

async function hosted(github: GitHubServer) {
  const { url: baseUrl, token, owner, repo } = github;
  return gitHubRepository({ client: await gitHubClient({ token, baseUrl, wait: async () => {} }), owner, repo });
}

/** A pushed clone, and GitHub and git to be asked about it. */
async function both(make: (scratch: ScratchRepository) => void) {
  const scratch = scratchClone();
  make(scratch);
  scratch.git("push", "--quiet", "--all", "origin");
  const github = await startGitHub({ repository: scratch.remote });
  const head = scratch.git("rev-parse", "HEAD");
  return {
    github,
    head,
    git: gitRepository(scratch.path),
    hub: await hosted(github),
    async [Symbol.asyncDispose]() {
      await github[Symbol.asyncDispose]();
      scratch[Symbol.dispose]();
    },
  };
}

describe("the history of a layer, asked of GitHub,", () => {
  test("has the commits that git tells of, newest first", async () => {
    await using there = await both((scratch) => {
      scratch.commit({ "prompts/support.md": "2" });
      scratch.commit({ "code.ts": "1" });
      scratch.git("mv", "prompts/support.md", "prompts/desk.md");
      scratch.commit({ "policies/refunds.md": "1" });
    });
    const globs = ["prompts/**/*.md", "policies/*.md"];
    const known = await there.git.history(globs, there.head, 100);
    const found = await there.hub.history(globs, there.head, 100);
    expect(found.map(({ id }) => id).toSorted()).toEqual(known.map(({ id }) => id).toSorted());
    expect(found.map(({ at }) => at)).toEqual(
      found
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    expect(found).toHaveLength(3);
  });

  test("is asked folder by folder, each once, and not at all for what only leaves out", async () => {
    await using there = await both((scratch) => scratch.commit({ "prompts/deep/a.md": "1" }));
    const globs = ["prompts/**", "prompts/support.md", "!prompts/deep/**", "policies/{a,b}.md"];
    await there.hub.history(globs, there.head, 50);
    const asked = there.github.requests.map(({ path }) => new URL(path, "http://localhost").searchParams.get("path"));
    expect(asked).toEqual(["policies", "prompts"]);
    expect(await there.hub.history(["!prompts/**"], there.head, 50)).toEqual([]);
    expect(await there.hub.history(["prompts/**"], there.head, 0)).toEqual([]);
    expect(there.github.requests).toHaveLength(2);
  });

  test("is read page by page, up to as many as were asked for", async () => {
    await using there = await both((scratch) => {
      for (let n = 0; n < 130; n += 1) scratch.commit({ "prompts/support.md": String(n) });
    });
    const all = (await there.git.history(["prompts/**"], there.head, 999)).map(({ id }) => id);
    expect(all).toHaveLength(131);
    expect((await there.hub.history(["prompts/**"], there.head, 120)).map(({ id }) => id).toSorted()).toEqual(
      all.slice(0, 120).toSorted(),
    );
    expect(there.github.requests).toHaveLength(2);
    expect(await there.hub.history(["prompts/**"], there.head, 999)).toHaveLength(131);
  });

  test("from a commit that is not there is an error that names it", async () => {
    await using there = await both(() => {});
    const gone = "0".repeat(39).concat("1");
    await expect(there.hub.history(["prompts/**"], gone, 9)).rejects.toMatchObject({
      name: "UserError",
      message: `there is no commit ${gone} in acme/support, or the token may not see it`,
    });
  });
});
