import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import type { Outcome } from "./cli.ts";
import { aDesk, aDeskWithRemote, type Desk, deskModel, PROMPT } from "./desk.ts";
import { refusal } from "./refusal.ts";
import { validResult } from "./result-schema.ts";

const schema = JSON.parse(readFileSync("schema/anchor.json", "utf8"));
const validate = new Ajv2020().compile({ ...schema, $ref: "#/$defs/shown" });

/** What --json printed, held against its schema. */
function shownBy({ status, stdout, stderr }: Outcome) {
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const shown = JSON.parse(stdout);
  validate(shown);
  expect(validate.errors).toBeNull();
  return shown;
}

async function record(desk: Desk, ...args: readonly string[]) {
  await using model = await deskModel();
  return validResult(await desk.run(["record", "--json", "--fresh", ...args], model));
}

test.concurrent("a baseline is blessed at the remote, shown, and every record is compared with it", async () => {
  using desk = aDeskWithRemote();
  const { baseline } = await record(desk);
  const state = desk.state();
  const why = "reviewed by hand";

  const blessed = shownBy(await desk.run(["anchor", "latest", "--why", why, "--by", "Ada", "--json"]));
  expect(blessed).toMatchObject({ suite: "desk", status: "blessed", anchor: { baseline, by: "Ada", why } });
  expect(desk.baselines()).toContain("anchors/desk.json");
  const { stdout } = await desk.run(["anchor"]);
  expect(stdout).toContain(`The anchor is ${baseline}.`);
  expect(stdout).toMatch(/^Blessed by Ada, \d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC: reviewed by hand$/m);

  desk.commit({ "prompts/desk.md": PROMPT.replace("Cite your document.\n", "") });
  const first = await record(desk);
  const second = await record(desk);
  expect(first).toMatchObject({ verdict: "regressed", gate: "warn", anchored: { anchor: { baseline, why } } });
  // The latest record has the loss already; the anchor has not.
  expect(second.comparison?.verdict).toBe("unchanged");
  expect(second).toMatchObject({ verdict: "regressed", anchored: { comparison: { verdict: "regressed" } } });
  expect(state).toContain("refs/heads/main");
});

test.concurrent("blessing touches neither work tree nor index nor another branch", async () => {
  using desk = aDesk();
  await record(desk);
  const before = desk
    .state()
    .split("\n")
    .filter((line) => !line.includes("eval-baselines"));
  await desk.run(["anchor", "latest", "--why", "as agreed", "--by", "Ada"]);
  expect(
    desk
      .state()
      .split("\n")
      .filter((line) => !line.includes("eval-baselines")),
  ).toEqual(before);
  expect(desk.git("log", "-1", "--format=%B", "eval-baselines")).toMatch(
    /^Bless \d{4}-\d{2}-\d{2}-[0-9a-f]{8} as the anchor of desk\n\nas agreed\n\nBlessed by Ada\.$/,
  );
});

test.concurrent("git knows who blesses, and a second blessing says what was before", async () => {
  using desk = aDesk();
  await record(desk);
  desk.git("config", "user.name", "Grace");
  desk.git("config", "user.email", "grace@example.org");
  await desk.run(["anchor", "latest", "--why", "first"]);
  const again = shownBy(await desk.run(["anchor", "latest", "--why", "first", "--json"]));
  expect(again).toMatchObject({ status: "already-blessed", anchor: { by: "Grace <grace@example.org>" } });
  const { stdout } = await desk.run(["anchor", "latest", "--why", "second"]);
  expect(stdout).toContain(": second\n");
  expect(stdout).toMatch(/^Before it: .*: first$/ms);
});

test.concurrent("nobody blessed one: that is shown, and is no failure", async () => {
  using desk = aDesk();
  expect(shownBy(await desk.run(["anchor", "--json"]))).toEqual({ suite: "desk", status: "none", notes: [] });
  expect((await desk.run(["anchor"])).stdout).toContain("No anchor: nobody has blessed a baseline");
});

test.concurrent("a file is no reference for others", async () => {
  using desk = aDesk();
  await record(desk);
  const message = await refusal(desk, ["anchor", "tools/look-up.json", "--why", "as agreed", "--by", "Ada"]);
  expect(message).toMatch(
    /^eval-baseline: tools\/look-up\.json is no record of suite desk on branch eval-baselines, so it cannot be blessed\.\nOnly a record of the branch can be blessed, not a file\. There are latest, \d{4}-\d{2}-\d{2} \([0-9a-f]{8}\)\.\n$/,
  );
});

test.concurrent("a schedule moves no anchor", async () => {
  using desk = aDesk();
  await record(desk);
  const workflow = { GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: "schedule", GITHUB_ACTOR: "octo" };
  const { status, stderr } = await desk.run(["anchor", "latest", "--why", "as agreed"], undefined, workflow);
  expect(status).toBe(2);
  expect(stderr).toContain("only a person moves an anchor, and this run was started by the event schedule.\n");
  expect(desk.baselines()).not.toContain("anchors/desk.json");
});

test.concurrent("an anchor that points nowhere ends a record before a model is asked", async () => {
  using desk = aDesk();
  const { baseline = "" } = await record(desk);
  await desk.run(["anchor", "latest", "--why", "as agreed", "--by", "Ada"]);
  // Somebody deletes the record by hand.
  desk.git("worktree", "add", "--quiet", "../branch", "eval-baselines");
  desk.git("-C", "../branch", "rm", "--quiet", baseline);
  desk.git("-C", "../branch", "commit", "--quiet", "-m", "Delete it");
  await using model = await deskModel();
  expect(await refusal(desk, ["record"], model)).toBe(
    `eval-baseline: anchors/desk.json of branch eval-baselines points to ${baseline}, which is not there.\n` +
      "Restore the record from the branch's history, or bless another one: eval-baseline anchor BASELINE --why TEXT.\n",
  );
  expect(model.requests).toEqual([]);
});
