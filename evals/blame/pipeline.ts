import type { Layer } from "../../src/domain/version.ts";
import type { ModelRequest, Models } from "../../src/ports.ts";
import { betaQuantile } from "../../src/statistics/distributions.ts";
import { chanceOf } from "../calibration/chance.ts";
import { laterIn } from "./layers.ts";

/** How often a question is answered rightly: what it was before, and what the layers at their later version make of it. */
export type RateOf = (usual: number, later: readonly Layer[], question: string) => number;

/**
 * A simulated pipeline: it reads what it is sent, and is right by chance. A question is as hard as the seed says, right
 * in p of ten by Beta(8, 2). The same request and trial get the same answer, every other one gets its own.
 */
export function simulatedPipeline(seed: string, rateOf: RateOf): Models {
  const usual = new Map<string, number>();
  const usualOf = (question: string) => {
    const known = usual.get(question) ?? betaQuantile(chanceOf(seed, "question", question)(), 8, 2);
    usual.set(question, known);
    return known;
  };
  return {
    async ask(request) {
      const question = request.messages.findLast(({ role }) => role === "user")?.text ?? "";
      const isRight = luckOf(seed, request) < rateOf(usualOf(question), laterIn(request), question);
      return {
        status: "replied",
        text: isRight ? "Within 30 days [d1]." : "Within 30 days.",
        toolCalls: [],
        finish: "stop",
        usage: { input: 400, output: 8 },
        latencyMs: 100,
        resolvedModel: request.model.name,
        cached: false,
      };
    },
    embed: async () => ({
      status: "failed",
      reason: "refused-request",
      detail: "the simulated pipeline embeds nothing",
    }),
  };
}

function luckOf(seed: string, { model, messages, tools, trial }: ModelRequest): number {
  const said = messages.map(({ role, text }) => `${role} ${text}`);
  return chanceOf(seed, "answer", trial, model.name, ...said, JSON.stringify(tools ?? []))();
}
