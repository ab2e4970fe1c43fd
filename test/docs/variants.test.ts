import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { overriddenModel } from "../../src/formats/model-override.ts";
import { parsePromptFile } from "../../src/formats/prompt-file.ts";
import { parseSnapshot } from "../../src/formats/snapshot.ts";
import { createAssembler } from "../../src/pipeline/assemble/assemble.ts";
import { aRecording } from "../builders.ts";
import { aModelSpec } from "../pipeline/scripted-models.ts";
import { aVariant } from "../stories/variants.ts";

const text = readFileSync(new URL("../../docs/variants.md", import.meta.url), "utf8");

function block(language: string): string {
  const [, found] = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "ms").exec(text) ?? [];
  if (found === undefined) throw new Error(`docs/variants.md has no block of ${language}`);
  return found;
}

test("the prompt file of the page is sent as the page says", async () => {
  const template = parsePromptFile(block("yaml"), "support.prompt.yml");
  const services = {
    search: () => Promise.reject(new Error("not asked")),
    callTool: () => Promise.reject(new Error("not asked")),
  };
  const assemble = await createAssembler(aVariant({ template, policy: "Be kind." }), services);
  const recording = aRecording({
    turns: [
      { role: "user", text: "Hello" },
      { role: "assistant", text: "Hi" },
      { role: "user", text: "And a book?" },
    ],
    retrievals: [{ query: "book", documents: [{ id: "d7", text: "Books too." }] }],
  });
  expect(await assemble(recording, { trial: 0, signal: new AbortController().signal })).toMatchObject({
    messages: [
      { role: "system", text: "Be kind. [d7] Books too." },
      { role: "user", text: "Question: May I return a gift?" },
      { role: "assistant", text: "Yes [d4]." },
      { role: "user", text: "Hello" },
      { role: "assistant", text: "Hi" },
      { role: "user", text: "Question: And a book?" },
    ],
  });
});

test("the model of the page is one", () => {
  const [, value = ""] = /^ {4}model=(.+)$/m.exec(text) ?? [];
  expect(overriddenModel(value, aModelSpec(), "docs/variants.md")).toEqual({
    name: "gpt-5-mini",
    baseUrl: "https://models.example.com/v1",
    api: "responses",
    keyVariable: "OTHER_KEY",
    parameters: { temperature: 0.2 },
    price: { input: 0.25, output: 2 },
  });
});

test("the snapshot of the page is one", () => {
  expect(parseSnapshot(block("json"), "kb.json").index).toBe("kb-2026-09-01");
});
