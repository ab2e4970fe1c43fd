import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { FileTree } from "../../../src/ports.ts";
import { at, logsData, TRACE, tracesData } from "../../formats/otlp/otlp.ts";
import { folder, line, problemOf, source, surveyed } from "./trace-folder.ts";

const OTHER = "f".repeat(32);
const CHAT = { "gen_ai.operation.name": "chat", "gen_ai.response.model": "m-1" } as const;

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
      tail: false,
    },
    {
      traceId: OTHER,
      attributes: { env: "staging" },
      error: true,
      negativeFeedback: false,
      startNs: null,
      tail: false,
    },
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
    remedy: "Repair or leave out these records, or raise budget.errors in the suite file.",
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
  ["traces/**/*.jsonl", "there is no folder traces there"],
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

test("says that what matches is a symbolic link, or lies behind one", async () => {
  await using files = await folder({ "data/a.jsonl": line({ id: "1" }) });
  await mkdir(join(files.root, "traces"));
  await symlink(join(files.root, "data/a.jsonl"), join(files.root, "traces/a.jsonl"));
  await symlink(join(files.root, "data"), join(files.root, "linked"));
  const remedy =
    "Put the files themselves there, or run this where they are: a commit would not hold what a link leads to either.";
  expect(await problemOf(surveyed(files.tree))).toEqual({
    problem:
      "no file matches traces/** in the checkout: traces/a.jsonl matches, and is a symbolic link or a submodule, which is not followed",
    remedy,
  });
  expect(await problemOf(surveyed(files.tree, { globs: ["linked/**"] }))).toEqual({
    problem:
      "no file matches linked/** in the checkout: linked matches, and is a symbolic link or a submodule, which is not followed",
    remedy,
  });
  expect(await problemOf(surveyed(files.tree, { globs: ["linked/a.jsonl"] }))).toEqual({
    problem: "linked/a.jsonl is not a file of the checkout: linked is a symbolic link, which is not followed",
    remedy: "Put the file itself there, or run this where it is.",
  });
});

test("says that all files are empty", async () => {
  await using files = await folder({ "traces/a.jsonl": "", "traces/b.jsonl": "\n \n" });
  expect(await problemOf(surveyed(files.tree))).toEqual({
    problem: "traces/a.jsonl and 1 more match traces/**, and hold no records",
    remedy: "See to it that traces are written there, or correct traces.from in the suite file.",
  });
});

test("reads the conversation, the probability and the tail mark of a span, on the span or its resource", async () => {
  const tailed = line({ id: "2", trace: OTHER, attributes: { "session.id": "s-2", "tailsampling.policy": "errors" } });
  const kept = JSON.stringify(tracesData([{ id: "1", attributes: { "gen_ai.conversation.id": "c-1" } }])).replace(
    '"name":"1"',
    '"traceState":"ot=th:c;rv:d5c7a1e83b2f46","name":"1"',
  );
  const onResource = JSON.stringify(tracesData([{ id: "3", trace: "e".repeat(32) }], { "session.id": "s-3" }));
  await using files = await folder({ "traces/a.jsonl": `${tailed}${kept}\n${onResource}` });
  const { facts } = await surveyed(files.tree);
  expect(facts.map(({ conversation, count, tail }) => [conversation, count, tail])).toEqual([
    ["s-2", undefined, true],
    ["c-1", 4, false],
    ["s-3", undefined, false],
  ]);
});

test("takes the share that the tracing keeps from the options where traces do not tell it", async () => {
  await using files = await folder({ "traces/a.jsonl": line({ id: "1", attributes: CHAT }) });
  const { facts } = await surveyed(files.tree, { rate: 0.1 });
  expect(facts.map(({ count }) => count)).toEqual([10]);
  const [trace] = await source(files.tree, { rate: 0.1 }).fetch([TRACE]);
  expect(trace?.upstream).toEqual({ count: 10, tail: false });
});

test("tells the same of a line whatever order its keys have, and whether it is parsed or not", async () => {
  const usual = tracesData([{ id: "1", from: 5, status: { code: 2 }, attributes: { "app.intent": "refund" } }]);
  const reversed = JSON.stringify(usual, (_, value) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  );
  await using files = await folder({ "traces/a.jsonl": `${JSON.stringify(usual)}\n${reversed}\n` });
  const { facts } = await surveyed(files.tree, {}, ["app.intent"]);
  expect(facts).toHaveLength(2);
  expect(facts[0]).toEqual(facts[1]);
  expect(facts[0]).toMatchObject({ error: true, attributes: { "app.intent": "refund" }, startNs: BigInt(at(5)) });
});

test("finds names that are written with escapes, by reading such a file word by word", async () => {
  const escaped = line({ id: "1", attributes: { "app.intent": "refund" } }).replace("app.intent", "app\\u002eintent");
  const hidden = line({ id: "2" }).replace('"traceId"', '"trace\\u0049d"');
  await using files = await folder({ "traces/a.jsonl": escaped, "traces/b.jsonl": hidden });
  const { facts } = await surveyed(files.tree, {}, ["app.intent"]);
  expect(facts.map(({ attributes }) => attributes)).toEqual([{ "app.intent": "refund" }, {}]);
  const all = await source(files.tree).fetch([TRACE]);
  expect(all).toHaveLength(1);
});

test("keeps names such as __proto__ and constructor as ordinary attributes and touches no prototype", async () => {
  const hostile = JSON.stringify(
    tracesData([{ id: "1", attributes: { ...CHAT, constructor: "c", "app.intent": "refund" } }]),
  ).replace('"key":"constructor"', '"key":"__proto__","__proto__":{"polluted":true}');
  await using files = await folder({ "traces/a.jsonl": hostile, "traces/b.json": `[\n${hostile}\n]` });
  const { facts } = await surveyed(files.tree, {}, ["__proto__", "constructor", "app.intent"]);
  const attributes = Object.fromEntries([
    ["__proto__", "c"],
    ["app.intent", "refund"],
  ]);
  expect(facts.map((fact) => fact.attributes)).toEqual([attributes, attributes]);
  expect(({} as { readonly polluted?: boolean }).polluted).toBeUndefined();
  expect(await source(files.tree).fetch([TRACE])).toHaveLength(1);
});

test("reads a line with bytes that are no text, and keeps the rest of it", async () => {
  const broken = Buffer.from(line({ id: "1", attributes: { ...CHAT, "app.intent": "re#fund" } }));
  broken[broken.indexOf("#")] = 0xff;
  await using files = await folder({ "traces/a.jsonl": broken });
  const { facts, report } = await surveyed(files.tree, {}, ["app.intent"]);
  expect(facts.map(({ attributes }) => attributes)).toEqual([{ "app.intent": "re\uFFFDfund" }]);
  expect(report.badRecords).toBe(0);
});

test("brings the spans of several traces, and of one trace on many lines, however they are mixed", async () => {
  const spans = ["1", "2", "3", "4"].map((id, index) => ({ id, trace: index % 2 ? OTHER : TRACE, attributes: CHAT }));
  await using files = await folder({
    "traces/a.jsonl": line(...spans),
    "traces/b.jsonl": line({ id: "5", attributes: CHAT }) + line({ id: "6", trace: OTHER, attributes: CHAT }),
  });
  const { facts } = await surveyed(files.tree);
  expect(new Set(facts.map(({ traceId }) => traceId))).toEqual(new Set([TRACE, OTHER]));
  const traces = await source(files.tree).fetch([TRACE, OTHER]);
  expect(traces.map(({ hops }) => hops.length)).toEqual([3, 3]);
});

test("counts a span once that two files hold", async () => {
  const copy = line({ id: "1", attributes: CHAT });
  await using files = await folder({ "traces/a.jsonl": copy, "traces/b.jsonl": copy });
  const [trace] = await source(files.tree).fetch([TRACE]);
  expect([trace?.hops.length, trace?.flaws]).toEqual([1, []]);
});

test("fetches after a survey what it fetches without one", async () => {
  const many = Array.from({ length: 3000 }, (_, index) => `${"7".repeat(24)}${index.toString(16).padStart(8, "0")}`);
  const text = "x".repeat(500);
  const lines = many.map((trace, index) => line({ id: String(index), trace, attributes: { ...CHAT, text } })).join("");
  const logs = `${JSON.stringify(logsData([{ span: "5", trace: many[5] ?? "", event: "exception" }]))}\n`;
  const late = line({ id: "fff1", trace: many[2500] ?? "", attributes: CHAT });
  await using files = await folder({
    "traces/a.jsonl": lines,
    "traces/b.jsonl.gz": gzipSync(late),
    "traces/c.jsonl": `${logs}{"id":"c","object":"chat.completion"}\n`,
    "traces/d.json": `[\n${late.replaceAll("fff1", "fff2")}]`,
  });
  const ids = [many[5], many[2500], many[2999], "1".repeat(32)].map((id) => id ?? "");
  const afresh = await source(files.tree).fetch(ids);
  const again = source(files.tree, { errorBudget: 1 });
  await again.survey({ attributes: [], conversations: false, counts: false, seed: "1", size: 3 }, () => {});
  expect(await again.fetch(ids)).toEqual(afresh);
  expect(afresh.map(({ hops }) => hops.length)).toEqual([1, 3, 1]);
});

test("reads nothing of a file whose traces are not wanted, after a survey", async () => {
  await using files = await folder({
    "traces/a.jsonl": line({ id: "1", attributes: CHAT }),
    "traces/b.jsonl": line({ id: "1", trace: OTHER, attributes: CHAT }),
  });
  const opened: string[] = [];
  const watched: FileTree = {
    ...files.tree,
    open: (path, parts) => {
      opened.push(path);
      return files.tree.open(path, parts);
    },
  };
  const traces = source(watched);
  await traces.survey({ attributes: [], conversations: false, counts: false, seed: "1", size: 3 }, () => {});
  expect(opened.splice(0)).toEqual(["traces/a.jsonl", "traces/b.jsonl"]);
  expect((await traces.fetch([OTHER])).map(({ id }) => id)).toEqual([OTHER]);
  expect(opened).toEqual(["traces/b.jsonl"]);
});

test("names a file that is UTF-16", async () => {
  await using files = await folder({ "traces/a.jsonl": Buffer.from(`\uFEFF${line({ id: "1" })}`, "utf16le") });
  expect(await problemOf(surveyed(files.tree))).toEqual({
    problem: "traces/a.jsonl is UTF-16 text, which is not read",
    remedy: "Write it as UTF-8; PowerShell's > writes UTF-16, and Out-File -Encoding utf8 does not.",
  });
});

test("leaves a record of a kind of OTLP that holds no traces alone, unless spans are hidden in it", async () => {
  const spans = JSON.stringify(tracesData([{ id: "1" }])).slice(1);
  const lines = ['{"resourceMetrics":[]}', '{ "resourceLogs": [] }', `{"resourceLogs":[],${spans}`];
  await using files = await folder({ "traces/a.jsonl": lines.join("\n") });
  const { facts, report } = await surveyed(files.tree);
  expect([facts.length, report.records, report.badRecords]).toEqual([1, 3, 0]);
});
