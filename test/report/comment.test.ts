import { expect, test } from "vitest";
import { renderComment, renderSummary } from "../../src/report/comment.ts";
import { RESULTS } from "./results.ts";

const POINTERS = {
  runUrl: "https://github.example/acme/desk/actions/runs/42",
  reproduce: "npx eval-baseline check --suite evals/suite.yml --base 3f1c09a --head 8be21d4",
};

test.each(Object.entries(RESULTS))("the comment for %s reads as its golden file", async (verdict, result) => {
  await expect(renderComment(result, POINTERS)).toMatchFileSnapshot(`../golden/comment-${verdict}.md`);
});

test("the summary of a regression reads as its golden file", async () => {
  await expect(renderSummary(RESULTS.regressed, POINTERS)).toMatchFileSnapshot("../golden/summary-regressed.md");
});
