import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Attribution, layersOfRole } from "../../src/domain/attribution.ts";
import type { Run } from "../../src/domain/run.ts";
import { parseBaseline } from "../../src/formats/baseline.ts";
import { runNode } from "../command-line.ts";
import { type Claim, equals } from "../real/claims.ts";
import { type DriftRecord, driftTrace, templateOf } from "../real/convert-llmdrift.ts";
import { type Bench, scoredTrials } from "../real/measure.ts";
import { startDriftModel } from "./drift-model.ts";
import type { DriftRow } from "./quoted-drift.ts";

/** Dated models of one family, the earlier one first. */
const PAIRS = [
  ["gpt-4-0314", "gpt-4-0613"],
  ["gpt-3.5-turbo-0301", "gpt-3.5-turbo-0613"],
] as const;
const TASKS = ["prime", "composite"] as const;

/** Records both models of every pair on every task, and has the loss of the worse one attributed. */
export async function measureDrift(
  bench: Bench,
  records: readonly DriftRecord[],
): Promise<{ readonly claims: readonly Claim[]; readonly rows: readonly DriftRow[] }> {
  await using model = await startDriftModel(records);
  const claims: Claim[] = [];
  const rows: DriftRow[] = [];
  for (const task of TASKS) {
    for (const pair of PAIRS) {
      const own = records.filter(({ dataset, model: name }) => dataset === task && pair.some((one) => one === name));
      const row = await measurePair(
        { ...bench, folder: join(bench.folder, `${pair[0]}-${task}`) },
        own,
        pair,
        model.url,
      );
      const name = `${row.before} → ${row.after}, ${task}`;
      claims.push(
        equals(`${name}: outcome`, row.outcome, "attributed"),
        equals(`${name}: the model is`, row.role, "proximate"),
        equals(`${name}: it may be named`, row.mayBeNamed ? "yes" : "no", "yes"),
        equals(`${name}: other layers that changed, or of which that is not known`, row.othersChanged.join(", "), ""),
      );
      rows.push({ ...row, task });
    }
  }
  claims.push(equals("questions that no record holds", model.unknown(), 0));
  return { claims, rows };
}

async function measurePair(
  bench: Bench,
  records: readonly DriftRecord[],
  pair: (typeof PAIRS)[number],
  url: string,
): Promise<Omit<DriftRow, "task">> {
  const { folder } = bench;
  await mkdir(folder, { recursive: true });
  // What got worse is recorded last: a record is never held against one of a later time.
  const [before, after] = byRightAnswers(pair, records);
  // Both recorded the same questions: those of one model are the traffic.
  const traffic = records.filter(({ model }) => model === before);
  await writeFile(join(folder, "traffic.otlp.jsonl"), traffic.map((record) => `${driftTrace(record)}\n`).join(""));
  await writeFile(join(folder, "prompt.txt"), `${templateOf(traffic[0]?.query ?? "")}\n`);
  for (const model of [before, after]) await writeFile(join(folder, `${model}.yml`), suiteOf(model, url));
  commitAll(folder);
  const rightBefore = rightIn(await record(bench, before));
  const rightAfter = rightIn(await record(bench, after));
  const attribution = await attributed(bench, before, after);
  const [leading] = attribution.metrics;
  return {
    before,
    after,
    rightBefore,
    rightAfter,
    questions: attribution.design?.cases ?? 0,
    loss: leading?.total ?? { value: Number.NaN, lower: Number.NaN, upper: Number.NaN },
    outcome: attribution.outcome.status,
    role: layersOfRole(attribution, "proximate").includes("model") ? "proximate" : "not proximate",
    mayBeNamed: attribution.model.isAdmissible,
    othersChanged: attribution.differences
      .filter(({ layer, difference }) => layer !== "model" && difference !== "same")
      .map(({ layer }) => layer),
  };
}

/** The model that is right more often first. */
function byRightAnswers(
  [one, other]: (typeof PAIRS)[number],
  records: readonly DriftRecord[],
): readonly [string, string] {
  const right = (name: string) =>
    records.filter(({ model, answer, gold }) => model === name && answer.toLowerCase().includes(gold.toLowerCase()))
      .length;
  return right(one) > right(other) ? [one, other] : [other, one];
}

function commitAll(folder: string): void {
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=Bench", "-c", "user.email=bench@example.org", ...args], { cwd: folder });
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "--message", "The suites of both models");
}

/** Texts are left as they are, so that the server knows the questions again. */
function suiteOf(model: string, url: string): string {
  return `suite: llmdrift
traces:
  from: [{ otlp: traffic.otlp.jsonl }]
  slices: [app.dataset]
  expected: app.expected
  redact: none
sample: { size: 500, key: app.question.id, seed: 1 }
layers:
  model: { name: ${JSON.stringify(model)}, base-url: ${JSON.stringify(url)}, parameters: { temperature: 0.1 } }
  prompt: { files: prompt.txt }
  policy: none
  retrieval: none
  tools: none
metrics:
  - { name: right, scorer: icontains, max-drop: 0.05 }
trials: 1
`;
}

async function record({ cli, folder }: Bench, model: string): Promise<Run> {
  const out = `${model}.json`;
  const args = ["record", "--no-commit", "--quiet", "--fresh", "--suite", `${model}.yml`, "--out", out];
  const ended = await runNode([cli, ...args], { cwd: folder });
  if (ended.status !== 0)
    throw new Error(`eval-baseline ${args.join(" ")} ended with ${ended.status}: ${ended.stderr}`);
  return parseBaseline(await readFile(join(folder, out), "utf8"), out).run;
}

async function attributed({ cli, folder }: Bench, before: string, after: string): Promise<Attribution> {
  const args = ["attribute", `${before}.json`, `${after}.json`, "--suite", `${after}.yml`, "--json", "--quiet"];
  const ended = await runNode([cli, ...args], { cwd: folder });
  if (ended.status !== 0)
    throw new Error(`eval-baseline ${args.join(" ")} ended with ${ended.status}: ${ended.stderr}`);
  return JSON.parse(ended.stdout) as Attribution;
}

function rightIn(run: Run): number {
  const { full, scored } = scoredTrials(run, "right");
  return full / scored;
}
