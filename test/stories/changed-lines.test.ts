import { expect, test } from "vitest";
import type { Result } from "../../src/domain/result.ts";
import { UserError } from "../../src/errors.ts";
import type { FileTree } from "../../src/ports.ts";
import { withChangedLines } from "../../src/stories/changed-lines.ts";

const regressed: Result = {
  story: "check",
  suite: "support",
  verdict: "regressed",
  gate: "fail",
  touched: [{ layer: "retrieval", files: ["kb.json", "prompt.md"] }],
  notes: [],
};

function treeOf(prompt: string): FileTree {
  return {
    label: "commit 1234567",
    match: async () => [],
    async read(path) {
      if (path === "kb.json") throw new UserError("kb.json is larger than 1 MB", "Make it smaller.");
      return prompt;
    },
    async *open() {},
  };
}

test("a file too large to be read has no marked lines, and the others have theirs", async () => {
  const result = await withChangedLines(regressed, [treeOf("a\nb\n"), treeOf("a\nc\n")]);
  expect(result).toEqual({ ...regressed, changedLines: [{ file: "prompt.md", from: 2, to: 2 }] });
});
