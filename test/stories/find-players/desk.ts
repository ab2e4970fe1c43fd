/** A desk in a real repository, whose layers of earlier commits are to be found again. */

import { loadSuite } from "../../../src/config/load-suite.ts";
import type { Standpoint } from "../../../src/domain/attribution.ts";
import type { Case, Recording, Sample } from "../../../src/domain/case.ts";
import { sha256 } from "../../../src/domain/digest.ts";
import type { Suite } from "../../../src/domain/suite.ts";
import { LAYERS, type Version, type VersionTuple } from "../../../src/domain/version.ts";
import { diskTree } from "../../../src/edges/disk-tree.ts";
import { gitRepository } from "../../../src/edges/git/repository.ts";
import type { ModelReply, ModelRequest, Repository, World } from "../../../src/ports.ts";
import { lazyVariants } from "../../../src/world/lazily.ts";
import { aCase, aRecording, aTuple } from "../../builders.ts";
import { type ScratchRepository, scratchRepository } from "../../edges/git/scratch.ts";
import { memoryWorld } from "../memory-world.ts";

export const TEMPLATE = "Answer.\n{% for d in documents %}{{ d.text }}{% endfor %}\n{{ policy }}\n";

export type SuiteText = {
  readonly model?: string;
  readonly prompts?: string;
  readonly retrieval?: string;
  readonly more?: string;
};

export function suiteText({
  model = "  name: gpt-4.1",
  prompts = "prompts",
  retrieval = "recorded",
  more = "",
}: SuiteText = {}): string {
  return `suite: desk
traces:
  from: [{ otlp: "traces/*.jsonl" }]
layers:
  model:
  ${model.split("\n").join("\n  ")}
  prompt: { template: ${prompts}/support.md, files: "${prompts}/**" }
  policy: { files: "policies/*.md" }
  retrieval: ${retrieval === "recorded" ? "{ documents: recorded }" : retrieval}
  tools: { definitions: "tools/*.json" }
metrics:
  - { name: cites, scorer: contains, value: "[d1]" }
${more}`;
}

export const FILES = {
  "suite.yml": suiteText(),
  "prompts/support.md": TEMPLATE,
  "policies/refunds.md": "No refunds after 30 days.\n",
  "tools/orders.json": '{"name":"find_order","parameters":{"type":"object"}}\n',
};

export type Desk = Disposable & {
  readonly scratch: ScratchRepository;
  suite(): Promise<Suite>;
  world(
    suite: Suite,
    over?: { readonly model?: (request: ModelRequest) => ModelReply; readonly repository?: Repository },
  ): World;
  /** The state of a commit, as a record of it would have been. */
  stateOf(
    commit: string,
    over?: Partial<Standpoint> & { readonly layers?: { readonly [layer in keyof VersionTuple]?: Version } },
  ): Promise<Standpoint>;
};

export function desk(): Desk {
  const scratch = scratchRepository();
  const repository = gitRepository(scratch.path);
  const checkout = diskTree(scratch.path);
  const suite = () => loadSuite(checkout, "suite.yml");
  const worldOf: Desk["world"] = (one, { model, repository: other } = {}) => ({
    ...memoryWorld({ suite: one, ...(model === undefined ? {} : { model }) }).world,
    checkout,
    repository: other ?? repository,
    variants: lazyVariants(one, other ?? repository),
  });
  return {
    scratch,
    suite,
    world: worldOf,
    async stateOf(commit, { layers, ...over } = {}) {
      const tree = repository.at(commit);
      const own = await loadSuite(tree, "suite.yml");
      const { versions } = await lazyVariants(own, repository).at(tree, commit);
      return {
        label: `the record at ${commit.slice(0, 7)}`,
        commit,
        versions: { ...versions, retrieval: KB1, ...layers },
        ...over,
      };
    },
    [Symbol.dispose]: () => scratch[Symbol.dispose](),
  };
}

export const KB1 = index("kb-1");

export function index(id: string): Version {
  return { id, source: "mapped", from: "app.retrieval.index_version" };
}

/** A question that searched once, and found what this index holds. */
export function asked(
  n: number,
  { id = "kb-1", query = `question ${n}` }: { readonly id?: string | null; readonly query?: string } = {},
): Recording {
  const retrieval: Version = id === null ? { id: null, source: "unknown" } : index(id);
  return aRecording({
    traceId: sha256(`${n} ${id} ${query}`).slice(0, 32),
    turns: [{ role: "user", text: `question ${n}` }],
    retrievals: [{ query, documents: [{ id: "d1", text: `${id} on ${n}` }] }],
    versions: aTuple({ retrieval }),
  });
}

export function sampleOf(recordings: readonly Recording[]): Sample {
  const cases = recordings.map((recording, place): Case => aCase({ id: `case-${place}`, recordings: [recording] }));
  return { cases, seed: "1", traces: cases.length, strata: [], digest: "d", leftOut: {} };
}

export function questions(count: number, id: string | null = "kb-1"): Sample {
  return sampleOf(Array.from({ length: count }, (_, n) => asked(n, { id })));
}

export function snapshotText(
  name: string,
  count: number,
  query: (n: number) => string = (n) => `question ${n}`,
): string {
  const results = Array.from({ length: count }, (_, n) => ({
    query: query(n),
    documents: [{ id: "d1", text: `${name} says ${n}` }],
  }));
  return `${JSON.stringify({ index: name, results })}\n`;
}

/** Layers whose part of the two variants is not the same. */
export function differing(before: { readonly versions: VersionTuple }, after: { readonly versions: VersionTuple }) {
  return LAYERS.filter((layer) => before.versions[layer].id !== after.versions[layer].id);
}
