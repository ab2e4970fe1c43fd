import { expect, test } from "vitest";
import { overrideLabel } from "../../src/domain/override-label.ts";

test.each([
  ["model", "gpt-5-mini", "model=gpt-5-mini"],
  [
    "model",
    "a?base-url=https://b.example.com/v1?key=s&temperature=0",
    "model=a?base-url=https://b.example.com/v1&temperature=0",
  ],
  [
    "model",
    "a?temperature=0&base-url=https://b.example.com/v1%3Fkey%3Ds",
    "model=a?temperature=0&base-url=https://b.example.com/v1",
  ],
  ["prompt", "v1.4.0:prompts/a.md", "prompt=v1.4.0:prompts/a.md"],
  ["policy", "text:Be\nkind.", "policy=text:Be kind."],
  ["prompt", `text:${"x".repeat(100)}`, `prompt=text:${"x".repeat(34)}…`],
  ["retrieval", "https://search.example.com/q?key=s#top", "retrieval=https://search.example.com/q"],
  ["retrieval", "https://me:secret@search.example.com/q", "retrieval=https://search.example.com/q"],
  ["model", "a?base-url=https://me:secret@b.example.com/v1", "model=a?base-url=https://b.example.com/v1"],
] as const)("of %s and %s is short, and holds no query and no password of a URL", (layer, value, label) => {
  expect(overrideLabel({ layer, value })).toBe(label);
});
