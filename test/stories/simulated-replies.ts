import type { ModelReply, ModelRequest } from "../../src/ports.ts";
import { readRequest } from "../../src/simulation/read-request.ts";
import { simulateAnswer } from "../../src/simulation/simulate-answer.ts";
import { aReply } from "../pipeline/scripted-models.ts";

/** The simulated model without a server: equal requests wander through their repetitions. */
export function simulatedReplies() {
  const asked = new Map<string, number>();
  let servedAs: string | undefined;
  return {
    /** From now on this model answers in the place of any other. */
    swap: (model: string) => {
      servedAs = model;
    },
    reply: ({ model, messages }: ModelRequest): ModelReply => {
      const body = {
        ...model.parameters,
        model: model.name,
        messages: messages.map(({ role, text }) => ({ role, content: text })),
      };
      const key = JSON.stringify(body);
      const repetition = asked.get(key) ?? 0;
      asked.set(key, repetition + 1);
      const read = readRequest(body);
      if (read.status === "refused") return { status: "failed", reason: "refused-request", detail: read.problem };
      const draw = { seed: "s", repetition, ...(servedAs === undefined ? {} : { servedAs }) };
      const answer = simulateAnswer(read.request, draw);
      return aReply({
        text: answer.choices[0].message.content ?? "",
        resolvedModel: answer.model,
        fingerprint: answer.system_fingerprint,
        usage: { input: answer.usage.prompt_tokens, output: answer.usage.completion_tokens },
      });
    },
  };
}
