import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { loadSuite } from "../../src/config/load-suite.ts";
import type { Case, Sample } from "../../src/domain/case.ts";
import type { Suite } from "../../src/domain/suite.ts";
import type { Trace } from "../../src/domain/trace.ts";
import { diskTree } from "../../src/edges/disk-tree.ts";
import { openSource } from "../../src/edges/sources/open-source.ts";
import { drawSample } from "../../src/stories/draw-sample.ts";
import { simulatedPipeline } from "./pipeline.ts";
import { blameWorld } from "./world.ts";

const PROJECT = join(import.meta.dirname, "../..");
const DESK = "evals/support-desk";
/** Which of its metrics is asked: the simulated pipeline cites a document where it is right. */
const METRIC = "cites";
/** All of its traces. */
const MOST = 2000;

/** Texts by path. */
export type Files = { readonly [path: string]: string };

/** The example suite as the bench uses it: its own files and the questions of its own traces. */
export type Desk = {
  /** Documents come from its newest snapshot; one metric, nothing capped, nothing redacted. */
  readonly suite: Suite;
  readonly files: Files;
  readonly traces: readonly Trace[];
  /** Every question that a search belongs to: one without is asked the same whatever the index. */
  readonly sample: Sample;
  readonly snapshot: string;
};

/** Reads the example suite, its layers and its traces. */
export async function openDesk(): Promise<Desk> {
  const tree = diskTree(PROJECT);
  const snapshot = `${DESK}/snapshots/kb-2026-09-01.json`;
  const written = await loadSuite(tree, `${DESK}/suite.yml`);
  const suite: Suite = {
    ...written,
    traces: { ...written.traces, redact: null },
    sample: { ...withoutQuotas(written), size: MOST, fixed: 0 },
    layers: { ...written.layers, retrieval: { documents: { snapshot } } },
    metrics: written.metrics.filter(({ name }) => name === METRIC),
    budget: { errors: written.budget.errors },
    probe: { inputs: 5, calls: 10 },
  };
  const nothing = { before: {}, after: {} };
  const world = blameWorld(suite, nothing, { models: simulatedPipeline("none", (usual) => usual), traces: [] });
  const { clock, progress, signal } = world;
  const traces = await openSource(suite, { root: PROJECT, trees: [tree], environment: {}, clock, progress, signal });
  const drawn = await drawSample(suite, { ...world, traces });
  if (drawn.status === "empty") throw new Error(drawn.incomplete.problem);
  const cases = drawn.sample.cases.filter(isSearched);
  const ids = new Set(cases.flatMap(({ recordings }) => recordings.map(({ traceId }) => traceId)));
  return {
    suite,
    files: filesUnder(["prompts", "policies", "tools", "snapshots"], snapshot),
    traces: drawn.traces.filter(({ id }) => ids.has(id)),
    sample: { ...drawn.sample, cases },
    snapshot,
  };
}

function withoutQuotas({ sample }: Suite): Suite["sample"] {
  const { stratify: _, ...rest } = sample;
  return { ...rest, keep: { errors: 0, negativeFeedback: 0 } };
}

function isSearched({ recordings }: Case): boolean {
  return recordings.every(({ retrievals, turns }) => turns.length > 0 && retrievals.length > 0);
}

/** One snapshot is all that is read. */
function filesUnder(folders: readonly string[], snapshot: string): Files {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(PROJECT, DESK, folder), { recursive: true, encoding: "utf8", withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(PROJECT, join(entry.parentPath, entry.name)).split(sep).join("/")),
  );
  const kept = paths.filter((path) => dirname(path) !== dirname(snapshot) || path === snapshot);
  return Object.fromEntries(kept.map((path) => [path, readFileSync(join(PROJECT, path), "utf8")]));
}
