import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scratchDirectory } from "../edges/git/scratch.ts";
import { runCli } from "./cli.ts";

test("the demonstration runs offline, and shows a pass, a regression, the layer to blame, and who did not do it", {
  timeout: 120_000,
}, async () => {
  using scratch = scratchDirectory();
  // A key and an address of the user's own must not matter to it.
  const environment = { TMPDIR: scratch.path, OPENAI_BASE_URL: "http://127.0.0.1:9/v1", OPENAI_API_KEY: "mine" };

  const { status, stdout, stderr } = await runCli(["demo"], { directory: scratch.path, environment });

  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const [, baseline = "", reworded = "", tidied = "", canary = "", incident = "", postMortem = ""] =
    stdout.split(/^── \d\. /m);
  expect(baseline).toContain("\nNo baseline: support-desk had no baseline to compare with");
  expect(reworded).toContain("\nUnchanged: ");
  expect(tidied).toMatch(/\nRegressed: cites got worse: .*The\s+changed\s+layer\s+is\s+prompt\./s);
  expect(tidied).toContain("The gate fails.");
  expect(canary).toMatch(/\nRegressed: .*The\s+changed\s+layer\s+is\s+model\./s);
  const said = incident.replace(/\s+/g, " ");
  expect(said).toContain("The changed layers are model and retrieval.");
  expect(said).toMatch(/ Retrieval did it \([^)]*\): kb-2026-09-01 → kb-2026-06-01\. The model is exonerated\. /);
  expect(incident).toMatch(/^retrieval .* proximate /m);
  expect(incident).toMatch(/^model .* exonerated /m);
  expect(incident).toContain("incidents/2026-11-16-support-desk-answers/post-mortem.md");
  expect(stdout).toContain("nothing paid");
  // The repository is gone; the post-mortem is there to be read.
  const left = readdirSync(scratch.path).filter((name) => name.startsWith("eval-baseline"));
  expect(left).toEqual([expect.stringMatching(/-post-mortem$/)]);
  const folder = join(scratch.path, left[0] ?? "");
  expect(postMortem.replace(/\s+/g, "")).toContain(join(folder, "post-mortem.md").replace(/\s+/g, ""));
  expect(readFileSync(join(folder, "post-mortem.md"), "utf8")).toContain("Retrieval did it");
  expect(JSON.parse(readFileSync(join(folder, "post-mortem.json"), "utf8"))).toMatchObject({
    attribution: { outcome: { status: "attributed" }, model: { isAdmissible: false, reason: "exonerated" } },
  });
});
