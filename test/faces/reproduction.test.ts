import { describe, expect, test } from "vitest";
import type { ActionRequest } from "../../src/config/action-request.ts";
import { reproduction } from "../../src/faces/reproduction.ts";

const faces = { comment: true, artifact: true, status: true, issue: true };
const [base, head] = ["a".repeat(40), "b".repeat(40)];
const aCheck: ActionRequest = {
  story: "check",
  faces,
  onMissingSecrets: "neutral",
  change: { kind: "pull-request", number: 7, head },
};

describe("the command that does the same in a clone", () => {
  test("fetches the commits of a check, which need not be on any branch there", () => {
    const checked = { result: { suite: "x" } as never, range: { base, head }, head, setsStatus: true, pullRequest: 7 };
    expect(reproduction({ ...aCheck, suite: "my evals/suite.yml" }, checked)).toBe(
      `git fetch origin ${base} ${head} && eval-baseline check --suite 'my evals/suite.yml' --base ${base} --head ${head}`,
    );
  });

  test("fetches commits of a repository whose ids are SHA-256, too", () => {
    const range = { base: base + "0".repeat(24), head: head + "0".repeat(24) };
    const checked = { result: { suite: "x" } as never, range, head: range.head, setsStatus: false };
    expect(reproduction(aCheck, checked)).toMatch(`git fetch origin ${range.base} ${range.head} && `);
  });

  test("takes revisions as an input names them, and fetches nothing then", () => {
    const request: ActionRequest = { ...aCheck, change: { kind: "range", base: "main", head: "it's; rm -rf" } };
    expect(reproduction(request, undefined)).toBe("eval-baseline check --base main --head 'it'\\''s; rm -rf'");
  });

  test("is not there where it cannot be told what was compared, nor for an anchor", () => {
    expect(reproduction(aCheck, undefined)).toBeUndefined();
    expect(reproduction({ story: "anchor", faces, baseline: "latest", why: "x" }, undefined)).toBeUndefined();
  });

  test("asks for the same attribution, and writes a post-mortem to a folder of its own", () => {
    const attribute = (states: Extract<ActionRequest, { story: "attribute" }>["states"]) =>
      reproduction({ story: "attribute", faces, states }, undefined);
    expect(attribute({ before: "anchor", after: "2026-11-02", traces: [], metric: "answers" })).toBe(
      "eval-baseline attribute anchor 2026-11-02 --metric answers",
    );
    expect(attribute({ traces: ["4bf92f35", "00f067aa"] })).toBe("eval-baseline attribute --traces 4bf92f35,00f067aa");
    const written: ActionRequest = { story: "post-mortem", faces, states: { traces: [] }, incident: "a..b" };
    expect(reproduction(written, undefined)).toBe("eval-baseline post-mortem --incident a..b --out post-mortem");
  });

  test("is a record that writes nothing, and a canary of the same layers", () => {
    const record: ActionRequest = { story: "record", faces, target: "replay", commit: true, batch: true };
    expect(reproduction(record, undefined)).toBe("eval-baseline record --target replay --batch --no-commit");
    const overrides = [{ layer: "model" as const, value: "gpt $(x)" }];
    expect(reproduction({ story: "canary", faces, overrides }, undefined)).toBe(
      "eval-baseline canary --layer 'model=gpt $(x)'",
    );
  });
});
