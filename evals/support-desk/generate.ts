/**
 * Writes the example's production traces and its two retrieval snapshots from its own prompt, policies, tools and
 * documents. Same files, same output: run it again after editing any of them.
 *
 *     node evals/support-desk/generate.ts
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Liquid } from "liquidjs";
import { chanceOf } from "../../src/simulation/chance.ts";
import type { ChatMessage, ChatTool } from "../../src/simulation/chat.ts";
import { logLine, type Span, spanLine } from "../otlp-writer.ts";
import { CURRENT_INDEX, type HelpDocument, STALE_INDEX, search, staleDocuments } from "./generator/knowledge-base.ts";
import { messageEvents } from "./generator/message-events.ts";
import { type Assistant, answerVisit, type Exchange } from "./generator/production.ts";
import { QUESTIONS } from "./generator/questions.ts";
import { spansOf } from "./generator/spans.ts";
import { visits, type Week } from "./generator/traffic.ts";

const SEED = "support-desk-2";
const TEMPERATURE = 0.2;

/** What the example suite is made of, as text. */
export type SuiteFiles = {
  readonly template: string;
  readonly policy: string;
  readonly tools: readonly ChatTool[];
  readonly documents: readonly HelpDocument[];
};

/** Reads the layers of the suite in this folder. */
export async function readSuiteFiles(folder: string = import.meta.dirname): Promise<SuiteFiles> {
  const read = async (name: string) => {
    const files = (await readdir(join(folder, name))).filter((file) => /\.(?:md|json)$/.test(file)).sort();
    return Promise.all(files.map(async (file) => ({ file, text: await readFile(join(folder, name, file), "utf8") })));
  };
  const [prompts, policies, tools, documents] = await Promise.all(
    ["prompts", "policies", "tools", "documents"].map(read),
  );
  return {
    template: prompts?.[0]?.text ?? "",
    policy: (policies ?? []).map(({ text }) => text.trim()).join("\n\n"),
    tools: (tools ?? []).flatMap(({ text }): readonly ChatTool[] => [JSON.parse(text)].flat()),
    documents: (documents ?? [])
      .map(({ file, text }) => helpDocument(file, text))
      .sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1))),
  };
}

/** `d7-standard-delivery.md`, a heading and a text → a document with the id d7. */
function helpDocument(file: string, text: string): HelpDocument {
  const [heading = "", ...lines] = text.split("\n");
  return { id: file.split("-")[0] ?? file, title: heading.replace(/^# /, ""), text: lines.join("\n").trim() };
}

/** A week of production: when, and the two layers that do not lie beside this file as it ran. */
export type ProductionWeek = Week & {
  readonly model: string;
  readonly index: string;
  readonly release: string;
  /** What the index was made of. */
  indexed(documents: readonly HelpDocument[]): readonly HelpDocument[];
};

/** The week of the suite. */
export const FIRST_WEEK: ProductionWeek = {
  name: "",
  startMs: Date.UTC(2026, 10, 2),
  model: "sim-large-2026-08-01",
  index: CURRENT_INDEX,
  release: "4.2.1",
  indexed: (documents) => documents,
};

/** The week after a deploy of a newer model that is as good, and of an index that was rebuilt from the files of June. */
export const BAD_WEEK: ProductionWeek = {
  name: "after the deploy ",
  startMs: Date.UTC(2026, 10, 9, 12),
  model: "sim-large-2026-11-01",
  index: STALE_INDEX,
  release: "4.3.0",
  indexed: staleDocuments,
};

/** The lines of a trace file: batches of spans as an exporter sends them, and the events of old clients. */
export async function productionTraces(files: SuiteFiles, week = FIRST_WEEK): Promise<readonly string[]> {
  const exchanges = await exchangesOf(files, week);
  const resource = {
    "service.name": "support-desk",
    "service.version": week.release,
    "deployment.environment.name": "production",
  };
  const spans = exchanges.flatMap(({ visit, ...rest }) =>
    spansOf({ visit, ...rest }, week.index).map((step) => ({ ...step, form: visit.form })),
  );
  const ended = spans.map(({ span }) => span).sort((a, b) => a.endMs - b.endMs || (a.spanId < b.spanId ? -1 : 1));
  const events = spans.filter(({ form }) => form === "old").flatMap(messageEvents);
  return [
    ...batches<Span>(ended, 40).map((batch) => spanLine(resource, "support-desk.agent", batch)),
    ...batches(events, 40).map((batch) => logLine(resource, "support-desk.openai", batch)),
  ];
}

function batches<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** Every visit of the week with its answer; a follow-up sees what was said before it. */
async function exchangesOf(files: SuiteFiles, week: ProductionWeek): Promise<readonly Exchange[]> {
  const assistant = assistantOf(files, week);
  const indexed = week.indexed(files.documents);
  const exchanges: Exchange[] = [];
  for (const visit of visits(chanceOf(SEED, "traffic"), week)) {
    const before = exchanges.filter((exchange) => exchange.visit.conversation === visit.conversation);
    const history = before.flatMap(({ visit: { question }, answer = "" }): readonly ChatMessage[] => [
      { role: "user", content: question.text },
      { role: "assistant", content: answer },
    ]);
    const documents = search(indexed, visit.question.text, visit.question.follows);
    exchanges.push(await answerVisit(visit, assistant, { documents, history }));
  }
  return exchanges;
}

function assistantOf({ template, policy, tools }: SuiteFiles, { model }: ProductionWeek): Assistant {
  const parsed = new Liquid().parse(template);
  const engine = new Liquid();
  return {
    model,
    temperature: TEMPERATURE,
    seed: SEED,
    tools,
    system: async (documents) => String(await engine.render(parsed, { policy, documents, variables: {} })),
  };
}

/** What an index answers to every question of the example. */
export function snapshotOf(index: string, documents: readonly HelpDocument[]): object {
  const results = QUESTIONS.map(({ text, follows }) => ({ query: text, documents: search(documents, text, follows) }));
  return { index, results };
}

/** gzip, with "unknown" in the byte where it names the operating system. */
function compressed(text: string): Buffer {
  const bytes = gzipSync(text, { level: 9 });
  bytes[9] = 255;
  return bytes;
}

if (import.meta.main) {
  const files = await readSuiteFiles();
  const at = (path: string) => join(import.meta.dirname, path);
  await mkdir(at("traces"), { recursive: true });
  await mkdir(at("snapshots"), { recursive: true });
  await mkdir(at("after-deploy"), { recursive: true });
  for (const [file, week] of [
    ["traces/production.otlp.jsonl.gz", FIRST_WEEK],
    ["after-deploy/production.otlp.jsonl.gz", BAD_WEEK],
  ] as const) {
    const lines = await productionTraces(files, week);
    await writeFile(at(file), compressed(`${lines.join("\n")}\n`));
  }
  for (const [index, documents] of [
    [CURRENT_INDEX, files.documents],
    [STALE_INDEX, staleDocuments(files.documents)],
  ] as const) {
    await writeFile(at(`snapshots/${index}.json`), `${JSON.stringify(snapshotOf(index, documents), null, 2)}\n`);
  }
}
