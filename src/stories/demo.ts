import type { Result } from "../domain/result.ts";
import type { LayerOverride } from "../ports.ts";

/** All that the demonstration needs: a repository to edit, and the stories to run on it. */
export type Stage = {
  /** Changes one file in a commit of its own. */
  edit(
    path: string,
    change: (text: string) => string,
    message: string,
  ): Promise<{ readonly base: string; readonly head: string }>;
  record(): Promise<Result>;
  check(range: { readonly base: string; readonly head: string }): Promise<Result>;
  canary(overrides: readonly LayerOverride[]): Promise<Result>;
  /** A heading, and what is about to happen. */
  announce(title: string, text: string): void;
  show(result: Result): Promise<void>;
};

const PROMPT = "prompts/support.md";
const CITATION_RULE = "- Cite the document that a sentence comes from by its id in square brackets, like [d7].\n";
const RULE_BEFORE = "If they do not hold the answer, say so.\n";

/** The loop on the example suite: a baseline, a harmless edit, a harmful one, a canary. Runs the real stories. */
export async function demo(stage: Stage): Promise<readonly Result[]> {
  stage.announce(
    "1. The weekly baseline",
    "120 of 160 production traces are drawn and asked again, twice each, under production's versions.\nThe scores are committed with the version of every layer.",
  );
  const baseline = await stage.record();
  await stage.show(baseline);

  stage.announce(
    "2. A pull request rewords the prompt",
    `${PROMPT}: "You answer the customers" becomes "You help the customers".`,
  );
  const reworded = await stage.edit(
    PROMPT,
    (text) => text.replace("You answer the customers", "You help the customers"),
    "Sound friendlier",
  );
  const harmless = await stage.check(reworded);
  await stage.show(harmless);

  stage.announce("3. A pull request tidies the prompt", `${PROMPT}: the line that asks for citations is gone.`);
  const tidied = await stage.edit(PROMPT, (text) => text.replace(CITATION_RULE, ""), "Tidy the prompt");
  const harmful = await stage.check(tidied);
  await stage.show(harmful);
  await stage.edit(
    PROMPT,
    (text) => text.replace(RULE_BEFORE, RULE_BEFORE + CITATION_RULE),
    "Bring the citations back",
  );

  stage.announce(
    "4. A canary: the provider's next model",
    "Production's layers, only the model replaced: --layer model=sim-large-2026-10-15.",
  );
  const candidate = await stage.canary([{ layer: "model", value: "sim-large-2026-10-15" }]);
  await stage.show(candidate);
  return [baseline, harmless, harmful, candidate];
}
