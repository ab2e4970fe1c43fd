import { expect, test } from "vitest";
import type { ModelRequest, World } from "../../src/ports.ts";
import { record } from "../../src/stories/record.ts";
import { aReply } from "../pipeline/scripted-models.ts";
import { aSuite, memoryWorld, someTraces } from "./memory-world.ts";

const replayed = { target: "replay", commit: true } as const;
const QUESTIONS = 40;

/** Production as it is in some week: the questions below `broken` have lost their citation. */
function inWeek(week: number, broken: number, { world }: { readonly world: World }): World {
  const model = (request: ModelRequest) => {
    const question = Number(/Question (\d+)/.exec(request.messages.at(-1)?.text ?? "")?.[1]);
    return aReply({ text: question < broken ? "Within 30 days." : "Within 30 days [d1]." });
  };
  const at = new Date(Date.UTC(2026, 8, 7 + 7 * week, 6));
  return { ...world, models: memoryWorld({ model }).world.models, clock: { now: () => at } };
}

/** Records of so many weeks; from the week `since` on, ten of forty questions are broken. */
async function recorded(weeks: number, since: number) {
  const desk = memoryWorld({ traces: someTraces(QUESTIONS) });
  const suite = aSuite({ sample: { ...aSuite().sample, size: 2 * QUESTIONS } });
  const results = [];
  for (let week = 0; week < weeks; week += 1) {
    const { result } = await record(suite, replayed, inWeek(week, (week % 2) + (week < since ? 0 : 10), desk));
    results.push(result);
  }
  return { desk, suite, results };
}

test("a change point without a change of any version is an alarm of the record that shows it, and of no other", async () => {
  const { results } = await recorded(12, 8);
  const changes = results.map((result) => result.changes ?? []);
  expect(changes.slice(0, 8).flat()).toEqual([]);
  const [shown] = changes.flatMap((found, week) => (found.length === 0 ? [] : [{ week, found }]));
  expect(changes.flat()).toHaveLength(1);
  expect(shown?.found[0]).toMatchObject({ metric: "cites", unversioned: true, at: "2026-11-02T06:00:00.000Z" });
  expect(results[shown?.week ?? 0]?.gate).toBe("warn");
}, 30_000);

test("a series of too few records is not read", async () => {
  const { desk, suite } = await recorded(3, 9);
  const read = new Set<string>();
  const store: World["store"] = {
    ...desk.world.store,
    read: (name) => desk.world.store.read(name).finally(() => read.add(name.path)),
  };
  await record(suite, replayed, { ...inWeek(3, 0, desk), store });
  expect([...read]).toEqual([(await desk.world.store.list("desk")).at(-2)?.path]);
});

test("an old record that cannot be read is told, and the new one is kept all the same", async () => {
  const { desk, suite } = await recorded(8, 9);
  const [oldest] = await desk.world.store.list("desk");
  const store: World["store"] = {
    ...desk.world.store,
    read: (name) =>
      name.path === oldest?.path
        ? Promise.reject(Object.assign(new Error(`${name.path} is not a baseline`), { remedy: "Restore the file." }))
        : desk.world.store.read(name),
  };
  const { result } = await record(suite, replayed, { ...inWeek(8, 0, desk), store });
  expect(result.notes).toContain(`The series was not looked at: ${oldest?.path} is not a baseline. Restore the file.`);
  expect(result.baseline).toBeDefined();
});
