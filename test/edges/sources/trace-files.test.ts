import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { diskTree } from "../../../src/edges/disk-tree.ts";
import { type TraceFilesOptions, traceFiles } from "../../../src/edges/sources/trace-files.ts";
import { UserError } from "../../../src/errors.ts";
import type { FileTree, SpanFacts, SurveyReport, SurveyRequest } from "../../../src/ports.ts";
import { at, logsData, type SpanText, TRACE, tracesData } from "../../formats/otlp/otlp.ts";

const OTHER = "f".repeat(32);
const CHAT = { "gen_ai.operation.name": "chat", "gen_ai.response.model": "m-1" } as const;

type Folder = AsyncDisposable & { readonly tree: FileTree };

async function folder(files: { readonly [path: string]: string | Uint8Array }): Promise<Folder> {
  const root = await mkdtemp(join(tmpdir(), "traces-"));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return { tree: diskTree(root), [Symbol.asyncDispose]: () => rm(root, { recursive: true }) };
}

function source(tree: FileTree, options: Partial<TraceFilesOptions> = {}) {
  return traceFiles({ tree, globs: ["traces/**"], versions: {}, errorBudget: 0, ...options });
}

async function surveyed(
  tree: FileTree,
  options: Partial<TraceFilesOptions> = {},
  attributes: readonly string[] = [],
): Promise<{ readonly facts: readonly SpanFacts[]; readonly report: SurveyReport }> {
  const facts: SpanFacts[] = [];
  const report = await source(tree, options).survey(wanting(attributes), (fact) => facts.push(fact));
  return { facts, report };
}

function wanting(attributes: readonly string[]): SurveyRequest {
  return { attributes, conversations: true, counts: true, seed: "1", size: 100 };
}

async function problemOf(promise: Promise<unknown>): Promise<{ readonly problem: string; readonly remedy: string }> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof UserError) return { problem: error.message, remedy: error.remedy };
    throw error;
  }
  throw new Error("no error");
}

function line(...spans: readonly SpanText[]): string {
  return `${JSON.stringify(tracesData(spans, { env: "production" }))}\n`;
}

test("tells of every span its trace, its error, its start and the attributes asked for", async () => {
  const spans = [
    { id: "1", from: 5, attributes: { "app.intent": "refund", other: "x" } },
    { id: "2", trace: OTHER, status: { code: 2 }, attributes: { env: "staging" } },
  ];
  await using files = await folder({ "traces/a.jsonl": line(...spans) });
  const { facts, report } = await surveyed(files.tree, {}, ["app.intent", "env"]);
  expect(facts).toEqual([
    {
      traceId: TRACE,
      attributes: { "app.intent": "refund", env: "production" },
      error: false,
      negativeFeedback: false,
      startNs: BigInt(at(5)),
    },
    { traceId: OTHER, attributes: { env: "staging" }, error: true, negativeFeedback: false, startNs: null },
  ]);
  expect(report).toEqual({ records: 1, badRecords: 0, firstProblems: [] });
});

test.each([
  [-1, true],
  [0, true],
  ["0", true],
  [false, true],
  ["Thumbs_Down", true],
  ["bad", true],
  [1, false],
  [0.5, false],
  [true, false],
  ["good", false],
  ["", false],
])("takes feedback of %j for negative: %j", async (feedback, negative) => {
  await using files = await folder({ "traces/a.jsonl": line({ id: "1", attributes: { "app.feedback": feedback } }) });
  const { facts } = await surveyed(files.tree, { feedback: "app.feedback" });
  expect(facts.map(({ negativeFeedback }) => negativeFeedback)).toEqual([negative]);
});

test("takes a span that names an error's type for an error, whatever its status", async () => {
  await using files = await folder({ "traces/a.jsonl": line({ id: "1", attributes: { "error.type": "timeout" } }) });
  expect((await surveyed(files.tree)).facts.map(({ error }) => error)).toEqual([true]);
});

test("joins a trace that is spread over lines, files, kinds of files and compressions", async () => {
  const logs = logsData([{ span: "2", event: "gen_ai.user.message", body: { content: "Where is it?" } }]);
  await using files = await folder({
    "traces/1.jsonl": line({ id: "2", parent: "1", from: 2, attributes: CHAT }),
    "traces/2.log": line({ id: "9", trace: OTHER }) + line({ id: "1", from: 1, attributes: { "app.index": "kb-1" } }),
    "traces/logs.jsonl": gzipSync(JSON.stringify(logs)),
  });
  const [trace, ...others] = await source(files.tree, { versions: { retrieval: "app.index" } }).fetch([TRACE]);
  expect(others).toEqual([]);
  expect(trace?.flaws).toEqual([]);
  expect(trace?.versions.retrieval.id).toBe("kb-1");
  expect(trace?.hops.map(({ kind }) => kind)).toEqual(["assembly", "model"]);
});

test("gives traces in the order of the ids and leaves out those that are gone", async () => {
  const spans = [
    { id: "1", attributes: CHAT },
    { id: "2", trace: OTHER, attributes: CHAT },
  ];
  await using files = await folder({ "traces/a.jsonl": line(...spans) });
  const traces = await source(files.tree).fetch([OTHER, "1".repeat(32), TRACE]);
  expect(traces.map(({ id }) => id)).toEqual([OTHER, TRACE]);
});

test("finds a trace whose id was written in capitals or as base64, with spaces around it", async () => {
  const capitals = line({ id: "1", attributes: CHAT }).replaceAll(TRACE, TRACE.toUpperCase());
  const base64 = line({ id: "2", attributes: CHAT }).replaceAll(
    `:"${TRACE}`,
    `  : "${Buffer.from(TRACE, "hex").toString("base64")}`,
  );
  await using files = await folder({ "traces/a.jsonl": capitals + base64 });
  const [trace] = await source(files.tree).fetch([TRACE]);
  expect(trace?.hops).toHaveLength(2);
});

test("does not take a link to a trace for a span of it", async () => {
  const linked = line({ id: "1", trace: OTHER }).replace('"events":[]', `"links":[{"traceId":"${TRACE}"}]`);
  await using files = await folder({ "traces/a.jsonl": linked });
  expect(await source(files.tree).fetch([TRACE])).toEqual([]);
});

test("reads gzip by its first bytes whatever the name, several members too, and plain text named .gz", async () => {
  const members = Buffer.concat([gzipSync(line({ id: "1" })), gzipSync(line({ id: "2" }))]);
  await using files = await folder({ "traces/a.jsonl": members, "traces/b.gz": line({ id: "3" }) });
  expect((await surveyed(files.tree)).facts).toHaveLength(3);
});

test("reads a line of fifty megabytes, Windows line ends, blank lines, a byte-order mark and a missing last line end", async () => {
  const long = line({ id: "1", attributes: { ...CHAT, "gen_ai.input.messages": "x".repeat(50_000_000) } });
  const others = `\uFEFF${line({ id: "2" }).trimEnd()}\r\n\r\n   \n${line({ id: "3" }).trimEnd()}`;
  await using files = await folder({ "traces/a.jsonl": others, "traces/b.jsonl": long });
  const { facts, report } = await surveyed(files.tree);
  expect([facts.length, report]).toEqual([3, { records: 3, badRecords: 0, firstProblems: [] }]);
});

test("ignores files of metrics and empty files", async () => {
  await using files = await folder({ "traces/a.jsonl": '{"resourceMetrics":[]}\n', "traces/b.jsonl": "" });
  expect(await surveyed(files.tree)).toEqual({ facts: [], report: { records: 1, badRecords: 0, firstProblems: [] } });
});

test("counts and locates lines it cannot read, as long as they are within the error budget", async () => {
  const noId = line({ id: "1" }).replace(TRACE, "abc");
  const lines = [line({ id: "1" }), "{oops\n", '{"a":1}\n', noId, "[]\n", "null\n", "5\n", line({ id: "2" })];
  await using files = await folder({ "traces/a.jsonl": lines.join("") });
  const { facts, report } = await surveyed(files.tree, { errorBudget: 0.75 });
  expect(facts).toHaveLength(2);
  expect(report).toEqual({
    records: 8,
    badRecords: 6,
    firstProblems: [
      { place: "traces/a.jsonl:2", problem: "not JSON" },
      { place: "traces/a.jsonl:3", problem: "not a trace in any format that is known" },
      { place: "traces/a.jsonl:4", problem: "a span without a valid trace id and span id" },
      { place: "traces/a.jsonl:5", problem: "not a trace in any format that is known" },
      { place: "traces/a.jsonl:6", problem: "not a trace in any format that is known" },
    ],
  });
});

test("refuses more lines it cannot read than the error budget, with the first place, the count and the share", async () => {
  const good = line({ id: "1" });
  await using files = await folder({
    "traces/a.jsonl": good.repeat(30),
    "traces/b.jsonl": `${good.repeat(8)}{oops\nnull\n`,
  });
  expect(await problemOf(surveyed(files.tree, { errorBudget: 0.02 }))).toEqual({
    problem: "traces/b.jsonl:9: not JSON; 2 of 40 records (5 %) cannot be read, and the error budget is 2 %",
    remedy: "Repair or remove these records, or raise budget.errors in the suite file.",
  });
});

test("marks a trace as incomplete when one of its lines is damaged", async () => {
  const good = line({ id: "1", attributes: CHAT });
  await using files = await folder({ "traces/a.jsonl": good + line({ id: "2" }).slice(0, -20) });
  const [trace] = await source(files.tree, { errorBudget: 1 }).fetch([TRACE]);
  expect(trace?.flaws).toContain("unreadable-record");
});

test.each([
  ["data/2025/*.jsonl", "the nearest folder is data, with data/2024/a.jsonl and 1 more"],
  ["data/2024/*.json", "the nearest folder is data/2024, with data/2024/a.jsonl"],
  ["data/b.jsonl/*", "data/b.jsonl is a file"],
  ["traces/**/*.jsonl", "there is no traces there"],
  ["*.json", "there is no such file there"],
])("names %s, where it looked, and what is nearest when no file matches", async (glob, nearest) => {
  await using files = await folder({ "data/2024/a.jsonl": "", "data/b.jsonl": "" });
  const expected = {
    problem: `no file matches ${glob} in the checkout; ${nearest}`,
    remedy: "Correct traces.from in the suite file, or put the trace files where it looks for them.",
  };
  expect(await problemOf(surveyed(files.tree, { globs: [glob] }))).toEqual(expected);
  expect(await problemOf(source(files.tree, { globs: [glob] }).fetch([TRACE]))).toEqual(expected);
});

test("names a gzip file that was cut off", async () => {
  const packed = gzipSync(line({ id: "1" }));
  await using files = await folder({ "traces/a.jsonl.gz": packed.subarray(0, packed.length - 12) });
  expect(await problemOf(surveyed(files.tree))).toEqual({
    problem: "traces/a.jsonl.gz is not a whole gzip file: unexpected end of file",
    remedy: "Copy the file again from where it was written, or leave it out of traces.from.",
  });
});

test("names a gzip file that is damaged", async () => {
  const packed = gzipSync(line({ id: "1" }));
  packed.fill(0xff, 20, 40);
  await using files = await folder({ "traces/a.jsonl.gz": packed });
  const { problem, remedy } = await problemOf(surveyed(files.tree));
  expect(problem).toMatch(/^traces\/a\.jsonl\.gz is not a whole gzip file: /);
  expect(remedy).toBe("Copy the file again from where it was written, or leave it out of traces.from.");
});

test.each([
  ["a zst file", [0x28, 0xb5, 0x2f, 0xfd, 0, 0, 0, 0]],
  ["the collector's framing", [0, 0, 0, 9, 0x28, 0xb5, 0x2f, 0xfd]],
])("says that zstd is not read, in %s", async (_, bytes) => {
  await using files = await folder({ "traces/a.jsonl": Uint8Array.from(bytes) });
  expect(await problemOf(surveyed(files.tree))).toEqual({
    problem: "traces/a.jsonl is compressed with zstd, which is not read",
    remedy: "Unpack it, or let the collector write plain or gzip files.",
  });
});

test("names a file that cannot be read", async () => {
  await using files = await folder({ "traces/a.jsonl": "" });
  const denied: FileTree = {
    ...files.tree,
    // biome-ignore lint/correctness/useYield: it fails before there is anything to yield
    async *open() {
      throw Object.assign(new Error("EACCES: permission denied, open '/secret/path'"), { code: "EACCES" });
    },
  };
  expect(await problemOf(surveyed(denied))).toEqual({
    problem: "cannot read traces/a.jsonl: EACCES",
    remedy: "Make the file readable, or leave it out of traces.from.",
  });
});
