import type { Assembled } from "../../domain/assembled.ts";
import type { Recording } from "../../domain/case.ts";
import type { RetrievedDocument } from "../../domain/message.ts";
import type { EndpointSpec } from "../../domain/suite.ts";
import type { RetrievalMeans, Snapshot } from "../../domain/variant.ts";
import type { SearchReply, Services } from "../../ports.ts";

/** What retrieval found for a recording; `documents` is absent where the trace holds no search. */
export type FoundDocuments =
  | { readonly status: "found"; readonly documents?: readonly RetrievedDocument[]; readonly index?: string }
  | Extract<Assembled, { status: "failed" }>;

export type FindDocuments = (
  recording: Recording,
  asked: { readonly trial: number; readonly signal: AbortSignal },
) => Promise<FoundDocuments>;

/** The documents that a variant's retrieval finds for a recording: over all its searches, the first of each id. */
export function documentFinder(means: RetrievalMeans, services: Services): FindDocuments {
  const find = finderOf(means, services);
  return async (recording, asked) => (recording.retrievals.length === 0 ? { status: "found" } : find(recording, asked));
}

function finderOf(means: RetrievalMeans, services: Services): FindDocuments {
  switch (means.kind) {
    case "none":
      return async () => ({ status: "found" });
    case "recorded":
      return async ({ retrievals }) => ({
        status: "found",
        documents: firstOfEachId(retrievals.flatMap((one) => one.documents)),
      });
    case "snapshot":
      return snapshotFinder(means.snapshot);
    case "endpoint":
      return endpointFinder(means.endpoint, services);
    default:
      return means satisfies never;
  }
}

function snapshotFinder(snapshot: Snapshot): FindDocuments {
  const byQuery = new Map(snapshot.results.map(({ query, documents }) => [normaliseQuery(query), documents]));
  return async ({ retrievals }) => {
    const found: RetrievedDocument[] = [];
    for (const { query } of retrievals) {
      if (query === undefined) return missing("the trace holds a search without its query", snapshot);
      const documents = byQuery.get(normaliseQuery(query));
      if (documents === undefined) return missing("a search of the trace is not in it", snapshot);
      found.push(...documents);
    }
    return { status: "found", documents: firstOfEachId(found) };
  };
}

/** The query itself is trace text and stays out. */
function missing(what: string, { index }: Snapshot): FoundDocuments {
  const detail = `the snapshot of index ${index} cannot answer: ${what}`;
  return { status: "failed", reason: "left-the-recording", detail };
}

function endpointFinder(endpoint: EndpointSpec, services: Services): FindDocuments {
  return async ({ retrievals, variables }, { trial, signal }) => {
    const queries = retrievals.flatMap(({ query }) => (query === undefined ? [] : [query]));
    if (queries.length < retrievals.length) {
      const detail = "the retrieval endpoint cannot be asked: the trace holds a search without its query";
      return { status: "failed", reason: "left-the-recording", detail };
    }
    const replies = await Promise.all(
      queries.map((query) => services.search({ endpoint, query, variables, trial }, signal)),
    );
    const failed = replies.find((reply) => reply.status === "failed");
    if (failed !== undefined) return failed;
    return foundIn(replies.filter((reply) => reply.status === "found"));
  };
}

/** An index that changed between two searches of one trace has both of its names. */
function foundIn(replies: readonly Extract<SearchReply, { status: "found" }>[]): FoundDocuments {
  const indexes = new Set(replies.map(({ index }) => index ?? "unknown"));
  const named = replies.some(({ index }) => index !== undefined);
  return {
    status: "found",
    documents: firstOfEachId(replies.flatMap(({ documents }) => documents)),
    ...(named ? { index: [...indexes].join(" and ") } : {}),
  };
}

function normaliseQuery(query: string): string {
  return query.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}

function firstOfEachId(documents: readonly RetrievedDocument[]): readonly RetrievedDocument[] {
  const byId = new Map<string, RetrievedDocument>();
  for (const document of documents) if (!byId.has(document.id)) byId.set(document.id, document);
  return [...byId.values()];
}
