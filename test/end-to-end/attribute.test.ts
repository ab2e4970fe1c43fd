import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Attribution, layersOfRole } from "../../src/domain/attribution.ts";
import type { Outcome } from "./cli.ts";
import { aDesk, CASES, citesWhenAsked, type Desk, deskModel, PROMPT, suiteText } from "./desk.ts";
import { refusal } from "./refusal.ts";
import { validResult } from "./result-schema.ts";

const SCHEMA = JSON.parse(readFileSync(new URL("../../schema/attribution.json", import.meta.url), "utf8")) as object;
const validate = new Ajv2020({ allowUnionTypes: true }).compile(SCHEMA);

/** The attribution that a run with --json printed, held against the published schema. */
function attributionOf({ stdout, stderr }: Outcome): Attribution {
  if (stdout === "") throw new Error(stderr);
  const attribution = JSON.parse(stdout) as Attribution;
  validate(attribution);
  expect(validate.errors ?? []).toEqual([]);
  return attribution;
}

/** A desk that was recorded twice: in between its prompt lost its citations, and its policy got other words. */
async function anIncident(): Promise<Desk> {
  const desk = aDesk();
  await using model = await deskModel();
  const first = await desk.run(["record", "--quiet", "--out", fileOf(desk, "before.json")], model);
  desk.commit(WORSE);
  const second = await desk.run(["record", "--quiet", "--out", fileOf(desk, "after.json")], model);
  expect([first.status, second.status], `${first.stderr}${second.stderr}`).toEqual([0, 0]);
  return desk;
}

const WORSE = {
  "prompts/desk.md": PROMPT.replace("Cite your document.\n", ""),
  "policies/returns.md": "Whatever is unused may come back within 30 days.\n",
};

function fileOf(desk: Desk, name: string): string {
  return join(dirname(desk.path), name);
}

const RETIRED = {
  message: "The model desk-1 has been deprecated",
  type: "invalid_request_error",
  code: "model_not_found",
};

let recorded: Desk;

beforeAll(async () => {
  recorded = await anIncident();
});

afterAll(() => recorded[Symbol.dispose]());

describe("attribute", () => {
  test.concurrent("names the layer that did it, from git history alone, and writes nothing to the repository", async () => {
    const desk = recorded;
    await using model = await deskModel();
    const state = desk.state();
    const out = fileOf(desk, "attribution.json");

    const outcome = await desk.run(["attribute", "--json", "--out", out], model);

    const attribution = attributionOf(outcome);
    expect(outcome.status).toBe(0);
    expect(attribution.outcome).toEqual({ status: "attributed" });
    expect(layersOfRole(attribution, "proximate")).toEqual(["prompt"]);
    expect(layersOfRole(attribution, "exonerated")).toEqual(["policy"]);
    expect(attribution.design).toMatchObject({ kind: "factorial", configurations: 4, cases: CASES, trials: 3 });
    expect(readFileSync(out, "utf8")).toBe(outcome.stdout);
    expect(desk.state()).toBe(state);
  });

  test.concurrent("prints who did it first, and goes on from where it was stopped without paying twice", async () => {
    const desk = recorded;
    await using model = await deskModel();
    const args = ["attribute", fileOf(desk, "before.json"), fileOf(desk, "after.json")];

    const first = await desk.run(args, model);
    const paid = model.requests.length;
    const again = await desk.run(args, model);

    expect([first.status, again.status]).toEqual([0, 0]);
    expect(first.stdout).toMatch(/^The prompt did it/);
    expect(first.stderr).toContain("Attributing the loss to prompt, policy: 4 combinations of versions");
    expect(model.requests.length).toBe(paid);
  });

  test.concurrent("compares a record with versions that a deploy stamped", async () => {
    const desk = recorded;
    await using model = await deskModel();
    const stamps = fileOf(desk, "now.json");
    writeFileSync(stamps, (await desk.run(["versions", "--json"])).stdout);
    const attribution = attributionOf(
      await desk.run(["attribute", fileOf(desk, "before.json"), stamps, "--json", "--quiet"], model),
    );
    expect(attribution.after.label).toBe(stamps);
    expect(layersOfRole(attribution, "proximate")).toEqual(["prompt"]);
  });

  test.concurrent("leaves a model that its provider retired undetermined, and goes on", async () => {
    using desk = aDesk();
    await using model = await deskModel();
    await desk.run(["record", "--quiet", "--out", fileOf(desk, "before.json")], model);
    desk.commit({
      "suite.yml": suiteText(["name: desk-1", "name: desk-2"]),
      "prompts/desk.md": PROMPT.replace("Cite your document.\n", ""),
    });
    await desk.run(["record", "--quiet", "--out", fileOf(desk, "after.json")], model);
    await using later = await deskModel((request) =>
      request.body.model === "desk-1" ? { kind: "status", status: 404, error: RETIRED } : citesWhenAsked(request),
    );

    const attribution = attributionOf(await desk.run(["attribute", "--json", "--quiet"], later));

    const effect = attribution.metrics[0]?.layers.find(({ layer }) => layer === "model");
    expect(effect).toMatchObject({ role: "undetermined", notReplayed: expect.stringContaining("desk-1") });
    expect(layersOfRole(attribution, "proximate")).toEqual(["prompt"]);
    expect(attribution.model).toEqual({ isAdmissible: false, reason: expect.any(String) });
  });

  test.concurrent("a budget too small for one cell is refused before anything is asked, with what it would take", async () => {
    const desk = recorded;
    await using model = await deskModel();
    const outcome = await desk.run(["attribute", "--usd", "0.0001", "--json", "--quiet"], model);
    expect(outcome.status).toBe(2);
    expect(attributionOf(outcome).incomplete).toMatchObject({
      reason: "money-budget",
      problem: expect.stringMatching(/would take at least \$0\.0\d+, and the cap is \$0\.0001$/),
    });
    expect(model.requests).toEqual([]);
  });

  test.concurrent("is asked by itself when a record regressed, and the record is kept with a draft of its post-mortem", async () => {
    using desk = aDesk({ "suite.yml": suiteText(["on-regressed: skip", "on-regressed: attribute"]) });
    await using model = await deskModel();
    await desk.run(["record", "--quiet"], model);
    desk.commit(WORSE);

    const outcome = await desk.run(["record", "--quiet", "--json"], model);

    const { verdict, attribution } = validResult(outcome);
    expect([outcome.status, verdict]).toEqual([0, "regressed"]);
    expect(attribution && layersOfRole(attribution, "proximate")).toEqual(["prompt"]);
    expect(desk.baselines().filter((path) => path.startsWith("baselines/"))).toHaveLength(2);
    expect(desk.baselines().filter((path) => path.startsWith("incidents/")).length).toBeGreaterThan(0);
  });

  test.concurrent("says what is wrong with what it was asked, and how to ask", async () => {
    using desk = aDesk();
    expect(await refusal(desk, ["attribute"])).toBe(
      "eval-baseline: branch eval-baselines holds no record of suite desk.\nRecord twice first, or name two files: eval-baseline attribute BEFORE AFTER.\n",
    );
    expect(await refusal(desk, ["attribute", "latest", "--traces", "a"])).toBe(
      "eval-baseline: --traces goes without the names of two states.\nName the traces that failed, or two records; --before LAYER=VALUE says where an earlier version is.\n",
    );
    expect(await refusal(desk, ["attribute", "--traces", "f".repeat(32)])).toBe(
      `eval-baseline: the sources of this suite do not hold trace ${"f".repeat(32)}.\nName the ids as the trace store shows them; eval-baseline doctor says what the sources hold.\n`,
    );
    const broken = fileOf(desk, "broken.json");
    writeFileSync(broken, JSON.stringify({ suite: "desk", versions: { model: { id: 7, source: "hash" } } }));
    expect((await desk.run(["attribute", broken, broken])).stderr).toContain(
      "versions.model.id must be text.\nGive a file as eval-baseline versions --json prints it, or a baseline.",
    );
  });

  test.concurrent.each([
    [["--traces", "a,,b"], "Write trace ids, separated by commas."],
    [["--cases", "9"], "Write a whole number, 10 or more."],
    [["--trials", "2.5"], "Write a whole number, 1 or more."],
    [["--usd", "-1"], "Write dollars: 2.50."],
    [["--before", "index=a"], "Write LAYER=VALUE, where the layer is one of model, prompt, policy, retrieval, tools."],
    [["--after", "prompt=a", "--after", "prompt=b"], "The layer prompt is named twice."],
  ])("refuses %j", async (args, problem) => {
    using desk = aDesk();
    const { status, stderr } = await desk.run(["attribute", ...args]);
    expect(status).toBe(2);
    expect(stderr).toContain(problem);
  });
});
