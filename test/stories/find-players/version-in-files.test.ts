import { expect, test } from "vitest";
import { gitRepository } from "../../../src/edges/git/repository.ts";
import type { Repository } from "../../../src/ports.ts";
import { versionInFiles } from "../../../src/stories/find-players/version-in-files.ts";
import { openVersionSearch } from "../../../src/stories/find-players/version-search.ts";
import { desk, FILES, TEMPLATE } from "./desk.ts";

test("of history, what was committed by the time of a state is looked at first, newest first", async () => {
  using one = desk();
  const commits = [0, 1, 2, 3, 4].map((n) =>
    one.scratch.commit({ ...FILES, "prompts/support.md": `${TEMPLATE}${n}\n` }),
  );
  const day = (n: number) => `2026-10-2${n}T06:00:00.000Z`;
  const real = gitRepository(one.scratch.path);
  const opened: number[] = [];
  const repository: Repository = {
    ...real,
    at(commit) {
      opened.push(commits.indexOf(commit));
      return real.at(commit);
    },
    history: async (...asked) =>
      (await real.history(...asked)).map((commit) => ({ ...commit, at: day(commits.indexOf(commit.id)) })),
  };
  const suite = await one.suite();
  const now = await one.stateOf(commits[4] ?? "");
  const openedFor = async (wanted: number, at: string) => {
    const { commit: _, ...state } = await one.stateOf(commits[wanted] ?? "");
    const standpoint = { ...state, at };
    const search = await openVersionSearch(suite, { before: standpoint, after: now }, one.world(suite, { repository }));
    opened.length = 0;
    const version = standpoint.versions.prompt;
    const found = await versionInFiles(search, { layer: "prompt", version, standpoint });
    expect(found).toMatchObject({ status: "found", variant: { template: { text: `${TEMPLATE}${wanted}\n` } } });
    return [...opened];
  };
  expect(await openedFor(2, day(2))).toEqual([2]);
  expect(await openedFor(1, day(2))).toEqual([2, 1]);
  expect(await openedFor(3, day(1))).toEqual([1, 0, 3]);
});
