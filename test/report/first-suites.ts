import type { FirstSuite, Guess } from "../../src/domain/first-suite.ts";

export const ACTION = `acme/eval-baseline@${"a1".repeat(20)}`;

export function sure<T>(value: T): Guess<T> {
  return { value, why: "as asked for", isSure: true };
}

/** A first suite with everything in it, and parts of it as a test needs them. */
export function aFirstSuite(parts: Partial<FirstSuite> = {}): FirstSuite {
  return {
    path: "evals/suite.yml",
    name: sure("desk"),
    traces: sure({ files: ["traces/*.jsonl"] }),
    model: sure("gpt-5-mini-2025-08-07"),
    keyVariable: sure("OPENAI_API_KEY"),
    prompt: sure(["prompts/*.md"]),
    template: sure("prompts/system.md"),
    policy: sure(["policies/*.md"]),
    tools: sure(["tools/*.json"]),
    attributes: { versions: {} },
    callsTools: true,
    searches: sure(true),
    judge: null,
    branch: "eval-baselines",
    acceptLabel: "accept regression",
    workflows: { action: ACTION, forks: true },
    ...parts,
  };
}
