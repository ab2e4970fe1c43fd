import { expect, test } from "vitest";
import type { Suite, TraceOrigin } from "../../../src/domain/suite.ts";
import { diskTree } from "../../../src/edges/disk-tree.ts";
import { gitRepository } from "../../../src/edges/git/repository.ts";
import { openSource, type Surroundings } from "../../../src/edges/sources/open-source.ts";
import { tracesData } from "../../formats/otlp/otlp.ts";
import { langfuseServer, PUBLIC_KEY, SECRET_KEY } from "../../servers/langfuse.ts";
import { aSuite } from "../../stories/memory-world.ts";
import { scratchDirectory, scratchRepository } from "../git/scratch.ts";
import { NOW, surveyed, told } from "./reading.ts";

const ID = { a: "aa".repeat(16), b: "bb".repeat(16), c: "cc".repeat(16) };

function lineOf(trace: string): string {
  return `${JSON.stringify(tracesData([{ id: "1", trace, from: 1, to: 2 }]))}\n`;
}

function suiteOf(...from: readonly TraceOrigin[]): Suite {
  return aSuite({ traces: { ...aSuite().traces, from } });
}

function around(root: string, more: Partial<Surroundings> = {}): Surroundings {
  return {
    root,
    trees: [diskTree(root)],
    environment: { PATH: process.env["PATH"] },
    clock: { now: () => new Date(NOW) },
    progress: { say: () => {} },
    signal: new AbortController().signal,
    ...more,
  };
}

const print = (trace: string): readonly [string, ...string[]] => [
  process.execPath,
  "-e",
  `process.stdout.write(${JSON.stringify(lineOf(trace))})`,
];

test("the sources of a suite are read together, in their order", async () => {
  using repository = scratchRepository();
  repository.write({ "traces/a.jsonl": lineOf(ID.a) });
  await using server = await langfuseServer([
    { id: "o1", traceId: "t1", type: "SPAN", startTime: "2026-08-06T08:00:00.000Z" },
  ]);
  const suite = suiteOf(
    { kind: "command", command: print(ID.b), rate: 0.5 },
    { kind: "files", globs: ["traces/*.jsonl"] },
    {
      kind: "langfuse",
      baseUrl: server.url,
      publicKeyVariable: "SHOP_PUBLIC",
      secretKeyVariable: "SHOP_SECRET",
      rate: 0.1,
    },
  );
  const environment = { PATH: process.env["PATH"], SHOP_PUBLIC: PUBLIC_KEY, SHOP_SECRET: SECRET_KEY };
  const source = await openSource(suite, around(repository.path, { environment }));
  const { facts, report } = await surveyed(source);
  expect(facts.map(({ traceId, count }) => [traceId, count])).toEqual([
    [ID.b, 2],
    [ID.a, undefined],
    ["t1", 10],
  ]);
  expect(report.records).toBe(3);
  expect((await source.fetch(["t1", ID.a, ID.b])).map(({ id, upstream }) => [id, upstream.count])).toEqual([
    ["t1", 10],
    [ID.a, undefined],
    [ID.b, 2],
  ]);
});

test("files are one source while their rates are the same, so that a trace may be spread over them", async () => {
  using folder = scratchRepository();
  const spread = { chat: { id: "1", trace: ID.a, from: 1 }, search: { id: "2", trace: ID.a, parent: "1", from: 2 } };
  folder.write({
    "chat/day.jsonl": `${JSON.stringify(tracesData([spread.chat]))}\n`,
    "search/day.jsonl": `${JSON.stringify(tracesData([spread.search]))}\n`,
    "canary/day.jsonl": lineOf(ID.b),
  });
  const suite = suiteOf(
    { kind: "files", globs: ["search/*"] },
    { kind: "files", globs: ["canary/*"], rate: 0.01 },
    { kind: "files", globs: ["chat/*"] },
  );
  const source = await openSource(suite, around(folder.path));
  const [whole, canary] = await source.fetch([ID.a, ID.b]);
  expect(whole?.flaws).toEqual([]);
  expect(canary?.upstream.count).toBe(100);
});

test("files are read from the first tree that holds any", async () => {
  using repository = scratchRepository();
  const base = repository.commit({ "traces/day.jsonl": lineOf(ID.a) });
  repository.commit({ "traces/day.jsonl": lineOf(ID.b), "exports/day.jsonl": lineOf(ID.c) });
  const trees = [gitRepository(repository.path).at(base), diskTree(repository.path)] as const;
  const idsOf = async (glob: string) => {
    const source = await openSource(suiteOf({ kind: "files", globs: [glob] }), around(repository.path, { trees }));
    return (await surveyed(source)).facts.map(({ traceId }) => traceId);
  };
  expect(await idsOf("traces/*")).toEqual([ID.a]);
  expect(await idsOf("exports/*")).toEqual([ID.c]);
});

test("a command runs in the files of the commit that is named", async () => {
  using repository = scratchRepository();
  const base = repository.commit({ "day.jsonl": lineOf(ID.a) });
  repository.commit({ "day.jsonl": lineOf(ID.b) });
  const suite = suiteOf({ kind: "command", command: ["cat", "day.jsonl"] });
  const idsOf = async (surroundings: Surroundings) =>
    (await surveyed(await openSource(suite, surroundings))).facts.map(({ traceId }) => traceId);
  expect(await idsOf(around(repository.path, { commit: base }))).toEqual([ID.a]);
  expect(await idsOf(around(repository.path))).toEqual([ID.b]);
});

test("a key that is not set is told before any source is read", async () => {
  using folder = scratchDirectory();
  const suite = suiteOf(
    { kind: "command", command: [process.execPath, "-e", `require("fs").writeFileSync("started", "")`] },
    { kind: "langsmith", baseUrl: "https://langsmith.example", project: "p", keyVariable: "SHOP_KEY" },
  );
  expect(await told(openSource(suite, around(folder.path)))).toEqual({
    problem: "LangSmith at langsmith.example asks for a key, and SHOP_KEY is not set",
    remedy: "Set SHOP_KEY in the environment; in a workflow, from a secret with env.",
  });
});

test("all that a suite names of a trace is asked for in full", async () => {
  using folder = scratchDirectory();
  await using server = await langfuseServer([]);
  const usual = aSuite();
  const origin = {
    kind: "langfuse",
    baseUrl: server.url,
    publicKeyVariable: "SHOP_PUBLIC",
    secretKeyVariable: "SHOP_SECRET",
  } as const;
  const suite = aSuite({
    traces: {
      ...usual.traces,
      from: [origin],
      where: [{ attribute: "region", is: ["north"] }],
      versions: { policy: "app.policy" },
      slices: ["channel"],
      expected: "answer",
      feedback: "thumbs",
      redact: { kinds: [], attributes: ["customer"], patterns: [] },
    },
    sample: { ...usual.sample, stratify: "intent", key: "question" },
  });
  const environment = { SHOP_PUBLIC: PUBLIC_KEY, SHOP_SECRET: SECRET_KEY };
  await surveyed(await openSource(suite, around(folder.path, { environment })));
  const expanded = server.requests[0]?.query.get("expandMetadata")?.split(",") ?? [];
  expect(expanded).toEqual(
    expect.arrayContaining([
      "region",
      "app.policy",
      "app",
      "channel",
      "answer",
      "thumbs",
      "customer",
      "intent",
      "question",
    ]),
  );
});
