import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { measureDrift } from "../../../evals/blame/drift.ts";
import { startDriftModel } from "../../../evals/blame/drift-model.ts";
import { driftTable } from "../../../evals/blame/quoted-drift.ts";
import type { DriftRecord } from "../../../evals/real/convert-llmdrift.ts";
import { buildInto } from "../build.ts";

const MODELS = ["gpt-4-0314", "gpt-4-0613", "gpt-3.5-turbo-0301", "gpt-3.5-turbo-0613"];

/** Thirty questions of each task to each model; those of 0613 are wrong on primes and right on composites, the others the reverse. */
function someRecords(): readonly DriftRecord[] {
  return MODELS.flatMap((model) =>
    (["prime", "composite"] as const).flatMap((dataset) =>
      Array.from({ length: 30 }, (_, number): DriftRecord => {
        const gold = dataset === "prime" ? "[Yes]" : "[No]";
        const isRight = model.endsWith("0613") !== (dataset === "prime") || number % 10 === 0;
        const wrong = gold === "[Yes]" ? "[No]" : "[Yes]";
        return {
          model,
          id: `${dataset}-${number}`,
          dataset,
          query: `Is ${dataset === "prime" ? 2 * number + 1 : 4 * number} a prime? [Yes] or [No]`,
          gold,
          answer: `Let us see. ${isRight ? gold : wrong}`,
          temperature: 0.1,
          maxTokens: 1000,
          latencyMs: 500,
          atMs: Date.UTC(2023, 6, 1) + 60_000 * number,
        };
      }),
    ),
  );
}

describe("the recorded models", () => {
  const ask = async (url: string, model: string, content: string) =>
    fetch(`${url}/chat/completions`, {
      method: "POST",
      body: JSON.stringify({ model, messages: [{ role: "user", content }] }),
    });

  test("say what each of them said to a question, and know no other", async () => {
    const records = someRecords();
    const [one] = records;
    await using server = await startDriftModel(records);
    const said = async (model: string) => {
      const { choices } = (await (await ask(server.url, model, one?.query ?? "")).json()) as {
        readonly choices: readonly { readonly message: { readonly content: string } }[];
      };
      return choices[0]?.message.content;
    };
    expect(await said("gpt-4-0314")).toBe("Let us see. [Yes]");
    expect(server.unknown()).toBe(0);
    expect((await ask(server.url, "gpt-5", one?.query ?? "")).status).toBe(400);
    expect(server.unknown()).toBe(1);
  });
});

test("of two models on two tasks the worse one is found, and the model named, through the program", {
  timeout: 180_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), "blame-"));
  try {
    const cli = await buildInto(join(folder, "dist"));
    const { claims, rows } = await measureDrift({ cli, folder }, someRecords());
    expect(claims.filter(({ holds }) => !holds)).toEqual([]);
    expect(rows.map(({ task, before, after }) => [task, before, after])).toEqual([
      ["prime", "gpt-4-0314", "gpt-4-0613"],
      ["prime", "gpt-3.5-turbo-0301", "gpt-3.5-turbo-0613"],
      ["composite", "gpt-4-0613", "gpt-4-0314"],
      ["composite", "gpt-3.5-turbo-0613", "gpt-3.5-turbo-0301"],
    ]);
    expect(driftTable({ command: "", date: "", rows })).toMatch(
      /gpt-4-0314 → gpt-4-0613 +\| prime +\| 100\.0 → 10\.0 /,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
