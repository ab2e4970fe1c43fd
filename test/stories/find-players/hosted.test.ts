import { join } from "node:path";
import { expect, test } from "vitest";
import { gitHubClient } from "../../../src/edges/github/client.ts";
import { gitHubRepository } from "../../../src/edges/github/repository.ts";
import { UserError } from "../../../src/errors.ts";
import type { Repository } from "../../../src/ports.ts";
import { findPlayers } from "../../../src/stories/find-players.ts";
import { runGit, scratchDirectory } from "../../edges/git/scratch.ts";
import { startGitHub } from "../../servers/github.ts";
import { desk, FILES, questions, TEMPLATE } from "./desk.ts";

test("versions are found through GitHub as through git, in history and where a commit is gone", async () => {
  using one = desk();
  const first = one.scratch.commit(FILES);
  one.scratch.commit({ "prompts/support.md": `${TEMPLATE}Cite.\n`, "policies/refunds.md": "Between.\n" });
  const last = one.scratch.commit({ "policies/refunds.md": "After.\n" });
  using place = scratchDirectory();
  const bare = join(place.path, "bare.git");
  runGit(place.path, ["clone", "--quiet", "--bare", one.scratch.path, bare]);
  await using github = await startGitHub({ repository: bare });
  const { url: baseUrl, token, owner, repo } = github;
  const client = await gitHubClient({ token, baseUrl, wait: async () => {} });
  const repository = gitHubRepository({ client, owner, repo, head: last });
  const suite = await one.suite();
  const { commit: _, ...before } = await one.stateOf(first);
  const gone = "0".repeat(39).concat("1");
  const after = await one.stateOf(last, { commit: gone, label: "now" });
  const states = { before, after };
  const players = await findPlayers(suite, states, { sample: questions(12) }, one.world(suite, { repository }));
  expect(players).toMatchObject({
    played: ["prompt", "policy"],
    missing: [],
    before: { template: { text: TEMPLATE }, policy: "No refunds after 30 days." },
    after: { template: { text: `${TEMPLATE}Cite.\n` }, policy: "After." },
  });
  expect(players.notes).toEqual([
    expect.stringMatching(/^The commit 0000000 of now cannot be read \(.+\): its versions/),
  ]);
});

test("a limit that is used up is told as such, and not as a version that is not there", async () => {
  using one = desk();
  const first = one.scratch.commit(FILES);
  const last = one.scratch.commit({ "policies/refunds.md": "After.\n" });
  const suite = await one.suite();
  const { commit: _, ...before } = await one.stateOf(first);
  const after = await one.stateOf(last);
  const git = one.world(suite).repository;
  const limited: Repository = {
    ...git,
    at: (commit) => (commit === first ? { ...git.at(commit), match: () => Promise.reject(USED_UP) } : git.at(commit)),
  };
  const players = findPlayers(
    suite,
    { before, after },
    { sample: questions(12) },
    one.world(suite, { repository: limited }),
  );
  await expect(players).rejects.toBe(USED_UP);
});

const USED_UP = new UserError(
  "GitHub's rate limit is used up",
  "Run this again when the limit is renewed, within the hour.",
);
