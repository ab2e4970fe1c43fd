import { describe, expect, test } from "vitest";
import { UserErrors } from "../../src/errors.ts";
import { isPromptFile, parsePromptFile } from "../../src/formats/prompt-file.ts";

function refusal(text: string): UserErrors {
  try {
    parsePromptFile(text, "p/a.prompt.yml");
  } catch (error) {
    if (error instanceof UserErrors) return error;
    throw error;
  }
  throw new Error("was taken");
}

describe("a .prompt.yml file", () => {
  test("is known by its ending", () => {
    expect(["a.prompt.yml", "p/a.prompt.yaml", "a.yml", "prompt.yml", "a.prompt.md"].map(isPromptFile)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test("gives its messages, whatever else it holds", () => {
    const text = `name: Summariser
description: Sums up
model: openai/gpt-4o-mini
modelParameters: { temperature: 0.5 }
messages:
  - role: system
    content: You sum up.
  - role: user
    content: |
      Sum up:
      {{input}}
testData: [{ input: a, expected: b }]
evaluators: [{ name: x, string: { startsWith: S } }]
responseFormat: json_schema
jsonSchema: '{}'
`;
    expect(parsePromptFile(text, "a.prompt.yml")).toEqual({
      kind: "messages",
      messages: [
        { role: "system", text: "You sum up." },
        { role: "user", text: "Sum up:\n{{input}}\n" },
      ],
    });
  });

  test("tells every problem at once, each with its line", () => {
    const { message, problems, remedy } = refusal(`name: a
messages:
  - role: developer
    content: hello
  - content: [{ type: text, text: a }]
    role: user
  - role: system
  - content: who says so
  - 7
  - { role: user, content: 3 }
  - { role: user, content: }
`);
    expect(message).toBe("p/a.prompt.yml is not a prompt file");
    expect(problems).toEqual([
      'p/a.prompt.yml:3: messages[0].role: "developer" is not a role; expected system, user, assistant',
      "p/a.prompt.yml:5: messages[1].content: expected text, not a list",
      'p/a.prompt.yml:7: messages[2]: "content" is missing',
      'p/a.prompt.yml:8: messages[3]: "role" is missing',
      "p/a.prompt.yml:9: messages[4]: expected a mapping with role and content",
      "p/a.prompt.yml:10: messages[5].content: expected text, not a number",
      "p/a.prompt.yml:11: messages[6].content: expected text, not nothing",
    ]);
    expect(remedy).toMatch(/^Write messages: as a list of \{ role: system \| user \| assistant, content: text \}; /);
  });

  test.each([
    ["no messages", "name: a\n", 'p/a.prompt.yml:1: "messages" is missing'],
    ["an empty list", "name: a\nmessages: []\n", "p/a.prompt.yml:2: messages: expected at least one message"],
    ["no list", "messages: hello\n", "p/a.prompt.yml:1: messages: expected a list of messages"],
    ["no mapping", "- a\n", "p/a.prompt.yml:1: expected a mapping with messages"],
    ["nothing at all", "", "p/a.prompt.yml:1: expected a mapping with messages"],
  ])("with %s is refused", (_name, text, problem) => {
    expect(refusal(text).problems).toEqual([problem]);
  });

  test("that is no YAML is told with the line", () => {
    const { message, problems, remedy } = refusal("messages:\n  - role: 'user\n");
    expect(message).toBe("p/a.prompt.yml is not valid YAML");
    expect(problems[0]).toMatch(/^p\/a\.prompt\.yml:\d+: Missing closing 'quote/);
    expect(remedy).toBe("Mend the lines named above.");
  });

  test("that would grow by its aliases is refused", () => {
    const level = (n: number) => `a${n}: &a${n} [${Array.from({ length: 20 }, () => `*a${n - 1}`).join(", ")}]`;
    const text = `a0: &a0 x\n${[1, 2, 3, 4].map(level).join("\n")}\nmessages: *a4\n`;
    const { problems, remedy } = refusal(text);
    expect(problems).toEqual(["p/a.prompt.yml: Excessive alias count indicates a resource exhaustion attack"]);
    expect(remedy).toBe("Use fewer aliases.");
  });
});
