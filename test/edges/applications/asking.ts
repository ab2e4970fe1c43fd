import type { Answer } from "../../../src/domain/answer.ts";
import type { Case } from "../../../src/domain/case.ts";
import type { Asked } from "../../../src/domain/case-answers.ts";
import type { Variant } from "../../../src/domain/variant.ts";
import type { ApplicationPlace } from "../../../src/edges/applications/open-application.ts";
import type { ApplicationCache } from "../../../src/edges/applications/patient-application.ts";
import { aRecording, aTuple } from "../../builders.ts";

export function aVariant(overrides: Partial<Variant> = {}): Variant {
  return {
    label: "production",
    versions: aTuple(),
    model: { name: "gpt-4.1", keyVariable: "OPENAI_API_KEY", parameters: {}, price: { input: 2, output: 8 } },
    policy: "Be kind.",
    retrieval: { kind: "recorded" },
    ...overrides,
  };
}

/** One trial of a case whose user says this. */
export function asked(question: string, trial = 0): Asked {
  const recording = aRecording({ turns: [{ role: "user", text: question }] });
  const one: Case = { id: question, cluster: question, slices: {}, part: "fresh", recordings: [recording] };
  return { case: one, recording, trial };
}

/** A cache in memory, and what it holds. */
export function memoryCache(): ApplicationCache & { readonly kept: ReadonlyMap<string, Answer> } {
  const kept = new Map<string, Extract<Answer, { status: "answered" }>>();
  return {
    kept,
    get: async (key) => kept.get(key),
    async set(key, answer) {
      kept.set(key, answer);
    },
  };
}

/** Where an application is opened in tests: it is never waited for between attempts. */
export function aPlace(overrides: Partial<ApplicationPlace> = {}): ApplicationPlace {
  return {
    folder: process.cwd(),
    environment: { PATH: process.env["PATH"] },
    cache: memoryCache(),
    sleep: async () => {},
    random: () => 0,
    closingMs: 200,
    ...overrides,
  };
}

export const GO_ON = new AbortController().signal;
