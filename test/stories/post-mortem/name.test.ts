import { describe, expect, test } from "vitest";
import type { PostMortem } from "../../../src/domain/post-mortem.ts";
import { baselineStore } from "../../../src/edges/store/baseline-store.ts";
import { memoryBranch } from "../../../src/edges/store/memory-branch.ts";
import { nameOnBranch } from "../../../src/stories/post-mortem/name.ts";
import { aPostMortem } from "../../report/post-mortems.ts";

const USUAL = "2026-11-02-desk-cites";
const RECORDS = { before: "a.json", after: "b.json" };

/** A branch with incidents of these names, each of what was asked. */
async function branchOf(incidents: { readonly [incident: string]: PostMortem["asked"] }) {
  const store = baselineStore(memoryBranch());
  for (const [incident, asked] of Object.entries(incidents))
    await store.keepPostMortem({ postMortem: aPostMortem({ incident, asked }), markdown: "# One\n" }, undefined);
  return store;
}

const named = async (
  incidents: { readonly [incident: string]: PostMortem["asked"] },
  asked = RECORDS,
  metric?: string,
) => nameOnBranch({ asked, usual: USUAL, metric }, await branchOf(incidents));

describe("the name of an incident", () => {
  test("is the usual one where the day has no other", async () => {
    expect(await named({})).toBe(USUAL);
    expect(await named({ "2026-11-01-desk-cites": { before: "a", after: "c" } })).toBe(USUAL);
  });

  test("is the one that the same states or traces have already, whichever metric led", async () => {
    expect(await named({ "2026-11-02-desk-valid": RECORDS })).toBe("2026-11-02-desk-valid");
    expect(await named({ [USUAL]: { traces: ["x"] }, [`${USUAL}-2`]: RECORDS })).toBe(`${USUAL}-2`);
    const traces = await branchOf({ [USUAL]: { traces: ["x"] }, [`${USUAL}-2`]: { traces: ["y", "z"] } });
    expect(await nameOnBranch({ asked: { traces: ["z", "y"] }, usual: USUAL, metric: undefined }, traces)).toBe(
      `${USUAL}-2`,
    );
  });

  test("is numbered where another incident of the day has the usual one, so that neither is written over", async () => {
    expect(await named({ [USUAL]: { traces: ["x"] } })).toBe(`${USUAL}-2`);
    expect(await named({ [USUAL]: { traces: ["x"] }, [`${USUAL}-2`]: { before: "b.json", after: "c.json" } })).toBe(
      `${USUAL}-3`,
    );
  });

  test("is one of its own for a metric that somebody named", async () => {
    expect(await named({ "2026-11-02-desk-valid": RECORDS }, RECORDS, "cites")).toBe(USUAL);
    expect(await named({ [USUAL]: RECORDS }, RECORDS, "cites")).toBe(USUAL);
  });

  test("stays that of a record that cannot be read, so that whoever writes it is told", async () => {
    const branch = memoryBranch();
    const files = [{ path: `incidents/${USUAL}/post-mortem.json`, text: "{" }];
    await branch.commit({ expectedHead: undefined, files, message: "Break" });
    expect(await nameOnBranch({ asked: RECORDS, usual: USUAL, metric: undefined }, baselineStore(branch))).toBe(USUAL);
  });
});
