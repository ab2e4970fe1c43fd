import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRequest } from "../../src/simulation/read-request.ts";

const MESSAGE = { role: "user", content: "Hello" };

describe("reading a chat-completions request", () => {
  test.each([
    [[], "the body is not a JSON object", ""],
    [{ messages: [MESSAGE] }, "model is missing", "model"],
    [{ model: "m", messages: [] }, "messages is missing or empty", "messages"],
    [
      { model: "m", messages: [MESSAGE, { role: "wizard", content: "" }] },
      "messages[1] has no known role or no text",
      "messages[1]",
    ],
    [{ model: "m", messages: [{ role: "user" }] }, "messages[0] has no known role or no text", "messages[0]"],
    [{ model: "m", messages: [MESSAGE], stream: true }, "streaming is not simulated", "stream"],
    [{ model: "m", messages: [MESSAGE], n: 2 }, "only one choice is simulated", "n"],
    [
      { model: "m", messages: [MESSAGE], tools: [{ type: "function" }] },
      "tools[0] is not a function with a name",
      "tools[0]",
    ],
  ])("refuses %j", (body, problem, parameter) => {
    expect(readRequest(body)).toEqual({ status: "refused", problem, parameter });
  });

  test("joins text parts, and takes an assistant message that only calls tools", () => {
    const call = { id: "c1", type: "function", function: { name: "f", arguments: "{}" } };
    const read = readRequest({
      model: "m",
      messages: [
        {
          role: "user",
          content: [
            { type: "text", text: "Hel" },
            { type: "text", text: "lo" },
          ],
        },
        { role: "assistant", content: null, tool_calls: [call] },
        { role: "tool", content: "done", tool_call_id: "c1" },
      ],
    });
    expect(read).toEqual({
      status: "read",
      request: {
        model: "m",
        messages: [
          { role: "user", content: "Hello" },
          { role: "assistant", content: "", tool_calls: [call] },
          { role: "tool", content: "done", tool_call_id: "c1" },
        ],
        tools: [],
      },
    });
  });

  test("never throws, whatever is sent", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (messages) => {
        expect(["read", "refused"]).toContain(readRequest({ model: "m", messages, tools: messages }).status);
      }),
    );
  });
});
