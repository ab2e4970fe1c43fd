import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { resultOf } from "./cli.ts";
import { aDesk, CASES, deskModel, PROMPT, suiteText } from "./desk.ts";
import { refusal, shortfall } from "./refusal.ts";
import { validResult } from "./result-schema.ts";
import { traceLines } from "./traces.ts";

const CHECK = ["check", "--base", "HEAD~1"];

test.concurrent("a reworded prompt is unchanged, and passes", async () => {
  using desk = aDesk();
  await using model = await deskModel();
  desk.commit({ "prompts/desk.md": PROMPT.replace("You answer", "You kindly answer") });

  const outcome = await desk.run([...CHECK, "--json"], model);

  expect(outcome.status).toBe(0);
  expect(validResult(outcome)).toMatchObject({
    verdict: "unchanged",
    gate: "pass",
    touched: [{ layer: "prompt", files: ["prompts/desk.md"] }],
    notes: [
      "branch eval-baselines holds no replayed baseline of this suite yet, so this run says nothing about drift.",
    ],
  });
  expect(model.requests).toHaveLength(2 * CASES);
});

test.concurrent("a prompt that no longer asks for citations regresses, and fails the gate", async () => {
  using desk = aDesk();
  await using model = await deskModel();
  await desk.run(["record"], model);
  desk.commit({ "prompts/desk.md": PROMPT.replace("Cite your document.\n", "") });
  const before = desk.state();

  const outcome = await desk.run([...CHECK], model);

  expect(outcome.status).toBe(1);
  expect(outcome.stdout).toMatch(/^Regressed: cites got worse: 100 % → 0 %/);
  expect(outcome.stdout).toMatch(/The\s+changed\s+layer\s+is\s+prompt\./);
  expect(outcome.stdout).toMatch(/Settled\s+at\s+look\s+1\s+of\s+2/);
  expect(outcome.stdout).toMatch(/Drift since the baseline \(not this change's doing\)[^:]+: inconclusive/);
  // A record, half of the cases under the head, and the base of the same: stored scores blame nobody.
  expect(model.requests).toHaveLength(2 * CASES);
  expect(desk.state()).toBe(before);
});

test.concurrent("a gate that only warns lets a regression through", async () => {
  using desk = aDesk({ "suite.yml": suiteText(["trials: 1", "trials: 1\ngate: { on-regressed: warn }"]) });
  await using model = await deskModel();
  desk.commit({ "prompts/desk.md": "Be kind." });

  const outcome = await desk.run([...CHECK, "--json"], model);

  expect(outcome.status).toBe(0);
  expect(resultOf(outcome)).toMatchObject({ verdict: "regressed", gate: "warn" });
});

test.concurrent("a change that touches no layer asks no model", async () => {
  using desk = aDesk();
  desk.commit({ "README.md": "Hello." });
  const before = desk.state();

  const outcome = await desk.run([...CHECK, "--json"]);

  expect(outcome.status).toBe(0);
  expect(validResult(outcome)).toMatchObject({ verdict: "not-affected", gate: "pass", touched: [] });
  expect(desk.state()).toBe(before);
});

test.concurrent("a suite that is new at the head takes effect after the merge", async () => {
  using desk = aDesk({ "suite.yml": null });
  desk.commit({ "evals/suite.yml": suiteText() });

  const outcome = await desk.run([...CHECK, "--suite", "evals/suite.yml", "--json"]);

  expect(outcome.status).toBe(0);
  expect(validResult(outcome)).toMatchObject({ verdict: "not-affected", suite: "evals/suite.yml" });
});

test.concurrent("a suite that is broken at the head is told, and that of the base is used", async () => {
  using desk = aDesk();
  desk.commit({ "suite.yml": "suite: [" });

  const outcome = await desk.run([...CHECK, "--json"]);

  expect(outcome.status).toBe(0);
  expect(resultOf(outcome).notes).toEqual([
    "suite.yml changes here, and the suite that is proposed cannot be used: suite.yml:1: Flow sequence in block collection must be sufficiently indented and end with a ]. This check goes by the one of the base.",
  ]);
});

test.concurrent.each(["no-such-branch", "--output=x", ""])(
  "the revision %j that names no commit is told",
  async (base) => {
    using desk = aDesk();
    expect(await refusal(desk, ["check", `--base=${base}`])).toBe(
      `eval-baseline: there is no commit ${base || '""'} in this repository.\n` +
        "Check its spelling, and fetch the branch or tag it is on.\n",
    );
  },
);

test.concurrent("commits without a common ancestor cannot be compared", async () => {
  using desk = aDesk();
  const base = desk.git("rev-parse", "HEAD");
  desk.git("checkout", "--quiet", "--orphan", "elsewhere");
  desk.commit({ "prompts/desk.md": "Be kind." });
  expect(await refusal(desk, ["check", "--base", base])).toBe(
    `eval-baseline: ${base} and HEAD have no common ancestor.\n` +
      "Compare two commits of one history; rebase the branch if it was started from nothing.\n",
  );
});

test.concurrent("a prompt that is gone at the head is told with the commit", async () => {
  using desk = aDesk();
  desk.remove("prompts/desk.md");
  const head = desk.commit({ "prompts/other.md": "Be kind." });
  expect(await refusal(desk, CHECK)).toBe(
    `eval-baseline: suite.yml: layers.prompt.template: there is no file prompts/desk.md in commit ${head.slice(0, 7)}.\n` +
      "Put the file there, or correct the path in the suite file (for a check, that of its base).\n",
  );
});

test.concurrent("a layer without any file at the head is told with the glob", async () => {
  using desk = aDesk();
  desk.remove("policies");
  const head = desk.commit({});
  expect(await refusal(desk, CHECK)).toBe(
    `eval-baseline: suite.yml: layers.policy: policies/*.md matches no file in commit ${head.slice(0, 7)}.\n` +
      "Put a file there or correct the glob in the suite file (for a check, that of its base), or write none if the application has no such layer.\n",
  );
});

test.concurrent("tool definitions that are no JSON at the head are told with the file", async () => {
  using desk = aDesk();
  desk.commit({ "tools/look-up.json": "{" });
  expect(await refusal(desk, CHECK)).toMatch(
    /^eval-baseline: tools\/look-up\.json is not JSON: .+\.\nWrite \{ "name": .+\n$/,
  );
});

test.concurrent("a template that does not parse at the head is told before anything is asked", async () => {
  using desk = aDesk();
  await using model = await deskModel();
  const head = desk.commit({ "prompts/desk.md": "Cite.\n{% if policy %}{{ policy }}\n" });
  expect(await shortfall(desk, model, CHECK)).toEqual({
    reason: "broken-layer",
    problem: `the prompt template of head ${head.slice(0, 7)} does not parse, so no case can be replayed: tag {% if policy %} not closed, line:2, col:1`,
    remedy: "Mend prompts/desk.md, or the file that takes its place, and run the same command again.",
  });
  expect(model.requests).toHaveLength(0);
});

test.concurrent("a template with a filter that there is not is told with the filter", async () => {
  using desk = aDesk();
  await using model = await deskModel();
  const head = desk.commit({ "prompts/desk.md": "Cite.\n{{ policy | shout }}\n" });
  expect((await shortfall(desk, model, CHECK)).problem).toBe(
    `the prompt template of head ${head.slice(0, 7)} does not parse, so no case can be replayed: undefined filter: shout, line:2, col:1`,
  );
});

test.concurrent("a change cannot bring its own traces: those of the base are asked", async () => {
  using desk = aDesk();
  await using model = await deskModel();
  desk.commit({ "prompts/desk.md": "Be kind.", "traces/monday.jsonl": `${traceLines(2).join("\n")}\n` });

  const outcome = await desk.run([...CHECK, "--json"], model);

  expect(resultOf(outcome)).toMatchObject({ verdict: "regressed", comparison: { pairing: { paired: CASES / 2 } } });
});

test.concurrent("traces that are in no commit are read where they lie", async () => {
  using desk = aDesk({ "traces/monday.jsonl": null });
  await using model = await deskModel();
  desk.commit({ "prompts/desk.md": "Be kind." });
  mkdirSync(join(desk.path, "traces"), { recursive: true });
  writeFileSync(join(desk.path, "traces/monday.jsonl"), `${traceLines(CASES).join("\n")}\n`);

  const outcome = await desk.run([...CHECK, "--json"], model);

  expect(resultOf(outcome)).toMatchObject({ verdict: "regressed", comparison: { pairing: { paired: CASES / 2 } } });
});

test.concurrent("the code of a scorer is that of the base: what a change brings in its place never runs", async () => {
  const metric = "max-drop: 0.2 }\n  - { name: short, scorer: javascript, file: scorers/short.js }";
  using desk = aDesk({
    "suite.yml": suiteText(["max-drop: 0.2 }", metric]),
    "scorers/short.js": "export default (output) => output.length < 1000;\n",
  });
  await using model = await deskModel();
  const mark = join(desk.path, "it-ran");
  desk.commit({
    "prompts/desk.md": PROMPT.replace("You answer", "You kindly answer"),
    "scorers/short.js": `import { writeFileSync } from "node:fs";\nwriteFileSync(${JSON.stringify(mark)}, "");\nexport default () => 0;\n`,
  });

  const outcome = await desk.run([...CHECK, "--json"], model);

  const { comparison } = resultOf(outcome);
  const short = comparison?.metrics.find(({ metric: name }) => name === "short");
  expect(short?.evidence).toMatchObject({ before: 1, after: 1 });
  expect(existsSync(mark)).toBe(false);
});
