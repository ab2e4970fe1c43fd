import { describe, expect, test } from "vitest";
import { baselineStore } from "../../../src/edges/store/baseline-store.ts";
import type { Branch } from "../../../src/edges/store/branch.ts";
import { gitBranch } from "../../../src/edges/store/git-branch.ts";
import { memoryBranch } from "../../../src/edges/store/memory-branch.ts";
import { sampleTexts } from "../../../src/edges/store/sample-texts.ts";
import { samplePath } from "../../../src/formats/stored-sample.ts";
import { aBaseline, aCaseRow, aRun, aTrace, aTrial } from "../../builders.ts";
import { runGit, scratchRepository } from "../git/scratch.ts";

const KEY = Buffer.alloc(32, 1).toString("base64");
const trials = ["t1", "t2"].map((trace) => aTrial({ trace }));
const BASELINE = aBaseline({ run: aRun({ cases: [aCaseRow({ trials })] }) });
const KEPT = ["t1", "t2"].map((id) => aTrace({ id, attributes: { question: `Where is the parcel of ${id}?` } }));
const TRACES = [aTrace({ id: "t0", attributes: { question: "of no row" } }), ...KEPT.toReversed()];

function storeOn(branch: Branch, text: "none" | "plain" | "sealed", key?: string) {
  const spec = { branch: "eval-baselines", text, keyVariable: "DESK_KEY" };
  return baselineStore(branch, { texts: sampleTexts(spec, key === undefined ? {} : { DESK_KEY: key }) });
}

async function samplesOn(branch: Branch): Promise<readonly string[]> {
  return (await branch.snapshot()).list("samples/");
}

describe.each([
  ["plain", undefined],
  ["sealed", KEY],
] as const)("texts that are kept %s", (text, key) => {
  test("lie beside the record and are given back, those of its rows only", async () => {
    const branch = memoryBranch();
    const name = await storeOn(branch, text, key).add(BASELINE, TRACES);
    expect(await samplesOn(branch)).toEqual([samplePath(BASELINE.run, text)]);
    const reader = storeOn(branch, text, key);
    expect(await reader.readSample(await reader.read(name))).toEqual(KEPT);
  });

  test("come in the same commit as the record", async () => {
    using scratch = scratchRepository();
    scratch.commit({ "a.md": "a" });
    const clock = { now: () => new Date("2026-11-02T06:00:00Z") };
    const branch = gitBranch({ root: scratch.path, branch: "eval-baselines", clock });
    const store = storeOn(branch, text, key);
    const name = await store.add(BASELINE, TRACES);
    const shown = runGit(scratch.path, ["show", "--name-only", "--format=", "eval-baselines"]);
    expect(shown.trim().split("\n").sort()).toEqual(["README.md", name.path, samplePath(BASELINE.run, text)].sort());
    expect(await store.readSample(BASELINE)).toEqual(KEPT);
  });

  test("are never written again, whatever a later record of the same sample brings", async () => {
    const branch = memoryBranch();
    const store = storeOn(branch, text, key);
    await store.add(BASELINE, TRACES);
    const path = samplePath(BASELINE.run, text);
    const before = await (await branch.snapshot()).read(path);
    await store.add({ ...BASELINE, commit: "another" }, [aTrace({ id: "t1" }), aTrace({ id: "t2" })]);
    expect(await (await branch.snapshot()).read(path)).toBe(before);
    expect(await store.list("support-desk")).toHaveLength(2);
    expect(await store.readSample(BASELINE)).toEqual(KEPT);
  });

  test("are absent for a record that was added without them", async () => {
    const store = storeOn(memoryBranch(), text, key);
    await store.add(BASELINE);
    expect(await store.readSample(BASELINE)).toBeUndefined();
  });

  test("are still read when the suite now keeps them the other way", async () => {
    const branch = memoryBranch();
    await storeOn(branch, text, key).add(BASELINE, TRACES);
    expect(await storeOn(branch, text === "plain" ? "sealed" : "plain", KEY).readSample(BASELINE)).toEqual(KEPT);
  });
});

describe("texts", () => {
  test("are not kept, and not read, where the suite says none", async () => {
    const branch = memoryBranch();
    const store = storeOn(branch, "none");
    await store.checkWritable();
    await store.add(BASELINE, TRACES);
    expect(await samplesOn(branch)).toEqual([]);
    await storeOn(branch, "plain").add({ ...BASELINE, commit: "another" }, TRACES);
    expect(await store.readSample(BASELINE)).toBeUndefined();
  });

  test("that are sealed cannot be read on the branch", async () => {
    const branch = memoryBranch();
    await storeOn(branch, "sealed", KEY).add(BASELINE, TRACES);
    const text = (await (await branch.snapshot()).read(samplePath(BASELINE.run, "sealed"))) ?? expect.unreachable();
    expect(text).toMatch(/^eval-baseline-sealed\/1 aes-256-gcm [0-9a-f]{16}\n/);
    expect(text).not.toMatch(/parcel/);
  });

  test("are not written without a key, and neither is the record", async () => {
    const branch = memoryBranch();
    const store = storeOn(branch, "sealed");
    const missing = { message: "DESK_KEY is not set, and it is to hold the key of sealed texts" };
    await expect(store.checkWritable()).rejects.toMatchObject(missing);
    await expect(store.add(BASELINE, TRACES)).rejects.toMatchObject(missing);
    expect((await branch.snapshot()).head).toBeUndefined();
    await expect(storeOn(branch, "sealed", "short").checkWritable()).rejects.toMatchObject({
      message: "DESK_KEY is no key: it is not 32 bytes in base64 or hexadecimal",
    });
  });

  test("without a key, under another key, and damaged are three different errors; records are read all the same", async () => {
    const branch = memoryBranch();
    const name = await storeOn(branch, "sealed", KEY).add(BASELINE, TRACES);
    const path = samplePath(BASELINE.run, "sealed");
    const other = storeOn(branch, "sealed", Buffer.alloc(32, 2).toString("base64"));
    expect(await storeOn(branch, "sealed").read(name)).toEqual(BASELINE);
    await expect(storeOn(branch, "sealed").readSample(BASELINE)).rejects.toThrow(/^DESK_KEY is not set, /);
    await expect(other.readSample(BASELINE)).rejects.toThrow(
      /^samples\/support-desk\/[0-9a-f]{64}\.jsonl\.sealed was sealed under the key [0-9a-f]{16}, and DESK_KEY holds the key [0-9a-f]{16}$/,
    );
    const { head } = await branch.snapshot();
    await branch.commit({ expectedHead: head, files: [{ path, text: "cut" }], message: "Damage it" });
    await expect(storeOn(branch, "sealed", KEY).readSample(BASELINE)).rejects.toThrow(
      `${path} is damaged: its checksum does not fit`,
    );
  });
});
