import { describe, expect, test } from "vitest";
import type { Answer } from "../../../src/domain/answer.ts";
import { recordedEnd } from "../../../src/pipeline/replay/recorded-end.ts";
import { aCall } from "../scripted-models.ts";

function ended(toolCalls: ReturnType<typeof aCall>[], finish: "stop" | "tool_calls" = "tool_calls"): Answer {
  return { status: "answered", text: "", toolCalls, finish, modelCalls: toolCalls.length };
}

describe("the end of a recorded run", () => {
  test("is the tool call that production's run ended with, however its arguments are written", () => {
    const isEnd = recordedEnd(ended([aCall("find", "{}"), aCall("hand_over", '{"to":"desk","why":"angry"}')]));
    expect(isEnd([aCall("find", "{}")])).toBe(false);
    expect(isEnd([aCall("hand_over", '{ "why": "angry", "to": "desk" }')])).toBe(true);
  });

  test("is no call at all where production answered in words", () => {
    const isEnd = recordedEnd(ended([aCall("find", "{}")], "stop"));
    expect(isEnd([aCall("find", "{}")])).toBe(false);
    expect(recordedEnd({ status: "failed", reason: "production-error", detail: "x" })([aCall("find", "{}")])).toBe(
      false,
    );
  });

  test("comes only when equal calls have been made as often as in production", () => {
    const isEnd = recordedEnd(ended([aCall("find", "{}"), aCall("other", "{}"), aCall("find", "{}")]));
    expect([isEnd([aCall("find", "{}")]), isEnd([aCall("other", "{}")]), isEnd([aCall("find", "{}")])]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test("leaves out arguments that are to be ignored", () => {
    const isEnd = recordedEnd(ended([aCall("hand_over", '{"at":1}')]), { hand_over: ["at"] });
    expect(isEnd([aCall("hand_over", '{"at":2}')])).toBe(true);
  });
});
