import { expect, test } from "vitest";
import type { Calibration } from "../../src/domain/calibration.ts";
import { aDesk, type Desk, deskModel, suiteText } from "./desk.ts";

const JUDGED = `  - { name: graded, scorer: llm-rubric, rubric: rubrics/graded.md, judge: { model: { name: judge-1 } }, max-drop: 0.2 }
`;

/** A desk whose suite has a judge, and a file of labels. */
function aJudgedDesk(labels: readonly object[]): Desk {
  return aDesk({
    "suite.yml": suiteText(["trials: 1\n", `${JUDGED}trials: 1\n`]),
    "rubrics/graded.md": "Is right.",
    "labels.jsonl": labels.map((label) => `${JSON.stringify(label)}\n`).join(""),
  });
}

const CALIBRATE = ["judge", "calibrate", "labels.jsonl", "--metric", "graded"];
const labelled = (label: boolean, index: number) => ({ question: `q${index}`, answer: label ? "right" : "odd", label });
const LABELS = Array.from({ length: 64 }, (_, index) => labelled(index % 2 === 0, index));

test.concurrent("judge calibrate asks the judge about each label, once however often it is run", async () => {
  using desk = aJudgedDesk(LABELS);
  await using model = await deskModel(({ body }) => {
    const passes = body.messages.some(({ content }) => content?.includes("answer\nright\n"));
    return { kind: "answer", text: JSON.stringify({ reason: "", score: passes ? 1 : 0 }) };
  });
  const first = await desk.run([...CALIBRATE, "--json"], model);
  expect({ status: first.status, stderr: first.stderr }).toEqual({ status: 0, stderr: expect.any(String) });
  const calibration = JSON.parse(first.stdout) as Calibration;
  expect(calibration).toMatchObject({ compared: 64, trust: "trusted", table: { bothPass: 32, bothFail: 32 } });
  const asked = model.requests.length;
  expect(asked).toBe(64);
  const second = await desk.run(CALIBRATE, model);
  expect(second.stdout).toMatch(/^The judge judge-1 of graded: it may be trusted/);
  expect(model.requests.length).toBe(asked);
});

test.concurrent("judge calibrate asks nothing where the file holds the judge's scores", async () => {
  using desk = aJudgedDesk(LABELS.map((one) => ({ ...one, judge: 0.75 })));
  const { status, stdout } = await desk.run(CALIBRATE);
  expect(status).toBe(0);
  expect(stdout).toContain("it may not be trusted: kappa is below 0.4");
});

test.concurrent("judge calibrate names every line that is wrong, and a file that is not there", async () => {
  using desk = aJudgedDesk([{ question: "q" }, { question: "q", answer: "a", label: "so so" }]);
  const wrong = await desk.run(CALIBRATE);
  expect(wrong.status).toBe(2);
  expect(wrong.stderr).toContain("labels.jsonl:1: answer is missing\n");
  expect(wrong.stderr).toContain('labels.jsonl:2: label must be true, false, "pass", "fail" or a number from 0 to 1\n');
  const absent = await desk.run(["judge", "calibrate", "none.jsonl", "--metric", "graded"]);
  expect(absent.status).toBe(2);
  expect(absent.stderr).toMatch(
    /none\.jsonl cannot be read: there is no such file\.\nName a file with one labelled answer a line\.\n$/,
  );
});

test.concurrent("judge calibrate says which metrics have a judge", async () => {
  using desk = aJudgedDesk(LABELS);
  const { status, stderr } = await desk.run(["judge", "calibrate", "labels.jsonl", "--metric", "cites"]);
  expect(status).toBe(2);
  expect(stderr).toBe(
    "eval-baseline: the metric cites of suite.yml asks no judge.\nName one of these with --metric: graded.\n",
  );
});
