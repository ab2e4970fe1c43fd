import { describe, expect, test } from "vitest";
import type { ChatMessage, ChatRequest, ChatTool } from "../../src/simulation/chat.ts";
import { simulateAnswer } from "../../src/simulation/simulate-answer.ts";

const DRAW = { seed: "test", repetition: 0 };
const DOCUMENTS =
  '<document id="d1" title="Returns">\nReturns are accepted within 30 days. The label is free.\n</document>\n' +
  '<document id="d2" title="Delivery">\nStandard delivery takes three days.\n</document>';

function request(system: string, question: string, more: Partial<ChatRequest> = {}): ChatRequest {
  const messages: readonly ChatMessage[] = [
    { role: "system", content: system },
    { role: "user", content: question },
  ];
  return { model: "sim-large", messages, tools: [], temperature: 0, ...more };
}

function textOf(asked: ChatRequest, draw = DRAW): string | null {
  return simulateAnswer(asked, draw).choices[0].message.content;
}

const ORDER: ChatTool = {
  name: "order_status",
  description: "Looks up an order.",
  parameters: {
    type: "object",
    properties: { order_id: { type: "string", pattern: "B\\d{5}" } },
    required: ["order_id"],
  },
};

describe("the simulated model", () => {
  test("quotes the document that shares words with the question", () => {
    const asked = request(
      `Be brief. Answer in at most one sentence.\n${DOCUMENTS}`,
      "Within how many days are returns accepted?",
    );
    expect(textOf(asked)).toBe("Returns are accepted within 30 days.");
  });

  test("gives another answer from another document", () => {
    const other = DOCUMENTS.replace("30 days", "14 days");
    const asked = request(`Answer in at most one sentence.\n${other}`, "Within how many days are returns accepted?");
    expect(textOf(asked)).toBe("Returns are accepted within 14 days.");
  });

  test("reads documents written as paragraphs that begin with their id, also in the user's message", () => {
    const question = "Within how many days are returns accepted?\n\n[k9] Returns are accepted within 20 days.";
    expect(textOf(request("Cite. Answer in one sentence.", question))).toBe(
      "Returns are accepted within 20 days [k9].",
    );
  });

  test("says that it does not know when it is held to documents that do not say", () => {
    const asked = request(`Answer only from the documents. Be brief.\n${DOCUMENTS}`, "Do you sell bicycles in Peru?");
    expect(textOf(asked)).toBe("I do not know: the documents do not say.");
  });

  test("makes something up when nobody holds it to the documents", () => {
    expect(textOf(request("Help the customer.", "Do you sell bicycles in Peru?"))).toMatch(/normally be possible/);
  });

  test("writes more when nobody asks it to be brief", () => {
    const question = "Within how many days are returns accepted and is the label free?";
    const brief = textOf(request(`Answer in at most one sentence.\n${DOCUMENTS}`, question)) ?? "";
    expect((textOf(request(DOCUMENTS, question)) ?? "").length).toBeGreaterThan(brief.length);
  });

  test("replies in JSON when the system text or the request asks for it", () => {
    const question = "Within how many days are returns accepted?";
    const told = textOf(request(`Reply in JSON with "text" and "sources".\nOne sentence.\n${DOCUMENTS}`, question));
    expect(JSON.parse(told ?? "")).toEqual({ text: "Returns are accepted within 30 days.", sources: ["d1"] });
    const schema = { type: "object", properties: { reply: { type: "string" }, sure: { type: "boolean" } } };
    const formed = textOf(request(`One sentence.\n${DOCUMENTS}`, question, { answerSchema: schema }));
    expect(JSON.parse(formed ?? "")).toEqual({ reply: "Returns are accepted within 30 days.", sure: true });
  });

  test("calls the tool whose parameter the question fills, and then uses its result", () => {
    const asked = request("Be brief.", "Where is my order B12345?", { tools: [ORDER] });
    const first = simulateAnswer(asked, DRAW).choices[0];
    expect(first.finish_reason).toBe("tool_calls");
    const call = first.message.tool_calls?.[0];
    expect(call?.function).toEqual({ name: "order_status", arguments: '{"order_id":"B12345"}' });
    const after: readonly ChatMessage[] = [
      ...asked.messages,
      { role: "assistant", content: "", ...(call && { tool_calls: [call] }) },
      { role: "tool", content: '{"status":"shipped"}', tool_call_id: call?.id ?? "" },
    ];
    expect(textOf({ ...asked, messages: after })).toBe("Order status: status shipped.");
  });

  test("makes one call for each order that is named", () => {
    const asked = request("Be brief.", "Where are my orders B12345 and B54321?", { tools: [ORDER] });
    expect(simulateAnswer(asked, DRAW).choices[0].message.tool_calls).toHaveLength(2);
  });

  test("calls no tool that the question cannot fill, or that it may not use", () => {
    const tools = [ORDER];
    expect(textOf(request("Be brief.", "Where is my order?", { tools }))).not.toBeNull();
    expect(textOf(request("Be brief.", "Where is my order B12345?", { tools, tool_choice: "none" }))).not.toBeNull();
  });

  test("names the model that an alias stands for, and keeps a name it does not know", () => {
    const served = (model: string) => simulateAnswer(request("Hello.", "Hello?", { model }), DRAW).model;
    expect(served("sim-large")).toBe("sim-large-2026-08-01");
    expect(served("sim-small")).toBe("sim-small-2026-08-01");
    expect(served("gpt-9")).toBe("gpt-9");
    expect(served("constructor")).toBe("constructor");
  });

  test("counts four characters as a token and stops at the limit", () => {
    const asked = request("12345678", "1234", { max_tokens: 2 });
    const completion = simulateAnswer(asked, DRAW);
    expect(completion.usage).toEqual({ prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 });
    expect(completion.choices[0].finish_reason).toBe("length");
  });

  test("answers repetitions alike at temperature 0 and not always alike above it", () => {
    const asked = request(`Cite the document. Be brief.\n${DOCUMENTS}`, "Within how many days are returns accepted?", {
      model: "sim-large-2026-10-15",
    });
    const answers = (temperature: number) =>
      new Set(
        Array.from({ length: 30 }, (_, repetition) => textOf({ ...asked, temperature }, { seed: "test", repetition })),
      );
    expect(answers(0).size).toBe(1);
    expect(answers(1).size).toBeGreaterThan(1);
  });
});
