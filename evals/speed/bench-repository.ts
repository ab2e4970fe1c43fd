import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sha256 } from "../../src/domain/digest.ts";
import { createDemoRepository } from "../../src/edges/demo-repository.ts";
import { messagesAttribute, spanLine } from "../otlp-writer.ts";
import { MODEL, type Question, SYSTEM } from "./questions.ts";

/** A git repository with a suite of so many questions, asked so many at once. Temporary: remove it. */
export async function createBenchRepository(questions: readonly Question[], concurrency: number) {
  const folder = await mkdtemp(join(tmpdir(), "eval-baseline-speed-"));
  try {
    await writeFile(join(folder, "suite.yml"), suiteText(questions.length, concurrency));
    await writeFile(join(folder, "prompt.md"), SYSTEM);
    await writeFile(
      join(folder, "traces.jsonl"),
      questions.map((question, index) => traceLine(question, index)).join(""),
    );
    await writeFile(join(folder, "questions.json"), JSON.stringify(questions));
    return await createDemoRepository(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function suiteText(cases: number, concurrency: number): string {
  return `suite: speed
traces: { from: [{ otlp: traces.jsonl }], expected: app.expected }
sample: { size: ${cases}, key: app.question.id, seed: 1 }
layers:
  model: { name: ${MODEL}, parameters: { temperature: 0 } }
  prompt: { template: prompt.md, files: prompt.md }
  policy: none
  retrieval: none
  tools: none
metrics:
  - { name: right, scorer: icontains, max-drop: 0.05 }
trials: 1
concurrency: ${concurrency}
`;
}

function traceLine({ id, text, expected }: Question, index: number): string {
  const traceId = sha256(id).slice(0, 32);
  const startMs = Date.UTC(2026, 10, 2) + index * 1000;
  const line = spanLine({ "service.name": "speed" }, "speed", [
    {
      traceId,
      spanId: traceId.slice(0, 16),
      name: `chat ${MODEL}`,
      kind: 3,
      startMs,
      endMs: startMs + 800,
      attributes: {
        "gen_ai.operation.name": "chat",
        "gen_ai.request.model": MODEL,
        "gen_ai.system_instructions": JSON.stringify([{ type: "text", content: SYSTEM }]),
        "gen_ai.input.messages": messagesAttribute([{ role: "user", content: text }]),
        "gen_ai.output.messages": messagesAttribute([{ role: "assistant", content: `It is on ${expected}.` }]),
        "app.question.id": id,
        "app.expected": expected,
      },
    },
  ]);
  return `${line}\n`;
}
