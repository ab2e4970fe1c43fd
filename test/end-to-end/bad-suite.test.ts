import { expect, test } from "vitest";
import { aDesk, suiteText } from "./desk.ts";
import { refusal } from "./refusal.ts";

test.concurrent("a checkout without a suite file is told where one was looked for", async () => {
  using desk = aDesk({ "suite.yml": null });
  expect(await refusal(desk)).toBe(
    "eval-baseline: there is no suite file in the checkout: looked for suite.yml, evals/suite.yml, .github/evals/suite.yml and any suite.yml.\n" +
      "Let eval-baseline init write one, or name it: --suite FILE.\n",
  );
});

test.concurrent("a suite file that is named and not there is told apart, with those that are", async () => {
  using desk = aDesk();
  expect(await refusal(desk, ["record", "--suite", "evals/desk.yml"])).toBe(
    "eval-baseline: there is no suite file evals/desk.yml in the checkout.\n" +
      "Correct the path: --suite FILE. Suites there: suite.yml.\n",
  );
});

test.concurrent.each(["../suite.yml", ".."])("the suite %s outside the repository is not read", async (path) => {
  using desk = aDesk();
  expect(await refusal(desk, ["record", "--suite", path])).toBe(
    `eval-baseline: the suite ${path} is not in <desk>.\nName a file inside it.\n`,
  );
});

test.concurrent("two suites and no name are listed", async () => {
  using desk = aDesk({ "suite.yml": null, "a/suite.yml": suiteText(), "b/suite.yml": suiteText() });
  expect(await refusal(desk)).toBe(
    "eval-baseline: there are 2 suites in the checkout: a/suite.yml, b/suite.yml.\nName one: --suite FILE.\n",
  );
});

test.concurrent("a suite file that is no YAML is told so with the line", async () => {
  using desk = aDesk({ "suite.yml": suiteText(["sample: {", "sample: { {"]) });
  expect(await refusal(desk)).toBe(
    "eval-baseline: suite.yml is not valid YAML:\n" +
      "  suite.yml:7: Flow map in block collection must be sufficiently indented and end with a }\n" +
      "Mend the lines named above.\n",
  );
});

test.concurrent("an empty suite file is told what it should hold", async () => {
  using desk = aDesk({ "suite.yml": "" });
  expect(await refusal(desk)).toBe(
    "eval-baseline: suite.yml has a problem:\n" +
      "  suite.yml:1: null is not allowed; expected a mapping\n" +
      "Mend the lines named above; schema/suite.json lists every key.\n",
  );
});

test.concurrent("every problem of a suite file is told at once, each with its line", async () => {
  using desk = aDesk({
    "suite.yml": suiteText(["sample: {", "smaple: {"], ["scorer: regex", "scorer: regexp"], ["trials: 1", "trials: 0"]),
  });
  expect(await refusal(desk)).toBe(
    "eval-baseline: suite.yml has 3 problems:\n" +
      '  suite.yml:6: smaple: unknown key "smaple"; expected one of suite, traces, sample, layers, metrics, trials, gate, budget, store, report, concurrency, target, deadline, fidelity, attribution, probe; did you mean "sample"?\n' +
      '  suite.yml:14: metrics[0].scorer: "regexp" is not allowed; expected one of those that docs/scorers.md lists; did you mean "regex"?\n' +
      "  suite.yml:15: trials: 0 is too small; expected at least 1\n" +
      "Mend the lines named above; schema/suite.json lists every key.\n",
  );
});

test.concurrent("a rubric that is not there is told with the line that names it", async () => {
  using desk = aDesk({
    "suite.yml": suiteText([
      "max-drop: 0.2 }",
      "max-drop: 0.2 }\n  - { name: kind, scorer: llm-rubric, rubric: rubrics/kind.md, judge: { model: { name: desk-1 } } }",
    ]),
  });
  expect(await refusal(desk)).toBe(
    "eval-baseline: suite.yml has a problem:\n" +
      "  suite.yml:15: metrics[1].rubric: there is no file rubrics/kind.md\n" +
      "Mend the lines named above; schema/suite.json lists every key.\n",
  );
});

test.concurrent("a cap in dollars without a price is refused before anything is asked", async () => {
  using desk = aDesk({
    "suite.yml": suiteText([", price: { input: 2, output: 8 }", ""], ["{ errors: 2% }", "{ usd: 1 }"]),
  });
  expect(await refusal(desk)).toMatch(/^ {2}suite\.yml:8: layers\.model: budget\.usd is a cap in dollars/m);
});
