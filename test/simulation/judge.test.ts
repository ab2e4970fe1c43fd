import { describe, expect, test } from "vitest";
import type { ChatRequest } from "../../src/simulation/chat.ts";
import { judge } from "../../src/simulation/judge.ts";
import { simulatedModel } from "../../src/simulation/models.ts";
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

describe("the simulated judge, asked in other ways", () => {
  /** What it says when it does not slip. */
  function say(properties: object, texts: readonly (readonly [string, string])[]) {
    const content = texts.map(([name, text]) => `~~~~~ ${name}\n${text}\n~~~~~ end of ${name}`).join("\n\n");
    const messages = [
      { role: "system" as const, content: "Judge." },
      { role: "user" as const, content },
    ];
    const request = { model: "sim-large", messages, tools: [], answerSchema: { type: "object", properties } };
    const said = judge(request, { ...simulatedModel("sim-large").traits, judges: 1 }, () => 0.5);
    return JSON.parse(said ?? "null");
  }

  const DELIVERY = "Standard delivery takes 2 to 4 working days.";
  const list = (item: object) => ({ found: { type: "array", items: { type: "object", properties: item } } });
  const statement = { statement: { type: "string" }, supported: { type: "boolean" } };
  const verdict = { number: { type: "integer" }, reason: { type: "string" }, holds: { type: "boolean" } };

  test("takes an answer apart and says which sentences a document supports", () => {
    const said = say(list(statement), [
      ["document 1", `id: d1\n\n${DELIVERY}`],
      ["answer", `${DELIVERY} Cats sleep on warm stones.`],
    ]);
    expect(said.found).toMatchObject([
      { statement: DELIVERY, supported: true },
      { statement: "Cats sleep on warm stones.", supported: false },
    ]);
  });

  test("says of each document whether it is about the question", () => {
    const said = say(list(verdict), [
      ["question", "How many days does standard delivery take?"],
      ["document 1", "Cats sleep on warm stones."],
      ["document 2", DELIVERY],
    ]);
    expect(said.found).toMatchObject([
      { number: 1, holds: false },
      { number: 2, holds: true },
    ]);
  });

  test("says of each citation whether its document supports the sentence", () => {
    const said = say(list(verdict), [
      ["document 1", DELIVERY],
      ["document 2", "Orders can be returned within 30 days."],
      ["answer", "Standard delivery takes 2 to 4 working days [d1]. Cats sleep on warm stones [d2]."],
      ["citations", "1. [d1] points to document 1\n2. [d2] points to document 2"],
    ]);
    expect(said.found).toMatchObject([
      { number: 1, holds: true },
      { number: 2, holds: false },
    ]);
  });

  test.each([
    ["the same", DELIVERY, "C"],
    ["less", "Standard delivery takes working days.", "A"],
    ["more", `${DELIVERY} Express ships overnight for nine euros.`, "B"],
    ["something else", "Cats sleep on warm stones.", "D"],
  ])("knows an answer that says %s", (_, answer, choice) => {
    const said = say({ choice: { enum: ["A", "B", "C", "D", "E"] } }, [
      ["question", "When?"],
      ["expert answer", DELIVERY],
      ["submitted answer", answer],
    ]);
    expect(said.choice).toBe(choice);
  });

  test("prefers the better of two answers in either order, and neither of two alike", () => {
    const better = { better: { enum: ["A", "B", "tie"] } };
    const of = (a: string, b: string) =>
      say(better, [
        ["question", "How many days does standard delivery take?"],
        ["answer A", a],
        ["answer B", b],
      ]).better;
    expect(of(DELIVERY, "Cats sleep.")).toBe("A");
    expect(of("Cats sleep.", DELIVERY)).toBe("B");
    expect(of(DELIVERY, DELIVERY)).toBe("tie");
  });
});
