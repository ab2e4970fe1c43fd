import { expect, test } from "vitest";
import { UserError, UserErrors } from "../../src/errors.ts";
import { parseLabels } from "../../src/formats/labels.ts";

const FORM =
  'Write one JSON object a line: { "question": "…", "answer": "…", "label": true }, and where there are any "expected", "documents": [{ "id": "…", "text": "…" }] and "judge": 0.75.';

const line = (rest: object) => JSON.stringify({ question: "q", answer: "a", ...rest });

test("reads every way to write a label, and keeps the line it stood on", () => {
  const written = [true, false, "pass", "FAIL", 1, 0, 0.25].map((label) => line({ label }));
  const labels = parseLabels(`\uFEFF${written.join("\r\n\r\n")}\n`, "labels.jsonl");
  expect(labels.map(({ label }) => label)).toEqual([1, 0, 1, 0, 1, 0, 0.25]);
  expect(labels.map((one) => one.line)).toEqual([1, 3, 5, 7, 9, 11, 13]);
});

test("reads what else a judge may need; documents that are bare texts get numbers", () => {
  const rest = { label: true, expected: "e", judge: 0.75, documents: ["t", { id: "d2", text: "u", title: "v" }] };
  expect(parseLabels(line(rest), "labels.jsonl")).toEqual([
    {
      line: 1,
      question: "q",
      answer: "a",
      expected: "e",
      documents: [
        { id: "1", text: "t" },
        { id: "d2", text: "u", title: "v" },
      ],
      label: 1,
      judge: 0.75,
    },
  ]);
});

test("names every line that is wrong, and quotes none", () => {
  const lines = [
    "{",
    line({}),
    line({ label: "maybe" }),
    line({ label: 1.5 }),
    line({ label: null }),
    line({ label: "toString" }),
    JSON.stringify({ answer: "a", label: true }),
    JSON.stringify({ question: "q", answer: 7, label: true }),
    line({ label: true, judge: 2 }),
    line({ label: true, documents: [{ text: "no id" }] }),
    line({ label: true, expcted: "a secret" }),
    "[]",
    line({ label: true }),
  ];
  const error = thrown(lines.join("\n"));
  expect(error).toBeInstanceOf(UserErrors);
  expect(error.message).toBe("labels.jsonl cannot be used");
  expect(error.remedy).toBe(FORM);
  expect(error instanceof UserErrors && error.problems).toEqual([
    "labels.jsonl:1: it is not JSON",
    "labels.jsonl:2: label is missing",
    'labels.jsonl:3: label must be true, false, "pass", "fail" or a number from 0 to 1',
    'labels.jsonl:4: label must be true, false, "pass", "fail" or a number from 0 to 1',
    'labels.jsonl:5: label must be true, false, "pass", "fail" or a number from 0 to 1',
    'labels.jsonl:6: label must be true, false, "pass", "fail" or a number from 0 to 1',
    "labels.jsonl:7: question is missing",
    "labels.jsonl:8: answer must be text",
    "labels.jsonl:9: judge must be a number from 0 to 1",
    "labels.jsonl:10: documents[0].id is missing",
    "labels.jsonl:11: it has a key that is none of question, answer, expected, documents, label, judge",
    "labels.jsonl:12: it must be an object",
  ]);
});

test("shows fifty wrong lines and counts the rest", () => {
  const error = thrown("{\n".repeat(60));
  expect(error instanceof UserErrors && error.problems.at(-1)).toBe("and 10 more lines");
  expect(error instanceof UserErrors && error.problems).toHaveLength(51);
});

test("says that a file holds no label", () => {
  const error = thrown("\n \n");
  expect(error.message).toBe("labels.jsonl holds no label");
  expect(error.remedy).toBe(FORM);
});

function thrown(content: string): UserError {
  try {
    parseLabels(content, "labels.jsonl");
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
