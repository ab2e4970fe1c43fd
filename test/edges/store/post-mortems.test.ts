import { describe, expect, test } from "vitest";
import { baselineStore } from "../../../src/edges/store/baseline-store.ts";
import type { Branch } from "../../../src/edges/store/branch.ts";
import { gitBranch } from "../../../src/edges/store/git-branch.ts";
import { memoryBranch } from "../../../src/edges/store/memory-branch.ts";
import { branchReadme } from "../../../src/formats/branch-readme.ts";
import type { KeptPostMortem } from "../../../src/ports.ts";
import { aPostMortem } from "../../report/post-mortems.ts";
import { scratchRepository } from "../git/scratch.ts";

const clock = { now: () => new Date("2026-11-02T06:00:00Z") };
const POST_MORTEM = aPostMortem();
const { incident } = POST_MORTEM;
const FOLDER = `incidents/${incident}`;
const KEPT: KeptPostMortem = { postMortem: POST_MORTEM, markdown: "# First\n" };

function inMemory() {
  return { branch: memoryBranch(), [Symbol.dispose]: () => {} };
}

function inARepository() {
  const scratch = scratchRepository();
  scratch.commit({ "a.md": "a" });
  return {
    branch: gitBranch({ root: scratch.path, branch: "eval-baselines", clock }),
    [Symbol.dispose]: () => scratch[Symbol.dispose](),
  };
}

async function write(branch: Branch, path: string, text: string): Promise<void> {
  const { head } = await branch.snapshot();
  await branch.commit({ expectedHead: head, files: [{ path, text }], message: "Write" });
}

describe.each([
  ["in memory", inMemory],
  ["in a repository", inARepository],
])("post-mortems on a branch %s", (_, open) => {
  const storeOn = (branch: Branch) => baselineStore(branch, { wait: async () => {} });

  test("are none before one is kept, and come back as they were kept", async () => {
    using place = open();
    const store = storeOn(place.branch);
    expect([await store.incidents(), await store.postMortem(incident)]).toEqual([[], undefined]);
    expect(await store.keepPostMortem({ ...KEPT, cases: "{}\n" }, undefined)).toBe(FOLDER);
    expect(await store.incidents()).toEqual([incident]);
    expect(await storeOn(place.branch).postMortem(incident)).toEqual({ ...KEPT, cases: "{}\n" });
  });

  test("are replaced by who has read what is there, and not by who has not", async () => {
    using place = open();
    const store = storeOn(place.branch);
    await store.keepPostMortem(KEPT, undefined);
    await store.keepPostMortem({ ...KEPT, markdown: "# Second\n" }, "# First\n");
    for (const replaces of [undefined, "# First\n"])
      await expect(store.keepPostMortem({ ...KEPT, markdown: "# Third\n" }, replaces)).rejects.toMatchObject({
        message: `${FOLDER}/post-mortem.md of ${place.branch.label} was changed meanwhile`,
        remedy: "Run this again: it keeps what people wrote.",
      });
    expect((await store.postMortem(incident))?.markdown).toBe("# Second\n");
  });

  test("are not written over those of another suite that come to the same name", async () => {
    using place = open();
    const store = storeOn(place.branch);
    await store.keepPostMortem(KEPT, undefined);
    const other = { ...KEPT, postMortem: aPostMortem({ suite: "support" }) };
    await expect(store.keepPostMortem(other, KEPT.markdown)).rejects.toMatchObject({
      message: `${FOLDER} of ${place.branch.label} is an incident of suite support-desk, and this one is of support`,
      remedy: "Write it to a folder: eval-baseline post-mortem --out FOLDER.",
    });
    expect((await store.postMortem(incident))?.postMortem.suite).toBe("support-desk");
  });

  test.each([
    ["post-mortem.json", "post-mortem.md", "# Mine\n"],
    ["post-mortem.md", "post-mortem.json", "{}"],
  ])("of which %s is gone are told, since what people wrote may be lost", async (gone, there, text) => {
    using place = open();
    await write(place.branch, `${FOLDER}/${there}`, text);
    await expect(storeOn(place.branch).postMortem(incident)).rejects.toMatchObject({
      message: `${FOLDER}/${gone} is gone, and ${FOLDER}/${there} is there`,
      remedy: "Restore it from the branch's history, or delete the folder of the incident to write it anew.",
    });
  });

  test("that cannot be read are told with their path", async () => {
    using place = open();
    await write(place.branch, `${FOLDER}/post-mortem.md`, "# Mine\n");
    await write(place.branch, `${FOLDER}/post-mortem.json`, "{}");
    await expect(storeOn(place.branch).postMortem(incident)).rejects.toMatchObject({
      message: `${FOLDER}/post-mortem.json is not a post-mortem: format is missing`,
    });
  });
});

test("the README of the branch says what lies under incidents", () => {
  expect(branchReadme()).toContain("`incidents/<incident>/post-mortem.md`");
});
