import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Run } from "../../src/domain/run.ts";
import type { Comparison, MetricComparison } from "../../src/domain/verdict.ts";
import { parseBaseline } from "../../src/formats/baseline.ts";
import { type Ended, runNode } from "../command-line.ts";

/** Drives the built command line in a folder that holds the converted traces. */
export type Bench = { readonly cli: string; readonly folder: string };

/**
 * Scores what was observed: writes `<name>.yml`, records `<name>.json`. @returns the run that was recorded
 * @throws Error when the command line could not run
 */
export async function recordObserved({ cli, folder }: Bench, name: string, suite: string): Promise<Run> {
  await writeFile(join(folder, `${name}.yml`), suite);
  const out = `${name}.json`;
  const args = ["record", "--target", "observed", "--no-commit", "--quiet", "--suite", `${name}.yml`, "--out", out];
  const ended = await runNode([cli, ...args], { cwd: folder });
  if (ended.status !== 0) throw didNotRun(args, ended);
  return parseBaseline(await readFile(join(folder, out), "utf8"), out).run;
}

/** Compares two records of the folder. @throws Error when the command line could not compare them */
export async function compareRecords({ cli, folder }: Bench, before: string, after: string): Promise<Comparison> {
  const args = ["compare", `${before}.json`, `${after}.json`, "--json", "--suite", `${before}.yml`];
  const ended = await runNode([cli, ...args], { cwd: folder });
  // A gate that fails is a result here: exit status 1.
  if (ended.status > 1) throw didNotRun(args, ended);
  const { comparison } = JSON.parse(ended.stdout) as { readonly comparison?: Comparison };
  if (comparison === undefined) throw didNotRun(args, ended);
  return comparison;
}

function didNotRun(args: readonly string[], { status, stderr }: Ended): Error {
  return new Error(`eval-baseline ${args.join(" ")} ended with ${status}: ${stderr}`);
}

/** Trials that a metric scored, and those that it scored with 1. */
export function scoredTrials(
  { cases }: Run,
  metric: string,
): { readonly scored: number; readonly full: number; readonly unscored: number } {
  const scores = cases.flatMap(({ trials }) => trials.map((trial) => trial.scores[metric]));
  const scored = scores.flatMap((score) => (score?.status === "scored" ? [score.value] : []));
  return {
    scored: scored.length,
    full: scored.filter((value) => value === 1).length,
    unscored: scores.length - scored.length,
  };
}

type Evidence = NonNullable<MetricComparison["evidence"]>;

/** What a comparison says of one metric. @throws Error when it compared nothing */
export function evidenceOf({ metrics }: Comparison, metric: string): Evidence {
  const evidence = metrics.find((one) => one.metric === metric)?.evidence;
  if (evidence === undefined) throw new Error(`the comparison holds no evidence of metric ${metric}`);
  return evidence;
}

/** "−33.8 (−38.2 to −29.3)", in points. */
export function pointsOf({ difference, lower, upper }: Evidence): string {
  const points = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value * 100).toFixed(1)}`;
  return `${points(difference)} (${points(lower)} to ${points(upper)})`;
}
