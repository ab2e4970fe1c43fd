import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diffTuples } from "../../src/domain/version.ts";
import { gitRepository } from "../../src/edges/git/repository.ts";
import { asPlayed, findPlayers, playersOf } from "../../src/stories/find-players.ts";
import { runGit, scratchDirectory } from "../edges/git/scratch.ts";
import { desk, differing, FILES, questions, suiteText, TEMPLATE } from "./find-players/desk.ts";

const UNKNOWN = { id: null, source: "unknown" } as const;

describe("prompt, policy and tools", () => {
  test("are found by their content in the commits of both states, and nothing else differs", async () => {
    using one = desk();
    const first = one.scratch.commit(FILES);
    const second = one.scratch.commit({
      "prompts/support.md": `${TEMPLATE}Cite.\n`,
      "policies/refunds.md": "No refunds.\n",
      "tools/orders.json": '{"name":"find_order","description":"By number","parameters":{"type":"object"}}\n',
    });
    one.scratch.commit({ "prompts/support.md": "Later.\n", "policies/refunds.md": "Later.\n" });
    const suite = await one.suite();
    const [before, after] = [await one.stateOf(first), await one.stateOf(second)];
    const players = await findPlayers(suite, { before, after }, { sample: questions(12) }, one.world(suite));
    expect(players).toMatchObject({ played: ["prompt", "policy", "tools"], missing: [], notes: [] });
    expect(players.cases).toHaveLength(12);
    expect(players.before).toMatchObject({
      label: before.label,
      versions: before.versions,
      template: { text: TEMPLATE },
      policy: "No refunds after 30 days.",
      retrieval: { kind: "recorded" },
    });
    expect(players.after).toMatchObject({
      versions: after.versions,
      template: { text: `${TEMPLATE}Cite.\n` },
      policy: "No refunds.",
      tools: [{ description: "By number" }],
    });
    expect(differing(players.before, players.after)).toEqual(["prompt", "policy", "tools"]);
  });

  test("are found in history where a state names no commit, by a stamped hash as well", async () => {
    using one = desk();
    const first = one.scratch.commit(FILES);
    for (let n = 0; n < 4; n += 1) one.scratch.commit({ "prompts/support.md": `${TEMPLATE}${n}\n` });
    const last = one.scratch.git("rev-parse", "HEAD");
    const suite = await one.suite();
    const { commit: _, ...before } = await one.stateOf(first);
    const { commit: __, ...after } = await one.stateOf(last);
    const stamped = {
      ...before.versions.prompt,
      source: "mapped",
      from: "app.prompt",
    } as typeof before.versions.prompt;
    const mapped = { ...after.versions.prompt, source: "mapped", from: "app.prompt" } as typeof before.versions.prompt;
    const players = await findPlayers(
      suite,
      {
        before: { ...before, versions: { ...before.versions, prompt: stamped } },
        after: { ...after, versions: { ...after.versions, prompt: mapped } },
      },
      { sample: questions(12) },
      one.world(suite),
    );
    expect(players).toMatchObject({ played: ["prompt"], missing: [], before: { template: { text: TEMPLATE } } });
  });

  test("are found where the suite file of their day had them, though today's names another folder", async () => {
    using one = desk();
    const first = one.scratch.commit({
      ...FILES,
      "suite.yml": suiteText({ prompts: "old" }),
      "old/support.md": TEMPLATE,
    });
    one.scratch.git("rm", "-r", "--quiet", "old");
    const second = one.scratch.commit({ ...FILES, "prompts/support.md": `${TEMPLATE}Cite.\n` });
    const suite = await one.suite();
    const states = { before: await one.stateOf(first), after: await one.stateOf(second) };
    const players = await findPlayers(suite, states, { sample: questions(12) }, one.world(suite));
    expect(players).toMatchObject({ played: ["prompt"], missing: [], before: { template: { text: TEMPLATE } } });
  });

  test("of a commit that broke another layer are found all the same", async () => {
    using one = desk();
    const first = one.scratch.commit(FILES);
    const before = await one.stateOf(first);
    const broken = one.scratch.commit({ "prompts/support.md": `${TEMPLATE}Cite.\n`, "tools/orders.json": "no JSON" });
    one.scratch.commit({ "tools/orders.json": FILES["tools/orders.json"], "prompts/support.md": "Mended.\n" });
    const suite = await one.suite();
    const prompt = (
      await one
        .world(suite)
        .variants.withLayer?.(
          await one.world(suite).variants.at(one.world(suite).repository.at(first), "first"),
          one.world(suite).repository.at(broken),
          "prompt",
        )
    )?.versions.prompt;
    if (prompt === undefined) throw new Error("no prompt");
    const after = { ...before, label: "the broken one", versions: { ...before.versions, prompt } };
    const players = await findPlayers(suite, { before, after }, { sample: questions(12) }, one.world(suite));
    expect(players).toMatchObject({ played: ["prompt"], after: { template: { text: `${TEMPLATE}Cite.\n` } } });
  });

  test("under a declared name are those of the tag of that name", async () => {
    using one = desk();
    one.scratch.commit(FILES);
    one.scratch.git("tag", "prompt-v1");
    const second = one.scratch.commit({ "prompts/support.md": `${TEMPLATE}Cite.\n` });
    one.scratch.git("tag", "prompt-v2");
    const suite = await one.suite();
    const { commit: _, ...state } = await one.stateOf(second);
    const named = (id: string) => ({
      ...state,
      label: id,
      versions: { ...state.versions, prompt: { id, source: "mapped" as const, from: "app.prompt" } },
    });
    const states = { before: named("prompt-v1"), after: named("prompt-v2") };
    const players = await findPlayers(suite, states, { sample: questions(12) }, one.world(suite));
    expect(players).toMatchObject({
      played: ["prompt"],
      before: { template: { text: TEMPLATE }, versions: { prompt: { id: "prompt-v1" } } },
      after: { template: { text: `${TEMPLATE}Cite.\n` }, versions: { prompt: { id: "prompt-v2" } } },
    });
    const gone = await findPlayers(
      suite,
      { before: named("v0.9"), after: named("prompt-v2") },
      { sample: questions(12) },
      one.world(suite),
    );
    expect(gone.played).toEqual([]);
    expect(gone.missing).toEqual([
      {
        layer: "prompt",
        why: "v0.9: v0.9 is a declared name, and no tag, branch or commit that is merged here goes by it",
      },
    ]);
    expect(gone.before.template).toEqual({ kind: "system", text: `${TEMPLATE}Cite.\n` });
    expect(gone.notes).toEqual(["The prompt is that of prompt-v2 in all that was replayed."]);
  });

  test("under a declared name are not those of a branch of that name that nobody merged", async () => {
    using one = desk();
    one.scratch.commit(FILES);
    const trunk = one.scratch.git("rev-parse", "--abbrev-ref", "HEAD");
    one.scratch.git("checkout", "--quiet", "-b", "prompt-v1");
    const pushed = one.scratch.commit({ "prompts/support.md": "Never cite.\n" });
    one.scratch.git("checkout", "--quiet", trunk);
    const head = one.scratch.commit({ "prompts/support.md": `${TEMPLATE}Cite.\n` });
    const suite = await one.suite();
    const after = await one.stateOf(head);
    const { commit: _, ...state } = after;
    const playedAs = async (id: string) => {
      const prompt = { id, source: "mapped" as const, from: "app.prompt" };
      const before = { ...state, label: "then", versions: { ...after.versions, prompt } };
      const now = { ...before, label: "now", versions: { ...after.versions, prompt: { ...prompt, id: head } } };
      return findPlayers(suite, { before, after: now }, { sample: questions(12) }, one.world(suite));
    };
    for (const name of ["prompt-v1", pushed]) {
      const { played, missing } = await playedAs(name);
      expect(played).toEqual([]);
      expect(missing).toMatchObject([
        { layer: "prompt", why: expect.stringContaining("no tag, branch or commit that is merged") },
      ]);
    }
    one.scratch.git("merge", "--quiet", "--strategy=ours", "--no-edit", "prompt-v1");
    expect(await playedAs("prompt-v1")).toMatchObject({
      played: ["prompt"],
      before: { template: { text: "Never cite.\n" } },
    });
  });

  test.each(["HEAD", "main..HEAD", "--all", ":/first", "@{1}"])("are not what git makes of the name %s", async (id) => {
    using one = desk();
    const first = one.scratch.commit(FILES, "first");
    const suite = await one.suite();
    const { commit: _, ...after } = await one.stateOf(first);
    const prompt = { id, source: "mapped" as const };
    const other = { ...after, versions: { ...after.versions, prompt: { id: "v2", source: "mapped" as const } } };
    const before = { ...after, versions: { ...after.versions, prompt } };
    const players = await findPlayers(suite, { before, after: other }, { sample: questions(12) }, one.world(suite));
    expect(players.missing).toMatchObject([{ layer: "prompt" }]);
  });

  test("that nobody can resolve are named, and held at the version of the later state", async () => {
    using one = desk();
    const first = one.scratch.commit(FILES);
    const suite = await one.suite();
    const after = await one.stateOf(first);
    const policy = { id: `sha256:${"ab".repeat(32)}`, source: "hash" as const };
    const before = { ...after, label: "48 hours before", versions: { ...after.versions, policy } };
    const players = await findPlayers(suite, { before, after }, { sample: questions(12) }, one.world(suite));
    expect(players.played).toEqual([]);
    expect(players.missing).toEqual([
      {
        layer: "policy",
        why: "48 hours before: abababababab is not in the one commit that changed its files",
      },
    ]);
    expect(players.before.policy).toBe("No refunds after 30 days.");
    expect(players.notes).toEqual([`The policy is that of ${after.label} in all that was replayed.`]);
  });

  test("that cannot be had at the later version are held at the earlier one", async () => {
    using one = desk();
    const first = one.scratch.commit(FILES);
    const suite = await one.suite();
    const before = await one.stateOf(first);
    const policy = { id: `sha256:${"ab".repeat(32)}`, source: "hash" as const };
    const after = { ...before, label: "now", versions: { ...before.versions, policy } };
    const players = await findPlayers(suite, { before, after }, { sample: questions(12) }, one.world(suite));
    expect(players.after.policy).toBe("No refunds after 30 days.");
    expect(players.notes).toEqual([`The policy is that of ${before.label} in all that was replayed.`]);
  });

  test("whose change reaches no request are not replayed against themselves", async () => {
    using one = desk();
    const first = one.scratch.commit({ ...FILES, "prompts/support.md": "Answer {{ documents }}.\n" });
    const second = one.scratch.commit({ "prompts/notes.md": "besides", "policies/refunds.md": "None.\n" });
    const suite = await one.suite();
    const states = { before: await one.stateOf(first), after: await one.stateOf(second) };
    const players = await findPlayers(suite, states, { sample: questions(12) }, one.world(suite));
    expect(players.played).toEqual([]);
    expect(players.missing).toEqual([
      { layer: "prompt", why: "its change reaches no request: only files besides the template changed" },
      { layer: "policy", why: "its change reaches no request: the prompt template does not use {{ policy }}" },
    ]);
    expect(players.before.policy).toBe("None.");
    expect(differing(players.before, players.after)).toEqual([]);
  });
});

describe("what is not there", () => {
  test("is told of where both states are alike", async () => {
    using one = desk();
    const first = one.scratch.commit(FILES);
    const suite = await one.suite();
    const state = await one.stateOf(first);
    const players = await findPlayers(
      suite,
      { before: state, after: state },
      { sample: questions(12) },
      one.world(suite),
    );
    expect(players).toMatchObject({
      played: [],
      missing: [],
      notes: ["Both states have the same versions of all five layers."],
    });
  });

  test("is told of where history was rewritten, and its content found in what is there", async () => {
    using one = desk();
    one.scratch.commit(FILES);
    const lost = one.scratch.commit({ "policies/refunds.md": "Before.\n" });
    const before = await one.stateOf(lost, { label: "the record of 2026-10-26" });
    one.scratch.git("commit", "--quiet", "--amend", "--message", "said otherwise");
    one.scratch.git("reflog", "expire", "--expire=now", "--all");
    one.scratch.git("gc", "--quiet", "--prune=now");
    const second = one.scratch.commit({ "policies/refunds.md": "After.\n" });
    const suite = await one.suite();
    const after = await one.stateOf(second);
    const players = await findPlayers(suite, { before, after }, { sample: questions(12) }, one.world(suite));
    expect(players).toMatchObject({ played: ["policy"], before: { policy: "Before." }, after: { policy: "After." } });
    expect(players.notes).toEqual([
      `The commit ${lost.slice(0, 7)} of the record of 2026-10-26 cannot be read (there is no commit ${lost} in this repository): its versions were looked for by their content in the history that is here.`,
    ]);
  });

  test("asks for the whole history in a shallow clone", async () => {
    using one = desk();
    const first = one.scratch.commit(FILES);
    const before = await one.stateOf(first);
    const second = one.scratch.commit({ "policies/refunds.md": "After.\n" });
    const after = await one.stateOf(second);
    using place = scratchDirectory();
    runGit(place.path, ["clone", "--quiet", "--depth=1", `file://${one.scratch.path}`, "shallow"]);
    const suite = await one.suite();
    const repository = gitRepository(join(place.path, "shallow"));
    const world = one.world(suite, { repository });
    const players = await findPlayers(suite, { before, after }, { sample: questions(12) }, world);
    expect(players.missing).toMatchObject([
      {
        layer: "policy",
        why: expect.stringMatching(
          /is not in the one commit that changed its files, and this clone is shallow: git fetch --unshallow brings the others$/,
        ),
      },
    ]);
  });

  test("is unknown where the traces of one incident declare several versions, and says which", async () => {
    using one = desk();
    const first = one.scratch.commit(FILES);
    const suite = await one.suite();
    const before = await one.stateOf(first);
    const mixed = { id: null, source: "unknown", from: "mixed: v1 (12), v2 (3)" } as const;
    const after = { ...before, label: "the incident", versions: { ...before.versions, prompt: mixed } };
    const players = await findPlayers(suite, { before, after }, { sample: questions(12) }, one.world(suite));
    expect(players.played).toEqual([]);
    expect(players.missing).toEqual([
      { layer: "prompt", why: "the incident: its version is unknown (mixed: v1 (12), v2 (3))" },
    ]);
    expect(players.before.template).toEqual({ kind: "system", text: TEMPLATE });
  });

  test("is a comparison of a name with a hash, even where both can be had", async () => {
    using one = desk();
    const first = one.scratch.commit(FILES);
    one.scratch.git("tag", "prompt-v1");
    const suite = await one.suite();
    const after = await one.stateOf(first);
    const { commit: _, ...state } = after;
    const prompt = { id: "prompt-v1", source: "mapped" } as const;
    const before = { ...state, label: "then", versions: { ...after.versions, prompt } };
    const players = await findPlayers(suite, { before, after }, { sample: questions(12) }, one.world(suite));
    const digits = after.versions.prompt.id?.slice("sha256:".length, "sha256:".length + 12);
    expect(players.played).toEqual([]);
    expect(players.missing).toEqual([
      {
        layer: "prompt",
        why: `prompt-v1 and ${digits} cannot be held against each other: one is a name, the other a hash`,
      },
    ]);
  });

  test("is a hash of a part, which no file has", async () => {
    using one = desk();
    const first = one.scratch.commit(FILES);
    const suite = await one.suite();
    const after = await one.stateOf(first);
    const prompt = { id: `sha256:${"cd".repeat(32)}`, source: "hash", partial: true } as const;
    const before = { ...after, label: "then", versions: { ...after.versions, prompt } };
    const players = await findPlayers(suite, { before, after }, { sample: questions(12) }, one.world(suite));
    expect(players.missing).toEqual([
      { layer: "prompt", why: "then: cdcdcdcdcdcd is the hash of a part of it, which no file has" },
    ]);
  });

  test("is no reason to stop where the checkout has lost a layer: the later state's commit has it", async () => {
    using one = desk();
    const first = one.scratch.commit(FILES);
    const second = one.scratch.commit({ "policies/refunds.md": "After.\n" });
    const suite = await one.suite();
    rmSync(join(one.scratch.path, "policies"), { recursive: true });
    const states = { before: await one.stateOf(first), after: await one.stateOf(second) };
    const players = await findPlayers(suite, states, { sample: questions(12) }, one.world(suite));
    expect(players).toMatchObject({ played: ["policy"], missing: [] });
  });
});

describe("where a person says a version is", () => {
  test("it is taken for what nobody knew", async () => {
    using one = desk();
    const first = one.scratch.commit({ ...FILES, "old.md": "As it was.\n" });
    const suite = await one.suite();
    const after = await one.stateOf(first);
    const before = { ...after, label: "before", versions: { ...after.versions, policy: UNKNOWN } };
    const means = [{ side: "before", override: { layer: "policy", value: "old.md" } }] as const;
    const players = await findPlayers(suite, { before, after }, { sample: questions(12), means }, one.world(suite));
    expect(players).toMatchObject({ played: ["policy"], missing: [], before: { policy: "As it was." } });
    expect(players.before.versions.policy.id).toMatch(/^sha256:/);
  });

  test("it is refused where the record says that it was another one, and both are named", async () => {
    using one = desk();
    const first = one.scratch.commit({ ...FILES, "old.md": "As it was.\n" });
    const second = one.scratch.commit({ "policies/refunds.md": "After.\n" });
    const suite = await one.suite();
    const states = { before: await one.stateOf(first), after: await one.stateOf(second) };
    const means = [{ side: "before", override: { layer: "policy", value: "old.md" } }] as const;
    await expect(findPlayers(suite, states, { sample: questions(12), means }, one.world(suite))).rejects.toMatchObject({
      name: "UserError",
      message: expect.stringMatching(
        `^--before policy=old.md brings sha256:[0-9a-f]{64}, and the record at ${first.slice(0, 7)} had ${states.before.versions.policy.id}$`,
      ),
      remedy: "Name where that version is, or leave the option out.",
    });
  });

  test("and it is not there, the error names the option", async () => {
    using one = desk();
    const first = one.scratch.commit(FILES);
    const suite = await one.suite();
    const state = await one.stateOf(first);
    const means = [{ side: "after", override: { layer: "policy", value: "gone.md" } }] as const;
    const asked = findPlayers(
      suite,
      { before: state, after: state },
      { sample: questions(12), means },
      one.world(suite),
    );
    await expect(asked).rejects.toMatchObject({
      message: "--after policy=gone.md: there is no file gone.md in the checkout",
    });
  });
});

describe("players whose variants are at hand", () => {
  test("are the layers that differ, save what reaches no request", async () => {
    using one = desk();
    const first = one.scratch.commit(FILES);
    const second = one.scratch.commit({
      "prompts/besides.md": "besides",
      "policies/refunds.md": "After.\n",
    });
    const suite = await one.suite();
    const { repository, variants } = one.world(suite);
    const [before, after] = [
      await variants.at(repository.at(first), "base"),
      await variants.at(repository.at(second), "head"),
    ];
    const { cases } = questions(12);
    const players = await playersOf(before, after, cases, suite.target);
    expect(players).toMatchObject({
      played: ["policy"],
      missing: [{ layer: "prompt", why: "its change reaches no request: only files besides the template changed" }],
      cases,
    });
    expect(differing(players.before, players.after)).toEqual(["policy"]);
  });

  test("have documents of two endpoints as a difference, though no index is known", async () => {
    using one = desk();
    const first = one.scratch.commit(FILES);
    const suite = await one.suite();
    const { repository, variants } = one.world(suite);
    const before = await variants.at(repository.at(first), "base");
    const endpoint = (url: string) =>
      ({ ...before, retrieval: { kind: "endpoint", endpoint: { url, timeoutMs: 9 } } }) as const;
    const { cases } = questions(12);
    const players = await playersOf(endpoint("http://a/"), endpoint("http://b/"), cases);
    expect(players.played).toEqual(["retrieval"]);
    const told = diffTuples(players.before.versions, players.after.versions);
    expect(told.map(({ difference }) => difference)).not.toContain("changed");
    const asked = told.map((difference) => asPlayed(difference, players));
    expect(asked.filter(({ difference }) => difference === "changed").map(({ layer }) => layer)).toEqual(["retrieval"]);
    expect((await playersOf(endpoint("http://a/"), endpoint("http://a/"), cases)).played).toEqual([]);
  });
});
