import { describe, expect, test } from "vitest";
import type { Version } from "../../../src/domain/version.ts";
import type { ModelReply, ModelRequest } from "../../../src/ports.ts";
import { replayCells } from "../../../src/stories/attribute/factorial.ts";
import { answeringModels } from "../../../src/stories/find-players/answering-models.ts";
import { findPlayers } from "../../../src/stories/find-players.ts";
import { aReply } from "../../pipeline/scripted-models.ts";
import { type Desk, desk, FILES, questions, suiteText } from "./desk.ts";

const LARGE = "name: gpt-4.1\nparameters: { temperature: 0.2 }\nprice: { input: 2, output: 8 }";
const MINI = "name: gpt-4.1-mini\nparameters: { temperature: 1 }";

function config(id: string): Version {
  return { id, source: "config" };
}

function served(id: string, asked: string): Version {
  return { id, source: "native", from: `asked for ${asked}` };
}

/** A suite that asked one model, then another; the states are those of records of the two commits. */
async function changed(one: Desk, before: Version, after: Version) {
  const first = one.scratch.commit({ ...FILES, "suite.yml": suiteText({ model: indented(LARGE) }) });
  const second = one.scratch.commit({ "suite.yml": suiteText({ model: indented(MINI) }) });
  const suite = await one.suite();
  const states = {
    before: await one.stateOf(first, { label: "before", layers: { model: before } }),
    after: await one.stateOf(second, { label: "after", layers: { model: after } }),
  };
  return { suite, states, first, second };
}

function indented(text: string): string {
  return text
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
}

describe("a model", () => {
  test("is asked by its name, with the parameters of the suite file of its day", async () => {
    using one = desk();
    const { suite, states } = await changed(one, config("gpt-4.1"), config("gpt-4.1-mini"));
    const players = await findPlayers(suite, states, { sample: questions(12) }, one.world(suite));
    expect(players).toMatchObject({ played: ["model"], missing: [], notes: [] });
    expect(players.before.model).toEqual({
      name: "gpt-4.1",
      keyVariable: "OPENAI_API_KEY",
      parameters: { temperature: 0.2 },
      price: { input: 2, output: 8 },
    });
    expect(players.after.model).toMatchObject({ name: "gpt-4.1-mini", parameters: { temperature: 1 } });
  });

  test("is found in the history of the suite file where its state names no commit", async () => {
    using one = desk();
    const { suite, states } = await changed(one, config("gpt-4.1"), config("gpt-4.1-mini"));
    const { commit: _, ...before } = states.before;
    const players = await findPlayers(suite, { ...states, before }, { sample: questions(12) }, one.world(suite));
    expect(players.before.model).toMatchObject({ name: "gpt-4.1", parameters: { temperature: 0.2 } });
  });

  test("is asked by what was asked for, where a provider served another name for it", async () => {
    using one = desk();
    const versions = [served("gpt-4.1-2025-04-14", "gpt-4.1"), served("mini-2025", "gpt-4.1-mini")] as const;
    const { suite, states } = await changed(one, ...versions);
    const players = await findPlayers(suite, states, { sample: questions(12) }, one.world(suite));
    expect([players.before.model?.name, players.after.model?.name]).toEqual(["gpt-4.1", "gpt-4.1-mini"]);
  });

  test("is asked by what was served, where both states asked by one name that stands for another model now", async () => {
    using one = desk();
    const first = one.scratch.commit(FILES);
    const suite = await one.suite();
    const state = await one.stateOf(first);
    const at = (id: string) => ({ ...state, versions: { ...state.versions, model: served(id, "gpt-4.1") } });
    const states = { before: at("gpt-4.1-2025-04-14"), after: at("gpt-4.1-2026-01-01") };
    const players = await findPlayers(suite, states, { sample: questions(12) }, one.world(suite));
    expect([players.before.model?.name, players.after.model?.name]).toEqual([
      "gpt-4.1-2025-04-14",
      "gpt-4.1-2026-01-01",
    ]);
    expect(players.before.versions.model.id).toBe("gpt-4.1-2025-04-14");
    expect(players.notes).toEqual([]);
  });

  test("of one name that is asked in two ways is held at the later one, and that is told", async () => {
    using one = desk();
    const hot = LARGE.replace("0.2", "1");
    const first = one.scratch.commit({ ...FILES, "suite.yml": suiteText({ model: indented(LARGE) }) });
    const second = one.scratch.commit({ "suite.yml": suiteText({ model: indented(hot) }) });
    const suite = await one.suite();
    const states = { before: await one.stateOf(first), after: await one.stateOf(second, { label: "now" }) };
    const players = await findPlayers(suite, states, { sample: questions(12) }, one.world(suite));
    expect(players).toMatchObject({ played: [], missing: [], before: { model: { parameters: { temperature: 1 } } } });
    expect(players.notes[0]).toBe(
      "The suite files of the two states ask one model in two ways, which its version does not tell: it was asked as in now.",
    );
  });

  test("that no suite file names is asked with today's parameters, and that is told", async () => {
    using one = desk();
    const { suite, states } = await changed(one, config("o3"), config("gpt-4.1-mini"));
    const players = await findPlayers(suite, states, { sample: questions(12) }, one.world(suite));
    expect(players.before.model).toMatchObject({ name: "o3", parameters: { temperature: 1 } });
    expect(players.notes).toEqual([
      "No suite file that is here names the model o3: it is asked with today's parameters.",
    ]);
  });

  test("with a mark of parameters is the suite's own where that has them, else not to be had", async () => {
    using one = desk();
    const { suite, states } = await changed(one, config("gpt-4.1"), config("gpt-4.1-mini"));
    const world = one.world(suite);
    const base = await world.variants.at(world.checkout, "base");
    const marked = async (value: string) =>
      (await world.variants.override(base, world.checkout, { layer: "model", value })).versions.model;
    const known = await marked("gpt-4.1?temperature=0.2");
    expect(known.id).toMatch(/^gpt-4\.1#[0-9a-f]{8}$/);
    const found = await findPlayers(
      suite,
      { ...states, before: { ...states.before, versions: { ...states.before.versions, model: known } } },
      { sample: questions(12) },
      world,
    );
    expect(found.before.model).toMatchObject({ name: "gpt-4.1", parameters: { temperature: 0.2 } });
    const other = await marked("gpt-4.1?temperature=0.7");
    const gone = await findPlayers(
      suite,
      { ...states, before: { ...states.before, versions: { ...states.before.versions, model: other } } },
      { sample: questions(12) },
      world,
    );
    expect(gone.played).toEqual([]);
    expect(gone.missing).toEqual([
      {
        layer: "model",
        why: `before: of the parameters of ${other.id} only a digest is known, and no suite file that is here asks gpt-4.1 with such`,
      },
    ]);
    expect(gone.before.model?.name).toBe("gpt-4.1-mini");
  });

  test("that a person names must be the one that the record states, asked for or served", async () => {
    using one = desk();
    const { suite, states } = await changed(one, served("gpt-4.1-2025-04-14", "gpt-4.1"), config("gpt-4.1-mini"));
    const find = (value: string) => {
      const means = [{ side: "before", override: { layer: "model", value } }] as const;
      return findPlayers(suite, states, { sample: questions(12), means }, one.world(suite));
    };
    expect((await find("gpt-4.1-2025-04-14?temperature=0")).before.model?.parameters).toEqual({ temperature: 0 });
    expect((await find("gpt-4.1")).before.model?.name).toBe("gpt-4.1");
    await expect(find("gpt-5")).rejects.toMatchObject({
      message: "--before model=gpt-5 brings gpt-5, and before had gpt-4.1-2025-04-14",
    });
  });
});

describe("models that are asked once beforehand", () => {
  const RETIRED = { status: "failed", reason: "refused-request" } as const;
  const says = (replies: { readonly [model: string]: Partial<ModelReply> }) => {
    const asked: string[] = [];
    const requests: ModelRequest[] = [];
    const model = (request: ModelRequest): ModelReply => {
      asked.push(request.model.name);
      requests.push(request);
      const reply = replies[request.model.name] ?? {};
      return reply.status === "failed"
        ? (reply as ModelReply)
        : aReply({ resolvedModel: request.model.name, ...reply } as never);
    };
    return { asked, requests, model };
  };

  async function players(
    one: Desk,
    model: (request: ModelRequest) => ModelReply,
    more: { readonly policy?: string } = {},
  ) {
    const { suite, states } = await changed(one, config("gpt-4.1"), config("gpt-4.1-mini"));
    const world = one.world(suite, { model });
    const found = await findPlayers(suite, states, { sample: questions(12) }, world);
    const played =
      more.policy === undefined
        ? found
        : { ...found, after: { ...found.after, policy: more.policy }, played: ["model", "policy"] as const };
    return { suite, world, found: played };
  }

  test("are both played where both answer, for two questions that are counted", async () => {
    using one = desk();
    const { asked, model } = says({});
    const { suite, world, found } = await players(one, model);
    const answering = await answeringModels(found, suite, world);
    expect(answering.players).toEqual(found);
    expect(answering.spend).toMatchObject({ calls: 2 });
    expect(asked.toSorted()).toEqual(["gpt-4.1", "gpt-4.1-mini"]);
  });

  test("are asked what the replay begins with, so that it is not paid for twice", async () => {
    using one = desk();
    const { requests, model } = says({});
    const { suite, world, found } = await players(one, model);
    await answeringModels(found, suite, world);
    const beforehand = requests.splice(0);
    await replayCells(
      { suite: { ...suite, trials: 1 }, players: found, kind: "factorial", sample: questions(12) },
      world,
    );
    expect(beforehand).toHaveLength(2);
    expect(requests).toEqual(expect.arrayContaining(beforehand));
  });

  test("leave a retired one out, with the provider's words, and the rest goes on with the other", async () => {
    using one = desk();
    const detail = "404 from https://api.example.org/v1 (model_not_found: model) after 1 attempt";
    const { model } = says({ "gpt-4.1": { ...RETIRED, detail } });
    const { suite, world, found } = await players(one, model, { policy: "Another." });
    const { players: left, incomplete } = await answeringModels(found, suite, world);
    expect(incomplete).toBeUndefined();
    expect(left).toMatchObject({
      played: ["policy"],
      missing: [{ layer: "model", why: `before: gpt-4.1 does not answer: ${detail}` }],
      before: { label: "before", model: { name: "gpt-4.1-mini" }, policy: "No refunds after 30 days." },
      after: { label: "after", model: { name: "gpt-4.1-mini" }, policy: "Another." },
      notes: ["The model is that of after in all that was replayed."],
    });
  });

  test("hold both sides at the earlier one where the suite's own is retired", async () => {
    using one = desk();
    const { model } = says({ "gpt-4.1-mini": { ...RETIRED, detail: "404 from there" } });
    const { suite, world, found } = await players(one, model);
    const { players: left } = await answeringModels(found, suite, world);
    expect(left).toMatchObject({ played: [], after: { model: { name: "gpt-4.1" } } });
    expect(left.missing).toEqual([{ layer: "model", why: "after: gpt-4.1-mini does not answer: 404 from there" }]);
  });

  test("say why nothing can be asked where neither answers", async () => {
    using one = desk();
    const no = { status: "failed", reason: "unauthorised", detail: "401 from there" } as const;
    const { model } = says({ "gpt-4.1": no, "gpt-4.1-mini": no });
    const { suite, world, found } = await players(one, model);
    expect((await answeringModels(found, suite, world)).incomplete).toEqual({
      reason: "could-not-start",
      problem:
        "neither model can be asked: after: gpt-4.1-mini does not answer: 401 from there; before: gpt-4.1 does not answer: 401 from there",
      remedy: "Set the environment variable OPENAI_API_KEY to a key that may use gpt-4.1-mini.",
    });
  });

  test("are played all the same in a provider's bad hour", async () => {
    using one = desk();
    const { model } = says({ "gpt-4.1": { status: "failed", reason: "server-error", detail: "503" } });
    const { suite, world, found } = await players(one, model);
    expect((await answeringModels(found, suite, world)).players).toEqual(found);
  });

  test("are asked by the name that was served, where the one that was asked for has moved on", async () => {
    using one = desk();
    const { model } = says({ "gpt-4.1": { resolvedModel: "gpt-4.1-2026-01-01" } as never });
    const { suite, world, found } = await players(one, model);
    const then = { before: "gpt-4.1-2025-04-14" };
    const moved = await answeringModels(found, suite, world, then);
    expect(moved.players).toMatchObject({ played: ["model"], before: { model: { name: "gpt-4.1-2025-04-14" } } });
    const gone = says({
      "gpt-4.1": { resolvedModel: "gpt-4.1-2026-01-01" } as never,
      "gpt-4.1-2025-04-14": { ...RETIRED, detail: "404 from there" },
    });
    const without = await answeringModels(found, suite, one.world(suite, { model: gone.model }), then);
    expect(without.players.missing).toEqual([
      {
        layer: "model",
        why: "before: gpt-4.1 is gpt-4.1-2026-01-01 by now, and was gpt-4.1-2025-04-14, which does not answer: 404 from there",
      },
    ]);
  });

  test("are those of the states where the provider tells more of a name than the state did, and not where it tells another", async () => {
    using one = desk();
    const { model } = says({
      "gpt-4.1": { resolvedModel: "gpt-4.1-2025-04-14" } as never,
      "gpt-4.1-mini": { resolvedModel: "gpt-5-nano" } as never,
    });
    const { suite, world, found } = await players(one, model);
    const answering = await answeringModels(found, suite, world, { before: "gpt-4.1" });
    expect(answering.players).toEqual(found);
    const redirected = await answeringModels(found, suite, world, { after: "gpt-4.1-mini" });
    expect(redirected.players.missing).toEqual([
      { layer: "model", why: "after: gpt-4.1-mini is gpt-5-nano by now, and was gpt-4.1-mini" },
    ]);
  });

  test("are not asked where the model is not played, or an application answers", async () => {
    using one = desk();
    const { asked, model } = says({});
    const { suite, world, found } = await players(one, model);
    await answeringModels({ ...found, played: ["policy"] }, suite, world);
    await answeringModels(
      found,
      { ...suite, target: { kind: "http", url: "http://127.0.0.1:9/", timeoutMs: 9 } },
      world,
    );
    expect(asked).toEqual([]);
  });
});
