import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { BAD_WEEK, productionTraces, readSuiteFiles, snapshotOf } from "../../evals/support-desk/generate.ts";
import {
  CURRENT_INDEX,
  type HelpDocument,
  STALE_INDEX,
  staleDocuments,
} from "../../evals/support-desk/generator/knowledge-base.ts";
import { callTool } from "../../evals/support-desk/generator/shop-records.ts";
import { readSuiteFile } from "../../src/config/suite-file.ts";
import type { ModelHop, Trace } from "../../src/domain/trace.ts";
import { otlpRecords } from "../../src/formats/otlp/record.ts";
import type { RawLog, RawSpan } from "../../src/formats/spans/raw-span.ts";
import { readTrace } from "../../src/formats/spans/read-trace.ts";

const FOLDER = join(import.meta.dirname, "../../evals/support-desk");
const linesOf = async (file: string) => gunzipSync(await readFile(join(FOLDER, file))).toString("utf8");
const committed = await linesOf("traces/production.otlp.jsonl.gz");
const traces = readTraces(committed.trimEnd().split("\n"));
const badWeek = await linesOf("after-deploy/production.otlp.jsonl.gz");
const badTraces = readTraces(badWeek.trimEnd().split("\n"));

function readTraces(lines: readonly string[]): readonly Trace[] {
  const records = lines.map((line) => otlpRecords.read(JSON.parse(line)));
  const spans = records.flatMap((record) => record.spans);
  const logs = records.flatMap((record) => record?.logs ?? []);
  const logsOf = Map.groupBy(logs, (log: RawLog) => log.traceId);
  return [...Map.groupBy(spans, (span: RawSpan) => span.traceId)].flatMap(([id, [first, ...rest]]) =>
    first === undefined
      ? []
      : [
          readTrace([first, ...rest], logsOf.get(id) ?? [], {
            policy: "app.policy.version",
            retrieval: "app.retrieval.index_version",
          }),
        ],
  );
}

function modelHops(trace: Trace): readonly ModelHop[] {
  return trace.hops.filter((hop) => hop.kind === "model");
}

describe("the traces of the example suite", () => {
  test("are what generate.ts writes from the files beside it", async () => {
    const files = await readSuiteFiles();
    expect(
      `${(await productionTraces(files)).join("\n")}\n` === committed,
      "run: node evals/support-desk/generate.ts",
    ).toBe(true);
  });

  test("of the week after the bad deploy are what generate.ts writes, too", async () => {
    const written = `${(await productionTraces(await readSuiteFiles(), BAD_WEEK)).join("\n")}\n`;
    expect(written === badWeek, "run: node evals/support-desk/generate.ts").toBe(true);
  });

  test("of the week after the bad deploy are others, of the same questions, with the versions of the deploy", () => {
    expect(badTraces).toHaveLength(160);
    const ids = new Set(traces.map(({ id }) => id));
    expect(badTraces.filter(({ id }) => ids.has(id))).toEqual([]);
    for (const { flaws, startNs, versions } of badTraces) {
      expect(flaws).toEqual([]);
      expect(new Date(Number((startNs ?? 0n) / 1_000_000n)).toISOString()).toMatch(/^2026-11-(?:09|1[0-6])T/);
      expect(versions.retrieval).toMatchObject({ id: STALE_INDEX, source: "mapped" });
    }
    const models = badTraces.flatMap(modelHops).map(({ resolvedModel }) => resolvedModel);
    expect(new Set(models.filter((model) => model !== undefined))).toEqual(new Set([BAD_WEEK.model]));
  });

  test("come with the two snapshots that generate.ts writes", async () => {
    const { documents } = await readSuiteFiles();
    const committedSnapshot = async (index: string) =>
      JSON.parse(await readFile(join(FOLDER, `snapshots/${index}.json`), "utf8"));
    expect(await committedSnapshot(CURRENT_INDEX)).toEqual(snapshotOf(CURRENT_INDEX, documents));
    expect(await committedSnapshot(STALE_INDEX)).toEqual(snapshotOf(STALE_INDEX, staleDocuments(documents)));
  });

  test("are 160 complete requests of one week of production", () => {
    expect(traces).toHaveLength(160);
    for (const { flaws, attributes, startNs } of traces) {
      expect(flaws).toEqual([]);
      expect(attributes["deployment.environment.name"]).toBe("production");
      expect(new Date(Number((startNs ?? 0n) / 1_000_000n)).toISOString()).toMatch(/^2026-11-0[2-8]T/);
    }
  });

  test("carry the version of every layer", () => {
    for (const { versions } of traces) {
      expect(versions.policy).toMatchObject({ id: "2026-10-20", source: "mapped" });
      expect(versions.retrieval).toMatchObject({ id: CURRENT_INDEX, source: "mapped" });
      expect(versions.model.id).toBe("sim-large-2026-08-01");
      expect(versions.prompt).toMatchObject({ id: expect.stringContaining("7"), source: "native" });
      expect(versions.tools).toMatchObject({ id: expect.stringMatching(/^sha256:/), source: "hash" });
    }
  });

  test("hold the messages of every model call, in the new form and in the old", () => {
    const calls = traces.flatMap(modelHops);
    expect(
      calls.every(({ input = [] }) => input[0]?.role === "system" && input.some(({ role }) => role === "user")),
    ).toBe(true);
    expect(committed).toContain('"gen_ai.user.message"');
    const failed = calls.filter(({ status }) => status === "error");
    expect(failed).toHaveLength(4);
    expect(calls.filter(({ output }) => output === undefined)).toEqual(failed);
  });

  test("hold the result of every tool call, so that each can be replayed", () => {
    for (const trace of traces) {
      const asked = modelHops(trace).flatMap(({ output }) => output?.toolCalls ?? []);
      const answered = trace.hops.filter((hop) => hop.kind === "tool");
      expect(answered.map(({ tool }) => tool)).toEqual(asked.map(({ name }) => name));
      expect(answered.every(({ result }) => result !== undefined)).toBe(true);
    }
  });

  test("hold the retrieved documents with their text", () => {
    for (const { hops } of traces) {
      const retrieval = hops.find((hop) => hop.kind === "retrieval");
      expect(retrieval?.query).toBeTypeOf("string");
      expect(retrieval?.documents?.every(({ text }) => text !== undefined)).toBe(true);
    }
  });

  test("say what production knows of quality for some and not for all", () => {
    const feedback = traces.map(({ attributes }) => attributes["app.feedback"]);
    expect(new Set(feedback)).toEqual(new Set([1, 0, -1, undefined]));
    expect(traces.every(({ attributes }) => typeof attributes["app.expected"] === "string")).toBe(true);
    expect(new Set(traces.map(({ attributes }) => attributes["app.intent"])).size).toBe(5);
  });
});

test("the suite file of the example is a valid one", async () => {
  const text = await readFile(join(FOLDER, "suite.yml"), "utf8");
  expect(readSuiteFile(text, "suite.yml").value).toMatchObject({ suite: "support-desk" });
});

describe("the fictional shop", () => {
  test("has no tool of another name", () => {
    expect(() => callTool("find_order", "{}")).toThrow("the shop has no tool find_order");
  });

  test("notices when a document no longer says what its older form replaced", () => {
    const edited: readonly HelpDocument[] = [{ id: "d1", title: "Returns", text: "You can return items." }];
    expect(() => staleDocuments(edited)).toThrow('no document says "30 days" any more');
  });
});
