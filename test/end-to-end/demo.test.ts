import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { scratchDirectory } from "../edges/git/scratch.ts";
import { runCli } from "./cli.ts";

test("the demonstration runs offline, and shows a pass, a regression and the layer to blame", async () => {
  using scratch = scratchDirectory();
  // A key and an address of the user's own must not matter to it.
  const environment = { TMPDIR: scratch.path, OPENAI_BASE_URL: "http://127.0.0.1:9/v1", OPENAI_API_KEY: "mine" };

  const { status, stdout, stderr } = await runCli(["demo"], { directory: scratch.path, environment });

  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const [, baseline = "", reworded = "", tidied = "", canary = ""] = stdout.split(/^── \d\. /m);
  expect(baseline).toContain("\nNo baseline: support-desk had no baseline to compare with");
  expect(reworded).toContain("\nUnchanged: ");
  expect(tidied).toMatch(/\nRegressed: cites got worse: .*The\s+changed\s+layer\s+is\s+prompt\./s);
  expect(tidied).toContain("The gate fails.");
  expect(canary).toMatch(/\nRegressed: .*The\s+changed\s+layer\s+is\s+model\./s);
  expect(stdout).toContain("nothing paid");
  expect(readdirSync(scratch.path).filter((name) => name.startsWith("eval-baseline"))).toEqual([]);
});
