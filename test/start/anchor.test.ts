import { afterEach, describe, expect, test, vi } from "vitest";
import { baselineStore } from "../../src/edges/store/baseline-store.ts";
import { memoryBranch } from "../../src/edges/store/memory-branch.ts";
import { type AnchorRequest, startAnchor } from "../../src/start/anchor.ts";
import type { Outside } from "../../src/world/world.ts";
import { aBaseline, aRun } from "../builders.ts";
import { aDesk } from "../end-to-end/desk.ts";
import { heardProgress } from "../pipeline/scripted-models.ts";

type Environment = Outside["environment"];

/** Asks for an anchor in a desk whose branch holds one record. */
async function ask(request: AnchorRequest, environment: Environment = {}, git: readonly (readonly string[])[] = []) {
  using desk = aDesk();
  vi.stubEnv("GIT_CONFIG_GLOBAL", "/dev/null");
  vi.stubEnv("GIT_CONFIG_SYSTEM", "/dev/null");
  for (const args of git) desk.git(...args);
  const store = baselineStore(memoryBranch());
  await store.add(aBaseline({ run: aRun({ suite: "desk" }) }));
  return await startAnchor(request, {
    directory: desk.path,
    environment,
    progress: heardProgress().progress,
    signal: new AbortController().signal,
    clock: { now: () => new Date("2026-11-03T09:00:00Z") },
    fresh: false,
    store: async () => store,
  });
}

afterEach(() => vi.unstubAllEnvs());

const WHY = "reviewed by hand";
const SAY_WHY =
  'Say in one line of at most 500 characters why this baseline is good: --why "reviewed 40 answers after the move to the new index".';
const BY_HAND =
  "Bless on the command line, or in a workflow that a person starts by hand (on: workflow_dispatch) with nothing else in it that starts it.";

describe("who blesses", () => {
  const gitKnows = [
    ["config", "user.name", "Grace"],
    ["config", "user.email", "grace@example.org"],
  ];

  test.each<[string, AnchorRequest, Environment, readonly (readonly string[])[], string]>([
    ["is who --by names, before all others", { by: "Ada" }, { GITHUB_ACTOR: "octo" }, gitKnows, "Ada"],
    ["is the actor of the workflow, before who git knows", {}, { GITHUB_ACTOR: "octo" }, gitKnows, "octo"],
    ["is who git knows", {}, { GITHUB_ACTOR: "" }, gitKnows, "Grace <grace@example.org>"],
    ["is the name alone where git knows no address", {}, {}, gitKnows.slice(0, 1), "Grace"],
    ["is the address alone where git knows no name", {}, {}, gitKnows.slice(1), "grace@example.org"],
    ["comes on one plain line", { by: " A\u202eda\n\u001bLovelace " }, {}, [], "Ada Lovelace"],
  ])("%s", async (_, request, environment, git, by) => {
    const shown = await ask({ ...request, baseline: "latest", why: WHY }, environment, git);
    expect(shown).toMatchObject({ status: "blessed", anchor: { by, why: WHY, at: "2026-11-03T09:00:00.000Z" } });
  });

  test("must be known", async () => {
    await expect(ask({ baseline: "latest", why: WHY })).rejects.toMatchObject({
      message: "nobody knows who blesses this baseline",
      remedy: 'Say who you are: --by "Ada <ada@example.org>", or git config user.name and user.email.',
    });
    await expect(ask({ baseline: "latest", why: WHY, by: " \u200b " })).rejects.toMatchObject({
      message: "--by names nobody",
      remedy: 'Name a person: --by "Ada <ada@example.org>".',
    });
  });
});

describe("why", () => {
  test.each([
    [undefined, "a baseline is not blessed without a reason"],
    ["", "--why says nothing"],
    ["ok", "--why says nothing"],
    ["... \n !", "--why says nothing"],
    ["x".repeat(501), "--why is longer than 500 characters"],
  ])("%.20j is refused", async (why, message) => {
    const request = { baseline: "latest", by: "Ada", ...(why === undefined ? {} : { why }) };
    await expect(ask(request)).rejects.toMatchObject({ name: "UserError", message, remedy: SAY_WHY });
  });

  test("comes on one plain line", async () => {
    const shown = await ask({ baseline: "latest", by: "Ada", why: "reviewed\n  by\u001b hand\u202e" });
    expect(shown.anchor?.why).toBe("reviewed by hand");
  });

  test.each([
    [{ why: WHY }, "--why"],
    [{ by: "Ada" }, "--by"],
  ])("%j without a baseline asks which one", async (request, option) => {
    await expect(ask(request)).rejects.toMatchObject({
      message: `${option} is given, and no baseline to bless`,
      remedy: "Name the baseline: eval-baseline anchor BASELINE --why TEXT. Without one the anchor is only shown.",
    });
  });
});

describe("in a workflow", () => {
  const bless = { baseline: "latest", why: WHY };
  const run = (event: string, actor = "octo") => ({
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: event,
    GITHUB_ACTOR: actor,
  });

  test("a run that a person dispatched moves the anchor", async () => {
    expect(await ask(bless, run("workflow_dispatch"))).toMatchObject({ status: "blessed", anchor: { by: "octo" } });
  });

  test.each([
    "schedule",
    "push",
    "pull_request",
    "merge_group",
    "workflow_run",
    "repository_dispatch",
    "workflow_call",
  ])("a run of %s does not, whoever it names", async (event) => {
    for (const request of [bless, { ...bless, by: "Ada" }])
      await expect(ask(request, run(event))).rejects.toMatchObject({
        name: "UserError",
        message: `only a person moves an anchor, and this run was started by the event ${event}`,
        remedy: BY_HAND,
      });
  });

  test("a run that a program dispatched does not, nor one whose event is not told", async () => {
    await expect(ask(bless, run("workflow_dispatch", "github-actions[bot]"))).rejects.toMatchObject({
      message: "only a person moves an anchor, and this run was started by github-actions[bot]",
      remedy: BY_HAND,
    });
    const again = { ...run("workflow_dispatch"), GITHUB_TRIGGERING_ACTOR: "renovate[bot]" };
    await expect(ask(bless, again)).rejects.toThrow("started by renovate[bot]");
    await expect(ask(bless, { GITHUB_ACTIONS: "true", GITHUB_ACTOR: "octo" })).rejects.toThrow(
      "started by an unknown event",
    );
  });

  test("any run may look", async () => {
    expect(await ask({}, run("schedule"))).toEqual({ suite: "desk", status: "none", notes: [] });
  });
});
