import { expect, test } from "vitest";
import { observe } from "../../src/pipeline/observe.ts";
import { aCase, aFailure, anAnswer, aRecording } from "../builders.ts";

test("takes what production answered, one trial for each recording, failures included", () => {
  const first = aRecording({ traceId: "1", observed: anAnswer({ text: "Yes." }) });
  const second = aRecording({ traceId: "2", observed: aFailure({ reason: "production-error" }) });
  const one = aCase({ recordings: [first, second] });
  expect(observe([one])).toEqual([
    {
      case: one,
      trials: [
        { recording: first, answer: first.observed },
        { recording: second, answer: second.observed },
      ],
    },
  ]);
});
