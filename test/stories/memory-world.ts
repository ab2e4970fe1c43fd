/** A world in memory: files, commits, traces and models as values; the baseline branch too. */

import picomatch from "picomatch";
import type { Acceptance } from "../../src/domain/acceptance.ts";
import type { Result } from "../../src/domain/result.ts";
import type { Suite } from "../../src/domain/suite.ts";
import type { Trace } from "../../src/domain/trace.ts";
import { layerFiles } from "../../src/edges/layer-files.ts";
import { baselineStore } from "../../src/edges/store/baseline-store.ts";
import { memoryBranch } from "../../src/edges/store/memory-branch.ts";
import { UserError } from "../../src/errors.ts";
import type {
  AcceptanceFound,
  Acceptances,
  ChangedFiles,
  FileTree,
  Incidents,
  MergedRange,
  ModelReply,
  ModelRequest,
  OpenIncident,
  Repository,
  SpanFacts,
  World,
} from "../../src/ports.ts";
import { aSampleSpec, aTrace, aTuple } from "../builders.ts";
import { aReply, heardProgress, scriptedModels, scriptedServices } from "../pipeline/scripted-models.ts";

export type Files = { readonly [path: string]: string };

export const PRODUCTION: Files = {
  "evals/prompts/support.md": "Answer. Cite documents.\n{{ policy }}",
  "evals/policies/refunds.md": "No refunds after 30 days.",
  "evals/tools/orders.json": '{"name":"find_order","parameters":{"type":"object"}}',
};

export function aSuite(overrides: Partial<Suite> = {}): Suite {
  return {
    name: "desk",
    path: "evals/suite.yml",
    traces: {
      from: [{ kind: "files", globs: ["evals/traces/*.jsonl"] }],
      where: [],
      redact: null,
      versions: {},
      slices: [],
    },
    sample: aSampleSpec({ size: 100, seed: "1" }),
    layers: {
      model: { name: "gpt-4.1", keyVariable: "OPENAI_API_KEY", parameters: {}, price: { input: 2, output: 8 } },
      prompt: { template: "evals/prompts/support.md", files: ["evals/prompts/**"] },
      policy: { files: ["evals/policies/*.md"] },
      retrieval: { documents: "recorded" },
      tools: {
        definitions: ["evals/tools/*.json"],
        results: "recorded",
        notRecorded: "fail",
        ignoredArguments: {},
        mostSteps: 12,
      },
    },
    metrics: [
      {
        name: "cites",
        spec: { scorer: "contains", value: "[d1]" },
        direction: "higher-is-better",
        unit: "score",
        margin: { kind: "absolute", value: 0.1 },
        blocking: true,
      },
    ],
    trials: 1,
    gate: {
      onRegressed: "fail",
      onInconclusive: "warn",
      onNotComparable: "fail",
      confidence: 0.95,
      looks: 1,
      slices: "inform",
      control: 1,
    },
    budget: { errors: 0.02 },
    store: { branch: "eval-baselines", text: "none", keyVariable: "EVAL_BASELINE_KEY" },
    concurrency: 4,
    target: { kind: "agent" },
    fidelity: { atLeast: 0.9 },
    report: { answers: "none" },
    metricFiles: [],
    attribution: { isAutomatic: false, mostCases: 60, trials: 3, hoursBefore: 48 },
    probe: null,
    ...overrides,
  };
}

/** All paths of a change. */
export function whole(paths: readonly string[]): ChangedFiles {
  return { paths, isWhole: true };
}

/** A model that cites when the system text tells it to. */
export function citesWhenTold(request: ModelRequest): ModelReply {
  const told = request.messages.some(({ role, text }) => role === "system" && text.includes("Cite documents"));
  return aReply({ text: told ? "Within 30 days [d1]." : "Within 30 days." });
}

export type MemoryWorldOptions = {
  /** What each commit holds; "base" is also the checkout. */
  readonly commits?: { readonly [commit: string]: Files };
  readonly traces?: readonly Trace[];
  readonly model?: (request: ModelRequest, n: number) => ModelReply;
  readonly suite?: Suite;
};

export function memoryWorld({
  commits = { base: PRODUCTION },
  traces = someTraces(40),
  model = citesWhenTold,
  suite = aSuite(),
}: MemoryWorldOptions = {}) {
  const { models, requests } = scriptedModels(model);
  const { progress, heard } = heardProgress();
  const branch = memoryBranch();
  const treeOf = (commit: string) => tree(commits[commit] ?? {}, `commit ${commit}`);
  const repository: Repository = {
    resolve: async (revision) => {
      if (commits[revision === "HEAD" ? "base" : revision] === undefined)
        throw new UserError(`no commit ${revision}`, "Name one.");
      return revision === "HEAD" ? "base" : revision;
    },
    changeOf: async (base, head) => ({ base, head }),
    changedFiles: async (base, head) => ({
      paths: differing(commits[base] ?? {}, commits[head] ?? {}),
      isWhole: true,
    }),
    at: treeOf,
    history: async () => Object.keys(commits).map((id) => ({ id, at: "2026-11-01T06:00:00.000Z" })),
  };
  const world: World = {
    traces: {
      survey: async (_, visit) => {
        for (const trace of traces) visit(factsOf(trace));
        return { records: traces.length, badRecords: 0, firstProblems: [] };
      },
      fetch: async (ids) => ids.flatMap((id) => traces.filter((trace) => trace.id === id)),
    },
    checkout: tree(commits["base"] ?? {}, "the checkout"),
    repository,
    variants: layerFiles(suite),
    models,
    services: scriptedServices().services,
    store: baselineStore(branch, { wait: async () => {} }),
    missingKeys: async () => [],
    progress,
    clock: { now: () => new Date("2026-11-02T06:00:00Z") },
    signal: new AbortController().signal,
  };
  return { world, requests, heard, branch };
}

/** The issues of incidents, one open for each suite; `follow` does with a result what the action does. */
export function memoryIncidents() {
  const open = new Map<string, OpenIncident>();
  const asked: string[] = [];
  let last = 0;
  const incidents: Incidents = {
    open: async (suite) => {
      asked.push(suite);
      return open.get(suite);
    },
    raise: async ({ suite, reference, since, metrics }) => {
      const known = open.get(suite);
      if (known === undefined) last += 1;
      open.set(suite, { reference, since, metrics, issue: known?.issue ?? last });
      return known === undefined ? "opened" : "updated";
    },
    close: async (suite) => (open.delete(suite) ? "closed" : "none-to-close"),
  };
  const follow = async ({ suite, incident }: Result) => {
    if (incident === undefined) return undefined;
    if (incident.status === "over") return incidents.close(suite, "over");
    return incidents.raise({ ...incident, suite, title: incident.status, body: incident.status });
  };
  return { incidents, follow, asked, open };
}

/** What people accepted: of the pull request that is checked, and of those that were merged in a range. */
export function memoryAcceptances(
  found: AcceptanceFound | undefined,
  merged: (range: MergedRange) => readonly Acceptance[] = () => [],
) {
  const asked: (string | MergedRange)[] = [];
  const acceptances: Acceptances = {
    ofPullRequest: async (label) => {
      asked.push(label);
      return found ?? { status: "none" };
    },
    merged: async (_, range) => {
      asked.push(range);
      return merged(range);
    },
  };
  return { acceptances, asked };
}

/** Traces of as many questions, each answered with a citation. */
export function someTraces(count: number): readonly Trace[] {
  return Array.from({ length: count }, (_, index) =>
    aTrace({
      id: index.toString(16).padStart(32, "0"),
      hops: [
        {
          kind: "model" as const,
          spanId: "1",
          parentId: null,
          name: "chat",
          synthesised: false,
          startNs: 1n,
          endNs: 800_000_001n,
          status: "ok" as const,
          parameters: {},
          requestedModel: "gpt-4.1",
          resolvedModel: "gpt-4.1-2025-04-14",
          input: [
            { role: "system" as const, text: "As recorded." },
            { role: "user" as const, text: `Question ${index}` },
          ],
          output: { role: "assistant" as const, text: "Within 30 days [d1]." },
          finish: "stop" as const,
          usage: { input: 100, output: 20 },
        },
      ],
      versions: aTuple(),
      startNs: 1n,
    }),
  );
}

function factsOf({ id, startNs }: Trace): SpanFacts {
  return { traceId: id, attributes: {}, error: false, negativeFeedback: false, startNs, tail: false };
}

function tree(files: Files, label: string): FileTree {
  return {
    label,
    match: async (globs) =>
      Object.keys(files)
        .filter((path) => picomatch.isMatch(path, [...globs]))
        .sort(),
    read: async (path) => files[path],
    async *open(path) {
      yield new TextEncoder().encode(files[path] ?? "");
    },
  };
}

function differing(before: Files, after: Files): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((path) => before[path] !== after[path])
    .sort();
}
