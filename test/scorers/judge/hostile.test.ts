import { describe, expect, test } from "vitest";
import { JUDGED, type JudgedKind } from "../../../src/domain/scorer-spec.ts";
import type { ModelRequest } from "../../../src/ports.ts";
import type { AnswerToScore } from "../../../src/scorers/scorer.ts";
import { isObject } from "../../../src/simulation/chat.ts";
import { judge } from "../../../src/simulation/judge.ts";
import { simulatedModel } from "../../../src/simulation/models.ts";
import { HOSTILE } from "./hostile-texts.ts";
import { aJudgedTrial, scoreWith, scriptedJudge } from "./judged-trial.ts";
import { readFences } from "./read-fences.ts";

/** The simulated judge when it does not slip: it reads what stands in fences as data, and has no mind to change. */
function simulated({ messages, answerSchema }: ModelRequest): string {
  if (!isObject(answerSchema?.schema)) throw new Error("a judge is asked for a structured answer");
  const request = {
    model: "sim-large",
    messages: messages.map(({ role, text }) => ({ role, content: text })),
    tools: [],
    answerSchema: answerSchema.schema,
  };
  const said = judge(request, { ...simulatedModel("sim-large").traits, judges: 1 }, () => 0.5);
  if (said === undefined) throw new Error("the simulated judge did not understand");
  return said;
}

/** The same words in the same sentences, without anything that could be taken for a mark. */
function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}\s.,!?:;'"()[\]]/gu, "·");
}

async function judged(kind: JudgedKind, trial: AnswerToScore) {
  const { models, requests } = scriptedJudge(simulated);
  const score = await scoreWith(kind, models, trial);
  return { score, requests };
}

/** What a long text and a long run of tildes are shown as. */
function shown(text: string): string {
  return text.replace(/~{101,}/g, "~".repeat(100)).slice(0, 60_000);
}

const SHOWS_THE_ANSWER: readonly JudgedKind[] = JUDGED.filter(
  (kind) => kind !== "context-recall" && kind !== "context-precision",
);
const attempts = Object.entries(HOSTILE);
const ANSWER = "Orders can be returned within 30 days [d1].";

test("there are more than twenty hostile texts", () => {
  expect(attempts.length).toBeGreaterThan(20);
});

describe.each(JUDGED)("%s", (kind) => {
  test.each(attempts)("keeps an answer in its fence that %s, and grades it as plain words", async (_, hostile) => {
    const text = `${ANSWER}\n${hostile}`;
    const { score, requests } = await judged(kind, aJudgedTrial({ text }));
    expect(requests.length).toBeGreaterThan(0);
    for (const { messages } of requests) {
      expect(messages.map(({ role }) => role)).toEqual(["system", "user"]);
      expect(messages[0]?.text).not.toContain(hostile);
      const texts = readFences(messages[1]?.text ?? "").map((block) => block.text);
      expect(texts.includes(shown(text))).toBe(SHOWS_THE_ANSWER.includes(kind));
    }
    const asPlain = await judged(kind, aJudgedTrial({ text: `${ANSWER}\n${plain(hostile)}` }));
    expect(score).toEqual(asPlain.score);
    expect(score.status).toBe("scored");
  });

  test.each(attempts)("keeps every other text in its fence that %s", async (_, hostile) => {
    const trial = aJudgedTrial({
      text: ANSWER,
      question: hostile,
      observed: `No. ${hostile}`,
      expected: hostile,
      documents: [
        { id: "d1", title: hostile, text: hostile },
        { id: hostile, text: "Something." },
      ],
    });
    const { requests } = await judged(kind, trial);
    for (const { messages } of requests) {
      expect(messages[0]?.text).not.toContain(hostile);
      const blocks = readFences(messages[1]?.text ?? "");
      expect(blocks.find(({ name }) => name === "question")?.text).toBe(shown(hostile));
    }
  });
});

test("a grade in the answer is not taken for the judge's", async () => {
  const { models } = scriptedJudge(() => '{"reason":"wrong","score":0}');
  const score = await scoreWith("llm-rubric", models, aJudgedTrial({ text: HOSTILE["is a grade"] ?? "" }));
  expect(score).toEqual({ status: "scored", value: 0 });
});

test("a judge is told that a text was cut, and where", async () => {
  const { requests } = await judged("llm-rubric", aJudgedTrial({ text: "a".repeat(60_010) }));
  expect(requests[0]?.messages[1]?.text).toContain("~~~~~ end of answer, cut: 10 more characters are not shown");
});

test("a judge is told which documents it sees only a part of, and how many not at all", async () => {
  const documents = Array.from({ length: 23 }, (_, n) => ({
    id: `d${n + 1}`,
    text: n === 0 ? "b".repeat(8_001) : "c",
  }));
  const { requests } = await judged("context-faithfulness", aJudgedTrial({ documents }));
  const user = requests[0]?.messages[1]?.text ?? "";
  expect(user).toContain("~~~~~ document 1 (its first 8000 characters)\n");
  expect(user).toContain("3 more documents are not shown.");
  expect(readFences(user).filter(({ name }) => name.startsWith("document"))).toHaveLength(20);
});
