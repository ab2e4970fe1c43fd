import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import {
  appendFile,
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../../src/domain/digest.ts";
import { diskCache } from "../../../src/edges/models/answer-cache.ts";
import type { KeptReply } from "../../../src/edges/models/chat-reply.ts";

const KEY = sha256("a request");
const OTHER = sha256("another");
const REPLY: KeptReply = {
  status: "replied",
  text: "Yes — naïve “quotes” 漢\u2028",
  toolCalls: [],
  finish: "stop",
  usage: { input: 3, output: 1 },
  latencyMs: 12.5,
};
const NOW = Date.parse("2026-11-02T06:00:00Z");
const HOUR = 3_600_000;

type Overrides = Partial<Parameters<typeof diskCache>[1]>;

/** An occasion among others; `open` is what another process would do. */
async function anOccasion(below = "occasion") {
  const folder = await mkdtemp(join(tmpdir(), "answer-cache-"));
  let now = NOW;
  const warnings: string[] = [];
  const open = (overrides: Overrides = {}) =>
    diskCache(join(folder, below), {
      clock: { now: () => new Date(now) },
      warn: (line) => warnings.push(line),
      ...overrides,
    });
  return {
    folder,
    warnings,
    open,
    cache: open(),
    file: join(folder, below, "answers.jsonl"),
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

test("gives back exactly what was kept, also to another process, and nothing for another key", async () => {
  await using it = await anOccasion();
  expect(await it.cache.get(KEY)).toBeUndefined();
  await it.cache.set(KEY, REPLY);
  for (const cache of [it.cache, it.open()]) {
    expect(await cache.get(KEY)).toEqual(REPLY);
    expect(await cache.get(OTHER)).toBeUndefined();
  }
});

test("finds every answer among many, however long they are", async () => {
  await using it = await anOccasion();
  const replies = Array.from({ length: 40 }, (_, index) => ({ ...REPLY, text: `${index} é`.repeat(index * 197) }));
  const keyOf = (index: number) => sha256(String(index));
  for (const [index, reply] of replies.entries()) {
    await it.cache.set(keyOf(index), reply);
    if (index % 7 === 0) expect(await it.cache.get(keyOf(index))).toEqual(reply);
  }
  const later = it.open();
  for (const [index, reply] of replies.entries()) expect(await later.get(keyOf(index))).toEqual(reply);
});

test("keeps an answer of twenty megabytes beside others", async () => {
  await using it = await anOccasion();
  const huge = { ...REPLY, text: "é\u2028\\n".repeat(4_000_000) };
  await it.cache.set(KEY, huge);
  await it.cache.set(OTHER, REPLY);
  const later = it.open();
  expect(await later.get(OTHER)).toEqual(REPLY);
  expect(isDeepStrictEqual(await later.get(KEY), huge)).toBe(true);
});

test("keeps the answers of an occasion in one file, for its owner's eyes only", async () => {
  await using it = await anOccasion();
  await Promise.all([it.cache.set(KEY, REPLY), it.cache.set(OTHER, REPLY)]);
  expect(await readdir(dirname(it.file))).toEqual(["answers.jsonl"]);
  expect((await stat(it.file)).mode & 0o077).toBe(0);
});

test("gives the last of several answers to one key", async () => {
  await using it = await anOccasion();
  for (const text of ["first", "second"]) await it.cache.set(KEY, { ...REPLY, text });
  expect(await it.cache.get(KEY)).toMatchObject({ text: "second" });
  await it.cache.set(KEY, { ...REPLY, text: "third" });
  expect(await it.cache.get(KEY)).toMatchObject({ text: "third" });
  expect(await it.open().get(KEY)).toMatchObject({ text: "third" });
});

test("does not let an old answer stand in for now", async () => {
  await using it = await anOccasion();
  await it.cache.set(KEY, REPLY);
  it.pass(24 * HOUR);
  expect(await it.cache.get(KEY)).toEqual(REPLY);
  it.pass(1);
  expect(await it.cache.get(KEY)).toBeUndefined();
  await it.cache.set(KEY, { ...REPLY, text: "newer" });
  expect(await it.cache.get(KEY)).toMatchObject({ text: "newer" });
});

test("takes an answer from the future for a miss", async () => {
  await using it = await anOccasion();
  await it.cache.set(KEY, REPLY);
  it.pass(-HOUR);
  expect(await it.cache.get(KEY)).toBeUndefined();
});

test("of a run that pays for its own answers finds these, and not those of the runs before", async () => {
  await using it = await anOccasion();
  await it.cache.set(KEY, REPLY);
  it.pass(1);
  const fresh = it.open({ since: new Date(NOW + 1) });
  expect(await fresh.get(KEY)).toBeUndefined();
  await fresh.set(KEY, { ...REPLY, text: "newer" });
  expect(await fresh.get(KEY)).toMatchObject({ text: "newer" });
  expect(await it.open().get(KEY)).toMatchObject({ text: "newer" });
});

describe("a damaged journal", () => {
  test.each([
    ["cut short", (line: string) => line.slice(0, -9)],
    ["empty", () => ""],
    ["no object", () => "null"],
    ["changed by hand", (line: string) => line.replace("Yes", "No!")],
    ["filed under another key", (line: string) => line.replace(OTHER, KEY)],
    ["of another format", (line: string) => line.replace('"format":2', '"format":3')],
    ["not text", () => "\u0000\ufffd\u0000"],
  ])("makes a line that is %s a miss, and the other lines stay", async (_name, damage) => {
    await using it = await anOccasion();
    const keys = [sha256("one"), OTHER, sha256("three")];
    for (const key of keys) await it.cache.set(key, REPLY);
    const [none, first, second, third] = (await readFile(it.file, "utf8")).split("\n");
    await writeFile(it.file, [none, first, damage(second ?? ""), third].join("\n"));
    const later = it.open();
    expect(await Promise.all([...keys, KEY].map((key) => later.get(key)))).toEqual([
      REPLY,
      undefined,
      REPLY,
      undefined,
    ]);
    await later.set(OTHER, REPLY);
    expect(await later.get(OTHER)).toEqual(REPLY);
  });

  test("gives back what was kept or nothing, whichever byte of it is another", async () => {
    await using it = await anOccasion();
    const keys = [KEY, OTHER, sha256("a third")];
    for (const key of keys) await it.cache.set(key, REPLY);
    const sound = await readFile(it.file);
    for (let place = 0; place < sound.length; place += 1) {
      const flipped = Buffer.from(sound);
      flipped[place] = (flipped[place] ?? 0) ^ 0x20;
      await writeFile(it.file, flipped);
      const later = it.open();
      const found = await Promise.all(keys.map((key) => later.get(key)));
      expect(found.every((reply) => reply === undefined || isDeepStrictEqual(reply, REPLY))).toBe(true);
      // A flipped line feed costs the line before it too.
      expect(found.filter((reply) => reply === undefined).length).toBeLessThanOrEqual(2);
    }
  });

  test("that is binary from end to end has no answers, and takes new ones", async () => {
    await using it = await anOccasion();
    await mkdir(dirname(it.file));
    await writeFile(it.file, Buffer.from(sha256("noise").repeat(4000), "hex"));
    expect(await it.cache.get(KEY)).toBeUndefined();
    await it.cache.set(KEY, REPLY);
    expect([await it.cache.get(KEY), await it.open().get(KEY)]).toEqual([REPLY, REPLY]);
  });

  test("that a killed process left torn, at whatever byte, costs that one answer and none that follows", async () => {
    await using it = await anOccasion();
    await it.cache.set(KEY, REPLY);
    const whole = await readFile(it.file);
    await it.cache.set(OTHER, REPLY);
    const both = await readFile(it.file);
    for (let end = whole.length; end < both.length; end += 1) {
      await writeFile(it.file, both.subarray(0, end));
      const later = it.open();
      expect([end, await later.get(KEY), await later.get(OTHER)]).toEqual([end, REPLY, undefined]);
      await later.set(OTHER, REPLY);
      expect(await it.open().get(OTHER)).toEqual(REPLY);
    }
  });

  test("that a running process tears after we have opened it costs none of ours", async () => {
    await using it = await anOccasion();
    await it.cache.set(KEY, REPLY);
    await appendFile(it.file, '\n{"digest":"012');
    await it.cache.set(OTHER, REPLY);
    expect([await it.open().get(KEY), await it.open().get(OTHER)]).toEqual([REPLY, REPLY]);
  });
});

describe("several processes", () => {
  /** Writes answers "<name> 0", "<name> 1", … of many sizes, saying each once it is kept. */
  const WRITER = `
    import { sha256 } from ${JSON.stringify(join(import.meta.dirname, "../../../src/domain/digest.ts"))};
    import { diskCache } from ${JSON.stringify(join(import.meta.dirname, "../../../src/edges/models/answer-cache.ts"))};
    const [, folder, name, count] = process.argv;
    const clock = { now: () => new Date(${NOW}) };
    const cache = diskCache(folder, { clock, warn: (line) => { throw new Error(line); } });
    for (let index = 0; index < Number(count); index += 1) {
      const text = name + "é".repeat((index * 7919) % 20000);
      const reply = { status: "replied", text, toolCalls: [], finish: "stop", latencyMs: index };
      await cache.set(sha256(name + " " + index), reply);
      process.stdout.write(index + "\\n");
    }`;
  const write = (file: string, name: string, count: number) =>
    spawn(process.execPath, ["--input-type=module", "-e", WRITER, dirname(file), name, String(count)], {
      stdio: ["ignore", "pipe", "inherit"],
    });

  test("may write at once, and no answer is lost or damaged", async () => {
    await using it = await anOccasion();
    const names = ["a", "b", "c"];
    const ends = await Promise.all(names.map((name) => once(write(it.file, name, 300), "exit")));
    expect(ends.map(([status]) => status)).toEqual([0, 0, 0]);
    const later = it.open();
    for (const name of names)
      for (let index = 0; index < 300; index += 1)
        expect(await later.get(sha256(`${name} ${index}`))).toMatchObject({
          text: name + "é".repeat((index * 7919) % 20_000),
          latencyMs: index,
        });
  });

  test("that are killed leave every answer that they had kept", async () => {
    await using it = await anOccasion();
    const writer = write(it.file, "k", 1_000_000);
    let said = "";
    for await (const piece of writer.stdout) {
      said += piece;
      if (said.length > 400) writer.kill("SIGKILL");
    }
    const kept = said.split("\n").length - 1;
    const later = it.open();
    for (let index = 0; index < kept; index += 1)
      expect(await later.get(sha256(`k ${index}`))).toMatchObject({ latencyMs: index });
    await later.set(KEY, REPLY);
    expect(await it.open().get(KEY)).toEqual(REPLY);
  });
});

describe("answers that cannot be kept", () => {
  test("are told once, and the run goes on", async () => {
    await using it = await anOccasion("file/occasion");
    await writeFile(join(it.folder, "file"), "in the way");
    await it.cache.set(KEY, REPLY);
    await it.cache.set(OTHER, REPLY);
    expect(await it.cache.get(KEY)).toBeUndefined();
    expect(it.warnings).toEqual([
      `Answers cannot be kept in ${join(it.folder, "file/occasion")} (ENOTDIR): a run that is stopped starts anew.`,
    ]);
  });

  test.skipIf(!existsSync("/dev/full"))("because the disk is full are told once too", async () => {
    await using it = await anOccasion();
    await mkdir(dirname(it.file));
    await symlink("/dev/full", it.file);
    await it.cache.set(KEY, REPLY);
    await it.cache.set(OTHER, REPLY);
    expect(it.warnings).toEqual([
      `Answers cannot be kept in ${dirname(it.file)} (ENOSPC): a run that is stopped starts anew.`,
    ]);
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === "win32")(
    "because the folder is read-only are told once too (skipped for root, who may write anywhere)",
    async () => {
      await using it = await anOccasion("locked/occasion");
      await mkdir(join(it.folder, "locked"));
      await chmod(join(it.folder, "locked"), 0o500);
      await it.cache.set(KEY, REPLY);
      await it.cache.set(OTHER, REPLY);
      expect(it.warnings).toEqual([
        `Answers cannot be kept in ${join(it.folder, "locked/occasion")} (EACCES): a run that is stopped starts anew.`,
      ]);
      expect(await it.cache.get(KEY)).toBeUndefined();
      await chmod(join(it.folder, "locked"), 0o700);
    },
  );

  test("because a folder is in their place are told once too", async () => {
    await using it = await anOccasion();
    await mkdir(it.file, { recursive: true });
    expect(await it.cache.get(KEY)).toBeUndefined();
    await it.cache.set(KEY, REPLY);
    await it.cache.set(OTHER, REPLY);
    expect(await it.cache.get(KEY)).toBeUndefined();
    expect(it.warnings).toEqual([
      `Answers cannot be kept in ${dirname(it.file)} (EISDIR): a run that is stopped starts anew.`,
    ]);
  });

  test.skipIf(process.platform === "win32")(
    "because the disk is full in the middle of one leave those before it whole, and are told once",
    async () => {
      await using it = await anOccasion();
      // The limit on a file's size stops a write where a full disk does: after a part of it.
      const { status, stdout } = spawnSync(
        "sh",
        [
          "-c",
          'ulimit -f 64 && exec "$0" "$@"',
          process.execPath,
          "--input-type=module",
          "-e",
          FILLER,
          dirname(it.file),
        ],
        { encoding: "utf8" },
      );
      expect(status).toBe(0);
      const { kept, warnings } = JSON.parse(stdout) as { kept: number; warnings: string[] };
      expect(warnings).toHaveLength(1);
      expect(kept).toBeGreaterThan(0);
      const later = it.open();
      for (let index = 0; index < kept; index += 1)
        expect(await later.get(sha256(`f ${index}`))).toMatchObject({ latencyMs: index });
      expect(await later.get(sha256(`f ${kept}`))).toBeUndefined();
      await later.set(KEY, REPLY);
      expect([await later.get(KEY), await it.open().get(KEY)]).toEqual([REPLY, REPLY]);
    },
  );

  /** Keeps answers until the first that cannot be kept, and three more; says how many could be. */
  const FILLER = `
    import { sha256 } from ${JSON.stringify(join(import.meta.dirname, "../../../src/domain/digest.ts"))};
    import { diskCache } from ${JSON.stringify(join(import.meta.dirname, "../../../src/edges/models/answer-cache.ts"))};
    const [, folder] = process.argv;
    const warnings = [];
    const clock = { now: () => new Date(${NOW}) };
    const cache = diskCache(folder, { clock, warn: (line) => warnings.push(line) });
    let kept = 0;
    for (let index = 0; index < kept + 4; index += 1) {
      const reply = { status: "replied", text: "x".repeat(3000), toolCalls: [], finish: "stop", latencyMs: index };
      await cache.set(sha256("f " + index), reply);
      if (warnings.length === 0) kept += 1;
    }
    process.stdout.write(JSON.stringify({ kept, warnings }));`;

  test("are kept again once the obstacle is gone", async () => {
    await using it = await anOccasion();
    await writeFile(dirname(it.file), "in the way");
    await it.cache.set(KEY, REPLY);
    await rm(dirname(it.file));
    await it.cache.set(KEY, REPLY);
    expect(await it.cache.get(KEY)).toEqual(REPLY);
    expect(it.warnings).toHaveLength(1);
  });
});

describe("when a journal is opened", () => {
  async function aFolder(parent: string, name: string, ageHours: number, files: readonly string[]) {
    await mkdir(join(parent, name));
    const time = new Date(NOW - ageHours * HOUR);
    for (const file of files) {
      await writeFile(join(parent, name, file), "");
      await utimes(join(parent, name, file), time, time);
    }
  }

  test("those of other occasions that nobody wrote to for two days are removed, and nothing else is", async () => {
    await using it = await anOccasion();
    await aFolder(it.folder, "old", 49, ["answers.jsonl"]);
    await aFolder(it.folder, "recent", 47, ["answers.jsonl"]);
    await aFolder(it.folder, "with something else", 49, ["answers.jsonl", "notes.txt"]);
    await aFolder(it.folder, "of something else", 49, ["data.jsonl"]);
    await aFolder(it.folder, "empty", 49, []);
    await writeFile(join(it.folder, "answers.jsonl"), "no folder");
    const outside = await mkdtemp(join(tmpdir(), "answer-cache-outside-"));
    await aFolder(outside, "linked", 49, ["answers.jsonl"]);
    await symlink(join(outside, "linked"), join(it.folder, "link"));
    await it.cache.set(KEY, REPLY);
    expect((await readdir(it.folder)).sort()).toEqual([
      "answers.jsonl",
      "empty",
      "link",
      "occasion",
      "of something else",
      "recent",
      "with something else",
    ]);
    expect(await readdir(join(outside, "linked"))).toEqual(["answers.jsonl"]);
    await rm(outside, { recursive: true });
  });

  test("its own answers of long ago are dropped rather than read again each time", async () => {
    await using it = await anOccasion();
    await it.cache.set(KEY, REPLY);
    const before = (await stat(it.file)).size;
    await utimes(it.file, new Date(NOW - 49 * HOUR), new Date(NOW - 49 * HOUR));
    const later = it.open();
    expect(await later.get(KEY)).toBeUndefined();
    await later.set(OTHER, REPLY);
    expect((await stat(it.file)).size).toBe(before);
    expect(await later.get(OTHER)).toEqual(REPLY);
  });
});
