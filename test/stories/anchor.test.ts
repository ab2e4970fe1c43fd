import { expect, test } from "vitest";
import type { World } from "../../src/ports.ts";
import { type Blessing, blessBaseline, showAnchor } from "../../src/stories/anchor.ts";
import { record } from "../../src/stories/record.ts";
import { aSuite, memoryWorld } from "./memory-world.ts";

const suite = aSuite();
const ada: Blessing = { baseline: "latest", by: "Ada <ada@example.org>", why: "reviewed by hand" };

/** A desk with records of three weeks. */
async function threeWeeks() {
  const made = memoryWorld();
  for (const day of ["2026-11-02", "2026-11-09", "2026-11-16"]) {
    const clock = { now: () => new Date(`${day}T06:00:00Z`) };
    await record(suite, { target: "replay", commit: true }, { ...made.world, clock });
  }
  const world: World = { ...made.world, clock: { now: () => new Date("2026-11-17T09:30:00Z") } };
  const headOf = async () => (await made.branch.snapshot()).head;
  const paths = (await world.store.list("desk")).map(({ path }) => path);
  return { world, branch: made.branch, headOf, paths };
}

test("nobody has blessed a baseline: that is told, and is no error", async () => {
  const { world } = await threeWeeks();
  expect(await showAnchor(suite, world)).toEqual({ suite: "desk", status: "none", notes: [] });
});

test("a blessed baseline is shown with who, when, why and the versions it ran under", async () => {
  const { world, paths } = await threeWeeks();
  const anchoring = await blessBaseline(suite, { ...ada, baseline: "2026-11-09" }, world);
  const anchor = {
    format: 1,
    suite: "desk",
    baseline: paths[1],
    by: "Ada <ada@example.org>",
    at: "2026-11-17T09:30:00.000Z",
    why: "reviewed by hand",
  };
  expect(anchoring).toMatchObject({ status: "done", shown: { status: "blessed", anchor } });
  const shown = await showAnchor(suite, world);
  expect(shown).toMatchObject({
    status: "shown",
    anchor,
    record: { at: "2026-11-09T06:00:00.000Z", target: "replay", cases: 40, versions: { prompt: { source: "hash" } } },
  });
  expect(shown).not.toHaveProperty("previous");
});

test.each([
  ["latest", 2],
  ["2026-11-02", 0],
  ["baselines/desk/2026", undefined],
] as const)("%s is the record it is called in a comparison", async (reference, place) => {
  const { world, paths } = await threeWeeks();
  const path = place === undefined ? paths[1] : paths[place];
  const anchoring = await blessBaseline(
    suite,
    { ...ada, baseline: place === undefined ? (path ?? "") : reference },
    world,
  );
  expect(anchoring).toMatchObject({ shown: { anchor: { baseline: path } } });
});

test("the beginning of a tuple is the newest record of it", async () => {
  const { world, paths } = await threeWeeks();
  const tuple = (await world.store.list("desk"))[0]?.tuple ?? "";
  expect(await blessBaseline(suite, { ...ada, baseline: tuple.slice(0, 5) }, world)).toMatchObject({
    shown: { anchor: { baseline: paths[2] } },
  });
});

test("a second blessing says what was the anchor before", async () => {
  const { world, paths } = await threeWeeks();
  await blessBaseline(suite, { ...ada, baseline: "2026-11-02" }, world);
  const second = await blessBaseline(
    suite,
    { baseline: "latest", by: "Bo", why: "the new model was agreed on" },
    world,
  );
  expect(second).toMatchObject({
    shown: {
      status: "blessed",
      anchor: { baseline: paths[2], by: "Bo" },
      previous: { baseline: paths[0], by: "Ada <ada@example.org>", why: "reviewed by hand" },
    },
  });
});

test("the same blessing again writes nothing, and another reason for it does", async () => {
  const { world, headOf } = await threeWeeks();
  await blessBaseline(suite, ada, world);
  const head = await headOf();
  const again = await blessBaseline(suite, { ...ada, by: "Bo" }, world);
  expect(again).toMatchObject({ shown: { status: "already-blessed", anchor: { by: "Ada <ada@example.org>" } } });
  expect(await headOf()).toBe(head);
  const other = await blessBaseline(suite, { ...ada, why: "reviewed twice" }, world);
  expect(other).toMatchObject({ shown: { status: "blessed", anchor: { why: "reviewed twice" } } });
  expect(await headOf()).not.toBe(head);
});

test.each(["monday.json", "2026-10-01", "anchor", ""])(
  "%j is no record of the branch, and nothing is blessed",
  async (baseline) => {
    const { world, headOf } = await threeWeeks();
    const head = await headOf();
    const tuple = (await world.store.list("desk"))[0]?.tuple;
    expect(await blessBaseline(suite, { ...ada, baseline }, world)).toEqual({
      status: "refused",
      problem: `${baseline} is no record of suite desk on a branch in memory, so it cannot be blessed`,
      remedy: `Only a record of the branch can be blessed, not a file. There are latest, 2026-11-02 (${tuple}), 2026-11-09 (${tuple}), 2026-11-16 (${tuple}).`,
    });
    expect(await headOf()).toBe(head);
  },
);

test("a branch without records asks for one", async () => {
  expect(await blessBaseline(suite, ada, memoryWorld().world)).toMatchObject({
    status: "refused",
    remedy: "Only a record of the branch can be blessed, and it holds none yet: eval-baseline record.",
  });
});

test("an anchor that cannot be read is mended by blessing a record, and that is told", async () => {
  const { world, branch, paths } = await threeWeeks();
  const { head } = await branch.snapshot();
  await branch.commit({ expectedHead: head, files: [{ path: "anchors/desk.json", text: "{" }], message: "Break it" });
  await expect(showAnchor(suite, world)).rejects.toThrow("is not an anchor: it is not JSON");
  const { shown } = { shown: undefined, ...(await blessBaseline(suite, ada, world)) };
  expect(shown).toMatchObject({ status: "blessed", anchor: { baseline: paths[2] } });
  expect(shown?.notes).toEqual([
    "anchors/desk.json was of no use before: anchors/desk.json of a branch in memory is not an anchor: it is not JSON.",
  ]);
  expect(shown).not.toHaveProperty("previous");
});

test("a record that cannot be read is not blessed", async () => {
  const { world, branch } = await threeWeeks();
  const { head } = await branch.snapshot();
  const path = "baselines/desk/2026/2026-11-30-1a2b3c4d.json";
  await branch.commit({ expectedHead: head, files: [{ path, text: "{}" }], message: "Break it" });
  await expect(blessBaseline(suite, ada, world)).rejects.toThrow(`${path} is not a baseline: format is missing`);
  expect(await world.store.anchor("desk")).toBeUndefined();
});
