import { describe, expect, test } from "vitest";
import type { BaselineName } from "../../src/domain/baseline.ts";
import { UserError } from "../../src/errors.ts";
import type { World } from "../../src/ports.ts";
import { blessBaseline } from "../../src/stories/anchor.ts";
import { history } from "../../src/stories/history.ts";
import { record } from "../../src/stories/record.ts";
import { aCaseRow, aRun, aTrial } from "../builders.ts";
import { aReply } from "../pipeline/scripted-models.ts";
import { aSuite, memoryWorld } from "./memory-world.ts";

/** A world whose branch has a record for each of so many weeks. */
async function aDesk(weeks: number, { observed = [] }: { readonly observed?: readonly number[] } = {}) {
  const desk = memoryWorld();
  for (let week = 0; week < weeks; week++) {
    const at = new Date(Date.UTC(2026, 7, 3 + 7 * week, 6)).toISOString();
    const cases = [0, 1, 2].map((index) =>
      aCaseRow({ id: `${index}`, trials: [aTrial({ scores: { answers: index / 2 } })] }),
    );
    const target = observed.includes(week) ? ("observed" as const) : ("replay" as const);
    await desk.world.store.add({ format: 2, run: aRun({ suite: "desk", at, cases, target }) });
  }
  return desk;
}

/** What a story that was not stopped told. */
async function toldBy(world: World, target?: "replay" | "observed") {
  const told = await history(aSuite(), target, world);
  if (told.status === "stopped") throw new Error("stopped");
  return told.history;
}

describe("the history of a suite", () => {
  test.each([0, 1, 2, 9])("has the %d records of the branch, oldest first", async (weeks) => {
    const { world, requests } = await aDesk(weeks);
    const told = await toldBy(world);
    expect(told).toMatchObject({ suite: "desk", target: "replay", records: weeks });
    expect(told).not.toHaveProperty("anchor");
    const dates = told.metrics[0]?.points.map(({ at }) => at) ?? [];
    expect(dates).toHaveLength(weeks);
    expect(dates).toEqual(dates.toSorted());
    expect(requests).toEqual([]);
  });

  test("is of what record keeps, week after week, with its anchor", async () => {
    const { world } = memoryWorld();
    const replayed = { target: "replay", commit: true } as const;
    for (const [day, text] of [
      ["02", "Within 30 days [d1]."],
      ["09", "Never."],
    ] as const) {
      const { models } = memoryWorld({ model: () => aReply({ text }) }).world;
      const clock = { now: () => new Date(`2026-11-${day}T06:00:00Z`) };
      await record(aSuite(), replayed, { ...world, models, clock });
    }
    await blessBaseline(aSuite(), { baseline: "2026-11-02", by: "Ada", why: "reviewed" }, world);
    const told = await toldBy(world);
    expect(told.metrics[0]?.points.map(({ mean }) => mean)).toEqual([1, 0]);
    expect(told.anchor).toMatchObject({ by: "Ada", baseline: told.metrics[0]?.points[0]?.baseline });
  });

  test("is of the answers that are asked for, else of those of the newest record", async () => {
    const { world } = await aDesk(3, { observed: [1] });
    expect(await toldBy(world, "observed")).toMatchObject({ target: "observed", records: 1 });
    expect(await toldBy(world)).toMatchObject({ target: "replay", records: 2 });
  });

  test("reads records side by side, and says how far it has come", async () => {
    const { world, heard } = await aDesk(20);
    let underWay = 0;
    let most = 0;
    const read = async (name: BaselineName) => {
      most = Math.max(most, ++underWay);
      await new Promise(setImmediate);
      underWay--;
      return world.store.read(name);
    };
    await toldBy({ ...world, store: { ...world.store, read } });
    expect(most).toBe(8);
    expect([heard[0], ...heard.slice(-2)]).toEqual(["start reading records 20", "20", "end"]);
  });

  test("is not told when the user stops it", async () => {
    const { world } = await aDesk(3);
    expect(await history(aSuite(), undefined, { ...world, signal: AbortSignal.abort() })).toEqual({
      status: "stopped",
    });
  });
});

describe("a record that cannot be read", () => {
  /** Replaces a record on the branch, as no program of ours does. */
  async function damaged(text: string) {
    const desk = await aDesk(12);
    const name = (await desk.world.store.list("desk"))[4];
    const { head } = await desk.branch.snapshot();
    await desk.branch.commit({ expectedHead: head, files: [{ path: name?.path ?? "", text }], message: "Damage" });
    return { world: desk.world, path: name?.path };
  }

  test("is named by its path, with what to do", async () => {
    const { world, path } = await damaged("{");
    const failure = await history(aSuite(), undefined, world).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect(failure).toMatchObject({
      message: expect.stringContaining(`${path}`),
      remedy: expect.stringMatching(/\.$/),
    });
  });

  test("is the oldest of several, whichever was found out first", async () => {
    const { world } = await aDesk(3);
    const [oldest, , newest] = await world.store.list("desk");
    const read = async (name: BaselineName) => {
      if (name.path === newest?.path) throw new UserError("the newest is broken", "Mend it.");
      await new Promise(setImmediate);
      if (name.path === oldest?.path) throw new UserError("the oldest is broken", "Mend it.");
      return world.store.read(name);
    };
    const told = history(aSuite(), undefined, { ...world, store: { ...world.store, read } });
    await expect(told).rejects.toThrow("the oldest is broken");
  });

  test("because a newer program wrote it is refused as such", async () => {
    const { world, path } = await damaged(JSON.stringify({ format: 99 }));
    const failure = await history(aSuite(), undefined, world).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect(failure).toMatchObject({ message: expect.stringContaining(`${path}`) });
    expect(String(failure)).toMatch(/format 99|newer/);
  });
});
