import { describe, expect, test } from "vitest";
import { gitHubProblem, refusalOf, wordsOf } from "../../../src/edges/github/refusal.ts";

const failed = (status: number, message: string) => Object.assign(new Error(message), { status });
const DOING = {
  repository: "acme/support",
  what: "read branch eval-baselines",
  permission: "contents: read",
  remedy: "Put right what GitHub says, then run this again.",
};

describe("the words of a refusal", () => {
  test.each([
    ["Not Found - https://docs.github.com/rest/git/trees", "Not Found"],
    ["Request failed due to following response errors:\n - Resource not accessible.", "Resource not accessible"],
    ["<html><body>Unicorn!</body></html>", "it sent a web page"],
    ["one\n::error::two\u001b[31m", "one ::error::two"],
    ["x".repeat(3000), `${"x".repeat(199)}…`],
  ])("%j are %j", (message, words) => expect(wordsOf(failed(502, message))).toBe(words));
});

describe("a refusal", () => {
  test("for a permission names it, and where it goes", () => {
    expect(gitHubProblem(failed(403, "Resource not accessible by integration"), DOING)).toMatchObject({
      message: "the token may not read branch eval-baselines of acme/support: Resource not accessible by integration",
      remedy: 'Add "contents: read" under permissions: of the job in the workflow file, or use a token that has it.',
    });
  });

  test.each([
    "Resource protected by organization SAML enforcement. You must grant your token access.",
    "the organization has an IP allow list enabled, and your IP address is not permitted",
    "Repository was archived so is read-only.",
  ])("that no permission helps against names none: %s", (message) => {
    const remedy = "Put right what GitHub says: no permission of the job helps against that.";
    expect(gitHubProblem(failed(403, message), DOING)).toMatchObject({ remedy });
  });

  test.each(["RATE_LIMIT", "RATE_LIMITED"])("of GraphQL with the type %s is a rate limit", (type) => {
    const error = Object.assign(new Error("API rate limit already exceeded"), { errors: [{ type }] });
    expect(refusalOf(error)).toBe("rate-limited");
  });
});
