/**
 * How fast 200 traces are drawn from files: the program as a process of its own, beside `cat`, beside the loop that
 * parses every line, and on request beside jq and DuckDB, in turns. Prints medians.
 *
 *     node evals/speed/draw.ts [--gb 1] [--runs 3] [--with-peers] [--folder <where the files go, and stay>]
 */
import { existsSync, statSync } from "node:fs";
import { mkdir, mkdtemp, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { markdownTable } from "markdown-table";
import { UserError } from "../../src/errors.ts";
import { runNode } from "../command-line.ts";
import { run } from "../entry.ts";
import { writeLines } from "./draw-lines.ts";
import { findPeers } from "./draw-peers.ts";
import { runProgram } from "./program.ts";
import { inTurns, median, timedRun } from "./timed.ts";

await run(() => main(process.argv.slice(2)));

type Measured = { readonly wallMs: number; readonly memoryMb: number };

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      gb: { type: "string", default: "1" },
      runs: { type: "string", default: "3" },
      "with-peers": { type: "boolean", default: false },
      folder: { type: "string" },
    },
  });
  const gigabytes = positive("gb", values.gb);
  const runs = positive("runs", values.runs);
  const folder = await mkdtemp(join(tmpdir(), "eval-baseline-draw-"));
  try {
    const traces = values.folder ?? join(folder, "traces");
    await mkdir(traces, { recursive: true });
    const bytes = await fill(traces, gigabytes * 1e9);
    const ours = await bundledDraw(folder);
    const peers = values["with-peers"] ? await findPeers(folder, traces, console.log) : [];
    const timed =
      (...command: readonly string[]) =>
      () =>
        timedRun(command, { cwd: folder });
    const other = (program: string, rest: readonly string[]) => async () => {
      const ended = await runProgram(program, rest, { discard: true });
      if (ended.status !== 0) throw new Error(`${program} ended with ${ended.status}: ${ended.stderr}`);
      return ended;
    };
    const tasks: { readonly [name: string]: () => Promise<Measured> } = {
      cat: other("cat", [join(traces, "traces.jsonl")]),
      "readline and JSON.parse": timed(join(import.meta.dirname, "draw-parse-loop.ts"), traces),
      "survey alone": timed(ours, traces, "survey"),
      "draw of 200": timed(ours, traces, "plain"),
      "draw of 200, strata, quotas, window, filter": timed(ours, traces, "strata"),
      ...Object.fromEntries(peers.map(({ name, program, args: rest }) => [name, other(program, rest)])),
    };
    print(await inTurns(tasks, runs), bytes, runs);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function positive(name: string, value: string): number {
  const number = Number(value);
  if (number > 0) return number;
  throw new UserError(`--${name} ${value} is not a number above 0`, `Write it in digits: --${name} 1.`);
}

/** Writes the file, unless it is there. @returns its bytes @throws UserError when there is no room for it */
async function fill(folder: string, bytes: number): Promise<number> {
  const path = join(folder, "traces.jsonl");
  if (existsSync(path)) return statSync(path).size;
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < bytes * 1.1)
    throw new UserError(
      `${folder} has room for ${((bavail * bsize) / 1e9).toFixed(1)} GB`,
      "Ask for less with --gb, or name a folder elsewhere with --folder.",
    );
  const written = writeLines(path, bytes);
  console.log(`${written.traces} traces in ${(written.bytes / 1e9).toFixed(2)} GB`);
  return written.bytes;
}

/** Bundled as the program is: loading it from many small files would be measured too. */
async function bundledDraw(folder: string): Promise<string> {
  const project = join(import.meta.dirname, "../..");
  const bundler = join(project, "node_modules/rolldown/bin/cli.mjs");
  const args = ["evals/speed/draw-ours.ts", "--platform", "node", "--format", "esm", "-d", join(folder, "ours")];
  const { status, stderr } = await runNode([bundler, ...args], { cwd: project });
  if (status !== 0) throw new Error(`the draw cannot be bundled: ${stderr}`);
  await writeFile(join(folder, "ours/package.json"), '{ "type": "module" }\n');
  return join(folder, "ours/draw-ours.js");
}

function print(results: { readonly [name: string]: readonly Measured[] }, bytes: number, runs: number): void {
  const speedOf = (name: string) => bytes / 1e3 / median((results[name] ?? []).map(({ wallMs }) => wallMs));
  const loop = speedOf("readline and JSON.parse");
  const rows = Object.entries(results).map(([name, all]) => {
    const memory = median(all.map(({ memoryMb }) => memoryMb));
    return [name, speedOf(name).toFixed(0), (speedOf(name) / loop).toFixed(1), memory > 0 ? memory.toFixed(0) : "–"];
  });
  console.log(
    `\n${(bytes / 1e9).toFixed(2)} GB of OTLP lines; medians of ${runs} runs in turns; Node ${process.version}\n`,
  );
  console.log(markdownTable([["", "MB/s", "× the loop", "memory, MB"], ...rows], { align: ["l", "r", "r", "r"] }));
}
