import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type NodeOptions, runNode } from "../command-line.ts";

/** What one run of a process took, from its start to its end. */
export type Timed = {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly memoryMb: number;
  readonly stdout: string;
};

/**
 * Runs a script with the Node that runs this one. The process says itself, as it ends, what it used: no other way to
 * learn a child's peak memory works on every system.
 * @throws Error when the process fails, unless it may
 */
export async function timedRun(
  args: readonly string[],
  { mayFail = false, ...options }: NodeOptions & { readonly mayFail?: boolean },
): Promise<Timed> {
  const report = join(tmpdir(), `eval-baseline-usage-${process.pid}.json`);
  const start = performance.now();
  const ended = await runNode(["--import", SAY_USAGE, ...args], {
    ...options,
    env: { ...options.env, USAGE_REPORT: report },
  });
  const wallMs = performance.now() - start;
  if (ended.status !== 0 && !mayFail) throw new Error(`${args.join(" ")} ended with ${ended.status}: ${ended.stderr}`);
  const usage = JSON.parse(await readFile(report, "utf8")) as NodeJS.ResourceUsage;
  await rm(report);
  return {
    wallMs,
    cpuMs: (usage.userCPUTime + usage.systemCPUTime) / 1000,
    memoryMb: usage.maxRSS / 1024,
    stdout: ended.stdout,
  };
}

const SAY_USAGE = `data:text/javascript,${encodeURIComponent(
  'import { writeFileSync } from "node:fs"; process.on("exit", () => writeFileSync(process.env.USAGE_REPORT, JSON.stringify(process.resourceUsage())));',
)}`;

/** Runs each of the tasks once, then each once more, and so on: what the machine does meanwhile meets all of them. */
export async function inTurns<Name extends string, T>(
  tasks: { readonly [name in Name]: () => Promise<T> },
  runs: number,
): Promise<{ readonly [name in Name]: readonly T[] }> {
  const names = Object.keys(tasks) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as T[]])) as { [name in Name]: T[] };
  for (let run = 0; run < runs; run += 1) for (const name of names) results[name].push(await tasks[name]());
  return results;
}

/** The middle value, of an even number the mean of the two in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const middle = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
