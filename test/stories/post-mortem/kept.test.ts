import { expect, test } from "vitest";
import { renderPostMortem } from "../../../src/report/post-mortem.ts";
import { keptPostMortem } from "../../../src/stories/post-mortem/kept.ts";
import { aPostMortem } from "../../report/post-mortems.ts";
import { memoryWorld } from "../memory-world.ts";

test("a word of the status that is not known stays as it was written, and is named under Limits", async () => {
  const postMortem = aPostMortem({ limits: ["Other."] });
  const markdown = renderPostMortem(postMortem, { words: new Map(), hasCases: false });
  const edited = markdown.replace("- severity: unknown", "- severity: S9");
  const earlier = async () => ({ postMortem, markdown: edited });
  const written = await keptPostMortem({ postMortem }, { keep: false, earlier }, memoryWorld().world);
  if (written.status !== "written") throw new Error(written.status);
  const said =
    'In the place of the status, the line "severity: S9" has none of the words S1, S2, S3, S4, unknown: it is taken for unknown.';
  expect(written.kept.postMortem.limits).toEqual([said, "Other."]);
  expect(written.kept.markdown).toContain("- severity: S9\n");
  expect(written.kept.markdown).toMatch(/## Limits\n\n- In the place of the status, /);
});
