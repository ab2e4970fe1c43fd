import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import type { Ended } from "../command-line.ts";

/** What a program that has ended came to, how long it took, and the most memory it had; NaN where that is not told. */
export type ProgramRun = Ended & { readonly wallMs: number; readonly memoryMb: number };

/**
 * Runs any program.
 *
 * @param options.discard true: what it prints goes nowhere, as fast as the system can
 * @throws Error when it cannot be started
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  { cwd, discard = false }: { readonly cwd?: string; readonly discard?: boolean } = {},
): Promise<ProgramRun> {
  const start = performance.now();
  const child = spawn(program, args, {
    ...(cwd !== undefined && { cwd }),
    stdio: ["ignore", discard ? "ignore" : "pipe", "pipe"],
  });
  const printed = child.stdout === null ? "" : text(child.stdout);
  // A child's peak memory is told to its parent alone, and Node does not pass it on.
  let memoryMb = Number.NaN;
  const watch = setInterval(() => {
    memoryMb = peakOf(child.pid) ?? memoryMb;
  }, 10);
  const ended = new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve(status ?? 1));
  });
  try {
    const [stdout, stderr, status] = await Promise.all([
      printed,
      child.stderr === null ? "" : text(child.stderr),
      ended,
    ]);
    return { status, stdout, stderr, wallMs: performance.now() - start, memoryMb };
  } finally {
    clearInterval(watch);
  }
}

/** Linux tells it in a file, as long as the process runs. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return peak === undefined ? undefined : Number(peak) / 1024;
  } catch {
    return undefined;
  }
}
