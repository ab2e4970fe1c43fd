/** Sets the stage of the demonstration: a temporary repository, a simulated model on loopback, and the real stories. */
import { renderPostMortemBrief } from "../report/post-mortem-terminal.ts";
import { renderTerminal } from "../report/terminal.ts";
import { demo } from "../stories/demo.ts";
import { openDemo } from "../world/of-demo.ts";
import { type Outside, progressOn } from "../world/world.ts";
import { startCanary } from "./canary.ts";
import { startCheck } from "./check.ts";
import { startPostMortem } from "./post-mortem.ts";
import { startRecord } from "./record.ts";

export type DemoRequest = {
  /** The folder of the example suite. */
  readonly example: string;
  /** Leave the repository there. */
  readonly keep: boolean;
  readonly output: { write(text: string): unknown; readonly columns?: number };
  readonly colour: boolean;
  readonly signal: AbortSignal;
};

export async function startDemo({ example, keep, output, colour, signal }: DemoRequest): Promise<void> {
  const started = Date.now();
  // The example's traces are of two weeks in November 2026, and so is the demonstration.
  let passedMs = 0;
  const now = () => new Date(BEGINS_MS + passedMs + Date.now() - started);
  await using stage = await openDemo(example, { keep, now });
  const { repository, model } = stage;
  const outside: Outside = {
    directory: repository.root,
    // The endpoint is the simulated one whatever the environment says; no key of the user's is ever sent anywhere.
    environment: { PATH: process.env["PATH"], OPENAI_BASE_URL: model.baseUrl },
    progress: progressOn(process.stderr, process.stderr.isTTY !== true),
    signal,
    clock: { now },
    cacheFolder: `${repository.root}/.git/eval-baseline-answers`,
    fresh: false,
  };
  const width = Math.min(100, output.columns ?? 100);
  // Beside the repository: it is there to be read when the repository is gone.
  const postMortemFolder = `${repository.root}-post-mortem`;
  output.write(`A demonstration with a simulated model on ${model.baseUrl}: real HTTP, real git, simulated answers.\n`);
  await demo({
    edit: repository.edit,
    wait: (hours) => {
      passedMs += hours * 3_600_000;
    },
    collectTraces: () => repository.copy("after-deploy/production.otlp.jsonl.gz", "traces/production-2.otlp.jsonl.gz"),
    record: () => startRecord({ target: "replay", commit: true }, outside),
    check: (range) => startCheck(range, outside),
    canary: (overrides) => startCanary({ overrides }, outside),
    postMortem: async () => {
      const told = await startPostMortem({ out: postMortemFolder }, outside);
      output.write(await renderPostMortemBrief(told, { colour, width }));
    },
    announce: (title, text) => output.write(`\n${rule(title, colour)}\n${text}\n\n`),
    show: async (result) => {
      output.write(await renderTerminal(result, { colour, width }));
    },
  });
  output.write(
    closing({
      root: repository.root,
      keep,
      postMortem: `${postMortemFolder}/post-mortem.md`,
      seconds: (Date.now() - started) / 1000,
      requests: model.requests(),
      colour,
    }),
  );
}

/** The end of the first week of traces. */
const BEGINS_MS = Date.UTC(2026, 10, 9);

function rule(title: string, colour: boolean): string {
  const line = `── ${title} ${"─".repeat(Math.max(0, 74 - title.length))}`;
  return colour ? `\u001B[1m${line}\u001B[0m` : line;
}

type Ending = {
  readonly root: string;
  readonly keep: boolean;
  readonly postMortem: string;
  readonly seconds: number;
  readonly requests: number;
  readonly colour: boolean;
};

function closing({ root, keep, postMortem, seconds, requests, colour }: Ending): string {
  const where = keep
    ? `The repository is in ${root}: git log eval-baselines shows the branch, git show eval-baselines:README.md what it is.
To ask it more, there:  node <here>/dist/cli.js simulated-model --port 4100 &
                        export OPENAI_BASE_URL=http://127.0.0.1:4100/v1; node <here>/dist/cli.js attribute`
    : "The temporary repository is gone; with --keep it stays, to ask it more.";
  return `
${rule(`Done: ${seconds.toFixed(1)} s, ${requests} model calls, nothing paid`, colour)}
${where}
Next:
  1. Read the post-mortem:  ${postMortem}
  2. Look at a suite:       evals/support-desk/suite.yml
  3. In your repository:    node <here>/dist/cli.js init                  writes a suite and its workflows
  4. There, with a key:     node <here>/dist/cli.js record --no-commit    what a first baseline would say
  5. On a branch of it:     node <here>/dist/cli.js check --base main     what the branch does to the answers
`;
}
