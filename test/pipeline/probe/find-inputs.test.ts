import { expect, test } from "vitest";
import { openAsker } from "../../../src/pipeline/probe/asker.ts";
import { candidateInputs } from "../../../src/pipeline/probe/candidates.ts";
import { findInputs } from "../../../src/pipeline/probe/find-inputs.ts";
import type { ModelRequest, Models } from "../../../src/ports.ts";
import { aModelSpec, aReply } from "../scripted-models.ts";

/**
 * A model that answers with one token, and on the first candidates now with another: `seconds` says how often of ten when it
 * is asked again.
 */
function found(seconds: readonly number[]) {
  const places = new Map(candidateInputs().map((input, place) => [input, place]));
  const ask = async ({ messages, trial }: ModelRequest) => {
    const often = seconds[places.get(messages[0]?.text ?? "") ?? -1];
    const isSecond = often !== undefined && (trial <= 3 ? trial === 1 : trial % 10 < often);
    return aReply({ text: isSecond ? "A" : "The" });
  };
  const models = { ask } as unknown as Models;
  const model = aModelSpec();
  const { signal } = new AbortController();
  return findInputs(openAsker({ model, models, concurrency: 4, signal }), model, 3);
}

test("of the inputs that waver those are kept that are most nearly balanced", async () => {
  const [, , third, fourth, fifth] = candidateInputs();
  expect(await found([1, 2, 3, 5, 4, 1])).toMatchObject({
    kind: "border",
    inputs: [{ input: fourth, outputs: { A: 25, The: 25 } }, { input: fifth }, { input: third }],
  });
});

test("an input that wavered once and never again is none, and with fewer than three the model is asked short questions", async () => {
  expect(await found([0, 0, 0, 3, 5, 4])).toMatchObject({ kind: "border" });
  expect(await found([0, 0, 0, 0, 5, 4])).toMatchObject({ kind: "completions" });
});
