import type { Result } from "../domain/result.ts";
import type { LayerOverride } from "../ports.ts";

/** All that the demonstration needs: a repository to edit, a clock to put forward, and the stories to run on it. */
export type Stage = {
  /** Changes one file in a commit of its own. */
  edit(
    path: string,
    change: (text: string) => string,
    message: string,
  ): Promise<{ readonly base: string; readonly head: string }>;
  /** Lets so many hours pass. */
  wait(hours: number): void;
  /** Brings the traces of the week since. */
  collectTraces(): Promise<void>;
  record(): Promise<Result>;
  check(range: { readonly base: string; readonly head: string }): Promise<Result>;
  canary(overrides: readonly LayerOverride[]): Promise<Result>;
  /** Writes the post-mortem of the incident that the latest record has found, and tells where it lies. */
  postMortem(): Promise<void>;
  /** A heading, and what is about to happen. */
  announce(title: string, text: string): void;
  show(result: Result): Promise<void>;
};

/** The loop on the example suite: a baseline, a harmless edit, a harmful one, a canary, an incident. Runs the real stories. */
export async function demo(stage: Stage): Promise<readonly Result[]> {
  const baseline = await weeklyBaseline(stage);
  const edits = await twoPullRequests(stage);
  const candidate = await canaryOfTheNextModel(stage);
  const incident = await deployOfTwoLayers(stage);
  return [baseline, ...edits, candidate, incident];
}

async function weeklyBaseline(stage: Stage): Promise<Result> {
  stage.announce(
    "1. The weekly baseline",
    "120 of 160 production traces are drawn and asked again, twice each, under production's versions.\nThe scores are committed with the version of every layer.",
  );
  const baseline = await stage.record();
  await stage.show(baseline);
  return baseline;
}

const PROMPT = "prompts/support.md";
const CITATION_RULE = "- Cite the document that a sentence comes from by its id in square brackets, like [d7].\n";
const RULE_BEFORE = "If they do not hold the answer, say so.\n";

/** The prompt as production has it. */
function untouched(prompt: string): string {
  return prompt
    .replace("You help the customers", "You answer the customers")
    .replace(RULE_BEFORE, RULE_BEFORE + CITATION_RULE);
}

async function twoPullRequests(stage: Stage): Promise<readonly Result[]> {
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
  await stage.edit(PROMPT, untouched, "Close both pull requests");
  return [harmless, harmful];
}

async function canaryOfTheNextModel(stage: Stage): Promise<Result> {
  stage.announce(
    "4. A canary: the provider's next model",
    "Production's layers, only the model replaced: --layer model=sim-large-2026-10-15.",
  );
  const candidate = await stage.canary([{ layer: "model", value: "sim-large-2026-10-15" }]);
  await stage.show(candidate);
  return candidate;
}

const [OLD_MODEL, NEW_MODEL] = ["sim-large-2026-08-01", "sim-large-2026-11-01"];

/** Two layers change in one week. What everybody says and what the replays say differ. */
async function deployOfTwoLayers(stage: Stage): Promise<Result> {
  stage.announce(
    "5. A week later: one deploy, two changes, and worse answers",
    `The deploy brought the provider's newest model, ${NEW_MODEL}, and an index that was rebuilt by
mistake from the files of June. The next weekly record finds the loss. Everybody says: "the model
changed." It did. The record replays both changes, each alone and together, and says which did it.`,
  );
  stage.wait(HOURS_TO_DEPLOY);
  await stage.edit("suite.yml", (suite) => suite.replace(OLD_MODEL, NEW_MODEL), "Deploy the newest model");
  stage.wait(HOURS_TO_RECORD);
  await stage.collectTraces();
  const incident = await stage.record();
  await stage.show(incident);

  stage.announce(
    "6. The post-mortem",
    "All of it is replayed once more, one request twenty times, and written down: what happened, who did\nit, who is exonerated, why it was not caught, what to do.",
  );
  await stage.postMortem();
  return incident;
}

const HOURS_TO_DEPLOY = 10;
const HOURS_TO_RECORD = 7 * 24 + 2;
