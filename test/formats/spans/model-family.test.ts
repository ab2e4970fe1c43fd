import { expect, test } from "vitest";
import { areDifferentModels } from "../../../src/formats/spans/model-family.ts";

test.each([
  ["gpt-4.1", "gpt-4.1-2025-04-14"],
  ["openai/gpt-4.1", "gpt-4.1-2025-04-14"],
  ["gpt-3.5-turbo", "gpt-3.5-turbo-0125"],
  ["gpt-35-turbo", "gpt-3.5-turbo-0125"],
  ["gpt-4", "gpt-4-1106-preview"],
  ["gpt-4-turbo-preview", "gpt-4-0125-preview"],
  ["o1", "o1-2024-12-17"],
  ["claude-3.5-sonnet", "claude-3-5-sonnet-20241022"],
  ["claude-3-5-sonnet-latest", "claude-3-5-sonnet-20241022"],
  ["us.anthropic.claude-3-5-sonnet-20240620-v1:0", "claude-3-5-sonnet@20240620"],
  ["claude-opus-4-0", "claude-opus-4-20250514"],
  ["gemini-flash-latest", "gemini-2.5-flash-preview-09-2025"],
  ["models/gemini-2.0-flash", "gemini-2.0-flash-001"],
  ["meta-llama/Llama-3.1-70B-Instruct", "llama-3.1-70b-instruct"],
  ["command-r", "command-r-08-2024"],
  ["grok-3", "grok-3-beta"],
])("%s and %s may be one model", (one, other) => {
  expect(areDifferentModels(one, other)).toBe(false);
  expect(areDifferentModels(other, one)).toBe(false);
});

test.each([
  ["gpt-4o", "gpt-4.1-2025-04-14"],
  ["gpt-4.1-mini", "gpt-4.1-2025-04-14"],
  ["gpt-4o", "gpt-4o-mini-2024-07-18"],
  ["gpt-4o", "claude-3-opus-20240229"],
  ["claude-3-5-sonnet-20241022", "claude-3-5-haiku-20241022"],
  ["claude-opus-4", "claude-opus-4-1-20250805"],
  ["o1", "o3-mini"],
])("%s and %s are two models", (one, other) => {
  expect(areDifferentModels(one, other)).toBe(true);
  expect(areDifferentModels(other, one)).toBe(true);
});

test("two releases of one model are two models", () => {
  expect(areDifferentModels("gpt-4o-2024-05-13", "gpt-4o-2024-08-06")).toBe(true);
});

test.each(["support-prod", "ours", "", `gpt-${"-0".repeat(1000)}`])(
  "%s may be any model, since no maker calls one so",
  (deployment) => {
    expect(areDifferentModels(deployment, "gpt-4.1-2025-04-14")).toBe(false);
    expect(areDifferentModels("gpt-4o", deployment)).toBe(false);
  },
);
