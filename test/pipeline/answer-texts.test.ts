import { describe, expect, test } from "vitest";
import type { Answer } from "../../src/domain/answer.ts";
import { KEPT_OF_AN_ANSWER, openAnswerTexts } from "../../src/pipeline/answer-texts.ts";
import { worstCases } from "../../src/pipeline/worst-cases.ts";
import { aCase, aComparison, aMetricComparison, aMovedCase, anEvidence } from "../builders.ts";
import { aVariant } from "../stories/variants.ts";

const [base, head] = [aVariant({ label: "base" }), aVariant({ label: "head" })];

function asked(id: string, trial: number) {
  const one = aCase({ id });
  return { case: one, recording: one.recordings[0], trial };
}

function answered(text: string, calls: readonly string[] = []): Answer {
  return {
    status: "answered",
    text,
    toolCalls: calls.map((name, place) => ({ id: `${place}`, name, arguments: "{}" })),
    finish: "stop",
    modelCalls: 1,
  };
}

describe("the texts of a run", () => {
  test("are those of each case's earliest trial that was answered, side by side", () => {
    const texts = openAnswerTexts();
    texts.keep(head, asked("a", 2), answered("third"));
    texts.keep(head, asked("a", 1), answered("second"));
    texts.keep(head, asked("a", 0), { status: "failed", reason: "timed-out", detail: "" });
    texts.keep(head, asked("a", 3), answered("fourth"));
    texts.keep(base, asked("a", 0), answered("the base's"));
    expect(texts.textOf(head, "a")?.text).toBe("second");
    expect(texts.textOf(base, "a")?.text).toBe("the base's");
    expect(texts.textOf(base, "b")).toBeUndefined();
  });

  test("say what was called where an answer has no text", () => {
    const texts = openAnswerTexts();
    texts.keep(head, asked("a", 0), answered("", ["find_order", "refund"]));
    texts.keep(head, asked("b", 0), answered(""));
    expect(texts.textOf(head, "a")?.text).toBe("(no text; tool calls: find_order, refund)");
    expect(texts.textOf(head, "b")?.text).toBe("(no text)");
  });

  test("keep the beginning of a long one, and say that it was cut", () => {
    const texts = openAnswerTexts();
    texts.keep(head, asked("a", 0), answered("x".repeat(KEPT_OF_AN_ANSWER + 1)));
    expect(texts.textOf(head, "a")).toEqual({ text: "x".repeat(KEPT_OF_AN_ANSWER), isCut: true });
  });

  test("take no more memory than they may: what comes after is not at hand", () => {
    const texts = openAnswerTexts(10);
    texts.keep(head, asked("a", 1), answered("12345678"));
    texts.keep(head, asked("b", 0), answered("123"));
    texts.keep(head, asked("a", 0), answered("123"));
    texts.keep(head, asked("c", 0), answered("1234567"));
    expect(["a", "b", "c"].map((id) => texts.textOf(head, id)?.text)).toEqual(["123", undefined, "1234567"]);
  });
});

describe("the worst cases of a comparison", () => {
  const metric = (name: string, ids: readonly string[], overrides = {}) =>
    aMetricComparison({
      metric: name,
      verdict: "regressed",
      evidence: anEvidence({ worst: ids.map((id) => aMovedCase({ id })) }),
      ...overrides,
    });

  test("are those of the metrics that failed it, in turns, each once", () => {
    const metrics = [
      metric("cites", ["a", "b", "c"]),
      metric("valid", ["b", "d"]),
      metric("latency", ["x"], { blocking: false }),
      metric("tone", ["y"], { verdict: "unchanged" }),
    ];
    expect(worstCases(aComparison({ metrics }), 5)).toEqual(["a", "b", "d", "c"]);
    expect(worstCases(aComparison({ metrics }), 2)).toEqual(["a", "b"]);
  });

  test("are none where nothing was measured", () => {
    expect(worstCases(aComparison({ metrics: [metric("cites", [], { evidence: undefined })] }), 5)).toEqual([]);
  });
});
