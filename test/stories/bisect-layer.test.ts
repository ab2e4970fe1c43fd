import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Standpoint } from "../../src/domain/attribution.ts";
import { sha256 } from "../../src/domain/digest.ts";
import type { Players } from "../../src/domain/players.ts";
import type { Suite } from "../../src/domain/suite.ts";
import { diskTree } from "../../src/edges/disk-tree.ts";
import { gitRepository } from "../../src/edges/git/repository.ts";
import { layerFiles } from "../../src/edges/layer-files.ts";
import type { ModelReply, ModelRequest, World } from "../../src/ports.ts";
import { bisectLayer } from "../../src/stories/bisect-layer.ts";
import { aCase, aRecording } from "../builders.ts";
import { type ScratchRepository, scratchRepository } from "../edges/git/scratch.ts";
import { aReply } from "../pipeline/scripted-models.ts";
import { aSuite, memoryWorld, PRODUCTION } from "./memory-world.ts";

const TEMPLATE = "evals/prompts/support.md";
const POLICY = "evals/policies/refunds.md";
const CASES = Array.from({ length: 5 }, (_, place) =>
  aCase({ id: `case-${place}`, recordings: [aRecording({ turns: [{ role: "user", text: `Question ${place}` }] })] }),
);

type Fallible = { readonly fault?: string; readonly rates?: readonly [withIt: number, withoutIt: number] };

/** Fails so often where its instructions hold the fault, else so much less, by chance that depends on the seed. */
function fallible(seed: string, { fault = "Be brief.", rates = [0.97, 0.02] }: Fallible = {}) {
  return (request: ModelRequest): ModelReply => {
    const system = request.messages.find(({ role }) => role === "system")?.text ?? "";
    const question = request.messages.at(-1)?.text;
    const chance = Number.parseInt(sha256(`${seed} ${request.trial} ${question} ${system}`).slice(0, 8), 16) / 2 ** 32;
    return aReply({ text: chance < (system.includes(fault) ? rates[0] : rates[1]) ? "Yes." : "Yes [d1]." });
  };
}

/** Prompts as they came one after another; the fault came with the one that is named. */
function prompts(count: number, faulty: number): readonly string[] {
  return Array.from(
    { length: count },
    (_, n) => `Answer, draft ${n}.\n${n >= faulty ? "Be brief.\n" : ""}{{ policy }}\n`,
  );
}

async function inMemory(
  texts: readonly string[],
  seed: string,
  { suite = aSuite(), ...how }: Fallible & { readonly suite?: Suite } = {},
) {
  const names = texts.map((_, n) => `c${n}`);
  const commits = Object.fromEntries(texts.map((text, n) => [`c${n}`, { ...PRODUCTION, [TEMPLATE]: text }]));
  const last = names.at(-1) ?? "";
  const memory = memoryWorld({ commits: { ...commits, base: commits[last] ?? {} }, model: fallible(seed, how), suite });
  const history = names.toReversed().map((id) => ({ id, at: `2026-11-01T06:00:${id.slice(1).padStart(2, "0")}Z` }));
  const world: World = {
    ...memory.world,
    repository: { ...memory.world.repository, history: async () => history },
  };
  return { ...memory, world, asked: await askedOf(suite, world, ["c0", last]) };
}

/** The two states of two commits, of which the prompt differs. */
async function askedOf(suite: Suite, world: World, [from, to]: readonly [string, string]) {
  const before = await world.variants.at(world.repository.at(from), "before");
  const after = await world.variants.at(world.repository.at(to), "after");
  const standpoint = ({ versions, label }: Players["before"], commit: string): Standpoint => ({
    label,
    versions,
    commit,
  });
  const players: Players = { before, after, played: ["prompt"], missing: [], cases: CASES, notes: [] };
  return {
    layer: "prompt" as const,
    players,
    cases: CASES,
    before: standpoint(before, from),
    after: standpoint(after, to),
    metric: suite.metrics[0]?.name ?? "",
  };
}

describe("a bisection of the prompt's versions", () => {
  test.each([
    [8, 28],
    [32, 40],
  ])(
    "over %i of them finds the one that brought the failures, in about %i runs",
    { timeout: 120_000 },
    async (count, usual) => {
      const found: boolean[] = [];
      const runs: number[] = [];
      for (let seed = 0; seed < 40; seed++) {
        const faulty = 1 + ((seed * 7) % (count - 1));
        const { world, asked } = await inMemory(prompts(count, faulty), `seed ${seed}`, { rates: [0.7, 0.1] });
        const bisection = await bisectLayer(aSuite(), asked, world);
        found.push(bisection.found === faulty);
        runs.push(bisection.runs);
      }
      expect(found.filter((isRight) => isRight).length).toBeGreaterThanOrEqual(38);
      const median = runs.toSorted((a, b) => a - b)[20] ?? 0;
      expect(median).toBeLessThanOrEqual(1.35 * usual);
      expect(median).toBeGreaterThan(usual / 2);
    },
  );

  test("says of each version how probable it is, and what it was run", async () => {
    const { world, asked, requests } = await inMemory(prompts(6, 3), "told");
    const { versions, found, runs, spend, hunks } = await bisectLayer(aSuite(), asked, world);
    expect(found).toBe(3);
    expect(versions.map(({ commit }) => commit)).toEqual(["c0", "c1", "c2", "c3", "c4", "c5"]);
    expect(versions[0]).toMatchObject({ probability: 0, id: asked.before.versions.prompt.id });
    expect(versions[3]?.probability).toBeGreaterThanOrEqual(0.95);
    expect(versions.reduce((sum, one) => sum + one.runs, 0)).toBe(runs);
    expect(requests.length).toBe(runs + (hunks?.runs ?? 0));
    expect(spend?.calls).toBe(requests.length);
    // None of the answers by which the layer was blamed counts again, and none counts twice.
    const numbers = requests.map(({ trial }) => trial);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(2000);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test("leaves out a version that cannot be run, and says so", async () => {
    const texts = prompts(6, 4).map((text, n) => (n === 2 ? "{% if %}" : text));
    const { world, asked } = await inMemory(texts, "broken");
    const { versions, found, notes } = await bisectLayer(aSuite(), asked, world);
    expect(versions[2]).toMatchObject({ commit: "c2", probability: 0, runs: 0 });
    expect(found).toBe(4);
    expect(notes.join("\n")).toContain(
      "The prompt of commit c2 cannot be run: the prompt template of prompt of c2 does not parse",
    );
  });

  test("says that a version stands for those right before it that cannot be run", async () => {
    const texts = prompts(5, 3).map((text, n) => (n === 2 || n === 3 ? `{% if %}${n}` : text));
    const { world, asked } = await inMemory(texts, "broken");
    const { found, notes } = await bisectLayer(aSuite(), asked, world);
    expect(found).toBe(4);
    expect(notes).toContain(
      "One of the 2 versions right before it may have brought it as well: what cannot be run is not told apart from what comes after it.",
    );
  });

  test("counts a version once that came back, where it came the last time", async () => {
    const [a = "", b = "", c = "", d = ""] = prompts(4, 3);
    const { world, asked } = await inMemory([a, b, c, b, c, d], "back");
    const { versions, found } = await bisectLayer(aSuite(), asked, world);
    expect(versions.map(({ commit }) => commit)).toEqual(["c0", "c3", "c4", "c5"]);
    expect(found).toBe(3);
  });

  test("finds a commit that was made before the earlier record, and merged after it", async () => {
    const { world, asked } = await inMemory(prompts(5, 2), "merged");
    const at = "2026-11-01T06:00:02Z";
    const { versions, found, notes } = await bisectLayer(
      aSuite(),
      { ...asked, before: { ...asked.before, at } },
      world,
    );
    expect(versions.map(({ commit }) => commit)).toEqual(["c0", "c1", "c2", "c3", "c4"]);
    expect(found).toBe(2);
    expect(notes.join("\n")).not.toContain("not in the history");
  });

  test("goes back no further than a little beyond the earlier record for a version that history lost", async () => {
    const { world, asked } = await inMemory(prompts(40, 35), "lost long ago");
    const looked: string[] = [];
    const repository: World["repository"] = {
      ...world.repository,
      history: async (...of) => (await world.repository.history(...of)).filter(({ id }) => id !== "c0"),
      at(commit) {
        looked.push(commit);
        return world.repository.at(commit);
      },
    };
    const before = { ...asked.before, at: "2026-11-01T06:00:30Z" };
    const { versions, found, notes } = await bisectLayer(aSuite(), { ...asked, before }, { ...world, repository });
    expect(versions.map(({ commit }) => commit)).toEqual([
      undefined,
      ...[31, 32, 33, 34, 35, 36, 37, 38, 39].map((n) => `c${n}`),
    ]);
    expect(found).toBe(5);
    expect(notes[0]).toContain("is not in the history of the prompt as it is now");
    expect(new Set(looked).size).toBeLessThanOrEqual(1 + 9 + 20);
  });

  test("ends at a cap of the budget, and says how far it came", async () => {
    const suite = aSuite({ budget: { errors: 0.02, calls: 12 } });
    const { world, asked, requests } = await inMemory(prompts(32, 9), "dear", { suite });
    const { found, notes } = await bisectLayer(suite, asked, world);
    expect(found).toBeUndefined();
    expect(requests.length).toBeLessThanOrEqual(12);
    // So few runs say nothing of the version of before.
    expect(notes).toEqual([
      expect.stringMatching(/^Which version of the prompt it was is not settled: .*budget\.calls/),
    ]);
  });

  test("settles nothing where that of before fails as often now", async () => {
    const { world, asked } = await inMemory(prompts(4, 0), "always");
    const { found, notes } = await bisectLayer(aSuite(), asked, world);
    expect(found).toBeUndefined();
    expect(notes).toEqual([
      "Which version of the prompt it was is not settled: 400 runs were not enough.",
      "Most likely the version of before fails as often by now.",
    ]);
  });

  test("takes the two ends alone where the history cannot be read", async () => {
    const { world, asked } = await inMemory(prompts(5, 2), "lost");
    const repository = {
      ...world.repository,
      history: async () => {
        throw Object.assign(new Error("there is no commit c4 in this shallow clone"), { remedy: "Fetch it." });
      },
    };
    const { versions, found, runs, notes } = await bisectLayer(aSuite(), asked, { ...world, repository });
    expect(versions).toHaveLength(2);
    expect({ found, runs }).toEqual({ found: 1, runs: 0 });
    expect(notes[0]).toBe(
      "The history of the prompt was not read, so what lies between its two versions is not known: there is no commit c4 in this shallow clone.",
    );
  });

  test.each([
    ["model", "cites", "A model has no versions in between: it is known by its name alone."],
    ["retrieval", "cites", "The suite names no files of the retrieval, so there is no history of its versions."],
    ["prompt", "gone", "The suite has no metric gone by which versions could be told apart."],
  ] as const)("of the %s by %s has no answer, and why", async (layer, metric, why) => {
    const { world, asked, requests } = await inMemory(prompts(3, 1), "none");
    const bisection = await bisectLayer(aSuite(), { ...asked, layer, metric }, world);
    expect(bisection).toEqual({ layer, versions: [], runs: 0, notes: [why] });
    expect(requests).toEqual([]);
  });
});

describe("a bisection of the hunks of one change", () => {
  const lines = (of: readonly (string | undefined)[]) =>
    of.map((line, n) => `Rule ${n}.\n${line === undefined ? "" : `${line}\n`}`).join("");
  const old = `${lines([undefined, undefined, undefined, undefined, undefined])}{{ policy }}\n`;

  test("finds the one that brought the failures", async () => {
    const changed = `${lines(["Be kind.", "Be quick.", "Be brief.", "Be exact.", undefined])}{{ policy }}\n`;
    const { world, asked } = await inMemory([old, changed], "hunks");
    const { found, hunks, notes } = await bisectLayer(aSuite(), asked, world);
    expect(found).toBe(1);
    expect(hunks?.list.map(({ file, from, lines: count }) => [file, from, count])).toEqual([
      [TEMPLATE, 2, 1],
      [TEMPLATE, 4, 1],
      [TEMPLATE, 6, 1],
      [TEMPLATE, 8, 1],
    ]);
    expect(hunks?.found).toBe(2);
    expect(notes).toEqual([
      "Hunks came in one after another: where several need each other, the last of them is named.",
    ]);
  });

  test("stays with the versions before it under one cap", async () => {
    const changed = `${lines(["Be kind.", "Be quick.", "Be brief.", "Be exact.", "Be fair."])}{{ policy }}\n`;
    const whole = await inMemory([old, `${old} `, changed], "one cap");
    const free = await bisectLayer(aSuite(), whole.asked, whole.world);
    expect(free).toMatchObject({ found: 2, hunks: { found: 2 } });
    const calls = free.runs + 4;
    const suite = aSuite({ budget: { errors: 0.02, calls } });
    const capped = await inMemory([old, `${old} `, changed], "one cap", { suite });
    const { found, hunks } = await bisectLayer(suite, capped.asked, capped.world);
    expect(found).toBe(2);
    expect(hunks?.found).toBeUndefined();
    expect(capped.requests.length).toBeLessThanOrEqual(calls);
  });

  test("passes over hunks that cannot be run without the next", async () => {
    const changed = `${lines(["Be kind.", "{% if true %}", "Be brief.", "{% endif %}", undefined])}{{ policy }}\n`;
    const { world, asked } = await inMemory([old, changed], "needs");
    const { hunks, notes } = await bisectLayer(aSuite(), asked, world);
    expect(hunks?.list.map(({ probability }) => probability > 0.9)).toEqual([false, false, false, true]);
    expect(notes[0]).toMatch(/^With some of its hunks alone the prompt cannot be run, 2 times/);
  });
});

describe("in a real repository", () => {
  function worldOf(scratch: ScratchRepository, suite: Suite, seed: string): World {
    const repository = gitRepository(scratch.path);
    const { world } = memoryWorld({ model: fallible(seed, { fault: "No refunds." }), suite });
    return { ...world, repository, checkout: diskTree(scratch.path), variants: layerFiles(suite, repository) };
  }

  test("the policy's version and the file are found among commits of other things", { timeout: 60_000 }, async () => {
    using scratch = scratchRepository();
    const suite = aSuite();
    const first = scratch.commit({ ...PRODUCTION, "evals/policies/conduct.md": "Be polite.\n", "README.md": "x\n" });
    const ids = ["README.md", POLICY, "README.md", "evals/policies/conduct.md"].map((path, n) =>
      scratch.commit({ [path]: `Changed ${n}.\n` }),
    );
    const faulty = scratch.commit({ [POLICY]: "No refunds.\n", "evals/policies/conduct.md": "Be very polite.\n" });
    scratch.commit({ [TEMPLATE]: "{{ policy }} Answer." });
    const last = scratch.commit({ [POLICY]: "No refunds.\nBut vouchers.\n" });
    writeFileSync(join(scratch.path, POLICY), "Not committed.\n");
    const world = worldOf(scratch, suite, "git");
    const asked = { ...(await askedOf(suite, world, [first, last])), layer: "policy" as const };
    const { versions, found, hunks } = await bisectLayer(suite, asked, world);
    expect(versions.map(({ commit }) => commit)).toEqual([first, ids[1], ids[3], faulty, last]);
    expect(versions.map(({ at }) => typeof at)).toEqual(Array(5).fill("string"));
    expect(found).toBe(3);
    expect(hunks?.list.map(({ file }) => file)).toEqual(["evals/policies/conduct.md", POLICY]);
    expect(hunks?.found).toBe(1);
  });

  test("a history that was rewritten since leaves the two ends, and says that some may be missing", async () => {
    using scratch = scratchRepository();
    const suite = aSuite();
    const first = scratch.commit({ ...PRODUCTION, [POLICY]: "Refunds within 30 days.\n" });
    const last = scratch.commit({ [POLICY]: "No refunds.\n" });
    const world = worldOf(scratch, suite, "rewritten");
    const asked = { ...(await askedOf(suite, world, [first, last])), layer: "policy" as const };
    scratch.git("checkout", "--quiet", "--orphan", "other");
    const orphan = scratch.commit({ [POLICY]: "No refunds.\n" });
    const after = { ...asked.after, commit: orphan };
    const { versions, found, notes } = await bisectLayer(suite, { ...asked, after }, world);
    expect(versions.map(({ id }) => id)).toEqual([asked.before.versions.policy.id, asked.after.versions.policy.id]);
    expect(found).toBe(1);
    expect(notes[0]).toBe(
      "The version of before is not in the history of the policy as it is now, so versions between may be missing.",
    );
  });
});
