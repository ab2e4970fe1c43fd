import type { ModelSpec } from "../../../src/domain/model-spec.ts";
import { type OpenAiModelsOptions, openAiModels } from "../../../src/edges/models/openai-models.ts";
import type { EmbedReply, ModelReply, ModelRequest } from "../../../src/ports.ts";
import { memory } from "./memory.ts";

export const KEY = "sk-test-3f1c09a7d2e84b65";
export const NEVER = new AbortController().signal;

export function aModel(baseUrl: string, overrides: Partial<ModelSpec> = {}): ModelSpec {
  return { name: "gpt-4.1", baseUrl, keyVariable: "OPENAI_API_KEY", parameters: {}, ...overrides };
}

export function aRequest(model: ModelSpec, overrides: Partial<ModelRequest> = {}): ModelRequest {
  return { model, messages: [{ role: "user", text: "Can I return my order?" }], trial: 0, ...overrides };
}

/**
 * Models that do not really wait. `waits` are the milliseconds they would have waited, and `now` is the clock that
 * went on meanwhile: it stands still but for the waits.
 */
export function impatient(overrides: Partial<OpenAiModelsOptions> = {}) {
  const waits: number[] = [];
  let now = 0;
  const models = openAiModels({
    environment: { OPENAI_API_KEY: KEY },
    cache: memory(),
    now: () => now,
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
      const end = now + milliseconds;
      // Whoever waits less long comes first, and what is under way has a chance to be answered.
      await new Promise((resolve) => setTimeout(resolve, Math.min(milliseconds / 1000, 20)));
      now = Math.max(now, end);
    },
    random: () => 0,
    ...overrides,
  });
  return { models, waits, now: () => now };
}

export function failed(reply: ModelReply | EmbedReply) {
  return reply.status === "failed" ? reply : { status: reply.status, reason: "none", detail: "" };
}
