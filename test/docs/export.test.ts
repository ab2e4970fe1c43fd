import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import type { Suite } from "../../src/domain/suite.ts";
import { diskTree } from "../../src/edges/disk-tree.ts";
import { openSource } from "../../src/edges/sources/open-source.ts";
import { openTrialLog } from "../../src/edges/trial-log.ts";
import { record } from "../../src/stories/record.ts";
import { aSuite, memoryWorld } from "../stories/memory-world.ts";

const page = () => readFile(new URL("../../docs/export.md", import.meta.url), "utf8");

/** A record whose trials went to a file, and what our own reader finds in the folder. */
async function exported() {
  const root = await mkdtemp(join(tmpdir(), "export-"));
  onTestFinished(() => rm(root, { recursive: true }));
  const { world } = memoryWorld();
  const trialLog = await openTrialLog(join(root, "trials.jsonl"), world);
  const { baseline } = await record(aSuite(), { target: "replay", commit: false }, { ...world, trialLog });
  await trialLog.close();
  const suiteWith = (where: Suite["traces"]["where"]) =>
    aSuite({ traces: { ...aSuite().traces, from: [{ kind: "files", globs: ["*.jsonl"] }], where } });
  const tracesOf = async (suite: Suite) => {
    const source = await openSource(suite, {
      root,
      trees: [diskTree(root)],
      environment: {},
      clock: world.clock,
      progress: { say: () => {} },
      signal: world.signal,
    });
    const ids = new Set<string>();
    const request = { attributes: [], conversations: false, counts: false, seed: "1", size: 100 };
    const { badRecords } = await source.survey(request, ({ traceId }) => void ids.add(traceId));
    return { badRecords, traces: await source.fetch([...ids]) };
  };
  return { baseline, tracesOf, suiteWith };
}

test("the trials of a record are read by our own source of traces, each with its case, answer and score", async () => {
  const { baseline, tracesOf, suiteWith } = await exported();
  const { badRecords, traces } = await tracesOf(suiteWith([]));
  expect(badRecords).toBe(0);
  const caseOf = (attribute: unknown) => baseline?.run.cases.find(({ id }) => id === attribute);
  expect(traces).toHaveLength(40);
  for (const { attributes, evaluations, hops, versions } of traces) {
    expect(caseOf(attributes["eval_baseline.case"])?.trials[0]?.trace).toBe(attributes["eval_baseline.recording"]);
    expect(evaluations).toEqual([{ name: "cites", value: 1, by: "machine" }]);
    expect(hops.filter(({ kind }) => kind === "model")).toMatchObject([{ output: { text: "Within 30 days [d1]." } }]);
    expect(versions.prompt.id).toBe(baseline?.run.versions.prompt.id);
  }
});

test("docs/export.md names attributes and spans that are written, and no others", async () => {
  const text = await page();
  const { tracesOf, suiteWith } = await exported();
  const { traces } = await tracesOf(suiteWith([]));
  const sources = await Promise.all(
    ["trial-line", "trial-spans"].map((file) =>
      readFile(new URL(`../../src/formats/otlp-export/${file}.ts`, import.meta.url), "utf8"),
    ),
  );
  const named = [...text.matchAll(/`((?:gen_ai|eval_baseline)\.[\w.]+)`/g)].map(([, name = ""]) => name);
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((name) => !sources.join("").includes(`"${name}"`))).toEqual([]);
  expect(traces[0]?.attributes).toHaveProperty(["eval_baseline.version.prompt"]);
});

test("docs/export.md says how to leave exported replays out of the traces", async () => {
  const [, block = ""] = /```yaml\n(.*?)```/s.exec(await page()) ?? [];
  expect(parse(block)).toEqual({ traces: { where: { "service.name": { not: "eval-baseline" } } } });
  const { tracesOf, suiteWith } = await exported();
  const { traces } = await tracesOf(suiteWith([]));
  expect(traces.every(({ attributes }) => attributes["service.name"] === "eval-baseline")).toBe(true);
});
