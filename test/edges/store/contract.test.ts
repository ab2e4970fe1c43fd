import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Anchor } from "../../../src/domain/anchor.ts";
import { baselinePath } from "../../../src/domain/baseline.ts";
import { gitHubClient } from "../../../src/edges/github/client.ts";
import { baselineStore } from "../../../src/edges/store/baseline-store.ts";
import type { Branch, BranchFile } from "../../../src/edges/store/branch.ts";
import { gitBranch } from "../../../src/edges/store/git-branch.ts";
import { gitHubBranch } from "../../../src/edges/store/github-branch.ts";
import { memoryBranch } from "../../../src/edges/store/memory-branch.ts";
import { serialiseAnchor } from "../../../src/formats/anchor.ts";
import { branchReadme } from "../../../src/formats/branch-readme.ts";
import { aBaseline, aCaseRow, aRun, aTrial, aTuple } from "../../builders.ts";
import { aReading } from "../../pipeline/probe/readings.ts";
import { aPostMortem } from "../../report/post-mortems.ts";
import { startGitHub } from "../../servers/github.ts";
import { runGit, scratchClone, scratchDirectory, scratchRepository } from "../git/scratch.ts";

/** One branch that does not exist yet, and as many independent writers to it as a test asks for. */
type Place = AsyncDisposable & { readonly writer: () => Promise<Branch> };

const clock = { now: () => new Date("2026-11-02T06:00:00Z") };
const NAME = "eval-baselines";

async function inMemory(): Promise<Place> {
  const branch = memoryBranch();
  return { writer: async () => branch, [Symbol.asyncDispose]: async () => {} };
}

async function inOneRepository(): Promise<Place> {
  const scratch = scratchRepository();
  scratch.commit({ "a.md": "a" });
  return {
    writer: async () => gitBranch({ root: scratch.path, branch: NAME, clock }),
    [Symbol.asyncDispose]: async () => scratch[Symbol.dispose](),
  };
}

async function inClonesOfARemote(): Promise<Place> {
  const scratch = scratchClone();
  const clones = scratchDirectory();
  let made = 0;
  return {
    async writer() {
      made += 1;
      const root = join(clones.path, `clone-${made}`);
      runGit(clones.path, ["clone", "--quiet", scratch.remote, root]);
      return gitBranch({ root, branch: NAME, remote: "origin", clock });
    },
    async [Symbol.asyncDispose]() {
      clones[Symbol.dispose]();
      scratch[Symbol.dispose]();
    },
  };
}

async function inOneCloneOfARemote(): Promise<Place> {
  const scratch = scratchClone();
  return {
    writer: async () => gitBranch({ root: scratch.path, branch: NAME, remote: "origin", clock }),
    [Symbol.asyncDispose]: async () => scratch[Symbol.dispose](),
  };
}

async function onGitHub(): Promise<Place> {
  const server = await startGitHub();
  return {
    async writer() {
      const client = await gitHubClient({ token: server.token, baseUrl: server.url });
      return gitHubBranch({ client, owner: server.owner, repo: server.repo, branch: NAME, warn: () => {} });
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** A record like no other of the same day and tuple. */
function aRecord(number: number) {
  return aBaseline({ run: aRun({ cases: [aCaseRow({ id: `case-${number}`, trials: [aTrial({ usd: number })] })] }) });
}

function anAnchor(baseline: string, why = "answers were reviewed by hand"): Anchor {
  return {
    format: 1,
    suite: "support-desk",
    baseline,
    by: "Ada <ada@example.org>",
    at: "2026-11-02T07:00:00.000Z",
    why,
  };
}

/** A record that nobody wrote. */
const GONE = "baselines/support-desk/2026/2026-01-05-1a2b3c4d.json";

async function put(branch: Branch, file: BranchFile): Promise<void> {
  const { head } = await branch.snapshot();
  const outcome = await branch.commit({ expectedHead: head, files: [file], message: "Put a file" });
  expect(outcome.status).toBe("committed");
}

const retryAtOnce = { wait: async () => {} };

describe.each([
  ["a branch in memory", inMemory],
  ["a branch of a repository without a remote", inOneRepository],
  ["a branch of a bare remote, from clones of their own", inClonesOfARemote],
  ["a branch of a bare remote, from one clone", inOneCloneOfARemote],
  ["a branch on GitHub", onGitHub],
])("%s", (_, open) => {
  test("that does not exist yet has no records", async () => {
    await using place = await open();
    const branch = await place.writer();
    expect(await baselineStore(branch).list("support-desk")).toEqual([]);
    expect((await branch.snapshot()).head).toBeUndefined();
  });

  test("gives back the record that was added, to another reader too", async () => {
    await using place = await open();
    const record = aRecord(1);
    const name = await baselineStore(await place.writer()).add(record);
    expect(name.path).toBe(baselinePath(record, 1));
    const reader = baselineStore(await place.writer());
    expect(await reader.list("support-desk")).toEqual([name]);
    expect(await reader.read(name)).toEqual(record);
    expect(await reader.list("support")).toEqual([]);
  });

  test("lists records oldest first, and grows by each", async () => {
    await using place = await open();
    const store = baselineStore(await place.writer());
    const records = ["2026-11-09", "2025-12-29", "2026-11-02"].map((day) =>
      aBaseline({ run: aRun({ at: `${day}T06:00:00Z` }) }),
    );
    for (const record of records) await store.add(record);
    const names = await store.list("support-desk");
    expect(names.map(({ date }) => date)).toEqual(["2025-12-29", "2026-11-02", "2026-11-09"]);
  });

  test("holds a record once however often it is added", async () => {
    await using place = await open();
    const first = await baselineStore(await place.writer()).add(aRecord(1));
    const { head } = await (await place.writer()).snapshot();
    expect(await baselineStore(await place.writer()).add(aRecord(1))).toEqual(first);
    const snapshot = await (await place.writer()).snapshot();
    expect(snapshot.head).toBe(head);
    expect(await snapshot.list("baselines/")).toEqual([first.path]);
  });

  test("numbers the records of one day in the order they came, whatever their versions", async () => {
    await using place = await open();
    const store = baselineStore(await place.writer());
    const other = aBaseline({ run: aRun({ versions: aTuple({ prompt: "fedcba98" }) }) });
    const names = [await store.add(aRecord(1)), await store.add(aRecord(2)), await store.add(other)];
    expect(names.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3]);
    expect(names[1]?.path).toBe(baselinePath(aRecord(2), 2));
    expect(await store.list("support-desk")).toEqual(names);
    for (const [index, name] of names.slice(0, 2).entries()) expect(await store.read(name)).toEqual(aRecord(index + 1));
  });

  test("loses no reading and no record of writers at the same time", async () => {
    await using place = await open();
    await baselineStore(await place.writer(), retryAtOnce).add(aRecord(1));
    const readings = [1, 2, 3].map((calls) => aReading({ calls }));
    const stores = await Promise.all([...readings, "record"].map(async () => baselineStore(await place.writer())));
    const [record, ...others] = stores.toReversed();
    await Promise.all([
      record?.add(aRecord(2)),
      ...others.map((store, n) => store.addProbe(readings[n] ?? aReading())),
    ]);
    const reader = baselineStore(await place.writer());
    const kept = await reader.probes("desk");
    expect(kept.map(({ path }) => path).toSorted()).toEqual([
      "probes/desk/2026-01-05-2.json",
      "probes/desk/2026-01-05-3.json",
      "probes/desk/2026-01-05.json",
    ]);
    expect(kept.map(({ reading }) => reading.calls).toSorted()).toEqual([1, 2, 3]);
    expect(await reader.list("support-desk")).toHaveLength(2);
  });

  test("holds a post-mortem byte for byte, and nobody writes over what they have not read", async () => {
    await using place = await open();
    const markdown = "# Ünïcode \u{1F6A8}\r\n<!-- yours: summary -->\r\n  two blanks  \n\n<!-- /yours -->";
    const first = { postMortem: aPostMortem(), markdown, cases: '{"id":"a"}\n' };
    const { incident } = first.postMortem;
    const store = baselineStore(await place.writer(), retryAtOnce);
    expect(await store.keepPostMortem(first, undefined)).toBe(`incidents/${incident}`);
    const other = baselineStore(await place.writer(), retryAtOnce);
    expect(await other.incidents()).toEqual([incident]);
    expect(await other.postMortem(incident)).toEqual(first);
    const second = { ...first, markdown: `${markdown}\nmore` };
    await other.keepPostMortem(second, markdown);
    await expect(store.keepPostMortem(first, markdown)).rejects.toMatchObject({
      message: expect.stringMatching(/^incidents\/\S+ of .+ was changed meanwhile$/),
    });
    expect(await store.postMortem(incident)).toEqual(second);
  });

  test("has no anchor until somebody blesses a record, and then that one, for every reader", async () => {
    await using place = await open();
    const store = baselineStore(await place.writer());
    expect(await store.anchor("support-desk")).toBeUndefined();
    const name = await store.add(aRecord(1));
    expect(await store.anchor("support-desk")).toBeUndefined();
    await store.bless(anAnchor(name.path));
    const reader = baselineStore(await place.writer());
    expect(await reader.anchor("support-desk")).toEqual(anAnchor(name.path));
    expect(await reader.anchor("support")).toBeUndefined();
    expect(await reader.read(name)).toEqual(aRecord(1));
  });

  test("moves its anchor in a commit of its own, and makes none for the same blessing", async () => {
    await using place = await open();
    const branch = await place.writer();
    const store = baselineStore(branch);
    const [first, second] = [await store.add(aRecord(1)), await store.add(aRecord(2))];
    await store.bless(anAnchor(first.path));
    const { head } = await branch.snapshot();
    await store.bless(anAnchor(first.path));
    expect((await branch.snapshot()).head).toBe(head);
    await store.bless(anAnchor(second.path, "the new model was agreed on"));
    expect((await branch.snapshot()).head).not.toBe(head);
    expect(await store.anchor("support-desk")).toMatchObject({ baseline: second.path });
    expect(await (await branch.snapshot()).list("anchors/")).toEqual(["anchors/support-desk.json"]);
  });

  test("refuses to bless what is no record of the suite on it", async () => {
    await using place = await open();
    const branch = await place.writer();
    const store = baselineStore(branch);
    await store.add(aRecord(1));
    const { head } = await branch.snapshot();
    for (const path of [GONE, "README.md", "baselines/other/2026/2026-11-02-1a2b3c4d.json"]) {
      await expect(store.bless(anAnchor(path))).rejects.toMatchObject({
        name: "UserError",
        message: `${path} is no record of suite support-desk on ${branch.label}, so it cannot be blessed`,
        remedy: "Bless a record that is on the branch: latest, a date, or the beginning of a tuple.",
      });
    }
    expect((await branch.snapshot()).head).toBe(head);
  });

  test("says that its anchor points to a record that is gone, and takes another", async () => {
    await using place = await open();
    const branch = await place.writer();
    const store = baselineStore(branch);
    const name = await store.add(aRecord(1));
    await put(branch, { path: "anchors/support-desk.json", text: serialiseAnchor(anAnchor(GONE)) });
    await expect(store.anchor("support-desk")).rejects.toMatchObject({
      name: "UserError",
      message: `anchors/support-desk.json of ${branch.label} points to ${GONE}, which is not there`,
      remedy:
        "Restore the record from the branch's history, or bless another one: eval-baseline anchor BASELINE --why TEXT.",
    });
    await store.bless(anAnchor(name.path));
    expect(await store.anchor("support-desk")).toEqual(anAnchor(name.path));
  });

  test("replaces an anchor that cannot be read, and never one of a newer program", async () => {
    await using place = await open();
    const branch = await place.writer();
    const store = baselineStore(branch);
    const name = await store.add(aRecord(1));
    await put(branch, { path: "anchors/support-desk.json", text: "{ not JSON" });
    await expect(store.anchor("support-desk")).rejects.toThrow("is not an anchor: it is not JSON");
    await store.bless(anAnchor(name.path));
    expect(await store.anchor("support-desk")).toEqual(anAnchor(name.path));
    await put(branch, { path: "anchors/support-desk.json", text: '{ "format": 2 }' });
    for (const attempt of [() => store.anchor("support-desk"), () => store.bless(anAnchor(name.path))])
      await expect(attempt()).rejects.toMatchObject({
        message: `anchors/support-desk.json of ${branch.label} is an anchor of format 2, and this version reads format 1`,
        remedy: "Use a newer version of eval-baseline.",
      });
    expect(await (await branch.snapshot()).read("anchors/support-desk.json")).toBe('{ "format": 2 }');
  });

  test("loses neither a record nor a blessing when both are written at once", async () => {
    await using place = await open();
    const { path } = await baselineStore(await place.writer()).add(aRecord(1));
    const numbers = [2, 3, 4, 5];
    const stores = await Promise.all([...numbers, 0].map(async () => baselineStore(await place.writer())));
    await Promise.all(
      stores.map((store, index) => {
        const number = numbers[index];
        return number === undefined ? store.bless(anAnchor(path)) : store.add(aRecord(number));
      }),
    );
    const reader = baselineStore(await place.writer());
    expect(await reader.anchor("support-desk")).toEqual(anAnchor(path));
    expect((await reader.list("support-desk")).map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5]);
  });

  test("is refused where the branch holds anything else", async () => {
    await using place = await open();
    const branch = await place.writer();
    await put(branch, { path: "src/index.ts", text: "code" });
    await expect(baselineStore(branch).add(aRecord(1))).rejects.toThrow(
      /holds other things, src\/index\.ts for one, so it is no branch of baselines$/,
    );
  });

  test("gets its README with the first record, and never again", async () => {
    await using place = await open();
    const branch = await place.writer();
    await baselineStore(branch).add(aRecord(1));
    expect(await (await branch.snapshot()).read("README.md")).toBe(branchReadme());
    await put(branch, { path: "README.md", text: "edited by a person\n" });
    await baselineStore(branch).add(aRecord(2));
    expect(await (await branch.snapshot()).read("README.md")).toBe("edited by a person\n");
  });

  test("loses nothing when eight write at once", async () => {
    await using place = await open();
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
    const stores = await Promise.all(numbers.map(async () => baselineStore(await place.writer())));
    const names = await Promise.all(stores.map((store, index) => store.add(aRecord(numbers[index] ?? 0))));
    expect(names.map(({ ordinal }) => ordinal).sort()).toEqual(numbers);
    const reader = baselineStore(await place.writer());
    for (const [index, name] of names.entries()) expect(await reader.read(name)).toEqual(aRecord(index + 1));
  });

  test("refuses a commit on a head that is no longer the head", async () => {
    await using place = await open();
    const slow = await place.writer();
    const before = await slow.snapshot();
    await put(await place.writer(), { path: "a.txt", text: "first\n" });
    const files = [{ path: "b.txt", text: "second\n" }];
    expect(await slow.commit({ expectedHead: before.head, files, message: "late" })).toEqual({ status: "moved" });
    const { head } = await slow.snapshot();
    await put(await place.writer(), { path: "a.txt", text: "third\n" });
    expect(await slow.commit({ expectedHead: head, files, message: "late" })).toEqual({ status: "moved" });
    const after = await slow.snapshot();
    expect(await after.read("a.txt")).toBe("third\n");
    expect(await after.read("b.txt")).toBeUndefined();
    expect(await before.read("a.txt")).toBeUndefined();
  });

  test("keeps text as it is: no line end added or changed, any letter", async () => {
    await using place = await open();
    const branch = await place.writer();
    const text = "\uFEFFa\r\nb\tä🙂\n\n";
    await put(branch, { path: "odd/ä b.txt", text });
    const snapshot = await (await place.writer()).snapshot();
    expect(await snapshot.list("odd/")).toEqual(["odd/ä b.txt"]);
    expect(await snapshot.read("odd/ä b.txt")).toBe(text);
  });

  test("says which record is broken, and still lists it", async () => {
    await using place = await open();
    const branch = await place.writer();
    const path = "baselines/support-desk/2026/2026-11-02-1a2b3c4d.json";
    await put(branch, { path, text: "{ not JSON" });
    const store = baselineStore(branch);
    const [name] = await store.list("support-desk");
    expect(name?.path).toBe(path);
    await expect(name && store.read(name)).rejects.toMatchObject({
      name: "UserError",
      message: expect.stringContaining(`${path} is not JSON: `),
      remedy: "Restore the file from the branch's history, or delete it and record a new baseline.",
    });
  });

  test("does not list a file that is no record", async () => {
    await using place = await open();
    const branch = await place.writer();
    const name = await baselineStore(branch).add(aRecord(1));
    for (const path of ["baselines/support-desk/notes.md", "baselines/support-desk/2026/draft.json", "index.html"])
      await put(branch, { path, text: "x" });
    expect(await baselineStore(branch).list("support-desk")).toEqual([name]);
  });
});

describe("a store", () => {
  test("says that a record is gone", async () => {
    const store = baselineStore(memoryBranch());
    const name = await store.add(aRecord(1));
    await expect(
      store.read({ ...name, path: "baselines/support-desk/2026/2026-01-01-00000000.json" }),
    ).rejects.toMatchObject({
      message: "baselines/support-desk/2026/2026-01-01-00000000.json is not on a branch in memory",
      remedy: "Take a record that is on the branch; git log on the branch says whether somebody deleted this one.",
    });
  });

  test("refuses an incomplete run, with the run's own remedy", async () => {
    const incomplete = { reason: "cut-off", problem: "stopped after 3 of 200 cases", remedy: "Run it again." } as const;
    const baseline = aBaseline({ run: aRun({ incomplete }) });
    await expect(baselineStore(memoryBranch()).add(baseline)).rejects.toMatchObject({
      message: "an incomplete run cannot become a baseline: stopped after 3 of 200 cases",
      remedy: "Run it again.",
    });
  });

  test("refuses a suite whose name would lead to another directory", async () => {
    const baseline = aBaseline({ run: aRun({ suite: "a/b" }) });
    await expect(baselineStore(memoryBranch()).add(baseline)).rejects.toMatchObject({
      message: expect.stringMatching(/^baselines\/a\/b\/2026\/.* cannot be the path of a record$/),
      remedy: "Give the suite a name without slashes, and the run a date of four-digit years.",
    });
  });

  test("gives up after ten tries on a branch that always moves, having waited before each but the first", async () => {
    const branch: Branch = { ...memoryBranch(), commit: async () => ({ status: "moved" }) };
    const waits: number[] = [];
    const wait = async (attempt: number) => {
      waits.push(attempt);
    };
    await expect(baselineStore(branch, { wait }).add(aRecord(1))).rejects.toMatchObject({
      message: "a branch in memory moved each of the 10 times a record was about to be written to it",
      remedy: "Run this again when fewer others write to the branch.",
    });
    expect(waits).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test("blesses on top of a record that came meanwhile, and gives up after ten tries as well", async () => {
    const inner = memoryBranch();
    const { path } = await baselineStore(inner).add(aRecord(1));
    let moves = 0;
    const busy: Branch = {
      ...inner,
      async commit(change) {
        moves += 1;
        if (moves === 1) await baselineStore(inner).add(aRecord(2));
        return inner.commit(change);
      },
    };
    await baselineStore(busy, retryAtOnce).bless(anAnchor(path));
    expect(moves).toBe(2);
    expect(await baselineStore(inner).anchor("support-desk")).toEqual(anAnchor(path));
    const stuck: Branch = { ...inner, commit: async () => ({ status: "moved" }) };
    await expect(baselineStore(stuck, retryAtOnce).bless(anAnchor(path, "another reason"))).rejects.toMatchObject({
      message: "a branch in memory moved each of the 10 times an anchor was about to be written to it",
      remedy: "Run this again when fewer others write to the branch.",
    });
  });

  test("takes the next number when another record took its own meanwhile", async () => {
    const inner = memoryBranch();
    let first = true;
    const branch: Branch = {
      ...inner,
      async commit(change) {
        if (first) await baselineStore(inner).add(aRecord(2));
        first = false;
        return inner.commit(change);
      },
    };
    expect((await baselineStore(branch, retryAtOnce).add(aRecord(1))).ordinal).toBe(2);
    expect(await baselineStore(inner).list("support-desk")).toHaveLength(2);
  });
});
