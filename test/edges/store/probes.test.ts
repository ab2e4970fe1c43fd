import { describe, expect, test } from "vitest";
import { baselineStore } from "../../../src/edges/store/baseline-store.ts";
import { gitBranch } from "../../../src/edges/store/git-branch.ts";
import { memoryBranch } from "../../../src/edges/store/memory-branch.ts";
import { aReading } from "../../pipeline/probe/readings.ts";
import { scratchRepository } from "../git/scratch.ts";

const clock = { now: () => new Date("2026-11-02T06:00:00Z") };
const retryAtOnce = { wait: async () => {} };
const day = (date: string, hour = 6) => aReading({ at: `${date}T${String(hour).padStart(2, "0")}:00:00.000Z` });

describe("readings on a branch", () => {
  test("come back as they were added, oldest first, those of other suites left out", async () => {
    using scratch = scratchRepository();
    scratch.commit({ "a.md": "a" });
    const open = () => baselineStore(gitBranch({ root: scratch.path, branch: "eval-baselines", clock }), retryAtOnce);
    const store = open();
    expect(await store.probes("desk")).toEqual([]);
    const second = await store.addProbe(day("2026-01-12"));
    const first = await store.addProbe(day("2026-01-05"));
    await store.addProbe({ ...day("2026-01-05"), suite: "desk-2" });
    expect(await open().probes("desk")).toEqual([
      { path: first, reading: day("2026-01-05") },
      { path: second, reading: day("2026-01-12") },
    ]);
    expect(first).toBe("probes/desk/2026-01-05.json");
  });

  test("of one day are numbered, and an equal one is there once", async () => {
    const store = baselineStore(memoryBranch(), retryAtOnce);
    const paths = [];
    for (const hour of [6, 7, 7, 8]) paths.push(await store.addProbe(day("2026-01-05", hour)));
    expect(paths).toEqual([
      "probes/desk/2026-01-05.json",
      "probes/desk/2026-01-05-2.json",
      "probes/desk/2026-01-05-2.json",
      "probes/desk/2026-01-05-3.json",
    ]);
    expect((await store.probes("desk")).map(({ path }) => path)).toEqual([paths[0], paths[1], paths[3]]);
  });

  test("are all kept when two writers add at once", async () => {
    const branch = memoryBranch();
    const days = ["2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26"];
    await Promise.all(days.map((date) => baselineStore(branch, retryAtOnce).addProbe(day(date))));
    expect(
      (await baselineStore(branch, retryAtOnce).probes("desk")).map(({ reading }) => reading.at.slice(0, 10)),
    ).toEqual(days);
  });

  test("are read as far back as the sixtieth, and the reference that they name however old it is", async () => {
    const store = baselineStore(memoryBranch(), retryAtOnce);
    const reference = await store.addProbe(day("2024-01-01"));
    for (let week = 1; week <= 65; week++) {
      const date = new Date(Date.UTC(2024, 0, 1 + 7 * week)).toISOString().slice(0, 10);
      await store.addProbe({ ...day(date), reference });
    }
    const found = await store.probes("desk");
    expect(found).toHaveLength(61);
    expect(found[0]?.path).toBe(reference);
    expect(found[1]?.reading.at.slice(0, 10)).toBe(new Date(Date.UTC(2024, 0, 1 + 7 * 6)).toISOString().slice(0, 10));
  });
});
