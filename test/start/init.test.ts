import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { startInit } from "../../src/start/init.ts";
import { scratchRepository } from "../edges/git/scratch.ts";

const WISHES = { suite: "evals/suite.yml", model: "gpt-5", workflows: false, forks: false };

test.each([
  ["is asked before anything is written, and may say no", false, ["asked"]],
  ["is not asked whether to write what a dry run only shows", true, []],
] as const)("a person %s", async (_, dryRun, expected) => {
  using repository = scratchRepository();
  repository.commit({ "prompts/answer.md": "You answer." });
  const asked: string[] = [];
  const confirm = async () => {
    asked.push("asked");
    return false;
  };
  const report = await startInit(
    { wishes: WISHES, dryRun, home: repository.path, confirm },
    { directory: repository.path, environment: {} },
  );
  expect(asked).toEqual(expected);
  expect(report?.written).toBe(dryRun ? false : undefined);
  expect(readdirSync(repository.path).sort()).toEqual([".git", "prompts"]);
});
