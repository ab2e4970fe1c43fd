import { expect, test } from "vitest";
import { globFolders } from "../../src/edges/glob-folders.ts";

test.each([
  [["evals/prompts/**"], ["evals/prompts"]],
  [["evals/prompts/support.md", "evals/prompts/**"], ["evals/prompts"]],
  [
    ["evals/prompts-2/a.md", "evals/prompts/a.md"],
    ["evals/prompts-2/a.md", "evals/prompts/a.md"],
  ],
  [
    ["prompts/*.{md,txt}", "./policies/a.md"],
    ["policies/a.md", "prompts"],
  ],
  [["{a,b}/x.md"], [""]],
  [["**/*.md", "prompts/a.md"], [""]],
  [["!prompts/**"], []],
])("the folders and files that %j begin with are %j", (globs, folders) => {
  expect(globFolders(globs)).toEqual(folders);
});

test("a glob that leads out of the repository is refused", () => {
  expect(() => globFolders(["../other/**"])).toThrow("the glob ../other/** leads out of the repository");
});
