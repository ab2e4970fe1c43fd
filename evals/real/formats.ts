/**
 * What the readers make of every public trace file: traces, hops by kind, grades, and for each layer where its version
 * was found. Files that are no traces (exchanges, tables, bare attributes) are converted first, and say so.
 *
 *     node evals/real/formats.ts
 */
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { markdownTable } from "markdown-table";
import type { Hop, Trace } from "../../src/domain/trace.ts";
import { LAYERS } from "../../src/domain/version.ts";
import { diskTree } from "../../src/edges/disk-tree.ts";
import { traceFiles } from "../../src/edges/sources/trace-files.ts";
import { gradeOf } from "../../src/pipeline/examine/grade.ts";
import { run } from "../entry.ts";
import { spanLine, type Values } from "../otlp-writer.ts";
import { type Exchange, exchangeTraces } from "./convert-exchanges.ts";
import { convertLlmDrift } from "./convert-llmdrift.ts";
import { convertTauBench } from "./convert-tau-bench.ts";
import { datasetFile } from "./dataset-file.ts";

const HOPS: readonly Hop["kind"][] = ["retrieval", "assembly", "model", "tool", "parse"];

/** What one file holds. */
export type FileFindings = {
  readonly file: string;
  readonly traces: readonly Trace[];
  readonly records: number;
  readonly badRecords: number;
};

if (import.meta.main) {
  await run(async () => {
    if (!existsSync(datasetFile("."))) {
      console.log("skipped: ../shared/traces not found");
      return;
    }
    const rows = (await readAllFiles()).map(rowOf);
    console.log(markdownTable([["file", "bad", "traces", ...HOPS, "grades 0/1/2/3", "versions"], ...rows]));
  });
}

/** Every public file through the readers, one at a time. */
export async function readAllFiles(): Promise<readonly FileFindings[]> {
  const folder = await mkdtemp(join(tmpdir(), "eval-baseline-formats-"));
  try {
    await layOut(folder);
    const files = (await readdir(folder, { recursive: true })).filter((file) => /\.jsonl?$/.test(file)).sort();
    const found: FileFindings[] = [];
    for (const file of files) found.push(await readFileOf(folder, file));
    return found;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readFileOf(folder: string, file: string): Promise<FileFindings> {
  const source = traceFiles({ tree: diskTree(folder), globs: [file], versions: {}, errorBudget: 1 });
  const ids = new Set<string>();
  const everything = { attributes: [], conversations: false, counts: false, seed: "1", size: 1 } as const;
  const { records, badRecords } = await source.survey(everything, ({ traceId }) => ids.add(traceId));
  return { file, records, badRecords, traces: await source.fetch([...ids]) };
}

/** Traces as they are, all else converted. */
async function layOut(folder: string): Promise<void> {
  await cp(datasetFile("langfuse-framework-traces"), join(folder, "langfuse"), { recursive: true });
  await cp(
    datasetFile("openinference-fixtures/vercel-ai-v6-all-spans.json"),
    join(folder, "vercel-ai-v6-all-spans.json"),
  );
  await write(folder, "openinference-fixtures (wrapped in spans).jsonl", await attributeSpans());
  for (const file of (await readdir(datasetFile("openllmetry-cassettes"))).sort()) {
    const { interactions } = JSON.parse(await readFile(datasetFile(`openllmetry-cassettes/${file}`), "utf8"));
    const name = `exchanges (converted)/${basename(file, ".json")}.jsonl`;
    await write(folder, name, exchangeTraces(interactions as readonly Exchange[], file));
  }
  await convertTauBench(join(folder, "tau-bench (converted)"));
  await convertLlmDrift(join(folder, "llmdrift (converted)"));
}

/** The attribute objects that have no span around them get one each, in a trace of its own. */
async function attributeSpans(): Promise<readonly string[]> {
  const files = (await readdir(datasetFile("openinference-fixtures"))).filter((file) => /^(otel|openinf)/.test(file));
  return Promise.all(
    files.sort().map(async (file, index) => {
      const attributes = JSON.parse(await readFile(datasetFile(`openinference-fixtures/${file}`), "utf8")) as Values;
      const id = (index + 1).toString(16);
      const [traceId, spanId] = [id.padStart(32, "0"), id.padStart(16, "0")];
      return spanLine({}, "fixtures", [
        { traceId, spanId, name: file, kind: 3, startMs: 1000, endMs: 2000, attributes },
      ]);
    }),
  );
}

async function write(folder: string, name: string, lines: readonly string[]): Promise<void> {
  await mkdir(join(folder, name, ".."), { recursive: true });
  await writeFile(join(folder, name), `${lines.join("\n")}\n`);
}

function rowOf({ file, records, badRecords, traces }: FileFindings): readonly string[] {
  const hops = traces.flatMap((trace) => trace.hops);
  const grades = traces.map((trace) => gradeOf(trace).grade);
  return [
    file.replace(/\.jsonl?$/, ""),
    `${badRecords} of ${records}`,
    traces.length.toString(),
    ...HOPS.map((kind) => hops.filter((hop) => hop.kind === kind).length.toString()),
    [0, 1, 2, 3].map((grade) => grades.filter((one) => one === grade).length).join("/"),
    versionsOf(traces),
  ];
}

/** "model native 5, prompt hash 5": what gave the version of each layer, and in how many traces. */
function versionsOf(traces: readonly Trace[]): string {
  return LAYERS.flatMap((layer) => {
    const sources = new Map<string, number>();
    for (const { versions } of traces) {
      const version = versions[layer];
      if (version.id === null) continue;
      const word = version.partial ? `partial ${version.source}` : version.source;
      sources.set(word, (sources.get(word) ?? 0) + 1);
    }
    return [...sources].map(([word, times]) => `${layer} ${word} ${times}`);
  }).join(", ");
}
