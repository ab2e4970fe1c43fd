import { describe, expect, test } from "vitest";
import type { Message } from "../../../src/domain/message.ts";
import { type PromptInputs, parsePrompt } from "../../../src/pipeline/assemble/prompt.ts";
import { variablesRead } from "../../../src/pipeline/assemble/variables-read.ts";

type Written = readonly (readonly ["system" | "user" | "assistant", string])[];

const INPUTS: PromptInputs = { documents: [], policy: "Be kind.", variables: {}, time: "2026-11-02T06:00:00.000Z" };
const TURNS: readonly Message[] = [
  { role: "user", text: "Hello" },
  { role: "assistant", text: "Hi" },
  { role: "user", text: "Can I return it?" },
];

function messages(written: Written) {
  return { kind: "messages", messages: written.map(([role, text]) => ({ role, text })) } as const;
}

/** What is sent, one "role: text" a message; the problem where there is one. */
async function sent(written: Written, variables: PromptInputs["variables"] = {}, turns = TURNS) {
  const prompt = await parsePrompt(messages(written));
  if (prompt.status === "broken") return prompt.problem;
  const composed = prompt.compose({ ...INPUTS, variables }, turns);
  return composed.status === "failed"
    ? composed.problem
    : composed.messages.map(({ role, text }) => `${role}: ${text}`);
}

const RECORDED = ["user: Hello", "assistant: Hi", "user: Can I return it?"];

describe("the messages of a prompt file", () => {
  test("go before the recorded turns, the system's first", async () => {
    expect(
      await sent([
        ["user", "An example?"],
        ["system", "{{ policy }} Today is {{ 'now' | date: '%Y' }}."],
        ["assistant", "An answer."],
        ["system", "Be short."],
      ]),
    ).toEqual([
      "system: Be kind. Today is 2026.",
      "system: Be short.",
      "user: An example?",
      "assistant: An answer.",
      ...RECORDED,
    ]);
  });

  test("put the question in place of the last recorded turn, after the others", async () => {
    const file: Written = [
      ["system", "Sum up."],
      ["user", "Sum up: a b"],
      ["assistant", "a"],
      ["user", "Sum up: {{input}}"],
    ];
    expect(await sent(file)).toEqual([
      "system: Sum up.",
      "user: Sum up: a b",
      "assistant: a",
      "user: Hello",
      "assistant: Hi",
      "user: Sum up: Can I return it?",
    ]);
  });

  test("may put the question from variables, at top level or under variables", async () => {
    const variables = { text: "cats", tone: "dry" };
    expect(await sent([["user", "{{text}}, {{variables.tone}}"]], variables, TURNS.slice(2))).toEqual([
      "user: cats, dry",
    ]);
  });

  test("leave the recorded turn as it is where the last message of the user reads nothing of the trace", async () => {
    expect(await sent([["user", "Answer in French. {{ policy }}"]])).toEqual([
      "user: Answer in French. Be kind.",
      ...RECORDED,
    ]);
  });

  test("count a message with a variable as an example when an answer follows, and as the question when it reads input", async () => {
    const example: Written = [
      ["user", "I am {{name}}"],
      ["assistant", "Hello {{name}}"],
    ];
    expect(await sent(example, { name: "Ada" })).toEqual(["user: I am Ada", "assistant: Hello Ada", ...RECORDED]);
    const begun: Written = [
      ["user", "{{input}}?"],
      ["assistant", "Well,"],
    ];
    expect(await sent(begun)).toEqual(["user: Hello", "assistant: Hi", "user: Can I return it??", "assistant: Well,"]);
  });

  test("take a recorded variable named input for what production filled in", async () => {
    expect(await sent([["user", "Sum up: {{input}}"]], { input: "cats" }, TURNS.slice(2))).toEqual([
      "user: Sum up: cats",
    ]);
  });

  test("have usual inputs that no variable hides", async () => {
    expect(await sent([["system", "{{ policy }}{{ variables.policy }}"]], { policy: "Be rude." })).toEqual([
      "system: Be kind.Be rude.",
      ...RECORDED,
    ]);
  });

  test("are left out where a system text is empty", async () => {
    expect(await sent([["system", " {{ nothing }}\n"]])).toEqual(RECORDED);
  });

  test("never ask an empty question", async () => {
    expect(await sent([["user", " {{ nothing }} "]])).toBe("its last user message is empty for this trace");
  });

  test("that do not parse or render are told by their number", async () => {
    const file: Written = [
      ["system", "ok"],
      ["user", "{% if x %}"],
    ];
    expect(await sent(file)).toBe("message 2: tag {% if x %} not closed, line:1, col:1");
    const endless = "{% for a in (1..100000) %}{% for b in (1..100000) %}x{% endfor %}{% endfor %}";
    expect(
      await sent([
        ["user", "{{input}}"],
        ["assistant", endless],
      ]),
    ).toMatch(/^message 2: .*limit/);
  });

  test("know what they read, in whichever message", async () => {
    const prompt = await parsePrompt(
      messages([
        ["system", "{{ policy }}"],
        ["user", "{% for d in documents %}{{ d.text }}{% endfor %}"],
      ]),
    );
    const uses = (input: keyof PromptInputs) => prompt.status === "parsed" && prompt.uses(input);
    expect([uses("policy"), uses("documents"), uses("time")]).toEqual([true, true, false]);
  });
});

describe("the variables a template reads", () => {
  test("are those under variables, the first of each name", async () => {
    const text =
      "{{ tier }}{{ variables.tier | default: variables.plan }}{{ variables['a.b'] }}{{ variables.tier }}{{ variables[variables.key].x }}{% assign q = variables.q.r %}{{ q }}{{ variables }}";
    expect(await variablesRead({ kind: "system", text })).toEqual(
      ["tier", "plan", "a.b", "key", "q"].map((name) => ({ name, written: `variables.${name}` })),
    );
  });

  test("are at top level too in a prompt file, where the usual inputs are none", async () => {
    const file = messages([
      ["system", "{{ tier }}{{ policy }}{{ time }}{% for d in documents %}{{ d.id }}{{ forloop.index }}{% endfor %}"],
      ["user", "{{ input }}{{ variables.plan }}{{ tier }}"],
    ]);
    expect(await variablesRead(file)).toEqual([
      { name: "tier", written: "tier" },
      { name: "plan", written: "variables.plan" },
    ]);
  });

  test("are none where it does not parse, or holds nothing to fill in", async () => {
    expect(await variablesRead({ kind: "system", text: "{{ variables.a" })).toEqual([]);
    expect(await variablesRead({ kind: "system", text: "variables.a" })).toEqual([]);
  });
});
