import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { baselineName } from "../../src/domain/baseline.ts";
import { resultOf } from "./cli.ts";
import { aDesk, aDeskWithRemote, type Desk, deskModel, PROMPT } from "./desk.ts";
import { refusal } from "./refusal.ts";
import { validResult } from "./result-schema.ts";

type Record = { readonly file: string; readonly tuple: string };

/** A baseline on the branch and in a file. */
async function aRecord(desk: Desk, name: string): Promise<Record> {
  await using model = await deskModel();
  const file = join(dirname(desk.path), name);
  const { baseline = "" } = resultOf(await desk.run(["record", "--out", file, "--json"], model));
  return { file, tuple: baselineName(baseline)?.tuple ?? "" };
}

/** The second of a desk whose prompt has lost its citations. */
async function twoRecords(desk: Desk): Promise<readonly [Record, Record]> {
  const before = await aRecord(desk, "before.json");
  desk.commit({ "prompts/desk.md": PROMPT.replace("Cite your document.\n", "") });
  return [before, await aRecord(desk, "after.json")];
}

test.concurrent("two baselines are compared by their files and by their names, with one result", async () => {
  using desk = aDeskWithRemote();
  const [before, after] = await twoRecords(desk);
  const state = desk.state();

  const byFile = await desk.run(["compare", before.file, after.file, "--json"]);
  const byName = await desk.run(["compare", before.tuple, after.tuple.slice(0, 4), "--json"]);

  expect([byFile.status, byName.status]).toEqual([1, 1]);
  expect(validResult(byFile)).toMatchObject({ story: "compare", verdict: "regressed", gate: "fail" });
  expect(validResult(byName).comparison?.metrics).toEqual(resultOf(byFile).comparison?.metrics);
  expect(desk.state()).toBe(state);
});

test.concurrent("a baseline is found by its date, and as the latest", async () => {
  using desk = aDesk();
  const { file } = await aRecord(desk, "only.json");
  const date = baselineName(desk.baselines().find((path) => baselineName(path) !== undefined) ?? "")?.date ?? "";

  const outcomes = await Promise.all([
    desk.run(["compare", date, "latest", "--json"]),
    desk.run(["compare", file, date, "--json"]),
  ]);

  expect(outcomes.map((outcome) => [outcome.status, validResult(outcome).verdict])).toEqual([
    [0, "unchanged"],
    [0, "unchanged"],
  ]);
});

test.concurrent("files are compared without a suite and outside a repository", async () => {
  using desk = aDesk();
  const [before, after] = await twoRecords(desk);
  desk.remove(".git");
  desk.remove("suite.yml");

  const outcome = await desk.run(["compare", before.file, after.file]);

  expect(outcome.status).toBe(1);
  expect(outcome.stdout).toMatch(/^Regressed: cites got worse: 100 % → 0 %/);
});

test.concurrent("a file that is not there is told by its name", async () => {
  using desk = aDesk();
  expect(await refusal(desk, ["compare", "monday.json", "friday.json"])).toBe(
    "eval-baseline: there is no file monday.json.\n" +
      "Give a baseline file, or a name on the branch: latest, anchor, a date, or the beginning of a tuple.\n",
  );
});

test.concurrent("a file that is no baseline is told with its first fault", async () => {
  using desk = aDesk();
  expect(await refusal(desk, ["compare", "tools/look-up.json", "latest"])).toBe(
    "eval-baseline: tools/look-up.json is not a baseline: format is missing.\n" +
      "Restore the file from the branch's history, or delete it and record a new baseline.\n",
  );
});

test.concurrent("a folder is no baseline, and hides none of its name", async () => {
  using desk = aDesk({ "latest/readme.md": "A folder." });
  await aRecord(desk, "only.json");
  expect((await desk.run(["compare", "latest", "latest"])).status).toBe(0);
  expect(await refusal(desk, ["compare", "./latest", "latest"])).toBe(
    "eval-baseline: there is no file ./latest.\n" +
      "Give a baseline file, or a name on the branch: latest, anchor, a date, or the beginning of a tuple.\n",
  );
});

test.concurrent("a name on a branch that does not exist yet asks for a record", async () => {
  using desk = aDesk();
  expect(await refusal(desk, ["compare", "latest", "latest"])).toBe(
    "eval-baseline: branch eval-baselines holds no baseline of suite desk that goes by latest.\n" +
      "Record one first: eval-baseline record.\n",
  );
});

test.concurrent("a name that no baseline goes by is told with those there are", async () => {
  using desk = aDesk();
  const { tuple } = await aRecord(desk, "only.json");
  const message = await refusal(desk, ["compare", "2020-01-01", "latest"]);
  expect(message.replace(/\d{4}-\d{2}-\d{2} \(/, "<date> (")).toBe(
    "eval-baseline: branch eval-baselines holds no baseline of suite desk that goes by 2020-01-01.\n" +
      `The last ones are <date> (${tuple}); or give a file.\n`,
  );
});

test.concurrent("a name without a suite to look it up by is told so", async () => {
  using desk = aDesk({ "suite.yml": null });
  expect(await refusal(desk, ["compare", "latest", "latest"])).toMatch(
    /^eval-baseline: there is no suite file in the checkout: looked for /,
  );
});

test.concurrent("a baseline goes by its path on the branch and by its file's name, so that every one of a day can be named", async () => {
  using desk = aDesk();
  await twoRecords(desk);
  const [first = "", second = ""] = [...desk.baselines()]
    .filter((path) => path.startsWith("baselines/"))
    .sort((a, b) => a.length - b.length);
  const name = first.replace(/^.*\//, "").replace(".json", "");

  const byPath = resultOf(await desk.run(["compare", first, second, "--json"]));
  const byName = resultOf(await desk.run(["compare", name, second, "--json"]));

  expect(byPath).toMatchObject({ verdict: "regressed", baseline: first });
  expect(byName).toEqual(byPath);
});

test.concurrent("the anchor goes by its name, and is asked for where nobody blessed one", async () => {
  using desk = aDesk();
  const [before] = await twoRecords(desk);
  expect(await refusal(desk, ["compare", "anchor", "latest"])).toBe(
    "eval-baseline: nobody has blessed a baseline of suite desk on branch eval-baselines, so it has no anchor.\n" +
      "Bless one: eval-baseline anchor latest --why TEXT.\n",
  );
  await desk.run(["anchor", before.tuple, "--why", "as agreed", "--by", "Ada"]);
  const outcome = await desk.run(["compare", "anchor", "latest", "--json"]);
  expect(validResult(outcome)).toMatchObject({ verdict: "regressed", baseline: expect.stringContaining(before.tuple) });
});

test.concurrent("--anytime widens the intervals, so that they hold however often one looks", async () => {
  using desk = aDesk();
  const [before, after] = await twoRecords(desk);
  const outcomes = await Promise.all([
    desk.run(["compare", before.file, after.file, "--json"]),
    desk.run(["compare", before.file, after.file, "--json", "--anytime"]),
  ]);
  const [once, anytime] = outcomes.map((outcome) => validResult(outcome).comparison?.metrics[0]?.evidence);
  expect(anytime?.method).toBe("anytime");
  expect(anytime?.upper).toBeGreaterThan(once?.upper ?? Number.NaN);
});
