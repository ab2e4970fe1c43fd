import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseBaseline } from "../../src/formats/baseline.ts";
import { runGit } from "../edges/git/scratch.ts";
import { inTurn } from "../servers/model.ts";
import { resultOf } from "./cli.ts";
import { aDesk, aDeskWithRemote, CASES, citesWhenAsked, deskModel, suiteText } from "./desk.ts";
import { refusal, shortfall } from "./refusal.ts";
import { validResult } from "./result-schema.ts";

test.concurrent("the second record compares itself with the first, and the branch holds both", async () => {
  using desk = aDesk();
  await using model = await deskModel();

  const first = await desk.run(["record"], model);
  expect(first.status).toBe(0);
  expect(first.stdout).toMatch(/^No baseline: desk had no baseline to compare with; this run is its first,/);
  const second = await desk.run(["record", "--fresh", "--json"], model);
  expect(second.status).toBe(0);
  const { verdict, comparison, baseline } = validResult(second);

  expect(verdict).toBe("unchanged");
  expect(comparison?.pairing).toEqual({
    relation: "same",
    paired: CASES,
    onlyBefore: 0,
    onlyAfter: 0,
    clusters: CASES,
  });
  const records = desk.baselines().filter((path) => path.startsWith("baselines/"));
  expect(records).toHaveLength(2);
  expect(records).toContain(baseline);
  expect(desk.baselines()).toContain("README.md");
  expect(model.requests).toHaveLength(2 * CASES);
});

test.concurrent("a record leaves work tree, index and HEAD as they were", async () => {
  using desk = aDesk();
  await using model = await deskModel();
  desk.write({ "prompts/desk.md": "Cite. An edit that is not committed.", "notes.txt": "untracked" });
  desk.git("add", "prompts/desk.md");
  const withoutBranch = () =>
    desk
      .state()
      .split("\n")
      .filter((line) => !line.includes("refs/heads/eval-baselines"));
  const before = withoutBranch();

  expect((await desk.run(["record"], model)).status).toBe(0);

  expect(withoutBranch()).toEqual(before);
  expect(desk.baselines()).not.toEqual([]);
});

test.concurrent("a record with a regression is kept and warns, because production did it and not this run", async () => {
  using desk = aDesk();
  await using model = await deskModel();
  await desk.run(["record"], model);
  desk.commit({ "prompts/desk.md": "Be kind." });

  const outcome = await desk.run(["record", "--json"], model);

  expect(outcome.status).toBe(0);
  expect(resultOf(outcome)).toMatchObject({ verdict: "regressed", gate: "warn" });
  expect(desk.baselines().filter((path) => path.startsWith("baselines/"))).toHaveLength(2);
});

test.concurrent("an observed record asks no model and writes only the file it is told to", async () => {
  using desk = aDesk();
  const before = desk.state();

  const outcome = await desk.run(["record", "--target", "observed", "--no-commit", "--out", desk.out, "--json"]);

  expect(outcome.status).toBe(0);
  expect(validResult(outcome)).toMatchObject({ verdict: "no-baseline", tuple: { model: { id: "desk-1-2026-01-01" } } });
  expect(desk.state()).toBe(before);
  const { run } = parseBaseline(readFileSync(desk.out, "utf8"), "out.json");
  expect(run.target).toBe("observed");
  expect(run.cases).toHaveLength(CASES);
  expect(existsSync(desk.cache)).toBe(false);
});

test.concurrent("outside a repository a record can still be written to a file", async () => {
  using desk = aDesk();
  await using model = await deskModel();
  desk.remove(".git");

  const outcome = await desk.run(["record", "--no-commit", "--out", desk.out], model);

  expect(outcome.status).toBe(0);
  expect(parseBaseline(readFileSync(desk.out, "utf8"), "out.json").run.cases).toHaveLength(CASES);
});

test.concurrent("a record is pushed to origin, and the next one compares itself with what is there", async () => {
  using desk = aDeskWithRemote();
  await using model = await deskModel();

  const first = await desk.run(["record"], model);
  const second = await desk.run(["record", "--json"], model);

  expect([first.status, second.status]).toEqual([0, 0]);
  expect(resultOf(second).verdict).toBe("unchanged");
  expect(desk.baselines().filter((path) => path.startsWith("baselines/"))).toHaveLength(2);
  expect(desk.git("branch", "--list", "eval-baselines")).toBe("");
});

test.concurrent("two records at once are both kept", async () => {
  using desk = aDeskWithRemote();
  await using model = await deskModel((request) => ({ ...citesWhenAsked(request), delayMs: 50 }));

  const outcomes = await Promise.all([desk.run(["record", "--fresh"], model), desk.run(["record", "--fresh"], model)]);

  expect(outcomes.map(({ status, stderr }) => ({ status, bug: stderr.includes("bug") }))).toEqual([
    { status: 0, bug: false },
    { status: 0, bug: false },
  ]);
  expect(desk.baselines().filter((path) => path.startsWith("baselines/"))).toHaveLength(2);
  expect(runGit(desk.remote, ["rev-list", "--count", "eval-baselines"])).toBe("2");
});

test.concurrent("after Ctrl-C the same command goes on, and nothing is asked twice", async () => {
  using desk = aDesk({ "suite.yml": suiteText(["concurrency: 8", "concurrency: 2"]) });
  const before = desk.state();
  let interrupt = () => {};
  await using model = await deskModel((request, n) => {
    if (n === 5) interrupt();
    return { ...citesWhenAsked(request), delayMs: 60 };
  });

  const running = desk.start(["record", "--json"], model);
  interrupt = running.interrupt;
  const stopped = await running.outcome;

  expect(stopped.status).toBe(2);
  expect(stopped.stderr).toContain("Ctrl-C again ends at once.");
  const asked = model.requests.length;
  expect(asked).toBeLessThan(CASES);
  expect(resultOf(stopped).incomplete).toEqual({
    reason: "cut-off",
    problem: `the run was stopped after ${asked} of ${CASES} trials`,
    remedy: "Run the same command again: answers that were paid for are kept.",
  });
  expect(desk.state()).toBe(before);

  const resumed = await desk.run(["record", "--json"], model);

  expect(resumed.status).toBe(0);
  expect(resultOf(resumed).spend).toMatchObject({ calls: CASES, cachedCalls: asked });
  const questions = model.requests.map(({ body }) => JSON.stringify(body));
  expect(questions).toHaveLength(CASES);
  expect(new Set(questions).size).toBe(CASES);
});

test.concurrent("a limit on the rate that passes costs time and no answer", async () => {
  using desk = aDesk();
  const limited = { kind: "status", status: 429, headers: { "retry-after": "0" } } as const;
  const cited = { kind: "answer", text: "Yes [d1]." } as const;
  await using model = await deskModel(inTurn(limited, limited, limited, cited));

  const outcome = await desk.run(["record", "--json"], model);

  expect(outcome.status).toBe(0);
  expect(resultOf(outcome).spend).toMatchObject({ calls: CASES });
  expect(model.requests).toHaveLength(CASES + 3);
});

test.concurrent("a prompt that does not parse is told before anything is asked", async () => {
  using desk = aDesk({ "prompts/desk.md": "Cite.\n{{ policy" });
  await using model = await deskModel();
  expect(await shortfall(desk, model)).toEqual({
    reason: "broken-layer",
    problem:
      'the prompt template of production does not parse, so no case can be replayed: output "{{ policy" not closed, line:2, col:1',
    remedy: "Mend prompts/desk.md, or the file that takes its place, and run the same command again.",
  });
  expect(model.requests).toHaveLength(0);
});

test.concurrent("a place that no file can be written to is told before anything is asked", async () => {
  using desk = aDesk();
  await using model = await deskModel();
  const remedy = "Give --out a file in a place that can be written.\n";
  expect(await refusal(desk, ["record", "--out", "prompts"], model)).toBe(
    `eval-baseline: <desk>/prompts cannot be written: it is a folder.\n${remedy}`,
  );
  expect(await refusal(desk, ["record", "--out", "suite.yml/new/out.json"], model)).toBe(
    `eval-baseline: <desk>/suite.yml/new/out.json cannot be written: <desk>/suite.yml is a file.\n${remedy}`,
  );
  expect(model.requests).toHaveLength(0);
});
