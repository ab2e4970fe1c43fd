/**
 * What a run on GitHub costs beside the model: the time of the action's process, paired in turns with a Node that does
 * nothing, and how often it asks GitHub, by operation. Against the loopback GitHub of the tests, which answers at once: the
 * network's own time comes on top, once for each call that waits for another. Prints tables.
 *
 *     node evals/speed/github.ts [--runs 10] [--action dist/index.js]
 */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { markdownTable } from "markdown-table";
import { UserError } from "../../src/errors.ts";
import { type Checkout, checkoutOf, type Step } from "../../test/end-to-end/workflow.ts";
import { startArtifacts } from "../../test/servers/artifacts.ts";
import { type GitHubServer, startGitHub } from "../../test/servers/github.ts";
import { pullRequestEvent, scheduleEvent } from "../../test/servers/github-events.ts";
import { runNode } from "../command-line.ts";
import { run } from "../entry.ts";
import { wholeNumber } from "./arguments.ts";
import { inTurns, median } from "./timed.ts";

/** Nothing listens there: neither a check that touches nothing nor a record of observed answers may ask a model. */
const NO_MODEL = "http://127.0.0.1:9/v1";

type Calls = ReadonlyMap<string, number>;
type Measured = {
  readonly wallMs: number;
  /** What of it the loopback GitHub took, which starts a git for most answers. */
  readonly gitHubMs: number;
  readonly calls: Calls;
};

await run(main);

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { runs: { type: "string", default: "10" }, action: { type: "string" } } });
  const runs = wholeNumber("runs", values.runs);
  const action = resolve(values.action ?? join(import.meta.dirname, "../../dist/index.js"));
  if (!existsSync(action)) throw new UserError(`${action} is not there`, "Build it first: npm run build.");
  await using github = await startGitHub();
  await using artifacts = await startArtifacts();
  using checkout = checkoutOf(github, NO_MODEL);
  checkout.propose("README.md", (text) => `${text}A line that no layer reads.\n`);
  const { number } = await github.openPullRequest({ branch: "proposal" });
  const [pulled, scheduled] = [pullRequestEvent(github, number), await scheduleEvent(github)];
  const withArtifacts = (event: typeof pulled) => ({ ...event.environment, ...artifacts.environment });
  const check = { ...pulled, environment: withArtifacts(pulled), action, workspace: "empty" } as const;
  const record = {
    ...scheduled,
    environment: withArtifacts(scheduled),
    action,
    inputs: { target: "observed" },
  } as const;
  const story = (of: typeof check | typeof record, verdicts: readonly string[]) => () =>
    measured(github, checkout, of, verdicts);

  // The first record makes the branch; every other one adds to it.
  const first = await story(record, ["no-baseline"])();
  const results = await inTurns(
    {
      empty: () => emptyNode(checkout.path),
      check: story(check, ["not-affected"]),
      record: story(record, ["unchanged", "improved", "regressed", "inconclusive"]),
    },
    runs,
  );
  printTimes({ ...results, first: [first] }, runs);
  printCalls({ check: results.check[0], first, record: results.record[0] });
}

async function emptyNode(cwd: string): Promise<Measured> {
  const start = performance.now();
  await runNode(["-e", "0"], { cwd });
  return { wallMs: performance.now() - start, gitHubMs: 0, calls: new Map() };
}

async function measured(
  github: GitHubServer,
  checkout: Checkout,
  options: Parameters<Checkout["step"]>[0],
  verdicts: readonly string[],
): Promise<Measured> {
  const before = new Map(github.operations);
  const busyBefore = github.busy.ms;
  const step: Step = await checkout.step(options);
  if (!verdicts.includes(step.outputs["verdict"] ?? "")) throw new Error(`not as expected: ${step.log}`);
  const calls = [...github.operations].map(([name, count]) => [name, count - (before.get(name) ?? 0)] as const);
  return {
    wallMs: step.wallMs,
    gitHubMs: github.busy.ms - busyBefore,
    calls: new Map(calls.filter(([, count]) => count > 0)),
  };
}

type Results = { readonly [name in "empty" | "check" | "first" | "record"]: readonly Measured[] };

function printTimes(results: Results, runs: number): void {
  const empty = median(results.empty.map(({ wallMs }) => wallMs));
  const row = (name: string, all: readonly Measured[]) => {
    const wall = median(all.map(({ wallMs }) => wallMs));
    const gitHub = median(all.map(({ gitHubMs }) => gitHubMs));
    // Of the first run: later records of the same day are compared with the earlier ones, which nobody's weekly record is.
    const calls = sum(all[0]?.calls ?? new Map());
    return [name, wall.toFixed(0), (wall / empty).toFixed(2), gitHub.toFixed(0), String(calls)];
  };
  console.log(`Medians of ${runs} runs in turns (the first record: one run); Node ${process.version}\n`);
  const head = ["", "start to end, ms", "/ empty Node", "of it the loopback GitHub, ms", "API calls"];
  const rows = [
    ["node -e 0", empty.toFixed(0), "1.00", "0", "0"],
    row("check, no layer touched, nothing checked out", results.check),
    row("first record, 70 observed answers", results.first),
    row("next record", results.record),
  ];
  console.log(`${markdownTable([head, ...rows], { align: ["l", "r", "r", "r", "r"] })}\n`);
}

function printCalls(stories: { readonly [name in "check" | "first" | "record"]: Measured | undefined }): void {
  const all = [stories.check, stories.first, stories.record].map((one): Calls => one?.calls ?? new Map());
  const names = [...new Set(all.flatMap((calls) => [...calls.keys()]))].sort();
  const rows = names.map((name) => [name, ...all.map((calls) => String(calls.get(name) ?? 0))]);
  const head = ["calls", "check", "first record", "next record"];
  console.log(markdownTable([head, ...rows], { align: ["l", "r", "r", "r"] }));
}

function sum(calls: Calls): number {
  return [...calls.values()].reduce((total, count) => total + count, 0);
}
