import type { Baseline } from "../../src/domain/baseline.ts";
import { parseBaseline } from "../../src/formats/baseline.ts";
import { runGit } from "../edges/git/scratch.ts";
import { type GitHubServer, startGitHub } from "../servers/github.ts";
import { mergeGroupEvent, pullRequestEvent, scheduleEvent } from "../servers/github-events.ts";
import type { ModelServer } from "../servers/model.ts";
import { CASES, citesWhenAsked, deskModel, PROMPT, suiteText } from "./desk.ts";
import { traceLines } from "./traces.ts";
import { type Checkout, checkoutOf, type Step } from "./workflow.ts";

export const LABEL = "accept-regression";
export const PROMPT_FILE = "prompts/desk.md";
/** The prompt after a change that loses all citations. */
export const UNCITED = PROMPT.replace("Cite your document.\n", "");

/** A help desk on GitHub, where ada may write and sue may only triage; the suite names the label of an acceptance. */
export type HostedDesk = AsyncDisposable & {
  readonly github: GitHubServer;
  readonly checkout: Checkout;
  readonly model: ModelServer;
  /** The model that production gets from now on; none heeds the prompt but the first. */
  answer(text: string | undefined): void;
  /** @param inputs of the step, beside the defaults */
  record(inputs?: { readonly [name: string]: string }): Promise<Step>;
  check(number: number, event?: Parameters<typeof pullRequestEvent>[2]): Promise<Step>;
  checkQueued(number: number): Promise<Step>;
  baseline(step: Step): Baseline;
};

export async function hostedDesk(): Promise<HostedDesk> {
  const github = await startGitHub();
  // Records are stamped by the runner's clock, merges by GitHub's: the two are one day apart at most.
  github.clock.advance(Math.max(0, Math.floor((Date.now() - Date.parse(github.clock.now())) / 1000)));
  github.setPermission("ada", "write");
  github.setPermission("sue", "triage");
  let fixed: string | undefined;
  const model = await deskModel((request) =>
    fixed === undefined ? citesWhenAsked(request) : { kind: "answer", text: fixed },
  );
  const checkout = checkoutOf(github, model.url, {
    "suite.yml": suiteText(["concurrency: 8", `concurrency: 8\ngate: { accept-label: ${LABEL}, looks: 1 }`]),
    [PROMPT_FILE]: PROMPT,
    "policies/returns.md": "Whatever is unused may come back.\n",
    "tools/look-up.json": JSON.stringify({ name: "look_up", description: "Looks up.", parameters: { type: "object" } }),
    "traces/monday.jsonl": `${traceLines(CASES).join("\n")}\n`,
  });
  let run = 100;
  const step = (event: Pick<Parameters<Checkout["step"]>[0], "event" | "payload" | "environment" | "inputs">) => {
    run += 1;
    const environment = { ...event.environment, OPENAI_API_KEY: "key-of-the-test" };
    return checkout.step({ ...event, environment, run, workspace: "empty" });
  };
  return {
    github,
    checkout,
    model,
    answer: (text) => {
      fixed = text;
    },
    record: async (inputs = {}) => step({ ...(await scheduleEvent(github)), inputs }),
    check: async (number, event = {}) => step(pullRequestEvent(github, number, event)),
    checkQueued: async (number) => step(await mergeGroupEvent(github, number)),
    baseline: ({ outputs }) => {
      const path = outputs["baseline"] ?? "";
      return parseBaseline(runGit(github.repository, ["show", `eval-baselines:${path}`]), path);
    },
    async [Symbol.asyncDispose]() {
      checkout[Symbol.dispose]();
      await model[Symbol.asyncDispose]();
      await github[Symbol.asyncDispose]();
    },
  };
}
