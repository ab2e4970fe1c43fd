import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "../../../src/domain/digest.ts";
import { diskCache } from "../../../src/edges/models/answer-cache.ts";
import type { KeptReply } from "../../../src/edges/models/chat-reply.ts";

const KEY = sha256("a request");
const REPLY: KeptReply = {
  status: "replied",
  text: "Yes — naïve “quotes” 漢",
  toolCalls: [],
  finish: "stop",
  usage: { input: 3, output: 1 },
  latencyMs: 12.5,
};
const HOUR = 3_600_000;

async function aCache(overrides: Partial<Parameters<typeof diskCache>[1]> = {}, below = ".") {
  const folder = await mkdtemp(join(tmpdir(), "answer-cache-"));
  let now = Date.parse("2026-11-02T06:00:00Z");
  const warnings: string[] = [];
  const cache = diskCache(join(folder, below), {
    clock: { now: () => new Date(now) },
    warn: (line) => warnings.push(line),
    ...overrides,
  });
  return {
    cache,
    folder,
    warnings,
    file: join(folder, KEY.slice(0, 2), `${KEY}.json`),
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

test("gives back exactly what was kept, and nothing for another key", async () => {
  await using it = await aCache();
  expect(await it.cache.get(KEY)).toBeUndefined();
  await it.cache.set(KEY, REPLY);
  expect(await it.cache.get(KEY)).toEqual(REPLY);
  expect(await it.cache.get(sha256("another"))).toBeUndefined();
});

test("keeps one whole file for each answer, for its owner's eyes only, and leaves no draft behind", async () => {
  await using it = await aCache();
  await Promise.all(Array.from({ length: 20 }, () => it.cache.set(KEY, REPLY)));
  expect(await readdir(join(it.folder, KEY.slice(0, 2)))).toEqual([`${KEY}.json`]);
  expect((await stat(it.file)).mode & 0o077).toBe(0);
});

test("does not let an old answer stand in for now", async () => {
  await using it = await aCache();
  await it.cache.set(KEY, REPLY);
  it.pass(24 * HOUR);
  expect(await it.cache.get(KEY)).toEqual(REPLY);
  it.pass(1);
  expect(await it.cache.get(KEY)).toBeUndefined();
  await it.cache.set(KEY, { ...REPLY, text: "newer" });
  expect(await it.cache.get(KEY)).toMatchObject({ text: "newer" });
});

test("takes an entry from the future for a miss", async () => {
  await using it = await aCache();
  await it.cache.set(KEY, REPLY);
  it.pass(-HOUR);
  expect(await it.cache.get(KEY)).toBeUndefined();
});

test.each([
  ["cut short", (text: string) => text.slice(0, -9)],
  ["empty", () => ""],
  ["no object", () => "null"],
  ["changed by hand", (text: string) => text.replace("Yes", "No!")],
  ["of another format", (text: string) => text.replace('"format":1', '"format":2')],
])("takes an entry that is %s for a miss and replaces it", async (_name, damage) => {
  await using it = await aCache();
  await it.cache.set(KEY, REPLY);
  await writeFile(it.file, damage(await readFile(it.file, "utf8")));
  expect(await it.cache.get(KEY)).toBeUndefined();
  await it.cache.set(KEY, REPLY);
  expect(await it.cache.get(KEY)).toEqual(REPLY);
});

test("says once that answers cannot be kept, and goes on", async () => {
  await using it = await aCache({}, "file/cache");
  await writeFile(join(it.folder, "file"), "in the way");
  await it.cache.set(KEY, REPLY);
  await it.cache.set(sha256("another"), REPLY);
  expect(it.warnings).toEqual([
    `Answers cannot be kept in ${join(it.folder, "file/cache")} (ENOTDIR): a run that is stopped starts anew.`,
  ]);
});
