import { describe, expect, test } from "vitest";
import type { FailureReason, Party } from "../../src/domain/answer.ts";
import { deadlinePassed, overErrorBudget, stoppedEarly } from "../../src/domain/incomplete.ts";

function told(reason: FailureReason, by?: Party) {
  const failure = { reason, detail: "what happened", ...(by === undefined ? {} : { by }) };
  return overErrorBudget({ what: "trials", failures: [failure], total: 4, errorBudget: 0, model: null });
}

describe("a stop", () => {
  test.each([
    [1, "1 millisecond"],
    [1500, "1500 milliseconds"],
    [90_000, "90 seconds"],
    [60_000, "1 minute"],
    [5_400_000, "90 minutes"],
    [7_200_000, "2 hours"],
  ])("by a deadline of %i ms is told as %s", (milliseconds, words) => {
    expect(stoppedEarly(2, 6, "trials", deadlinePassed(milliseconds)).problem).toBe(
      `the deadline of ${words} passed after 2 of 6 trials`,
    );
  });

  test.each([undefined, "SIGINT", null, new Error("stopped"), { stopped: "by hand" }])(
    "for any other reason is the user's: %o",
    (reason) => {
      expect(stoppedEarly(2, 6, "trials", reason)).toEqual({
        reason: "cut-off",
        problem: "the run was stopped after 2 of 6 trials",
        remedy: "Run the same command again: answers that were paid for are kept.",
      });
    },
  );
});

describe("failures", () => {
  test("of different parties are told apart, and the commonest is told", () => {
    const by: Party = { kind: "tool endpoint" };
    const failures = [
      { reason: "server-error", detail: "500 from the model" },
      { reason: "server-error", detail: "500 from the tools", by },
      { reason: "server-error", detail: "500 from the tools", by },
    ] as const;
    const use = { what: "trials", failures, total: 3, errorBudget: 0, model: null };
    expect(overErrorBudget(use).problem).toBe(
      "3 of 3 trials failed (error budget 0 %), 2 of them because the tool endpoint had errors of its own: 500 from the tools",
    );
  });

  test("of an endpoint without a key ask for the name of its variable", () => {
    expect(told("unauthorised", { kind: "retrieval endpoint" }).remedy).toBe(
      "Name the environment variable that holds the key of the retrieval endpoint as key-variable beside its url in the suite file.",
    );
  });

  test.each([
    ["empty-answer", "Compare what the application takes and answers with docs/targets.md."],
    ["malformed-answer", "Compare what the application takes and answers with docs/targets.md."],
    [
      "application-error",
      "Run the application by hand with the request that docs/targets.md shows, and mend what it says.",
    ],
    [
      "timed-out",
      "Raise timeout of the application or lower concurrency in the suite file, and run the same command again: answers that were paid for are kept.",
    ],
  ] as const)("of the application have its remedy: %s", (reason, remedy) => {
    expect(told(reason, { kind: "application" }).remedy).toBe(remedy);
  });
});
