import { expect, test } from "vitest";
import type { PromptTemplate } from "../../src/domain/variant.ts";
import { missingVariables } from "../../src/stories/missing-variables.ts";
import { aCase, aRecording } from "../builders.ts";
import { aVariant } from "./variants.ts";

const AGENT = { target: { kind: "agent" } } as const;
const cases = [
  aCase({ recordings: [aRecording({ variables: { name: "Ada" } }), aRecording({ variables: { name: null } })] }),
  aCase({ id: "case-2", recordings: [aRecording({ variables: { plan: "pro" } })] }),
];
const notes = (template: PromptTemplate) => missingVariables(AGENT, aVariant({ template }), cases);

test("a variable that no trace holds is told, with the number of traces", async () => {
  expect(
    await notes({ kind: "system", text: "{{ variables.tier }}{{ variables.plan }}{{ variables.toString }}" }),
  ).toEqual([
    "The prompt template reads variables.tier, which 3 of 3 traces do not hold: it renders as nothing.",
    "The prompt template reads variables.toString, which 3 of 3 traces do not hold: it renders as nothing.",
  ]);
});

test("a variable of a prompt file is named as it is written there", async () => {
  const messages = [{ role: "user", text: "{{ name }}, {{ tier }}: {{ input }}" }] as const;
  expect(await notes({ kind: "messages", messages })).toEqual([
    "The prompt template reads tier, which 3 of 3 traces do not hold: it renders as nothing.",
  ]);
});

test("nothing is told of a template without variables, without a template, or without traces", async () => {
  expect(await notes({ kind: "system", text: "{{ policy }}" })).toEqual([]);
  expect(await missingVariables(AGENT, aVariant(), cases)).toEqual([]);
  const template = { kind: "system", text: "{{ variables.tier }}" } as const;
  expect(await missingVariables(AGENT, aVariant({ template }), [])).toEqual([]);
});

test("nothing is told where the user's application fills in the template", async () => {
  const target = { kind: "http", url: "http://127.0.0.1:1/", timeoutMs: 1 } as const;
  const template = { kind: "system", text: "{{ variables.tier }}" } as const;
  expect(await missingVariables({ target }, aVariant({ template }), cases)).toEqual([]);
});
