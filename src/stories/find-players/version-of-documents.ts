import type { Case, Recording, Sample } from "../../domain/case.ts";
import type { RetrievalMeans, Snapshot, Variant } from "../../domain/variant.ts";
import { NO_SUCH_LAYER, type Version } from "../../domain/version.ts";
import { documentFinder } from "../../pipeline/assemble/documents.ts";
import { redactTexts } from "../../pipeline/redact.ts";
import type { Services } from "../../ports.ts";
import type { Wanted } from "./found-version.ts";
import { snapshotsOf } from "./snapshots-of-index.ts";
import type { VersionSearch } from "./version-search.ts";

/** One way to what an index found. @property what for people: "the snapshot kb.json of index kb-7" */
export type DocumentMeans = {
  readonly means: RetrievalMeans;
  readonly what: string;
  /** Whether it has the documents of a recording's searches. */
  answers(recording: Recording): Promise<boolean>;
};

/** The cases of the later state, and of the earlier one where they are at hand. */
export type Recorded = { readonly sample: Sample; readonly earlier?: Sample };

/**
 * The ways to what an index found, those first that are nearest to what was run: as recorded, from snapshots that name the
 * index, from what recordings found for the same queries, and from an endpoint that only this state has.
 *
 * @param own the cases that were recorded in this state, where it is that of a record
 */
export async function* documentsOf(
  search: VersionSearch,
  wanted: Wanted,
  { sample, earlier }: Recorded,
  own: Sample | undefined,
): AsyncGenerator<DocumentMeans> {
  const { version } = wanted;
  if (version.id === null) return;
  if (version.id === NO_SUCH_LAYER) {
    yield { means: { kind: "none" }, what: "no retrieval", answers: async () => true };
    return;
  }
  const isOf = recordedUnder(version, own);
  const recorded = asRecorded(version.id, sample, isOf);
  const isReplayed = search.base.retrieval.kind === "recorded";
  if (isReplayed) yield* recorded;
  for await (const { snapshot, what } of snapshotsOf(search, wanted))
    yield bySnapshot(await redacted(snapshot, search), what);
  const endpoint = await endpointOf(search, wanted);
  if (endpoint !== undefined) yield byEndpoint(endpoint, version.id);
  if (!isReplayed) yield* recorded;
  const all = [...sample.cases, ...(earlier?.cases ?? [])].flatMap(({ recordings }) => recordings);
  const found = foundIn(all.filter(isOf), version.id);
  if (found.results.length > 0) yield bySnapshot(found, `recordings of index ${version.id}`);
}

function asRecorded(index: string, { cases }: Sample, isOf: (one: Recording) => boolean): readonly DocumentMeans[] {
  const hasAny = searchedCases(cases).some(({ recordings }) => recordings.some(isOf));
  const what = `recordings of index ${index}`;
  return hasAny ? [{ means: { kind: "recorded" }, what, answers: async (one) => isOf(one) }] : [];
}

function byEndpoint(means: RetrievalMeans, index: string): DocumentMeans {
  const answers: DocumentMeans["answers"] = async ({ retrievals }) =>
    retrievals.every(({ query }) => query !== undefined);
  return { means, what: `the endpoint of index ${index}`, answers };
}

/** The cases of which a recording holds a search. */
export function searchedCases(cases: readonly Case[]): readonly Case[] {
  return cases.filter(({ recordings }) => recordings.some(({ retrievals }) => retrievals.length > 0));
}

/** A recording's own stamp; and in the state of a suite that states its index, what has no stamp of its own. */
function recordedUnder(version: Version, own: Sample | undefined): (recording: Recording) => boolean {
  const ids = new Set(own?.cases.flatMap(({ recordings }) => recordings.map(({ traceId }) => traceId)));
  return ({ traceId, versions: { retrieval } }) =>
    retrieval.id === version.id || (retrieval.id === null && version.source === "config" && ids.has(traceId));
}

/** The way that a person named. */
export async function* waysOfVariant(
  search: VersionSearch,
  { retrieval, versions }: Variant,
): AsyncGenerator<DocumentMeans> {
  const index = versions.retrieval.id ?? "unknown";
  if (retrieval.kind === "snapshot")
    yield bySnapshot(await redacted(retrieval.snapshot, search), `the snapshot of index ${index}`);
  else yield { means: retrieval, what: "what was named", answers: async () => true };
}

function bySnapshot(snapshot: Snapshot, what: string): DocumentMeans {
  const means = { kind: "snapshot", snapshot } as const;
  const find = documentFinder(means, NO_SERVICES);
  const { signal } = new AbortController();
  return { means, what, answers: async (one) => (await find(one, { trial: 0, signal })).status === "found" };
}

/** A snapshot answers by itself. */
const NO_SERVICES: Services = {
  search: async () => ({ status: "failed", reason: "unreachable", detail: "a snapshot asks nobody" }),
  callTool: async () => ({ status: "failed", reason: "unreachable", detail: "a snapshot asks nobody" }),
};

/** What recordings found, as a snapshot: of each query the first. */
function foundIn(recordings: readonly Recording[], index: string): Snapshot {
  const results = new Map<string, Snapshot["results"][number]>();
  for (const { retrievals } of recordings)
    for (const { query, documents } of retrievals)
      if (query !== undefined && !results.has(query)) results.set(query, { query, documents });
  return { index, results: [...results.values()] };
}

/** Queries of traces are redacted, and a snapshot's are compared with them. */
async function redacted(snapshot: Snapshot, { suite }: VersionSearch): Promise<Snapshot> {
  const { redact } = suite.traces;
  if (redact === null) return snapshot;
  const queries = await redactTexts(
    snapshot.results.map(({ query }) => query),
    undefined,
    redact,
  );
  return {
    ...snapshot,
    results: snapshot.results.map((one, place) => ({ ...one, query: queries[place] ?? one.query })),
  };
}

/** An endpoint answers from the index that it has now: it stands for a state only where the other one asked another. */
async function endpointOf(search: VersionSearch, { standpoint }: Wanted): Promise<RetrievalMeans | undefined> {
  const own = search.commitOf(standpoint);
  const others = search.commits.filter((commit) => commit !== own);
  if (own === undefined || others.length === 0) return undefined;
  const [mine, ...theirs] = await Promise.all([own, ...others].map((commit) => meansAt(search, commit)));
  if (mine?.kind !== "endpoint") return undefined;
  const isShared = theirs.some((means) => means?.kind === "endpoint" && means.endpoint.url === mine.endpoint.url);
  return isShared ? undefined : mine;
}

async function meansAt(search: VersionSearch, commit: string): Promise<Variant["retrieval"] | undefined> {
  const tree = search.tree(commit);
  return (await search.contents(tree, "retrieval")).at(-1)?.retrieval;
}
