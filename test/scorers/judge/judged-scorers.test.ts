import { describe, expect, test } from "vitest";
import { JUDGED, type JudgedKind } from "../../../src/domain/scorer-spec.ts";
import { aFailure, aRecording } from "../../builders.ts";
import { aJudgedTrial, DOCUMENTS, scoreWith, scriptedJudge } from "./judged-trial.ts";
import { readFences } from "./read-fences.ts";

type Changes = Parameters<typeof aJudgedTrial>[0];

/** The score when the judge answers so, and how often it was asked. */
async function ask(kind: JudgedKind, answers: unknown | readonly unknown[], changes: Changes = {}, threshold?: number) {
  const all = Array.isArray(answers) ? answers : [answers];
  const { models, requests } = scriptedJudge((_, n) => JSON.stringify(all[n] ?? "asked too often"));
  const score = await scoreWith(kind, models, aJudgedTrial(changes), threshold);
  return { score, requests, value: score.status === "scored" ? score.value : score.reason };
}

/** Without what an override of `undefined` names. */
async function askWithout(kind: JudgedKind, missing: "expected" | "documents") {
  const { models, requests } = scriptedJudge(() => "{}");
  const { [missing]: _, ...trial } = aJudgedTrial();
  const score = await scoreWith(kind, models, trial);
  return { score, asked: requests.length };
}

const statements = (...supported: readonly boolean[]) => ({
  statements: supported.map((one) => ({ statement: "s", reason: "r", supported: one })),
});
const verdicts = (...holds: readonly boolean[]) => ({
  verdicts: holds.map((one, index) => ({ number: index + 1, reason: "r", holds: one })),
});

describe("factuality", () => {
  test.each([
    ["A", 0.4],
    ["B", 0.6],
    ["C", 1],
    ["D", 0],
    ["E", 1],
  ])("scores choice %s as autoevals does", async (choice, score) => {
    expect((await ask("factuality", { reason: "r", choice })).value).toBe(score);
  });
});

describe("answer-relevance", () => {
  test("is the judge's level, and it is shown question and answer only", async () => {
    const { value, requests } = await ask("answer-relevance", { reason: "r", score: 0.25 });
    expect(value).toBe(0.25);
    const names = readFences(requests[0]?.messages[1]?.text ?? "").map(({ name }) => name);
    expect(names).toEqual(["question", "answer"]);
  });
});

describe("context-recall", () => {
  test("is the share of the expected statements that the documents support", async () => {
    expect((await ask("context-recall", statements(true, false, true, true))).value).toBe(0.75);
  });

  test("is 0 where nothing was found, and nobody is asked", async () => {
    const { value, requests } = await ask("context-recall", [], { documents: [] });
    expect(value).toBe(0);
    expect(requests).toHaveLength(0);
  });

  test("is asked for again when the judge finds no statement in the expected answer", async () => {
    const { value, requests } = await ask("context-recall", [statements(), statements(true)]);
    expect(value).toBe(1);
    expect(requests[1]?.messages[3]?.text).toContain("at least one statement");
  });
});

describe("context-faithfulness", () => {
  test("is the share of the answer's statements that the documents support", async () => {
    expect((await ask("context-faithfulness", statements(true, false, false, false))).value).toBe(0.25);
  });

  test("is 1 for an answer that states nothing", async () => {
    expect((await ask("context-faithfulness", statements())).value).toBe(1);
  });
});

describe("context-precision", () => {
  const many = (n: number) => Array.from({ length: n }, (_, index) => ({ id: `d${index}`, text: "t" }));

  test.each([
    [[true, false], 1],
    [[false, true], 1 / 2],
    [[true, false, true], (1 + 2 / 3) / 2],
    [[false, false, true, true], (1 / 3 + 2 / 4) / 2],
    [[false, false], 0],
  ])("of relevance %j is %d, as RAGAS has it", async (relevant, precision) => {
    const { value } = await ask("context-precision", verdicts(...relevant), { documents: many(relevant.length) });
    expect(value).toBeCloseTo(precision, 12);
  });

  test("goes by the first ten documents", async () => {
    const { value, requests } = await ask("context-precision", verdicts(...Array<boolean>(10).fill(true)), {
      documents: many(14),
    });
    expect(value).toBe(1);
    expect(requests[0]?.messages[1]?.text).not.toContain("document 11");
  });

  test("is asked for again when a document is left out or counted twice, then given up", async () => {
    const twice = { verdicts: [1, 1].map((number) => ({ number, reason: "r", holds: true })) };
    const { value, requests } = await ask("context-precision", [verdicts(true), twice]);
    expect(value).toBe("judge-malformed");
    expect(requests[1]?.messages[3]?.text).toContain("It must hold 2 verdicts, numbered 1 to 2 in this order.");
  });
});

describe("citation-support", () => {
  test("is the share of all citations that are supported, those of no document included", async () => {
    const text = "Within 30 days [d1]. In 2 to 4 days [2]. By pigeon [d9].";
    const { value, requests } = await ask("citation-support", verdicts(true, false), { text });
    expect(value).toBeCloseTo(1 / 3, 12);
    const list = readFences(requests[0]?.messages[1]?.text ?? "").find(({ name }) => name === "citations");
    expect(list?.text).toBe("1. [d1] points to document 1\n2. [2] points to document 2");
  });

  test("reads marks of many forms, an id before a number", async () => {
    const documents = [
      { id: "2", text: "two" },
      { id: "returns", text: "r" },
    ];
    const text =
      "A [2]. B [1, 2]. C (source: returns). D [^1]. E 【2】. F [returns]. G [see](http://x). H [sic]. `x[1]`";
    const { requests } = await ask("citation-support", verdicts(...Array<boolean>(7).fill(true)), { text, documents });
    const list = readFences(requests[0]?.messages[1]?.text ?? "").find(({ name }) => name === "citations");
    expect(list?.text.split("\n")).toEqual([
      "1. [2] points to document 1",
      "2. [1] points to document 1",
      "3. [2] points to document 1",
      "4. [returns] points to document 2",
      "5. [1] points to document 1",
      "6. [2] points to document 1",
      "7. [returns] points to document 2",
    ]);
  });

  test.each([
    ["no citation at all", "Within 30 days."],
    ["only citations of documents that are not there", "Within 30 days [d9] [77]."],
  ])("is 0 for %s, and nobody is asked", async (_, text) => {
    const { value, requests } = await ask("citation-support", [], { text });
    expect(value).toBe(0);
    expect(requests).toHaveLength(0);
  });
});

describe("pairwise", () => {
  const said = (first: string, second: string) => [
    { reason: "r", better: first },
    { reason: "r", better: second },
  ];

  test.each([
    ["A", "B", { status: "scored", value: 1 }],
    ["B", "A", { status: "scored", value: 0 }],
    ["tie", "tie", { status: "scored", value: 0.5 }],
    ["A", "A", { status: "scored", value: 0.5, flipped: true }],
    ["B", "B", { status: "scored", value: 0.5, flipped: true }],
    ["A", "tie", { status: "scored", value: 0.5, flipped: true }],
    ["tie", "A", { status: "scored", value: 0.5, flipped: true }],
  ])("of %s, and of %s in the other order, is %j", async (first, second, expected) => {
    const { score, requests } = await ask("pairwise", said(first, second));
    expect(score).toEqual(expected);
    const shown = requests.map(({ messages }) =>
      readFences(messages[1]?.text ?? "")
        .slice(1)
        .map(({ text }) => text),
    );
    expect(shown).toEqual([
      ["Within 30 days [d1].", "No refunds."],
      ["No refunds.", "Within 30 days [d1]."],
    ]);
  });

  test("of the same text is a tie without a question", async () => {
    const { score, requests } = await ask("pairwise", [], { observed: "Within 30 days [d1].\n" });
    expect(score).toEqual({ status: "scored", value: 0.5 });
    expect(requests).toHaveLength(0);
  });

  test("has no score where production gave no text", async () => {
    expect((await ask("pairwise", [], { observed: " " })).value).toBe("not-recorded");
    const { models } = scriptedJudge(() => "{}");
    const failed = { ...aJudgedTrial(), recording: aRecording({ observed: aFailure() }) };
    expect(await scoreWith("pairwise", models, failed)).toEqual({ status: "unscored", reason: "not-recorded" });
  });
});

test.each([
  ["context-recall", "documents", "not-recorded"],
  ["context-precision", "documents", "not-recorded"],
  ["context-faithfulness", "documents", "not-recorded"],
  ["citation-support", "documents", "not-recorded"],
  ["context-recall", "expected", "no-expected-value"],
  ["factuality", "expected", "no-expected-value"],
] as const)("%s without %s is unscored, and nobody is asked", async (kind, missing, reason) => {
  expect(await askWithout(kind, missing)).toEqual({ score: { status: "unscored", reason }, asked: 0 });
});

test.each(["context-recall", "context-precision", "context-faithfulness", "citation-support"] as const)(
  "%s is unscored where a document was recorded without its text",
  async (kind) => {
    const { value } = await ask(kind, [], { documents: [...DOCUMENTS, { id: "d3" }] });
    expect(value).toBe("not-recorded");
  },
);

test("a threshold makes a share into a yes or a no", async () => {
  expect((await ask("context-recall", statements(true, true, false), {}, 0.6)).value).toBe(1);
  expect((await ask("context-recall", statements(true, false, false), {}, 0.6)).value).toBe(0);
  expect((await ask("factuality", { reason: "r", choice: "B" }, {}, 0.6)).value).toBe(1);
});

test.each(JUDGED)("%s is unscored where its judge could not be asked", async (kind) => {
  const refusing = scriptedJudge(() => ({ status: "failed", reason: "server-error", detail: "500" }));
  expect(await scoreWith(kind, refusing.models, aJudgedTrial())).toEqual({
    status: "unscored",
    reason: "judge-failed",
  });
});
