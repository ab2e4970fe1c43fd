import { describe, expect, test } from "vitest";
import type { ChatRequest } from "../../src/simulation/chat.ts";
import { simulateAnswer } from "../../src/simulation/simulate-answer.ts";

const SCALE = {
  type: "object",
  properties: { reason: { type: "string" }, score: { type: "number", enum: [0, 0.25, 0.5, 0.75, 1] } },
};

function grade(
  answer: string,
  reference?: string,
  schema: ChatRequest["answerSchema"] = SCALE,
): Record<string, unknown> {
  const texts = [
    ["question", "How many days does standard delivery take?"],
    ["answer", answer],
    ...(reference === undefined ? [] : [["reference", reference]]),
  ];
  const content = texts.map(([name, text]) => `~~~~~ ${name}\n${text}\n~~~~~ end of ${name}`).join("\n\n");
  const completion = simulateAnswer(
    {
      model: "sim-large",
      messages: [
        {
          role: "system",
          content: "Grade by the rubric.\n\nRubric:\nThe answer is about the question and names its source.",
        },
        { role: "user", content },
      ],
      tools: [],
      temperature: 0,
      ...(schema !== undefined && { answerSchema: schema }),
    },
    { seed: "test", repetition: 0 },
  );
  return JSON.parse(completion.choices[0].message.content ?? "");
}

describe("the simulated judge", () => {
  test("gives a level of the schema and a reason", () => {
    const verdict = grade("Standard delivery takes 2 to 4 working days [d7].");
    expect(SCALE.properties.score.enum).toContain(verdict["score"]);
    expect(verdict["reason"]).toMatch(/simulated judge/);
  });

  test("prefers an answer about the question with its source to one without, and both to one about nothing", () => {
    const good = Number(grade("Standard delivery takes 2 to 4 working days [d7].")["score"]);
    const bare = Number(grade("Standard delivery takes 2 to 4 working days.")["score"]);
    const off = Number(grade("Cats sleep on warm stones.")["score"]);
    expect(good).toBeGreaterThan(bare);
    expect(bare).toBeGreaterThan(off);
  });

  test("prefers an answer that says what the reference says", () => {
    const right = Number(grade("It takes 2 to 4 working days.", "2 to 4 working days")["score"]);
    const wrong = Number(grade("It takes a while, sorry.", "2 to 4 working days")["score"]);
    expect(right).toBeGreaterThan(wrong);
  });

  test("understands levels that are words, the best first", () => {
    const schema = { type: "object", properties: { verdict: { enum: ["good", "fair", "bad"] } } };
    expect(grade("Standard delivery takes 2 to 4 working days [d7].", undefined, schema)["verdict"]).not.toBe("bad");
    expect(grade("Cats sleep on warm stones.", undefined, schema)["verdict"]).toBe("bad");
  });
});
